/** Words of a guide, as they are told. */
import { expect, test } from 'vitest';
import { told } from './text.ts';

const TITLE = { fr: "Fiche d'évaluation : qu'en dites-vous ?", en: 'Appraisal: what do you say?' };

test('French is set with its spaces and apostrophes, whichever page tells it; English is left alone', () => {
  const set = 'Fiche d’évaluation\u00a0: qu’en dites-vous\u202f?';
  expect(told(TITLE, 'fr')).toBe(set);
  expect(told({ fr: TITLE.fr }, 'en')).toBe(set);
  expect(told(TITLE.fr, 'en')).toBe(set);
  expect(told(TITLE, 'en')).toBe(TITLE.en);
});
