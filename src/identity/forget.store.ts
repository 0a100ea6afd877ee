/** Every night, what entering leaves behind is forgotten: codes and challenges that are over, turns of windows that are over, sessions too. */
import type { Database } from '../kernel/database.ts';
import { forgetTurns } from '../kernel/rate.store.ts';
import { DAY_MS } from '../kernel/span.ts';

/** The longest window in which turns are counted is a day. */
const TURNS_MS = 2 * DAY_MS;
/** A session that is over is remembered for as long as its cookie, so that its owner is told so. */
const SESSIONS_MS = 30 * DAY_MS;

/** Forgets what is over at `now` (milliseconds). */
export async function forgetEntries(db: Database, now: number): Promise<void> {
  await db
    .deleteFrom('entry_code')
    .where('expires_at', '<', new Date(now - DAY_MS))
    .execute();
  await db
    .deleteFrom('auth_session')
    .where('expiresAt', '<', new Date(now - SESSIONS_MS))
    .execute();
  await forgetTurns(db, now - TURNS_MS);
}
