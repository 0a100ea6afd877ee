import { expect, test } from 'vitest';
import type { Milestone } from '../guide/programme.ts';
import type { Fact } from '../guide/text.ts';
import { deadlineOf, type Extension, factsOf, lateness, listedNameOf, nameOf, type Period } from './mission.ts';

const company = (companyCountry: string, placeCountry: string): Period => ({
  kind: 'company',
  name: 'Atelier Quéméneur',
  companyCountry,
  place: 'Là',
  placeCountry,
  starts: '2025-09-15',
  ends: '2026-03-13',
});
const project = (placeCountry: string): Period => ({ ...company('FR', placeCountry), kind: 'project', companyCountry: null });
const at = (periods: Period[], more: Partial<{ telework: boolean; confidential: boolean }> = {}) =>
  [...factsOf({ periods, homeCountry: 'FR', telework: false, confidential: false, ...more })].toSorted();

test.each<[string, Fact[], string[]]>([
  ['a company of the country, at home', at([company('FR', 'FR')]), []],
  ['a foreign company, at home', at([company('DE', 'FR')]), ['company-abroad']],
  ['a company of the country, abroad', at([company('FR', 'NO')]), ['place-abroad']],
  ['a foreign company, abroad', at([company('DE', 'NO')]), ['company-abroad', 'place-abroad']],
  ['a project at home', at([project('FR')]), ['project-period']],
  ['a project abroad', at([project('NO')]), ['place-abroad', 'project-period']],
  ['one period abroad among several', at([company('FR', 'FR'), company('FR', 'BE')]), ['place-abroad']],
  ['overseas, at home', at([company('RE', 'GP'), company('FR', 'NC')]), []],
  ['telework', at([company('FR', 'FR')], { telework: true }), ['telework']],
  ['a confidential mission', at([company('FR', 'FR')], { confidential: true }), ['confidential']],
])('[M-MEM-1] facts of a mission: %s', (_name, facts, expected) => expect(facts).toEqual(expected));

test('names: first name first where they are read, family name first where they are sorted; one name alone stands alone', () => {
  const ines = { firstName: 'Inès', lastName: 'Caradec' };
  expect([nameOf(ines), listedNameOf(ines)]).toEqual(['Inès Caradec', 'Caradec Inès']);
  const alone = { firstName: '', lastName: 'Madonna' };
  expect([nameOf(alone), listedNameOf(alone)]).toEqual(['Madonna', 'Madonna']);
});

test('abroad is counted from the country of the school', () => {
  const mission = { periods: [company('FR', 'BE')], homeCountry: 'BE', telework: false, confidential: false };
  expect([...factsOf(mission)]).toEqual(['company-abroad']);
});

const guide = { timezone: 'Europe/Paris' };
const milestone = {
  id: 'memoir',
  title: 'Mémoire',
  kind: 'memoir',
  freezes: false,
  reminders: [],
  on: '2026-05-29',
} as Milestone;
const open: Milestone = { ...milestone, id: 'slides', on: undefined };
const more = (until: string, of = 'memoir'): Extension => ({
  milestone: of,
  until,
  reason: 'Panne',
  personal: true,
  givenAt: '2026-05-01T08:00:00.000Z',
});
const JUNE_2 = '2026-06-02T21:59:59.000Z';

test.each([
  ['the date of the guide', milestone, {}, [], { at: '2026-05-29T21:59:59.000Z', source: 'guide', extension: null }],
  [
    'the date of the cohort',
    milestone,
    { memoir: { day: '2026-06-01' } },
    [],
    { at: '2026-06-01T21:59:59.000Z', source: 'cohort' },
  ],
  [
    'the hour of the cohort',
    milestone,
    { memoir: { time: '12:00:00' } },
    [],
    { at: '2026-05-29T10:00:00.000Z', source: 'cohort' },
  ],
  ['more time', milestone, {}, [more(JUNE_2)], { at: JUNE_2, extension: more(JUNE_2) }],
  ['the latest of two extensions', milestone, {}, [more(JUNE_2), more('2026-05-31T21:59:59.000Z')], { at: JUNE_2 }],
  [
    'an extension that the cohort overtook',
    milestone,
    { memoir: { day: '2026-06-05' } },
    [more(JUNE_2)],
    { at: '2026-06-05T21:59:59.000Z', extension: null },
  ],
  ['more time for another step', milestone, {}, [more(JUNE_2, 'slides')], { at: '2026-05-29T21:59:59.000Z', extension: null }],
  ['more time where there was no date', open, {}, [more(JUNE_2, 'slides')], { at: JUNE_2 }],
  ['a winter date, an hour later in UTC', open, { slides: { day: '2026-02-02' } }, [], { at: '2026-02-02T22:59:59.000Z' }],
])('the deadline in force: %s', (_name, step, dates, extensions, expected) => {
  expect(deadlineOf(step, guide, { dates }, extensions)).toMatchObject(expected);
});

test('without a date there is no deadline', () => expect(deadlineOf(open, guide, { dates: {} }, [])).toBeNull());

test.each([
  ['2026-02-02T22:59:58.000Z', -1999],
  ['2026-02-02T22:59:59.000Z', -999],
  ['2026-02-02T22:59:59.999Z', 0],
  ['2026-02-02T23:00:00.000Z', 1],
  ['2026-02-03T23:00:00.000Z', 86_400_001],
])('[M-RAP-3] the whole last second is in time: %s', (received, late) => {
  expect(lateness(Date.parse(received), '2026-02-02T22:59:59.000Z')).toBe(late);
});
