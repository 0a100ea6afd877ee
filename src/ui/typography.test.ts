import { expect, test } from 'vitest';
import { chooseLang, withLang, withoutLang } from './lang.ts';
import {
  day,
  exactInstant,
  fileSize,
  hour,
  inLetters,
  instant,
  lasting,
  nearDay,
  nearInstant,
  number,
  plural,
  series,
  sizeLimit,
  spaced,
} from './typography.ts';

test('French spacing and apostrophes', () => {
  expect(spaced("Qu'est-ce ? « Rien » : c'est 95 % !")).toBe('Qu’est-ce\u202f? «\u00a0Rien\u00a0»\u00a0: c’est 95\u00a0%\u202f!');
  expect(spaced('https://exemple.fr/a?b=c;d')).toBe('https://exemple.fr/a?b=c;d');
});

test('dates, hours and numbers as each language writes them', () => {
  expect(day('2022-09-15', 'fr')).toBe('15\u00a0septembre\u00a02022');
  expect(day('2031-05-01', 'fr')).toBe('1er\u00a0mai\u00a02031');
  expect(day('2022-09-15', 'en')).toBe('15\u00a0September\u00a02022');
  expect(hour('23:59:59', 'fr')).toBe('23\u00a0h\u00a059\u00a0min\u00a059\u00a0s');
  expect(hour('09:05:00', 'fr')).toBe('9\u00a0h\u00a005');
  expect(hour('23:59:59', 'en')).toBe('23:59:59');
  expect(number(1234.5, 'fr')).toBe('1\u202f234,5');
  expect(number(1234.5, 'en')).toBe('1,234.5');
  expect(instant(new Date('2025-06-13T21:41:07Z'), 'fr', 'Europe/Paris')).toBe('13\u00a0juin\u00a02025 à\u00a023\u00a0h\u00a041');
  expect(instant(new Date('2025-06-13T22:00:00Z'), 'en', 'Europe/Paris')).toBe('14\u00a0June\u00a02025, 00:00');
});

const words = (text: string) => text.replaceAll('\u00a0', ' ');

test.each([
  ['2026-12-10T22:59:59Z', '2026-11-22T10:00:00Z', 'fr', '10 décembre à 23 h 59 | 10 décembre'],
  ['2026-12-10T22:59:59Z', '2026-11-22T10:00:00Z', 'en', '10 December, 23:59 | 10 December'],
  ['2027-01-15T22:59:59Z', '2026-11-22T10:00:00Z', 'fr', '15 janvier 2027 à 23 h 59 | 15 janvier 2027'],
  ['2025-12-31T22:59:59Z', '2026-01-01T00:30:00Z', 'fr', '31 décembre 2025 à 23 h 59 | 31 décembre 2025'],
  // in Paris it is already 2027, whatever the clock of the server says
  ['2027-01-15T22:59:59Z', '2026-12-31T23:30:00Z', 'fr', '15 janvier à 23 h 59 | 15 janvier'],
] as const)('%s at %s in %s: the year is said when it is another one', (at, now, lang, expected) => {
  const near = [nearInstant, nearDay].map((tell) => words(tell(new Date(at), lang, 'Europe/Paris', Date.parse(now))));
  expect(near.join(' | ')).toBe(expected);
});

