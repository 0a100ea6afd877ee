/** Limits on how often, kept in the database: they hold for every process and whatever arrives at once. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from './database.ts';

/** How often something may be done by one key. */
export interface Turns {
  limit: number;
  /** Length of the window in which `limit` is counted. */
  seconds: number;
}

/** A name for `parts` (an address, a person, a client), which does not show them in the table. */
export const turnKey = (what: string, ...parts: readonly string[]): string =>
  `${what}:${createHash('sha256').update(parts.join('\0')).digest('base64url').slice(0, 22)}`;

/**
 * Takes a turn of `key` at `now` (milliseconds); one statement, so that a hundred at once count as a hundred.
 *
 * @returns 0 when it is granted, else the seconds to wait
 */
export async function takeTurn(db: Database, key: string, { limit, seconds }: Turns, now: number): Promise<number> {
  const span = seconds * 1000;
  const begun = Math.floor(now / span) * span;
  const { rows } = await sql<{ count: number }>`
    INSERT INTO rate_limit AS r (key, window_at, count) VALUES (${key}, ${new Date(begun)}, 1)
    ON CONFLICT (key, window_at) DO UPDATE SET count = least(r.count + 1, ${limit + 1})
    RETURNING count`.execute(db);
  return rows[0]!.count <= limit ? 0 : Math.max(1, Math.ceil((begun + span - now) / 1000));
}

/** Forgets the turns of windows that began before `before` (milliseconds). */
export async function forgetTurns(db: Database, before: number): Promise<void> {
  await db.deleteFrom('rate_limit').where('window_at', '<', new Date(before)).execute();
}
