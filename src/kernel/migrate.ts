/** Forward-only migrations: the SQL files of migrations/, in order, each once, each in its transaction, under one lock. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool, PoolClient } from 'pg';

/** Key of the advisory lock: two servers that start at once migrate one after the other. */
const LOCK = 5_040_310;
const LEDGER =
  'CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())';
const FILE_NAME = /^\d{4}-[a-z0-9-]+\.sql$/;

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/** The migrations of `folder`, in order. Line ends do not count in the checksum. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((file) => FILE_NAME.test(file))
    .sort()
    .map((file) => {
      const sql = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
      return { name: file.replace(/\.sql$/, ''), sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/** What the database holds must be what the files say, from the first on. */
function pendingOf(migrations: readonly Migration[], applied: readonly { name: string; checksum: string }[]): Migration[] {
  for (const [index, { name, checksum }] of applied.entries()) {
    const file = migrations[index];
    if (!file || file.name !== name) {
      throw new Error(
        `The database has the migration ${name}, which this version of the program lacks or orders otherwise: run a newer version.`,
      );
    }
    if (file.checksum !== checksum)
      throw new Error(`migrations/${name}.sql changed after it was applied: put it back and add a new file.`);
  }
  return migrations.slice(applied.length);
}

async function apply(client: PoolClient, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query('INSERT INTO migration (name, checksum) VALUES ($1, $2)', [name, checksum]);
    await client.query('COMMIT');
  } catch (fault) {
    await client.query('ROLLBACK');
    throw new Error(`migrations/${name}.sql failed: ${(fault as Error).message}`, { cause: fault });
  }
}

/** Brings the database to the last migration of `folder`; returns the names applied. */
export async function migrate(pool: Pool, folder: string): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await client.query(LEDGER);
    const { rows } = await client.query<{ name: string; checksum: string }>('SELECT name, checksum FROM migration ORDER BY name');
    const pending = pendingOf(readMigrations(folder), rows);
    for (const migration of pending) await apply(client, migration);
    return pending.map((m) => m.name);
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK]).catch(() => {});
    client.release();
  }
}
