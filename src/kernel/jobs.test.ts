/** Background tasks: begun once what asked for them is committed, tried again when they fail. */
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { testDatabase, type TestDatabase } from '../../tests/support/database.ts';
import { keptLog, silentLog } from '../../tests/support/log.ts';
import { doDueJobs, enqueue, type JobHandlers, startJobs } from './jobs.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  // As at the start of a server: the names of the tasks are written once and for all.
  await doDueJobs(database.pool, keep, silentLog);
});
beforeEach(() => database.pool.query('DELETE FROM graphile_worker._private_jobs'));
afterAll(() => database.drop());

const told: unknown[] = [];
beforeEach(() => void told.splice(0));
const handlers = (check: JobHandlers['check-document']): JobHandlers => ({
  'check-document': check,
  'send-letter': () => Promise.reject(new Error('not asked for here')),
  'collect-orphans': () => Promise.resolve(),
  'send-reminders': () => Promise.resolve(),
  'import-run': () => Promise.reject(new Error('not asked for here')),
});
const keep = handlers((payload) => (told.push(payload), Promise.resolve()));
const ask = (check: string) => ({ school: 'école', check });

test('a task waits for its transaction, and dies with it', async () => {
  const committed = Promise.withResolvers<void>();
  const written = Promise.withResolvers<void>();
  const under = database.db.transaction().execute(async (trx) => {
    await enqueue(trx, 'check-document', ask('kept'));
    written.resolve();
    await committed.promise;
  });
  await written.promise;
  await doDueJobs(database.pool, keep, silentLog);
  expect(told).toEqual([]);
  committed.resolve();
  await under;
  const undone = database.db.transaction().execute(async (trx) => {
    await enqueue(trx, 'check-document', ask('undone'));
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await doDueJobs(database.pool, keep, silentLog);
  expect(told).toEqual([ask('kept')]);
  await doDueJobs(database.pool, keep, silentLog);
  expect(told).toHaveLength(1);
});

test('a task that fails is logged and tried again later, as many times as asked', async () => {
  const { log, entries } = keptLog();
  await enqueue(database.db, 'check-document', ask('hard'), { tries: 2 });
  const fail = handlers((payload) => (told.push(payload), Promise.reject(new Error('no reader'))));
  await doDueJobs(database.pool, fail, log);
  await doDueJobs(database.pool, fail, log);
  expect(told).toHaveLength(1);
  expect(entries).toMatchObject([{ level: 'error', message: 'a task failed', task: 'check-document', fault: 'no reader' }]);
  const later = () => database.pool.query('UPDATE graphile_worker._private_jobs SET run_at = now()');
  for (let again = 0; again < 3; again += 1) {
    await later();
    await doDueJobs(database.pool, fail, log);
  }
  expect(told).toHaveLength(2);
});

test('running tasks begin once they are committed, and a stop waits for the one under way', async () => {
  const ended = vi.fn();
  const { promise: may, resolve: end } = Promise.withResolvers<void>();
  const slow = handlers(async (payload) => {
    told.push(payload);
    await may;
    ended();
  });
  const jobs = await startJobs(database.pool, slow, 2, silentLog);
  await database.db.transaction().execute((trx) => enqueue(trx, 'check-document', ask('now')));
  await expect.poll(() => told).toEqual([ask('now')]);
  const stopped = jobs.stop().then(() => ended.mock.calls.length);
  end();
  expect(await stopped).toBe(1);
});
