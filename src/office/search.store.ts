/** Missions whose student, company or tutors bear the words of a search. Names are read only when something is looked for. */
import { sql, type RawBuilder } from 'kysely';
import { patternOf, wordsOf } from './search.ts';

/**
 * Missions of `mine` (a table of the query: mission_id, student_id) that bear each word of `query`, as the table `named`. Each person is
 * read once, however many missions they follow; a name bears a bit for each of the words that it holds.
 */
export function named(school: string, query: string): RawBuilder<unknown> {
  const patterns = wordsOf(query).map(patternOf);
  if (patterns.length === 0) return sql`named AS (SELECT mission_id FROM mine)`;
  const some = sql`text ~ ${patterns.map((pattern) => `(?:${pattern})`).join('|')}`;
  const bit = (place: number) => sql.lit(1 << place);
  const bits =
    patterns.length === 1
      ? bit(0)
      : sql.join(
          patterns.map((pattern, place) => sql`CASE WHEN text ~ ${pattern} THEN ${bit(place)} ELSE 0 END`),
          sql` | `,
        );
  // OFFSET 0: who is concerned is found before names are read, which takes longer.
  return sql`
    concerned AS MATERIALIZED (SELECT mission_id, student_id AS person_id FROM mine
      UNION ALL SELECT t.mission_id, t.person_id FROM mine
      JOIN mission_tutor AS t ON t.school_id = ${school} AND t.mission_id = mine.mission_id AND t.left_at IS NULL),
    bearer AS MATERIALIZED (SELECT person_id, ${bits} AS bits
      FROM (SELECT person_id, concat_ws(' ', last_name, first_name, student_number) AS text FROM person
        WHERE school_id = ${school} AND person_id IN (SELECT person_id FROM concerned) OFFSET 0) AS person WHERE ${some}),
    named AS MATERIALIZED (SELECT mission_id FROM (
      SELECT concerned.mission_id, bearer.bits FROM concerned JOIN bearer ON bearer.person_id = concerned.person_id
      UNION ALL SELECT mission_id, ${bits}
        FROM (SELECT w.mission_id, concat_ws(' ', w.name, w.place) AS text FROM mine
          JOIN mission_period AS w ON w.school_id = ${school} AND w.mission_id = mine.mission_id OFFSET 0) AS place WHERE ${some}) AS said
      GROUP BY mission_id HAVING bit_or(bits) = ${sql.lit((1 << patterns.length) - 1)})`;
}

/** Whether mission `id` bears each word of `query`, where `named` is a table of the query. */
export const searched = (query: string, id: RawBuilder<unknown>): RawBuilder<unknown> =>
  wordsOf(query).length === 0 ? sql`true` : sql`${id} IN (SELECT mission_id FROM named)`;
