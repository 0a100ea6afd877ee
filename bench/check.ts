/**
 * `npm run bench:check -- [FOLDER] [--guide ID]`: how long a check takes, beside `pdftotext -bbox-layout` (poppler) on the same files, in one
 * interleaved run. Documents: those of 45 to 70 pages in FOLDER (tests/corpus unless given). Prints, in milliseconds, medians of the rounds:
 * the warm reader of a server, the whole command, the reading of QR codes and the drawing of a page apart; then the memory of a reader and the
 * cost a page of generated documents.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCheck } from '../src/conformity/check.job.ts';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { OpenDocument, ReaderPool } from '../src/document/document.ts';
import { createReaderPool } from '../src/document/reader-pool.ts';
import { programmes } from '../src/guide/folder.store.ts';
import { readGuide } from '../src/guide/library.store.ts';
import type { Guide } from '../src/guide/schema.ts';
import { ROOT } from '../src/kernel/root.ts';
import { manyPages } from '../tests/support/raw-pdf.ts';

const FEWEST = 45;
const MOST = 70;
const ROUNDS = 5;
const DRAWN = 900;

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};
const line = (cells: readonly (string | number)[]) =>
  process.stdout.write(`${cells.map((cell, at) => (at ? String(cell).padStart(10) : String(cell).padEnd(34))).join(' ')}\n`);
const ms = (value: number) => value.toFixed(0);

async function timed<T>(work: () => Promise<T> | T): Promise<[number, T]> {
  const began = performance.now();
  const result = await work();
  return [performance.now() - began, result];
}

/** A pool whose reading of codes is counted apart: `spent` is what it took since it was last set to 0. */
function countingCodes(pool: ReaderPool): { pool: ReaderPool; spent: number } {
  const counting = {
    spent: 0,
    pool: {
      close: () => pool.close(),
      async open(...asked: Parameters<ReaderPool['open']>): Promise<OpenDocument> {
        const open = await pool.open(...asked);
        const qrCodes: OpenDocument['qrCodes'] = async (pages) => {
          const [spent, codes] = await timed(() => open.qrCodes(pages));
          counting.spent += spent;
          return codes;
        };
        return { outcome: open.outcome, qrCodes, render: (page, width) => open.render(page, width), close: () => open.close() };
      },
    },
  };
  return counting;
}

/** One check as a server makes it. */
async function check(pool: ReaderPool, guide: Guide, name: string, bytes: Uint8Array) {
  const deliverable = guide.deliverables.find((each) => each.main) ?? guide.deliverables[0];
  if (!deliverable) throw new Error(`guide ${guide.guide} has no deliverable`);
  const order = {
    bytes,
    name,
    guide,
    deliverable,
    student: null,
    at: null,
    facts: new Set<never>(),
    lang: 'fr' as const,
    now: () => 0,
  };
  return runCheck(order, pool);
}

/** Greatest resident memory of the readers, in MB: children of this process, as the kernel counts them. */
function readersMemory(): number {
  const peaks = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        const status = readFileSync(`/proc/${pid}/status`, 'utf8');
        const of = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
        return of('PPid') === process.pid ? of('VmHWM') : 0;
      } catch {
        return 0; // ended meanwhile
      }
    });
  return Math.max(0, ...peaks) / 1024;
}

async function pagesOf(path: string): Promise<number> {
  try {
    return (await PDFDocument.load(readFileSync(path), { updateMetadata: false })).getPageCount();
  } catch {
    return 0; // locked or damaged: not for this bench
  }
}

interface Row {
  name: string;
  pages: number;
  poppler: number;
  warm: number;
  command: number;
  codes: number;
  drawn: number;
}

