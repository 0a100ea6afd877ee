/** Forms of what changes in the course of a mission: what was typed, what is wrong with it. Pure. */
import { readDay } from './cohort-form.ts';
import type { CourseFault } from './course-words.ts';
import type { Mission } from './mission.ts';

/** Longest reason. */
const REASON_LENGTH = 1000;

/** What is wrong with a reason. */
export function reasonFault(reason: string): CourseFault | null {
  if (!reason) return 'reason';
  return reason.length > REASON_LENGTH ? 'reason-long' : null;
}

/** A later last day for the mission. */
export function readExtension(mission: Pick<Mission, 'periods'>, typed: string): { ends: string; fault: CourseFault | null } {
  const ends = readDay(typed);
  const last = mission.periods.at(-1);
  if (!ends) return { ends: '', fault: 'day' };
  return { ends, fault: last && ends > last.ends ? null : 'not-later' };
}

/** The last day of a mission that breaks off. */
export function readBreak(mission: Pick<Mission, 'periods'>, typed: string): { on: string; fault: CourseFault | null } {
  const on = readDay(typed);
  if (!on) return { on: '', fault: 'day' };
  const began = mission.periods.map((p) => p.starts).toSorted()[0];
  return { on, fault: began !== undefined && on < began ? 'too-early' : null };
}
