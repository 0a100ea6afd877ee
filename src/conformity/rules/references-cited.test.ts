import { expect, test } from 'vitest';
import { apply, caseWith, failure, guideWith, measuresWith, verdictOf } from '../../../tests/support/case.ts';
import type { CitationMeasure, Reference } from '../measures.ts';
import rule from './references-cited.ts';

const guide = guideWith({ citations: { styles: ['apa'], consistent: true, bibliography: true, clause: 'P-1' } });
const entry = (cited: boolean, text = 'Martin, A. (2021). Pots.'): Reference => ({
  text,
  page: 30,
  box: null,
  style: 'apa',
  cited,
});
const listed = (references: readonly Reference[], over: Partial<CitationMeasure> = {}) =>
  caseWith({ guide, measures: measuresWith({ citations: { style: 'apa', references, ...over } }) });

test.each([
  ['each is cited', listed([entry(true), entry(true)]), 'passed'],
  ['one never is', listed([entry(true), entry(false)]), 'uncited'],
  ['one never is, as far as we can tell', listed([entry(false)], { certain: false }), 'unsure?'],
  ['notes cite otherwise', listed([entry(false)], { style: 'notes' }), 'undetermined'],
  ['there is no list', listed([]), 'undetermined'],
  ['there is neither list nor citation', listed([], { style: 'none' }), 'skipped'],
])('D-CIT-1: %s', (_, subject, said) => {
  expect(verdictOf(rule, subject)).toBe(said);
});

test('D-CIT-1: long entries are cut, and the first ones are shown', () => {
  const result = apply(rule, listed(Array.from({ length: 7 }, () => entry(false, `Martin, A. (2021). ${'Terre '.repeat(30)}`))));
  expect(result).toMatchObject([{ severity: 'warning', params: { count: 7, references: 7 } }]);
  const texts = typeof result === 'string' ? [] : result[0]?.params.texts;
  expect(texts).toHaveLength(5);
  expect((texts as string[])[0]).toMatch(/^.{80,90}…$/);
});

test('D-CIT-1: nothing asked, or not read', () => {
  expect(verdictOf(rule, caseWith())).toBe('skipped');
  expect(verdictOf(rule, caseWith({ guide, outcome: failure('damaged') }))).toBe('undetermined');
});
