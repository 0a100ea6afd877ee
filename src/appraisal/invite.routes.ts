/** The lead or the office invites the tutors of a mission to what they owe. */
import { Hono } from 'hono';
import { viaOf } from '../identity/ability.ts';
import { actorIn, foundIn, mayDo } from '../identity/entry.ts';
import { type CohortDeps, guideOf } from '../mission/cohort.routes.tsx';
import { findMission } from '../mission/hand-on.routes.tsx';
import type { Mission } from '../mission/mission.ts';
import { MISSION_ABILITIES } from '../mission/mission.policy.ts';
import { APPRAISAL_ABILITIES } from './appraisal.policy.ts';
import { inviteTutors } from './invite.store.ts';

/** POST /missions/:mission/invitations. */
export function inviteRoutes(deps: CohortDeps): Hono {
  const { db, clock, shelf, identity } = deps;
  const guard = mayDo(identity, APPRAISAL_ABILITIES.invite, findMission(deps), MISSION_ABILITIES.readMission);
  return new Hono().post('/missions/:mission/invitations', guard, async (c) => {
    const mission = foundIn<Mission>(c);
    const actor = actorIn(c);
    const guide = guideOf(shelf(), mission.cohort);
    const by = { person: actor.person, via: viaOf(actor) };
    const { invited, unconfirmed } = await db
      .transaction()
      .execute((trx) => inviteTutors(deps, trx, { mission, guide, by, at: clock.now() }));
    return c.redirect(`/missions/${mission.id}/links?invited=${invited}&unconfirmed=${unconfirmed}`, 303);
  });
}
