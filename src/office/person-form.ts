/** The form of a person: what was typed, what it means, what is wrong with it, what it changes. Pure. */
import { type Role, ROLES } from '../identity/ability.ts';
import { isEmail } from '../identity/email.ts';

/** What a form tells of a person. */
export interface PersonFields {
  lastName: string;
  firstName: string;
  email: string;
  /** '' without one. */
  number: string;
  lang: 'fr' | 'en';
  left: boolean;
  roles: readonly HeldRole[];
}
export interface HeldRole {
  role: Role;
  programme: string;
}

export type PersonFault =
  | 'name-missing'
  | 'first-name-missing'
  | 'name-long'
  | 'email'
  | 'number-long'
  | 'email-taken'
  | 'number-taken'
  | 'same-name'
  | 'last-office'
  | 'changed-meanwhile';
/** Field → what is wrong with it. */
export type PersonFaults = Readonly<
  Partial<Record<'lastName' | 'firstName' | 'email' | 'number' | 'roles' | 'left' | 'another' | 'seen', PersonFault>>
>;

export const LONGEST = { name: 100, email: 254, number: 50 } as const;

/** Someone about whom nothing was typed yet. */
export const NOBODY: PersonFields = { lastName: '', firstName: '', email: '', number: '', lang: 'fr', left: false, roles: [] };

/** Name of the box of a role. */
export const roleField = ({ role, programme }: HeldRole) => `role-${role}@${programme}`;

/** Roles that a form offers: everything in each programme; what holds for the whole school; what the person holds besides. */
export function offeredRoles(programmes: readonly string[], held: readonly HeldRole[]): ReadonlyMap<string, readonly Role[]> {
  const places = ['', ...new Set([...programmes, ...held.map((h) => h.programme)].filter(Boolean))];
  const offered = (programme: string): readonly Role[] =>
    programme === ''
      ? ROLES.filter((role) => role === 'lead' || role === 'office' || held.some((h) => h.role === role && h.programme === ''))
      : ROLES;
  return new Map(places.map((programme) => [programme, offered(programme)]));
}

/** What was typed; roles are read among those offered only. */
export function typedPerson(field: (name: string) => string, offered: ReadonlyMap<string, readonly Role[]>): PersonFields {
  const roles = [...offered].flatMap(([programme, each]) => each.map((role) => ({ role, programme })));
  return {
    lastName: field('lastName'),
    firstName: field('firstName'),
    email: field('email'),
    number: field('number'),
    lang: field('lang') === 'en' ? 'en' : 'fr',
    left: field('left') === 'yes',
    roles: roles.filter((role) => field(roleField(role)) === 'yes'),
  };
}

/** What is wrong with what was typed, before anyone else is looked at. */
export function personFaults({ lastName, firstName, email, number }: PersonFields): PersonFaults {
  const name = (text: string, missing: PersonFault): PersonFault | null =>
    text === '' ? missing : text.length > LONGEST.name ? 'name-long' : null;
  const [last, first] = [name(lastName, 'name-missing'), name(firstName, 'first-name-missing')];
  return {
    ...(first && { firstName: first }),
    ...(last && { lastName: last }),
    ...(!isEmail(email) && { email: 'email' as const }),
    ...(number.length > LONGEST.number && { number: 'number-long' as const }),
  };
}

const keyOf = ({ role, programme }: HeldRole) => `${role}@${programme}`;
const sameRoles = (a: readonly HeldRole[], b: readonly HeldRole[]) =>
  a.length === b.length && a.every((role) => b.some((other) => keyOf(role) === keyOf(other)));

/** What differs between two states of a person, field by field, as the journal keeps it; null when nothing does. */
export function changesOf(
  before: PersonFields,
  after: PersonFields,
): { before: Partial<PersonFields>; after: Partial<PersonFields> } | null {
  const fields = (Object.keys(before) as (keyof PersonFields)[]).filter((name) =>
    name === 'roles' ? !sameRoles(before.roles, after.roles) : before[name] !== after[name],
  );
  if (fields.length === 0) return null;
  const only = (all: PersonFields): Partial<PersonFields> => Object.fromEntries(fields.map((name) => [name, all[name]]));
  return { before: only(before), after: only(after) };
}

/** By what a form says which state of a person it was made from. */
export const seenAs = ({ lastName, firstName, email, number, lang, left, roles }: PersonFields): string =>
  JSON.stringify([lastName, firstName, email, number, lang, left, roles.map(keyOf).toSorted()]);

/** Whether a person in this state keeps the whole school's office, and is there to keep it. */
export const keepsOffice = ({ roles, left }: Pick<PersonFields, 'roles' | 'left'>): boolean =>
  !left && roles.some(({ role, programme }) => role === 'office' && programme === '');
