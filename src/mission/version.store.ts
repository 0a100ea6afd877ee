/** Which state of a mission someone saw, so that what another person changed meanwhile is not written over. */
import { createHash } from 'node:crypto';
import type { Database } from '../kernel/database.ts';
import { detailsOf, type Mission } from './mission.ts';
import { lockMission } from './mission.store.ts';

/** The state of what people may change of a mission: another one says that someone did. */
export function versionOf(mission: Mission): string {
  const { companyTutors, brokenOff = null } = mission;
  const state = [detailsOf(mission), brokenOff, companyTutors.map(({ id, email, confirmed }) => [id, email, confirmed])];
  return createHash('sha256').update(JSON.stringify(state)).digest('base64url').slice(0, 16);
}

/** The mission, locked for the transaction; null when it is no longer in the state that was seen ('' for a form that says nothing of it). */
export async function lockUnchanged(trx: Database, { school, id }: Mission, seen: string): Promise<Mission | null> {
  const mission = await lockMission(trx, school, id);
  return mission && (seen === '' || versionOf(mission) === seen) ? mission : null;
}
