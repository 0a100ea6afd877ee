import { describe, expect, test } from 'vitest';
import { bracketKeys, bracketNumbers, namedLabels, parenthesisNumbers } from './labels.ts';

const labels = (hits: readonly { labels: readonly string[] }[]) => hits.map((hit) => hit.labels.join('+'));

describe('bracketNumbers', () => {
  test.each([
    ['comme en [3].', ['3']],
    ['comme en [2, 5-7]', ['2+5+6+7']],
    ['comme en[3].', ['3']],
    ['les outils [2][3]', ['2', '3']],
    ['voir [4, p. 12]', ['4']],
    ['voir [1; 2]', ['1+2']],
  ])('reads %s', (text, expected) => expect(labels(bracketNumbers(text))).toEqual(expected));

  test.each([
    'x ∈ [1, 2]',
    't dans [0, 1]',
    'argv[1]',
    'a[1] = 2',
    'tab_1[2]',
    'l’intervalle [3, 4]',
    '[1,2] ∪ [3,4]',
    'Commenté [2]: à revoir',
    'en [2019]',
  ])('leaves %s', (text) => expect(labels(bracketNumbers(text))).toEqual([]));
});

describe('parenthesisNumbers', () => {
  test('reads a number behind a word', () =>
    expect(labels(parenthesisNumbers('les flux (3) et les stocks (4,5).'))).toEqual(['3', '4+5']));
  test.each(['l’équation (3)', 'f(3)', '12 (3)', '(3) puis'])('leaves %s', (text) =>
    expect(parenthesisNumbers(text)).toEqual([]),
  );
});

test('bracketKeys reads alphanumeric keys', () => {
  expect(labels(bracketKeys('comme [VS19] et [Ver98, SLG+04]'))).toEqual(['VS19', 'Ver98+SLG+04']);
  expect(bracketKeys('[Note] [12] [A]')).toEqual([]);
});

test('namedLabels reads the labels of the list only', () => {
  expect(labels(namedLabels('voir [RFC] et [sic]', new Set(['RFC'])))).toEqual(['RFC']);
});
