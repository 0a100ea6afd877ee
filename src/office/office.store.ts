/** What the list of a cohort asks of the database beside its missions and deposits. */
import { summariesOf } from '../deposit/deposit.store.ts';
import type { Guide } from '../guide/schema.ts';
import type { Database } from '../kernel/database.ts';
import type { Cohort, Mission } from '../mission/mission.ts';
import { listMissions } from '../mission/mission.store.ts';
import { type Row, rowsOf } from './rows.ts';

/** The missions of a cohort and every deliverable of theirs, most at risk first. `now` in milliseconds. */
export async function readRows(
  db: Database,
  cohort: Cohort,
  guide: Guide,
  now: number,
): Promise<{ missions: Mission[]; rows: Row[] }> {
  const missions = await listMissions(db, cohort.school, { cohort: cohort.id });
  const ids = missions.map((m) => m.id);
  return { missions, rows: rowsOf(guide, missions, await summariesOf(db, cohort.school, ids), now) };
}
