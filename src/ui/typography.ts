/** Typography of interface text: spaces, numbers, sizes, dates. Never applied to addresses, code or what a person wrote. Pure. */
import type { Lang } from './lang.ts';

const NBSP = '\u00a0';
const THIN = '\u202f';

/** French spacing and apostrophes of interface words: no-break space before ":" and inside « », narrow one before ; ! ? %. */
export function spaced(words: string): string {
  return words
    .replace(/(\p{L})'(?=\p{L})/gu, '$1’')
    .replace(/«\s*/g, `«${NBSP}`)
    .replace(/\s*»/g, `${NBSP}»`)
    .replace(/[ \u00a0]([;!?])/g, `${THIN}$1`)
    .replace(/ (:|%)/g, `${NBSP}$1`);
}

/** "1 000,5" in French, "1,000.5" in English; at most `decimals`. */
export function number(value: number, lang: Lang, decimals = 2): string {
  return new Intl.NumberFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits: decimals }).format(value);
}

/** "95 %" in French, "95%" in English, of a share of one. */
export function percent(share: number, lang: Lang): string {
  return `${number(share * 100, lang)}${lang === 'fr' ? `${NBSP}%` : '%'}`;
}

/** "2,4 Mo", "310 ko" or "12 octets"; decimal units. */
export function fileSize(bytes: number, lang: Lang): string {
  const [mega, kilo, byte] = lang === 'fr' ? ['Mo', 'ko', 'octets'] : ['MB', 'kB', 'bytes'];
  if (bytes >= 1e6) return `${number(bytes / 1e6, lang, 1)}${NBSP}${mega}`;
  if (bytes >= 1000) return `${number(bytes / 1000, lang, 0)}${NBSP}${kilo}`;
  return `${bytes}${NBSP}${byte}`;
}

/** A limit of size as people set it: "50 Mo" for 50 × 1024 × 1024 as for 50 000 000 bytes. */
export function sizeLimit(bytes: number, lang: Lang): string {
  const mebi = bytes / 1_048_576;
  return fileSize(Number.isInteger(mebi) ? mebi * 1e6 : bytes, lang);
}

/** `make`, whose results are kept: a formatter takes far longer to make than to use, and there are few. */
function kept<K, T>(make: (key: K) => T): (key: K) => T {
  const all = new Map<K, T>();
  return (key) => {
    const known = all.get(key) ?? make(key);
    all.set(key, known);
    return known;
  };
}

const longDay = kept(
  (lang: Lang) => new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
);
/** Date and time on the clocks of a zone. */
const wall = kept(
  (timeZone: string) =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    }),
);

/** A calendar day, "YYYY-MM-DD", as "15 septembre 2022". */
export function day(date: string, lang: Lang): string {
  return longDay(lang)
    .format(new Date(`${date}T12:00:00Z`))
    .replace(/^1 /, lang === 'fr' ? '1er ' : '1 ')
    .replaceAll(' ', NBSP);
}

/** A time of day, "HH:MM:SS", as "23 h 59 min 59 s" in French; seconds left out when zero, unless `exact`. */
export function hour(time: string, lang: Lang, exact = false): string {
  const [h = '00', m = '00', s = '00'] = time.split(':');
  const seconds = s.slice(0, 2);
  const short = seconds === '00' && !exact;
  if (lang === 'en') return short ? `${h}:${m}` : `${h}:${m}:${seconds}`;
  const minutes = `${Number(h)}${NBSP}h${NBSP}${m}`;
  return short ? minutes : `${minutes}${NBSP}min${NBSP}${seconds}${NBSP}s`;
}

/** An instant in words, worked out. */
function told(at: Date, lang: Lang, zone: string, to: 'minute' | 'second'): string {
  const parts = Object.fromEntries(
    wall(zone)
      .formatToParts(at)
      .map((p) => [p.type, p.value]),
  );
  const date = day(`${parts['year']}-${parts['month']}-${parts['day']}`, lang);
  const seconds = to === 'second' ? parts['second'] : '00';
  const time = hour(`${parts['hour']}:${parts['minute']}:${seconds}`, lang, to === 'second');
  return `${date}${lang === 'fr' ? ` à${NBSP}` : ', '}${time}`;
}

/** Instants already put in words, so many at most: the rows of a list bear the same few dates, each as slow to write as the row. */
const TOLD = new Map<string, string>();
const MOST_TOLD = 2000;

