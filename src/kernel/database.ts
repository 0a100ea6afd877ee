/** The pool of connections and typed SQL on it. */
import { Kysely, PostgresDialect } from 'kysely';
import { Pool, type PoolConfig } from 'pg';
import { faultFields, type Log } from './log.ts';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;
/** How to reach a PostgreSQL: an address, or the folder of its Unix socket. */
export type Reach = { url: string } | { socket: string; database: string };

/** Connection settings of `pg` for `reach`. */
export function poolConfig(reach: Reach): PoolConfig {
  return 'url' in reach ? { connectionString: reach.url } : { host: reach.socket, user: 'soutenir', database: reach.database };
}

export interface PoolOptions {
  /** Connections at most. */
  max?: number;
  /** How long a caller waits for a connection, in milliseconds. */
  patienceMs?: number;
}

/** Opens a pool of connections; one that the server closes is logged and replaced. */
export function openDatabase(
  reach: Reach,
  log: Log,
  { max = 16, patienceMs = 5000 }: PoolOptions = {},
): { db: Database; pool: Pool } {
  const pool = new Pool({ ...poolConfig(reach), max, connectionTimeoutMillis: patienceMs, application_name: 'soutenir' });
  pool.on('error', (fault) => pool.ending || log.warn('a database connection was lost', faultFields(fault)));
  // A connection lost while it is in use: whoever uses it is told by their query.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return { db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }), pool };
}
