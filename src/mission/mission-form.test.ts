import { expect, test } from 'vitest';
import {
  emptyMission,
  isEmail,
  missionToTyped,
  readMissionForm,
  rearranged,
  sameName,
  type TypedMission,
  typedMission,
} from './mission-form.ts';
import type { Mission } from './mission.ts';

const empty = emptyMission('FR');
const armor = { ...empty.periods[0]!, name: 'Armor', place: 'Lorient', starts: '2025-10-01', ends: '2026-03-31' };
const tutor = { ...empty.tutors[0]!, firstName: 'Karim', lastName: 'Bonnard', email: 'k.bonnard@armor.example' };
const read = (change: Partial<TypedMission>, period = true) =>
  readMissionForm({ ...empty, periods: [armor], tutors: [], ...change }, { period, student: ['ines@example.org'] });

test('a company and its dates', () => {
  const { details, faults } = read({});
  expect(faults).toEqual({});
  expect(details.periods).toEqual([
    {
      kind: 'company',
      name: 'Armor',
      companyCountry: 'FR',
      place: 'Lorient',
      placeCountry: 'FR',
      starts: '2025-10-01',
      ends: '2026-03-31',
      siret: null,
      address: '',
      service: '',
    },
  ]);
});

test('a project has no country of its company, and needs none', () => {
  const { details, faults } = read({ periods: [{ ...armor, kind: 'project', companyCountry: '' }] });
  expect(faults).toEqual({});
  expect(details.periods[0]).toMatchObject({ kind: 'project', companyCountry: null });
});

test.each<[string, Partial<TypedMission>, Record<string, string>]>([
  ['a period left empty among others is none', { periods: [armor, empty.periods[0]!] }, {}],
  [
    'the only period left empty',
    { periods: [empty.periods[0]!] },
    { 'p1-name': 'missing', 'p1-place': 'missing', 'p1-starts': 'missing', 'p1-ends': 'missing' },
  ],
  ['no period', { periods: [] }, { periods: 'missing' }],
  ['the second period is wrong', { periods: [armor, { ...armor, ends: '2025-09-30' }] }, { 'p2-ends': 'reversed' }],
  ['a period of one day', { periods: [{ ...armor, ends: armor.starts }] }, {}],
  ['a company nowhere', { periods: [{ ...armor, companyCountry: '' }] }, { 'p1-companyCountry': 'missing' }],
  ['too long', { subject: 'x'.repeat(301) }, { subject: 'long' }],
  ['a level that is none', { confidentiality: 'top' }, { confidentiality: 'choice' }],
  ['a tutor left empty is none', { tutors: [empty.tutors[0]!] }, {}],
  ['a tutor half filled', { tutors: [{ ...tutor, email: '' }] }, { 't1-email': 'missing' }],
  [
    'the student as tutor, in other letters',
    { tutors: [{ ...tutor, email: 'INES@example.org' }] },
    { 't1-email': 'own-address' },
  ],
  ['the same tutor twice', { tutors: [tutor, { ...tutor, email: 'K.Bonnard@armor.example' }] }, { 't2-email': 'same-twice' }],
  ['the same person as both', { tutors: [tutor, { ...tutor, kind: 'academic' }] }, {}],
])('%s', (_what, change, faults) => expect(read(change).faults).toEqual(faults));

test('staff may leave the mission unknown', () => {
  expect(read({ periods: [empty.periods[0]!] }, false)).toMatchObject({ faults: {}, details: { periods: [] } });
});

test('the end of a confidentiality that is none is not kept', () => {
  expect(read({ confidentialUntil: '2028-01-31' }).details.confidentialUntil).toBeNull();
  expect(read({ confidentiality: 'secret', confidentialUntil: '31/1/2028' }).details.confidentialUntil).toBe('2028-01-31');
});

test('rows come and go, never more than twelve', () => {
  const two = rearranged({ ...empty, periods: [armor] }, 'add-period', 'FR')!;
  expect(two.periods).toHaveLength(2);
  expect(rearranged(two, 'remove-period-1', 'FR')!.periods).toEqual([two.periods[1]]);
  const twelve = { ...empty, periods: Array.from({ length: 12 }, () => armor) };
  expect(rearranged(twelve, 'add-period', 'FR')!.periods).toHaveLength(12);
  expect(rearranged(empty, 'save', 'FR')).toBeNull();
  expect(rearranged(empty, '', 'FR')).toBeNull();
});

test('a form that claims a thousand rows has twelve', () => {
  expect(typedMission((name) => (name === 'periods' || name === 'tutors' ? '99' : '')).periods).toHaveLength(12);
  expect(typedMission((name) => (name === 'periods' ? '1000' : '')).periods).toHaveLength(0);
});

test('what is known is shown as it is kept: a form sent back unchanged changes nothing', () => {
  const { details } = read({
    subject: 'Algues',
    confidentiality: 'restricted',
    confidentialUntil: '2028-01-31',
    closedDoor: true,
  });
  const mission = { ...details, confidential: true, homeCountry: 'FR' } as unknown as Mission;
  expect(readMissionForm(missionToTyped(mission, 1), { period: true, student: [] })).toEqual({ details, tutors: [], faults: {} });
});

test.each([
  ['k.bonnard@armor.example', true],
  ['karim+stage@sous.domaine.example', true],
  ['a@b', false],
  ['a b@example.org', false],
  ['Karim <k@example.org>', false],
  ['k@example.org;l@example.org', false],
  [`${'x'.repeat(250)}@example.org`, false],
])('an address: %s', (text, is) => expect(isEmail(text)).toBe(is));

test.each([
  ['Le Goff', 'LE GOFF', true],
  ['Le Goff', 'Le Goff-Martin', true],
  ['d’Almeida', "D'ALMEIDA", true],
  ['Sørensen', 'Sorensen', false],
  ['Bonnard', 'Bonard', false],
])('%s and %s', (known, typed, same) => expect(sameName({ lastName: known }, { lastName: typed })).toBe(same));
