/** What a cell says: days, yes or no, countries, addresses, names. Each reader gives null when it cannot tell. Pure. */
import { DAY_MS } from '../kernel/span.ts';
import { type Confidentiality, CONFIDENTIALITY } from '../mission/mission.ts';
import { readDay } from '../mission/cohort-form.ts';
import { fold } from './import-columns.ts';

const MONTHS: readonly (readonly string[])[] = [
  ['janvier', 'january', 'janv', 'jan'],
  ['fevrier', 'february', 'fevr', 'fev', 'feb'],
  ['mars', 'march', 'mar'],
  ['avril', 'april', 'avr', 'apr'],
  ['mai', 'may'],
  ['juin', 'june', 'jun'],
  ['juillet', 'july', 'juil', 'jul'],
  ['aout', 'august', 'aug'],
  ['septembre', 'september', 'sept', 'sep'],
  ['octobre', 'october', 'oct'],
  ['novembre', 'november', 'nov'],
  ['decembre', 'december', 'dec'],
];
const WEEKDAY = /^(?:lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun)\p{L}* (?=\d|\p{L}+ \d)/u;

/** "15 septembre 2025", "lundi 15 sept. 2025", "September 15, 2025". */
function spelledDay(text: string): string | null {
  const words = fold(text).replace(WEEKDAY, '');
  const found = /^(?<day>\d{1,2})(?:er|st|nd|rd|th)? (?<month>\p{L}+) (?<year>\d{4})$/u.exec(words);
  const english = /^(?<month>\p{L}+) (?<day>\d{1,2})(?:st|nd|rd|th)? (?<year>\d{4})$/u.exec(words);
  const { day = '', month = '', year = '' } = (found ?? english)?.groups ?? {};
  const at = MONTHS.findIndex((names) => names.includes(month));
  return at < 0 ? null : readDay(`${year}-${String(at + 1).padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** A day of a spreadsheet: days since the end of 1899, hours after the point. */
const SERIAL = /^\d{5}(?:\.\d+)?$/;
const FIRST_SERIAL = Date.UTC(1899, 11, 30);

/** A day, from "2026-02-28", "28/02/2026", "28.02.26", "28 février 2026" or the number that a spreadsheet keeps for it; null when there is no such day. */
export function dayIn(text: string): string | null {
  if (SERIAL.test(text)) return readDay(new Date(FIRST_SERIAL + Math.floor(Number(text)) * DAY_MS).toISOString().slice(0, 10));
  const figures = /^(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{2}|\d{4})(?![\d/.-])/.exec(text)?.groups;
  if (figures) {
    const { day, month, year } = figures as { day: string; month: string; year: string };
    return readDay(`${day}/${month}/${year.length === 2 ? `20${year}` : year}`);
  }
  const [first = ''] = text.split(/[T\s]/);
  return /^\d{4}/.test(first) ? readDay(first.replaceAll(/[/.]/g, '-')) : spelledDay(text);
}

const YES = new Set(['oui', 'o', 'yes', 'y', 'x', '1', 'vrai', 'true']);
const NO = new Set(['non', 'n', 'no', '0', 'faux', 'false', 'aucun', 'aucune', 'none']);

/** Yes or no; null when it is neither. */
export function yesIn(text: string): boolean | null {
  const folded = fold(text);
  return YES.has(folded) ? true : NO.has(folded) || folded === '' ? false : null;
}

const LEVELS: Readonly<Record<string, Confidentiality>> = {
  restreint: 'restricted',
  restreinte: 'restricted',
  confidentiel: 'confidential',
  confidentielle: 'confidential',
};

/** A level of confidentiality: its name in either language, or yes and no. */
export function confidentialityIn(text: string): Confidentiality | null {
  const folded = fold(text);
  const level = CONFIDENTIALITY.find((each) => each !== '' && each === folded) ?? LEVELS[folded];
  if (level) return level;
  const yes = yesIn(text);
  return yes === null ? null : yes ? 'confidential' : '';
}

const LANGS: Readonly<Record<string, 'fr' | 'en'>> = {
  fr: 'fr',
  fra: 'fr',
  fre: 'fr',
  francais: 'fr',
  french: 'fr',
  en: 'en',
  eng: 'en',
  anglais: 'en',
  english: 'en',
};

/** A language of letters. */
export const langIn = (text: string): 'fr' | 'en' | null => LANGS[fold(text)] ?? null;

const KINDS: Readonly<Record<string, 'company' | 'project'>> = {
  entreprise: 'company',
  company: 'company',
  organisme: 'company',
  stage: 'company',
  projet: 'project',
  project: 'project',
};

/** A kind of period. */
export const kindIn = (text: string): 'company' | 'project' | null => KINDS[fold(text)] ?? null;

/** An address of one mailbox as it was written, null when it is none. */
export function emailIn(text: string): string | null {
  const bare = text.replace(/^mailto:/i, '').replace(/^.*<([^<>]+)>$/, '$1');
  return bare.length <= 254 &&
    /^[^\s@<>,;:"()[\]\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}]{2,}$/u.test(bare)
    ? bare
    : null;
}

const CIVILITY = /^(?:m\.|mr\.?|mme\.?|mlle\.?|monsieur|madame|mademoiselle|dr\.?|pr\.?|mrs\.?|ms\.?)\s+/i;
/** Words of two letters or more, all of them capitals. */
export const isCapitals = (word: string) =>
  /\p{Lu}/u.test(word) && word === word.toLocaleUpperCase('fr') && /\p{L}.*\p{L}/u.test(word);

/**
 * A whole name taken apart, as it is written: "Le Goff, Hélène", "LE GOFF Hélène", "Hélène LE GOFF", or two words, of which the first is the
 * first name. Null when it could be cut in more than one place.
 */
export function nameIn(text: string): { lastName: string; firstName: string } | null {
  const bare = text.replace(CIVILITY, '').trim();
  const [last, first, ...more] = bare.split(/\s*,\s*/);
  if (last && first && more.length === 0) return { lastName: last, firstName: first };
  const words = bare.split(' ').filter(Boolean);
  const capitals = words.map(isCapitals);
  const count = capitals.filter(Boolean).length;
  if (count > 0 && count < words.length) {
    const from = capitals.indexOf(true);
    const to = capitals.lastIndexOf(true) + 1;
    const others = [...words.slice(0, from), ...words.slice(to)];
    const together = capitals.slice(from, to).every(Boolean) && (from === 0 || to === words.length);
    return together ? { lastName: words.slice(from, to).join(' '), firstName: others.join(' ') } : null;
  }
  return words.length === 2 ? { lastName: words[1]!, firstName: words[0]! } : null;
}

/** A number that a spreadsheet cut short when it wrote a CSV: "7,32829E+13" lost its last figures. */
export const isCutShort = (text: string): boolean => /^\d(?:[.,]\d+)?E\+\d{2}$/i.test(text);

const FORMULA_FAULT =
  /^#(?:N\/A|N\/D|REF\s?!|VALUE!|VALEUR\s?!|NAME\?|NOM\s?\?|DIV\/0\s?!|NUM!|NOMBRE\s?!|NULL?\s?!|SPILL!|PROPAGATION\s?!|CALC\s?!|####+)$/i;
/** What a spreadsheet shows where a formula found nothing, in French or English. */
export const isFormulaFault = (text: string): boolean => text.startsWith('#') && FORMULA_FAULT.test(text);

/** A number without the zeros before it: spreadsheets lose them. */
export const bareNumber = (number: string): string => number.replace(/^0+(?=\d+$)/, '');
/** The same number, but for the zeros before it. */
export const sameNumber = (a: string, b: string): boolean => bareNumber(a) === bareNumber(b);
/** What a file says of a number; of two that are the same, the one that lost nothing. */
export const longerNumber = (said: string | null, known: string | null): string | null =>
  said !== null && known !== null && known.length > said.length && sameNumber(said, known) ? known : (said ?? known);

/** A cell as one line of text: spaces and line ends once each, nothing at the ends. */
export const clean = (text: string): string =>
  UNCLEAN.test(text)
    ? text
        .replaceAll(UNSEEN, '')
        .replaceAll(/[\p{Z}\s\p{Cc}]+/gu, ' ')
        .trim()
    : text;
/** Most cells are clean already. */
const UNCLEAN = /^\s|\s$|\s\s|[^\S ]|[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069]/;
/** What is copied with a text and does not show: soft hyphens, marks of direction, spaces without width. */
const UNSEEN = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069]/g;
