import { expect, test } from 'vitest';
import { apply, caseWith, failure, guideWith, measuresWith, verdictOf } from '../../../tests/support/case.ts';
import type { BodyMeasure } from '../measures.ts';
import rule from './line-spacing.ts';

const asking = (multiple: number) =>
  guideWith({
    format: {
      clause: 'P-1',
      body: { lineSpacing: { multiple, clause: 'P-1', tolerance: { ratio: 0.05, default: 'rounding' } } },
    },
  });
const set = (multiple: number, lineSpacing: number | null, spacing: BodyMeasure['spacing']) =>
  caseWith({ guide: asking(multiple), measures: measuresWith({ body: { lineSpacing, spacing } }) });

test.each<[string, number, number | null, BodyMeasure['spacing'], string]>([
  ['one and a half of a word processor', 1.5, 1.5, '1.5', 'passed'],
  ['one and a half of LaTeX', 1.5, 1.25, '1.5', 'passed'],
  ['just within the tolerance', 1.5, 1.43, '<1.5', 'passed'],
  ['single', 1.5, 1, '<1.5', 'tight'],
  ['double', 1.5, 2, '>1.5', 'wide'],
  ['a class without a ratio', 1.5, null, '<1.5', 'tight'],
  ['nothing measured', 1.5, null, null, 'unknown?'],
  ['single where single is asked', 1, 1.04, '<1.5', 'passed'],
  ['one and a half where single is asked', 1, 1.5, '1.5', 'wide'],
  ['single where double is asked', 2, 1, '<1.5', 'tight'],
  ['double asked and nothing measured', 2, null, '>1.5', 'unknown?'],
])('D-FMT-3: %s', (_, multiple, ratio, spacing, said) => {
  expect(verdictOf(rule, set(multiple, ratio, spacing))).toBe(said);
});

test('D-FMT-3: it warns, and tells measure and tolerance', () => {
  expect(apply(rule, set(1.5, 1.152, '<1.5'))).toMatchObject([
    { severity: 'warning', params: { spacing: 1.15, multiple: 1.5, percent: 5 } },
  ]);
});

test('D-FMT-3: nothing asked, or not read', () => {
  expect(verdictOf(rule, caseWith())).toBe('skipped');
  expect(verdictOf(rule, caseWith({ guide: asking(1.5), outcome: failure('damaged') }))).toBe('undetermined');
});
