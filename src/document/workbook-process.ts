/** Entry of the thread that writes one workbook: sheets in, the bytes of the XLSX out, then it ends. */
import { parentPort, workerData } from 'node:worker_threads';
import writeExcelFile, { type Row } from 'write-excel-file/node';
import type { SheetCell, WrittenSheet } from './workbook.ts';

/** Text is written as text, whatever it begins with: no cell is a formula. */
const cellOf = (cell: SheetCell, wrap: boolean) => {
  if (cell === '') return null;
  if (typeof cell === 'string') return { value: cell, type: String, wrap };
  return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' };
};
const heading = (value: string) => ({ value, type: String, fontWeight: 'bold' as const });

const sheets = (JSON.parse(workerData as string) as WrittenSheet[]).map(({ name, head, lines, widths, wrap }) => {
  const rows: Row[] = lines.map((line) => line.map((cell) => cellOf(cell, wrap ?? false)));
  return {
    sheet: name,
    data: head ? [head.map(heading), ...rows] : rows,
    columns: widths.map((width) => ({ width })),
    ...(head && { stickyRowsCount: 1 }),
  };
});
// Memory of its own: that of a small buffer is shared, and would not move.
const bytes = Uint8Array.from(await writeExcelFile(sheets).toBuffer());
parentPort?.postMessage(bytes, [bytes.buffer]);
