import { expect, test } from 'vitest';
import { en, fr, many, number, pageList, series } from './wording.ts';

test('French words take no-break spaces, values of files do not change', () => {
  expect(fr`Le fichier « ${'a : b ?.pdf'} » manque : pourquoi ? Non ! Et ; voilà.`).toBe(
    'Le fichier «\u00a0a : b ?.pdf\u00a0» manque\u00a0: pourquoi\u202f? Non\u202f! Et\u202f; voilà.',
  );
  expect(fr`${12.5} pt, ${91} %, ${2.3} Mo, page ${7}, pages ${[3, 4]}`).toBe(
    '12,5\u00a0pt, 91\u00a0%, 2,3\u00a0Mo, page\u00a07, pages\u00a03 et 4',
  );
});

test('English words are left alone', () => {
  expect(en`Size: ${12.5} pt; pages ${[1, 2, 3, 9]}; ${['a', 'b', 'c']}!`).toBe('Size: 12.5 pt; pages 1 to 3 and 9; a, b and c!');
});

test.each([
  [1234.5, '1\u202f234,5', '1,234.5'],
  [1_000_000, '1\u202f000\u202f000', '1,000,000'],
  [0.126, '0,13', '0.13'],
  [-3, '−3', '−3'],
  [12, '12', '12'],
])('number %s', (value, french, english) => {
  expect([number(value, 'fr'), number(value, 'en')]).toEqual([french, english]);
});

test.each([
  [[], ''],
  [[4], '4'],
  [[4, 5], '4 et 5'],
  [[9, 4, 5, 6, 4], '4 à 6 et 9'],
  [[1, 2, 3, 5, 7, 8, 9], '1 à 3, 5 et 7 à 9'],
])('pages %s', (pages, said) => {
  expect(pageList(pages, 'fr')).toBe(said);
});

test('series, plurals, and characters that would act on a terminal', () => {
  expect([series([], 'fr'), series(['a'], 'fr'), series(['a', 'b'], 'en')]).toEqual(['', 'a', 'a and b']);
  expect([many(0, 'page', 'pages'), many(1.5, 'page', 'pages'), many(2, 'page', 'pages'), many([1, 2], 'page', 'pages')]).toEqual(
    ['page', 'pages', 'pages', 'pages'],
  );
  expect(fr`« ${'a\u001b[31mb\nc'} »`).toBe('«\u00a0a [31mb c\u00a0»');
  expect(fr`[${null}${undefined}]`).toBe('[]');
});
