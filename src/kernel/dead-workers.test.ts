import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../tests/support/database.ts';
import { keptLog, silentLog } from '../../tests/support/log.ts';
import { livingWorkers } from './dead-workers.ts';
import { doDueJobs, enqueue, type JobHandlers, type JobTry, startJobs } from './jobs.ts';

let database: TestDatabase;
const told: string[] = [];
const tries: JobTry[] = [];
const handlers: JobHandlers = {
  'check-document': async ({ check }, tried) => {
    told.push(check);
    tries.push(tried);
  },
  'send-letter': () => Promise.resolve(),
  'collect-orphans': () => Promise.resolve(),
  'send-reminders': () => Promise.resolve(),
  'import-run': () => Promise.resolve(),
};
beforeAll(async () => {
  database = await testDatabase();
  await doDueJobs(database.pool, handlers, silentLog);
});
afterAll(() => database.drop());
beforeEach(() => void told.splice(0));

/** A task that `worker` took `seconds` ago and never gave back. */
async function taken(check: string, worker: string, seconds: number) {
  await enqueue(database.db, 'check-document', { school: 'école', check }, { tries: 1 });
  await database.pool.query(
    `UPDATE graphile_worker._private_jobs SET locked_by = $1, locked_at = now() - make_interval(secs => $2), attempts = 1
     WHERE payload->>'check' = $3`,
    [worker, seconds, check],
  );
}

test('the task of a worker that was killed is done by the next server, even its last try; that of one who lives is left to it', async () => {
  await taken('of the dead', 'worker-dead', 60);
  await taken('of the living', 'worker-alive', 60);
  await taken('just taken', 'worker-new', 1);
  const alive = await database.pool.connect();
  await alive.query(`SELECT pg_advisory_lock(hashtextextended('worker worker-alive', 0))`);
  const { log, entries } = keptLog();
  const jobs = await startJobs(database.pool, handlers, 1, log);
  await expect.poll(() => told).toEqual(['of the dead']);
  await jobs.stop();
  alive.release(true);
  const { rows } = await database.pool.query(`SELECT locked_by FROM graphile_worker.jobs ORDER BY locked_by`);
  expect(rows.map((row) => row.locked_by)).toEqual(['worker-alive', 'worker-new']);
  expect(entries).toMatchObject([{ worker: 'worker-dead' }]);
});

test('a task whose tries end with their server again and again is told so in the end; until then such a try does not count', async () => {
  await database.pool.query('DELETE FROM graphile_worker._private_jobs');
  tries.splice(0);
  const { db, pool } = database;
  for (const killed of [3, 4]) {
    const check = `killed ${killed} times`;
    await enqueue(db, 'check-document', { school: 'école', check }, { tries: 2 });
    for (let n = 1; n <= killed; n += 1) {
      await pool.query(
        `UPDATE graphile_worker._private_jobs SET locked_by = $1, locked_at = now() - interval '1 minute', attempts = attempts + 1
         WHERE payload->>'check' = $2`,
        [`worker-${killed}-${n}`, check],
      );
      const living = await livingWorkers(pool, silentLog);
      await living.watch();
      await living.stop();
    }
    await doDueJobs(pool, handlers, silentLog);
  }
  expect(told).toEqual(['killed 3 times', 'killed 4 times']);
  expect(tries).toEqual([
    { last: false, nth: 1, doomed: false },
    { last: false, nth: 1, doomed: true },
  ]);
});
