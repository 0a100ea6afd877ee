/** A line of a letter that asks for several things says by when, as the letter that asks for one does. */
import { expect, test } from 'vitest';
import { APPRAISALS_DUE, SAMPLE } from '../../tests/support/sample-guide.ts';
import { Guide } from '../guide/schema.ts';
import type { Mission } from '../mission/mission.ts';
import { inviteLine } from './invite-line.ts';

const guide = Guide.parse({
  ...SAMPLE,
  calendar: [...SAMPLE.calendar, APPRAISALS_DUE],
});
const owed = { item: 'tutor', kind: 'rubric', title: 'Appréciation', person: 'karim', role: 'company-tutor' } as const;
const mission = (dates: Mission['cohort']['dates']) =>
  ({
    cohort: { dates },
    student: { id: 'elise', firstName: 'Élise', lastName: 'Aubry' },
    periods: [],
    extensions: [],
  }) as unknown as Mission;

const NOW = Date.parse('2031-06-17T10:00:00Z');
test.each([
  [{}, 'Appréciation, pour Élise Aubry, pour le 15 juin 2031 à 23 h 59 (en retard)'],
  [{ appraisals: { day: '2031-06-20' } }, 'Appréciation, pour Élise Aubry, pour le 20 juin 2031 à 23 h 59'],
])('the date in force, and that it is over, %j', (dates, line) => {
  const said = inviteLine({ guide, mission: mission(dates), owed, by: '' }, 'fr', NOW);
  expect(said.replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(line);
});

test('without a date none is said', () => {
  const undated = { ...guide, calendar: guide.calendar.filter(({ id }) => id !== 'appraisals') };
  expect(inviteLine({ guide: undated, mission: mission({}), owed, by: '' }, 'en', NOW)).toBe('Appréciation, for Élise Aubry');
});
