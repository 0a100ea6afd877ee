/** More time that was given in a cohort: to everyone, and the last ones to each. */
import { sql } from 'kysely';
import type { Database } from '../kernel/database.ts';
import type { Cohort, Extension } from '../mission/mission.ts';
import { extensionOf } from '../mission/mission-rows.store.ts';

/** Those who give more time in a cohort do it one after the other. */
export async function lockCohort(trx: Database, { school, id }: Cohort): Promise<void> {
  await trx
    .selectFrom('cohort')
    .select('cohort_id')
    .where('school_id', '=', school)
    .where('cohort_id', '=', id)
    .forUpdate()
    .execute();
}

/** More time as a list shows it. `student`: null when it is for everyone. */
export interface Given {
  student: string | null;
  extension: Extension;
}

/** More time given in a cohort, that of everyone first, then the newest; and how many there are in all. */
export async function givenIn(
  db: Database,
  { school, id }: Cohort,
  limit: number,
): Promise<{ given: readonly Given[]; total: number }> {
  const { rows } = await sql<{
    student: string | null;
    mission_id: string | null;
    milestone: string;
    until: Date;
    reason: string;
    given_at: Date;
    total: number;
  }>`
    SELECT p.first_name || ' ' || p.last_name AS student, e.mission_id, e.milestone, e.until, e.reason, e.given_at,
      (count(*) OVER ())::int AS total
    FROM extension AS e LEFT JOIN mission AS m ON m.school_id = e.school_id AND m.mission_id = e.mission_id
    LEFT JOIN person AS p ON p.school_id = m.school_id AND p.person_id = m.student_id
    WHERE e.school_id = ${school} AND e.cohort_id = ${id}
    ORDER BY e.mission_id IS NOT NULL, e.given_at DESC, e.extension_id LIMIT ${limit}`.execute(db);
  return { given: rows.map((row) => ({ student: row.student, extension: extensionOf(row) })), total: rows[0]?.total ?? 0 };
}
