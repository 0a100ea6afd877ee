/** Writes a workbook (XLSX) in a thread of its own: that of a large cohort takes seconds, during which pages and saves must not wait. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { BUNDLE, ROOT } from '../kernel/root.ts';
import { Turns } from '../kernel/turns.ts';

/** A cell: text, or a day (YYYY-MM-DD) that spreadsheets keep as a date. */
export type SheetCell = string | { day: string };

export interface WrittenSheet {
  name: string;
  /** Titles of the columns, which stay in sight; none for a sheet that is only read. */
  head?: readonly string[];
  lines: readonly (readonly SheetCell[])[];
  /** Of each column, in characters. */
  widths: readonly number[];
  /** Long text goes to the line. */
  wrap?: boolean;
}

/** What the thread runs: the source in development and tests, else the bundle. */
function program(): string {
  const source = join(ROOT, 'src', 'document', 'workbook-process.ts');
  if (import.meta.url.endsWith('.ts')) return source;
  const bundled = join(BUNDLE, 'workbook-process.mjs');
  return existsSync(bundled) ? bundled : source;
}

/** One at a time: the other processor is for everyone else. */
const turns = new Turns(1);

/** The bytes of a workbook of `sheets`. */
export function writeWorkbook(sheets: readonly WrittenSheet[]): Promise<Uint8Array<ArrayBuffer>> {
  return turns.take(
    () =>
      new Promise((resolve, reject) => {
        const worker = new Worker(program(), {
          workerData: JSON.stringify(sheets),
          execArgv: ['--disable-warning=ExperimentalWarning'],
          env: {},
        });
        worker.once('message', resolve);
        worker.once('error', reject);
        worker.once('exit', () => reject(new Error('the thread that writes a workbook ended before it had written')));
      }),
  );
}
