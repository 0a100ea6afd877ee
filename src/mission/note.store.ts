/** Notes in the database: written once, never edited. */
import { sql } from 'kysely';
import type { Database } from '../kernel/database.ts';
import type { Note } from './note.ts';

/** A note to keep. `id` is that of its form: sent twice, it is kept once. `at` in milliseconds. */
export interface NewNote {
  school: string;
  id: string;
  mission: string;
  by: string;
  words: string;
  shared: boolean;
  at: number;
}

/** Keeps a note. @returns false when it was kept before */
export async function addNote(trx: Database, { school, id, mission, by, words, shared, at }: NewNote): Promise<boolean> {
  const row = await trx
    .insertInto('mission_note')
    .values({ school_id: school, note_id: id, mission_id: mission, said_by: by, words, shared, said_at: new Date(at) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('note_id')
    .executeTakeFirst();
  return row !== undefined;
}

interface NotesOrder {
  school: string;
  mission: string;
  /** Only those that the student reads. */
  shared: boolean;
  /** How many to leave out, from the newest. */
  skip?: number;
  limit: number;
}

/** The notes of a mission, newest first; and how many there are in all. */
export async function notesOf(
  db: Database,
  { school, mission, shared, skip = 0, limit }: NotesOrder,
): Promise<{ notes: readonly Note[]; total: number }> {
  const rows = await db
    .selectFrom('mission_note as n')
    .innerJoin('person as p', (j) => j.onRef('p.school_id', '=', 'n.school_id').onRef('p.person_id', '=', 'n.said_by'))
    .select(['n.note_id', 'n.words', 'n.shared', 'n.said_at', 'n.said_by', 'p.last_name', 'p.first_name'])
    .select(sql<number>`(count(*) OVER ())::int`.as('total'))
    .where('n.school_id', '=', school)
    .where('n.mission_id', '=', mission)
    .$if(shared, (q) => q.where('n.shared', '=', true))
    .orderBy('n.said_at', 'desc')
    .orderBy('n.note_id')
    .offset(skip)
    .limit(limit)
    .execute();
  const notes = rows.map((row) => ({
    id: row.note_id,
    by: { id: row.said_by, lastName: row.last_name, firstName: row.first_name },
    words: row.words,
    shared: row.shared,
    at: row.said_at.toISOString(),
  }));
  return { notes, total: rows[0]?.total ?? 0 };
}
