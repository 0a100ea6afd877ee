import { expect, test } from 'vitest';
import { apply, caseWith, guideWith, verdictOf } from '../../../tests/support/case.ts';
import { nameParts } from '../student-name.ts';
import rule from './file-name.ts';

const guide = guideWith({
  file: {
    types: ['pdf'],
    maxBytes: 1_000_000,
    clause: 'P-1',
    name: { pattern: '{LAST} {First} rapport mission {year}', clause: 'P-1' },
  },
});
const named = (student: string | null, name: string) => caseWith({ guide, student, file: { name, bytes: 9, sha256: '' } });
const NFD = (text: string) => text.normalize('NFD');

test.each([
  ['plain', 'DURAND Paul', 'DURAND Paul rapport mission 2031.pdf', 'passed'],
  ['extension of another type', 'DURAND Paul', 'DURAND Paul rapport mission 2031.exe', 'extra'],
  ['capital extension', 'DURAND Paul', 'DURAND Paul rapport mission 2031.PDF', 'passed'],
  ['accents, composed', 'LÉVÊQUE Zoé', 'LÉVÊQUE Zoé rapport mission 2031.pdf', 'passed'],
  ['accents, decomposed by the file system', 'LÉVÊQUE Zoé', NFD('LÉVÊQUE Zoé rapport mission 2031.pdf'), 'passed'],
  ['student decomposed', NFD('LÉVÊQUE Zoé'), 'LÉVÊQUE Zoé rapport mission 2031.pdf', 'passed'],
  ['compound names', 'LE GOFF-MARTIN Anne-Sophie', 'LE GOFF-MARTIN Anne-Sophie rapport mission 2031.pdf', 'passed'],
  ['two first names', 'DURAND Marie Claire', 'DURAND Marie Claire rapport mission 2031.pdf', 'passed'],
  ['particle as the student writes it', 'de LA TOUR Jean', 'de LA TOUR Jean rapport mission 2031.pdf', 'passed'],
  ['particle in capitals', 'de LA TOUR Jean', 'DE LA TOUR Jean rapport mission 2031.pdf', 'passed'],
  ['particle with an apostrophe', "d'ARVENEL Jean", 'd’ARVENEL Jean rapport mission 2031.pdf', 'passed'],
  ['Dutch particle', 'VAN DER BERG Eva', 'van der BERG Eva rapport mission 2031.pdf', 'passed'],
  ['apostrophes of both kinds', 'N’GUESSAN Awa', "N'GUESSAN Awa rapport mission 2031.pdf", 'passed'],
  ['first name first in the list', 'Paul DURAND', 'DURAND Paul rapport mission 2031.pdf', 'passed'],
  ['non-breaking hyphen', 'DURAND Jean-Paul', 'DURAND Jean\u2011Paul rapport mission 2031.pdf', 'passed'],
  ['two spaces', 'DURAND Paul', 'DURAND  Paul rapport mission 2031.pdf', 'spaces'],
  ['underscores', 'DURAND Paul', 'DURAND_Paul_rapport_mission_2031.pdf', 'spaces'],
  ['small letters', 'DURAND Paul', 'Durand Paul rapport mission 2031.pdf', 'case'],
  ['accent dropped', 'LÉVÊQUE Zoé', 'LEVEQUE Zoe rapport mission 2031.pdf', 'accents'],
  ['hyphen dropped', 'LE GOFF-MARTIN Anne-Sophie', 'LE GOFF MARTIN Anne Sophie rapport mission 2031.pdf', 'accents'],
  ['first name first', 'DURAND Paul', 'Paul DURAND rapport mission 2031.pdf', 'order'],
  ['year of another cohort', 'DURAND Paul', 'DURAND Paul rapport mission 2030.pdf', 'year'],
  ['no year', 'DURAND Paul', 'DURAND Paul rapport mission.pdf', 'year'],
  ['version', 'DURAND Paul', 'DURAND Paul rapport mission 2031 (1).pdf', 'extra'],
  ['emoji', 'DURAND Paul', '🎓 DURAND Paul rapport mission 2031.pdf', 'accents'],
  ['anything', 'DURAND Paul', 'rapport_final.pdf', 'other'],
  ['another student', 'DURAND Paul', 'MARTIN Paul rapport mission 2031.pdf', 'other'],
  ['a name in one word', 'Madonna', 'a.pdf', 'unknown-name?'],
  ['no student', null, 'a.pdf', 'skipped'],
])('M-RAP-5: %s', (_, student, name, said) => {
  expect(verdictOf(rule, named(student, name))).toBe(said);
});

test('M-RAP-5: the right name is proposed, with the year in force', () => {
  const subject = { ...named('LE GOFF-MARTIN Anne-Sophie', 'memoire.pdf'), year: 2032 };
  expect(apply(rule, subject)).toMatchObject([
    { severity: 'warning', params: { expected: 'LE GOFF-MARTIN Anne-Sophie rapport mission 2032.pdf' } },
  ]);
});

test('M-RAP-5: a guide without a pattern asks nothing', () => {
  expect(verdictOf(rule, caseWith({ student: 'DURAND Paul' }))).toBe('skipped');
});

test.each([
  ['DURAND JEAN-PAUL', { last: 'DURAND', first: 'Jean-Paul' }],
  ['durand paul', { last: 'durand', first: 'paul' }],
  ['McDONALD Ewan', { last: 'McDONALD', first: 'Ewan' }],
  ["O'BRIEN Maeve", { last: "O'BRIEN", first: 'Maeve' }],
  ['EL AMRANI Salma', { last: 'EL AMRANI', first: 'Salma' }],
])('M-RAP-5: %s is taken apart', (student, parts) => {
  expect(nameParts(student)).toEqual(parts);
});
