/** What writes the letters about accounts, where a test changes one without going through a page. */
import type { AccountLetterDeps } from '../../src/identity/account-letter.store.ts';
import type { Database } from '../../src/kernel/database.ts';
import { parseSettings } from '../../src/kernel/settings.ts';
import { SITE_NOW } from './school.ts';

/** With the settings of a server that sets none. */
export function accountLetters(clock = { now: () => SITE_NOW }): AccountLetterDeps {
  const parsed = parseSettings({});
  if ('problems' in parsed) throw new Error('the settings of a server that sets none are refused');
  return { config: parsed.config, clock, shelf: () => ({ guides: [] }) };
}

/** The addresses that were told of a change of an account, and by whom each says that it was made. */
export async function accountsTold(db: Database): Promise<string[]> {
  const rows = await db.selectFrom('outbox').select(['address', 'text']).where('kind', '=', 'account-changed').execute();
  return rows.map(({ address, text }) => `${address} ${/^- Par\s:\s(.*)$/m.exec(text)?.[1] ?? ''}`.trim()).toSorted();
}
