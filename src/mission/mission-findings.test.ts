import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLibrary } from '../guide/library.store.ts';
import { ROOT } from '../kernel/root.ts';
import { companyTime, missionFindings, windowOf } from './mission-findings.ts';
import type { Mission, Period, Tutor } from './mission.ts';

const guides = readLibrary(join(ROOT, 'content')).files.map((file) => file.guide);
const misl = guides.find((g) => g.guide === 'misl')!;
const digi5 = guides.find((g) => g.guide === 'digi5')!;

const period = (starts: string, ends: string, change: Partial<Period> = {}): Period => ({
  kind: 'company',
  name: 'Atelier Quéméneur',
  companyCountry: 'FR',
  place: 'Rennes',
  placeCountry: 'FR',
  starts,
  ends,
  siret: '73282932000074',
  ...change,
});
const tutor = (id: string, change: Partial<Tutor> = {}): Tutor => ({
  id,
  firstName: 'Karim',
  lastName: id,
  email: `${id}@example.org`,
  lang: 'fr',
  confirmed: true,
  ...change,
});
const mission = (change: Partial<Mission> = {}): Mission => ({
  school: 's',
  id: 'm',
  homeCountry: 'FR',
  telework: false,
  confidential: false,
  extensions: [],
  cohort: {
    school: 's',
    id: 'c',
    name: 'Promotion',
    guide: 'misl',
    version: '2022',
    year: 2026,
    dates: {},
  },
  student: {
    id: 'i',
    firstName: 'Inès',
    lastName: 'Caradec',
    email: 'ines@example.org',
    lang: 'fr',
  },
  declaredAt: '2025-10-01T08:00:00.000Z',
  periods: [period('2025-09-15', '2026-03-13')],
  companyTutors: [tutor('bonnard')],
  academicTutors: [tutor('legoff')],
  ...change,
});
const keys = (change: Partial<Mission> = {}) => missionFindings(mission(change), misl, []).map((f) => f.key);

test.each<[string, Period[], string]>([
  ['four months to the day', [period('2025-09-15', '2026-01-14')], '4 0'],
  ['a day less', [period('2025-09-15', '2026-01-13')], '3 30'],
  ['from the end of a month', [period('2025-10-31', '2026-02-27')], '4 0'],
  ['over 29 February', [period('2024-02-29', '2024-06-28')], '4 0'],
  ['two periods one after the other are one', [period('2025-09-15', '2025-11-14'), period('2025-11-15', '2026-01-14')], '4 0'],
  ['two periods apart', [period('2025-09-01', '2025-10-31'), period('2026-01-01', '2026-02-28')], '4 0'],
  ['days left over make months', [period('2025-09-01', '2025-10-15'), period('2026-01-01', '2026-02-15')], '3 0'],
  ['days that two periods share count once', [period('2025-09-15', '2026-01-14'), period('2025-10-01', '2025-12-31')], '4 0'],
  [
    'a project is no time in company',
    [period('2025-09-15', '2025-11-14'), period('2025-11-15', '2026-06-14', { kind: 'project' })],
    '2 0',
  ],
  ['a day', [period('2025-09-15', '2025-09-15')], '0 1'],
  ['nothing', [], '0 0'],
])('[M-MEM-1] time in company: %s', (_what, periods, expected) => {
  const { months, days } = companyTime(periods);
  expect(`${months} ${days}`).toBe(expected);
});

test('[M-MEM-1] a mission shorter than four months is a finding that names its length and the clause', () => {
  const [short] = missionFindings(mission({ periods: [period('2025-09-15', '2025-12-31')] }), misl, []);
  expect(short).toMatchObject({ code: 'too-short', key: 'too-short 3.17', clauses: ['M-MEM-1'], waivable: true, waiver: null });
  expect(short?.params).toEqual({ months: 3, days: 17, asked: 4 });
  expect(keys({ periods: [period('2025-09-15', '2026-01-14')] })).toEqual([]);
  expect(missionFindings(mission({ periods: [period('2025-09-15', '2025-10-01')] }), digi5, [])).toEqual([]);
});

test('[M-MEM-1] a waiver holds for the length that it was given for, and for no other', () => {
  const waiver = { finding: 'too-short 3.17', reason: 'Deux stages', by: 'Rozenn Tanguy', at: '2025-10-02T08:00:00.000Z' };
  const first = (ends: string) => missionFindings(mission({ periods: [period('2025-09-15', ends)] }), misl, [waiver])[0];
  expect(first('2025-12-31')?.waiver).toEqual(waiver);
  expect(first('2025-11-30')).toMatchObject({ code: 'too-short', waiver: null });
});

