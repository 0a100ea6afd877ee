import { expect, test } from 'vitest';
import { apply, caseWith, failure, guideWith, measuresWith, verdictOf } from '../../../tests/support/case.ts';
import type { BodyMeasure } from '../measures.ts';
import rule from './justification.ts';

const asking = (share?: number) =>
  guideWith({
    format: {
      clause: 'P-1',
      body: { justified: { value: true, clause: 'P-1', ...(share && { tolerance: { share, default: 'last lines' } }) } },
    },
  });
const set = (justified: number | null, justifiedVerdict: BodyMeasure['justifiedVerdict'], share?: number) =>
  caseWith({
    guide: asking(share),
    measures: measuresWith({
      body: {
        justified,
        justifiedVerdict,
        ragged: [
          { page: 4, box: null },
          { page: 9, box: null },
        ],
      },
    }),
  });

test.each<[number | null, BodyMeasure['justifiedVerdict'], number | undefined, string]>([
  [0.99, 'yes', 0.95, 'passed'],
  [0.95, 'yes', 0.95, 'passed'],
  [0.91, 'yes', 0.95, 'partly'],
  [0.8, 'yes', undefined, 'passed'],
  [0.6, 'mixed', 0.5, 'partly'],
  [0.1, 'no', 0.95, 'ragged'],
  [null, null, 0.95, 'unknown?'],
])('D-FMT-4: share %s, measured "%s", tolerance %s', (justified, verdict, share, said) => {
  expect(verdictOf(rule, set(justified, verdict, share))).toBe(said);
});

test('D-FMT-4: it warns and shows every ragged place', () => {
  expect(apply(rule, set(0.914, 'mixed', 0.95))).toMatchObject([
    { severity: 'warning', params: { percent: 91, tolerance: 95, pages: [4, 9] }, place: { page: 4 }, more: [{ page: 9 }] },
  ]);
});

test('D-FMT-4: nothing asked, or not read', () => {
  expect(verdictOf(rule, caseWith())).toBe('skipped');
  expect(verdictOf(rule, caseWith({ guide: asking(), outcome: failure('damaged') }))).toBe('undetermined');
});
