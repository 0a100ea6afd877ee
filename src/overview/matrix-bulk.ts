/** What may be done to many missions at once: to which, who would be written to, who would not and why. Pure. */
import type { Guide } from '../guide/schema.ts';
import { type Cohort, type Mission, nameOf, type Tutor } from '../mission/mission.ts';
import { type Owed, owedBy, tutorsAs } from '../mission/owed.ts';
import type { Aside } from '../reminder/by-hand.ts';
import { NO_EXTENSION, readExtension } from './extension-form.ts';
import type { ExtensionFault } from './words.ts';

export const ACTS = ['remind', 'invite', 'extend'] as const;
export type Act = (typeof ACTS)[number];

/** Which missions: those that are ticked, those of the page, all those of the filter. */
export const SCOPES = ['ticked', 'page', 'all'] as const;
export type Scope = (typeof SCOPES)[number];

/** Missions of one action at most: letters leave in one transaction. The rest follows, lot after lot. */
export const MOST = 500;

/** Why nothing is done for a mission, or for people of it. */
export type Why = Aside['why'] | 'no-tutor' | 'already' | 'as-much' | 'untold';

/** A mission, or people of it, left aside. */
export interface Left {
  mission: string;
  why: Why;
  /** Names of the people whom it is about; '' when it is about the mission. */
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

/** Someone whom one invitation asks, for all their missions. */
export interface Invitee {
  person: Tutor;
  /** Rubrics and feedback that they are asked for, in the order of the missions. */
  asks: readonly { mission: Mission; owed: Owed }[];
}

/** How it is known that someone was asked for something. */
export const askedKey = (mission: string, { person, item }: Pick<Owed, 'person' | 'item'>): string =>
  `${mission} ${person} ${item}`;

/**
 * Whom invitations leave to, one each: who owes something, is confirmed, was not asked, and whose address takes letters.
 * `asked`: those who were (`askedKey`).
 */
export function invitePlan(
  guide: Guide,
  missions: readonly Mission[],
  { asked, refused }: { asked: ReadonlySet<string>; refused: { has(person: string): boolean } },
) {
  const asks: { person: Tutor; mission: Mission; owed: Owed }[] = [];
  const left: Left[] = [];
  for (const mission of missions) {
    const owed = owedBy(guide, mission);
    const open = owed.filter((each) => !asked.has(askedKey(mission.id, each)));
    const tutors = open.map((each) => tutorsAs(mission, each.role).find(({ id }) => id === each.person)!);
    const people = [...new Map(tutors.map((tutor) => [tutor.id, tutor])).values()];
    const back = people.filter(({ id, confirmed }) => confirmed && refused.has(id));
    for (const person of people.filter((each) => each.confirmed && !back.includes(each))) {
      asks.push(...open.filter((each) => each.person === person.id).map((each) => ({ person, mission, owed: each })));
    }
    const unconfirmed = people.filter(({ confirmed }) => !confirmed);
    const about = (why: Why, who = '') => left.push({ mission: mission.id, why, who });
    if (mission.brokenOff) about('broken-off');
    else if (owed.length === 0) about('no-tutor');
    else if (open.length === 0) about('already');
    if (back.length > 0) about('refused', named(back));
    if (unconfirmed.length > 0) about('unconfirmed', named(unconfirmed));
  }
  const letters = [...Map.groupBy(asks, ({ person }) => person.id).values()].map((own): Invitee => ({
    person: own[0]!.person,
    asks: own.map(({ mission, owed }) => ({ mission, owed })),
  }));
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
  /** The soonest deadline in force, ISO 8601: what is not later is later for nobody. */
  from: string | null;
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
  const from = read.map(({ asked }) => asked.from).toSorted((a, b) => Date.parse(a ?? '') - Date.parse(b ?? ''))[0] ?? null;
  return { missions: given, left, from, faults };
}
