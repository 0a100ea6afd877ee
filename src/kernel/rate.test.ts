import { expect, test } from 'vitest';
import { RateLimit } from './rate.ts';

test('a burst up to the limit, then one each share of the window', () => {
  const limit = new RateLimit(3, 3000);
  expect([0, 0, 0].map(() => limit.take('a', 0))).toEqual([0, 0, 0]);
  expect(limit.take('a', 0)).toBe(1000);
  expect(limit.take('a', 400)).toBe(600);
  expect(limit.take('a', 1000)).toBe(0);
  expect(limit.take('a', 1000)).toBe(1000);
});

test('clients do not share, the addresses of one IPv6 network do', () => {
  const limit = new RateLimit(1, 1000);
  expect(limit.take('192.0.2.1', 0)).toBe(0);
  expect(limit.take('192.0.2.2', 0)).toBe(0);
  expect(limit.take('2001:db8:1:2::1', 0)).toBe(0);
  expect(limit.take('2001:db8:1:2::2', 0)).toBeGreaterThan(0);
  expect(limit.take('2001:db8:1:3::1', 0)).toBe(0);
});

test('a clock that goes back gives nothing and takes nothing', () => {
  const limit = new RateLimit(1, 1000);
  expect(limit.take('a', 5000)).toBe(0);
  expect(limit.take('a', 1000)).toBe(1000);
});
