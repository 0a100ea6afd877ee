/** Cohorts and missions: their shapes, the facts that conditions of a guide name, the deadline in force. Pure. */
import { type CohortDate, lastInstant } from '../guide/calendar.ts';
import type { Milestone } from '../guide/programme.ts';
import type { Guide } from '../guide/schema.ts';
import type { Fact } from '../guide/text.ts';
import type { Subject } from '../identity/ability.ts';
import { isWithin } from './countries.ts';

export interface Cohort {
  school: string;
  id: string;
  name: string;
  /** Identifier and version of the guide that it is bound to. */
  guide: string;
  version: string;
  /** Year of the names of files. */
  year: number;
  /** Milestone → what the cohort sets in place of the guide's date. */
  dates: Readonly<Record<string, CohortDate>>;
}

/** A company or a project, somewhere, for some time. Countries are ISO 3166-1 alpha-2, days YYYY-MM-DD. */
export interface Period {
  kind: 'company' | 'project';
  name: string;
  /** Null for a project without a company. */
  companyCountry: string | null;
  place: string;
  placeCountry: string;
  starts: string;
  ends: string;
  /** Fourteen figures, null when it was not given. */
  siret?: string | null;
  /** Where letters reach the company, '' when it was not given. */
  address?: string;
  /** Service or team. */
  service?: string;
}

/** Levels of confidentiality, '' for none. */
export const CONFIDENTIALITY = ['', 'restricted', 'confidential', 'secret'] as const;
export type Confidentiality = (typeof CONFIDENTIALITY)[number];

/** What is declared of a mission. */
export interface MissionDetails {
  subject: string;
  telework: boolean;
  confidentiality: Confidentiality;
  /** YYYY-MM-DD, null without end. */
  confidentialUntil: string | null;
  closedDoor: boolean;
  /** In order. */
  periods: readonly Period[];
}

export type TutorKind = 'company' | 'academic';

export interface NamedPerson {
  id: string;
  lastName: string;
  firstName: string;
}

/** Someone who follows a mission today. */
export interface Tutor extends NamedPerson {
  email: string;
  lang: 'fr' | 'en';
  /** Name and address are confirmed: invitations may leave. */
  confirmed: boolean;
}

/** How a person is called in a sentence, a heading, a letter, a list of things to do: first name, then family name. Elsewhere: `listedNameOf`. */
export const nameOf = ({ firstName, lastName }: Omit<NamedPerson, 'id'>): string => `${firstName} ${lastName}`.trim();

/**
 * How a person stands in a list of people that is sorted by name: family name first, so that the eye runs down the letters by which it is sorted.
 * Everywhere else `nameOf`; files have a column for each.
 */
export const listedNameOf = ({ firstName, lastName }: Omit<NamedPerson, 'id'>): string => `${lastName} ${firstName}`.trim();

/** More time, given by a lead. */
export interface Extension {
  milestone: string;
  /** ISO 8601, UTC. */
  until: string;
  reason: string;
  /** False when it is for the whole cohort. */
  personal: boolean;
  givenAt: string;
}

export interface Mission {
  school: string;
  id: string;
  cohort: Cohort;
  /** Country of the school, from which "abroad" is counted. */
  homeCountry: string;
  student: NamedPerson & { email: string; lang: 'fr' | 'en'; number?: string | null };
  telework: boolean;
  confidential: boolean;
  /** What it is about, '' until it is declared. */
  subject?: string;
  confidentiality?: Confidentiality;
  /** Last day of it, YYYY-MM-DD; null without end. */
  confidentialUntil?: string | null;
  /** The defence takes place behind closed doors. */
  closedDoor?: boolean;
  /** Last day and reason of a mission that broke off. */
  brokenOff?: { on: string; reason: string } | null;
  /** ISO 8601: when the student said that what is declared is right. */
  declaredAt?: string | null;
  /** In order; none until the mission is declared. */
  periods: readonly Period[];
  /** Those who follow it today. */
  companyTutors: readonly Tutor[];
  academicTutors: readonly Tutor[];
  /** Those that touch this mission, oldest first. */
  extensions: readonly Extension[];
}

