/** What may be done to many missions at once: to which, who would be written to, who would not and why. Pure. */
import type { Guide } from '../guide/schema.ts';
import { type Cohort, type Mission, nameOf } from '../mission/mission.ts';
import { owedBy, tutorsAs } from '../mission/owed.ts';
import { type Digest, digestsOf, type Missing, missingIn, type ReminderCase, worthReminding } from '../reminder/reminder.ts';
import { NO_EXTENSION, readExtension } from './extension-form.ts';
import type { ExtensionFault } from './words.ts';

export const ACTS = ['remind', 'invite', 'extend'] as const;
export type Act = (typeof ACTS)[number];

/** Which missions: those that are ticked, those of the page, all those of the filter. */
export const SCOPES = ['ticked', 'page', 'all'] as const;
export type Scope = (typeof SCOPES)[number];

/** Missions of one action at most: letters leave in one transaction. The rest follows, lot after lot. */
export const MOST = 500;

/** Why nothing is done for a mission, or for a tutor of it. */
export const WHYS = ['broken-off', 'no-tutor', 'unconfirmed', 'undated', 'already', 'just', 'nothing', 'as-much'] as const;
export type Why = (typeof WHYS)[number];

/** A mission, or one tutor of it, that is left aside. */
export interface Left {
  mission: string;
  why: Why;
  /** Names of the tutors whom it is about; '' when it is about the mission. */
  who: string;
}

/** What came of an action: kept, and shown by its page. */
export interface Told {
  /** Letters that left. */
  letters: number;
  /** Missions for which something was done. */
  missions: number;
  left: readonly Left[];
}

const named = (people: readonly { firstName: string; lastName: string }[]) => people.map(nameOf).join(', ');

/** Those from whom something is missing, each once. */
const peopleOf = (missing: readonly Missing[]) => [...new Map(missing.map(({ person }) => [person.id, person])).values()];

/** Whom a reminder by hand writes to, and what is left aside: `just` have got one a moment ago. `now` in milliseconds. */
export function remindPlan(
  cases: readonly ReminderCase[],
  just: ReadonlySet<string>,
  now: number,
): { letters: Digest<Missing>[]; left: Left[] } {
  const left: Left[] = [];
  const due = cases.flatMap((each) => {
    const missing = missingIn(each);
    const worth = worthReminding(missing, now);
    const about = (why: Why, who = '') => left.push({ mission: each.mission.id, why, who });
    const silent = peopleOf(missing.filter(({ reachable }) => !reachable));
    const spared = peopleOf(worth.filter(({ person }) => just.has(person.id)));
    if (each.mission.brokenOff) about('broken-off');
    else if (missing.length === 0) about('nothing');
    else if (silent.length > 0) about('unconfirmed', named(silent));
    else if (worth.length === 0) about('undated');
    if (spared.length > 0) about('just', named(spared));
    return worth.filter(({ person }) => !just.has(person.id));
  });
  return { letters: digestsOf(due), left };
}

/** Someone whom an invitation asks, for a mission. */
export interface Invitee {
  mission: Mission;
  person: { id: string; firstName: string; lastName: string; email: string };
  /** Rubrics and feedback that they are asked for: a letter each. */
  items: readonly string[];
}

/** Whom invitations leave to: who owes something, is confirmed, and was not asked. `asked`: "mission person item" of those who were. */
export function invitePlan(guide: Guide, missions: readonly Mission[], asked: ReadonlySet<string>) {
  const letters: Invitee[] = [];
  const left: Left[] = [];
  for (const mission of missions) {
    const owed = owedBy(guide, mission);
    const open = owed.filter(({ person, item }) => !asked.has(`${mission.id} ${person} ${item}`));
    const tutors = open.map((each) => tutorsAs(mission, each.role).find(({ id }) => id === each.person)!);
    const people = [...new Map(tutors.map((tutor) => [tutor.id, tutor])).values()];
    for (const person of people.filter(({ confirmed }) => confirmed)) {
      letters.push({ mission, person, items: open.filter((each) => each.person === person.id).map(({ item }) => item) });
    }
    const unconfirmed = people.filter(({ confirmed }) => !confirmed);
    const about = (why: Why, who = '') => left.push({ mission: mission.id, why, who });
    if (mission.brokenOff) about('broken-off');
    else if (owed.length === 0) about('no-tutor');
    else if (unconfirmed.length > 0) about('unconfirmed', named(unconfirmed));
    else if (open.length === 0) about('already');
  }
  return { letters, left };
}

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
  left: readonly Left[];
  faults: Readonly<Partial<Record<keyof TypedMore, ExtensionFault>>>;
}

/** Reads a request of more time for many missions. Nothing is given to one that broke off. */
export function readMore(typed: TypedMore, guide: Guide, cohort: Cohort, missions: readonly Mission[]): MoreTime {
  const read = missions
    .filter(({ brokenOff }) => !brokenOff)
    .map((mission) => ({
      mission,
      asked: readExtension({ ...NO_EXTENSION, ...typed, mission: mission.id }, guide, cohort, { mission, extensions: [] }),
    }));
  const later = read.filter(({ asked }) => asked.faults.day !== 'earlier');
  const given = later.map(({ mission, asked: { from, until } }) => ({ mission, from, until }));
  // As much as the first of them gets is what the form is told of when nobody gets more.
  const faults = (later[0] ?? read[0])?.asked.faults ?? {};
  const left = missions.flatMap((mission): Left[] => {
    if (given.some((each) => each.mission === mission)) return [];
    return [{ mission: mission.id, why: mission.brokenOff ? 'broken-off' : 'as-much', who: '' }];
  });
  return { missions: given, left, faults };
}
