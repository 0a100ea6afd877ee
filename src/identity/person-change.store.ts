/** People who come, change and leave: their record, their roles, and the user by which they enter. */
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { Database } from '../kernel/database.ts';
import { type Person, readPerson } from './person.store.ts';

/** Someone to add. */
export type NewPerson = Omit<Person, 'id' | 'number' | 'leftAt' | 'mergedInto'> & { number?: string | null };

/**
 * Adds a person with their roles, and the user by which they enter. One e-mail address is one person of the server, one number one person
 * of the school: another one is refused by the database (`takenIn` says which).
 */
export async function addPerson(trx: Database, person: NewPerson): Promise<string> {
  const id = randomUUID();
  const { school, lastName, firstName, email, lang, number = null, roles } = person;
  await sql`
    INSERT INTO auth_user (id, name, email, "emailVerified", "createdAt", "updatedAt")
    VALUES (${id}, ${`${firstName} ${lastName}`}, ${email.toLowerCase()}, true, now(), now())`.execute(trx);
  await trx
    .insertInto('person')
    .values({
      school_id: school,
      person_id: id,
      last_name: lastName,
      first_name: firstName,
      email,
      lang,
      student_number: number,
      left_at: null,
    })
    .execute();
  await insertRoles(trx, school, id, roles);
  return id;
}

async function insertRoles(trx: Database, school: string, person: string, roles: Person['roles']): Promise<void> {
  if (roles.length === 0) return;
  await trx
    .insertInto('person_role')
    .values(roles.map((r) => ({ school_id: school, person_id: person, role: r.role, programme: r.programme })))
    .onConflict((on) => on.doNothing())
    .execute();
}

/** What may change of a person. */
export type PersonChanges = Partial<Pick<Person, 'lastName' | 'firstName' | 'email' | 'lang' | 'number' | 'leftAt'>>;

/**
 * Changes what `changes` holds of a person, and of the user by which they enter. Whoever leaves loses their sessions.
 * A changed address kills the links sent to the old one: `addressChanged` (link.store) goes with it, in the same transaction.
 */
export async function updatePerson(trx: Database, school: string, person: string, changes: PersonChanges): Promise<void> {
  const { lastName, firstName, email, lang, number, leftAt } = changes;
  const values = {
    ...(lastName !== undefined && { last_name: lastName }),
    ...(firstName !== undefined && { first_name: firstName }),
    ...(email !== undefined && { email }),
    ...(lang !== undefined && { lang }),
    ...(number !== undefined && { student_number: number }),
    ...(leftAt !== undefined && { left_at: leftAt === null ? null : new Date(leftAt) }),
  };
  if (Object.keys(values).length === 0) return;
  const now = await trx
    .updateTable('person')
    .set(values)
    .where('school_id', '=', school)
    .where('person_id', '=', person)
    .returning(['first_name', 'last_name', 'email'])
    .executeTakeFirstOrThrow();
  await sql`
    UPDATE auth_user SET name = ${`${now.first_name} ${now.last_name}`}, email = ${now.email.toLowerCase()}, "updatedAt" = now()
    WHERE id = ${person}`.execute(trx);
  if (leftAt) await trx.deleteFrom('auth_session').where('userId', '=', person).execute();
}

/** A person as they are now, whom nobody else changes, nor names in a mission, until the transaction ends; null when there is none. */
export async function holdPerson(trx: Database, school: string, person: string): Promise<Person | null> {
  await sql`SELECT FROM person WHERE school_id = ${school} AND person_id = ${person} FOR UPDATE`.execute(trx);
  return readPerson(trx, school, person);
}

/** Gives a person these roles and no other. */
export async function setRoles(trx: Database, school: string, person: string, roles: Person['roles']): Promise<void> {
  await trx.deleteFrom('person_role').where('school_id', '=', school).where('person_id', '=', person).execute();
  await insertRoles(trx, school, person, roles);
}

/**
 * How many people beside `person` keep the whole school's office, and are there. Held until the transaction ends: two of them cannot both
 * take leave of the other.
 */
export async function othersInOffice(trx: Database, school: string, person: string): Promise<number> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`office ${school}`}, 0))`.execute(trx);
  const { others } = await trx
    .selectFrom('person_role as r')
    .innerJoin('person as p', (on) => on.onRef('p.school_id', '=', 'r.school_id').onRef('p.person_id', '=', 'r.person_id'))
    .select(sql<number>`count(*)::int`.as('others'))
    .where('r.school_id', '=', school)
    .where('r.role', '=', 'office')
    .where('r.programme', '=', '')
    .where('r.person_id', '!=', person)
    .where('p.left_at', 'is', null)
    .executeTakeFirstOrThrow();
  return others;
}

const TAKEN: Readonly<Record<string, 'email' | 'number'>> = {
  auth_user_email_key: 'email',
  person_email: 'email',
  person_student_number: 'number',
};

/** What another person has already, when `fault` is the database refusing a person for it; null for any other fault. */
export function takenIn(fault: unknown): 'email' | 'number' | null {
  const constraint = (fault as { constraint?: unknown } | null)?.constraint;
  return typeof constraint === 'string' && Object.hasOwn(TAKEN, constraint) ? TAKEN[constraint]! : null;
}
