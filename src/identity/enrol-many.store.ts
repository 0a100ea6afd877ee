/** Many people at once, as a file names them: one statement a table, whatever their number. */
import { sql } from 'kysely';
import type { Database } from '../kernel/database.ts';
import type { Role } from './ability.ts';

/** A person as they will be; `id` is theirs already, or made for them. */
export interface BroughtPerson {
  id: string;
  lastName: string;
  firstName: string;
  email: string;
  lang: 'fr' | 'en';
  number: string | null;
}

/** The shape of a `BroughtPerson` in SQL. */
const AS_PERSON = sql.raw(`AS p(id uuid, "lastName" text, "firstName" text, email text, lang text, number text)`);

/** What changes many people of a school at once follows one another: held until the transaction ends. */
export async function lockPeople(trx: Database, school: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`import ${school}`}, 0))`.execute(trx);
}

/** Adds people, and the users by which they enter. An address or a number that is taken is refused by the database. */
export async function addPersons(trx: Database, school: string, people: readonly BroughtPerson[]): Promise<void> {
  if (people.length === 0) return;
  const told = JSON.stringify(people);
  await sql`
    INSERT INTO auth_user (id, name, email, "emailVerified", "createdAt", "updatedAt")
    SELECT id::text, "firstName" || ' ' || "lastName", lower(email), true, now(), now()
    FROM jsonb_to_recordset(${told}::jsonb) ${AS_PERSON}`.execute(trx);
  await sql`
    INSERT INTO person (school_id, person_id, last_name, first_name, email, lang, student_number)
    SELECT ${school}::uuid, id, "lastName", "firstName", email, lang, number
    FROM jsonb_to_recordset(${told}::jsonb) ${AS_PERSON}`.execute(trx);
}

/** Writes people over what was known of them, and of the users by which they enter. */
export async function changePersons(trx: Database, school: string, people: readonly BroughtPerson[]): Promise<void> {
  if (people.length === 0) return;
  const told = JSON.stringify(people);
  await sql`
    UPDATE person SET last_name = p."lastName", first_name = p."firstName", email = p.email, lang = p.lang, student_number = p.number
    FROM jsonb_to_recordset(${told}::jsonb) ${AS_PERSON}
    WHERE person.school_id = ${school}::uuid AND person.person_id = p.id`.execute(trx);
  await sql`
    UPDATE auth_user SET name = p."firstName" || ' ' || p."lastName", email = lower(p.email), "updatedAt" = now()
    FROM jsonb_to_recordset(${told}::jsonb) ${AS_PERSON}
    WHERE auth_user.id = p.id::text`.execute(trx);
}

/** Gives roles in one programme. */
export async function giveRoles(
  trx: Database,
  school: string,
  programme: string,
  roles: readonly { person: string; role: Role }[],
): Promise<void> {
  if (roles.length === 0) return;
  await sql`
    INSERT INTO person_role (school_id, person_id, role, programme)
    SELECT ${school}::uuid, person, role, ${programme}
    FROM jsonb_to_recordset(${JSON.stringify(roles)}::jsonb) AS r(person uuid, role text)
    ON CONFLICT DO NOTHING`.execute(trx);
}

/** Those of `addresses`, in small letters, that someone of this server has, with who: of any school. */
export async function holdersOf(
  db: Database,
  addresses: readonly string[],
): Promise<readonly { email: string; person: string }[]> {
  if (addresses.length === 0) return [];
  const { rows } = await sql<{ email: string; person: string }>`
    SELECT email, id AS person FROM auth_user
    WHERE email = ANY(ARRAY(SELECT jsonb_array_elements_text(${JSON.stringify(addresses)}::jsonb)))`.execute(db);
  return rows;
}
