/** A data folder in which a version of a guide is in force whose file is nowhere: what the product has of no school yet. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { bindVersions } from '../../src/guide/guide.store.ts';
import type { Guide } from '../../src/guide/schema.ts';
import { openDatabase } from '../../src/kernel/database.ts';
import { migrate } from '../../src/kernel/migrate.ts';
import { startPostgres } from '../../src/kernel/postgres.ts';
import { ROOT } from '../../src/kernel/root.ts';
import { FIRST_SCHOOL } from '../../src/kernel/school.ts';
import { silentLog } from './log.ts';

/** Puts `guide` in force in `dataDir`, which no server uses yet: a version in force is served whether or not its file is there. */
export async function bindGuide(dataDir: string, guide: Guide): Promise<void> {
  const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres'), durable: true });
  const { db, pool } = openDatabase(postgres.reach, silentLog);
  try {
    await migrate(pool, join(ROOT, 'migrations'));
    const hash = createHash('sha256').update(JSON.stringify(guide)).digest('hex');
    await bindVersions(db, FIRST_SCHOOL, [{ guide, hash, file: 'of a test', lines: () => ({ line: 1, column: 1 }) }]);
  } finally {
    await pool.end();
    await postgres.stop();
  }
}
