/** What a letter of reminders says: its action in the subject, how far a date is by the calendar. */
import { expect, test } from 'vitest';
import { APPRAISALS_DUE, SAMPLE } from '../../tests/support/sample-guide.ts';
import { Guide } from '../guide/schema.ts';
import type { Mission } from '../mission/mission.ts';
import { lineOf, whatOf } from './digest.ts';
import { missingIn } from './missing.ts';

const guide = Guide.parse({
  ...SAMPLE,
  calendar: [...SAMPLE.calendar, APPRAISALS_DUE],
  deliverables: SAMPLE.deliverables.map((d) => (d.id === 'memoir' ? { ...d, milestone: 'hand-in' } : d)),
});
const person = (firstName: string) => ({
  id: firstName,
  lastName: 'Aubry',
  firstName,
  email: 'a@example.org',
  lang: 'fr' as const,
});
const mission: Mission = {
  school: 's',
  id: 'm1',
  cohort: { school: 's', id: 'c', name: 'c', guide: 'builders', version: '2031', year: 2031, dates: {} },
  homeCountry: 'FR',
  student: person('Élise'),
  telework: false,
  confidential: false,
  periods: [],
  companyTutors: [{ ...person('Karim'), confirmed: true }],
  academicTutors: [],
  extensions: [],
};
const missing = missingIn({ mission, guide, filed: [], given: [] });
const appraisal = missing.filter(({ milestone }) => milestone.id === 'appraisals');
const plainSpaces = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

test.each([
  ['2031-06-08T06:00:00Z', 'dans 7 jours'],
  ['2031-06-18T06:00:00Z', 'en retard de 3 jours'],
  ['2031-06-25T06:00:00Z', 'en retard de 10 jours'],
])('on the morning of a reminder, %s, it is %s', (now, far) => {
  expect(plainSpaces(lineOf(appraisal[0]!, Date.parse(now)))).toContain(far);
});

test('a subject says what to do', () => {
  const now = Date.parse('2031-06-18T06:00:00Z');
  expect(plainSpaces(whatOf(appraisal, now))).toMatch(/^remplir « .+ » pour Élise Aubry \(en retard\)$/);
  const deposit = missing.find(({ asks }) => asks.kind === 'deposit')!;
  expect(plainSpaces(whatOf([deposit], now))).toMatch(/^déposer « .+ »/);
  expect(whatOf([...appraisal, ...appraisal], now)).toBe('deux réponses à donner');
});
