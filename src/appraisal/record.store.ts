/** What is on record of an appraisal beside its answers: who asked, what a lead reopened, what the student answered. */
import { sql } from 'kysely';
import type { Database } from '../kernel/database.ts';
import type { FormOf } from './appraisal.store.ts';

/** A name as it is shown. */
const NAME = sql<string>`p.first_name || ' ' || p.last_name`;

/** Names of people of `school`. */
export async function namesOf(db: Database, school: string, people: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (people.length === 0) return new Map();
  const rows = await db
    .selectFrom('person as p')
    .select(['p.person_id', NAME.as('name')])
    .where('p.school_id', '=', school)
    .where('p.person_id', 'in', people)
    .execute();
  return new Map(rows.map((row) => [row.person_id, row.name]));
}

/**
 * Who asked for the form, by the last link that was sent for it and did not only tell of what was given; null when nobody in particular did. Who
 * passed it on asks nothing: who asked them does.
 */
export async function askerOf(db: Database, { school, mission, rubric, author }: FormOf): Promise<string | null> {
  const row = await db
    .selectFrom('link as l')
    .innerJoin('person as p', (on) => on.onRef('p.school_id', '=', 'l.school_id').onRef('p.person_id', '=', 'l.created_by'))
    .select(
      sql<string | null>`CASE WHEN coalesce(l.letter->'values'->>'from', '') = '' THEN ${NAME}
        ELSE nullif(l.letter->'values'->>'by', '') END`.as('name'),
    )
    .where('l.school_id', '=', school)
    .where('l.mission_id', '=', mission)
    .where('l.person_id', '=', author)
    .where('l.item', '=', rubric)
    .where((eb) => eb.or([eb('l.served_at', 'is', null), eb('l.served_at', '>=', eb.ref('l.created_at'))]))
    .orderBy('l.created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.name ?? null;
}

/** A lead let what was sent be changed. */
export interface Reopening {
  by: string;
  reason: string;
  /** ISO 8601. */
  at: string;
}

/** The reopenings of an appraisal, newest first. */
export async function reopeningsOf(db: Database, school: string, appraisal: string): Promise<Reopening[]> {
  const rows = await db
    .selectFrom('appraisal_reopening as r')
    .innerJoin('person as p', (on) => on.onRef('p.school_id', '=', 'r.school_id').onRef('p.person_id', '=', 'r.given_by'))
    .select(['r.reason', 'r.given_at', NAME.as('name')])
    .where('r.school_id', '=', school)
    .where('r.appraisal_id', '=', appraisal)
    .orderBy('r.given_at', 'desc')
    .execute();
  return rows.map(({ name, reason, given_at }) => ({ by: name, reason, at: given_at.toISOString() }));
}

/** What the student answered. */
export interface Reply {
  words: string;
  /** ISO 8601. */
  at: string;
  /** Which sending it answers. */
  submission: string;
}

/** What the student answered to any sending of an appraisal, oldest first. */
export async function repliesOf(db: Database, school: string, appraisal: string): Promise<Reply[]> {
  const rows = await db
    .selectFrom('appraisal_reply as r')
    .innerJoin('appraisal_submission as s', (on) =>
      on.onRef('s.school_id', '=', 'r.school_id').onRef('s.submission_id', '=', 'r.submission_id'),
    )
    .select(['r.words', 'r.said_at', 'r.submission_id'])
    .where('r.school_id', '=', school)
    .where('s.appraisal_id', '=', appraisal)
    .orderBy('r.said_at')
    .execute();
  return rows.map(({ words, said_at, submission_id }) => ({ words, at: said_at.toISOString(), submission: submission_id }));
}

/** Where a form stands, in one query: what a saving is allowed by. Null without such a mission. */
export async function formPlace(db: Database, school: string, mission: string) {
  const row = await db
    .selectFrom('mission as m')
    .innerJoin('cohort as c', (on) => on.onRef('c.school_id', '=', 'm.school_id').onRef('c.cohort_id', '=', 'm.cohort_id'))
    .leftJoin('mission_tutor as t', (on) =>
      on.onRef('t.school_id', '=', 'm.school_id').onRef('t.mission_id', '=', 'm.mission_id').on('t.left_at', 'is', null),
    )
    .select(['c.guide', 'c.version', 'm.student_id'])
    .select([
      sql<string[]>`coalesce(array_agg(t.person_id) FILTER (WHERE t.kind = 'company'), '{}')`.as('company'),
      sql<string[]>`coalesce(array_agg(t.person_id) FILTER (WHERE t.kind = 'academic'), '{}')`.as('academic'),
    ])
    .where('m.school_id', '=', school)
    .where('m.mission_id', '=', mission)
    .groupBy(['c.guide', 'c.version', 'm.student_id'])
    .executeTakeFirst();
  return row ?? null;
}
