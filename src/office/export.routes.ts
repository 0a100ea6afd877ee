/** What leaves the list of deposits: its table as CSV, its files as an archive that streams. */
import { makeZip, predictLength } from 'client-zip';
import { stringify } from 'csv-stringify/sync';
import { type Context, Hono } from 'hono';
import { DEPOSIT_ABILITIES } from '../deposit/deposit.policy.ts';
import type { DepositDeps } from '../deposit/deposit.routes.tsx';
import type { Guide } from '../guide/schema.ts';
import { foundIn, mayDo } from '../identity/entry.ts';
import { disposition } from '../kernel/disposition.ts';
import type { FileStore } from '../kernel/files.ts';
import { findCohort, guideOf } from '../mission/cohort.routes.tsx';
import type { Cohort } from '../mission/mission.ts';
import type { Lang } from '../ui/lang.ts';
import { langOf } from '../ui/shell.routes.ts';
import { type Member, membersOf, safeName } from './archive.ts';
import { readRows } from './office.store.ts';
import { type Asked, chosen, SHOWS } from './rows.ts';
import { tableHead, tableRow } from './table.ts';
import { OFFICE_WORDS } from './words.ts';

/** Filter and name that the address asks for; an unknown filter shows everything. */
export function askedIn(c: Context): Asked {
  const show = SHOWS.find((each) => each === c.req.query('show')) ?? 'all';
  return { show, query: (c.req.query('q') ?? '').trim().slice(0, 100) };
}

/** A table for spreadsheets: a byte order mark, semicolons in French; a cell that would be a formula is text. */
export const csv = (lines: readonly (readonly (string | number)[])[], lang: Lang): string =>
  stringify(
    lines.map((line) => [...line]),
    { bom: true, delimiter: lang === 'fr' ? ';' : ',', escape_formulas: true, record_delimiter: 'windows' },
  );

async function asked(c: Context, { db, clock, shelf }: DepositDeps) {
  const cohort = foundIn<Cohort>(c);
  const guide = guideOf(shelf(), cohort);
  const { rows } = await readRows(db, cohort, guide, clock.now());
  return { cohort, guide, rows: chosen(rows, askedIn(c)), lang: langOf(c) };
}

async function table(c: Context, deps: DepositDeps): Promise<Response> {
  const { cohort, guide, rows, lang } = await asked(c, deps);
  const lines = [tableHead(guide, lang, false), ...rows.map((row) => tableRow(row, guide, lang))];
  return c.body(csv(lines, lang), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': disposition('attachment', `${safeName(OFFICE_WORDS[lang].tab(cohort.name))}.csv`),
    'cache-control': 'no-store',
  });
}

/** Asks for every file before the archive begins: what is missing is a fault, never an archive that is short. */
async function assertKept(files: FileStore, members: readonly Member[]): Promise<void> {
  for (const { row } of members) {
    const bytes = await files.stream(row.deposit.sha256);
    if (!bytes) throw new Error(`the bytes of deposit ${row.deposit.id} are not in the store`);
    await bytes.cancel();
  }
}

/** The bytes of a deposit as they come; fails when they are not those that were deposited, to the count. */
async function* bytesOf(files: FileStore, { row }: Member): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { id, sha256, bytes } = row.deposit;
  const stream = await files.stream(sha256);
  if (!stream) throw new Error(`the bytes of deposit ${id} are not in the store`);
  let count = 0;
  for await (const piece of stream) {
    count += piece.byteLength;
    yield piece as Uint8Array<ArrayBuffer>;
  }
  if (count !== bytes) throw new Error(`the bytes of deposit ${id} are ${count}, not ${bytes}`);
}

/** Everything that goes into the archive: the files, then the table of their hashes. */
function* archived(files: FileStore, members: readonly Member[], guide: Guide, lang: Lang) {
  for (const member of members) {
    const { receivedAt, bytes } = member.row.deposit;
    yield { name: member.path, lastModified: new Date(receivedAt), size: bytes, input: bytesOf(files, member) };
  }
  const lines = [tableHead(guide, lang, true), ...members.map(({ row, path }) => tableRow(row, guide, lang, path))];
  const receipts = new TextEncoder().encode(csv(lines, lang));
  yield { name: 'receipts.csv', size: receipts.byteLength, input: receipts };
}

async function archive(c: Context, deps: DepositDeps): Promise<Response> {
  const { files } = deps;
  const { cohort, guide, rows, lang } = await asked(c, deps);
  const members = membersOf(rows, guide.language);
  await assertKept(files, members);
  const length = predictLength([...archived(files, members, guide, lang)].map(({ name, size }) => ({ name, size })));
  return c.body(makeZip(archived(files, members, guide, lang)), 200, {
    'content-type': 'application/zip',
    'content-length': String(length),
    'content-disposition': disposition('attachment', `${safeName(OFFICE_WORDS[lang].tab(cohort.name))}.zip`),
    'cache-control': 'no-store',
  });
}

/** /cohorts/:cohort/deposits.csv and /cohorts/:cohort/deposits.zip, under the filters of the page. */
export function exportRoutes(deps: DepositDeps): Hono {
  const guard = () => mayDo(deps.identity, DEPOSIT_ABILITIES.export, findCohort(deps), DEPOSIT_ABILITIES.list);
  return new Hono()
    .get('/cohorts/:cohort/deposits.csv', guard(), (c) => table(c, deps))
    .get('/cohorts/:cohort/deposits.zip', guard(), (c) => archive(c, deps));
}
