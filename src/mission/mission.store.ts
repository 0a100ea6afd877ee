/** Cohorts and missions in the database: read whole in a fixed number of queries, however long the list. */
import { type Expression, type SqlBool, sql } from 'kysely';
import type { CohortDate } from '../guide/calendar.ts';
import type { Database } from '../kernel/database.ts';
import { isId } from '../kernel/id.ts';
import type { Cohort, Confidentiality, Mission, Period } from './mission.ts';
import { extensionOf, extensionsOf, periodOf, periodsOf, tutorOf, tutorsOf } from './mission-rows.store.ts';
import { addPeriods } from './course.store.ts';

/** Which missions of a school. */
export type MissionFilter = { cohort: string } | { student: string } | { tutor: string } | { ids: readonly string[] };

const COHORT = [
  'cohort.school_id',
  'cohort.cohort_id',
  'cohort.name',
  'cohort.guide',
  'cohort.version',
  'cohort.year',
  'cohort.dates',
] as const;

interface CohortRow {
  school_id: string;
  cohort_id: string;
  name: string;
  guide: string;
  version: string;
  year: number;
  dates: Record<string, CohortDate>;
}

const cohortOf = ({ school_id, cohort_id, name, guide, version, year, dates }: CohortRow): Cohort => ({
  school: school_id,
  id: cohort_id,
  name,
  guide,
  version,
  year,
  dates,
});

/** A cohort of `school`, null when there is none. */
export async function readCohort(db: Database, school: string, id: string): Promise<Cohort | null> {
  if (!isId(id)) return null;
  const row = await db
    .selectFrom('cohort')
    .select(COHORT)
    .where('school_id', '=', school)
    .where('cohort_id', '=', id)
    .executeTakeFirst();
  return row ? cohortOf(row) : null;
}

/** The cohorts of `school`, newest year first. */
export async function listCohorts(db: Database, school: string): Promise<Cohort[]> {
  const rows = await db
    .selectFrom('cohort')
    .select(COHORT)
    .where('school_id', '=', school)
    .orderBy('year', 'desc')
    .orderBy('name')
    .orderBy('cohort_id')
    .execute();
  return rows.map(cohortOf);
}

/** A mission of `school`, null when there is none. */
export async function readMission(db: Database, school: string, id: string): Promise<Mission | null> {
  if (!isId(id)) return null;
  const [mission] = await missionsWhere(db, school, sql<SqlBool>`mission.mission_id = ${id}`);
  return mission ?? null;
}

