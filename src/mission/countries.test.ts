import { expect, test } from 'vitest';
import { COUNTRIES, countryName, isWithin, readCountry } from './countries.ts';

test('the countries of ISO 3166 and Kosovo, none of the codes of before', () => {
  expect(COUNTRIES).toHaveLength(250);
  expect(COUNTRIES).toEqual(expect.arrayContaining(['FR', 'QA', 'XK', 'CI', 'TW']));
  expect(COUNTRIES).not.toEqual(expect.arrayContaining(['SU']));
  expect(COUNTRIES.filter((code) => ['UK', 'EU', 'ZZ', 'DD', 'YU'].includes(code))).toEqual([]);
});

test('every country is read from its own name, in both languages, and from its letters', () => {
  for (const code of COUNTRIES) {
    expect([code, readCountry(countryName(code, 'fr'))]).toEqual([code, code]);
    expect([code, readCountry(countryName(code, 'en'))]).toEqual([code, code]);
    expect(readCountry(code.toLowerCase())).toBe(code);
  }
});

test.each([
  ['allemagne', 'DE'],
  ['ALLEMAGNE ', 'DE'],
  ["Cote d'Ivoire", 'CI'],
  ['Côte d’Ivoire', 'CI'],
  ['Etats-Unis', 'US'],
  ['UK', 'GB'],
  ['Réunion', 'RE'],
  ['Bretagne', null],
  ['', null],
])('%s', (typed, code) => expect(readCountry(typed)).toBe(code));

test('a country has parts overseas, and is not a part of one of them', () => {
  expect([isWithin('RE', 'FR'), isWithin('FR', 'FR'), isWithin('GL', 'DK')]).toEqual([true, true, true]);
  expect([isWithin('FR', 'RE'), isWithin('RE', 'BE'), isWithin('BE', 'FR')]).toEqual([false, false, false]);
});
