/** Missions whose student, company or tutors bear the words of a search. Names are read only when something is looked for. */
import { sql, type RawBuilder } from 'kysely';
import { holdsWords } from '../kernel/folded.ts';

interface Search {
  /** A table of the query, after `mine` (mission_id, student_id). */
  table: RawBuilder<unknown>;
  /** Whether mission `id` is found. */
  found(id: RawBuilder<unknown>): RawBuilder<unknown>;
}

/** Each word of `query` is to be somewhere in what a mission of `school` is looked for by. */
export function searchOf(school: string, query: string): Search {
  const words = holdsWords(query, sql.ref('told'));
  if (words.length === 0) return { table: sql`sought AS (SELECT mission_id FROM mine)`, found: () => sql`true` };
  const every = words.map((word) => sql`bool_or(${word})`);
  const table = sql`
  sought AS MATERIALIZED (SELECT mission_id FROM (
    SELECT mine.mission_id, concat_ws(' ', p.named, translate(lower(p.student_number), '-/._', '    ')) AS told
      FROM mine JOIN person AS p ON p.school_id = ${school} AND p.person_id = mine.student_id
    UNION ALL SELECT mine.mission_id, w.told
      FROM mine JOIN mission_period AS w ON w.school_id = ${school} AND w.mission_id = mine.mission_id
    UNION ALL SELECT mine.mission_id, p.named
      FROM mine JOIN mission_tutor AS t ON t.school_id = ${school} AND t.mission_id = mine.mission_id AND t.left_at IS NULL
      JOIN person AS p ON p.school_id = ${school} AND p.person_id = t.person_id) AS each
    WHERE ${sql.join(words, sql` OR `)}
    GROUP BY mission_id HAVING ${sql.join(every, sql` AND `)})`;
  return { table, found: (id) => sql`${id} IN (SELECT mission_id FROM sought)` };
}
