import { expect, test } from 'vitest';
import { apply, caseWith, failure, guideWith, measuresWith, verdictOf } from '../../../tests/support/case.ts';
import type { Fact } from '../../guide/text.ts';
import type { Heading } from '../measures.ts';
import { plain } from '../measure/plain.ts';
import rule from './required-parts.ts';

const guide = guideWith({
  outline: [
    { id: 'introduction', heading: 'Introduction', clause: 'P-1' },
    {
      id: 'work',
      heading: 'Travail réalisé',
      clause: 'P-2',
      aliases: ['Missions effectuées'],
      sections: [
        { id: 'country', heading: 'Culture du pays', clause: 'P-1', when: { any: ['company-abroad', 'place-abroad'] } },
        { id: 'tools', heading: 'Outils employés', clause: 'P-1', required: false },
      ],
    },
    { id: 'conclusion', heading: 'Conclusion générale', clause: 'P-1' },
    { id: 'annexes', heading: 'Annexes', clause: 'P-1', annex: true },
  ],
});

const headed = (texts: readonly string[], annexStart: number | null = 33, facts: Fact[] = []) =>
  caseWith({
    guide,
    facts: new Set(facts),
    measures: measuresWith({
      annexStart,
      headings: texts.map((text, i): Heading => ({ text, plain: plain(text), level: 0, page: i + 2, box: null, from: 'page' })),
    }),
  });
const whole = ['Introduction', 'Travail réalisé', 'Conclusion générale'];

test.each([
  ['all, in order', headed(whole), 'passed'],
  [
    'numbered, in capitals, without accents',
    headed(['1. INTRODUCTION', 'II - TRAVAIL REALISE', 'Chapitre 3 : Conclusion generale']),
    'passed',
  ],
  ['another heading met in real documents', headed(['Introduction', 'Missions effectuées', 'Conclusion générale']), 'passed'],
  ['one missing', headed(['Introduction', 'Conclusion générale']), 'missing'],
  ['two exchanged', headed(['Travail réalisé', 'Introduction', 'Conclusion générale']), 'out-of-order'],
  ['no annexes', headed(whole, null), 'missing'],
  ['annexes under a heading of their own', headed([...whole, 'Annexes'], null), 'passed'],
  ['a country part owed and missing', headed(whole, 33, ['place-abroad']), 'missing'],
  [
    'a country part owed and there',
    headed(['Introduction', 'Travail réalisé', 'La culture du pays', 'Conclusion générale'], 33, ['company-abroad']),
    'passed',
  ],
  ['hardly any heading recognised', headed(['Remerciements']), 'no-headings?'],
])('M-P1-8: %s', (_, subject, said) => {
  expect(verdictOf(rule, subject)).toBe(said);
});

test('M-P1-8: each part missing is named, with its own clause; one moved is shown', () => {
  expect(apply(rule, headed(['Introduction', 'Remerciements']))).toMatchObject([
    { severity: 'warning', clause: 'P-2', params: { part: 'Travail réalisé', recognised: 2, owed: 4 } },
    { severity: 'warning', clause: 'P-1', params: { part: 'Conclusion générale' } },
  ]);
  expect(apply(rule, headed(['Introduction', 'Conclusion générale', 'Travail réalisé']))).toMatchObject([
    { code: 'out-of-order', place: { page: 3 } },
  ]);
});

test('D-S1-1: a guide without outline asks nothing; a file that was not read cannot be told', () => {
  expect(verdictOf(rule, caseWith())).toBe('skipped');
  expect(verdictOf(rule, caseWith({ guide, outcome: failure('damaged') }))).toBe('undetermined');
});
