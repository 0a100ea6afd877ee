import { expect, test } from 'vitest';
import { apply, caseWith, failure, guideWith, measuresWith, textDocument, verdictOf } from '../../../tests/support/case.ts';
import type { BodyMeasure } from '../measures.ts';
import { faceOf } from '../measure/faces.ts';
import rule from './body-typeface.ts';

const guide = guideWith({
  format: { clause: 'P-1', body: { typeface: { like: 'times', name: 'Times New Roman', clause: 'P-1' } } },
});
const set = (body: Partial<BodyMeasure>) => caseWith({ guide, measures: measuresWith({ body }) });

test.each([
  'TimesNewRomanPSMT',
  'LiberationSerif',
  'Tinos',
  'NimbusRomNo9L',
  'TeXGyreTermes',
  'STIXTwoText',
  'FreeSerif',
  'Times',
])('D-FMT-2: %s is a metric equivalent of the face asked for', (family) => {
  expect(verdictOf(rule, set({ family, face: faceOf(family)?.id ?? null }))).toBe('passed');
});

test.each<[string, Partial<BodyMeasure>, string]>([
  ['another readable face', { family: 'Calibri', face: 'calibri', readable: true }, 'other-face'],
  ['a face of titles', { family: 'Impact', face: null, readable: false }, 'display-face'],
  ['a face that nobody knows', { family: 'Zorglub', face: null, readable: null }, 'unknown-face?'],
  ['a font without name or widths', { family: null, face: null, readable: null }, 'unknown?'],
  ['half of the body in another face', { familyShare: 0.5 }, 'mixed?'],
])('D-FMT-2: %s', (_, body, said) => {
  expect(verdictOf(rule, set(body))).toBe(said);
});

test('D-FMT-2: a typeface never blocks, and its common name is told', () => {
  expect(apply(rule, set({ family: 'Carlito', face: 'calibri', familyShare: 0.934 }))).toMatchObject([
    { severity: 'warning', params: { family: 'Calibri', asked: 'Times New Roman', share: 93 } },
  ]);
});

test('D-FMT-2: nothing asked, or no text', () => {
  expect(verdictOf(rule, caseWith())).toBe('skipped');
  expect(verdictOf(rule, caseWith({ guide, document: textDocument(3, { scanned: true }) }))).toBe('undetermined');
  expect(verdictOf(rule, caseWith({ guide, outcome: failure('password') }))).toBe('undetermined');
});
