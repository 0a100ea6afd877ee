/** What was done to many missions by one form: done once, kept with what came of it. */
import { appraisalsOf } from '../appraisal/appraisal.store.ts';
import { among, type Database } from '../kernel/database.ts';
import { isId } from '../kernel/id.ts';
import type { Mission } from '../mission/mission.ts';
import { type Act, askedKey, type Told } from './matrix-bulk.ts';

/** An action of a form. `at` in milliseconds. */
interface NewAct {
  school: string;
  id: string;
  cohort: string;
  act: Act;
  by: string;
  at: number;
}

/** Keeps that the action begins. @returns false when the form was sent before: nothing is done again */
export async function beginAct(trx: Database, { school, id, cohort, act, by, at }: NewAct): Promise<boolean> {
  const row = await trx
    .insertInto('bulk_act')
    .values({ school_id: school, act_id: id, cohort_id: cohort, act, done_by: by, done_at: new Date(at) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('act_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Keeps what came of it. */
export async function endAct(trx: Database, school: string, id: string, told: Told): Promise<void> {
  await trx
    .updateTable('bulk_act')
    .set({ told: JSON.stringify(told) })
    .where('school_id', '=', school)
    .where('act_id', '=', id)
    .execute();
}

/** An action with what came of it, null while it runs. */
export interface DoneAct {
  act: Act;
  told: Told | null;
}

/** The action `id` of a cohort; null when there is none. */
export async function readAct(db: Database, school: string, cohort: string, id: string): Promise<DoneAct | null> {
  if (!isId(id)) return null;
  const row = await db
    .selectFrom('bulk_act')
    .select(['act', 'told'])
    .where('school_id', '=', school)
    .where('cohort_id', '=', cohort)
    .where('act_id', '=', id)
    .executeTakeFirst();
  return row ? { act: row.act as Act, told: row.told as Told | null } : null;
}

/** Who was asked for something, begun or gave it (`askedKey`). Tutors of the school are asked through their account. */
export async function askedOf(db: Database, school: string, missions: readonly Mission[]): Promise<ReadonlySet<string>> {
  const ids = missions.map((m) => m.id);
  if (ids.length === 0) return new Set();
  const [known, letters] = await Promise.all([
    appraisalsOf(db, school, ids),
    db
      .selectFrom('account_invitation')
      .select(['mission_id as mission', 'person_id as author', 'item'])
      .where('school_id', '=', school)
      .where('mission_id', '=', among(ids))
      .where('purpose', 'in', ['appraisal', 'feedback'])
      .where('letter_id', 'is not', null)
      .execute(),
  ]);
  return new Set([...known, ...letters].map(({ mission, author, item }) => askedKey(mission, { person: author, item })));
}
