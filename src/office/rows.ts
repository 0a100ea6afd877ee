/** The deposits of a cohort as its office reads them: one row a mission and deliverable, filters, the order of risk. Pure. */
import { type DepositSummary, lateBy } from '../deposit/deposit.ts';
import { deadlineFor } from '../deposit/hand-in.ts';
import type { Deliverable } from '../guide/deliverable.ts';
import type { Guide } from '../guide/schema.ts';
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
  /** Milliseconds late: of the deposit, of what is missing at `now`. 0 or less in time, null without a deadline. */
  late: number | null;
}

/** Every deliverable of every mission, most at risk first. `now` in milliseconds. */
export function rowsOf(guide: Guide, missions: readonly Mission[], summaries: readonly DepositSummary[], now: number): Row[] {
  const deposits = new Map(summaries.map((each) => [`${each.mission} ${each.deliverable}`, each]));
  const rows = missions.flatMap((mission) =>
    guide.deliverables.map((deliverable): Row => {
      const deadline = deadlineFor(mission, guide, deliverable);
      const deposit = deposits.get(`${mission.id} ${deliverable.id}`) ?? null;
      const late = deposit ? lateBy(deposit) : deadline && lateness(now, deadline.at);
      return { mission, deliverable, deadline, deposit, late };
    }),
  );
  return rows.toSorted((a, b) => risk(b) - risk(a) || due(a) - due(b));
}

const isMissing = (row: Row) => row.deposit === null;
const isLate = (row: Row) => row.deposit !== null && row.late !== null && row.late > 0;
const isBlocked = (row: Row) => row.deposit?.verdict === 'blocked';
const isContested = (row: Row) => (row.deposit?.contested ?? 0) > 0;

/** True when the row awaits a first version whose deadline is over. */
export const isOverdue = (row: Row): boolean => row.deposit === null && row.late !== null && row.late > 0;

const IS: Record<Show, (row: Row) => boolean> = {
  all: () => true,
  missing: isMissing,
  late: isLate,
  blocked: isBlocked,
  contested: isContested,
};

/** What is missing after its deadline comes first, what is in time and conform last. */
function risk(row: Row): number {
  if (isOverdue(row)) return 8;
  if (isBlocked(row)) return 7;
  if (isContested(row)) return 6;
  if (isLate(row)) return 5;
  if (row.deposit === null) return row.deadline ? 4 : 1;
  return row.deposit.verdict === 'to-check' ? 3 : row.deposit.verdict === 'conform' ? 0 : 2;
}

/** The sooner the deadline, the higher in its group. */
const due = (row: Row) => (row.deadline ? Date.parse(row.deadline.at) : Number.MAX_SAFE_INTEGER);

/** Letters alone: case and accents are not a difference when one looks for a name. */
const folded = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** True when each word of `query` is in the name of the student. */
export function matches({ mission: { student } }: Row, query: string): boolean {
  const name = folded(`${student.lastName} ${student.firstName}`);
  return folded(query)
    .split(/\s+/)
    .every((word) => name.includes(word));
}

/** What an address asks for. */
export interface Asked {
  show: Show;
  /** Part of a name; '' for everyone. */
  query: string;
}

/** The rows that are asked for. */
export const chosen = (rows: readonly Row[], { show, query }: Asked): Row[] =>
  rows.filter((row) => IS[show](row) && matches(row, query));

/** How many rows each filter holds, and what the title says. */
export type Counts = Record<Show, number> & { overdue: number };

/** Counts of all the rows of a cohort. */
export function countsOf(rows: readonly Row[]): Counts {
  const of = (is: (row: Row) => boolean) => rows.filter(is).length;
  return {
    all: rows.length,
    missing: of(isMissing),
    late: of(isLate),
    blocked: of(isBlocked),
    contested: of(isContested),
    overdue: of(isOverdue),
  };
}

/** Rows of a page. */
export const PAGE = 100;

/** The rows of page `page` (1, 2…), held within what there is, and the number of pages. */
export function pageOf(rows: readonly Row[], page: number): { rows: readonly Row[]; page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  const held = Number.isInteger(page) ? Math.min(Math.max(page, 1), pages) : 1;
  return { rows: rows.slice((held - 1) * PAGE, held * PAGE), page: held, pages };
}