/** A mission as it is now, which nobody else changes until the transaction ends; null when there is none. */
export async function lockMission(trx: Database, school: string, id: string): Promise<Mission | null> {
  const found = await trx
    .selectFrom('mission')
    .select('mission_id')
    .where('school_id', '=', school)
    .where('mission_id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return found ? readMission(trx, school, id) : null;
}

/** Missions of `school`, by family name then first name of the student. */
export function listMissions(db: Database, school: string, filter: MissionFilter): Promise<Mission[]> {
  if ('ids' in filter) {
    const known = filter.ids.filter(isId);
    return known.length
      ? missionsWhere(db, school, sql<SqlBool>`mission.mission_id = ANY(${known}::uuid[])`)
      : Promise.resolve([]);
  }
  if (!isId(Object.values(filter)[0] as string)) return Promise.resolve([]);
  if ('cohort' in filter) return missionsWhere(db, school, sql<SqlBool>`mission.cohort_id = ${filter.cohort}`);
  if ('student' in filter) return missionsWhere(db, school, sql<SqlBool>`mission.student_id = ${filter.student}`);
  const followed = sql<SqlBool>`EXISTS (SELECT FROM mission_tutor AS t
    WHERE t.school_id = mission.school_id AND t.mission_id = mission.mission_id AND t.person_id = ${filter.tutor} AND t.left_at IS NULL)`;
  return missionsWhere(db, school, followed);
}

/** Four queries: missions with their cohort and student, then periods, tutors and extensions of them all. */
async function missionsWhere(db: Database, school: string, condition: Expression<SqlBool>): Promise<Mission[]> {
  const rows = await db
    .selectFrom('mission')
    .innerJoin('cohort', (j) =>
      j.onRef('cohort.school_id', '=', 'mission.school_id').onRef('cohort.cohort_id', '=', 'mission.cohort_id'),
    )
    .innerJoin('person', (j) =>
      j.onRef('person.school_id', '=', 'mission.school_id').onRef('person.person_id', '=', 'mission.student_id'),
    )
    .innerJoin('school', 'school.school_id', 'mission.school_id')
    .select(COHORT)
    .select(['mission.mission_id', 'mission.telework', 'mission.confidential', 'school.country'])
    .select([
      'mission.subject',
      'mission.confidentiality',
      'mission.closed_door',
      'mission.broken_off_reason',
      'mission.declared_at',
    ])
    .select([
      sql<string | null>`to_char(mission.confidential_until, 'YYYY-MM-DD')`.as('confidential_until'),
      sql<string | null>`to_char(mission.broken_off_on, 'YYYY-MM-DD')`.as('broken_off_on'),
    ])
    .select(['person.person_id', 'person.last_name', 'person.first_name', 'person.email', 'person.lang', 'person.student_number'])
    .where('mission.school_id', '=', school)
    .where(condition)
    .orderBy(sql`lower(person.last_name)`)
    .orderBy(sql`lower(person.first_name)`)
    .orderBy('mission.created_at', 'desc')
    .orderBy('mission.mission_id')
    .execute();
  if (rows.length === 0) return [];
  const missions = rows.map((r) => r.mission_id);
  const [periods, tutors, extensions] = await Promise.all([
    periodsOf(db, school, missions),
    tutorsOf(db, school, missions),
    extensionsOf(db, school, [...new Set(rows.map((r) => r.cohort_id))]),
  ]);
  return rows.map((row) => {
    const follow = tutors.get(row.mission_id) ?? [];
    return {
      school,
      id: row.mission_id,
      cohort: cohortOf(row),
      homeCountry: row.country,
      student: {
        id: row.person_id,
        lastName: row.last_name,
        firstName: row.first_name,
        email: row.email,
        lang: row.lang,
        number: row.student_number,
      },
      telework: row.telework,
      confidential: row.confidential,
      subject: row.subject,
      confidentiality: row.confidentiality,
      confidentialUntil: row.confidential_until,
      closedDoor: row.closed_door,
      brokenOff: row.broken_off_on === null ? null : { on: row.broken_off_on, reason: row.broken_off_reason ?? '' },
      declaredAt: row.declared_at?.toISOString() ?? null,
      periods: (periods.get(row.mission_id) ?? []).map(periodOf),
      companyTutors: follow.filter((t) => t.kind === 'company').map(tutorOf),
      academicTutors: follow.filter((t) => t.kind === 'academic').map(tutorOf),
      extensions: (extensions.get(row.cohort_id) ?? [])
        .filter((e) => (e.mission_id ?? row.mission_id) === row.mission_id)
        .map(extensionOf),
    };
  });
}

/** Creates a cohort, bound to its guide version for good. @returns its identifier */
export async function createCohort(trx: Database, cohort: Omit<Cohort, 'id'> & { createdAt: number }): Promise<string> {
  const { school, name, guide, version, year, dates, createdAt } = cohort;
  const { cohort_id } = await trx
    .insertInto('cohort')
    .values({ school_id: school, name, guide, version, year, dates: JSON.stringify(dates), created_at: new Date(createdAt) })
    .returning('cohort_id')
    .executeTakeFirstOrThrow();
  return cohort_id;
}

/** Sets the dates of a cohort, all at once. @returns those that were there; null without such a cohort */
export async function setDates(
  trx: Database,
  { school, cohort, dates }: { school: string; cohort: string; dates: Cohort['dates'] },
): Promise<Cohort['dates'] | null> {
  const before = await trx
    .selectFrom('cohort')
    .select('dates')
    .where('school_id', '=', school)
    .where('cohort_id', '=', cohort)
    .forUpdate()
    .executeTakeFirst();
  if (!before) return null;
  await trx
    .updateTable('cohort')
    .set({ dates: JSON.stringify(dates) })
    .where('school_id', '=', school)
    .where('cohort_id', '=', cohort)
    .execute();
  return before.dates;
}

/** What a mission is made of. */
export interface NewMission {
  school: string;
  cohort: string;
  student: string;
  telework: boolean;
  confidential: boolean;
  subject?: string;
  confidentiality?: Confidentiality;
  confidentialUntil?: string | null;
  closedDoor?: boolean;
  /** Milliseconds: when the student said that it is right. */
  declaredAt?: number | null;
  /** In order; none until it is declared. */
  periods: readonly Period[];
  companyTutors: readonly string[];
  academicTutors: readonly string[];
  /** Whether the company tutors' names and addresses are confirmed, as they are when staff give them. Yes unless it says no. */
  confirmed?: boolean;
  createdAt: number;
}

/** Creates a mission with its periods and tutors. @returns its identifier */
export async function createMission(trx: Database, mission: NewMission): Promise<string> {
  const { school, telework, companyTutors, academicTutors, declaredAt, confirmed = true } = mission;
  const created_at = new Date(mission.createdAt);
  const { mission_id } = await trx
    .insertInto('mission')
    .values({
      school_id: school,
      cohort_id: mission.cohort,
      student_id: mission.student,
      telework,
      confidential: mission.confidential || Boolean(mission.confidentiality),
      subject: mission.subject,
      confidentiality: mission.confidentiality,
      confidential_until: mission.confidentialUntil,
      closed_door: mission.closedDoor,
      declared_at: declaredAt === undefined || declaredAt === null ? null : new Date(declaredAt),
      created_at,
    })
    .returning('mission_id')
    .executeTakeFirstOrThrow();
  await addPeriods(trx, school, mission_id, mission.periods);
  const own = { school_id: school, mission_id, since: created_at, confirmed_at: created_at };
  const confirmed_at = confirmed ? created_at : null;
  const tutors = [
    ...companyTutors.map((person_id) => ({ ...own, confirmed_at, person_id, kind: 'company' as const })),
    ...academicTutors.map((person_id) => ({ ...own, person_id, kind: 'academic' as const })),
  ];
  if (tutors.length > 0) await trx.insertInto('mission_tutor').values(tutors).execute();
  return mission_id;
}

/** More time, as a lead gives it: for one mission, or for the whole cohort when `mission` is null. */
export interface NewExtension {
  school: string;
  cohort: string;
  mission: string | null;
  milestone: string;
  /** ISO 8601, UTC: the last second that is in time. */
  until: string;
  reason: string;
  givenBy: string;
  givenAt: number;
}

/** Writes an extension. @returns its identifier */
export async function addExtension(trx: Database, e: NewExtension): Promise<string> {
  const { extension_id } = await trx
    .insertInto('extension')
    .values({
      school_id: e.school,
      cohort_id: e.cohort,
      mission_id: e.mission,
      milestone: e.milestone,
      until: e.until,
      reason: e.reason,
      given_by: e.givenBy,
      given_at: new Date(e.givenAt),
    })
    .returning('extension_id')
    .executeTakeFirstOrThrow();
  return extension_id;
}

/** Cohort → how many missions it has. */
export async function countMissions(db: Database, school: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('mission')
    .select(['cohort_id', sql<number>`count(*)::int`.as('missions')])
    .where('school_id', '=', school)
    .groupBy('cohort_id')
    .execute();
  return new Map(rows.map((r) => [r.cohort_id, r.missions]));
}

/** Deliverable → how many missions of the cohort have deposited it: what a change of dates says before it is made. */
export async function countDeposits(db: Database, school: string, cohort: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('deposit')
    .innerJoin('mission', (j) =>
      j.onRef('mission.school_id', '=', 'deposit.school_id').onRef('mission.mission_id', '=', 'deposit.mission_id'),
    )
    .select(['deposit.deliverable', sql<number>`count(DISTINCT deposit.mission_id)::int`.as('missions')])
    .where('deposit.school_id', '=', school)
    .where('mission.cohort_id', '=', cohort)
    .groupBy('deposit.deliverable')
    .execute();
  return new Map(rows.map((r) => [r.deliverable, r.missions]));
}
