/** The deposits of a cohort as its office reads them: one row a mission and deliverable, filters, what an address asks for. Pure. */
import { type DepositSummary, lateBy } from '../deposit/deposit.ts';
import { deadlineFor } from '../deposit/hand-in.ts';
import type { Deliverable } from '../guide/deliverable.ts';
import type { Guide } from '../guide/schema.ts';
import { queryIn } from '../kernel/folded.ts';
import { type Deadline, lateness, type Mission } from '../mission/mission.ts';

export const SHOWS = ['all', 'missing', 'late', 'blocked', 'contested'] as const;
/** Which rows. */
export type Show = (typeof SHOWS)[number];

/** A deliverable of a mission: its last version, or what is awaited. */
export interface Row {
  mission: Mission;
  deliverable: Deliverable;
  /** In force now; null without a date. */
  deadline: Deadline | null;
  deposit: DepositSummary | null;
  /** Milliseconds late: of the deposit, of what is missing, when it was read. 0 or less in time, null without a deadline. */
  late: number | null;
  /** When it was read, milliseconds. */
  readAt: number;
}

/** The row of a deliverable of a mission. `now` in milliseconds. */
export function rowOf(
  guide: Guide,
  mission: Mission,
  deliverable: Deliverable,
  deposit: DepositSummary | null,
  now: number,
): Row {
  const deadline = deadlineFor(mission, guide, deliverable);
  const late = deposit ? lateBy(deposit) : deadline && lateness(now, deadline.at);
  return { mission, deliverable, deadline, deposit, late, readAt: now };
}

/** How what is not handed in is waited for: not at all when the mission broke off or when the guide leaves the choice. */
export function awaited({ mission, deliverable, late }: Row): 'broken-off' | 'optional' | 'overdue' | 'due' {
  if (mission.brokenOff) return 'broken-off';
  if (deliverable.optional) return 'optional';
  return late !== null && late > 0 ? 'overdue' : 'due';
}

/** What an address asks for. */
export interface Asked {
  show: Show;
  /** Part of a name, of a company, of a tutor; '' for everyone. */
  query: string;
  page: number;
}

/** What the query of an address asks for; an unknown filter shows everything. */
export function askedIn(query: (name: string) => string | undefined): Asked {
  const page = Number(query('page') ?? 1);
  return {
    show: SHOWS.find((each) => each === query('show')) ?? 'all',
    query: queryIn(query('q')),
    page: Number.isInteger(page) && page > 0 && page < 1e6 ? page : 1,
  };
}

/** How many rows each filter holds, and how many of the missing ones are over. */
export type Counts = Record<Show, number> & { overdue: number };

/** Rows of a page. */
export const PAGE = 100;
