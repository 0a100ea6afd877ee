/** The journal: one chain a school, that shows what was altered. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../tests/support/database.ts';
import { followChain, type JournalEntry, lastRecordedAt, record } from './journal.store.ts';

const NOON = Date.UTC(2026, 8, 15, 10);
let database: TestDatabase;
let school: string;
beforeAll(async () => void (database = await testDatabase()));
afterAll(() => database.drop());
beforeEach(async () => {
  const made = await database.db
    .insertInto('school')
    .values({ name: 'École des Rives' })
    .returning('school_id')
    .executeTakeFirstOrThrow();
  school = made.school_id;
});

const entry = (over: Partial<JournalEntry> = {}): JournalEntry => ({
  school,
  at: NOON,
  actor: null,
  via: 'session',
  action: 'deposit.made',
  subject: `deposit:${randomUUID()}`,
  details: { number: 1 },
  ...over,
});
const write = (over: Partial<JournalEntry> = {}) => database.db.transaction().execute((trx) => record(trx, entry(over)));
const chain = () => followChain(database.db, school);
const rows = () => database.db.selectFrom('journal').selectAll().where('school_id', '=', school).orderBy('seq').execute();

/** Alters the journal as someone who owns the database could. */
async function alter(command: string, ...values: unknown[]): Promise<void> {
  await database.pool.query('ALTER TABLE journal DISABLE TRIGGER journal_is_immutable');
  try {
    await database.pool.query(`${command} AND school_id = $1`, [school, ...values]);
  } finally {
    await database.pool.query('ALTER TABLE journal ENABLE TRIGGER journal_is_immutable');
  }
}

test('entries follow one another, each with the hash of the one before', async () => {
  for (let n = 1; n <= 5; n += 1) await write({ at: NOON + n, details: { number: n } });
  const kept = await rows();
  expect(kept.map((row) => Number(row.seq))).toEqual([1, 2, 3, 4, 5]);
  expect(kept.slice(1).map((row) => row.previous)).toEqual(kept.slice(0, -1).map((row) => row.hash));
  expect(await chain()).toEqual({ entries: 5, broken: null });
});

test('the chain of an empty journal holds, and that of another school is another chain', async () => {
  expect(await chain()).toEqual({ entries: 0, broken: null });
  expect(await lastRecordedAt(database.db, school)).toBe(0);
  const first = await write();
  expect([first.seq, first.previous]).toEqual([1, '0'.repeat(64)]);
});

test('the database refuses that an entry be changed or removed', async () => {
  await write();
  await expect(database.pool.query(`UPDATE journal SET via = 'x'`)).rejects.toThrow('journal is only added to');
  await expect(database.db.deleteFrom('journal').execute()).rejects.toThrow('journal is only added to');
});

test.each([
  ['its details', `UPDATE journal SET details = '{"number": 9}' WHERE seq = 3`, 3],
  ['its actor', `UPDATE journal SET actor = '11111111-1111-4111-8111-111111111111' WHERE seq = 2`, 2],
  ['its time, by a millisecond', `UPDATE journal SET at = at - interval '1 millisecond' WHERE seq = 4`, 4],
  ['its subject', `UPDATE journal SET subject = 'deposit:other' WHERE seq = 1`, 1],
  ['its hash', `UPDATE journal SET hash = repeat('a', 64) WHERE seq = 3`, 3],
  ['its link', `UPDATE journal SET previous = repeat('a', 64) WHERE seq = 5`, 5],
  ['its being there', 'DELETE FROM journal WHERE seq = 2', 2],
])('an entry that lost %s breaks the chain there', async (_, command, at) => {
  for (let n = 1; n <= 5; n += 1) await write({ details: { number: n } });
  await alter(command);
  expect(await chain()).toEqual({ entries: at - 1, broken: at });
});

test('entries of forty transactions at once form one chain', async () => {
  await Promise.all(Array.from({ length: 40 }, (_, n) => write({ details: { n } })));
  expect(await chain()).toEqual({ entries: 40, broken: null });
  expect(new Set((await rows()).map((row) => row.details.n)).size).toBe(40);
});

test('what is rolled back leaves no gap', async () => {
  await write();
  const undone = database.db.transaction().execute(async (trx) => {
    await record(trx, entry());
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await write();
  expect(await chain()).toEqual({ entries: 2, broken: null });
});

test('a clock moved back does not rewrite the order', async () => {
  await write({ at: NOON });
  const next = await write({ at: NOON - 3_600_000 });
  expect(next.at).toBe(NOON);
  expect(await lastRecordedAt(database.db, school)).toBe(NOON);
  expect((await write({ at: NOON + 1 })).at).toBe(NOON + 1);
  expect(await chain()).toEqual({ entries: 3, broken: null });
});

test.each([
  ['keys out of order, of every length', { zoé: 1, a: { z: 1, aa: 2, b: 3 }, 'clé longue': [], 10: 'x', 9: 'y' }],
  ['letters of every kind', { name: 'Zoë 🎓 عربي‏ \u202E', accents: 'e\u0301 é', quote: '"\\"', line: '\n\t' }],
  ['numbers', { small: 1e-7, large: 9_007_199_254_740_991, minus: -0.5, big: 1e21 }],
  ['what JSON leaves out', { absent: undefined, list: [1, null, 'x'], nothing: null, yes: true }],
  ['names that objects have', { constructor: 1, toString: 2, hasOwnProperty: { length: 0 } }],
])('%s survive the database', async (_, details) => {
  await write({ details });
  expect((await rows())[0]!.details).toEqual(JSON.parse(JSON.stringify(details)));
  expect(await chain()).toEqual({ entries: 1, broken: null });
});

test('a chain longer than what is read at once is followed to its end', async () => {
  await database.db.transaction().execute(async (trx) => {
    for (let n = 0; n < 1003; n += 1) await record(trx, entry({ details: { n } }));
  });
  expect(await chain()).toEqual({ entries: 1003, broken: null });
  await alter(`UPDATE journal SET via = 'command' WHERE seq = 1002`);
  expect(await chain()).toEqual({ entries: 1001, broken: 1002 });
});
