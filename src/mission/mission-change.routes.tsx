/** What the changes of a mission have in common: the page again with what is wrong, what is done with its line of the journal. */
import type { Context } from 'hono';
import { may, viaOf } from '../identity/ability.ts';
import { actorIn, foundIn } from '../identity/entry.ts';
import type { Database } from '../kernel/database.ts';
import { record } from '../kernel/journal.store.ts';
import { Refusal } from '../kernel/refusal.ts';
import { renderPage } from '../ui/render.ts';
import { shellOf } from '../ui/shell.routes.ts';
import { type CohortDeps, guideOf } from './cohort.routes.tsx';
import { unreachedAmong } from './address.ts';
import { invitationsOf } from './asked.store.ts';
import { COURSE_WORDS, type CourseFault } from './course-words.ts';
import { tutorsOfMission } from './course.store.ts';
import type { Sent } from './course.view.tsx';
import { EditMissionPage, type EditProps } from './edit.page.tsx';
import { missionFindings } from './mission-findings.ts';
import { emptyMission, missionToTyped } from './mission-form.ts';
import { MISSION_ABILITIES } from './mission.policy.ts';
import { lockMission } from './mission.store.ts';
import { type Mission, subjectOf } from './mission.ts';
import { versionOf } from './version.store.ts';
import { waiversOf } from './waiver.store.ts';

export type Field = (name: string) => string;

/** What the page of changes shows of the mission. */
export async function propsOf(c: Context, { db, assets, shelf }: CohortDeps, mission = foundIn<Mission>(c)): Promise<EditProps> {
  const guide = guideOf(shelf(), mission.cohort);
  const [waivers, tutors, links] = await Promise.all([
    waiversOf(db, mission.school, mission.id),
    tutorsOfMission(db, mission.school, mission.id),
    mission.brokenOff ? [] : invitationsOf(db, mission.school, [mission.id]),
  ]);
  return {
    shell: shellOf(c, assets),
    guide,
    mission,
    tutors,
    unreached: unreachedAmong(tutors, links),
    findings: missionFindings(mission, guide, waivers),
    mayWaive: may(actorIn(c), MISSION_ABILITIES.waiveMission, subjectOf(mission)),
    typed: missionToTyped(mission, 0),
    newTutor: emptyMission(mission.homeCountry),
    sent: null,
    saved: c.req.query('saved') !== undefined,
    version: versionOf(mission),
    meanwhile: null,
  };
}

/** The page again, with what is wrong in one of its forms. */
export async function again(c: Context, deps: CohortDeps, sent: Sent, change: Partial<EditProps> = {}): Promise<Response> {
  const props = { ...(await propsOf(c, deps)), saved: false, ...change };
  return c.html(renderPage(<EditMissionPage {...props} sent={sent} />), 422);
}

/** What a change does to the mission as it is now, locked. @returns what the journal tells of it; null when it cannot be done any more */
type Doing = (trx: Database, mission: Mission, at: number) => Promise<Readonly<Record<string, unknown>> | null>;

/** Does `change` and puts it on the journal of the mission, then shows the page. Null when it cannot be done any more: nothing is kept. */
export async function put(c: Context, { db, clock }: CohortDeps, action: string, change: Doing): Promise<Response | null> {
  const { school, id } = foundIn<Mission>(c);
  const actor = actorIn(c);
  const at = clock.now();
  const done = await db.transaction().execute(async (trx) => {
    const mission = await lockMission(trx, school, id);
    const details = mission && (await change(trx, mission, at));
    if (!details) return false;
    await record(trx, { school, at, actor: actor.person, via: viaOf(actor), action, subject: `mission:${id}`, details });
    return true;
  });
  return done ? c.redirect(`/missions/${id}/edit?saved`, 303) : null;
}

/** Field → fault, in words. */
export function said(c: Context, deps: CohortDeps, faults: Readonly<Record<string, CourseFault | null>>) {
  const w = COURSE_WORDS[shellOf(c, deps.assets).lang].faults;
  return Object.fromEntries(Object.entries(faults).flatMap(([field, fault]) => (fault ? [[field, w[fault]]] : [])));
}

/** The mission was there when the request came: missions are never taken away. */
export const gone = (): never => {
  throw new Refusal('not-found', {});
};

/** Whether a form has errors. */
export const isWrong = (errors: object) => Object.keys(errors).length > 0;
