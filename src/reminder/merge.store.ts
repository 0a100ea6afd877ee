/** What reminders keep of a person, when two records turn out to be one: what was sent, who called them, the address of their calendar. */
import { sql } from 'kysely';
import type { Database } from '../kernel/database.ts';
import type { Merge } from '../kernel/merge.ts';
import { moveRows, renamePerson } from '../kernel/merge.store.ts';

/** Moves it: what was sent to either is not sent again. One calendar a person: that of the record that stays, if it has one. */
export async function movePerson(trx: Database, merge: Merge): Promise<void> {
  const { school, from, into } = merge;
  await moveRows(trx, merge, 'reminder');
  await sql`
    UPDATE calendar_feed SET person_id = ${into} WHERE school_id = ${school} AND person_id = ${from}
      AND NOT EXISTS (SELECT FROM calendar_feed AS k WHERE k.school_id = ${school} AND k.person_id = ${into})`.execute(trx);
  await trx.deleteFrom('calendar_feed').where('school_id', '=', school).where('person_id', '=', from).execute();
  await renamePerson(trx, merge, { call: ['person_id', 'said_by'] });
}
