/** What the school knows when a file comes in, and what the file would change in it. Pure. */
import type { Actor, Role } from '../identity/ability.ts';
import type { Confidentiality, Period } from '../mission/mission.ts';

/** A person of the school, whatever their roles. */
export interface KnownPerson {
  id: string;
  lastName: string;
  firstName: string;
  email: string;
  /** Addresses, in small letters, of records merged into theirs: they mean the same person. */
  aliases: readonly string[];
  lang: 'fr' | 'en';
  number: string | null;
  /** They enter no more. */
  left: boolean;
  roles: Actor['roles'];
}

/** What is written of a mission as a whole. */
export interface MissionDetails {
  subject: string;
  telework: boolean;
  confidential: boolean;
  confidentiality: Confidentiality;
  confidentialUntil: string | null;
  closedDoor: boolean;
}

export type TutorKind = 'company' | 'academic';

/** A mission of the cohort. */
export interface KnownMission extends MissionDetails {
  id: string;
  student: string;
  brokenOff: boolean;
  periods: readonly Period[];
  /** Those who left too: a file does not bring them back. */
  tutors: readonly { person: string; kind: TutorKind }[];
}

export interface Known {
  homeCountry: string;
  /** Identifier of the guide: new roles are held in it. */
  programme: string;
  persons: readonly KnownPerson[];
  /** Those of the cohort, for one student the newest first. */
  missions: readonly KnownMission[];
  /** Addresses, in small letters, that another school of this server holds. */
  elsewhere: ReadonlySet<string>;
}

/** A person that the file adds, or known and changed by it. `ref` is an identifier, or "+1" for one who is new. */
export interface PersonChange {
  ref: string;
  lastName: string;
  firstName: string;
  email: string;
  lang: 'fr' | 'en';
  number: string | null;
}

/** A mission as the file makes it. */
export interface MissionChange {
  /** Null for a new one. */
  id: string | null;
  student: string;
  details: MissionDetails;
  /** All of them, in order; null when they stay as they are. */
  periods: readonly Period[] | null;
  /** Those who begin to follow it. */
  tutors: readonly { person: string; kind: TutorKind }[];
  /** What is written, for the journal: "subject", "periods", "tutors". */
  changed: readonly string[];
}

/** Everything that an import writes. */
export interface Changes {
  added: readonly PersonChange[];
  changed: readonly PersonChange[];
  roles: readonly { person: string; role: Role }[];
  missions: readonly MissionChange[];
}
