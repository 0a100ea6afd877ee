/** `soutenir check`: one file against one guide, as a report on a terminal or as JSON. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { styleText } from 'node:util';
import { checkHeavy, runCheck, type CheckOrder } from '../conformity/check.job.ts';
import type { Report } from '../conformity/finding.ts';
import { fr } from '../conformity/wording.ts';
import type { ReaderPool } from '../document/document.ts';
import { createReaderPool } from '../document/reader-pool.ts';
import type { Deliverable } from '../guide/deliverable.ts';
import { quickGuide } from '../guide/cache.store.ts';
import { programmes } from '../guide/folder.store.ts';
import type { Guide } from '../guide/schema.ts';
import { systemClock } from '../kernel/clock.ts';
import { BUNDLE, ROOT } from '../kernel/root.ts';
import { type CheckOptions, parseCheck, USAGE } from './check-options.ts';
import { progress } from './progress.ts';
import { reportText } from './report-text.ts';

/** A sentence for the person at the terminal, and exit code 2. */
class Refused extends Error {}

/**
 * Runs `soutenir check`.
 *
 * @param argv what follows "check"
 * @returns the exit code: 0 conform, 1 any finding or undetermined, 2 not readable or bad usage
 */
export async function checkCommand(argv: readonly string[]): Promise<number> {
  const parsed = parseCheck(argv);
  if (!parsed.ok) {
    if (parsed.problem === null) process.stdout.write(USAGE[parsed.lang]);
    else process.stderr.write(`soutenir check: ${parsed.problem}\n\n${USAGE[parsed.lang]}`);
    return parsed.problem === null ? 0 : 2;
  }
  const { options } = parsed;
  // The reader starts while the guide and the file are read.
  const pool = createReaderPool({ size: 1 });
  try {
    return await check(options, pool);
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault;
    process.stderr.write(`soutenir check: ${fault.message}\n`);
    return 2;
  } finally {
    await pool.close();
  }
}

async function check(options: CheckOptions, pool: ReaderPool): Promise<number> {
  const french = options.lang === 'fr';
  const size = await sizeOf(options.file, french);
  const guide = await guideOf(options, french);
  const deliverable = deliverableOf(guide, options, french);
  const { student, at, facts, lang } = options;
  const order = { name: basename(options.file), guide, deliverable, student, at, facts, lang, now: () => systemClock.now() };
  const { report, read } = await examine(options.file, size, order, pool);
  if (options.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else {
    const width = Math.max(40, Math.min(process.stdout.columns || 100, 110));
    const paint: Parameters<typeof reportText>[1]['paint'] = (style, text) => styleText(style, text, { stream: process.stdout });
    process.stdout.write(reportText(report, { guide, deliverable, lang, width, paint }));
  }
  if (!read) return 2;
  return report.verdict === 'conform' ? 0 : 1;
}

/** Reads and checks the file. A file heavier than the guide accepts is only weighed; `read` is false when the bytes cannot be read. */
async function examine(
  path: string,
  size: number,
  order: Omit<CheckOrder, 'bytes'>,
  pool: ReaderPool,
): Promise<{ report: Report; read: boolean }> {
  if (size > order.deliverable.file.maxBytes) {
    const hash = createHash('sha256');
    for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
    return { report: checkHeavy(order, size, hash.digest('hex')).report, read: true };
  }
  const bytes = await readFile(path);
  const shown = progress(process.stderr, order.lang);
  try {
    const run = await runCheck({ ...order, bytes }, pool, shown.watch);
    run.open.close();
    return { report: run.report, read: run.subject.outcome.ok };
  } finally {
    shown.clear();
  }
}

async function sizeOf(path: string, french: boolean): Promise<number> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new Refused(french ? fr`fichier introuvable : ${path}` : `no such file: ${path}`);
  if (!found.isFile()) throw new Refused(french ? fr`ce n’est pas un fichier : ${path}` : `not a file: ${path}`);
  return found.size;
}

async function guideOf({ guide: id, version }: CheckOptions, french: boolean): Promise<Guide> {
  const content = join(ROOT, 'content');
  const found = await quickGuide(content, id, version, join(BUNDLE, 'guides'));
  if (!found) {
    const known = programmes(content).join(', ');
    const asked = version === null ? id : `${id} ${version}`;
    throw new Refused(french ? fr`guide inconnu : ${asked} (guides : ${known})` : `unknown guide: ${asked} (guides: ${known})`);
  }
  if ('guide' in found) return found.guide;
  const problems = found.problems.map((each) => `  ${each.file}:${each.line}:${each.column} ${each.message} ${each.todo}`);
  throw new Refused([french ? fr`le guide ${id} a des erreurs :` : `the guide ${id} has errors:`, ...problems].join('\n'));
}

function deliverableOf(guide: Guide, { deliverable }: CheckOptions, french: boolean): Deliverable {
  const found = guide.deliverables.find((each) => (deliverable === null ? each.main : each.id === deliverable));
  if (found) return found;
  const [first] = guide.deliverables;
  if (deliverable === null && first) return first;
  const known = guide.deliverables.map((each) => each.id).join(', ');
  throw new Refused(
    french
      ? fr`livrable inconnu : ${deliverable} (livrables du guide : ${known})`
      : `unknown deliverable: ${deliverable} (of this guide: ${known})`,
  );
}
