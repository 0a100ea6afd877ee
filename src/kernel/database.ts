/** The pool of connections and typed SQL on it. */
import { Kysely, PostgresDialect, type RawBuilder, sql } from 'kysely';
import { Pool, type PoolClient, type PoolConfig } from 'pg';
import { faultFields, type Log } from './log.ts';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;
/** How to reach a PostgreSQL: an address, or the folder of its Unix socket. */
export type Reach = { url: string } | { socket: string; database: string };

/** Connection settings of `pg` for `reach`. */
export function poolConfig(reach: Reach): PoolConfig {
  return 'url' in reach ? { connectionString: reach.url } : { host: reach.socket, user: 'soutenir', database: reach.database };
}

/** Statements that one connection keeps prepared, at most; longer lists of values than this are not worth keeping. */
const PREPARED = 120;
const LONGEST_LIST = 40;

/**
 * Lets a connection plan a statement once and use the plan again: planning takes ten times longer than most of our reads. A statement
 * is known by its text, whose values come apart.
 */
function prepareOnce(client: PoolClient): void {
  const names = new Map<string, string>();
  const query = client.query.bind(client) as (...given: unknown[]) => unknown;
  const named = (text: unknown, values: unknown, ...rest: unknown[]): unknown => {
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0 || values.length > LONGEST_LIST) {
      return query(text, values, ...rest);
    }
    const name = names.get(text) ?? (names.size < PREPARED ? `s${names.size}` : undefined);
    if (name === undefined) return query(text, values, ...rest);
    names.set(text, name);
    return query({ name, text, values }, ...rest);
  };
  client.query = named as typeof client.query;
}

/**
 * One of `ids`, for `where(column, '=', …)`. A long list is one value, whatever its length: its statement stays prepared, and is not
 * planned again for each list of hundred identifiers. A short one keeps a value each, since its plan is that of its length.
 */
export const among = (ids: readonly string[]): RawBuilder<string> =>
  ids.length > 0 && ids.length < LONGEST_LIST / 2 ? sql`ANY(ARRAY[${sql.join(ids)}]::uuid[])` : sql`ANY(${ids}::uuid[])`;

/** No connection was had in time, or at all: nothing was asked of the database, and the same may be tried again. */
export class NoConnection extends Error {
  override name = 'NoConnection';
  constructor(cause: unknown) {
    super(`no connection to the database: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** Whether `fault` is, or comes from, a connection that was not had. */
export function isNoConnection(fault: unknown): boolean {
  return fault instanceof NoConnection || (fault instanceof Error && fault.cause !== undefined && isNoConnection(fault.cause));
}

export interface PoolOptions {
  /** Connections at most. */
  max?: number;
  /** How long a caller waits for a connection, in milliseconds. */
  patienceMs?: number;
}

/** A connection that nobody uses stays open, with what it has prepared: a form that saves itself, or someone who reads a page, comes back. */
const IDLE_MS = 60_000;

/** Opens a pool of connections; one that the server closes is logged and replaced. */
export function openDatabase(
  reach: Reach,
  log: Log,
  { max = 16, patienceMs = 5000 }: PoolOptions = {},
): { db: Database; pool: Pool } {
  const times = { connectionTimeoutMillis: patienceMs, idleTimeoutMillis: IDLE_MS };
  const pool = new Pool({ ...poolConfig(reach), ...times, max, application_name: 'soutenir' });
  pool.on('error', (fault) => pool.ending || log.warn('a database connection was lost', faultFields(fault)));
  pool.on('connect', (client) => {
    // A connection lost while it is in use: whoever uses it is told by their query.
    client.on('error', () => undefined);
    prepareOnce(client);
  });
  const connect = () => pool.connect().catch((fault: unknown) => Promise.reject(new NoConnection(fault)));
  const lent = { connect, end: () => pool.end(), options: pool.options };
  return { db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool: lent }) }), pool };
}
