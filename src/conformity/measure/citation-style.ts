/** The citation style of a document, from what was found of each kind. Pure. */
import type { Citation, CitationMeasure } from '../measures.ts';
import type { Entry } from './reference-entries.ts';
import { listStyle } from './reference-style.ts';

/** Ways to cite: "[3]", "(3)", "³", "[OY14]", "(Martin, 2020)", works in footnotes. */
export type Kind = 'numeric' | 'parenthesis' | 'raised' | 'alpha' | 'author-date' | 'notes';

/** A hit of one kind, before the style is decided. `work` tells works apart; a hit that is not `strong` may be something else. */
export interface Found {
  citation: Citation;
  work: string;
  strong: boolean;
}

interface StyleDecision {
  style: CitationMeasure['style'];
  certain: boolean;
  /** Kinds whose hits are citations. */
  kinds: readonly Kind[];
}

/** A style needs three citations of two works; two works are enough when the list answers them. */
const HITS = 3;
const WORKS = 2;

interface Evidence {
  entries: readonly Entry[];
  /** Footnotes of all sorts. */
  notes: number;
}

/** Decides by counts and by what the list answers; 'mixed' when two ways to cite are both common. */
export function decideStyle(found: Readonly<Record<Kind, readonly Found[]>>, { entries, notes }: Evidence): StyleDecision {
  const kinds: Kind[] = [];
  const count = { 'author-date': authorDateHits(found['author-date'], entries), label: 0, notes: 0 };
  const bracket = isNumeric(found.numeric, entries);
  if (bracket) kinds.push('numeric');
  else if (answered(found.parenthesis, entries, 0.6)) kinds.push('parenthesis');
  else if (notes < 3 && answered(found.raised, entries, 0.5)) kinds.push('raised');
  if (enough(found.alpha)) kinds.push('alpha');
  count.label = kinds.reduce((sum, kind) => sum + found[kind].length, 0);
  const held = found['author-date'].filter((each) => each.citation.reference !== null);
  const dated =
    works(held) >= WORKS ||
    (count['author-date'] >= HITS &&
      works(found['author-date'].filter((each) => each.strong || each.citation.reference !== null)) >= WORKS);
  const noted = found.notes.length >= 5 && found.notes.length >= notes * 0.3 && works(found.notes) >= 3;
  count.notes = noted ? found.notes.length : 0;
  return combine({ found, kinds, count, dated, entries });
}

interface Combined {
  found: Readonly<Record<Kind, readonly Found[]>>;
  kinds: readonly Kind[];
  count: { 'author-date': number; label: number; notes: number };
  dated: boolean;
  entries: readonly Entry[];
}

function combine({ found, kinds, count, dated, entries }: Combined): StyleDecision {
  const authors = dated ? count['author-date'] : 0;
  const total = authors + count.label + count.notes;
  if (total === 0)
    return {
      style: 'none',
      certain: Object.entries(found).every(
        ([kind, hits]) => kind === 'raised' || kind === 'parenthesis' || kind === 'notes' || hits.length === 0,
      ),
      kinds: [],
    };
  const common = [authors, count.label, count.notes].filter((hits) => hits >= HITS && hits / total >= 0.25).length;
  if (authors >= count.label && authors >= count.notes) {
    const list = listStyle(entries.map((entry) => entry.text));
    if (common > 1 && count.label > 0)
      return { style: 'mixed', certain: plainMix(authors, count.label), kinds: ['author-date', ...kinds] };
    return {
      style: list.style ?? textStyle(found['author-date']),
      certain: list.certain && list.style !== null,
      kinds: ['author-date'],
    };
  }
  if (count.label >= count.notes) {
    const mixed = authors >= HITS * 2 && authors / total >= 0.3;
    return {
      style: mixed ? 'mixed' : 'numeric',
      certain: mixed ? plainMix(authors, count.label) : count.label >= 5,
      kinds: mixed ? ['author-date', ...kinds] : kinds,
    };
  }
  return { style: 'notes', certain: count.notes >= 8, kinds: ['notes'] };
}

/** Two ways to cite that are each used too often to be a slip or a misreading. */
const plainMix = (authors: number, labels: number): boolean => Math.min(authors, labels) >= 10;

/** Brackets cite when the list answers most of them; without a list, when they count up from 1 as a list would. */
function isNumeric(hits: readonly Found[], entries: readonly Entry[]): boolean {
  const strong = hits.filter((hit) => hit.strong);
  const labels = entries.filter((entry) => entry.label !== null && /^\d+$/.test(entry.label));
  const held = strong.filter((hit) => hit.citation.reference !== null);
  if (labels.length >= 2) return works(held) >= WORKS && held.length >= strong.length * 0.4;
  if (!enough(hits)) return false;
  const numbers = [...new Set(hits.map((hit) => Number(hit.work)))];
  const highest = Math.max(...numbers);
  if (entries.length >= 3) return highest <= entries.length * 1.5 + 2;
  const rising = hits.filter((hit, at) => Number(hit.work) >= Number(hits[at - 1]?.work ?? 0)).length;
  return numbers.length >= 3 && numbers.length >= highest * 0.6 && rising >= hits.length * 0.6;
}

/** Numbers in parentheses or raised cite only when a numbered list answers nearly all and is cited for a good part. */
function answered(hits: readonly Found[], entries: readonly Entry[], share: number): boolean {
  const labels = entries.filter((entry) => entry.label !== null && /^\d+$/.test(entry.label)).length;
  const held = hits.filter((hit) => hit.citation.reference !== null);
  return labels >= 4 && held.length >= 4 && held.length >= hits.length * 0.8 && works(held) >= labels * share;
}

/** Author-date hits that count: those that the list answers, and the strong ones, unless a list answers none of them. */
function authorDateHits(hits: readonly Found[], entries: readonly Entry[]): number {
  const held = hits.filter((hit) => hit.citation.reference !== null).length;
  const strong = hits.filter((hit) => hit.strong && hit.citation.reference === null).length;
  if (entries.length >= 5 && held === 0) return strong >= 8 ? strong : 0;
  return held + strong;
}

/** Without a list that tells: a comma before the year or "&" is APA's way. */
function textStyle(hits: readonly Found[]): 'apa' | 'harvard' {
  const inside = hits.filter((hit) => !/[([]/.test(hit.citation.text));
  const apa = inside.filter((hit) => /,\s*(?:1[5-9]|20)\d\d|&/.test(hit.citation.text)).length;
  return apa * 2 >= inside.length ? 'apa' : 'harvard';
}

function enough(hits: readonly Found[]): boolean {
  const strong = hits.filter((hit) => hit.strong);
  return strong.length >= HITS && works(strong) >= WORKS;
}

function works(hits: readonly Found[]): number {
  return new Set(hits.map((hit) => hit.work)).size;
}
