/** Missions whose student, company or tutors bear the words of a search. Names are read only when something is looked for. */
import { sql, type RawBuilder } from 'kysely';
import { patternOf, wordsOf } from './search.ts';

/** Each mission of `mine` (a table of the query: mission_id, student_id) with what it is looked for by. */
export const named = (school: string) => sql`
  named AS MATERIALIZED (SELECT mission_id, string_agg(words, ' ') AS text FROM (
    SELECT mine.mission_id, concat_ws(' ', p.last_name, p.first_name, p.student_number) AS words
      FROM mine JOIN person AS p ON p.school_id = ${school} AND p.person_id = mine.student_id
    UNION ALL SELECT w.mission_id, concat_ws(' ', w.name, w.place)
      FROM mine JOIN mission_period AS w ON w.school_id = ${school} AND w.mission_id = mine.mission_id
    UNION ALL SELECT t.mission_id, concat_ws(' ', p.last_name, p.first_name)
      FROM mine JOIN mission_tutor AS t ON t.school_id = ${school} AND t.mission_id = mine.mission_id AND t.left_at IS NULL
      JOIN person AS p ON p.school_id = ${school} AND p.person_id = t.person_id) AS said
    GROUP BY mission_id)`;

/** Whether each word of `query` is somewhere in the names of mission `id`. */
export function searched(query: string, id: RawBuilder<unknown>): RawBuilder<unknown> {
  const words = wordsOf(query);
  if (words.length === 0) return sql`true`;
  const each = words.map((word) => sql`named.text ~ ${patternOf(word)}`);
  return sql`${id} IN (SELECT mission_id FROM named WHERE ${sql.join(each, sql` AND `)})`;
}
