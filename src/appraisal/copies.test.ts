/** What a device keeps of a form: by person, for some days, whatever its storage and its clock do. */
import { expect, test } from 'vitest';
import { copyKey, keepCopy, readCopies, type Store, tidyCopies } from './copies.ts';

function storage(full = false): Store & { all: Map<string, string> } {
  const all = new Map<string, string>();
  return {
    all,
    get length() {
      return all.size;
    },
    key: (at) => [...all.keys()][at] ?? null,
    getItem: (key) => all.get(key) ?? null,
    setItem: (key, value) => {
      if (full) throw new Error('QuotaExceededError');
      all.set(key, value);
    },
    removeItem: (key) => void all.delete(key),
  };
}
const DAY = 86_400_000;
const copy = { kept: { answers: { a: 'good' } }, at: 100 * DAY };

test('a copy is of one person and one form: the next person on the computer reads nothing of it', () => {
  const store = storage();
  const key = copyKey('karim', 'm1 grid', 'tab');
  expect(keepCopy(() => store, key, copy)).toBe(true);
  expect(readCopies(() => store, 'karim', 'm1 grid')).toEqual([{ ...copy, key }]);
  for (const [person, form] of [
    ['solene', 'm1 grid'],
    ['karim', 'm2 grid'],
    ['karim', 'm1 grid-2'],
  ] as const)
    expect(readCopies(() => store, person, form)).toEqual([]);
  keepCopy(() => store, key, null);
  expect(store.all.size).toBe(0);
});

test('no tab overwrites what another one keeps; all are read, oldest first', () => {
  const store = storage();
  const keys = ['b', 'a'].map((tab) => copyKey('karim', 'm1 grid', tab));
  keepCopy(() => store, keys[0]!, { ...copy, at: 101 * DAY });
  keepCopy(() => store, keys[1]!, copy);
  expect(readCopies(() => store, 'karim', 'm1 grid').map(({ key }) => key)).toEqual([keys[1], keys[0]]);
  keepCopy(() => store, keys[0]!, null);
  expect(readCopies(() => store, 'karim', 'm1 grid')).toEqual([{ ...copy, key: keys[1] }]);
});

test('after a week it is forgotten, whoever it is of; what other programs keep stays', () => {
  const store = storage();
  store.all.set('other', '{}');
  keepCopy(() => store, copyKey('karim', 'old', 'tab'), copy);
  keepCopy(() => store, copyKey('solene', 'young', 'tab'), { ...copy, at: 106 * DAY });
  store.all.set(copyKey('helene', 'broken', 'tab'), '{"at":');
  tidyCopies(() => store, 108 * DAY);
  expect([...store.all.keys()]).toEqual(['other', copyKey('solene', 'young', 'tab')]);
});

test('a private window keeps nothing, and says so', () => {
  const none = () => {
    throw new Error('SecurityError');
  };
  expect(keepCopy(none, 'k', copy)).toBe(false);
  expect(keepCopy(() => storage(true), 'k', copy)).toBe(false);
  expect(readCopies(none, 'karim', 'm1 grid')).toEqual([]);
  expect(() => tidyCopies(none, 0)).not.toThrow();
});
