/** The people of a school, their roles, and the user that the identity library knows each of them by. */
import { randomUUID } from 'node:crypto';
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

const selectPersons = (db: Database) =>
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

const toPerson = (row: Row): Person => ({
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

/** Everyone of `school`, in the order of their names. */
export async function listPersons(db: Database, school: string): Promise<Person[]> {
  const rows = await selectPersons(db)
    .where('p.school_id', '=', school)
    .where('p.merged_into', 'is', null)
    .orderBy('p.last_name')
    .orderBy('p.first_name')
    .orderBy('p.person_id')
    .execute();
  return rows.map(toPerson);
}

/** What is looked for among the people of a school. */
export interface PersonsAsked {
  /** Words of a name, an address or a number: accents and capitals do not matter. */
  query: string;
  /** Null: any role. */
  role: Person['roles'][number]['role'] | null;
  /** Whether those who left are shown, and only they. */
  left: boolean;
  /** From 1. */
  page: number;
}

/** How many people a page holds. */
export const PERSONS_A_PAGE = 100;

/** Letters that have no accent to lose, and what they are compared as. The column `told` does the same. */
const LETTERS = { from: 'ØøŁłĐđÐðÆŒÞ', to: 'oollddddæœþ' } as const;

/** `text` as people are looked for: small letters, without accents. */
const folded = (text: string) =>
  [
    ...text
      .normalize('NFD')
      .replaceAll(/[\u0300-\u036f]/g, '')
      .replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase()),
  ]
    .map((letter) => LETTERS.to[LETTERS.from.indexOf(letter)] ?? letter)
    .join('');

/** People of `school` whom `asked` means, a page of them in the order of their names, and how many there are in all. */
export async function findPersons(
  db: Database,
  school: string,
  { query, role, left, page }: PersonsAsked,
): Promise<{ persons: Person[]; total: number; page: number; pages: number }> {
  const words = folded(query).split(/\s+/).filter(Boolean);
  const asked = selectPersons(db)
    .where('p.school_id', '=', school)
    .where('p.merged_into', 'is', null)
    .where('p.left_at', left ? 'is not' : 'is', null)
    .where((eb) => eb.and(words.map((word) => sql<boolean>`strpos(p.told, ${word}) > 0`)))
    .$if(role !== null, (q) =>
      q.where((eb) =>
        eb.exists(
          eb
            .selectFrom('person_role as held')
            .select('held.role')
            .whereRef('held.school_id', '=', 'p.school_id')
            .whereRef('held.person_id', '=', 'p.person_id')
            .where('held.role', '=', role!),
        ),
      ),
    );
  const { total } = await asked
    .clearSelect()
    .select(sql<number>`count(*)::int`.as('total'))
    .executeTakeFirstOrThrow();
  const pages = Math.max(1, Math.ceil(total / PERSONS_A_PAGE));
  const shown = Math.min(Math.max(1, Number.isInteger(page) ? page : 1), pages);
  const rows = await asked
    .orderBy('p.told')
    .orderBy('p.person_id')
    .limit(PERSONS_A_PAGE)
    .offset((shown - 1) * PERSONS_A_PAGE)
    .execute();
  return { persons: rows.map(toPerson), total, page: shown, pages };
}

/** People of `school` who bear this name, accents and capitals aside; five at most. */
export async function namesakesOf(
  db: Database,
  school: string,
  { lastName, firstName }: Pick<Person, 'lastName' | 'firstName'>,
): Promise<Person[]> {
  const rows = await selectPersons(db)
    .where('p.school_id', '=', school)
    .where('p.merged_into', 'is', null)
    .where(sql<boolean>`starts_with(p.told, ${`${folded(`${lastName} ${firstName}`)} `})`)
    .orderBy('p.person_id')
    .limit(5)
    .execute();
  return rows.map(toPerson);
}

/** The person of `school` whose student number this is; null when it is nobody's. */
export async function personOfNumber(db: Database, school: string, number: string): Promise<Person | null> {
  const row = await selectPersons(db).where('p.school_id', '=', school).where('p.student_number', '=', number).executeTakeFirst();
  return row ? toPerson(row) : null;
}
