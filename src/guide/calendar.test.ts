import { expect, test } from 'vitest';
import { instantOf, lastDay, lastInstant } from './calendar.ts';
import { Milestone } from './programme.ts';

const milestone = (dates: object) => Milestone.parse({ id: 'm', title: 'M', kind: 'report', ...dates });

test.each([
  ['a winter evening', '2025-01-15', '23:59:59', 'Europe/Paris', '2025-01-15T22:59:59.000Z'],
  ['a summer evening', '2025-07-15', '23:59:59', 'Europe/Paris', '2025-07-15T21:59:59.000Z'],
  ['the evening before the clocks go forward', '2025-03-29', '23:59:59', 'Europe/Paris', '2025-03-29T22:59:59.000Z'],
  ['the evening after they went forward', '2025-03-30', '23:59:59', 'Europe/Paris', '2025-03-30T21:59:59.000Z'],
  ['an hour that the spring night skips', '2025-03-30', '02:30:00', 'Europe/Paris', '2025-03-30T01:30:00.000Z'],
  ['an hour that the autumn night shows twice: the second', '2025-10-26', '02:30:00', 'Europe/Paris', '2025-10-26T01:30:00.000Z'],
  ['the evening of the autumn night', '2025-10-26', '23:59:59', 'Europe/Paris', '2025-10-26T22:59:59.000Z'],
  ['another zone', '2031-04-01', '12:00:00', 'Europe/Dublin', '2031-04-01T11:00:00.000Z'],
  ['a zone half a day away', '2025-06-01', '00:00:00', 'Pacific/Auckland', '2025-05-31T12:00:00.000Z'],
])('%s', (_, day, time, zone, instant) => expect(instantOf(day, time, zone)).toBe(instant));

test.each([
  ['on: the day itself', { on: '2025-03-01' }, '2025-03-01'],
  ['before: the day before, across a month', { before: '2025-03-01' }, '2025-02-28'],
  ['before: across a leap day', { before: '2024-03-01' }, '2024-02-29'],
  ['before: across a year', { before: '2025-01-01' }, '2024-12-31'],
  ['no date: none', {}, null],
])('%s', (_, dates, day) => expect(lastDay(milestone(dates))).toBe(day));

test('a cohort sets its own day and hour, in place of those of the guide', () => {
  const guide = milestone({ before: '2025-05-30', time: { value: '23:59:59', default: 'none given' } });
  expect(lastInstant(guide, 'Europe/Paris')).toBe('2025-05-29T21:59:59.000Z');
  expect(lastInstant(guide, 'Europe/Paris', { day: '2026-06-05', time: '18:00:00' })).toBe('2026-06-05T16:00:00.000Z');
  expect(lastInstant(milestone({}), 'Europe/Paris')).toBeNull();
  expect(lastInstant(milestone({}), 'Europe/Paris', { day: '2026-06-05' })).toBe('2026-06-05T21:59:59.000Z');
});
