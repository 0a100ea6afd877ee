/** The people of a school, one by one, by what each is known by. */
import { sql } from 'kysely';
import type { Database } from '../kernel/database.ts';
import { isId } from '../kernel/id.ts';
import type { Actor } from './ability.ts';

export interface Person {
  school: string;
  id: string;
  lastName: string;
  firstName: string;
  email: string;
  lang: 'fr' | 'en';
  /** The school's number of a student; null without one. */
  number: string | null;
  /** When they left, milliseconds: they enter no more, and stay in what was done. Null: they are there. */
  leftAt: number | null;
  /** The record that this one was merged into: it is theirs. Null for all others. */
  mergedInto: string | null;
  roles: Actor['roles'];
}

/** What is read of a person, roles included. */
export const selectPersons = (db: Database) =>
  db
    .selectFrom('person as p')
    .select(['p.school_id', 'p.person_id', 'p.last_name', 'p.first_name', 'p.email', 'p.lang', 'p.student_number', 'p.left_at'])
    .select('p.merged_into')
    .select(
      sql<Person['roles']>`coalesce((
        SELECT json_agg(json_build_object('role', r.role, 'programme', r.programme) ORDER BY r.role, r.programme)
        FROM person_role r WHERE r.school_id = p.school_id AND r.person_id = p.person_id), '[]')`.as('roles'),
    );

type Row = Awaited<ReturnType<ReturnType<typeof selectPersons>['execute']>>[number];

/** A row of `selectPersons` as the rest of the product knows it. */
export const toPerson = (row: Row): Person => ({
  school: row.school_id,
  id: row.person_id,
  lastName: row.last_name,
  firstName: row.first_name,
  email: row.email,
  lang: row.lang,
  number: row.student_number,
  leftAt: row.left_at?.getTime() ?? null,
  mergedInto: row.merged_into,
  roles: row.roles,
});

/** The person `id` of `school`; null when there is none. */
export async function readPerson(db: Database, school: string, id: string): Promise<Person | null> {
  if (!isId(id)) return null;
  const row = await selectPersons(db).where('p.school_id', '=', school).where('p.person_id', '=', id).executeTakeFirst();
  return row ? toPerson(row) : null;
}

/** The person whose e-mail address this is or was before a merge, on the whole server, whether they left or not; null when it is nobody's. */
export async function personOfEmail(db: Database, email: string): Promise<Person | null> {
  const row = await selectPersons(db)
    .where(
      'p.person_id',
      '=',
      sql<string>`(SELECT coalesce(o.merged_into, o.person_id) FROM auth_user u
      JOIN person o ON o.person_id = u.id::uuid WHERE u.email = ${email.toLowerCase()})`,
    )
    .executeTakeFirst();
  return row ? toPerson(row) : null;
}

/** The person behind the user `id` of a session, and the school that is theirs: the session knows no school, the person does. Null once they left. `enrolled`: they have a second factor. */
export async function personOfUser(
  db: Database,
  id: string,
): Promise<{ person: Person; school: { name: string; logo: string | null }; enrolled: boolean } | null> {
  if (!isId(id)) return null;
  const row = await selectPersons(db)
    .innerJoin('school as s', 's.school_id', 'p.school_id')
    .select(['s.name as school', 's.logo'])
    .select(
      sql<boolean>`EXISTS (SELECT FROM second_factor f
        WHERE f.school_id = p.school_id AND f.person_id = p.person_id AND f.confirmed_at IS NOT NULL)`.as('enrolled'),
    )
    .where('p.person_id', '=', id)
    .where('p.left_at', 'is', null)
    .executeTakeFirst();
  return row ? { person: toPerson(row), school: { name: row.school, logo: row.logo }, enrolled: row.enrolled } : null;
}

/** The person of `school` whose student number this is; null when it is nobody's. */
export async function personOfNumber(db: Database, school: string, number: string): Promise<Person | null> {
  const row = await selectPersons(db).where('p.school_id', '=', school).where('p.student_number', '=', number).executeTakeFirst();
  return row ? toPerson(row) : null;
}
