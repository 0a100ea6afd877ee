/** What homes ask of the whole database: what is missing in cohorts, which worries wait for an answer, how many missions there are. */
import { sql } from 'kysely';
import type { Database } from '../kernel/database.ts';

/** A deliverable of a cohort and its last instant there; null when no date is set. */
export interface Due {
  cohort: string;
  deliverable: string;
  milestone: string;
  /** ISO 8601. */
  at: string | null;
}

/** A deliverable that a student has not handed in. */
export interface Missing {
  mission: string;
  cohort: string;
  deliverable: string;
  firstName: string;
  lastName: string;
  /** Last instant in force, extensions counted; null without a date. */
  due: Date | null;
}

/** What is missing: how much in all, how much of it late, and the most pressing lines. */
export interface AllMissing {
  total: number;
  late: number;
  /** How much of it in each cohort that has some. */
  inCohort: Readonly<Record<string, number>>;
  lines: readonly Missing[];
}

/** What is missing of `dues` in `school` at `now` (milliseconds), the soonest first, at most `limit` lines. */
export async function missingOf(
  db: Database,
  school: string,
  dues: readonly Due[],
  now: number,
  limit: number,
): Promise<AllMissing> {
  if (dues.length === 0) return { total: 0, late: 0, inCohort: {}, lines: [] };
  const { rows } = await sql<Missing & { total: string; late: string; inCohort: Record<string, number> }>`
    WITH due AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(dues)}::jsonb)
      AS d(cohort uuid, deliverable text, milestone text, at timestamptz)),
    longer AS (SELECT cohort_id, mission_id, milestone, max(until) AS until FROM extension
      WHERE school_id = ${school} GROUP BY cohort_id, mission_id, milestone),
    missing AS (SELECT m.mission_id AS mission, m.cohort_id AS cohort, due.deliverable, p.first_name AS "firstName", p.last_name AS "lastName",
      greatest(due.at, everyone.until, own.until) AS due
    FROM due
    JOIN mission AS m ON m.school_id = ${school} AND m.cohort_id = due.cohort AND m.broken_off_on IS NULL
    JOIN person AS p ON p.school_id = m.school_id AND p.person_id = m.student_id
    LEFT JOIN longer AS everyone ON everyone.cohort_id = m.cohort_id AND everyone.mission_id IS NULL AND everyone.milestone = due.milestone
    LEFT JOIN longer AS own ON own.mission_id = m.mission_id AND own.milestone = due.milestone
    WHERE NOT EXISTS (SELECT FROM deposit AS d
      WHERE d.school_id = m.school_id AND d.mission_id = m.mission_id AND d.deliverable = due.deliverable))
    SELECT missing.*, count(*) OVER () AS total, count(*) FILTER (WHERE due + interval '1 second' <= ${new Date(now)}) OVER () AS late,
      (SELECT jsonb_object_agg(cohort, n) FROM (SELECT cohort, count(*) AS n FROM missing GROUP BY cohort) AS c) AS "inCohort"
    FROM missing ORDER BY due NULLS LAST, "lastName", "firstName", deliverable
    LIMIT ${limit}`.execute(db);
  return { total: Number(rows[0]?.total ?? 0), late: Number(rows[0]?.late ?? 0), inCohort: rows[0]?.inCohort ?? {}, lines: rows };
}

/** A worry that nobody has dealt with. */
export interface OpenAlert {
  id: string;
  mission: string;
  firstName: string;
  lastName: string;
  said: Date;
}

/** Worries of `cohorts` that wait for an answer, the oldest first, at most `limit`; and how many there are in all. */
export async function openAlerts(
  db: Database,
  school: string,
  cohorts: readonly string[],
  limit: number,
): Promise<{ alerts: readonly OpenAlert[]; total: number }> {
  if (cohorts.length === 0) return { alerts: [], total: 0 };
  const { rows } = await sql<OpenAlert & { total: number }>`
    SELECT a.alert_id AS id, a.mission_id AS mission, p.first_name AS "firstName", p.last_name AS "lastName", a.said_at AS said,
      (count(*) OVER ())::int AS total
    FROM mission_alert AS a
    JOIN mission AS m ON m.school_id = a.school_id AND m.mission_id = a.mission_id AND m.cohort_id = ANY(${cohorts}::uuid[])
    JOIN person AS p ON p.school_id = m.school_id AND p.person_id = m.student_id
    WHERE a.school_id = ${school} AND a.handled_at IS NULL
    ORDER BY a.said_at, a.alert_id LIMIT ${limit}`.execute(db);
  return { alerts: rows, total: rows[0]?.total ?? 0 };
}

/** How many missions each cohort of `school` has. */
export async function missionCounts(
  db: Database,
  school: string,
  cohorts: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (cohorts.length === 0) return new Map();
  const rows = await db
    .selectFrom('mission')
    .select(['cohort_id', (e) => e.fn.countAll<string>().as('missions')])
    .where('school_id', '=', school)
    .where('cohort_id', 'in', cohorts)
    .groupBy('cohort_id')
    .execute();
  return new Map(rows.map((row) => [row.cohort_id, Number(row.missions)]));
}
