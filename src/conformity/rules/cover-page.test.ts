import { expect, test } from 'vitest';
import { apply, caseWith, failure, guideWith, measuresWith, verdictOf } from '../../../tests/support/case.ts';
import { documentOf, line, paragraph } from '../../../tests/support/document-builder.ts';
import rule from './cover-page.ts';

const item = (id: string, kind: string, label: string) => ({ id, kind, label, clause: 'P-1' });
const guide = guideWith({
  cover: {
    clause: 'P-1',
    items: [
      item('last', 'last-name', 'nom'),
      item('first', 'first-name', 'prénom'),
      item('company', 'company', 'entreprise'),
      item('place', 'place', 'lieu'),
      item('dates', 'dates', 'dates'),
      item('title', 'title', 'titre'),
      item('course', 'course', 'déroulé'),
    ],
  },
});
const covered = (texts: readonly string[], student: string | null = null, images: [number, number, number, number][] = []) =>
  caseWith({
    guide,
    student,
    document: documentOf({
      pages: [
        { lines: texts.map((text, i) => line(text, 100 + 40 * i)), images },
        ...[1, 2, 3].map((seed) => paragraph({ seed })),
      ],
    }),
    measures: measuresWith({ total: 4, bodyPages: 4 }),
  });
const whole = [
  'Rapport de mission',
  'LE GOFF-MARTIN Anne-Sophie',
  'Entreprise : Terres cuites',
  'Lieu : Quimper',
  'Du 3 mars 2031 au 29 août 2031',
];

test.each([
  ['everything, student unknown', covered(whole), 'passed'],
  ['everything, student known', covered(whole, 'LE GOFF-MARTIN Anne-Sophie'), 'passed'],
  ['name without its accents and hyphens', covered(['Mémoire', 'Leveque Zoe', ...whole.slice(2)], 'LÉVÊQUE Zoé'), 'passed'],
  ['another name', covered(whole, 'DURAND Paul'), 'missing'],
  ['no dates', covered(whole.slice(0, 4)), 'missing'],
  ['no word for the company', covered(whole.filter((text) => !text.startsWith('Entreprise'))), 'unsure?'],
  ['no name that can be seen, student unknown', covered(whole.filter((text) => !text.startsWith('LE GOFF'))), 'unsure?'],
  ['a cover drawn as a picture', covered([], 'DURAND Paul', [[0, 0, 595, 842]]), 'unsure?'],
])('M-RAP-6: %s', (_, subject, said) => {
  expect(verdictOf(rule, subject)).toBe(said);
});

test('M-RAP-6: what is missing is named, on the first page', () => {
  expect(apply(rule, covered(whole, 'DURAND Paul'))).toMatchObject([
    { severity: 'warning', params: { items: ['nom', 'prénom'] }, place: { page: 1 } },
  ]);
});

test('M-RAP-6: nothing asked, or not read', () => {
  expect(verdictOf(rule, caseWith())).toBe('skipped');
  expect(verdictOf(rule, caseWith({ guide, outcome: failure('damaged') }))).toBe('undetermined');
});
