/** The missions of a person, when two records turn out to be one: moved, unless the two of them stand in each other's way. */
import { sql } from 'kysely';
import type { Database } from '../kernel/database.ts';
import type { Merge } from '../kernel/merge.ts';
import { moveRows, renamePerson } from '../kernel/merge.store.ts';

type Two = Pick<Merge, 'school' | 'from' | 'into'>;

/** Missions that go on in one cohort, one of each record: a student has one. */
export async function twoMissions(db: Database, { school, from, into }: Two): Promise<string[]> {
  const { rows } = await sql<{ mission: string }>`
    SELECT mission_id AS mission FROM mission AS m
    WHERE school_id = ${school} AND student_id IN (${from}, ${into}) AND broken_off_on IS NULL AND EXISTS (
      SELECT FROM mission AS o WHERE o.school_id = m.school_id AND o.cohort_id = m.cohort_id AND o.broken_off_on IS NULL
        AND o.student_id IN (${from}, ${into}) AND o.student_id <> m.student_id)
    ORDER BY created_at`.execute(db);
  return rows.map((row) => row.mission);
}

/** Missions of one record that the other one follows: nobody is their own tutor. */
export async function ownTutor(db: Database, { school, from, into }: Two): Promise<string[]> {
  const { rows } = await sql<{ mission: string }>`
    SELECT DISTINCT m.mission_id AS mission FROM mission AS m JOIN mission_tutor AS t USING (school_id, mission_id)
    WHERE m.school_id = ${school} AND m.student_id IN (${from}, ${into}) AND t.person_id IN (${from}, ${into})`.execute(db);
  return rows.map((row) => row.mission);
}

/** Moves them. Where both followed a mission, one does: since the first day, and still if either does. */
export async function movePerson(trx: Database, merge: Merge): Promise<void> {
  const { school, from, into } = merge;
  await sql`
    UPDATE mission_tutor AS kept SET since = least(kept.since, gone.since),
      confirmed_at = coalesce(kept.confirmed_at, gone.confirmed_at),
      left_at = CASE WHEN kept.left_at IS NULL OR gone.left_at IS NULL THEN NULL ELSE greatest(kept.left_at, gone.left_at) END,
      left_reason = CASE WHEN kept.left_at IS NULL OR gone.left_at IS NULL THEN NULL ELSE kept.left_reason END
    FROM mission_tutor AS gone
    WHERE kept.school_id = ${school} AND kept.person_id = ${into} AND gone.school_id = ${school} AND gone.person_id = ${from}
      AND gone.mission_id = kept.mission_id AND gone.kind = kept.kind`.execute(trx);
  await sql`
    DELETE FROM mission_tutor AS gone USING mission_tutor AS kept
    WHERE kept.school_id = ${school} AND kept.person_id = ${into} AND gone.school_id = ${school} AND gone.person_id = ${from}
      AND gone.mission_id = kept.mission_id AND gone.kind = kept.kind`.execute(trx);
  await moveRows(trx, merge, 'account_invitation');
  await renamePerson(trx, merge, {
    mission: ['student_id'],
    mission_tutor: ['person_id'],
    extension: ['given_by'],
    mission_waiver: ['given_by'],
    mission_alert: ['said_by', 'handled_by'],
    mission_note: ['said_by'],
    cohort_invitation: ['created_by'],
  });
}

/** A mission that a person has, or follows. */
export interface MissionLine {
  mission: string;
  cohort: string;
  /** Name of the student. */
  student: string;
  as: 'student' | 'company' | 'academic';
  /** Broken off, or the tutor left. */
  over: boolean;
}

/** The missions of `person`, newest first. */
export async function missionLines(db: Database, school: string, person: string): Promise<MissionLine[]> {
  const { rows } = await sql<MissionLine>`
    SELECT m.mission_id AS mission, c.name AS cohort, p.first_name || ' ' || p.last_name AS student, held."as",
      held.over OR m.broken_off_on IS NOT NULL AS over
    FROM (
      SELECT school_id, mission_id, 'student' AS "as", false AS over FROM mission WHERE school_id = ${school} AND student_id = ${person}
      UNION ALL
      SELECT school_id, mission_id, kind, left_at IS NOT NULL FROM mission_tutor
      WHERE school_id = ${school} AND person_id = ${person}) AS held
    JOIN mission AS m USING (school_id, mission_id) JOIN cohort AS c USING (school_id, cohort_id)
    JOIN person AS p ON p.school_id = m.school_id AND p.person_id = m.student_id
    ORDER BY m.created_at DESC, p.last_name, m.mission_id`.execute(db);
  return rows;
}
