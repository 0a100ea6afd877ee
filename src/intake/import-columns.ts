/** Which column says what: the header line found, its cells recognised by what was remembered, then by the words of content/imports. Pure. */
import { type Base, fieldOf, GROUPS, IGNORED, isOnce, type Mapping, MOST_GROUPS, partsOf } from './import-fields.ts';

/** A file as it was read: every line, cells as text. */
export type Lines = readonly (readonly string[])[];

/** A table with its headers. Lines are counted from 1, as spreadsheets do. */
export interface Sheet {
  headers: readonly string[];
  /** 0 in a file without headers. */
  headerLine: number;
  /** What follows the headers, empty lines included. */
  rows: Lines;
}

/** How headers are recognised. */
export interface HeaderWords {
  /** Folded header → field. */
  known: ReadonlyMap<string, Base>;
  /** Key of a header in this school → what was chosen for it last. */
  remembered: ReadonlyMap<string, string>;
}

/** Lines among which the headers are looked for: exports begin with a title, a date. */
const LOOKED_AT = 15;

/** Without case, accents and punctuation: "N° étudiant" and "n_etudiant" are one. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const LITTLE = new Set(['de', 'du', 'des', 'd', 'l', 'la', 'le', 'les', 'en', 'of', 'the']);
const EMAIL = /\b(?:adresse )?(?:electronique|courriel|e mail|mail|mel|email)\b/g;

/** Words that files cut short. */
const SHORT: Readonly<Record<string, string>> = {
  acad: 'academique',
  deb: 'debut',
  dt: 'date',
  ens: 'enseignant',
  ent: 'entreprise',
  etu: 'etudiant',
  peda: 'pedagogique',
  pro: 'professionnel',
  ref: 'referent',
};

/** A folded header without its little words, whole, every word for an e-mail as one: "mél du tuteur péda" is "email tuteur pedagogique". */
const loosened = (folded: string): string => {
  const words = folded.replaceAll(EMAIL, 'email').split(' ');
  const whole = words.filter((word) => !LITTLE.has(word)).map((word) => SHORT[word] ?? word);
  return whole.join(' ') || folded;
};

/** A folded header whatever the order of its words: "Tuteur entreprise - Nom" is "Nom du tuteur entreprise". */
const unordered = (folded: string): string => `~ ${loosened(folded).split(' ').toSorted().join(' ')}`;

/** The words of headers.yaml, by their folded form, then by their loosened one, then in any order. */
export function knownHeaders(words: readonly (readonly [Base, readonly string[]])[]): ReadonlyMap<string, Base> {
  const known = new Map<string, Base>();
  const all = words.flatMap(([base, headers]) => headers.map((header) => [fold(header), base] as const));
  for (const form of [(header: string) => header, loosened, unordered])
    for (const [header, base] of all) if (!known.has(form(header))) known.set(form(header), base);
  return known;
}

/** What each header is remembered by: its folded form, and which one it is when it comes more than once. */
export function headerKeys(headers: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headers.map((header) => {
    const folded = fold(header);
    const times = (seen.get(folded) ?? 0) + 1;
    seen.set(folded, times);
    return times === 1 ? folded : `${folded} #${times}`;
  });
}

/** "entreprise 2" → its words and the number of its group. */
function numbered(folded: string): { words: string; group: number } | null {
  const found =
    /^(?<words>.*\D) ?(?<group>[1-9])$/.exec(folded) ??
    /^(?<group>[1-9])(?:er|e|re|eme|st|nd|rd|th)? (?<words>.+)$/.exec(folded) ??
    /^(?<words>\D+) (?<group>[1-9]) (?<more>\D+)$/.exec(folded);
  if (!found?.groups) return null;
  const { words = '', more = '', group } = found.groups;
  return { words: `${words} ${more}`.trim(), group: Number(group) };
}

function recognised(folded: string, known: HeaderWords['known']): { base: Base; group: number | null } | null {
  const find = (words: string) => known.get(words) ?? known.get(loosened(words)) ?? known.get(unordered(words));
  const base = find(folded);
  if (base) return { base, group: null };
  const parts = numbered(folded);
  const again = parts && find(parts.words);
  return again && !isOnce(again) ? { base: again, group: parts.group } : null;
}

