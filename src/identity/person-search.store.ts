/** Lists of the people of a school: all of them, those that are looked for, those of one name. */
import { sql } from 'kysely';
import type { Database } from '../kernel/database.ts';
import { holdsWords } from '../kernel/folded.ts';
import { type Person, selectPersons, toPerson } from './person.store.ts';

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

/** People of `school` whom `asked` means, a page of them in the order of their names, and how many there are in all. */
export async function findPersons(
  db: Database,
  school: string,
  { query, role, left, page }: PersonsAsked,
): Promise<{ persons: Person[]; total: number; page: number; pages: number }> {
  const asked = selectPersons(db)
    .where('p.school_id', '=', school)
    .where('p.merged_into', 'is', null)
    .where('p.left_at', left ? 'is not' : 'is', null)
    .where((eb) => eb.and(holdsWords(query, sql.ref('p.told'))))
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

/** People of `school` who bear this name, accents, capitals and signs aside; five at most. */
export async function namesakesOf(
  db: Database,
  school: string,
  { lastName, firstName }: Pick<Person, 'lastName' | 'firstName'>,
): Promise<Person[]> {
  const rows = await selectPersons(db)
    .where('p.school_id', '=', school)
    .where('p.merged_into', 'is', null)
    .where(sql<boolean>`starts_with(p.told, (SELECT folded(${`${lastName} ${firstName}`})) || ' ')`)
    .orderBy('p.person_id')
    .limit(5)
    .execute();
  return rows.map(toPerson);
}