test.each([
  ['2026-11-22T22:58:12.999Z', 'fr', 'Europe/Paris', '22 novembre 2026 à 23 h 58 min 12 s, heure de Paris (UTC+1)'],
  ['2026-11-22T22:00:00Z', 'fr', 'Europe/Paris', '22 novembre 2026 à 23 h 00 min 00 s, heure de Paris (UTC+1)'],
  ['2026-06-30T22:00:00Z', 'en', 'Europe/Paris', '1 July 2026, 00:00:00, Paris time (UTC+2)'],
  // The night when 2 h 30 comes twice, and the one that has none.
  ['2026-10-25T00:30:00Z', 'fr', 'Europe/Paris', '25 octobre 2026 à 2 h 30 min 00 s, heure de Paris (UTC+2)'],
  ['2026-10-25T01:30:00Z', 'fr', 'Europe/Paris', '25 octobre 2026 à 2 h 30 min 00 s, heure de Paris (UTC+1)'],
  ['2026-03-29T00:59:59Z', 'fr', 'Europe/Paris', '29 mars 2026 à 1 h 59 min 59 s, heure de Paris (UTC+1)'],
  ['2026-03-29T01:00:00Z', 'fr', 'Europe/Paris', '29 mars 2026 à 3 h 00 min 00 s, heure de Paris (UTC+2)'],
  ['2026-01-02T03:04:05Z', 'fr', 'Africa/Abidjan', '2 janvier 2026 à 3 h 04 min 05 s, heure d’Abidjan (UTC)'],
  ['2026-01-02T03:04:05Z', 'en', 'America/St_Johns', '1 January 2026, 23:34:05, St Johns time (UTC−3:30)'],
  ['2026-01-02T03:04:05Z', 'fr', 'UTC', '2 janvier 2026 à 3 h 04 min 05 s, UTC'],
] as const)('an instant to the second, with its clocks: %s in %s', (at, lang, zone, said) => {
  expect(words(exactInstant(new Date(at), lang, zone))).toBe(said);
});

test.each([
  [0, '0 s', '0 s'],
  [1, '1 s', '1 s'],
  [61, '1 min 1 s', '1 min 1 s'],
  [3600, '1 h', '1 h'],
  [3601, '1 h', '1 h'],
  [7380, '2 h 3 min', '2 h 3 min'],
  [86_399, '23 h 59 min', '23 h 59 min'],
  [86_400, '1 jour', '1 day'],
  [183_601, '2 jours 3 h', '2 days 3 h'],
])('%i seconds last %s', (seconds, french, english) => {
  expect([lasting(seconds, 'fr'), lasting(seconds, 'en')].map(words)).toEqual([french, english]);
});

test('sizes of files', () => {
  expect([fileSize(12, 'fr'), fileSize(310_400, 'fr'), fileSize(2_400_000, 'fr'), fileSize(2_400_000, 'en')]).toEqual([
    '12\u00a0octets',
    '310\u00a0ko',
    '2,4\u00a0Mo',
    '2.4\u00a0MB',
  ]);
  expect([sizeLimit(52_428_800, 'fr'), sizeLimit(50_000_000, 'fr')]).toEqual(['50\u00a0Mo', '50\u00a0Mo']);
});

test('plurals, small numbers, lists', () => {
  expect([plural(0, 'fr', 'a', 'b'), plural(0, 'en', 'a', 'b'), plural(1, 'en', 'a', 'b'), plural(2, 'fr', 'a', 'b')]).toEqual([
    'a',
    'b',
    'a',
    'b',
  ]);
  expect([inLetters(3, 'fr'), inLetters(12, 'fr')]).toEqual(['trois', '12']);
  expect([series(['a', 'b', 'c'], 'fr'), series(['a', 'b'], 'en', 'or'), series(['a'], 'fr')]).toEqual([
    'a, b et c',
    'a or b',
    'a',
  ]);
});

test('the language is that of the address, then of the cookie, then of the browser, then French', () => {
  expect(chooseLang({ query: 'en', cookie: 'fr', accept: 'fr' })).toBe('en');
  expect(chooseLang({ query: 'de', cookie: 'en', accept: 'fr' })).toBe('en');
  expect(chooseLang({ accept: 'de, en-US;q=0.7, fr;q=0.3' })).toBe('en');
  expect(chooseLang({ accept: 'en;q=0, fr;q=0.3' })).toBe('fr');
  expect(chooseLang({ accept: '*' })).toBe('fr');
  expect(chooseLang({})).toBe('fr');
});

test('changing the language keeps the page', () => {
  expect(withLang('/check/x?page=3&lang=fr', 'en')).toBe('/check/x?page=3&lang=en');
  expect(withoutLang('/check/x?page=3&lang=fr')).toBe('/check/x?page=3');
  expect(withoutLang('/guides?lang=en')).toBe('/guides');
});

test('the address of a page never names another server', () => {
  for (const url of ['//elsewhere.example/?lang=en', '///elsewhere.example/'])
    expect(withoutLang(url)).toBe('/elsewhere.example/');
});
