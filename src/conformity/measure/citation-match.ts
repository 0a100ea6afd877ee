/** Which entry of the list answers a citation. Pure. */
import { distance } from './edit-distance.ts';
import { authorWords, type Entry, yearsOf } from './reference-entries.ts';
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
  const known = entries.map(knownOf);
  const byYear = Map.groupBy(
    known.flatMap((entry) => [...new Set(entry.years)].map((year) => ({ year, entry }))),
    ({ year }) => year,
  );
  const undated = known.filter((entry) => entry.undated);
  const answers = new Map<string, number | null>();
  return {
    byLabel: (label) => labels.get(fold(label).replace(/\s+/g, ' ')) ?? null,
    byAuthor: (names, years) => {
      const key = `${names}|${years.join('|')}`;
      const before = answers.get(key);
      if (before !== undefined) return before;
      const wanted = surnames(names);
      const dated = years.flatMap((year) => byYear.get(year.replace(/[a-z]$/, '')) ?? []).map(({ entry }) => entry);
      const asked = years.some((year) => /d\./.test(year)) ? [...dated, ...undated] : dated;
      const answer = best(asked.map((entry) => ({ at: entry.at, score: agreement(wanted, years, entry) })));
      answers.set(key, answer);
      return answer;
    },
  };
}

interface Known {
  at: number;
  words: readonly string[];
  years: readonly string[];
  undated: boolean;
  folded: string;
}

function knownOf(entry: Entry, at: number): Known {
  const dated = entry.label !== null && /\d{4}/.test(entry.label);
  const years = yearsOf(`${entry.label ?? ''} ${entry.text}`);
  const folded = fold(`${entry.label ?? ''} ${entry.text}`);
  return {
    at,
    words: authorWords(dated ? `${entry.label?.replace(/\d+\S*/, '')} ${entry.text}` : entry.text),
    years,
    undated: years.length === 0 || /\b[sn]\.\s?d\./.test(folded),
    folded,
  };
}

/** The highest score, the first entry among equals; null when all are 0. */
function best(scores: readonly { at: number; score: number }[]): number | null {
  let found: { at: number; score: number } | null = null;
  for (const each of scores) if (each.score > (found?.score ?? 0)) found = each;
  return found?.at ?? null;
}

/** 0 when the names are not the entry's; else higher the better the names, the first author and the letter of the year agree. */
function agreement(wanted: readonly string[], years: readonly string[], entry: Known): number {
  const held = wanted.filter((name) => entry.words.some((word) => same(name, word))).length;
  if (held === 0) return 0;
  const first = entry.words.slice(0, 3).some((word) => wanted[0] !== undefined && same(wanted[0], word));
  const letter = years.some((year) => /\d[a-z]$/.test(year) && entry.folded.includes(year));
  if (!first && held / wanted.length < 0.5) return 0;
  return held / wanted.length + (first ? 1 : 0) + (letter ? 1 : 0);
}

/** Same name: equal, or one letter apart when it is long (accents lost, ligatures, plural). */
function same(a: string, b: string): boolean {
  if (a === b) return true;
  return Math.min(a.length, b.length) >= 5 && Math.abs(a.length - b.length) <= 1 && distance(a, b) <= 1;
}
