/** Forms of what changes in the course of a mission: what was typed, what is wrong with it. Pure. */
import { readDay } from './cohort-form.ts';
import type { CourseFault } from './course-words.ts';
import type { Mission, Period } from './mission.ts';

/** Longest reason. */
const REASON_LENGTH = 1000;

/** What is wrong with a reason. */
export function reasonFault(reason: string): CourseFault | null {
  if (!reason) return 'reason';
  return reason.length > REASON_LENGTH ? 'reason-long' : null;
}

/** The period that ends last: the one that a longer mission makes longer. */
export const lastPeriod = ({ periods }: Pick<Mission, 'periods'>): Period | undefined =>
  periods.toSorted((a, b) => b.ends.localeCompare(a.ends))[0];

/** A later last day for the mission. */
export function readExtension(mission: Pick<Mission, 'periods'>, typed: string): { ends: string; fault: CourseFault | null } {
  const ends = readDay(typed);
  const last = lastPeriod(mission);
  if (!ends) return { ends: '', fault: 'day' };
  return { ends, fault: last && ends > last.ends ? null : 'not-later' };
}

/** The last day of a mission that breaks off. */
export function readBreak(mission: Pick<Mission, 'periods'>, typed: string): { on: string; fault: CourseFault | null } {
  const on = readDay(typed);
  if (!on) return { on: '', fault: 'day' };
  const began = mission.periods.map((p) => p.starts).toSorted()[0];
  const last = lastPeriod(mission);
  if (began === undefined || !last) return { on, fault: null };
  return { on, fault: on < began ? 'too-early' : on > last.ends ? 'too-late' : null };
}
