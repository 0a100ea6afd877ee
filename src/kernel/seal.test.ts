/** What is sealed is opened by the same secret for the same use, and by nothing else. */
import { expect, test } from 'vitest';
import { keyedHash, seal, unseal } from './seal.ts';

const SECRET = 'a secret for tests, never for people';

test('a sealed text is read again, shows nothing of itself, and is never sealed twice alike', () => {
  const sealed = seal(SECRET, 'factor', 'JBSWY3DPEHPK3PXP, é');
  expect(unseal(SECRET, 'factor', sealed)).toBe('JBSWY3DPEHPK3PXP, é');
  expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('JBSWY3');
  expect(seal(SECRET, 'factor', 'JBSWY3DPEHPK3PXP, é')).not.toBe(sealed);
  expect(unseal(SECRET, 'factor', seal(SECRET, 'factor', ''))).toBe('');
});

test('another secret, another use, an altered or a cut text open nothing', () => {
  const sealed = seal(SECRET, 'factor', 'JBSWY3DPEHPK3PXP');
  const bytes = Buffer.from(sealed, 'base64url');
  const altered = (index: number) => Buffer.from(bytes.map((byte, at) => (at === index ? byte ^ 1 : byte))).toString('base64url');
  expect(unseal(`${SECRET}!`, 'factor', sealed)).toBeNull();
  expect(unseal(SECRET, 'enrol', sealed)).toBeNull();
  for (const index of [0, 12, 28, bytes.length - 1]) expect(unseal(SECRET, 'factor', altered(index))).toBeNull();
  expect(unseal(SECRET, 'factor', sealed.slice(0, 30))).toBeNull();
  expect(unseal(SECRET, 'factor', '')).toBeNull();
});

test('a keyed hash depends on secret, use and text', () => {
  const hash = keyedHash(SECRET, 'recovery', 'ABCDE');
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(keyedHash(SECRET, 'recovery', 'ABCDE')).toBe(hash);
  const others = [
    keyedHash(`${SECRET}!`, 'recovery', 'ABCDE'),
    keyedHash(SECRET, 'x', 'ABCDE'),
    keyedHash(SECRET, 'recovery', 'ABCDF'),
  ];
  expect(new Set([hash, ...others]).size).toBe(4);
});
