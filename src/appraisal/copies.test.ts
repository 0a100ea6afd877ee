/** What a device keeps of a form: by person, for some days, whatever its storage and its clock do. */
import { expect, test } from 'vitest';
import { copyKey, keepCopy, readCopy, type Store, tidyCopies } from './copies.ts';

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
  expect(keepCopy(() => store, copyKey('karim', 'm1 grid'), copy)).toBe(true);
  expect(readCopy(() => store, copyKey('karim', 'm1 grid'))).toEqual(copy);
  for (const key of [copyKey('solene', 'm1 grid'), copyKey('karim', 'm2 grid')]) expect(readCopy(() => store, key)).toBeNull();
  keepCopy(() => store, copyKey('karim', 'm1 grid'), null);
  expect(store.all.size).toBe(0);
});

test('after a week it is forgotten, whoever it is of; what other programs keep stays', () => {
  const store = storage();
  store.all.set('other', '{}');
  keepCopy(() => store, copyKey('karim', 'old'), copy);
  keepCopy(() => store, copyKey('solene', 'young'), { ...copy, at: 106 * DAY });
  store.all.set(copyKey('helene', 'broken'), '{"at":');
  tidyCopies(() => store, 108 * DAY);
  expect([...store.all.keys()]).toEqual(['other', copyKey('solene', 'young')]);
});

test('a private window keeps nothing, and says so', () => {
  const none = () => {
    throw new Error('SecurityError');
  };
  expect(keepCopy(none, 'k', copy)).toBe(false);
  expect(keepCopy(() => storage(true), 'k', copy)).toBe(false);
  expect(readCopy(none, 'k')).toBeNull();
  expect(() => tidyCopies(none, 0)).not.toThrow();
});
