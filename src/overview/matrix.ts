/** What the page of a cohort asks for, and what its title and counts say. Pure. */
import type { Guide } from '../guide/schema.ts';
import { queryIn } from '../kernel/folded.ts';
import { type Extension, deadlineOf, lateness, type Mission } from '../mission/mission.ts';
import { type OwedAt, owedIn, type Owing, OWING, type Standing, STANDINGS } from '../thread/matrix.ts';

/** Rows of a page. */
export const PAGE = 100;

/** What rows are put in order by: how exposed they are, the name of the student, the company of today, the soonest date of what is owed. */
export const SORTS = ['risk', 'name', 'company', 'date'] as const;
export type Sort = (typeof SORTS)[number];

/** What an address asks for. */
export interface Asked {
  /** Part of a name, of a company, of a tutor; '' for everyone. */
  query: string;
  /** Who something is waited from; null for anyone. */
  waits: Owing | null;
  /** Milestone that is not done; null for any. */
  step: string | null;
  standing: Standing | null;
  sort: Sort;
  page: number;
}

/** What the query of an address asks of a cohort; what is not known asks for nothing. */
export function askedIn(query: (name: string) => string | undefined, guide: Pick<Guide, 'calendar'>): Asked {
  const page = Number(query('page') ?? 1);
  return {
    query: queryIn(query('q')),
    waits: OWING.find((each) => each === query('waits')) ?? null,
    step: guide.calendar.find((m) => m.id === query('step'))?.id ?? null,
    standing: STANDINGS.find((each) => each === query('standing')) ?? null,
    sort: SORTS.find((each) => each === query('sort')) ?? 'risk',
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
  if (asked.sort && asked.sort !== 'risk') search.set('sort', asked.sort);
  if (asked.page && asked.page > 1) search.set('page', String(asked.page));
  for (const [name, value] of Object.entries(more.query ?? {})) search.set(name, value);
  const text = search.toString();
  return `/cohorts/${cohort}${more.to ?? ''}${text ? `?${text}` : ''}`;
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
