/** What the door says of each person, and the instants of the demo: cases. */
import { expect, test } from 'vitest';
import type { Guest, StudentState } from './people.ts';
import { datesAt, dayAt, instantAt } from './school.ts';
import { saidOf, taskOf } from './words.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const handed: NonNullable<StudentState['deposit']> = {
  number: 1,
  verdict: 'conform',
  toCheck: 0,
  blocking: 0,
  contested: 0,
  late: false,
};
/** The afternoon of a day in Paris. */
const NOW = Date.parse('2026-06-15T14:30:00Z');
const student = (
  left: number | null,
  deposit: Partial<typeof handed> | null = null,
  special: StudentState['special'] = null,
  refused = false,
): Guest => ({
  id: 'a',
  firstName: 'Inès',
  name: 'Inès Caradec',
  role: 'student',
  state: {
    kind: 'student',
    company: 'Armor',
    place: 'Lorient',
    special,
    due: left === null ? null : { at: NOW + left, now: NOW, zone: 'Europe/Paris', late: left < 0 },
    deposit: deposit && { ...handed, ...deposit },
    refused,
  },
});
const plainly = (guest: Guest, lang: 'fr' | 'en') =>
  saidOf(guest, lang).map(({ tone, words }) => `${tone}: ${words.replace(/[\u00a0\u202f]/g, ' ')}`);

test.each<[string, Guest, string[], string[]]>([
  ['18 days', student(18 * DAY + 3 * HOUR), ['wait: 18 jours avant la date limite'], ['wait: 18 days before the deadline']],
  [
    'the day after tomorrow in the morning is in two days',
    student(39 * HOUR),
    ['wait: 2 jours avant la date limite'],
    ['wait: 2 days before the deadline'],
  ],
  ['2 hours', student(2 * HOUR), ['wait: 2 heures avant la date limite'], ['wait: 2 hours before the deadline']],
  ['3 minutes', student(3 * MINUTE), ['wait: 3 minutes avant la date limite'], ['wait: 3 minutes before the deadline']],
  ['broken off', student(DAY, null, 'broken-off'), ['block: mission interrompue'], ['block: mission broken off']],
  [
    'not declared',
    student(2 * DAY, null, 'unconfirmed'),
    ['wait: 2 jours avant la date limite', 'check: mission à déclarer'],
    ['wait: 2 days before the deadline', 'check: mission to declare'],
  ],
  [
    'another version is wanted',
    student(DAY, null, null, true),
    ['wait: 1 jour avant la date limite', 'check: nouvelle version demandée'],
    ['wait: 1 day before the deadline', 'check: another version is wanted'],
  ],
  ['late', student(-DAY), ['block: en retard de 1 jour, rien de déposé'], ['block: 1 day late, nothing handed in']],
  [
    'late since the evening of the day before yesterday',
    student(-41 * HOUR),
    ['block: en retard de 2 jours, rien de déposé'],
    ['block: 2 days late, nothing handed in'],
  ],
  ['late with a deposit', student(-DAY, { late: true }), ['check: déposé en retard'], ['check: handed in late']],
  ['over, in time', student(-DAY, {}), ['conform: déposé, conforme'], ['conform: handed in, conform']],
  ['no date', student(null, { verdict: null }), ['wait: déposé, vérification en cours'], ['wait: handed in, being checked']],
  [
    'something blocks',
    student(DAY, { verdict: 'blocked' }),
    ['wait: 1 jour avant la date limite', 'block: déposé, un point bloque'],
    ['wait: 1 day before the deadline', 'block: handed in, something blocks'],
  ],
  [
    'one point',
    student(null, { verdict: 'to-check', toCheck: 1 }),
    ['check: déposé, 1 point à vérifier'],
    ['check: handed in, 1 point to check'],
  ],
  [
    'contested',
    student(null, { verdict: 'to-check', toCheck: 2, contested: 1 }),
    ['check: constat contesté, sans réponse'],
    ['check: contested finding, no answer yet'],
  ],
  [
    'undetermined',
    student(null, { verdict: 'undetermined' }),
    ['unknown: déposé, indéterminé'],
    ['unknown: handed in, undetermined'],
  ],
])('a student, %s', (_, guest, fr, en) => {
  expect(plainly(guest, 'fr')).toEqual(fr);
  expect(plainly(guest, 'en')).toEqual(en);
});

test.each<[readonly string[], string]>([
  [[], 'Ne suit encore personne'],
  [['Inès Caradec'], 'Suit Inès Caradec'],
  [['Inès Caradec', 'Théo Marchadour'], 'Suit Inès Caradec et Théo Marchadour'],
  [['a', 'b', 'c'], 'Suit 3 étudiants'],
])('a tutor of %j', (follows, words) => {
  const tutor: Guest = {
    id: 'a',
    firstName: 'Karim',
    name: 'Karim Benhaddou',
    role: 'academic-tutor',
    state: {
      kind: 'staff',
      role: 'academic-tutor',
      follows,
      students: follows.length,
      contested: 2,
      validates: 1,
      appraisal: null,
    },
  };
  expect(taskOf(tutor, 'fr')).toBe(words);
  expect(plainly(tutor, 'fr')).toEqual([
    'wait: 1 document attend sa validation',
    'check: 2 constats contestés attendent sa réponse',
  ]);
  expect(plainly(tutor, 'en')).toEqual([
    'wait: 1 document waits to be validated',
    'check: 2 contested findings wait for an answer',
  ]);
});

test.each([
  ['asked', 'wait: réponse attendue'],
  ['draft', 'wait: réponse commencée'],
  ['submitted', 'conform: réponse envoyée'],
] as const)('a company tutor who was asked: %s', (appraisal, words) => {
  const role = 'company-tutor';
  const state = {
    kind: 'staff' as const,
    role: role as typeof role,
    follows: ['Inès Caradec'],
    students: 1,
    contested: 0,
    validates: 0,
    appraisal,
  };
  expect(plainly({ id: 'a', firstName: 'Sophie', name: 'Sophie Le Goff', role, state }, 'fr')).toEqual([words]);
});

/** Ten minutes past midnight in Paris: the day before in UTC. */
const START = Date.parse('2026-03-28T23:10:00Z');

test('days are those of the zone of the guide, nights of summer time included', () => {
  expect([-1, 0, 1, 18].map((days) => dayAt(START, days, 'Europe/Paris'))).toEqual([
    '2026-03-28',
    '2026-03-29',
    '2026-03-30',
    '2026-04-16',
  ]);
  expect(datesAt(START, { due: { days: -2 } }, 'America/Martinique')).toEqual({ due: { day: '2026-03-26' } });
});

const ZONE = 'Europe/Paris';
test('instants are counted from the first start', () => {
  expect(instantAt(START, { days: 0, hours: 0, minutes: 3 }, ZONE) - START).toBe(3 * MINUTE);
  expect(instantAt(START, { days: -1, hours: -2, minutes: 0 }, ZONE) - START).toBe(-26 * HOUR);
  const wall = { days: -1, hours: 0, minutes: 0, time: '18:42:07' };
  expect(new Date(instantAt(START, wall, ZONE)).toISOString()).toBe('2026-03-28T17:42:07.000Z');
});
