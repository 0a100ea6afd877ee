import { expect, test } from 'vitest';
import { apply, caseWith, failure, guideWith, measuresWith, verdictOf } from '../../../tests/support/case.ts';
import rule from './body-size.ts';

const asking = (tolerance?: number) =>
  guideWith({
    format: {
      clause: 'P-1',
      body: {
        size: { pt: 12, clause: 'P-1', ...(tolerance !== undefined && { tolerance: { pt: tolerance, default: 'rounding' } }) },
      },
    },
  });
const set = (size: number | null, tolerance?: number) =>
  caseWith({ guide: asking(tolerance), measures: measuresWith({ body: { size } }) });

test.each([
  [12, 0.5, 'passed'],
  [11.5, 0.5, 'passed'],
  [12.5, 0.5, 'passed'],
  [11.4, 0.5, 'too-small'],
  [12.6, 0.5, 'too-large'],
  [11.96, undefined, 'too-small'],
  [12, undefined, 'passed'],
  [null, 0.5, 'unknown?'],
])('D-FMT-2: %s pt for 12 within %s', (size, tolerance, said) => {
  expect(verdictOf(rule, set(size, tolerance))).toBe(said);
});

test('D-FMT-2: measure and tolerance are told, with the pages that differ when some do', () => {
  const other = { page: 7, box: null };
  const body = { size: 11, sizeShare: 0.8, otherPages: [other] };
  expect(apply(rule, caseWith({ guide: asking(0.5), measures: measuresWith({ body }) }))).toMatchObject([
    { severity: 'warning', params: { size: 11, pt: 12, tolerance: 0.5, share: 80 }, place: other },
  ]);
});

test('D-FMT-2: nothing asked, or not read', () => {
  expect(verdictOf(rule, caseWith())).toBe('skipped');
  expect(verdictOf(rule, caseWith({ guide: asking(), outcome: failure('damaged') }))).toBe('undetermined');
});
