/** Missions that a letter may be tried on. */
import type { Database } from '../kernel/database.ts';

/** How many are offered: a preview needs a few, not all. */
const OFFERED = 50;

/** The latest missions of `programmes` (null: of all) with the names of their students, by name. */
export async function previewMissions(
  db: Database,
  school: string,
  programmes: readonly string[] | null,
): Promise<{ id: string; name: string }[]> {
  const rows = await db
    .selectFrom('mission')
    .innerJoin('person', (j) =>
      j.onRef('person.school_id', '=', 'mission.school_id').onRef('person.person_id', '=', 'mission.student_id'),
    )
    .innerJoin('cohort', (j) =>
      j.onRef('cohort.school_id', '=', 'mission.school_id').onRef('cohort.cohort_id', '=', 'mission.cohort_id'),
    )
    .$if(programmes !== null, (q) => q.where('cohort.guide', 'in', programmes!))
    .select(['mission.mission_id', 'person.last_name', 'person.first_name'])
    .where('mission.school_id', '=', school)
    .orderBy('mission.created_at', 'desc')
    .orderBy('mission.mission_id')
    .limit(OFFERED)
    .execute();
  return rows
    .map((r) => ({ id: r.mission_id, name: `${r.last_name} ${r.first_name}` }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'fr'));
}
