/** Turns counted in the database: in their window, all at once, each key by itself. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../tests/support/database.ts';
import { forgetTurns, takeTurn, turnKey } from './rate.store.ts';

let at: TestDatabase;
beforeAll(async () => void (at = await testDatabase()));
afterAll(() => at.drop());

/** The beginning of a window of ten minutes. */
const BEGUN = Date.UTC(2026, 0, 15, 9, 30);
const TURNS = { limit: 5, seconds: 600 };

test('fifty at once are granted five turns, neither more nor fewer', async () => {
  const waits = await Promise.all(Array.from({ length: 50 }, () => takeTurn(at.db, 'fifty', TURNS, BEGUN)));
  expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
  expect(waits.filter((wait) => wait === 600)).toHaveLength(45);
});

test('who is refused is told when the next window begins, and is let in then', async () => {
  for (let turn = 0; turn < 5; turn++) expect(await takeTurn(at.db, 'later', TURNS, BEGUN + 1000)).toBe(0);
  expect(await takeTurn(at.db, 'later', TURNS, BEGUN + 1000)).toBe(599);
  expect(await takeTurn(at.db, 'later', TURNS, BEGUN + 599_999)).toBe(1);
  expect(await takeTurn(at.db, 'later', TURNS, BEGUN + 600_000)).toBe(0);
});

test('each key has its own turns, and its name does not tell an address', async () => {
  const one = turnKey('code', 'ines@example.org');
  expect(one).toMatch(/^code:[\w-]{22}$/);
  expect(one).not.toBe(turnKey('code', 'noe@example.org'));
  expect(turnKey('code', 'a', 'bc')).not.toBe(turnKey('code', 'ab', 'c'));
  for (let turn = 0; turn < 5; turn++) await takeTurn(at.db, one, TURNS, BEGUN);
  expect(await takeTurn(at.db, one, TURNS, BEGUN)).toBeGreaterThan(0);
  expect(await takeTurn(at.db, turnKey('code', 'noe@example.org'), TURNS, BEGUN)).toBe(0);
});

test('windows that are over are forgotten, the one under way is not', async () => {
  await takeTurn(at.db, 'old', { limit: 1, seconds: 600 }, BEGUN - 600_000);
  await takeTurn(at.db, 'new', { limit: 1, seconds: 600 }, BEGUN);
  await forgetTurns(at.db, BEGUN);
  const kept = await at.db.selectFrom('rate_limit').select('key').where('key', 'in', ['old', 'new']).execute();
  expect(kept).toEqual([{ key: 'new' }]);
});
