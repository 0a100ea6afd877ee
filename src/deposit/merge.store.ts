/** What deposits keep of a person, when two records turn out to be one: who handed in, wrote, validated. */
import type { Database } from '../kernel/database.ts';
import type { Merge } from '../kernel/merge.ts';
import { renamePerson } from '../kernel/merge.store.ts';

/** Moves it. */
export const movePerson = (trx: Database, merge: Merge): Promise<void> =>
  renamePerson(trx, merge, {
    upload: ['sent_by'],
    deposit: ['deposited_by'],
    reopening: ['given_by'],
    conformity_check: ['asked_by'],
    finding_note: ['said_by'],
    deposit_validation: ['person_id'],
  });
