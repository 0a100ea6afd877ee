/** Writes migrations/schema.snapshot.txt: what the migrations make. A test compares it, so that a review sees what a migration changes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { poolConfig } from '../src/kernel/database.ts';
import { migrate } from '../src/kernel/migrate.ts';
import { startPostgres } from '../src/kernel/postgres.ts';
import { ROOT } from '../src/kernel/root.ts';
import { schemaText } from './schema-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'soutenir-schema-'));
const postgres = await startPostgres({ dataDir: join(folder, 'pg'), durable: false });
const pool = new Pool(poolConfig(postgres.reach));
// The stop of the server may find a connection that is still closing; a query that fails rejects by itself.
pool.on('error', () => {});
await migrate(pool, join(ROOT, 'migrations'));
writeFileSync(join(ROOT, 'migrations', 'schema.snapshot.txt'), await schemaText(pool));
await pool.end();
await postgres.stop();
rmSync(folder, { recursive: true, force: true });
