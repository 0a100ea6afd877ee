/** What leaves the list of deposits: its table as CSV, its files as an archive that streams. */
import { makeZip, predictLength } from 'client-zip';
import { type Context, Hono } from 'hono';
import type { DepositSummary } from '../deposit/deposit.ts';
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
import { membersOf } from './archive.ts';
import { safeName } from '../kernel/file-name.ts';
import { csv, csvAnswer } from '../ui/csv.routes.ts';
import { eachRows, type RowsOrder } from './deposits.store.ts';
import { askedIn } from './rows.ts';
import { tableHead, tableRow } from './table.ts';
import { OFFICE_WORDS } from './words.ts';

function asked(c: Context, { clock, shelf }: DepositDeps): { order: RowsOrder; lang: Lang; name: string } {
  const cohort = foundIn<Cohort>(c);
  const lang = langOf(c);
  const order = { cohort, guide: guideOf(shelf(), cohort), now: clock.now(), asked: askedIn((name) => c.req.query(name)) };
  return { order, lang, name: OFFICE_WORDS[lang].tab(cohort.name) };
}

/** The lines of the table, lot after lot. */
async function* lines(deps: DepositDeps, order: RowsOrder, lang: Lang) {
  for await (const rows of eachRows(deps.db, order)) yield rows.map((row) => tableRow(row, order.guide, lang));
}

function table(c: Context, deps: DepositDeps): Promise<Response> {
  const { order, lang, name } = asked(c, deps);
  return csvAnswer(c, name, tableHead(order.guide, lang, false), lines(deps, order, lang), lang);
}

/** What goes into the archive: where, and its line in the table of the archive. */
interface Packed {
  path: string;
  deposit: Pick<DepositSummary, 'id' | 'sha256' | 'bytes' | 'receivedAt'>;
  line: readonly (string | number)[];
}

/** The files of the filter, without the missions that they come from: thousands of them are a few megabytes. */
async function packed(deps: DepositDeps, order: RowsOrder, lang: Lang): Promise<Packed[]> {
  const { guide } = order;
  const taken = new Set<string>();
  const all: Packed[] = [];
  for await (const rows of eachRows(deps.db, order)) {
    for (const { row, path } of membersOf(rows, guide.language, taken)) {
      const { id, sha256, bytes, receivedAt } = row.deposit;
      all.push({ path, deposit: { id, sha256, bytes, receivedAt }, line: tableRow(row, guide, lang, path) });
    }
  }
  return all;
}

/** Asks for every file before the archive begins: what is missing is a fault, never an archive that is short. */
async function assertKept(files: FileStore, members: readonly Packed[]): Promise<void> {
  for (const { deposit } of members) {
    const bytes = await files.stream(deposit.sha256);
    if (!bytes) throw new Error(`the bytes of deposit ${deposit.id} are not in the store`);
    await bytes.cancel();
  }
}

/** The bytes of a deposit as they come; fails when they are not those that were deposited, to the count. */
async function* bytesOf(files: FileStore, { deposit }: Packed): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { id, sha256, bytes } = deposit;
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
function* archived(files: FileStore, members: readonly Packed[], guide: Guide, lang: Lang) {
  for (const member of members) {
    const { receivedAt, bytes } = member.deposit;
    yield { name: member.path, lastModified: new Date(receivedAt), size: bytes, input: bytesOf(files, member) };
  }
  const receipts = new TextEncoder().encode(csv([tableHead(guide, lang, true), ...members.map(({ line }) => line)], lang));
  yield { name: 'receipts.csv', size: receipts.byteLength, input: receipts };
}

async function archive(c: Context, deps: DepositDeps): Promise<Response> {
  const { files } = deps;
  const { order, lang, name } = asked(c, deps);
  const { guide } = order;
  const members = await packed(deps, order, lang);
  await assertKept(files, members);
  const length = predictLength([...archived(files, members, guide, lang)].map(({ name: path, size }) => ({ name: path, size })));
  return c.body(makeZip(archived(files, members, guide, lang)), 200, {
    'content-type': 'application/zip',
    'content-length': String(length),
    'content-disposition': disposition('attachment', `${safeName(name)}.zip`),
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
