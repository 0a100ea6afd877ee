/** Notes of a row about tutors: which one was reminded, which one nobody wrote to. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLibrary } from '../guide/library.store.ts';
import { ROOT } from '../kernel/root.ts';
import { type Around, NOTHING_AROUND, notesOf, shortDay } from './matrix-notes.ts';
import type { TutorFacts } from './matrix-tutors.ts';
import type { Mission, Tutor } from '../mission/mission.ts';

const guide = readLibrary(join(ROOT, 'content'))
  .files.map((file) => file.guide)
  .find((g) => g.guide === 'digi5')!;
/** Feedback due on 12 June 2026 at 23:59:59 in Paris. */
const DUE = Date.parse('2026-06-12T21:59:59.000Z');
const DAY = 86_400_000;

const tutor = (id: string): Tutor => ({
  id,
  firstName: id,
  lastName: id,
  email: `${id}@example.org`,
  lang: 'fr',
  confirmed: true,
});
function missionOf(change: Partial<Mission> = {}): Mission {
  const place = { name: 'Armor', companyCountry: 'FR', place: 'Lorient', placeCountry: 'FR' };
  const cohort = { school: 's', id: 'c', name: 'Promotion', guide: 'digi5', version: guide.version, year: 2026 };
  return {
    school: 's',
    id: 'm',
    cohort: { ...cohort, dates: { 'feedback-due': { day: '2026-06-12' } } },
    homeCountry: 'FR',
    student: { id: 'i', firstName: 'Inès', lastName: 'Caradec', email: 'ines@example.org', lang: 'fr' },
    telework: false,
    confidential: false,
    periods: [{ ...place, kind: 'company', starts: '2026-01-05', ends: '2026-09-30' }],
    companyTutors: [tutor('sophie')],
    academicTutors: [tutor('karim')],
    extensions: [],
    ...change,
  };
}
const of = (author: string, state: 'asked' | 'draft' | 'submitted') => ({
  item: guide.feedback!.id,
  author,
  state,
  at: '2026-05-01T08:00:00Z',
});
const facts = (change: Partial<TutorFacts> = {}): TutorFacts => ({
  guide,
  mission: missionOf(),
  deposits: [],
  reopened: new Set(),
  appraisals: [of('sophie', 'asked')],
  ...change,
});
const notes = (known: TutorFacts, around: Partial<Around> = {}, now = DUE - 10 * DAY) =>
  notesOf(known, { ...NOTHING_AROUND, ...around }, { lang: 'fr', now }).map((words) => words.replaceAll(/[\u00a0\u202f]/g, ' '));
const reminded = (person: string, kind: 'company' | 'academic', times: number) => ({
  person,
  kind,
  times,
  last: '2026-06-02T07:00:00Z',
});

test('who was reminded is named by what they are for the student', () => {
  expect(notes(facts(), { reminded: [reminded('karim', 'academic', 1)] })).toEqual(['Tuteur école relancé le 2 juin']);
  expect(notes(facts(), { reminded: [reminded('sophie', 'company', 3)] })).toEqual(['Tuteur entreprise silencieux, 3 relances']);
  expect(notes(facts(), { reminded: [reminded('karim', 'academic', 2), reminded('sophie', 'company', 1)] })).toEqual([
    'Tuteur entreprise relancé le 2 juin',
    'Tuteur école silencieux, 2 relances',
  ]);
  for (const [times, words] of [
    [1, 'Tuteurs entreprise et école relancés le 2 juin'],
    [3, 'Tuteurs entreprise et école silencieux, 3 relances'],
  ] as const) {
    const both = [reminded('karim', 'academic', times), reminded('sophie', 'company', times)];
    expect(notes(facts(), { reminded: both })).toEqual([words]);
  }
});

test('a day far from the year of the cohort bears its own', () => {
  const at = '2022-09-15T21:59:59Z';
  expect([2022, 2023, 2026].map((year) => shortDay(at, 'fr', 'Europe/Paris', year).replaceAll('\u00a0', ' '))).toEqual([
    '15 sept.',
    '15 sept.',
    '15 sept. 2022',
  ]);
});

test('a tutor who answered is not silent', () => {
  const answered = facts({ appraisals: [of('sophie', 'submitted'), of('karim', 'asked')] });
  const around = { reminded: [reminded('sophie', 'company', 3), reminded('karim', 'academic', 1)] };
  expect(notes(answered, around)).toEqual(['Tuteur école relancé le 2 juin']);
});

test('a confirmed tutor to whom nobody wrote is noted once what they give is near', () => {
  const said = ['Tuteur entreprise pas encore invité'];
  expect(notes(facts({ appraisals: [] }))).toEqual(said);
  expect(notes(facts({ appraisals: [] }), {}, DUE + DAY)).toEqual(said);
  expect(notes(facts({ appraisals: [] }), {}, DUE - 43 * DAY)).toEqual([]);
  expect(notes(facts())).toEqual([]);
  expect(notes(facts({ appraisals: [of('sophie', 'draft')] }))).toEqual([]);
  const doubtful = missionOf({ companyTutors: [{ ...tutor('sophie'), confirmed: false }] });
  expect(notes(facts({ appraisals: [], mission: doubtful }))).toEqual(['Tuteur entreprise à confirmer']);
  const over = missionOf({ brokenOff: { on: '2026-05-01', reason: 'Fin du projet' } });
  expect(notes(facts({ appraisals: [], mission: over }))).toEqual(['Mission rompue le 1er mai 2026']);
});

test('one who came after others is noted whatever the date, until they are invited', () => {
  const mission = missionOf({ companyTutors: [tutor('sophie'), tutor('ami')] });
  const early = DUE - 200 * DAY;
  expect(notes(facts({ mission }), { added: ['ami'] }, early)).toEqual(['Tuteur entreprise ajouté, pas encore invité']);
  expect(notes(facts({ mission, appraisals: [of('sophie', 'asked'), of('ami', 'asked')] }), { added: ['ami'] }, early)).toEqual(
    [],
  );
});
