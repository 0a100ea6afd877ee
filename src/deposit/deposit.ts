/** A deposit: what it is, when it may be made, what its place in time is called. Pure. */
import type { Report, Verdict } from '../conformity/finding.ts';
import { lateness } from '../mission/mission.ts';
import type { ValidationWord } from '../thread/validation.ts';

/** A filed, dated, immutable version of a deliverable. Instants are ISO 8601, UTC, with milliseconds. */
export interface Deposit {
  school: string;
  id: string;
  mission: string;
  deliverable: string;
  /** 1, 2, 3…: the last one counts. */
  number: number;
  /** SHA-256, hexadecimal. */
  sha256: string;
  bytes: number;
  originalName: string;
  /** The name that the file goes by. */
  fileName: string;
  /** When the request that brought it began, and when its last byte came. */
  begunAt: string;
  receivedAt: string;
  /** Last instant in force when it came, null where there was none. */
  deadline: string | null;
  guide: string;
  guideVersion: string;
  /** What was declared, in the words that were shown. */
  declarations: readonly { id: string; text: string }[];
  /** Verification code: 12 characters of Crockford's base 32. */
  code: string;
  depositedBy: string;
}

export type CheckState = 'waiting' | 'reading' | 'done' | 'failed';
/** What may follow a state. */
export const NEXT_STATES: Readonly<Record<CheckState, readonly CheckState[]>> = {
  waiting: ['reading', 'failed'],
  reading: ['done', 'failed', 'waiting'],
  done: [],
  failed: [],
};

/** A check of a deposit or of an upload, and the report that it made. */
export interface Check {
  id: string;
  deposit: string | null;
  upload: string | null;
  state: CheckState;
  page: number;
  pages: number;
  /** Page where the student declared that annexes begin. */
  annexesFrom: number | null;
  askedAt: string;
  doneAt: string | null;
  /** Version of the program, and hash of the guide's version. */
  engine: string | null;
  guideHash: string | null;
  verdict: Verdict | null;
  report: Report | null;
  /** Width and height of each page, in points. */
  sizes: readonly (readonly [number, number])[];
}

/** The last version of a deliverable, as lists and threads show it. */
export interface DepositSummary {
  id: string;
  mission: string;
  deliverable: string;
  number: number;
  receivedAt: string;
  deadline: string | null;
  bytes: number;
  fileName: string;
  sha256: string;
  /** Null until its check is done. */
  verdict: Verdict | null;
  checkState: CheckState | null;
  /** Findings that failed, waived ones aside. */
  toCheck: number;
  blocking: number;
  /** Findings contested and not answered. */
  contested: number;
  /** What tutors said of it, oldest first. */
  validations: readonly ValidationWord[];
}

/** Milliseconds late of a deposit; 0 or less when in time, null without a deadline. */
export function lateBy(deposit: Pick<Deposit, 'receivedAt' | 'deadline'>): number | null {
  return deposit.deadline === null ? null : lateness(Date.parse(deposit.receivedAt), deposit.deadline);
}

/** Why a version may (or may not) be handed in at `now`. */
export type Standing =
  | { may: true; as: 'first' | 'newer' | 'late' | 'reopened' }
  /** The deadline is over and a version is there: only the lead can reopen. */
  | { may: false; why: 'closed' };

/**
 * Before the deadline, or without one, a newer version supersedes; a first deposit after it is accepted and marked late; replacing
 * after it needs the lead's reopening. `now` in milliseconds.
 */
export function standing(now: number, deadline: string | null, versions: number, reopened: boolean): Standing {
  const late = deadline !== null && lateness(now, deadline) > 0;
  if (!late) return { may: true, as: versions === 0 ? 'first' : 'newer' };
  if (versions === 0) return { may: true, as: 'late' };
  return reopened ? { may: true, as: 'reopened' } : { may: false, why: 'closed' };
}
