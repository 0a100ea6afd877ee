/** Gives back their account to someone locked out: what they lost is taken away, and they choose again at their next entrance. */
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

/** Takes away the second factor, the recovery codes and the passkeys of a person, and ends their sessions, in the transaction `trx`. */
export async function resetFactors(trx: Database, who: { school: string; person: string }, at: number): Promise<Reset> {
  const { school, person } = who;
  const reset = {
    factor: await removeFactor(trx, who),
    passkeys: await removePasskeys(trx, who),
    sessions: await endSessions(trx, person, { but: null }),
  };
  const entry = { school, at, actor: null, via: 'command', subject: `person:${person}` };
  await record(trx, { ...entry, action: 'second-factor.reset', details: { ...reset } });
  return reset;
}
