/** Letters that leave again: those that no mail server took, those that are held, dead or came back. */
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { enqueue, hasten } from './jobs.ts';
import { keyOf } from './outbox.store.ts';

/** How many letters leave at once when the mail server is back; each that leaves calls for the next ones. */
const WAVE = 200;

/** The mail server takes letters: those that found none leave now, in the order in which they were written. */
export async function hastenUnreached(db: Database): Promise<void> {
  const rows = await db
    .selectFrom('outbox')
    .innerJoin(
      (eb) =>
        eb
          .selectFrom(sql<{ key: string; run_at: Date }>`graphile_worker.jobs`.as('j'))
          .select(['j.key', 'j.run_at'])
          .as('job'),
      (j) => j.on(sql<boolean>`job.key = 'letter ' || outbox.letter_id`),
    )
    .select('letter_id')
    .where('unreached', '=', true)
    .where('dead_at', 'is', null)
    .where(sql<boolean>`job.run_at > now() + interval '1 minute'`)
    .orderBy('written_at')
    .orderBy('letter_id')
    .limit(WAVE)
    .execute();
  await hasten(
    db,
    rows.map((row) => keyOf(row.letter_id)),
  );
}

const ADDRESS_OF_TODAY = sql<string>`(SELECT p.email FROM person AS p
  WHERE p.school_id = outbox.school_id AND p.person_id = outbox.person_id)`;

/** What waits for a person and brings no secret goes to the address that they have today. Asked in the transaction that changes it. */
export async function followAddress(trx: Database, { school, person }: { school: string; person: string }): Promise<void> {
  await trx
    .updateTable('outbox')
    .set({ address: ADDRESS_OF_TODAY })
    .where('school_id', '=', school)
    .where('person_id', '=', person)
    .where('secret', 'is', null)
    .where('sent_at', 'is', null)
    .where('dead_at', 'is', null)
    .where('dropped_at', 'is', null)
    .execute();
}

/**
 * Sends again what is dead, held, or came back; to the address that its person has today, unless it brings a secret, which goes to nobody else.
 * What came back without its secrets is not sent: they were taken away when it left.
 *
 * @returns false when there is nothing to send again
 */
export async function sendAgain(trx: Database, school: string, id: string): Promise<boolean> {
  const row = await trx
    .updateTable('outbox')
    .set((eb) => ({
      held: false,
      dead_at: null,
      sent_at: null,
      problem: null,
      unreached: false,
      address: eb
        .case()
        .when('secret', 'is not', null)
        .then(eb.ref('address'))
        .else(eb.fn.coalesce(ADDRESS_OF_TODAY, 'address'))
        .end(),
    }))
    .where('school_id', '=', school)
    .where('letter_id', '=', id)
    .where(CAN_LEAVE_AGAIN)
    .returning('letter_id')
    .executeTakeFirst();
  if (row) await enqueue(trx, 'send-letter', { school, letter: id, again: true }, { key: keyOf(id) });
  return row !== undefined;
}

/** Held, dead, or come back with nothing missing from it. A secret goes to the address that it was written for, as long as it is of today. */
export const CAN_LEAVE_AGAIN = sql<boolean>`(held OR dead_at IS NOT NULL) AND dropped_at IS NULL
  AND (position('⟦' in text) = 0 OR sent_at IS NULL AND lower(coalesce(${ADDRESS_OF_TODAY}, address)) = lower(address))`;
