/** A request for more time: what was typed, what it means, what is wrong with it. Pure. */
import { instantOf } from '../guide/calendar.ts';
import type { Guide } from '../guide/schema.ts';
import { readDay, readTime } from '../mission/cohort-form.ts';
import { type Cohort, type Deadline, deadlineOf, type Extension, type Mission } from '../mission/mission.ts';
import type { Lang } from '../ui/lang.ts';
import { instant } from '../ui/typography.ts';
import { type ExtensionFault, OFFICE_WORDS } from './words.ts';

/** The form as it was typed. */
export interface TypedExtension {
  /** A mission, '' for the whole cohort. */
  mission: string;
  milestone: string;
  day: string;
  time: string;
  reason: string;
}
export type ExtensionField = keyof TypedExtension;
export type ExtensionFaults = Readonly<Partial<Record<ExtensionField, ExtensionFault>>>;

export const NO_EXTENSION: TypedExtension = { mission: '', milestone: '', day: '', time: '', reason: '' };
/** Longest reason, here and for a reopening. */
export const REASON_LENGTH = 1000;
const LAST_SECOND = '23:59:59';

/** Whom a request is about: one mission, or the whole cohort with what was given to everyone. */
export interface ExtensionFor {
  mission: Mission | null;
  extensions: readonly Extension[];
}

/** The deadline in force for whom the request is about: one mission, or the cohort, whose own extensions alone count. */
function inForce(guide: Guide, cohort: Cohort, milestone: string, extensions: readonly Extension[]): Deadline | null {
  const found = guide.calendar.find((m) => m.id === milestone);
  return found ? deadlineOf(found, guide, cohort, extensions) : null;
}

/** What is wrong, in words: that it is not later than the deadline in force (`from`) says which one that is. */
export function extensionErrors(
  faults: ExtensionFaults,
  { from, guide, lang }: { from: string | null; guide: Guide; lang: Lang },
): Record<string, string> {
  const w = OFFICE_WORDS[lang];
  const said = (fault: ExtensionFault) =>
    fault === 'earlier' && from !== null ? w.earlierThan(instant(new Date(from), lang, guide.timezone)) : w.faults[fault];
  return Object.fromEntries(Object.entries(faults).map(([name, fault]) => [name, said(fault)]));
}

/** What the request means; more time is always later than what is in force. */
export function readExtension(typed: TypedExtension, guide: Guide, cohort: Cohort, { mission, extensions }: ExtensionFor) {
  const faults: Partial<Record<ExtensionField, ExtensionFault>> = {};
  if (typed.mission !== '' && !mission) faults.mission = 'mission';
  const now = inForce(guide, cohort, typed.milestone, mission ? mission.extensions : extensions);
  if (!guide.calendar.some((m) => m.id === typed.milestone)) faults.milestone = 'milestone';
  else if (!now) faults.milestone = 'undated';
  const day = readDay(typed.day);
  const time = typed.time === '' ? LAST_SECOND : readTime(typed.time);
  if (!day) faults.day = 'day';
  if (!time) faults.time = 'time';
  const until = day && time ? instantOf(day, time, guide.timezone) : null;
  if (until && now && Date.parse(until) <= Date.parse(now.at)) faults.day = 'earlier';
  if (!typed.reason) faults.reason = 'reason';
  else if (typed.reason.length > REASON_LENGTH) faults.reason = 'reason-long';
  return {
    mission,
    milestone: typed.milestone,
    from: now?.at ?? null,
    until: until ?? '',
    reason: typed.reason,
    faults: faults as ExtensionFaults,
  };
}
