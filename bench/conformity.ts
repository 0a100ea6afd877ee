/**
 * `npm run bench:conformity -- DIR [MANIFEST]`: reads every PDF of a folder through the pool of readers, measures it, and compares with the
 * folder's manifest.tsv (columns: file, pages, body_family, body_size_pt, spacing_class, justified, citation_style, annex_first_page; an
 * empty cell is not compared). Prints the misses, then the share right a measure. Exit code 1 when a share is under its target.
 */
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Measures } from '../src/conformity/measures.ts';
import { measure } from '../src/conformity/measure/measure.ts';
import { createReaderPool } from '../src/document/reader-pool.ts';
import { familyIs, styleIs } from './conformity-truth.ts';

type Row = Readonly<Record<string, string>>;
interface Answer {
  measure: string;
  right: boolean;
  got: unknown;
  wanted: string;
}

const TARGET: Readonly<Record<string, number>> = { citations: 0.9 };
const SLOW = 10_000;

function compare(row: Row, found: Measures): Answer[] {
  const { body } = found;
  const answers: Answer[] = [];
  const add = (name: string, cell: string, got: unknown, right: (wanted: string) => boolean) => {
    const wanted = row[cell] ?? '';
    if (wanted !== '') answers.push({ measure: name, right: right(wanted), got, wanted });
  };
  add('pages', 'pages', found.total, (wanted) => found.total === Number(wanted));
  if (!row['body_family']?.startsWith('?')) add('family', 'body_family', body.family, (wanted) => familyIs(wanted, body.family));
  add('size', 'body_size_pt', body.size, (wanted) => body.size !== null && Math.abs(body.size - Number(wanted)) <= 0.5);
  if (['<1.5', '1.5', '>1.5'].includes(row['spacing_class'] ?? ''))
    add('spacing', 'spacing_class', `${body.spacing} (${body.lineSpacing})`, (wanted) => body.spacing === wanted);
  if (['yes', 'no'].includes(row['justified'] ?? ''))
    add('justified', 'justified', `${body.justifiedVerdict} (${body.justified})`, (wanted) => body.justifiedVerdict === wanted);
  add('annex', 'annex_first_page', found.annexStart, (wanted) => (found.annexStart ?? 0) === Number(wanted));
  add('citations', 'citation_style', found.citations.style, (wanted) => styleIs(wanted, found.citations.style));
  return answers;
}

async function rowsOf(manifest: string): Promise<Row[]> {
  const [head = '', ...lines] = (await readFile(manifest, 'utf8')).split(/\r?\n/).filter((line) => line !== '');
  const names = head.split('\t');
  return lines.map((line) => Object.fromEntries(line.split('\t').map((cell, at) => [names[at] ?? '', cell])));
}

async function main(folder: string, manifest = path.join(folder, 'manifest.tsv')): Promise<number> {
  const rows = (await rowsOf(manifest)).filter((row) => row['file']?.endsWith('.pdf'));
  const size = Math.min(2, availableParallelism());
  const pool = createReaderPool({ size });
  const answers: Answer[] = [];
  const failures: string[] = [];
  let [pages, measuring, next] = [0, 0, 0];
  const began = performance.now();
  const work = async (): Promise<void> => {
    for (let row = rows[next++]; row; row = rows[next++]) {
      const file = row['file'] ?? '';
      const start = performance.now();
      const open = await pool.open(await readFile(path.join(folder, file)));
      if (open.outcome.ok) {
        const before = performance.now();
        const found = measure(open.outcome.document);
        measuring += performance.now() - before;
        pages += found.total;
        for (const answer of compare(row, found)) {
          answers.push(answer);
          if (!answer.right) console.log(`${file}\t${answer.measure}\tfound ${String(answer.got)}\twanted ${answer.wanted}`);
        }
      } else failures.push(`${file}: ${open.outcome.failure.reason}`);
      open.close();
      if (performance.now() - start > SLOW) failures.push(`${file}: over ${SLOW / 1000} s`);
    }
  };
  await Promise.all(Array.from({ length: size }, work));
  await pool.close();
  for (const failure of failures) console.log(failure);
  const took = (performance.now() - began) / 1000;
  console.log(
    `\n${rows.length} documents, ${pages} pages, ${took.toFixed(1)} s, of which measures ${(measuring / Math.max(1, pages)).toFixed(2)} ms/page\n`,
  );
  return report(answers) && failures.length === 0 ? 0 : 1;
}

/** Prints a line a measure; true when all reach their target (95 %, citations 90 %). */
function report(answers: readonly Answer[]): boolean {
  let reached = true;
  console.log('measure      right  of   share  target');
  for (const [name, group] of Map.groupBy(answers, (answer) => answer.measure)) {
    const right = group.filter((answer) => answer.right).length;
    const share = right / group.length;
    const target = TARGET[name] ?? 0.95;
    reached &&= share >= target;
    console.log(
      `${name.padEnd(11)} ${String(right).padStart(6)} ${String(group.length).padStart(3)}  ${(share * 100).toFixed(1).padStart(5)} % ${(target * 100).toFixed(0).padStart(5)} %${share < target ? '  under' : ''}`,
    );
  }
  return reached && answers.length > 0;
}

const [folder, manifest] = process.argv.slice(2);
if (!folder) {
  console.error('usage: npm run bench:conformity -- DIR [MANIFEST]');
  process.exitCode = 2;
} else process.exitCode = await main(folder, manifest);
