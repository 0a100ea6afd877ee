import { expect, test } from 'vitest';
import { caseWith, failure, verdictOf, apply } from '../../../tests/support/case.ts';
import rule from './file-type.ts';

test.each([
  ['a PDF', caseWith(), 'passed'],
  ['a Word document under a PDF name', caseWith({ outcome: failure('not-pdf', { detected: 'docx' }) }), 'not-pdf'],
  ['bytes of no known type', caseWith({ outcome: failure('not-pdf') }), 'unknown-type'],
  ['a damaged PDF, which is still a PDF', caseWith({ outcome: failure('damaged') }), 'passed'],
  ['nothing at all', caseWith({ outcome: failure('empty') }), 'passed'],
])('M-RAP-4: %s', (_, subject, said) => {
  expect(verdictOf(rule, subject)).toBe(said);
});

test('M-RAP-4: a wrong type is a fact, so it blocks, and its name is given', () => {
  expect(apply(rule, caseWith({ outcome: failure('not-pdf', { detected: 'docx' }) }))).toMatchObject([
    { severity: 'blocking', params: { detected: 'docx' } },
  ]);
});
