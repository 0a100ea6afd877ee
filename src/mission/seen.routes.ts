/** Tutors who enter with their account leave a trace where they see what they are asked for, as the opening of a link does. */
import type { Context } from 'hono';
import { actorIn } from '../identity/entry.ts';
import type { Services } from '../kernel/services.ts';
import { type AskedByAccount, seenByAccount } from './asked.store.ts';

/** Keeps that who reads the page sees what they may be asked for. A link keeps it by itself; HEAD shows nothing. */
export async function noteSeen(
  c: Context,
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  asked: Pick<AskedByAccount, 'mission' | 'purpose' | 'item'>,
): Promise<void> {
  const { school, person, only } = actorIn(c);
  if (only || c.req.method !== 'GET') return;
  await seenByAccount(db, { school, person, ...asked, at: clock.now() });
}
