/** Which entry of the list answers a citation. Pure. */
import { distance } from './edit-distance.ts';
import { authorWords, type Entry, yearsOf } from './bibliography.ts';
import { fold } from './plain.ts';

/** Looks an entry up; answers are indexes into the list. */
export interface Index {
  /** By label: "12", "OY14". */
  byLabel(label: string): number | null;
  /** By names and years, as a citation writes them. */
  byAuthor(names: string, years: readonly string[]): number | null;
}

const SMALL = new Set([
  'et',
  'al',
  'and',
  'de',
  'la',
  'le',
  'les',
  'du',
  'des',
  'van',
  'von',
  'der',
  'den',
  'del',
  'di',
  'da',
  'el',
  'ben',
  'bin',
  'the',
  'of',
  'coll',
  'alii',
  'cited',
  'in',
  'as',
  'cite',
  'par',
  'see',
  'voir',
  'cf',
  'selon',
  'other',
  'others',
  'pour',
  'sur',
]);

/** Folded words of names that tell who is meant: particles, "et al." and initials left out. */
export function surnames(names: string): string[] {
  return fold(names)
    .replace(/\b\p{L}\./gu, ' ')
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 1 && !SMALL.has(word));
}

/** Builds the look-up of a list of entries. */
export function indexEntries(entries: readonly Entry[]): Index {
  const labels = new Map<string, number>();
  entries.forEach((entry, at) => {
    const label = entry.label === null ? null : fold(entry.label).replace(/\s+/g, ' ');
    if (label !== null && !labels.has(label)) labels.set(label, at);
  });
  const known = entries.map((entry) => ({
    words: authorWords(
      entry.label && /\d{4}/.test(entry.label) ? `${entry.label.replace(/\d+\S*/, '')} ${entry.text}` : entry.text,
    ),
    years: yearsOf(`${entry.label ?? ''} ${entry.text}`),
    suffixed: fold(`${entry.label ?? ''} ${entry.text}`),
  }));
  return {
    byLabel: (label) => labels.get(fold(label).replace(/\s+/g, ' ')) ?? null,
    byAuthor: (names, years) => {
      const wanted = surnames(names);
      let best: { at: number; score: number } | null = null;
      known.forEach((entry, at) => {
        const score = agreement(wanted, years, entry);
        if (score > 0 && (best === null || score > best.score)) best = { at, score };
      });
      return (best as { at: number; score: number } | null)?.at ?? null;
    },
  };
}

/** 0 when it is not the entry; else higher the better the names, the first author and the letter of the year agree. */
function agreement(
  wanted: readonly string[],
  years: readonly string[],
  entry: { words: readonly string[]; years: readonly string[]; suffixed: string },
): number {
  const held = wanted.filter((name) => entry.words.some((word) => same(name, word))).length;
  if (held === 0 || wanted.length === 0) return 0;
  const bare = years.map((year) => year.replace(/[a-z]$/, ''));
  const undated = bare.some((year) => /d\./.test(year)) && (entry.years.length === 0 || /\b[sn]\.\s?d\./.test(entry.suffixed));
  const dated = bare.some((year) => entry.years.includes(year));
  if (!dated && !undated) return 0;
  const first = entry.words.slice(0, 3).some((word) => wanted[0] !== undefined && same(wanted[0], word));
  const letter = years.some((year) => /\d[a-z]$/.test(year) && entry.suffixed.includes(year));
  if (!first && held / wanted.length < 0.5) return 0;
  return held / wanted.length + (first ? 1 : 0) + (letter ? 1 : 0);
}

/** Same name: equal, or one letter apart when it is long (accents lost, ligatures, plural). */
function same(a: string, b: string): boolean {
  if (a === b) return true;
  return Math.min(a.length, b.length) >= 5 && Math.abs(a.length - b.length) <= 1 && distance(a, b) <= 1;
}
