/** Codes by time against the test vectors of RFC 6238 (its last six digits), and the clocks that differ. */
import { expect, test } from 'vitest';
import { factorAddress, newFactor, periodOf } from './totp.ts';

/** "12345678901234567890", the secret of the RFC, base32. */
const FACTOR = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at %i s the code is %s', (seconds, token) => {
  const period = Math.floor(seconds / 30);
  expect(periodOf(FACTOR, token, seconds * 1000)).toBe(period);
  expect(periodOf(FACTOR, token, (period - 1) * 30_000)).toBe(period);
  expect(periodOf(FACTOR, token, (period + 2) * 30_000 - 1)).toBe(period);
  expect(periodOf(FACTOR, token, (period - 1) * 30_000 - 1)).toBeNull();
  expect(periodOf(FACTOR, token, (period + 2) * 30_000)).toBeNull();
});

test.each(['', '28708', '2870820', 'abcdef', '287083'])('%j is no code', (token) => {
  expect(periodOf(FACTOR, token, 59_000)).toBeNull();
});

test('a new secret has 160 bits, is like no other, and is told to applications with its owner', () => {
  const factor = newFactor();
  expect(factor).toMatch(/^[A-Z2-7]{32}$/);
  expect(newFactor()).not.toBe(factor);
  const address = new URL(factorAddress(factor, 'École des Ponts', 'paul@example.org'));
  expect(address.protocol).toBe('otpauth:');
  expect(decodeURIComponent(address.pathname)).toContain('École des Ponts:paul@example.org');
  expect(Object.fromEntries(address.searchParams)).toMatchObject({
    secret: factor,
    digits: '6',
    period: '30',
    algorithm: 'SHA1',
  });
});
