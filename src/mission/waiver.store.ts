/** Findings on missions that a lead waived: only added to, the last word on each counts. */
import type { Database } from '../kernel/database.ts';
import type { MissionWaiver } from './mission-findings.ts';

/** The waivers of a mission, oldest first. */
export async function waiversOf(db: Database, school: string, mission: string): Promise<MissionWaiver[]> {
  const rows = await db
    .selectFrom('mission_waiver as w')
    .innerJoin('person as p', (j) => j.onRef('p.school_id', '=', 'w.school_id').onRef('p.person_id', '=', 'w.given_by'))
    .select(['w.finding', 'w.reason', 'w.given_at', 'p.first_name', 'p.last_name'])
    .where('w.school_id', '=', school)
    .where('w.mission_id', '=', mission)
    .orderBy('w.given_at')
    .orderBy('w.waiver_id')
    .execute();
  return rows.map((row) => ({
    finding: row.finding,
    reason: row.reason,
    by: `${row.first_name} ${row.last_name}`,
    at: row.given_at.toISOString(),
  }));
}

/** A waiver to keep. `givenAt` in milliseconds. */
export interface NewMissionWaiver {
  school: string;
  mission: string;
  finding: string;
  reason: string;
  givenBy: string;
  givenAt: number;
}

/** Keeps a waiver. */
export async function addMissionWaiver(trx: Database, waiver: NewMissionWaiver): Promise<void> {
  const { school, mission, finding, reason, givenBy, givenAt } = waiver;
  await trx
    .insertInto('mission_waiver')
    .values({ school_id: school, mission_id: mission, finding, reason, given_by: givenBy, given_at: new Date(givenAt) })
    .execute();
}
