/** What changes in the course of a mission: what is declared, tutors who come and leave, its end, findings that are waived. */
import { sql } from 'kysely';
import type { Database } from '../kernel/database.ts';
import type { MissionDetails, Period, TutorKind } from './mission.ts';

interface Which {
  school: string;
  mission: string;
}

/** Adds the periods of a mission, in their order. */
export async function addPeriods(trx: Database, school: string, mission: string, periods: readonly Period[]): Promise<void> {
  if (periods.length === 0) return;
  const rows = periods.map((p, at) => ({
    school_id: school,
    mission_id: mission,
    position: at + 1,
    kind: p.kind,
    name: p.name,
    company_country: p.companyCountry,
    place: p.place,
    place_country: p.placeCountry,
    starts: p.starts,
    ends: p.ends,
    siret: p.siret ?? null,
    address: p.address ?? '',
    service: p.service ?? '',
  }));
  await trx.insertInto('mission_period').values(rows).execute();
}

/** Sets what is declared of a mission, its periods included. With `declaredAt` (milliseconds), the student says that it is right. */
export async function saveMission(
  trx: Database,
  { school, mission, details, declaredAt }: Which & { details: MissionDetails; declaredAt?: number },
): Promise<void> {
  const { subject, telework, confidentiality, confidentialUntil, closedDoor, periods } = details;
  await trx
    .updateTable('mission')
    .set({
      subject,
      telework,
      confidentiality,
      confidential: confidentiality !== '',
      confidential_until: confidentialUntil,
      closed_door: closedDoor,
      ...(declaredAt === undefined ? {} : { declared_at: new Date(declaredAt) }),
    })
    .where('school_id', '=', school)
    .where('mission_id', '=', mission)
    .execute();
  await trx.deleteFrom('mission_period').where('school_id', '=', school).where('mission_id', '=', mission).execute();
  await addPeriods(trx, school, mission, periods);
}

/** A tutor of a mission, of today or of before. */
export interface TutorOnRecord {
  person: string;
  lastName: string;
  firstName: string;
  email: string;
  kind: TutorKind;
  /** ISO 8601. */
  since: string;
  confirmedAt: string | null;
  /** Null for one who follows the mission today. */
  left: { at: string; reason: string } | null;
}

/** Everyone who follows or followed a mission, today's first, then by name. */
export async function tutorsOfMission(db: Database, school: string, mission: string): Promise<TutorOnRecord[]> {
  const rows = await db
    .selectFrom('mission_tutor as t')
    .innerJoin('person as p', (j) => j.onRef('p.school_id', '=', 't.school_id').onRef('p.person_id', '=', 't.person_id'))
    .select([
      'p.person_id',
      'p.last_name',
      'p.first_name',
      'p.email',
      't.kind',
      't.since',
      't.confirmed_at',
      't.left_at',
      't.left_reason',
    ])
    .where('t.school_id', '=', school)
    .where('t.mission_id', '=', mission)
    .orderBy(sql`t.left_at IS NOT NULL`)
    .orderBy('t.kind', 'desc')
    .orderBy(sql`lower(p.last_name)`)
    .orderBy('p.person_id')
    .execute();
  return rows.map((row) => ({
    person: row.person_id,
    lastName: row.last_name,
    firstName: row.first_name,
    email: row.email,
    kind: row.kind,
    since: row.since.toISOString(),
    confirmedAt: row.confirmed_at?.toISOString() ?? null,
    left: row.left_at === null ? null : { at: row.left_at.toISOString(), reason: row.left_reason ?? '' },
  }));
}

/** Someone takes a mission on, or takes it on again. `confirmedAt` (milliseconds): name and address are right; null until they are. */
export async function addTutor(
  trx: Database,
  tutor: Which & { person: string; kind: TutorKind; confirmedAt: number | null; at?: number },
): Promise<void> {
  const { school, mission, person, kind, confirmedAt, at = confirmedAt ?? undefined } = tutor;
  const confirmed_at = confirmedAt === null ? null : new Date(confirmedAt);
  const since = at === undefined ? undefined : new Date(at);
  await trx
    .insertInto('mission_tutor')
    .values({ school_id: school, mission_id: mission, person_id: person, kind, confirmed_at, since })
    .onConflict((c) =>
      c.columns(['school_id', 'mission_id', 'person_id', 'kind']).doUpdateSet({
        confirmed_at: sql`coalesce(mission_tutor.confirmed_at, excluded.confirmed_at)`,
        left_at: null,
        left_reason: null,
      }),
    )
    .execute();
}

/** A tutor leaves a mission; they stay on record. @returns false when they did not follow it */
export async function leaveTutor(
  trx: Database,
  { school, mission, person, kind, at, reason }: Which & { person: string; kind: TutorKind; at: number; reason: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('mission_tutor')
    .set({ left_at: new Date(at), left_reason: reason })
    .where('school_id', '=', school)
    .where('mission_id', '=', mission)
    .where('person_id', '=', person)
    .where('kind', '=', kind)
    .where('left_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Names and addresses of those who follow the mission are right: invitations may leave. `kind`: of these only. */
export async function confirmTutors(
  trx: Database,
  { school, mission, at, kind }: Which & { at: number; kind?: TutorKind },
): Promise<void> {
  await trx
    .updateTable('mission_tutor')
    .set({ confirmed_at: new Date(at) })
    .where('school_id', '=', school)
    .where('mission_id', '=', mission)
    .where('left_at', 'is', null)
    .where('confirmed_at', 'is', null)
    .$if(kind !== undefined, (q) => q.where('kind', '=', kind!))
    .execute();
}

/** A mission breaks off: its last day (YYYY-MM-DD) and why. Null: it goes on after all. */
export async function breakOff(
  trx: Database,
  { school, mission, brokenOff }: Which & { brokenOff: { on: string; reason: string } | null },
): Promise<void> {
  await trx
    .updateTable('mission')
    .set({ broken_off_on: brokenOff?.on ?? null, broken_off_reason: brokenOff?.reason ?? null })
    .where('school_id', '=', school)
    .where('mission_id', '=', mission)
    .execute();
}