/** The field of each column, `IGNORED` for one that nothing names. No field is given twice. */
export function guessColumns(headers: readonly string[], { known, remembered }: HeaderWords): Mapping {
  const taken = new Set<string>();
  const keys = headerKeys(headers);
  const take = (field: string) => {
    if (field === IGNORED || taken.has(field)) return IGNORED;
    taken.add(field);
    return field;
  };
  const chosen = keys.map((key) => {
    const field = key === '' ? undefined : remembered.get(key);
    return field === undefined ? null : field === IGNORED || partsOf(field) ? take(field) : null;
  });
  return headers.map((header, at) => {
    const before = chosen[at];
    if (before !== null && before !== undefined) return before;
    const found = recognised(fold(header), known);
    if (!found) return IGNORED;
    const groups = found.group ? [found.group] : isOnce(found.base) ? [1] : Array.from({ length: MOST_GROUPS }, (_, i) => i + 1);
    const free = groups.map((group) => fieldOf(found.base, group)).find((field) => !taken.has(field));
    return free === undefined ? IGNORED : take(free);
  });
}

/**
 * Headers under cells that are merged over them ("Entreprise" over "Nom" and "Ville"): one that comes more than once takes the words
 * above it when they name a field together.
 */
function underMerged(head: readonly string[], above: readonly string[], known: HeaderWords['known']): string[] {
  const folded = head.map(fold);
  const titles = above.flatMap((cell, at) => (cell.trim() === '' ? [] : [at]));
  const isAlone = (header: string) => folded.indexOf(header) === folded.lastIndexOf(header);
  if (titles.length < 2 || titles.length >= folded.filter(Boolean).length) return [...head];
  return head.map((header, at) => {
    const over = titles.findLast((title) => title <= at);
    if (header === '' || over === undefined || isAlone(fold(header))) return header;
    const whole = `${header} ${above[over]!.trim()}`;
    return recognised(fold(whole), known) ? whole : header;
  });
}

/** What no header is: an address, a day, a long number. */
const isData = (cell: string): boolean => /\S@\S+\.\S|^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$|^\d{5,}$/.test(cell.trim());

/**
 * Cuts `lines` at the line that looks most like headers: the most recognised cells, the first one among equals. Where none is recognised and
 * the first line is someone already, the file has no headers.
 */
export function sheetOf(lines: Lines, words: HeaderWords): Sheet {
  const filled = lines
    .slice(0, LOOKED_AT)
    .map((line, at) => ({ at, head: underMerged(line, lines[at - 1] ?? [], words.known) }))
    .filter(({ head }) => head.some((cell) => cell.trim() !== ''));
  const scored = filled.map((each) => ({ ...each, score: guessColumns(each.head, words).filter((f) => f !== IGNORED).length }));
  const best = scored.reduce((top, each) => (each.score > top.score ? each : top), scored[0] ?? { at: 0, head: [], score: 0 });
  const width = Math.max(0, ...lines.map((line) => line.findLastIndex((cell) => cell.trim() !== '') + 1));
  if (best.score === 0 && best.head.some(isData)) return { headers: Array(width).fill(''), headerLine: 0, rows: lines };
  return {
    headers: Array.from({ length: width }, (_, at) => (best.head[at] ?? '').trim()),
    headerLine: best.at + 1,
    rows: lines.slice(best.at + 1),
  };
}

/** Groups of each kind that `mapping` uses, at least one. */
export function groupsUsed(mapping: Mapping): Record<(typeof GROUPS)[number], number> {
  const used = Object.fromEntries(GROUPS.map((group) => [group, 1])) as Record<(typeof GROUPS)[number], number>;
  for (const field of mapping) {
    const parts = partsOf(field);
    const of = GROUPS.find((group) => parts?.base.startsWith(`${group}.`));
    if (parts && of) used[of] = Math.max(used[of], parts.group);
  }
  return used;
}
