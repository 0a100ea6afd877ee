/** What the page of a cohort asks for, and what its title and counts say. Pure. */
import type { Guide } from '../guide/schema.ts';
import { type Extension, deadlineOf, lateness, type Mission } from '../mission/mission.ts';
import { type OwedAt, owedIn, type Owing, OWING, type Risk, STANDING, type Standing } from '../mission/matrix.ts';

/** Rows of a page. */
export const PAGE = 100;
/** Longest search. */
const QUERY_LENGTH = 100;

/** What an address asks for. */
export interface Asked {
  /** Part of a name, of a company, of a tutor; '' for everyone. */
  query: string;
  /** Who something is waited from; null for anyone. */
  waits: Owing | null;
  /** Milestone that is not done; null for any. */
  step: string | null;
  standing: Standing | null;
  page: number;
}

const STANDINGS: readonly Standing[] = ['danger', 'waiting', 'fine'];

/** What the query of an address asks of a cohort; what is not known asks for nothing. */
export function askedIn(query: (name: string) => string | undefined, guide: Pick<Guide, 'calendar'>): Asked {
  const page = Number(query('page') ?? 1);
  return {
    query: (query('q') ?? '').trim().slice(0, QUERY_LENGTH),
    waits: OWING.find((each) => each === query('waits')) ?? null,
    step: guide.calendar.find((m) => m.id === query('step'))?.id ?? null,
    standing: STANDINGS.find((each) => each === query('standing')) ?? null,
    page: Number.isInteger(page) && page > 0 && page < 1e6 ? page : 1,
  };
}

/** The address of the page of a cohort, or of what hangs from it ("/bulk", ".csv"). */
export function matrixUrl(
  cohort: string,
  asked: Partial<Asked>,
  more: { to?: string; query?: Record<string, string> } = {},
): string {
  const search = new URLSearchParams();
  if (asked.query) search.set('q', asked.query);
  if (asked.waits) search.set('waits', asked.waits);
  if (asked.step) search.set('step', asked.step);
  if (asked.standing) search.set('standing', asked.standing);
  if (asked.page && asked.page > 1) search.set('page', String(asked.page));
  for (const [name, value] of Object.entries(more.query ?? {})) search.set(name, value);
  const text = search.toString();
  return `/cohorts/${cohort}${more.to ?? ''}${text ? `?${text}` : ''}`;
}

/** Letters alone: case and accents are no difference when one looks for a name. */
export const folded = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae');

/** The words of a search. */
export const wordsOf = (query: string): string[] => folded(query).split(/\s+/).filter(Boolean);

/** Letter → its other writings: capital, with accents. */
const WRITINGS = new Map<string, string>();
for (const [from, to] of [
  [0x41, 0x24f],
  [0x1e00, 0x1eff],
] as const) {
  for (let code = from; code <= to; code++) {
    const letter = String.fromCodePoint(code);
    const plain = folded(letter);
    if (/^\p{L}$/u.test(plain) && plain !== letter) WRITINGS.set(plain, (WRITINGS.get(plain) ?? '') + letter);
  }
}

/** Two letters that French also writes as one. */
const LIGATURES: Readonly<Record<string, string>> = { oe: '[œŒ]', ae: '[æÆǽǼ]' };

const spelt = (letters: string): string =>
  [...letters]
    .map((letter) => {
      const writings = WRITINGS.get(letter);
      return writings ? `[${letter}${writings}][\u0300-\u036f]*` : letter.replace(/[^\p{L}\p{N}]/u, '\\$&');
    })
    .join('');

/** A regular expression of the database for a folded word, whatever the case and the accents of the text: letters need not be taken apart. */
export function patternOf(word: string): string {
  const parts = word.split(/(oe|ae)/);
  return parts.map((part) => (LIGATURES[part] ? `(?:${LIGATURES[part]}|${spelt(part)})` : spelt(part))).join('');
}

/** How many missions stand how. */
export type Counts = Record<Standing, number> & { all: number };

/** Counts from those of each risk. */
export function countsOf(risks: Readonly<Partial<Record<Risk, number>>>): Counts {
  const counts: Counts = { danger: 0, waiting: 0, fine: 0, all: 0 };
  for (const [risk, n] of Object.entries(risks) as [Risk, number][]) {
    counts[STANDING[risk]] += n;
    counts.all += n;
  }
  return counts;
}

/** The next date of the cohort at which something is owed; null when none is to come. `extensions`: those of everyone. */
export function nextDue(
  guide: Guide,
  cohort: Mission['cohort'],
  extensions: readonly Extension[],
  now: number,
): { owed: OwedAt; at: string } | null {
  const coming = owedIn(guide).flatMap((owed) => {
    const at = deadlineOf(owed.milestone, guide, cohort, extensions)?.at;
    return at !== undefined && lateness(now, at) <= 0 ? [{ owed, at }] : [];
  });
  return coming.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))[0] ?? null;
}
