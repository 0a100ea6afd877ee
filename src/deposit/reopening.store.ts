/** What leads reopened, for lists: many missions at once. */
import { among, type Database } from '../kernel/database.ts';

/** What leads reopened and no version used yet: "<mission> <deliverable>". */
export async function openReopenings(db: Database, school: string, missions: readonly string[]): Promise<ReadonlySet<string>> {
  if (missions.length === 0) return new Set();
  const rows = await db
    .selectFrom('reopening')
    .select(['mission_id', 'deliverable'])
    .where('school_id', '=', school)
    .where('mission_id', '=', among(missions))
    .where('deposit_id', 'is', null)
    .execute();
  return new Set(rows.map((row) => `${row.mission_id} ${row.deliverable}`));
}
