import { expect, test } from 'vitest';
import type { Milestone } from '../guide/programme.ts';
import {
  farFromYear,
  outOfOrder,
  readCohortForm,
  readDay,
  readDates,
  readTime,
  shortened,
  undated,
  yearFollowing,
} from './cohort-form.ts';
import type { Cohort } from './mission.ts';

const step = (id: string, more: Partial<Milestone> = {}): Milestone => ({
  id,
  title: id,
  kind: 'memoir',
  freezes: false,
  reminders: [],
  ...more,
});
const guide = {
  timezone: 'Europe/Paris',
  calendar: [step('memoir', { on: '2026-05-29' }), step('slides'), step('defence')],
};
const nothing = { memoir: { day: '', time: '' }, slides: { day: '', time: '' }, defence: { day: '', time: '' } };

test.each([
  ['2026-02-28', '2026-02-28'],
  ['28/2/2026', '2026-02-28'],
  ['2028-02-29', '2028-02-29'],
  ['2026-02-29', null],
  ['31/02/2026', null],
  ['2026-13-01', null],
  ['0026-01-01', null],
  ['demain', null],
])('the day %s', (typed, day) => expect(readDay(typed)).toBe(day));

test.each([
  ['23:59:59', '23:59:59'],
  ['18:00', '18:00:00'],
  ['8 h 05', '08:05:00'],
  ['24:00', null],
  ['12:60', null],
  ['midi', null],
])('the hour %s', (typed, time) => expect(readTime(typed)).toBe(time));

test('what is left empty is not set; what is wrong is named by its field', () => {
  expect(readDates(guide, nothing)).toEqual({ dates: {}, faults: {} });
  const typed = {
    memoir: { day: '', time: '18:00' },
    slides: { day: '31/02/2026', time: '25:00' },
    defence: { day: '', time: '10:00' },
  };
  expect(readDates(guide, typed)).toEqual({
    dates: { memoir: { time: '18:00:00' }, defence: { time: '10:00:00' } },
    faults: { 'day-slides': 'day', 'time-slides': 'time', 'day-defence': 'time-alone' },
  });
});

test.each([
  [{ name: 'Digi5 2026', year: '2026' }, {}],
  [{ name: '', year: '2026' }, { name: 'name-missing' }],
  [{ name: 'x'.repeat(121), year: '2026' }, { name: 'name-long' }],
  [{ name: 'A', year: '1999' }, { year: 'year' }],
  [{ name: 'A', year: '2101' }, { year: 'year' }],
  [{ name: 'A', year: 'deux mille' }, { year: 'year' }],
])('name and year of %j', (typed, faults) => expect(readCohortForm(guide, { ...typed, dates: nothing }).faults).toEqual(faults));

test('dates in the other order are seen, those without a date skipped', () => {
  expect(outOfOrder(guide, { defence: { day: '2026-05-20' } }).map((each) => [each.first.id, each.next.id])).toEqual([
    ['memoir', 'defence'],
  ]);
  expect(outOfOrder(guide, { slides: { day: '2026-06-01' }, defence: { day: '2026-06-02' } })).toEqual([]);
});

test('days far from the year of the cohort are seen, the guide’s as those that were typed', () => {
  const window = { from: { year: -1, month: 3, day: 1 }, to: { year: 1, month: 6, day: 30 }, default: 'Essai.' };
  const far = (year: number, dates: Cohort['dates'] = {}) =>
    farFromYear({ ...guide, mission: { window } }, { year, dates }).map(({ milestone, day, kept }) => [milestone.id, day, kept]);
  expect(far(2026)).toEqual([]);
  expect(far(2027)).toEqual([]);
  expect(far(2028)).toEqual([['memoir', '2026-05-29', true]]);
  expect(far(2028, { memoir: { time: '18:00:00' } })).toEqual([['memoir', '2026-05-29', true]]);
  expect(far(2028, { memoir: { day: '2028-05-29' }, slides: { day: '2208-05-30' } })).toEqual([['slides', '2208-05-30', false]]);
  expect(farFromYear(guide, { year: 2040, dates: {} })).toEqual([]);
});

test.each([
  ['', 2025, '2022'],
  ['2025', 2025, '2022'],
  ['2031', 2025, '2031'],
  ['2025', undefined, '2025'],
])('the year %j, typed under a guide of %s, becomes %s', (typed, shown, year) =>
  expect(yearFollowing(typed, shown === undefined ? undefined : { year: shown }, { year: 2022 })).toBe(year),
);

test('less time is seen to the second, more time is not', () => {
  const less = shortened(
    guide,
    { slides: { day: '2026-06-01' } },
    { memoir: { time: '23:59:58' }, slides: { day: '2026-06-02' } },
  );
  expect(less).toEqual([{ milestone: guide.calendar[0], from: '2026-05-29T21:59:59.000Z', to: '2026-05-29T21:59:58.000Z' }]);
});

test('steps that nobody dated', () => {
  expect(undated(guide, { slides: { day: '2026-06-01' } }).map((m) => m.id)).toEqual(['defence']);
});
