import { expect, test } from 'vitest';
import { readBreak, readExtension, reasonFault } from './course-form.ts';

const period = (starts: string, ends: string) => ({
  kind: 'company' as const,
  name: 'Armor',
  companyCountry: 'FR',
  place: 'Lorient',
  placeCountry: 'FR',
  starts,
  ends,
});
const mission = { periods: [period('2025-10-01', '2025-12-31'), period('2026-01-05', '2026-03-13')] };

test.each([
  ['2026-03-14', { ends: '2026-03-14', fault: null }],
  ['14/3/2026', { ends: '2026-03-14', fault: null }],
  ['2026-03-13', { ends: '2026-03-13', fault: 'not-later' }],
  ['2026-02-31', { ends: '', fault: 'day' }],
  ['', { ends: '', fault: 'day' }],
])('extended until %s', (typed, expected) => expect(readExtension(mission, typed)).toEqual(expected));

test('a mission without a period has no last day to move', () => {
  expect(readExtension({ periods: [] }, '2026-03-14').fault).toBe('not-later');
});

test.each([
  ['2025-10-01', { on: '2025-10-01', fault: null }],
  ['2025-09-30', { on: '2025-09-30', fault: 'too-early' }],
  ['31/02/2026', { on: '', fault: 'day' }],
])('broken off on %s', (typed, expected) => expect(readBreak(mission, typed)).toEqual(expected));

test('a mission without a period may break off on any day', () => {
  expect(readBreak({ periods: [] }, '2025-09-30')).toEqual({ on: '2025-09-30', fault: null });
});

test.each([
  ['', 'reason'],
  ['x'.repeat(1001), 'reason-long'],
  ['Faillite', null],
])('a reason', (reason, fault) => expect(reasonFault(reason)).toBe(fault));
