/** Countries as people write them: two letters, or their name in French or English. Pure. */
import type { Lang } from '../ui/lang.ts';

const NAMES: Readonly<Record<Lang, Intl.DisplayNames>> = {
  fr: new Intl.DisplayNames('fr', { type: 'region', fallback: 'none' }),
  en: new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }),
};
/** Codes that have a name and are no country. */
const OTHERS = /^(EU|EZ|UN|XA|XB|ZZ|QO|AC|CP|CQ|DG|EA|IC|TA|X[A-JL-Z]|Q[B-Z])$/;
const LETTERS = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
/** Codes of before, and codes that mean the same country as another. */
const OLD = /^(AN|BU|CS|DD|DY|FQ|FX|HV|JT|MI|NH|NQ|NT|PC|PU|PZ|RH|SU|TP|UK|VD|WK|YD|YU|ZR)$/;

/** Every country, two letters each. */
export const COUNTRIES: readonly string[] = LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).filter(
  (code) => NAMES.fr.of(code) !== undefined && !OTHERS.test(code) && !OLD.test(code),
);

/** Country → its parts that have letters of their own. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  DK: ['FO', 'GL'],
  FI: ['AX'],
  FR: ['BL', 'GF', 'GP', 'MF', 'MQ', 'NC', 'PF', 'PM', 'RE', 'TF', 'WF', 'YT'],
  NL: ['AW', 'BQ', 'CW', 'SX'],
  NO: ['BV', 'SJ'],
  US: ['AS', 'GU', 'MP', 'PR', 'UM', 'VI'],
};

/** True where nobody of `home` is abroad: Réunion is in France. */
export const isWithin = (country: string, home: string): boolean => country === home || (PARTS[home]?.includes(country) ?? false);

/** The name of a country; its code when it has none. */
export const countryName = (code: string, lang: Lang): string => NAMES[lang].of(code) ?? code;

/** Small letters without accents nor marks. */
const folded = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}]+/gu, ' ')
    .trim();

const COMMON: Readonly<Record<string, string>> = {
  uk: 'GB',
  angleterre: 'GB',
  england: 'GB',
  'grande bretagne': 'GB',
  'great britain': 'GB',
  usa: 'US',
  'etats unis d amerique': 'US',
  hollande: 'NL',
  holland: 'NL',
  'republique tcheque': 'CZ',
  reunion: 'RE',
  coree: 'KR',
};
const KNOWN: ReadonlyMap<string, string> = new Map([
  ...COUNTRIES.flatMap((code) => [
    [folded(countryName(code, 'fr')), code] as const,
    [folded(countryName(code, 'en')), code] as const,
    [folded(code), code] as const,
  ]),
  ...Object.entries(COMMON),
]);

/** The two letters of a country as it was typed; null when it is none. */
export const readCountry = (text: string): string | null => KNOWN.get(folded(text)) ?? null;
