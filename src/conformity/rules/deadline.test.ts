import { expect, test } from 'vitest';
import { apply, caseWith, guideWith, verdictOf } from '../../../tests/support/case.ts';
import { messages } from '../messages/deadline.ts';
import rule from './deadline.ts';

const due = (milestone: Record<string, unknown>) =>
  guideWith(
    { milestone: 'report-due' },
    { calendar: [{ id: 'report-due', title: 'Remise', kind: 'report', clause: 'P-1', ...milestone }] },
  );
const on = due({ on: '2031-09-15' });
const arrived = (at: string | null, guide = on, deadline: string | null = null) => caseWith({ guide, at, deadline });

test.each([
  ['the day before', '2031-09-14T12:00:00+02:00', 'passed'],
  ['the last second in Paris', '2031-09-15T23:59:59+02:00', 'passed'],
  ['within the last second', '2031-09-15T23:59:59.900+02:00', 'passed'],
  ['midnight in Paris', '2031-09-16T00:00:00+02:00', 'late'],
  ['the last second, told in UTC', '2031-09-15T21:59:59Z', 'passed'],
  ['midnight, told in UTC', '2031-09-15T22:00:00Z', 'late'],
  ['no time of arrival', null, 'skipped'],
  ['a time that nobody can read', 'hier soir', 'invalid?'],
])('M-RAP-3: %s', (_, at, said) => {
  expect(verdictOf(rule, arrived(at))).toBe(said);
});

test('D-SOU-5: "before the 30th" ends on the 29th', () => {
  const before = due({ before: '2031-05-30' });
  expect(verdictOf(rule, arrived('2031-05-29T23:59:59+02:00', before))).toBe('passed');
  expect(verdictOf(rule, arrived('2031-05-30T00:00:00+02:00', before))).toBe('late');
});

test('M-RAP-3: a cohort may set its own deadline', () => {
  expect(verdictOf(rule, arrived('2031-09-16T08:00:00+02:00', on, '2031-09-20T21:59:59Z'))).toBe('passed');
  expect(verdictOf(rule, arrived('2031-09-16T08:00:00+02:00', due({}), '2031-09-15T21:59:59Z'))).toBe('late');
});

test('M-RAP-3: no milestone, or a milestone without a day, asks nothing', () => {
  expect(verdictOf(rule, caseWith({ at: '2031-09-16T08:00:00+02:00' }))).toBe('skipped');
  expect(verdictOf(rule, arrived('2031-09-16T08:00:00+02:00', due({})))).toBe('skipped');
});

test('M-RAP-3: lateness blocks, and is told in days, hours and seconds, at the hour of Paris', () => {
  const result = apply(rule, arrived('2031-09-18T03:00:00+02:00'));
  expect(result).toMatchObject([{ severity: 'blocking', params: { seconds: 183_601 } }]);
  const params = typeof result === 'string' ? {} : (result[0]?.params ?? {});
  expect(messages.late.fr(params).what).toBe('Le fichier est en retard de 2\u00a0jours\u00a03\u00a0h.');
  expect(messages.late.fr(params).why).toContain(
    '15\u00a0septembre\u00a02031 à\u00a023\u00a0h\u00a059\u00a0min\u00a059\u00a0s\u202f; le fichier',
  );
  expect(messages.late.en(params).why).toContain('15\u00a0September\u00a02031, 23:59:59; the file');
  expect(messages.late.en({ ...params, seconds: 1 }).what).toBe('The file is late by 1\u00a0s.');
});
