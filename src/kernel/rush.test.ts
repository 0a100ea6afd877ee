import { expect, test } from 'vitest';
import { calm, receiving } from './rush.ts';

test('what can wait does while many files come, and goes on once they are few, also when some failed', async () => {
  await calm();
  const ends = [1, 2, 3, 4, 5].map(() => Promise.withResolvers<void>());
  const works = ends.map((end) => receiving(() => end.promise));
  const told = Promise.allSettled(works);
  let calmed = false;
  const waiting = calm().then(() => (calmed = true));
  ends[0]!.resolve();
  await works[0];
  expect(calmed).toBe(false);
  ends[1]!.reject(new Error('cut'));
  expect(await waiting).toBe(true);
  for (const end of ends) end.resolve();
  expect((await told).map((each) => each.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
  await calm();
});
