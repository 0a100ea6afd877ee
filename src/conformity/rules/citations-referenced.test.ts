import { expect, test } from 'vitest';
import { apply, caseWith, failure, guideWith, measuresWith, verdictOf } from '../../../tests/support/case.ts';
import type { Citation, CitationMeasure, Reference } from '../measures.ts';
import rule from './citations-referenced.ts';

const guide = guideWith({ citations: { styles: ['apa'], consistent: true, bibliography: true, clause: 'P-1' } });
const to = (reference: number | null, text = '(Martin, 2021)', kind: Citation['kind'] = 'author-date'): Citation => ({
  text,
  page: 5,
  box: null,
  kind,
  reference,
});
const reference: Reference = { text: 'Martin, A. (2021). Pots.', page: 30, box: null, style: 'apa', cited: true };
const cited = (citations: readonly Citation[], over: Partial<CitationMeasure> = {}) =>
  caseWith({ guide, measures: measuresWith({ citations: { style: 'apa', citations, references: [reference], ...over } }) });

test.each([
  ['each has its reference', cited([to(0), to(0)]), 'passed'],
  ['one has none', cited([to(0), to(null, '(Durand, 2019)')]), 'unresolved'],
  ['one has none, if it is a citation at all', cited([to(null)], { certain: false }), 'unsure?'],
  ['there is no list to compare with', cited([to(null)], { references: [] }), 'undetermined'],
  ['there are only notes', cited([to(null, '1', 'note')], { style: 'notes' }), 'undetermined'],
  ['there is no citation', cited([], { style: 'none' }), 'skipped'],
  ['there is no citation, perhaps', cited([], { style: 'none', certain: false }), 'undetermined'],
])('D-CIT-1: %s', (_, subject, said) => {
  expect(verdictOf(rule, subject)).toBe(said);
});

test('D-CIT-1: those without a reference are listed once each, with every place', () => {
  const subject = cited([to(null, '(Durand, 2019)'), to(0), to(null, '(Durand, 2019)')]);
  expect(apply(rule, subject)).toMatchObject([
    { severity: 'warning', params: { count: 1, texts: ['(Durand, 2019)'], citations: 3 }, more: [{ page: 5 }] },
  ]);
});

test('D-CIT-1: nothing asked, or not read', () => {
  expect(verdictOf(rule, caseWith())).toBe('skipped');
  expect(verdictOf(rule, caseWith({ guide, outcome: failure('damaged') }))).toBe('undetermined');
});
