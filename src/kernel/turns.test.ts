import { setImmediate as soon } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

test('so many at once, the others in their order, also after one that failed', async () => {
  const turns = new Turns(2);
  const begun: number[] = [];
  const ends = [0, 1, 2, 3].map(() => Promise.withResolvers<number>());
  const all = ends.map((end, n) => turns.take(() => (begun.push(n), end.promise)));
  const told = Promise.allSettled(all);
  await soon();
  expect(begun).toEqual([0, 1]);
  ends[1]!.reject(new Error('failed'));
  await soon();
  expect(begun).toEqual([0, 1, 2]);
  for (const [n, end] of ends.entries()) end.resolve(n);
  expect((await told).map((each) => each.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  expect(begun).toEqual([0, 1, 2, 3]);
  expect(await turns.take(() => Promise.resolve('free again'))).toBe('free again');
});
