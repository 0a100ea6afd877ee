/** Lets a person in: their session, the line of the journal, and the page where they go on. */
import type { Context } from 'hono';
import { record } from '../kernel/journal.store.ts';
import type { Services } from '../kernel/services.ts';
import { owesSecondFactor } from './ability.ts';
import type { Identity } from './entry.ts';
import { leadingTo } from './next.ts';
import { readPerson } from './person.store.ts';
import { readFactor } from './second-factor.store.ts';

export type EnterDeps = Services & { identity: Identity };

/** How a person entered. */
export interface Entrance {
  way: 'e-mail' | 'passkey' | 'second-factor' | 'recovery-code' | 'school-account';
  /** Whether two factors were given. */
  secondFactor: boolean;
  /** Page to reach. */
  next: string;
}

/**
 * Opens a session in the browser of `c` for a person who is there.
 *
 * @returns the page to go on to: that of the second factor for who owes one; null when nobody is let in, since they left
 */
export async function letIn(
  c: Context,
  deps: EnterDeps,
  { school, person }: { school: string; person: string },
  { way, secondFactor, next }: Entrance,
): Promise<string | null> {
  const { db, clock, identity } = deps;
  const found = await readPerson(db, school, person);
  if (!found || found.leftAt !== null) return null;
  await db.transaction().execute((trx) =>
    record(trx, {
      school,
      at: clock.now(),
      actor: person,
      via: 'session',
      action: 'person.entered',
      subject: `person:${person}`,
      details: { way },
    }),
  );
  await identity.enter(c, person, { secondFactor });
  if (secondFactor) return next;
  const { since } = await readFactor(db, { school, person });
  return owesSecondFactor(found, since !== null) ? leadingTo('/enter/second-factor', next) : next;
}
