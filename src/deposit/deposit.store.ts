/** Deposits as they are read, one, by version or by summary, and the reopenings given for them. */
import type { Selectable } from 'kysely';
import type { Database } from '../kernel/database.ts';
import { isId } from '../kernel/id.ts';
import { record } from '../kernel/journal.store.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Tables } from '../kernel/tables.ts';
import type { Deposit, DepositSummary } from './deposit.ts';
import { effective } from './findings.ts';
import { lastVersions, notesAbout } from './summary-rows.store.ts';
import { validationsOf } from './validation.store.ts';

/** A row as the rest of the product knows it. */
export function depositOf(row: Selectable<Tables['deposit']>): Deposit {
  return {
    school: row.school_id,
    id: row.deposit_id,
    mission: row.mission_id,
    deliverable: row.deliverable,
    number: row.number,
    sha256: row.sha256,
    bytes: Number(row.bytes),
    originalName: row.original_name,
    fileName: row.file_name,
    begunAt: row.begun_at.toISOString(),
    receivedAt: row.received_at.toISOString(),
    deadline: row.deadline?.toISOString() ?? null,
    guide: row.guide,
    guideVersion: row.guide_version,
    declarations: row.declarations,
    code: row.code,
    depositedBy: row.deposited_by,
  };
}

/** The deposit `id`; null when the school has none. */
export async function readDeposit(db: Database, school: string, id: string): Promise<Deposit | null> {
  if (!isId(id)) return null;
  const row = await db
    .selectFrom('deposit')
    .selectAll()
    .where('school_id', '=', school)
    .where('deposit_id', '=', id)
    .executeTakeFirst();
  return row ? depositOf(row) : null;
}

/** Every version of a deliverable, newest first. */
export async function versionsOf(db: Database, school: string, mission: string, deliverable: string): Promise<Deposit[]> {
  const rows = await db
    .selectFrom('deposit')
    .selectAll()
    .where('school_id', '=', school)
    .where('mission_id', '=', mission)
    .where('deliverable', '=', deliverable)
    .orderBy('number', 'desc')
    .execute();
  return rows.map(depositOf);
}

/** The deposit that verification code `code` names, whatever the school; null when there is none. */
export async function findByCode(db: Database, code: string): Promise<Deposit | null> {
  const row = await db.selectFrom('deposit').selectAll().where('code', '=', code).executeTakeFirst();
  return row ? depositOf(row) : null;
}

/** What happens to the deposits of one mission happens one after the other. */
export async function lockMission(trx: Database, school: string, mission: string): Promise<void> {
  await trx
    .selectFrom('mission')
    .select('mission_id')
    .where('school_id', '=', school)
    .where('mission_id', '=', mission)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** A lead let one more version come after the deadline. */
export interface Reopening {
  id: string;
  reason: string;
  givenBy: string;
  /** ISO 8601, UTC. */
  givenAt: string;
}

/** The reopening of a deliverable that no version has used yet; null when there is none. */
export async function reopeningOf(db: Database, school: string, mission: string, deliverable: string): Promise<Reopening | null> {
  const row = await db
    .selectFrom('reopening')
    .select(['reopening_id', 'reason', 'given_by', 'given_at'])
    .where('school_id', '=', school)
    .where('mission_id', '=', mission)
    .where('deliverable', '=', deliverable)
    .where('deposit_id', 'is', null)
    .orderBy('given_at')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  return { id: row.reopening_id, reason: row.reason, givenBy: row.given_by, givenAt: row.given_at.toISOString() };
}

/** What is reopened, why, by whom, when (milliseconds). */
export interface NewReopening {
  school: string;
  mission: string;
  deliverable: string;
  reason: string;
  givenBy: string;
  givenAt: number;
}

/**
 * Reopens a deliverable for one more version and says so in the journal: last in the transaction `trx`. Throws 'reopen-needless' when
 * an unused one is there. Whether the deadline is over is for the caller to see.
 */
export async function addReopening(trx: Database, given: NewReopening): Promise<string> {
  const { school, mission, deliverable, reason, givenBy, givenAt } = given;
  await lockMission(trx, school, mission);
  if (await reopeningOf(trx, school, mission, deliverable)) throw new Refusal('reopen-needless', {});
  const { reopening_id } = await trx
    .insertInto('reopening')
    .values({ school_id: school, mission_id: mission, deliverable, reason, given_by: givenBy, given_at: new Date(givenAt) })
    .returning('reopening_id')
    .executeTakeFirstOrThrow();
  const details = { deliverable, reason, reopening: reopening_id };
  const entry = { school, at: givenAt, actor: givenBy, via: 'session', details };
  await record(trx, { ...entry, action: 'deposit.reopened', subject: `mission:${mission}` });
  return reopening_id;
}

/** The last version of each deliverable of `missions`, with the verdict of its latest report, waived findings aside. */
export async function summariesOf(db: Database, school: string, missions: readonly string[]): Promise<DepositSummary[]> {
  if (missions.length === 0) return [];
  const { rows } = await lastVersions(school, missions).execute(db);
  const [said, validated] = await Promise.all([
    notesAbout(db, school, rows),
    validationsOf(
      db,
      school,
      rows.map((row) => row.deposit_id),
    ),
  ]);
  return rows.map((row) => {
    const notes = said.get(row.deposit_id);
    const heard = notes ? effective(notes.report, notes.notes) : null;
    const blocking = heard?.blocking ?? row.blocking ?? 0;
    return {
      id: row.deposit_id,
      mission: row.mission_id,
      deliverable: row.deliverable,
      number: row.number,
      receivedAt: row.received_at.toISOString(),
      deadline: row.deadline?.toISOString() ?? null,
      bytes: Number(row.bytes),
      fileName: row.file_name,
      sha256: row.sha256,
      verdict: heard?.report.verdict ?? row.verdict,
      checkState: row.state,
      toCheck: heard?.toCheck ?? (row.failed ?? 0) - blocking,
      blocking,
      contested: heard?.contested ?? 0,
      validations: validated.get(row.deposit_id) ?? [],
    };
  });
}
