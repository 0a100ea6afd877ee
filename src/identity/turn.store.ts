/** How often a way in may be tried: by one client, for one address. */
import type { Context } from 'hono';
import { blockList, clientAddress } from '../kernel/client.ts';
import { takeTurn, turnKey, type Turns } from '../kernel/rate.store.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Services } from '../kernel/services.ts';

type TurnDeps = Pick<Services, 'config' | 'clock' | 'db'>;

/** The client of `c`, as turns of `what` are counted for it. */
export const clientKey = (c: Context, { config }: Pick<TurnDeps, 'config'>, what: string): string =>
  turnKey(what, clientAddress(c, blockList(config.TRUSTED_PROXIES)));

/** Takes a turn of each of `asked`; refuses, with the time to wait, when one of them has none left. */
export async function assertTurns(
  { db, clock }: TurnDeps,
  asked: readonly (readonly [key: string, turns: Turns])[],
): Promise<void> {
  const now = clock.now();
  let seconds = 0;
  for (const [key, turns] of asked) seconds = Math.max(seconds, await takeTurn(db, key, turns, now));
  if (seconds > 0) throw new Refusal('too-many-requests', { seconds });
}
