/** Where letters reach someone of a mission: what decides who corrects it, what was typed, whom letters do not reach. Pure. */
import type { Actor } from '../identity/ability.ts';
import { gathered, type LinkState } from '../identity/link.ts';
import { isEmail } from './mission-form.ts';
import type { Recorded } from './meanwhile.ts';

/** What may be corrected of someone. */
export interface Contact {
  firstName: string;
  lastName: string;
  email: string;
}
export const CONTACT_FIELDS = ['firstName', 'lastName', 'email'] as const;

export const contactOf = ({ firstName, lastName, email }: Contact): Contact => ({ firstName, lastName, email });

/**
 * Why who asks may not correct it: the office keeps the record of who has another role at school, or left it; links for missions of other
 * programmes leave for the same address; what a student declared is no longer theirs to correct.
 */
export type Closed = 'account' | 'elsewhere' | 'school';

/** What decides who corrects someone. */
export interface Standing {
  roles: Actor['roles'];
  left: boolean;
  /** Every programme in which they follow a mission, or did: an address is that of all of them. */
  programmes: readonly string[];
  /** Whether the student of the mission named them, alone, and they opened nothing since. */
  isOwn: boolean;
}

export type ContactFault = 'first-name' | 'last-name' | 'long' | 'email' | 'student' | 'taken' | 'unusable';

const LONGEST = 100;

/** What is wrong with what was typed, before anyone else is looked at. `student`: the address that no tutor has. */
export function contactFaults(typed: Contact, student: string): Readonly<Record<string, ContactFault>> {
  const faults: Record<string, ContactFault> = {};
  if (!typed.firstName) faults['firstName'] = 'first-name';
  if (!typed.lastName) faults['lastName'] = 'last-name';
  for (const field of ['firstName', 'lastName'] as const) if (typed[field].length > LONGEST) faults[field] = 'long';
  if (!isEmail(typed.email)) faults['email'] = 'email';
  else if (sameAddress(typed.email, student)) faults['email'] = 'student';
  return faults;
}

/** Upper and lower case alike. */
export const sameAddress = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** The fields of `now` that are not as in `typed`. */
export const changedIn = (now: Contact, typed: Contact, labels: Readonly<Record<keyof Contact, string>>): Recorded[] =>
  CONTACT_FIELDS.filter((field) => now[field] !== typed[field]).map((field) => ({ label: labels[field], now: now[field] }));

/** Someone who follows a mission, or did. */
interface Follower extends Contact {
  person: string;
  left: object | null;
}

/** Someone whom letters do not reach: the last one came back, or what was asked went to an address before theirs and not to theirs. */
export interface Unreached extends Contact {
  person: string;
  why: 'bounced' | 'moved';
}

/** Links for what is still asked of `person`, dead with the address that they went to: nothing asks them for it any more. */
export const movedLinks = (links: readonly LinkState[], person: string, email: string): LinkState[] =>
  gathered(links.filter((link) => link.person === person && link.by === 'link')).filter(
    ({ progress, address }) => progress === 'revoked' && !sameAddress(address, email),
  );

/** What was said when the last letter to `person` came back from the address that they have, '' where it is not known; null when it did not. */
export function refusedAt(links: readonly LinkState[], { id, email }: { id: string; email: string }): string | null {
  const last = links.find((link) => link.person === id);
  return last?.progress === 'bounced' && sameAddress(last.address, email) ? (last.problem ?? '') : null;
}

/** Whom of `people` letters do not reach, by the links of their mission, newest first. */
export function unreachedAmong(people: readonly Follower[], links: readonly LinkState[]): Unreached[] {
  const today = people.filter(({ left }, at) => !left && people.findIndex(({ person }) => person === people[at]!.person) === at);
  return today.flatMap(({ person, firstName, lastName, email }): Unreached[] => {
    const isBack = refusedAt(links, { id: person, email }) !== null;
    const why = isBack ? 'bounced' : movedLinks(links, person, email).length > 0 ? 'moved' : null;
    return why === null ? [] : [{ person, firstName, lastName, email, why }];
  });
}

/** Where the name and the address of someone of a mission are corrected. */
export const addressPage = (mission: string, person: string): string => `/missions/${mission}/people/${person}/address`;
