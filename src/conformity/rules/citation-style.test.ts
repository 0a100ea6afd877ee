import { expect, test } from 'vitest';
import { apply, caseWith, failure, guideWith, measuresWith, verdictOf } from '../../../tests/support/case.ts';
import type { Citation, CitationMeasure, Reference } from '../measures.ts';
import rule from './citation-style.ts';

const guide = guideWith({ citations: { styles: ['apa', 'harvard'], consistent: true, bibliography: true, clause: 'P-1' } });
const free = guideWith({ citations: { styles: ['apa', 'numeric'], consistent: false, bibliography: false, clause: 'P-1' } });
const citation: Citation = { text: '(Martin, 2021)', page: 5, box: null, kind: 'author-date', reference: 0 };
const reference: Reference = { text: 'Martin, A. (2021). Pots.', page: 30, box: null, style: 'apa', cited: true };
const cited = (citations: Partial<CitationMeasure>, asked = guide) =>
  caseWith({
    guide: asked,
    measures: measuresWith({ citations: { citations: [citation], references: [reference], ...citations } }),
  });

test.each<[string, Partial<CitationMeasure>, string]>([
  ['APA throughout', { style: 'apa' }, 'passed'],
  ['Harvard throughout', { style: 'harvard' }, 'passed'],
  ['numbers', { style: 'numeric' }, 'other-style'],
  ['footnotes', { style: 'notes' }, 'other-style'],
  ['several styles', { style: 'mixed' }, 'mixed'],
  ['no citation', { style: 'none', citations: [] }, 'none'],
  ['no citation and no bibliography', { style: 'none', citations: [], references: [] }, 'none no-bibliography'],
  ['citations without bibliography', { style: 'apa', references: [] }, 'no-bibliography'],
  ['a bibliography without readable entries', { style: 'apa', references: [], bibliography: { page: 30, box: null } }, 'passed'],
  ['APA, perhaps', { style: 'apa', certain: false }, 'unsure?'],
  ['several styles, perhaps', { style: 'mixed', certain: false }, 'unsure?'],
  ['numbers, perhaps', { style: 'numeric', certain: false }, 'unsure?'],
  ['nothing, perhaps', { style: 'none', certain: false, citations: [] }, 'unsure?'],
])('D-CIT-1: %s', (_, citations, said) => {
  expect(verdictOf(rule, cited(citations))).toBe(said);
});

test('D-CIT-1: a guide may accept mixed styles and no bibliography', () => {
  expect(verdictOf(rule, cited({ style: 'mixed', references: [] }, free))).toBe('passed');
});

test('D-CIT-1: it warns, and tells the style read', () => {
  expect(apply(rule, cited({ style: 'numeric' }))).toMatchObject([
    { severity: 'warning', params: { style: 'numeric', styles: ['apa', 'harvard'] }, place: { page: 5 } },
  ]);
});

test('D-CIT-1: nothing asked, or not read', () => {
  expect(verdictOf(rule, caseWith())).toBe('skipped');
  expect(verdictOf(rule, caseWith({ guide, outcome: failure('damaged') }))).toBe('undetermined');
});
