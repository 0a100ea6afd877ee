/** Whom the page of the demo shows, however many people a visitor brought in: as many rows are read. */
import { sql } from 'kysely';
import { type Person, selectPersons, toPerson } from '../identity/person.store.ts';
import type { Database } from '../kernel/database.ts';
import { FIRST_SCHOOL } from '../kernel/school.ts';

const school = FIRST_SCHOOL;

/** People who came since, the last of them, who are shown beside those of the demo's own making. */
const NEWCOMERS = 12;
/** Missions that are read of each tutor: their students are named as long as they are fewer. */
const NAMED = 3;

export interface Shown {
  people: Person[];
  /** How many people are not among them. */
  others: number;
  /** The missions of the students, some of those of the tutors. */
  missions: string[];
  /** Tutor → how many missions they follow. */
  following: ReadonlyMap<string, number>;
}

/** Those of the demo's own making, who entered the database in one transaction, and the last who came since; how many there are in all. */
async function peopleShown(db: Database): Promise<{ ids: string[]; all: number }> {
  const { rows } = await sql<{ id: string; all: number }>`
    WITH everyone AS MATERIALIZED (SELECT p.person_id AS id, u."createdAt" AS at FROM person AS p
        JOIN auth_user AS u ON u.id = p.person_id::text WHERE p.school_id = ${school} AND p.merged_into IS NULL),
      whole AS (SELECT min(at) AS first, count(*)::int AS all FROM everyone)
    SELECT id, whole.all FROM everyone, whole WHERE at = whole.first
    UNION ALL (SELECT id, whole.all FROM everyone, whole WHERE at > whole.first ORDER BY at DESC, id LIMIT ${NEWCOMERS})`.execute(
    db,
  );
  return { ids: rows.map(({ id }) => id), all: rows[0]?.all ?? 0 };
}

/** Whom the page shows, with the missions that it tells of. */
export async function shownPeople(db: Database): Promise<Shown> {
  const { ids, all } = await peopleShown(db);
  if (ids.length === 0) return { people: [], others: 0, missions: [], following: new Map() };
  const [people, { rows: missions }, { rows: following }] = await Promise.all([
    selectPersons(db)
      .where('p.school_id', '=', school)
      .where('p.person_id', 'in', ids)
      .orderBy('p.last_name')
      .orderBy('p.first_name')
      .orderBy('p.person_id')
      .execute(),
    sql<{ id: string }>`
      SELECT mission_id AS id FROM mission WHERE school_id = ${school} AND student_id = ANY(${ids}::uuid[])
      UNION SELECT t.mission_id FROM unnest(${ids}::uuid[]) AS who(id) CROSS JOIN LATERAL (SELECT mission_id FROM mission_tutor
        WHERE school_id = ${school} AND person_id = who.id AND left_at IS NULL LIMIT ${NAMED}) AS t`.execute(db),
    sql<{ id: string; students: number }>`
      SELECT person_id AS id, count(DISTINCT mission_id)::int AS students FROM mission_tutor
      WHERE school_id = ${school} AND person_id = ANY(${ids}::uuid[]) AND left_at IS NULL GROUP BY person_id`.execute(db),
  ]);
  return {
    people: people.map(toPerson),
    others: all - ids.length,
    missions: missions.map(({ id }) => id),
    following: new Map(following.map(({ id, students }) => [id, students])),
  };
}
