/** Gives back their account to someone locked out: what they lost is taken away, and they choose again at their next entrance. */
import { type AccountLetterDeps, tellOwner } from './account-letter.store.ts';
import type { Database } from '../kernel/database.ts';
import { record } from '../kernel/journal.store.ts';
import { removePasskeys } from './passkey.store.ts';
import { removeFactor } from './second-factor.store.ts';
import { endSessions } from './session.store.ts';

/** What was taken away. */
export interface Reset {
  factor: boolean;
  passkeys: number;
  sessions: number;
}

/** Takes away the second factor, the recovery codes and the passkeys of a person, and ends their sessions, in the transaction `trx`; a letter tells them. */
export async function resetFactors(
  deps: AccountLetterDeps,
  trx: Database,
  who: { school: string; person: string },
): Promise<Reset> {
  const { school, person } = who;
  const reset = {
    factor: await removeFactor(trx, who),
    passkeys: (await removePasskeys(trx, who)).length,
    sessions: await endSessions(trx, person, { but: null }),
  };
  const entry = { school, at: deps.clock.now(), actor: null, via: 'command', subject: `person:${person}` };
  await record(trx, { ...entry, action: 'second-factor.reset', details: { ...reset } });
  if (reset.factor || reset.passkeys > 0) await tellOwner(deps, trx, who, { name: '' }, (words) => words.waysReset);
  return reset;
}