test('a mission that broke off counts until its last day', () => {
  expect(keys({ brokenOff: { on: '2025-11-14', reason: 'Faillite' } })).toEqual(['too-short 2.0']);
});

test('of a mission that broke off nothing is to be done any more', () => {
  const brokenOff = { on: '2026-03-01', reason: 'x' };
  const bare = { declaredAt: null, companyTutors: [tutor('x', { confirmed: false })], academicTutors: [] };
  expect(keys({ ...bare, brokenOff, periods: [period('2025-09-15', '2026-06-30', { siret: null })] })).toEqual([]);
  expect(keys({ ...bare, brokenOff, periods: [] })).toEqual([]);
});

test('days before and after those of the cohort’s year', () => {
  const window = { from: { year: -1, month: 9, day: 1 }, to: { year: 0, month: 12, day: 31 }, default: 'Essai.' };
  const terms = { mission: { window } };
  expect(windowOf(terms, 2026)).toEqual({ from: '2025-09-01', to: '2026-12-31' });
  const of = (starts: string, ends: string) =>
    missionFindings(mission({ periods: [period(starts, ends)] }), terms, []).map((f) => f.code);
  expect(of('2025-09-01', '2026-12-31')).toEqual([]);
  expect(of('2025-08-31', '2026-06-30')).toEqual(['out-of-window']);
  expect(of('2026-01-01', '2027-01-01')).toEqual(['out-of-window']);
});

test.each<[string, Partial<Mission>, string[]]>([
  ['nothing', {}, []],
  ['not declared', { declaredAt: null }, ['not-declared']],
  ['no period yet', { declaredAt: null, periods: [] }, ['not-declared', 'no-period']],
  [
    'periods that share a day',
    { periods: [period('2025-09-15', '2026-03-13'), period('2026-03-13', '2026-06-30')] },
    ['overlap 2025-09-15/2026-03-13 2026-03-13/2026-06-30'],
  ],
  [
    'three periods, of which one shares days with each of the two others',
    { periods: [period('2025-09-15', '2026-01-31'), period('2026-01-15', '2026-04-15'), period('2026-04-01', '2026-06-30')] },
    ['overlap 2025-09-15/2026-01-31 2026-01-15/2026-04-15', 'overlap 2026-01-15/2026-04-15 2026-04-01/2026-06-30'],
  ],
  [
    'a company of two periods without its SIRET is said once',
    {
      periods: [period('2025-09-15', '2026-01-31', { siret: null }), period('2026-02-01', '2026-06-30', { siret: null })],
    },
    ['siret-missing Atelier Quéméneur'],
  ],
  ['no SIRET in France', { periods: [period('2025-09-15', '2026-03-13', { siret: null })] }, ['siret-missing Atelier Quéméneur']],
  [
    'no SIRET overseas',
    { periods: [period('2025-09-15', '2026-03-13', { siret: null, companyCountry: 'RE' })] },
    ['siret-missing Atelier Quéméneur'],
  ],
  ['no SIRET abroad', { periods: [period('2025-09-15', '2026-03-13', { siret: null, companyCountry: 'DE' })] }, []],
  ['nobody', { companyTutors: [], academicTutors: [] }, ['no-company-tutor', 'no-academic-tutor']],
  ['a tutor who is the student', { companyTutors: [tutor('i')] }, ['tutor-is-student i']],
  [
    'the student’s address in other letters',
    { companyTutors: [tutor('x', { email: 'INES@example.org' })] },
    ['tutor-is-student x'],
  ],
  ['the same person twice', { academicTutors: [tutor('bonnard')] }, ['tutor-twice bonnard']],
  ['an address not confirmed', { companyTutors: [tutor('bonnard', { confirmed: false })] }, ['tutor-unconfirmed bonnard']],
  [
    'a mailbox that several read',
    { companyTutors: [tutor('b', { email: 'Contact@example.org' })] },
    ['shared-mailbox Contact@example.org'],
  ],
  [
    'a mailbox of a service',
    { companyTutors: [tutor('b', { email: 'rh.brest@example.org' })] },
    ['shared-mailbox rh.brest@example.org'],
  ],
  ['a name that begins alike', { companyTutors: [tutor('b', { email: 'rhonda.info@example.org' })] }, []],
])('findings: %s', (_what, change, expected) => expect(keys(change)).toEqual(expected));

test('what is only to be done is not waived', () => {
  const all = missionFindings(
    mission({ declaredAt: null, periods: [], companyTutors: [tutor('b', { confirmed: false })] }),
    misl,
    [],
  );
  expect(all.map((f) => f.waivable)).toEqual([false, false, false]);
});
