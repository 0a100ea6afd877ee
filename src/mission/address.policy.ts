/** Who corrects the name and the address of someone of a mission. */
import { type Actor, may } from '../identity/ability.ts';
import type { Closed, Standing } from './address.ts';
import { type Mission, subjectOf } from './mission.ts';
import { MISSION_ABILITIES } from './mission.policy.ts';

/** Whether `actor` follows what happens to the mission as staff. */
export const isEditor = (actor: Actor, mission: Mission): boolean =>
  may(actor, MISSION_ABILITIES.editMission, subjectOf(mission));

/** Why `actor` may not correct the name and the address of `person` on `mission`; null when they may. */
export function closedTo(actor: Actor, mission: Mission, person: string, standing: Standing): Closed | null {
  const { roles, left, programmes, isOwn } = standing;
  const isOutside = mission.companyTutors.some(({ id }) => id === person) && roles.every(({ role }) => role === 'company-tutor');
  if (left || !isOutside) return isEditor(actor, mission) ? 'account' : 'school';
  if (!isEditor(actor, mission)) return isOwn ? null : 'school';
  const { school } = mission;
  return programmes.every((programme) => may(actor, MISSION_ABILITIES.editMission, { school, programme })) ? null : 'elsewhere';
}
