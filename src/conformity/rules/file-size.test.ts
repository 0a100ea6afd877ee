import { expect, test } from 'vitest';
import { apply, caseWith, failure, verdictOf } from '../../../tests/support/case.ts';
import rule from './file-size.ts';

const weighing = (bytes: number) =>
  caseWith({ file: { name: 'a.pdf', bytes, sha256: '' }, ...(bytes === 0 && { outcome: failure('empty') }) });

test.each([
  [1, 'passed'],
  [1_000_000, 'passed'],
  [1_000_001, 'too-heavy'],
  [0, 'empty'],
])('M-RAP-4: %i bytes of 1 000 000', (bytes, said) => {
  expect(verdictOf(rule, weighing(bytes))).toBe(said);
});

test('M-RAP-4: the weight and the limit are told in megabytes', () => {
  expect(apply(rule, weighing(2_340_000))).toMatchObject([{ severity: 'blocking', params: { size: 2.3, max: 1 } }]);
});
