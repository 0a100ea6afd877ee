/** Entry of a process that reads one table: the bytes on its input, the lines as JSON on its output, then it ends. */
import { readFileSync, writeSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import readSheets from 'read-excel-file/node';
import { delimiterOf, kindOfTable, MOST_CELLS, MOST_LINES, type Table, textOf, withoutGuard } from './table.ts';
import { bookOf, shownLines } from './xlsx-more.ts';

/** A number as a spreadsheet keeps it, written out: "1.2345678901234E13" is fourteen figures. */
const written = (text: string): string =>
  /e/i.test(text) && Number.isSafeInteger(Number(text)) ? String(Number(text)) : text.replace(/^(-?\d+)\.0+$/, '$1');

/** A cell as text. Formulas are not computed: a cell says what was last computed in it. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().replace('T00:00:00.000Z', '');
  return typeof value === 'boolean' ? (value ? 'oui' : 'non') : String(value);
}

/** Lines of several cells, two at least: not the page of titles or of advice that comes before a table. */
const isTable = (lines: readonly (readonly unknown[])[]): boolean =>
  lines.filter((line) => line.filter((cell) => cell !== null && cell !== '').length >= 3).length >= 2;

async function xlsx(bytes: Buffer): Promise<Table> {
  try {
    const sheets = await readSheets(bytes, { parseNumber: written });
    const book = bookOf(bytes);
    const all = sheets.map(({ sheet, data }, at) => ({ sheet, data, at }));
    const seen = all.filter(({ at }) => !book.hidden.has(at));
    const tables = seen.filter(({ data }) => isTable(data));
    const read = tables[0] ?? seen[0] ?? all[0];
    if (!read) return { ok: true, lines: [], sheet: null };
    const lines = shownLines(
      read.data.map((line) => line.map(cellText)),
      book.more(read.at),
    );
    return { ok: true, lines, sheet: tables.length > 1 ? read.sheet : null };
  } catch (fault) {
    const { name } = fault as Error;
    if (name === 'RangeError') return { ok: false, reason: 'too-large-in-memory' };
    return { ok: false, reason: 'damaged' };
  }
}

function csv(bytes: Buffer): Table {
  const text = textOf(bytes);
  const delimiter = delimiterOf(text);
  const body = text.replace(/^sep=.(?=\r?\n)/i, '');
  let read = 0;
  try {
    const lines = parse(body, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      // Pieces of several files pasted together have the line ends of each.
      record_delimiter: ['\r\n', '\n', '\r'],
      skip_empty_lines: false,
      to: MOST_LINES + 1,
      on_record: (record: string[], { lines: until }) => {
        read = until;
        return record;
      },
    });
    return { ok: true, lines: lines.map((line) => line.map(withoutGuard)), sheet: null };
  } catch (fault) {
    const open = (fault as { code?: string }).code === 'CSV_QUOTE_NOT_CLOSED';
    return open ? { ok: false, reason: 'open-quote', line: read + 1 } : { ok: false, reason: 'damaged' };
  }
}

/** Half a character and the zero are in no text that a database keeps. */
const kept = (cell: string): string => cell.replaceAll('\0', '').toWellFormed();

function within(table: Table): Table {
  if (!table.ok) return table;
  const { lines } = table;
  if (lines.every((line) => line.every((cell) => cell.trim() === ''))) return { ok: false, reason: 'empty' };
  const wide = lines.some((line) => line.findLastIndex((cell) => cell !== '') >= MOST_CELLS);
  return wide || lines.length > MOST_LINES
    ? { ok: false, reason: 'too-many' }
    : { ...table, lines: lines.map((line) => line.map(kept)) };
}

async function main(): Promise<void> {
  const bytes = readFileSync(0);
  const kind = kindOfTable(bytes);
  const table: Table = kind === 'xlsx' ? await xlsx(bytes) : kind === 'text' ? csv(bytes) : { ok: false, reason: kind };
  let rest = Buffer.from(JSON.stringify(within(table)));
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EAGAIN') throw fault;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}

await main();
