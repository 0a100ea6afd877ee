/** The name of a student taken apart, and the name that a file is to have. Pure. */
import { fold } from './measure/plain.ts';

export interface StudentName {
  last: string;
  first: string;
}

const PARTICLE = /^(?:d['’]|de|du|des|del|della|di|da|dos|la|le|les|l['’]|van|von|der|den|ter|ten|el|al|ben|bin|mac|mc|o['’])$/i;

/** "d’ARVENEL" and "LE" are words of a family name: no small letter but those of a particle. */
function isCapitals(token: string): boolean {
  const bare = token.replace(/^(?:d|l|o|mc|mac)['’]?(?=\p{Lu}{2})/iu, '');
  return /\p{Lu}/u.test(bare) && !/\p{Ll}/u.test(bare);
}

/**
 * Takes "NOM Prénom" apart: the family name is the run of words in capitals, with the particles before it, wherever it stands; when
 * capitals do not tell, the last word is the first name. Null when there are not two words.
 */
export function nameParts(student: string): StudentName | null {
  const tokens = student.normalize('NFC').trim().split(/\s+/).filter(Boolean);
  if (tokens.length < 2) return null;
  const flags = tokens.map(isCapitals);
  let from = flags.indexOf(true);
  if (from < 0 || flags.every(Boolean)) return { last: tokens.slice(0, -1).join(' '), first: titled(tokens.at(-1) ?? '') };
  let to = from;
  const joins = (i: number) => flags[i] || (PARTICLE.test(tokens[i] ?? '') && flags.slice(i).some(Boolean));
  while (to < tokens.length && joins(to)) to++;
  while (from > 0 && PARTICLE.test(tokens[from - 1] ?? '')) from--;
  const first = [...tokens.slice(0, from), ...tokens.slice(to)].join(' ');
  return first ? { last: tokens.slice(from, to).join(' '), first } : null;
}

/** "ANNE-SOPHIE" → "Anne-Sophie". */
function titled(name: string): string {
  if (/\p{Ll}/u.test(name)) return name;
  return name
    .toLocaleLowerCase('fr')
    .replace(/(^|[\s\-'’])(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toLocaleUpperCase('fr'));
}

/** Name of the file, without extension, that `pattern` of the guide asks of `student`; null when the name cannot be taken apart. */
export function expectedName(pattern: string, student: string, year: number): string | null {
  const name = nameParts(student);
  if (!name) return null;
  return pattern
    .replaceAll('{LAST}', name.last.toLocaleUpperCase('fr'))
    .replaceAll('{Last}', titled(name.last.toLocaleUpperCase('fr')))
    .replaceAll('{First}', name.first)
    .replaceAll('{year}', String(year))
    .normalize('NFC');
}

/** How a name departs from the one expected; null when they are the same, but for Unicode form, apostrophes and the case of particles. */
export type NameFault = 'spaces' | 'case' | 'accents' | 'order' | 'year' | 'extra' | 'other';

const settled = (name: string) =>
  name
    .normalize('NFC')
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[‐‑]/g, '-')
    .replace(/(?<=^|\s)(?:[dl]'(?=\p{L})|(?:de|du|des|la|le|les|van|von|der|den|di|da|dos|del)(?=\s))/giu, (all) =>
      all.toLowerCase(),
    );
const unspaced = (name: string) =>
  settled(name)
    .replace(/[\s_+.]+/gu, ' ')
    .replace(/ ?- ?/g, '-')
    .trim();
const words = (name: string) =>
  fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** Compares the name of a file (no extension) with the one expected. The first fault that explains the difference. */
export function nameFault(actual: string, expected: string): NameFault | null {
  if (settled(actual) === settled(expected)) return null;
  const [a, e] = [unspaced(actual), unspaced(expected)];
  if (a === e) return 'spaces';
  if (a.toLocaleLowerCase('fr') === e.toLocaleLowerCase('fr')) return 'case';
  const [given, owed] = [words(actual), words(expected)];
  if (given.join(' ') === owed.join(' ')) return 'accents';
  if (given.toSorted().join(' ') === owed.toSorted().join(' ')) return 'order';
  if (owed.every((word) => given.includes(word))) return 'extra';
  const yearless = (all: readonly string[]) => all.filter((word) => !/^(?:19|20)\d\d$/.test(word)).join(' ');
  return yearless(given) === yearless(owed) ? 'year' : 'other';
}
