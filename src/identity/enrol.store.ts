/** Someone whom a form or a file names: the person already there by their number or address, or a new one. */
import { type Expression, sql, type SqlBool } from 'kysely';
import type { Database } from '../kernel/database.ts';
import type { Role } from './ability.ts';
import { addPerson } from './person-change.store.ts';

/** A person as they were named, and the role that they take. */
export interface Enrolment {
  school: string;
  email: string;
  lastName: string;
  firstName: string;
  lang: 'fr' | 'en';
  role: Role;
  /** Identifier of a guide, '' for the whole school. */
  programme: string;
  /** The school's number of a student. */
  number?: string | null;
}

/** The person as the school knows them: names and address that were there already are kept. */
export interface Enrolled {
  id: string;
  created: boolean;
  lastName: string;
  firstName: string;
  email: string;
  lang: 'fr' | 'en';
}

/** Finds the person by their number, then by their address (upper and lower case alike); adds them when there is none. Gives them the role. */
export async function findOrAddPerson(trx: Database, who: Enrolment): Promise<Enrolled> {
  const { school, lastName, firstName, lang, role, programme, number } = who;
  const email = who.email.trim();
  // Two forms that name the same new person at the same time make one.
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`enrol ${email.toLowerCase()}`}, 0))`.execute(trx);
  const known =
    (number ? await findKnown(trx, school, sql<SqlBool>`student_number = ${number}`) : null) ??
    (await findKnown(trx, school, sql<SqlBool>`lower(email) = ${email.toLowerCase()}`));
  if (!known) {
    const id = await addPerson(trx, { school, lastName, firstName, email, lang, roles: [{ role, programme }] });
    if (number) await giveNumber(trx, school, id, number);
    return { id, created: true, lastName, firstName, email, lang };
  }
  if (number && known.student_number === null) await giveNumber(trx, school, known.person_id, number);
  await trx
    .insertInto('person_role')
    .values({ school_id: school, person_id: known.person_id, role, programme })
    .onConflict((c) => c.doNothing())
    .execute();
  const { person_id: id, last_name, first_name } = known;
  return { id, created: false, lastName: last_name, firstName: first_name, email: known.email, lang: known.lang };
}

interface KnownRow {
  person_id: string;
  last_name: string;
  first_name: string;
  email: string;
  lang: 'fr' | 'en';
  student_number: string | null;
}

/** Held until the transaction ends: nobody merges them meanwhile. The record of an old address leads to the one that was kept. */
async function findKnown(trx: Database, school: string, condition: Expression<SqlBool>): Promise<KnownRow | null> {
  const found = await trx
    .selectFrom('person')
    .select(['person_id', 'last_name', 'first_name', 'email', 'lang', 'student_number', 'merged_into'])
    .where('school_id', '=', school)
    .where(condition)
    .forKeyShare()
    .executeTakeFirst();
  if (!found) return null;
  return found.merged_into === null ? found : findKnown(trx, school, sql<SqlBool>`person_id = ${found.merged_into}`);
}

async function giveNumber(trx: Database, school: string, person: string, number: string): Promise<void> {
  await trx
    .updateTable('person')
    .set({ student_number: number })
    .where('school_id', '=', school)
    .where('person_id', '=', person)
    .execute();
}
