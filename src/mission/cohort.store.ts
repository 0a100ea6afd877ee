/** Cohorts in the database: their dates, the time given in them, what is counted of them. */
import { sql } from 'kysely';
import type { CohortDate } from '../guide/calendar.ts';
import type { Database } from '../kernel/database.ts';
import { isId } from '../kernel/id.ts';
import type { Cohort } from './mission.ts';

/** Columns of a cohort. */
export const COHORT = [
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

/** A row as a cohort. */
export const cohortOf = ({ school_id, cohort_id, name, guide, version, year, dates }: CohortRow): Cohort => ({
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
