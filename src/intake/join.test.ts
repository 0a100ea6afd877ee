/** The small form of who joins a cohort, the addresses that a letter goes to. */
import { expect, test } from 'vitest';
import { isOpen, readAddresses, studentFaults } from './join.ts';

const NOW = Date.UTC(2026, 0, 15);
const right = { firstName: 'Noé', lastName: 'd’Almeida', email: 'noe@example.org', number: '2026-0042' };

test.each([
  [{}, {}],
  [{ number: '' }, {}],
  [{ firstName: '' }, { firstName: 'first-name' }],
  [{ lastName: 'x'.repeat(101) }, { lastName: 'long' }],
  [{ email: 'noe' }, { email: 'email' }],
  [{ email: 'noe@example.org, lea@example.org' }, { email: 'email' }],
  [{ email: '' }, { email: 'email' }],
  [{ number: '=1+1' }, { number: 'number' }],
  [{ number: '1'.repeat(41) }, { number: 'number' }],
] as const)('%j is wrong in %j', (typed, faults) => expect(studentFaults({ ...right, ...typed })).toEqual(faults));

test.each([
  ['', [], []],
  ['a@example.org\n b@example.org ;c@example.org,A@example.org\n\n', ['a@example.org', 'b@example.org', 'c@example.org'], []],
  ['a@example.org\nLou', ['a@example.org'], ['Lou']],
])('%j gives %j, and not %j', (text, addresses, wrong) => expect(readAddresses(text)).toEqual({ addresses, wrong }));

test.each([
  [true, { expiresAt: new Date(NOW + 1), revokedAt: null }],
  [false, { expiresAt: new Date(NOW), revokedAt: null }],
  [false, { expiresAt: new Date(NOW + 1), revokedAt: new Date(NOW - 1) }],
])('open: %s', (open, invitation) => expect(isOpen(invitation, NOW)).toBe(open));
