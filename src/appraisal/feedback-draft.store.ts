/** Feedback that is being written, in the database: saved every few seconds, read by its author alone, gone once it is sent. */
import { sql } from 'kysely';
import type { Database } from '../kernel/database.ts';
import { refuseMerged } from '../kernel/journal.store.ts';
import type { Changes, Saved } from './appraisal.ts';
import { notMerged, savedAs, textOver } from './appraisal.store.ts';
import type { Filled } from './changes.ts';

/** Whose feedback on which mission. */
export interface DraftOf {
  school: string;
  mission: string;
  /** Feedback of the guide. */
  item: string;
  author: string;
}

/** What is written so far: topic → 'on' or 'off', and the words. */
export interface Draft extends Filled {
  /** Milliseconds. */
  savedAt: number;
}

const keyOf = ({ school, mission, item, author }: DraftOf) => ({
  school_id: school,
  mission_id: mission,
  item,
  author_id: author,
});

/** What someone is writing; null when nothing waits to be sent. */
export async function draftOf(db: Database, of: DraftOf): Promise<Draft | null> {
  const row = await db
    .selectFrom('feedback_draft')
    .select(['about', 'words', 'saved_at'])
    .where((eb) => eb.and(keyOf(of)))
    .executeTakeFirst();
  return row ? { answers: row.about, comment: row.words, savedAt: row.saved_at.getTime() } : null;
}

/** Begins a draft, unless it was begun. Refused to a record that is being merged into another one. */
async function begin(db: Database, of: DraftOf, at: number): Promise<void> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('feedback_draft')
    .columns(['school_id', 'mission_id', 'item', 'author_id', 'started_at', 'saved_at'])
    .expression(
      notMerged(db, of).select([
        'school_id',
        sql<string>`${of.mission}::uuid`.as('mission_id'),
        sql<string>`${of.item}::text`.as('item'),
        'person_id',
        sql<Date>`${new Date(at)}::timestamptz`.as('started_at'),
        sql<Date>`${new Date(at)}::timestamptz`.as('saved_at'),
      ]),
    )
    .onConflict((on) => on.doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) await refuseMerged(db, of.school, [of.author]);
}

/** Saves what changed, and begins the draft when this is its first saving. What a page goes on writing of one that is gone is not taken: it was sent. */
export async function saveDraft(db: Database, of: DraftOf, changes: Changes, at: number): Promise<Saved> {
  const update = () =>
    db
      .updateTable('feedback_draft')
      .set({
        about: sql`about || ${JSON.stringify(changes.answers)}::jsonb`,
        ...textOver('words', changes),
        saved_at: new Date(at),
      })
      .where((eb) => eb.and(keyOf(of)))
      .returning('words')
      .executeTakeFirst();
  let row = await update();
  if (!row) {
    if (changes.known && changes.known.comment !== '') return 'elsewhere';
    await begin(db, of, at);
    row = await update();
  }
  return row ? savedAs(row.words, changes) : 'elsewhere';
}

/** Forgets it, in the transaction that sends `words`; what another page wrote in the very meantime stays. */
export async function dropDraft(trx: Database, of: DraftOf, words: string): Promise<void> {
  await trx
    .deleteFrom('feedback_draft')
    .where((eb) => eb.and({ ...keyOf(of), words }))
    .execute();
}
