/** The link by which students join a cohort by themselves, and the small form behind it. Pure. */
import { isEmail } from '../identity/email.ts';

/** A link by which students join a cohort. Its token is made from the server's secret: only its hash is kept. */
export interface Invitation {
  school: string;
  id: string;
  cohort: string;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
}

/** Days that an invitation lasts. */
export const JOIN_DAYS = 60;
/** Addresses that one letter is sent to at once. */
export const JOIN_LETTERS = 500;

/** True when an invitation lets students in at `now` (milliseconds). */
export const isOpen = ({ expiresAt, revokedAt }: Pick<Invitation, 'expiresAt' | 'revokedAt'>, now: number): boolean =>
  revokedAt === null && expiresAt.getTime() > now;

/** The form of a student, as it was typed. */
export interface TypedStudent {
  firstName: string;
  lastName: string;
  email: string;
  number: string;
}

export type StudentFault = 'first-name' | 'last-name' | 'long' | 'email' | 'number';

const NAME_LENGTH = 100;
const NUMBER = /^[\p{L}\p{N}][\p{L}\p{N} ._/-]{0,39}$/u;

/** The fields of the form. */
export const typedStudent = (field: (name: string) => string): TypedStudent => ({
  firstName: field('firstName'),
  lastName: field('lastName'),
  email: field('email'),
  number: field('number'),
});

/** What is wrong in the form of a student; their number may be left out. */
export function studentFaults(typed: TypedStudent): Readonly<Record<string, StudentFault>> {
  const faults: Record<string, StudentFault> = {};
  const name = (text: string, missing: StudentFault) => (text === '' ? missing : text.length > NAME_LENGTH ? 'long' : null);
  const first = name(typed.firstName, 'first-name');
  const last = name(typed.lastName, 'last-name');
  if (first) faults['firstName'] = first;
  if (last) faults['lastName'] = last;
  if (!isEmail(typed.email)) faults['email'] = 'email';
  if (typed.number !== '' && !NUMBER.test(typed.number)) faults['number'] = 'number';
  return faults;
}

/** Addresses typed one a line (or with commas between): each once, and those that are not addresses. */
export function readAddresses(text: string): { addresses: string[]; wrong: string[] } {
  const all = text
    .split(/[\n,;]+/)
    .map((line) => line.trim())
    .filter(Boolean);
  const once = all.filter((each, at) => all.findIndex((other) => other.toLowerCase() === each.toLowerCase()) === at);
  return { addresses: once.filter(isEmail), wrong: once.filter((each) => !isEmail(each)) };
}
