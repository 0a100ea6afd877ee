/** Rows that hang from missions, for many missions at once: periods, tutors, extensions. */
import { sql } from 'kysely';
import { among, type Database } from '../kernel/database.ts';
import type { Cohort, Extension, Period, Tutor } from './mission.ts';

type PeriodRow = Awaited<ReturnType<typeof periodRows>>[number];
function periodRows(db: Database, school: string, missions: readonly string[]) {
  return db
    .selectFrom('mission_period')
    .select(['mission_id', 'kind', 'name', 'company_country', 'place', 'place_country', 'siret', 'address', 'service'])
    .select([sql<string>`to_char(starts, 'YYYY-MM-DD')`.as('starts'), sql<string>`to_char(ends, 'YYYY-MM-DD')`.as('ends')])
    .where('school_id', '=', school)
    .where('mission_id', '=', among(missions))
    .orderBy('position')
    .execute();
}

/** Mission → its periods, in order. */
export async function periodsOf(db: Database, school: string, missions: readonly string[]) {
  return Map.groupBy(await periodRows(db, school, missions), (p) => p.mission_id);
}

/** A row as a period. */
export const periodOf = (row: PeriodRow): Period => {
  const { kind, name, company_country, place, place_country, starts, ends, siret, address, service } = row;
  return {
    kind,
    name,
    companyCountry: company_country,
    place,
    placeCountry: place_country,
    starts,
    ends,
    siret,
    address,
    service,
  };
};

type TutorRow = Awaited<ReturnType<typeof tutorRows>>[number];
function tutorRows(db: Database, school: string, missions: readonly string[]) {
  return db
    .selectFrom('mission_tutor as t')
    .innerJoin('person', (j) => j.onRef('person.school_id', '=', 't.school_id').onRef('person.person_id', '=', 't.person_id'))
    .select(['t.mission_id', 't.kind', 't.confirmed_at', 'person.person_id', 'person.last_name', 'person.first_name'])
    .select(['person.email', 'person.lang'])
    .where('t.school_id', '=', school)
    .where('t.left_at', 'is', null)
    .where('t.mission_id', '=', among(missions))
    .orderBy(sql`lower(person.last_name)`)
    .orderBy('person.person_id')
    .execute();
}

/** Mission → those who follow it today. */
export async function tutorsOf(db: Database, school: string, missions: readonly string[]) {
  return Map.groupBy(await tutorRows(db, school, missions), (t) => t.mission_id);
}

/** A row as a tutor. */
export const tutorOf = (row: TutorRow): Tutor => ({
  id: row.person_id,
  lastName: row.last_name,
  firstName: row.first_name,
  email: row.email,
  lang: row.lang,
  confirmed: row.confirmed_at !== null,
});

/** Cohort → the extensions given in it, oldest first. */
export async function extensionsOf(db: Database, school: string, cohorts: readonly string[]) {
  const rows = await db
    .selectFrom('extension')
    .select(['cohort_id', 'mission_id', 'milestone', 'until', 'reason', 'given_at'])
    .where('school_id', '=', school)
    .where('cohort_id', '=', among(cohorts))
    .orderBy('given_at')
    .orderBy('extension_id')
    .execute();
  return Map.groupBy(rows, (e) => e.cohort_id);
}

/** What was given to the whole cohort, oldest first. */
export async function extensionsForAll(db: Database, { school, id }: Pick<Cohort, 'school' | 'id'>): Promise<Extension[]> {
  const rows = await db
    .selectFrom('extension')
    .select(['mission_id', 'milestone', 'until', 'reason', 'given_at'])
    .where('school_id', '=', school)
    .where('cohort_id', '=', id)
    .where('mission_id', 'is', null)
    .orderBy('given_at')
    .orderBy('extension_id')
    .execute();
  return rows.map(extensionOf);
}

/** A row as an extension. */
export const extensionOf = (row: {
  mission_id: string | null;
  milestone: string;
  until: Date;
  reason: string;
  given_at: Date;
}): Extension => ({
  milestone: row.milestone,
  until: row.until.toISOString(),
  reason: row.reason,
  personal: row.mission_id !== null,
  givenAt: row.given_at.toISOString(),
});
