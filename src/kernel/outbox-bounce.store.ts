/** Letters that came back: what the report of it says is kept, once. */
import type { Database } from './database.ts';

/** The letter that brought `links` was sent, and came back. `at` in milliseconds. */
export async function markBounced(
  trx: Database,
  { school, links, at }: { school: string; links: readonly string[]; at: number },
): Promise<void> {
  await trx
    .updateTable('outbox')
    .set({ dead_at: new Date(at) })
    .where('school_id', '=', school)
    .where('link_id', 'in', links)
    .where('dead_at', 'is', null)
    .execute();
}

/** What a delivery report said of a letter that had left. */
export interface Bounce {
  letter: string;
  /** What the mail server said. */
  reason: string;
  /** Milliseconds. */
  at: number;
}

/** A letter as the bounce of it is told. */
export interface Bounced {
  school: string;
  person: string | null;
  mission: string | null;
  kind: string;
  address: string;
}

/** A letter came back. @returns what it was; 'known' when that was told already; null for a letter that nobody wrote */
export async function bounceLetter(trx: Database, { letter, reason, at }: Bounce): Promise<Bounced | 'known' | null> {
  const found = await trx
    .selectFrom('outbox')
    .select(['school_id', 'person_id', 'mission_id', 'kind', 'address', 'dead_at'])
    .where('letter_id', '=', letter)
    .forUpdate()
    .executeTakeFirst();
  if (!found) return null;
  if (found.dead_at !== null) return 'known';
  await trx
    .updateTable('outbox')
    // A report may come before the end of the dialogue was noted: what came back did leave.
    .set((eb) => ({
      dead_at: new Date(at),
      sent_at: eb.fn.coalesce('sent_at', eb.val(new Date(at))),
      problem: reason,
      secret: null,
    }))
    .where('school_id', '=', found.school_id)
    .where('letter_id', '=', letter)
    .execute();
  const { school_id: school, person_id: person, mission_id, kind, address } = found;
  return { school, person, mission: mission_id ?? null, kind, address };
}
