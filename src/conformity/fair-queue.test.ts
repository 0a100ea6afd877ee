import { expect, test } from 'vitest';
import { FairQueue } from './fair-queue.ts';

function queue(items: Record<string, string[]>): FairQueue<string> {
  const made = new FairQueue<string>();
  for (const [client, list] of Object.entries(items)) for (const item of list) made.add(client, item);
  return made;
}
const drain = (q: FairQueue<string>) => Array.from({ length: q.size }, () => q.next());

test('clients take turns, whoever came with many', () => {
  expect(drain(queue({ a: ['a1', 'a2', 'a3'], b: ['b1'], c: ['c1', 'c2'] }))).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3']);
});

test('the place that is told is the place that is kept', () => {
  const q = queue({ a: ['a1', 'a2', 'a3'], b: ['b1'], c: ['c1', 'c2'] });
  q.next();
  const told = ['a2', 'a3', 'b1', 'c1', 'c2'].map((item) => [item, q.ahead(item)] as const);
  const kept = drain(q);
  for (const [item, ahead] of told) expect([item, kept.indexOf(item)]).toEqual([item, ahead]);
  expect(q.ahead('a1')).toBe(-1);
});

test('who leaves makes room', () => {
  const q = queue({ a: ['a1', 'a2'], b: ['b1'] });
  expect(q.remove('a1')).toBe(true);
  expect(q.remove('a1')).toBe(false);
  expect(q.remove('b1')).toBe(true);
  expect(drain(q)).toEqual(['a2']);
  expect(q.next()).toBeUndefined();
});
