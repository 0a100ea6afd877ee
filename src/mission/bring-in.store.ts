/** Many missions at once, as a file says them: one statement a table, whatever their number. */
import { sql } from 'kysely';
import type { Database } from '../kernel/database.ts';
import { isId } from '../kernel/id.ts';
import type { Cohort, Confidentiality, Period } from './mission.ts';
import { readCohort } from './cohort.store.ts';

/** A mission as it will be. */
export interface BroughtMission {
  id: string;
  student: string;
  subject: string;
  telework: boolean;
  confidential: boolean;
  confidentiality: Confidentiality;
  /** YYYY-MM-DD. */
  confidentialUntil: string | null;
  closedDoor: boolean;
}

const AS_MISSION = sql.raw(
  `AS m(id uuid, student uuid, subject text, telework boolean, confidential boolean, confidentiality text,
    "confidentialUntil" date, "closedDoor" boolean)`,
);

/** Holds the missions of a cohort until the transaction ends: what someone declares meanwhile waits, and is then set against what is there. */
export async function lockMissions(trx: Database, school: string, cohort: string): Promise<void> {
  await sql`SELECT FROM mission WHERE school_id = ${school} AND cohort_id = ${cohort} ORDER BY mission_id FOR UPDATE`.execute(
    trx,
  );
}

/** Adds missions to a cohort. */
export async function addMissions(
  trx: Database,
  { school, cohort, createdAt }: { school: string; cohort: string; createdAt: number },
  missions: readonly BroughtMission[],
): Promise<void> {
  if (missions.length === 0) return;
  await sql`
    INSERT INTO mission (school_id, mission_id, cohort_id, student_id, telework, confidential, created_at, subject, confidentiality,
      confidential_until, closed_door)
    SELECT ${school}::uuid, id, ${cohort}::uuid, student, telework, confidential, ${new Date(createdAt)}::timestamptz, subject,
      confidentiality, "confidentialUntil", "closedDoor"
    FROM jsonb_to_recordset(${JSON.stringify(missions)}::jsonb) ${AS_MISSION}`.execute(trx);
}

/** Writes missions over what was known of them. */
export async function changeMissions(trx: Database, school: string, missions: readonly BroughtMission[]): Promise<void> {
  if (missions.length === 0) return;
  await sql`
    UPDATE mission SET subject = m.subject, telework = m.telework, confidential = m.confidential, confidentiality = m.confidentiality,
      confidential_until = m."confidentialUntil", closed_door = m."closedDoor"
    FROM jsonb_to_recordset(${JSON.stringify(missions)}::jsonb) ${AS_MISSION}
    WHERE mission.school_id = ${school}::uuid AND mission.mission_id = m.id`.execute(trx);
}

/** Sets the periods of missions: those that they had go. */
export async function setPeriods(
  trx: Database,
  school: string,
  missions: readonly { mission: string; periods: readonly Period[] }[],
): Promise<void> {
  if (missions.length === 0) return;
  const ids = JSON.stringify(missions.map((m) => m.mission));
  await sql`
    DELETE FROM mission_period WHERE school_id = ${school}::uuid
      AND mission_id = ANY(ARRAY(SELECT jsonb_array_elements_text(${ids}::jsonb)::uuid))`.execute(trx);
  const rows = missions.flatMap(({ mission, periods }) =>
    periods.map((period, at) => ({ ...period, mission, position: at + 1 })),
  );
  await sql`
    INSERT INTO mission_period (school_id, mission_id, position, kind, name, company_country, place, place_country, starts, ends,
      siret, address, service)
    SELECT ${school}::uuid, mission, position, kind, name, "companyCountry", place, "placeCountry", starts, ends,
      siret, coalesce(address, ''), coalesce(service, '')
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS p(mission uuid, position integer, kind text, name text,
      "companyCountry" text, place text, "placeCountry" text, starts date, ends date, siret text, address text, service text)`.execute(
    trx,
  );
}

/**
 * Tutors begin to follow missions. The school vouches for those of its own; for those of companies where `vouched` says so: the student
 * confirms their name and address otherwise, before any invitation leaves.
 */
export async function addTutors(
  trx: Database,
  school: string,
  tutors: readonly { mission: string; person: string; kind: 'company' | 'academic' }[],
  { vouched, at }: { vouched: boolean; at: number },
): Promise<void> {
  if (tutors.length === 0) return;
  const moment = new Date(at);
  await sql`
    INSERT INTO mission_tutor (school_id, mission_id, person_id, kind, confirmed_at, since)
    SELECT ${school}::uuid, mission, person, kind, CASE WHEN kind <> 'company' OR ${vouched}::boolean THEN ${moment}::timestamptz END, ${moment}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(tutors)}::jsonb) AS t(mission uuid, person uuid, kind text)
    ON CONFLICT DO NOTHING`.execute(trx);
}

/** Mission of the cohort → everyone who follows or followed it. */
export async function tutorsOfCohort(
  db: Database,
  school: string,
  cohort: string,
): Promise<ReadonlyMap<string, { person: string; kind: 'company' | 'academic' }[]>> {
  const rows = await db
    .selectFrom('mission_tutor as t')
    .innerJoin('mission as m', (j) => j.onRef('m.school_id', '=', 't.school_id').onRef('m.mission_id', '=', 't.mission_id'))
    .select(['t.mission_id', 't.person_id as person', 't.kind'])
    .where('t.school_id', '=', school)
    .where('m.cohort_id', '=', cohort)
    .execute();
  const byMission = Map.groupBy(rows, (row) => row.mission_id);
  return new Map([...byMission].map(([id, tutors]) => [id, tutors.map(({ person, kind }) => ({ person, kind }))]));
}

/** A cohort of any school of this server, for the command line; null when there is none. */
export async function findCohortAnywhere(db: Database, id: string): Promise<Cohort | null> {
  if (!isId(id)) return null;
  const row = await db.selectFrom('cohort').select('school_id').where('cohort_id', '=', id).executeTakeFirst();
  return row ? readCohort(db, row.school_id, id) : null;
}
