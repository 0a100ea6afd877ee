/** The people of a school, their roles, and the user that the identity library knows each of them by. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../kernel/database.ts';
import type { Actor } from './ability.ts';

export interface Person {
  school: string;
  id: string;
  lastName: string;
  firstName: string;
  email: string;
  lang: 'fr' | 'en';
  roles: Actor['roles'];
}

/** Adds a person with their roles, and the user by which they enter. One e-mail address is one person of the server: another one is refused by the database. */
export async function addPerson(trx: Database, person: Omit<Person, 'id'>): Promise<string> {
  const id = randomUUID();
  const { school, lastName, firstName, email, lang, roles } = person;
  await sql`
    INSERT INTO auth_user (id, name, email, "emailVerified", "createdAt", "updatedAt")
    VALUES (${id}, ${`${firstName} ${lastName}`}, ${email.toLowerCase()}, true, now(), now())`.execute(trx);
  await trx
    .insertInto('person')
    .values({ school_id: school, person_id: id, last_name: lastName, first_name: firstName, email, lang })
    .execute();
  if (roles.length > 0) {
    await trx
      .insertInto('person_role')
      .values(roles.map((r) => ({ school_id: school, person_id: id, role: r.role, programme: r.programme })))
      .execute();
  }
  return id;
}

const selectPersons = (db: Database) =>
  db
    .selectFrom('person as p')
    .select(['p.school_id', 'p.person_id', 'p.last_name', 'p.first_name', 'p.email', 'p.lang'])
    .select(
      sql<Person['roles']>`coalesce((
        SELECT json_agg(json_build_object('role', r.role, 'programme', r.programme) ORDER BY r.role, r.programme)
        FROM person_role r WHERE r.school_id = p.school_id AND r.person_id = p.person_id), '[]')`.as('roles'),
    );
type Row = Awaited<ReturnType<ReturnType<typeof selectPersons>['execute']>>[number];

const toPerson = (row: Row): Person => ({
  school: row.school_id,
  id: row.person_id,
  lastName: row.last_name,
  firstName: row.first_name,
  email: row.email,
  lang: row.lang,
  roles: row.roles,
});

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The person `id` of `school`; null when there is none. */
export async function readPerson(db: Database, school: string, id: string): Promise<Person | null> {
  if (!UUID.test(id)) return null;
  const row = await selectPersons(db).where('p.school_id', '=', school).where('p.person_id', '=', id).executeTakeFirst();
  return row ? toPerson(row) : null;
}

/** The person behind the user `id` of a session, and the school that is theirs: the session knows no school, the person does. */
export async function personOfUser(
  db: Database,
  id: string,
): Promise<{ person: Person; school: { name: string; logo: string | null } } | null> {
  if (!UUID.test(id)) return null;
  const row = await selectPersons(db)
    .innerJoin('school as s', 's.school_id', 'p.school_id')
    .select(['s.name as school', 's.logo'])
    .where('p.person_id', '=', id)
    .executeTakeFirst();
  return row ? { person: toPerson(row), school: { name: row.school, logo: row.logo } } : null;
}

/** Everyone of `school`, in the order of their names. */
export async function listPersons(db: Database, school: string): Promise<Person[]> {
  const rows = await selectPersons(db)
    .where('p.school_id', '=', school)
    .orderBy('p.last_name')
    .orderBy('p.first_name')
    .orderBy('p.person_id')
    .execute();
  return rows.map(toPerson);
}