/** The mission as policies see it. */
export function subjectOf(mission: Mission): Subject {
  return {
    school: mission.school,
    programme: mission.cohort.guide,
    mission: mission.id,
    student: mission.student.id,
    companyTutors: mission.companyTutors.map((t) => t.id),
    academicTutors: mission.academicTutors.map((t) => t.id),
  };
}

/** True while what is known of a mission is not enough for anyone to follow it in a company: its student is to declare it first. */
export const isToDeclare = ({ periods, declaredAt, brokenOff, companyTutors }: Mission): boolean =>
  !declaredAt && !brokenOff && (periods.length === 0 || companyTutors.length === 0 || companyTutors.some((t) => !t.confirmed));

/** Where a mission takes place, period after period: "Armor, Lorient · Tour des fjords, Oslo". */
export function whereabouts({ periods }: Pick<Mission, 'periods'>): string {
  return periods.map((p) => `${p.name}, ${p.place}`).join(' · ');
}

/** What is declared of a mission, as it stands. */
export function detailsOf(mission: Mission): MissionDetails {
  const {
    subject = '',
    telework,
    confidential,
    confidentiality = '',
    confidentialUntil = null,
    closedDoor = false,
    periods,
  } = mission;
  return {
    subject,
    telework,
    confidentiality: confidentiality || (confidential ? 'confidential' : ''),
    confidentialUntil,
    closedDoor,
    periods,
  };
}

/** Facts that the conditions of a guide name. The country of the company and the place of work are two facts. */
export function factsOf(mission: Pick<Mission, 'telework' | 'confidential' | 'periods' | 'homeCountry'>): ReadonlySet<Fact> {
  const { periods, telework, confidential, homeCountry } = mission;
  const facts: [Fact, boolean][] = [
    ['company-abroad', periods.some((p) => p.companyCountry !== null && !isWithin(p.companyCountry, homeCountry))],
    ['place-abroad', periods.some((p) => !isWithin(p.placeCountry, homeCountry))],
    ['telework', telework],
    ['confidential', confidential],
    ['project-period', periods.some((p) => p.kind === 'project')],
  ];
  return new Set(facts.filter(([, is]) => is).map(([fact]) => fact));
}

/** The last instant of a milestone for one mission, and what it rests on. */
export interface Deadline {
  /** ISO 8601, UTC: the last second that is in time (until its end). */
  at: string;
  /** The extension in force, null when the date is that of the guide or of the cohort. */
  extension: Extension | null;
  /** Where the date comes from when no extension is in force. */
  source: 'guide' | 'cohort';
}

/** The deadline of `milestone` in force: that of guide or cohort, or the latest extension when it is later. Null without a date. */
export function deadlineOf(
  milestone: Milestone,
  guide: Pick<Guide, 'timezone'>,
  cohort: Pick<Cohort, 'dates'>,
  extensions: readonly Extension[],
): Deadline | null {
  const own = cohort.dates[milestone.id];
  const regular = lastInstant(milestone, guide.timezone, own);
  const latest = extensions
    .filter((e) => e.milestone === milestone.id)
    .reduce<Extension | null>((best, e) => (best === null || Date.parse(e.until) >= Date.parse(best.until) ? e : best), null);
  if (latest && (regular === null || Date.parse(latest.until) > Date.parse(regular))) {
    return { at: latest.until, extension: latest, source: 'cohort' };
  }
  return regular === null ? null : { at: regular, extension: null, source: own?.day || own?.time ? 'cohort' : 'guide' };
}

/** How `at` (milliseconds) stands to a deadline: milliseconds late, 0 or less when in time. The deadline's whole second is in time. */
export function lateness(at: number, deadline: string): number {
  return at - (Math.floor(Date.parse(deadline) / 1000) * 1000 + 999);
}
