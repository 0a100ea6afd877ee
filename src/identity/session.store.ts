/** The sessions of a person: where they have entered, and their end. */
import type { Database } from '../kernel/database.ts';
import { DAY_MS } from '../kernel/span.ts';

/** A session as its owner sees it. */
export interface Session {
  id: string;
  userAgent: string | null;
  /** Milliseconds. */
  createdAt: number;
  usedAt: number;
  /** When it ends, however much it is used. */
  endsAt: number;
}

/** When a session begun at `createdAt` ends, where sessions last `days`. Milliseconds. */
export const endOfSession = (createdAt: Date, days: number): number => createdAt.getTime() + days * DAY_MS;

/** The sessions of `person` that go on at `now`, the last used first, where sessions last `days`. */
export async function sessionsOf(db: Database, person: string, now: number, days: number): Promise<Session[]> {
  const rows = await db
    .selectFrom('auth_session')
    .select(['id', 'userAgent', 'createdAt', 'updatedAt'])
    .where('userId', '=', person)
    .where('expiresAt', '>', new Date(now))
    .where('createdAt', '>', new Date(now - days * DAY_MS))
    .orderBy('updatedAt', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(({ id, userAgent, createdAt, updatedAt }) => ({
    id,
    userAgent,
    createdAt: createdAt.getTime(),
    usedAt: updatedAt.getTime(),
    endsAt: endOfSession(createdAt, days),
  }));
}

/** Ends the session `id` of `person`, or every one but `but`. @returns how many ended */
export async function endSessions(
  trx: Database,
  person: string,
  which: { id: string } | { but: string | null },
): Promise<number> {
  const ended = await trx
    .deleteFrom('auth_session')
    .where('userId', '=', person)
    .$if('id' in which, (query) => query.where('id', '=', 'id' in which ? which.id : ''))
    .$if('but' in which && which.but !== null, (query) => query.where('id', '!=', 'but' in which ? which.but! : ''))
    .returning('id')
    .execute();
  return ended.length;
}
