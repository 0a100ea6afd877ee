/** What may be done to many missions at once: to which, and what is wrong with what was typed. Pure. */
import type { Guide } from '../guide/schema.ts';
import type { Cohort, Mission } from '../mission/mission.ts';
import { type ExtensionFault } from './words.ts';
import { NO_EXTENSION, readExtension } from './extension-form.ts';

export const ACTS = ['remind', 'invite', 'extend'] as const;
export type Act = (typeof ACTS)[number];

/** Missions of one action at most: letters leave in one transaction. */
export const MOST = 500;

/** More time for many, as typed. */
export interface TypedMore {
  milestone: string;
  day: string;
  time: string;
  reason: string;
}

/** What is given: later than what each mission of `missions` has today. Those that have as much already are left aside. */
export interface MoreTime {
  missions: { mission: Mission; from: string | null; until: string }[];
  faults: Readonly<Partial<Record<keyof TypedMore, ExtensionFault>>>;
}

/** Reads a request of more time for many missions. */
export function readMore(typed: TypedMore, guide: Guide, cohort: Cohort, missions: readonly Mission[]): MoreTime {
  const read = missions.map((mission) => ({
    mission,
    asked: readExtension({ ...NO_EXTENSION, ...typed, mission: mission.id }, guide, cohort, [mission]),
  }));
  const later = read.filter(({ asked }) => asked.faults.day !== 'earlier');
  // As much as the first of them gets is what the form is told of when nobody gets more.
  const faults = (later[0] ?? read[0])?.asked.faults ?? {};
  return { missions: later.map(({ mission, asked: { from, until } }) => ({ mission, from, until })), faults };
}
