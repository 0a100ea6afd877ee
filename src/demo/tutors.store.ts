/** What happened in the demo school between students, their tutors and the lead: invitations, feedback, worries, a mission that broke off. */
import { alertsOf, addAlert, handleAlert } from '../mission/alert.store.ts';
import { topicsOf } from '../appraisal/feedback.ts';
import { feedbackOf, giveFeedback } from '../appraisal/feedback.store.ts';
import { inviteTutors } from '../appraisal/invite.store.ts';
import { findGuide } from '../guide/shelf.ts';
import { say } from '../guide/text.ts';
import type { Database } from '../kernel/database.ts';
import { record } from '../kernel/journal.store.ts';
import { breakOff } from '../mission/course.store.ts';
import type { Mission } from '../mission/mission.ts';
import { asOf, type Scene, whoIs } from './scene.ts';
import { dayAt, type Happening } from './school.ts';

/** A happening of this file. */
export type WithTutors = Happening & { kind: 'invitation' | 'feedback' | 'break-off' | 'alert' | 'handling' };

/** Does one happening of `mission`, unless it is done. */
export async function happenWithTutors(scene: Scene, mission: Mission, it: WithTutors, lead: string): Promise<void> {
  const { deps } = scene;
  const { db } = deps;
  const entry = { school: mission.school, at: it.at, subject: `mission:${mission.id}`, via: 'session' };
  switch (it.kind) {
    case 'invitation': {
      const guide = findGuide(deps.shelf(), mission.cohort.guide, mission.cohort.version)!;
      const order = { mission, guide, by: { person: lead, via: 'session' }, at: it.at };
      await db.transaction().execute((trx) => inviteTutors(asOf(deps, it), trx, order));
      return;
    }
    case 'feedback':
      return giveBack(scene, mission, it);
    case 'break-off': {
      if (mission.brokenOff) return;
      const { reason } = it.brokenOff;
      const on = dayAt(
        scene.start,
        it.brokenOff.on,
        findGuide(deps.shelf(), mission.cohort.guide, mission.cohort.version)!.timezone,
      );
      await db.transaction().execute(async (trx) => {
        await breakOff(trx, { school: mission.school, mission: mission.id, brokenOff: { on, reason } });
        await record(trx, { ...entry, actor: lead, action: 'mission.broken-off', details: { on, reason } });
      });
      return;
    }
    case 'alert':
    case 'handling':
      return worry(scene, db, mission, it, lead);
  }
}

async function giveBack({ deps, ...scene }: Scene, mission: Mission, it: WithTutors & { kind: 'feedback' }): Promise<void> {
  const { by, about, words } = it.feedback;
  const guide = findGuide(deps.shelf(), mission.cohort.guide, mission.cohort.version)!;
  if (!guide.feedback) throw new Error(`content/demo/school.yaml: ${guide.guide} asks for no feedback`);
  const topics = topicsOf(guide, guide.language);
  const known = about.map((id) => topics.find((topic) => topic.id === id));
  if (known.includes(undefined))
    throw new Error(`content/demo/school.yaml: ${guide.guide} has no objective among ${about.join(', ')}`);
  if ((await feedbackOf(deps.db, mission.school, mission.id)).some((given) => given.words === words)) return;
  const author = whoIs({ deps, ...scene }, by);
  const said = { item: guide.feedback.id, question: say(guide.feedback.question, guide.language), words, at: it.at };
  const given = { school: mission.school, mission: mission.id, author, actor: author, via: 'link', typedBy: null, ...said };
  await deps.db.transaction().execute((trx) => giveFeedback(trx, { ...given, about: known.map((topic) => topic!) }));
}

async function worry(
  scene: Scene,
  db: Database,
  mission: Mission,
  it: WithTutors & { kind: 'alert' | 'handling' },
  lead: string,
): Promise<void> {
  const { school, id } = mission;
  const entry = { school, at: it.at, subject: `mission:${id}`, via: 'session' };
  const { words, by } = it.alert;
  const there = (await alertsOf(db, school, id)).find((alert) => alert.words === words);
  await db.transaction().execute(async (trx) => {
    if (it.kind === 'alert' && !there) {
      const saidBy = whoIs(scene, by);
      const alert = await addAlert(trx, { school, mission: id, saidBy, words, saidAt: it.at });
      await record(trx, { ...entry, actor: saidBy, action: 'alert.raised', details: { alert } });
    } else if (it.kind === 'handling' && there && !there.handled) {
      await handleAlert(trx, { school, alert: there.id, by: lead, note: it.note, at: it.at });
      await record(trx, { ...entry, actor: lead, action: 'alert.handled', details: { alert: there.id } });
    }
  });
}
