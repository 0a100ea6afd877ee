/** Feedback in free text, in the database. Only added to. */
import { sql } from 'kysely';
import type { Database } from '../kernel/database.ts';
import { record } from '../kernel/journal.store.ts';
import type { Feedback } from './feedback.ts';

/** Every feedback of a mission, newest first. */
export async function feedbackOf(db: Database, school: string, mission: string): Promise<Feedback[]> {
  const rows = await db
    .selectFrom('feedback as f')
    .innerJoin('person as p', (on) => on.onRef('p.school_id', '=', 'f.school_id').onRef('p.person_id', '=', 'f.author_id'))
    .leftJoin('person as t', (on) => on.onRef('t.school_id', '=', 'f.school_id').onRef('t.person_id', '=', 'f.typed_by'))
    .select(['f.feedback_id', 'f.author_id', 'f.question', 'f.about', 'f.words', 'f.given_at'])
    .select([
      sql<string>`p.first_name || ' ' || p.last_name`.as('author'),
      sql<string | null>`t.first_name || ' ' || t.last_name`.as('typed'),
    ])
    .where('f.school_id', '=', school)
    .where('f.mission_id', '=', mission)
    .orderBy('f.given_at', 'desc')
    .orderBy('f.feedback_id')
    .execute();
  return rows.map((row) => ({
    id: row.feedback_id,
    author: row.author_id,
    authorName: row.author,
    question: row.question,
    about: row.about,
    words: row.words,
    at: row.given_at.toISOString(),
    typedBy: row.typed,
  }));
}

/** Feedback to keep. */
export interface NewFeedback {
  school: string;
  mission: string;
  author: string;
  /** Feedback of the guide, and what it asks, as it was shown. */
  item: string;
  question: string;
  about: readonly { id: string; text: string }[];
  words: string;
  /** Milliseconds. */
  at: number;
  /** Who acts, and through what. */
  actor: string;
  via: string;
  /** Staff who typed what came otherwise. */
  typedBy: string | null;
}

/** The same words by the same author within this time are one feedback sent twice. */
const TWICE_MS = 600_000;

/**
 * Keeps feedback in the transaction `trx`; on the journal, which comes last. The same words sent twice are kept once.
 *
 * @returns false when it was there already
 */
export async function giveFeedback(trx: Database, given: NewFeedback, before?: () => Promise<void>): Promise<boolean> {
  const { school, mission, author, item, question, about, words, at, typedBy } = given;
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`feedback ${school} ${mission} ${author}`}, 0))`.execute(trx);
  const same = await trx
    .selectFrom('feedback')
    .select('feedback_id')
    .where('school_id', '=', school)
    .where('mission_id', '=', mission)
    .where('author_id', '=', author)
    .where('words', '=', words)
    .where('given_at', '>', new Date(at - TWICE_MS))
    .executeTakeFirst();
  if (same) return false;
  const { feedback_id: feedback } = await trx
    .insertInto('feedback')
    .values({
      school_id: school,
      mission_id: mission,
      author_id: author,
      item,
      question,
      about: JSON.stringify(about),
      words,
      given_at: new Date(at),
      typed_by: typedBy,
    })
    .returning('feedback_id')
    .executeTakeFirstOrThrow();
  await before?.();
  await record(trx, {
    school,
    at,
    actor: given.actor,
    via: given.via,
    action: typedBy === null ? 'feedback.given' : 'feedback.typed',
    subject: `mission:${mission}`,
    details: { feedback, item, author, about: about.map(({ id }) => id) },
  });
  return true;
}
