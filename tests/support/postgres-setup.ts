/** One PostgreSQL a test run, without waiting for the disk, with a migrated template; stopped at the end. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { ensureDatabase, startPostgres } from '../../src/kernel/postgres.ts';
import { openDatabase } from '../../src/kernel/database.ts';
import { prepareJobs } from '../../src/kernel/jobs.ts';
import { migrate } from '../../src/kernel/migrate.ts';
import { ROOT } from '../../src/kernel/root.ts';
import { silentLog } from './log.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the server's socket. */
    postgresSocket: string;
  }
}

export const TEMPLATE = 'soutenir_template';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'soutenir-test-'));
  const postgres = await startPostgres({ dataDir: join(folder, 'pg'), durable: false });
  const { socket } = postgres.reach;
  await ensureDatabase({ socket, database: 'postgres' }, TEMPLATE);
  const { pool } = openDatabase({ socket, database: TEMPLATE }, silentLog);
  await migrate(pool, join(ROOT, 'migrations'));
  await prepareJobs(pool);
  await pool.end();
  project.provide('postgresSocket', socket);
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
