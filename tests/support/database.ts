/** A database of its own for a test file, copied from the migrated template. */
import { randomUUID } from 'node:crypto';
import { Client, type Pool } from 'pg';
import { inject } from 'vitest';
import { type Database, openDatabase, poolConfig, type Reach } from '../../src/kernel/database.ts';
import { silentLog } from './log.ts';
import { TEMPLATE } from './postgres-setup.ts';

export interface TestDatabase {
  db: Database;
  pool: Pool;
  reach: Reach;
  /** Closes the connections and removes the database. */
  drop(): Promise<void>;
}

async function asOwner(command: string): Promise<void> {
  const client = new Client(poolConfig({ socket: inject('postgresSocket'), database: 'postgres' }));
  await client.connect();
  try {
    await client.query(command);
  } finally {
    await client.end();
  }
}

/** Copies `template`; an empty database when it is null. Call `drop` after the tests. */
export async function testDatabase(template: string | null = TEMPLATE): Promise<TestDatabase> {
  const database = `test_${randomUUID().replaceAll('-', '')}`;
  await asOwner(`CREATE DATABASE ${database} TEMPLATE ${template ?? 'template0'}`);
  const reach = { socket: inject('postgresSocket'), database };
  const { db, pool } = openDatabase(reach, silentLog, { max: 4, patienceMs: 60_000 });
  return {
    db,
    pool,
    reach,
    drop: async () => {
      await pool.end();
      await asOwner(`DROP DATABASE ${database} WITH (FORCE)`);
    },
  };
}
