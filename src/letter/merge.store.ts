/** What letters keep of a person, when two records turn out to be one: what they no longer want, the words that they changed. */
import type { Database } from '../kernel/database.ts';
import type { Merge } from '../kernel/merge.ts';
import { moveRows, renamePerson } from '../kernel/merge.store.ts';

/** Moves it: a letter stopped by either record is stopped. */
export async function movePerson(trx: Database, merge: Merge): Promise<void> {
  await moveRows(trx, merge, 'letter_stop');
  await renamePerson(trx, merge, { letter_wording: ['changed_by'] });
}
