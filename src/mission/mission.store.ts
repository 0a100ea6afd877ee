/** Missions in the database: read whole in a fixed number of queries, however long the list. */
import { type Expression, type SqlBool, sql } from 'kysely';
import type { Database } from '../kernel/database.ts';
import { isId } from '../kernel/id.ts';
import { COHORT, cohortOf } from './cohort.store.ts';
import type { Confidentiality, Mission, Period } from './mission.ts';
import { extensionOf, extensionsOf, periodOf, periodsOf, tutorOf, tutorsOf } from './mission-rows.store.ts';
import { addPeriods } from './course.store.ts';

/** Which missions of a school. */
export type MissionFilter = { cohort: string } | { student: string } | { tutor: string } | { ids: readonly string[] };

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