async function measure(path: string, name: string, pages: number, guide: Guide, pool: ReaderPool): Promise<Row> {
  const counting = countingCodes(pool);
  const bytes = readFileSync(path);
  const rounds = {
    poppler: [] as number[],
    warm: [] as number[],
    command: [] as number[],
    codes: [] as number[],
    drawn: [] as number[],
  };
  for (let round = 0; round <= ROUNDS; round++) {
    const [poppler] = await timed(() => spawnSync('pdftotext', ['-bbox-layout', path, '/dev/null']));
    counting.spent = 0;
    const [whole, run] = await timed(() => check(counting.pool, guide, name, bytes));
    const [drawn] = await timed(() => run.open.render(1 + (round % pages), DRAWN));
    run.open.close();
    const [command] = await timed(() =>
      spawnSync(join(ROOT, 'bin', 'soutenir.mjs'), ['check', path, '--guide', guide.guide, '--json']),
    );
    if (round === 0) continue; // warms the disk and the readers
    rounds.poppler.push(poppler);
    rounds.warm.push(whole - counting.spent);
    rounds.codes.push(counting.spent);
    rounds.drawn.push(drawn);
    rounds.command.push(command);
  }
  const { poppler, warm, command, codes, drawn } = rounds;
  return {
    name,
    pages,
    poppler: median(poppler),
    warm: median(warm),
    command: median(command),
    codes: median(codes),
    drawn: median(drawn),
  };
}

async function documents(folder: string, guide: Guide): Promise<void> {
  const pool = createReaderPool({ size: 1 });
  const rows: Row[] = [];
  line(['document', 'pages', 'pdftotext', 'warm', 'ratio', 'command', 'ratio', 'QR', 'a drawing']);
  for (const name of readdirSync(folder)
    .filter((each) => each.endsWith('.pdf'))
    .sort()) {
    const pages = await pagesOf(join(folder, name));
    if (pages < FEWEST || pages > MOST) continue;
    const row = await measure(join(folder, name), name, pages, guide, pool);
    rows.push(row);
    print(row);
  }
  const of = (key: Exclude<keyof Row, 'name'>) => median(rows.map((row) => row[key]));
  const ratio = (key: 'warm' | 'command') => median(rows.map((row) => row[key] / row.poppler)).toFixed(2);
  line([
    `median of ${rows.length}`,
    of('pages'),
    ms(of('poppler')),
    ms(of('warm')),
    ratio('warm'),
    ms(of('command')),
    ratio('command'),
    ms(of('codes')),
    ms(of('drawn')),
  ]);
  process.stdout.write(`\nreader: ${readersMemory().toFixed(0)} MB at most after ${rows.length * (ROUNDS + 1)} documents\n\n`);
  await pool.close();
}

function print({ name, pages, poppler, warm, command, codes, drawn }: Row): void {
  line([
    name,
    pages,
    ms(poppler),
    ms(warm),
    (warm / poppler).toFixed(2),
    ms(command),
    (command / poppler).toFixed(2),
    ms(codes),
    ms(drawn),
  ]);
}

/** The same page of text, more and more of it. */
async function lengths(guide: Guide): Promise<void> {
  line(['generated pages', 'ms', 'ms a page', 'reader MB']);
  for (const pages of [10, 60, 300, 1000]) {
    const pool = createReaderPool({ size: 1 });
    const bytes = manyPages(
      pages,
      (page, row) =>
        `Ligne ${row} de la page ${page}, les livraisons du matin sont comparees entre elles ${(page * 7 + row) % 97}`,
    );
    const times: number[] = [];
    for (let round = 0; round < 3; round++) {
      const [spent, run] = await timed(() => check(pool, guide, 'generated.pdf', bytes));
      run.open.close();
      times.push(spent);
    }
    line([pages, ms(median(times)), (median(times) / pages).toFixed(2), readersMemory().toFixed(0)]);
    await pool.close();
  }
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { guide: { type: 'string' } } });
const content = join(ROOT, 'content');
const found = readGuide(content, values.guide ?? programmes(content)[0] ?? '');
if (!found || !('guide' in found)) throw new Error(`no guide ${values.guide ?? ''}`);
await documents(positionals[0] ?? join(ROOT, 'tests', 'corpus'), found.guide);
await lengths(found.guide);
