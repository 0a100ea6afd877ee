/** What a command that changes what opens an account needs to tell its owner. */
import { bindVersions } from '../guide/guide.store.ts';
import type { AccountLetterDeps } from '../identity/account-letter.store.ts';
import { systemClock } from '../kernel/clock.ts';
import { loadConfig } from '../kernel/config.ts';
import type { Database } from '../kernel/database.ts';
import { FIRST_SCHOOL } from '../kernel/school.ts';

/** The settings, the time, and the clocks of the versions already bound, no other: binding writes. */
export async function accountLetters(db: Database): Promise<AccountLetterDeps> {
  const { guides } = await bindVersions(db, FIRST_SCHOOL, []);
  return { config: loadConfig(), clock: systemClock, shelf: () => ({ guides }) };
}
