import { expect, test } from 'vitest';
import { apply, caseWith, failure, guideWith, measuresWith, verdictOf } from '../../../tests/support/case.ts';
import { documentOf, line, paragraph, type PageOptions } from '../../../tests/support/document-builder.ts';
import type { Fact } from '../../guide/text.ts';
import rule from './annex-items.ts';

const guide = guideWith({
  annexes: {
    clause: 'P-1',
    items: [
      {
        id: 'resume',
        label: 'CV',
        words: ['CV', 'curriculum vitae'],
        clause: 'P-1',
        parts: [
          { id: 'languages', label: 'langues', words: ['langues', 'languages'], clause: 'P-1' },
          { id: 'photo', label: 'photo', clause: 'P-1' },
        ],
      },
      { id: 'kiln', label: 'Registre du four', words: ['registre du four'], clause: 'P-1', when: { any: ['telework'] } },
    ],
  },
});
const picture: PageOptions = { images: [[0, 0, 595, 842]] };
const annexed = (annexes: readonly PageOptions[], { facts = [] as Fact[], known = true } = {}) =>
  caseWith({
    guide,
    facts: new Set(facts),
    document: documentOf({ pages: [...[1, 2, 3].map((seed) => paragraph({ seed })), ...annexes] }),
    measures: measuresWith({
      total: 3 + annexes.length,
      bodyPages: known ? 3 : 3 + annexes.length,
      annexStart: known ? 4 : null,
    }),
  });
const cv = [line('Annexe 1 : curriculum vitæ', 90), line('Langues : breton, anglais', 130)];

test.each([
  ['there, whole', annexed([cv]), 'passed'],
  ['found at the end of a document without known annexes', annexed([cv], { known: false }), 'passed'],
  ['absent', annexed([[line('Annexe 1 : photographies', 90)]]), 'missing'],
  ['a word of the text is not the item', annexed([[line('Nous recevons des cvc', 90)]]), 'missing'],
  ['a part missing', annexed([[line('Mon CV', 90)]]), 'parts'],
  ['absent, but pages are pictures', annexed([[line('Annexes', 90)], picture]), 'picture?'],
  ['a part missing, but pages are pictures', annexed([[line('Mon CV', 90)], picture]), 'parts-picture?'],
  ['an item owed by the facts and absent', annexed([cv], { facts: ['telework'] }), 'missing'],
])('D-S7-2: %s', (_, subject, said) => {
  expect(verdictOf(rule, subject)).toBe(said);
});

test('D-S7-2: the parts missing are named where the item begins', () => {
  expect(apply(rule, annexed([[line('Mon CV', 90)]]))).toMatchObject([
    { severity: 'warning', params: { item: 'CV', parts: ['langues'] }, place: { page: 4 } },
  ]);
});

test('D-S7-2: nothing asked, or not read', () => {
  expect(verdictOf(rule, caseWith())).toBe('skipped');
  expect(verdictOf(rule, caseWith({ guide, outcome: failure('damaged') }))).toBe('undetermined');
});
