/** A check under way: begun, told page after page, ended by its report. */
import type { Report, Verdict } from '../conformity/finding.ts';
import type { PageSize } from '../conformity/trial.ts';
import type { Database } from '../kernel/database.ts';
import type { CheckState } from './deposit.ts';

/** States from which a check still goes somewhere. */
export const OPEN: readonly CheckState[] = ['waiting', 'reading'];

async function moveOpen(db: Database, school: string, id: string, to: { state: CheckState; page?: number; pages?: number }) {
  const done = await db
    .updateTable('conformity_check')
    .set(to)
    .where('school_id', '=', school)
    .where('check_id', '=', id)
    .where('state', 'in', OPEN)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Begins (or begins again, after a worker died) to read; false when the check is over already. */
export const beginReading = (db: Database, school: string, id: string): Promise<boolean> =>
  moveOpen(db, school, id, { state: 'reading', page: 0, pages: 0 });

/** Says which page is being read. */
export async function tellPage(db: Database, school: string, id: string, page: number, pages: number): Promise<void> {
  await moveOpen(db, school, id, { state: 'reading', page, pages });
}

/** Puts a check back in the queue after a try that failed, or says that it failed for good. */
export async function stopReading(db: Database, school: string, id: string, state: 'waiting' | 'failed'): Promise<void> {
  await moveOpen(db, school, id, { state, page: 0, pages: 0 });
}

export interface Outcome {
  verdict: Verdict;
  report: Report;
  sizes: readonly PageSize[];
  engine: string;
  guideHash: string | null;
  /** Milliseconds. */
  doneAt: number;
}

/** Keeps the report of a check; false when it has one already, which stays. */
export async function keepReport(db: Database, school: string, id: string, outcome: Outcome): Promise<boolean> {
  const { verdict, report, sizes, engine, guideHash, doneAt } = outcome;
  const done = await db
    .updateTable('conformity_check')
    .set({
      state: 'done',
      page: report.timing.pages,
      pages: report.timing.pages,
      verdict,
      report: JSON.stringify(report),
      sizes: JSON.stringify(sizes),
      engine,
      guide_hash: guideHash,
      done_at: new Date(doneAt),
    })
    .where('school_id', '=', school)
    .where('check_id', '=', id)
    .where('state', 'in', OPEN)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}
