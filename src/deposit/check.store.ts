/** Checks of deposits and of uploads being tried: asked, followed, kept with the report that they made. A report is written once. */
import type { Selectable } from 'kysely';
import type { Report } from '../conformity/finding.ts';
import type { Database } from '../kernel/database.ts';
import { isId } from '../kernel/id.ts';
import { enqueue } from '../kernel/jobs.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Tables } from '../kernel/tables.ts';
import { OPEN } from './check-run.store.ts';
import { type Check, NEXT_STATES } from './deposit.ts';

export interface CheckRequest {
  school: string;
  /** One of the two. */
  deposit?: string;
  upload?: string;
  /** Page where the student declares that annexes begin. */
  annexesFrom?: number | null;
  askedBy: string | null;
  /** Milliseconds. */
  askedAt: number;
}

/** Tries of a check, about two minutes in all: it then says that it failed, and may be asked for again. */
const TRIES = 5;

/** What people try goes after what they handed in: a larger number is done later. */
const TRIAL_PRIORITY = 10;

/** Asks for a check in the transaction `trx`; it begins once that is committed. Returns its identifier. */
export async function askCheck(trx: Database, request: CheckRequest): Promise<string> {
  const { school, deposit, upload, annexesFrom, askedBy, askedAt } = request;
  const { check_id } = await trx
    .insertInto('conformity_check')
    .values({
      school_id: school,
      deposit_id: deposit ?? null,
      upload_id: upload ?? null,
      annexes_from: annexesFrom ?? null,
      asked_by: askedBy,
      asked_at: new Date(askedAt),
    })
    .returning('check_id')
    .executeTakeFirstOrThrow();
  const options = { tries: TRIES, ...(upload && { priority: TRIAL_PRIORITY }) };
  await enqueue(trx, 'check-document', { school, check: check_id }, options);
  return check_id;
}

/**
 * Asks for a new check of `deposit` beside those that it has, in the transaction `trx`. Throws 'check-under-way' while one waits or reads.
 * `annexesFrom`: absent, what was declared last stays.
 */
export async function askAgain(
  trx: Database,
  request: Omit<CheckRequest, 'deposit' | 'upload'> & { deposit: string },
): Promise<{ check: string; annexesFrom: number | null }> {
  const { school, deposit } = request;
  await lockDeposit(trx, school, deposit);
  const [last] = await checksOf(trx, school, deposit);
  if (last && NEXT_STATES[last.state].length > 0) throw new Refusal('check-under-way', {});
  const annexesFrom = request.annexesFrom === undefined ? (last?.annexesFrom ?? null) : request.annexesFrom;
  const askedAt = Math.max(request.askedAt, last ? Date.parse(last.askedAt) + 1 : 0);
  return { check: await askCheck(trx, { ...request, annexesFrom, askedAt }), annexesFrom };
}

/** One writer at a time for what is added to a deposit. */
export async function lockDeposit(trx: Database, school: string, deposit: string): Promise<void> {
  await trx
    .selectFrom('deposit')
    .select('deposit_id')
    .where('school_id', '=', school)
    .where('deposit_id', '=', deposit)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** How many checks of `school` will be made before `check`, most likely: those of deposits that were asked for earlier. */
export async function aheadOf(db: Database, school: string, check: Pick<Check, 'askedAt'>): Promise<number> {
  const { count } = await db
    .selectFrom('conformity_check')
    .select((e) => e.fn.countAll<string>().as('count'))
    .where('school_id', '=', school)
    .where('deposit_id', 'is not', null)
    .where('state', 'in', OPEN)
    .where('asked_at', '<', new Date(check.askedAt))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The check `id` of `school`; null when there is none. */
export async function readCheck(db: Database, school: string, id: string): Promise<Check | null> {
  if (!isId(id)) return null;
  const row = await checks(db, school).where('check_id', '=', id).executeTakeFirst();
  return row ? checkOf(row) : null;
}

/** Checks of a deposit, newest first. */
export async function checksOf(db: Database, school: string, deposit: string): Promise<Check[]> {
  const rows = await checks(db, school).where('deposit_id', '=', deposit).execute();
  return rows.map(checkOf);
}

/** The latest check of an upload; null when it was not tried. */
export async function checkOfUpload(db: Database, school: string, upload: string): Promise<Check | null> {
  const row = await checks(db, school).where('upload_id', '=', upload).limit(1).executeTakeFirst();
  return row ? checkOf(row) : null;
}

const checks = (db: Database, school: string) =>
  db
    .selectFrom('conformity_check')
    .selectAll()
    .where('school_id', '=', school)
    .orderBy('asked_at', 'desc')
    .orderBy('check_id', 'desc');

function checkOf(row: Selectable<Tables['conformity_check']>): Check {
  return {
    id: row.check_id,
    deposit: row.deposit_id,
    upload: row.upload_id,
    state: row.state,
    page: row.page,
    pages: row.pages,
    annexesFrom: row.annexes_from,
    askedAt: row.asked_at.toISOString(),
    doneAt: row.done_at?.toISOString() ?? null,
    engine: row.engine,
    guideHash: row.guide_hash,
    verdict: row.verdict,
    report: row.report as Report | null,
    sizes: row.sizes ?? [],
  };
}

/** What a check is asked of: the bytes, their name, when they came, what they are held to. */
export interface Checked {
  mission: string;
  deliverable: string;
  sha256: string;
  fileName: string;
  /** ISO 8601, UTC. */
  receivedAt: string;
  /** Of a deposit, as it was when it came: null where there was none. Undefined for an upload. */
  deadline: string | null | undefined;
}

/** What `check` is asked of; null when it is gone. */
export async function checkedOf(db: Database, school: string, check: Check): Promise<Checked | null> {
  if (check.deposit) {
    const row = await db
      .selectFrom('deposit')
      .select(['mission_id', 'deliverable', 'sha256', 'file_name', 'received_at', 'deadline'])
      .where('school_id', '=', school)
      .where('deposit_id', '=', check.deposit)
      .executeTakeFirst();
    return row ? { ...common(row), deadline: row.deadline?.toISOString() ?? null } : null;
  }
  const row = await db
    .selectFrom('upload')
    .select(['mission_id', 'deliverable', 'sha256', 'file_name', 'received_at'])
    .where('school_id', '=', school)
    .where('upload_id', '=', check.upload)
    .executeTakeFirst();
  return row ? { ...common(row), deadline: undefined } : null;
}

interface Row {
  mission_id: string;
  deliverable: string;
  sha256: string;
  file_name: string;
  received_at: Date;
}

const common = (row: Row) => ({
  mission: row.mission_id,
  deliverable: row.deliverable,
  sha256: row.sha256,
  fileName: row.file_name,
  receivedAt: row.received_at.toISOString(),
});
