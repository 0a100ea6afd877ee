/** What the threads of many missions are computed from, in a fixed number of queries however many they are. */
import type { MissionAppraisal } from '../appraisal/appraisal.ts';
import { appraisalsOf } from '../appraisal/appraisal.store.ts';
import { summariesOf } from '../deposit/deposit.store.ts';
import { openReopenings } from '../deposit/reopening.store.ts';
import type { Guide } from '../guide/schema.ts';
import { findGuide, type Shelf } from '../guide/shelf.ts';
import type { Database } from '../kernel/database.ts';
import type { Mission } from '../mission/mission.ts';
import type { ThreadInput } from '../thread/thread.ts';

/** All but who reads, when and in which language. */
export type ThreadFacts = Pick<ThreadInput, 'mission' | 'deposits' | 'reopened'> & {
  guide: Guide;
  appraisals: readonly MissionAppraisal[];
};

/** What was handed in, reopened and given, of missions `ids` of `school`: read without the missions themselves, hence beside them. */
export async function happenedTo(db: Database, school: string, ids: readonly string[]) {
  const [deposits, reopened, appraisals] = await Promise.all([
    summariesOf(db, school, ids),
    openReopenings(db, school, ids),
    appraisalsOf(db, school, ids),
  ]);
  return { deposits: Map.groupBy(deposits, (d) => d.mission), reopened, appraisals: Map.groupBy(appraisals, (a) => a.mission) };
}

/** The facts of each of `missions`, in their order, from what happened to them; one whose guide is on no shelf is left out. */
export function factsFrom(
  shelf: Shelf,
  missions: readonly Mission[],
  { deposits, reopened, appraisals }: Awaited<ReturnType<typeof happenedTo>>,
): ThreadFacts[] {
  return missions.flatMap((mission) => {
    const guide = findGuide(shelf, mission.cohort.guide, mission.cohort.version);
    if (!guide) return [];
    const own = guide.deliverables.map((d) => d.id).filter((id) => reopened.has(`${mission.id} ${id}`));
    const facts = {
      deposits: deposits.get(mission.id) ?? [],
      appraisals: appraisals.get(mission.id) ?? [],
      reopened: new Set(own),
    };
    return [{ guide, mission, ...facts }];
  });
}

/** The facts of each of `missions`, of one school, in their order; one whose guide is on no shelf is left out. */
export async function threadFacts(db: Database, shelf: Shelf, missions: readonly Mission[]): Promise<ThreadFacts[]> {
  const school = missions[0]?.school;
  if (school === undefined) return [];
  const ids = missions.map((m) => m.id);
  return factsFrom(shelf, missions, await happenedTo(db, school, ids));
}
