/** What happens to a mission on its way: a tutor leaves, it is extended, breaks off, a remark is set aside. */
import type { Context } from 'hono';
import { actorIn, foundIn } from '../identity/entry.ts';
import { revokeLinks } from '../identity/link.store.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { CohortDeps } from './cohort.routes.tsx';
import { lastPeriod, readBreak, readExtension, reasonFault } from './course-form.ts';
import { breakOff, leaveTutor, saveMission } from './course.store.ts';
import { again, type Field, gone, isWrong, propsOf, put, said } from './mission-change.routes.tsx';
import { waiverField } from './mission-findings.view.tsx';
import { readMission } from './mission.store.ts';
import { detailsOf, type Mission, type TutorKind } from './mission.ts';
import { addMissionWaiver } from './waiver.store.ts';

/** A tutor leaves the mission: their links end. */
export async function leave(c: Context, deps: CohortDeps, field: Field): Promise<Response> {
  const { school, id, companyTutors, academicTutors } = foundIn<Mission>(c);
  const kind: TutorKind = field('kind') === 'academic' ? 'academic' : 'company';
  const [person, reason] = [field('person'), field('reason')];
  const follows = (kind === 'academic' ? academicTutors : companyTutors).some((t) => t.id === person);
  const unknown = () => again(c, deps, { form: 'leave', values: {}, errors: said(c, deps, { 'tutors-title': 'person' }) });
  if (!follows) return unknown();
  const errors = said(c, deps, { [`leave-${kind}-${person}-reason`]: reasonFault(reason) });
  if (isWrong(errors)) return again(c, deps, { form: 'leave', values: { kind, person, reason }, errors });
  const done = await put(c, deps, 'tutor.left', async (trx, _, at) => {
    if (!(await leaveTutor(trx, { school, mission: id, person, kind, at, reason }))) return null;
    await revokeLinks(trx, { school, person, mission: id, at });
    return { person, kind, reason };
  });
  return done ?? unknown();
}

/** The mission lasts longer. */
export async function extend(c: Context, deps: CohortDeps, field: Field): Promise<Response> {
  const mission = foundIn<Mission>(c);
  const values = { ends: field('ends'), reason: field('reason') };
  const wrongIn = (now: Mission) =>
    said(c, deps, { ends: readExtension(now, values.ends).fault, 'extend-reason': reasonFault(values.reason) });
  const errors = wrongIn(mission);
  if (isWrong(errors)) return again(c, deps, { form: 'extend', values, errors });
  const done = await put(c, deps, 'mission.extended', async (trx, now) => {
    const { ends, fault } = readExtension(now, values.ends);
    const last = lastPeriod(now);
    if (fault || !last) return null;
    const periods = now.periods.map((p) => (p === last ? { ...p, ends } : p));
    await saveMission(trx, { school: now.school, mission: now.id, details: { ...detailsOf(now), periods } });
    return { from: last.ends, to: ends, reason: values.reason };
  });
  if (done) return done;
  const now = (await readMission(deps.db, mission.school, mission.id)) ?? mission;
  return again(c, deps, { form: 'extend', values, errors: wrongIn(now) }, await propsOf(c, deps, now));
}

/** The mission breaks off. */
export async function breakIt(c: Context, deps: CohortDeps, field: Field): Promise<Response> {
  const mission = foundIn<Mission>(c);
  const { school, id } = mission;
  const values = { on: field('on'), reason: field('reason') };
  const resumes = mission.brokenOff !== null && field('resume') === 'yes';
  const { on, fault } = resumes ? { on: '', fault: null } : readBreak(mission, values.on);
  const errors = said(c, deps, { ...(resumes ? {} : { on: fault }), 'break-reason': reasonFault(values.reason) });
  if (isWrong(errors)) return again(c, deps, { form: 'break-off', values, errors });
  const done = resumes
    ? put(c, deps, 'mission.resumed', async (trx) => {
        await breakOff(trx, { school, mission: id, brokenOff: null });
        return { reason: values.reason };
      })
    : put(c, deps, 'mission.broken-off', async (trx, _, at) => {
        await breakOff(trx, { school, mission: id, brokenOff: { on, reason: values.reason } });
        await revokeLinks(trx, { school, mission: id, at });
        return { on, reason: values.reason };
      });
  return (await done) ?? gone();
}

/** A finding about the mission is set aside, with a reason. */
export async function waive(c: Context, deps: CohortDeps, field: Field): Promise<Response> {
  const { school, id } = foundIn<Mission>(c);
  const values = { finding: field('finding'), reason: field('reason') };
  const { findings } = await propsOf(c, deps);
  const found = findings.find((f) => f.key === values.finding && f.waivable);
  if (!found && values.finding) throw new Refusal('finding-unknown', {});
  const name = waiverField(findings, values.finding);
  const errors = said(c, deps, { [name]: reasonFault(values.reason) });
  if (!found || isWrong(errors)) return again(c, deps, { form: 'waiver', values, errors });
  const done = await put(c, deps, 'mission.waived', async (trx, _, at) => {
    await addMissionWaiver(trx, { school, mission: id, ...values, givenBy: actorIn(c).person, givenAt: at });
    return values;
  });
  return done ?? gone();
}