/** An instant on the clocks of `zone`, "22 novembre 2026 à 4 h 05"; to the second, "à 4 h 05 min 00 s". */
export function instant(at: Date, lang: Lang, zone: string, to: 'minute' | 'second' = 'minute'): string {
  const key = `${at.getTime()} ${lang} ${zone} ${to}`;
  const known = TOLD.get(key);
  if (known !== undefined) return known;
  if (TOLD.size >= MOST_TOLD) TOLD.clear();
  const words = told(at, lang, zone, to);
  TOLD.set(key, words);
  return words;
}

/** An instant as a person says it at `now` (milliseconds): the year is left out while it lasts, "10 décembre à 23 h 59". */
export function nearInstant(at: Date, lang: Lang, zone: string, now: number): string {
  const year = wall(zone).format(now).slice(6, 10);
  return instant(at, lang, zone).replace(`${NBSP}${year}`, '');
}

/** The day of an instant, told in the same way: "10 décembre", "15 janvier 2027". */
export function nearDay(at: Date, lang: Lang, zone: string, now: number): string {
  return nearInstant(at, lang, zone, now).replace(lang === 'fr' ? / à\u00a0.*$/ : /, .*$/, '');
}

/** City of an IANA zone: "Europe/Paris" → "Paris". */
const city = (zone: string) => zone.split('/').at(-1)!.replaceAll('_', ' ');

const offsetIn = kept((timeZone: string) => new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'shortOffset' }));

/** What the clocks of `zone` are called at that instant: "heure de Paris (UTC+1)". Tells apart the two 2 h 30 of an autumn night. */
export function zoneName(at: Date, lang: Lang, zone: string): string {
  const parts = offsetIn(zone).formatToParts(at);
  const offset = (parts.find((p) => p.type === 'timeZoneName')?.value ?? 'GMT')
    .replace(/^GMT(\+0$)?/, 'UTC')
    .replace('-', '\u2212');
  if (!zone.includes('/')) return offset;
  const of = /^[AEIOUYÉ]/i.test(city(zone)) ? 'd’' : `de${NBSP}`;
  return lang === 'fr' ? `heure${NBSP}${of}${city(zone)}${NBSP}(${offset})` : `${city(zone)} time${NBSP}(${offset})`;
}

/** An instant beyond doubt: "22 novembre 2026 à 23 h 58 min 12 s, heure de Paris (UTC+1)". */
export function exactInstant(at: Date, lang: Lang, zone: string): string {
  return `${instant(at, lang, zone, 'second')}, ${zoneName(at, lang, zone)}`;
}

const UNITS: readonly (readonly [seconds: number, name: string])[] = [
  [86_400, 'day'],
  [3600, 'h'],
  [60, 'min'],
  [1, 's'],
];

/** How long `seconds` (whole) are, in their two largest units: "2 jours 3 h", "18 min 52 s", "1 s". */
export function lasting(seconds: number, lang: Lang): string {
  let left = seconds;
  const parts: string[] = [];
  for (const [size, unit] of UNITS) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count === 0 && parts.length > 0) break;
    if (count === 0 || parts.length === 2) continue;
    const name = unit === 'day' ? plural(count, lang, lang === 'fr' ? 'jour' : 'day', lang === 'fr' ? 'jours' : 'days') : unit;
    parts.push(`${number(count, lang)}${NBSP}${name}`);
  }
  return parts.join(NBSP) || `0${NBSP}s`;
}

/** `one` below two in French, at one in English; else `several`. */
export function plural(count: number, lang: Lang, one: string, several: string): string {
  return (lang === 'fr' ? Math.abs(count) < 2 : Math.abs(count) === 1) ? one : several;
}

const SMALL: Record<Lang, readonly string[]> = {
  fr: ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'],
  en: ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
};
/** Small numbers in letters, as a sentence writes them: "trois", then "12". */
export function inLetters(count: number, lang: Lang): string {
  return SMALL[lang][count] ?? number(count, lang);
}

/** `words` with a capital first letter. */
export function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase('fr') + words.slice(1);
}

/** "a, b et c", "a, b and c", or with `or`: "a, b ou c". */
export function series(items: readonly string[], lang: Lang, kind: 'and' | 'or' = 'and'): string {
  const word = { fr: { and: 'et', or: 'ou' }, en: { and: 'and', or: 'or' } }[lang][kind];
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}

/** "de Hugo", "d’Inès", "d’Yves", "de Yann": French before a name. */
export const ofName = (name: string): string =>
  /^(?:[aeiouàâäéèêëîïôöùûüœæ]|y(?![aeiou]))/i.test(name) ? `d’${name}` : `de${NBSP}${name}`;
