/** Staff correct a mission, waive its findings, and put on record what changes in its course. */
import { type Context, Hono } from 'hono';
import { may, viaOf } from '../identity/ability.ts';
import { actorIn, foundIn, mayDo } from '../identity/entry.ts';
import { revokeLinks } from '../identity/link.store.ts';
import type { Database } from '../kernel/database.ts';
import { typedIn } from '../kernel/form.ts';
import { record } from '../kernel/journal.store.ts';
import { Refusal } from '../kernel/refusal.ts';
import { renderPage } from '../ui/render.ts';
import { shellOf } from '../ui/shell.routes.ts';
import { type CohortDeps, guideOf } from './cohort.routes.tsx';
import { lastPeriod, readBreak, readExtension, reasonFault } from './course-form.ts';
import { breakOff, confirmTutors, leaveTutor, saveMission, tutorsOfMission } from './course.store.ts';
import type { Sent } from './course.view.tsx';
import { COURSE_WORDS, type CourseFault } from './course-words.ts';
import { errorsIn } from './declare.routes.tsx';
import { EditMissionPage, type EditProps } from './edit.page.tsx';
import { findMission } from './hand-on.routes.tsx';
import { detailsOf, type Mission, subjectOf, type TutorKind } from './mission.ts';
import { differing } from './meanwhile.ts';
import { MISSION_ABILITIES } from './mission.policy.ts';
import { lockMission, readMission } from './mission.store.ts';
import { missionFindings } from './mission-findings.ts';
import { waiverField } from './mission-findings.view.tsx';
import { emptyMission, type MissionFaults, missionToTyped, readMissionForm, rearranged, typedMission } from './mission-form.ts';
import { addressFaults, bringTutors } from './newcomers.store.ts';
import { versionOf } from './version.store.ts';
import { addMissionWaiver, waiversOf } from './waiver.store.ts';

type Field = (name: string) => string;

async function propsOf(c: Context, { db, assets, shelf }: CohortDeps, mission = foundIn<Mission>(c)): Promise<EditProps> {
  const guide = guideOf(shelf(), mission.cohort);
  const [waivers, tutors] = await Promise.all([
    waiversOf(db, mission.school, mission.id),
    tutorsOfMission(db, mission.school, mission.id),
  ]);
  return {
    shell: shellOf(c, assets),
    guide,
    mission,
    tutors,
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
async function again(c: Context, deps: CohortDeps, sent: Sent, change: Partial<EditProps> = {}): Promise<Response> {
  const props = { ...(await propsOf(c, deps)), saved: false, ...change };
  return c.html(renderPage(<EditMissionPage {...props} sent={sent} />), 422);
}

/** What a change does to the mission as it is now, locked. @returns what the journal tells of it; null when it cannot be done any more */
type Doing = (trx: Database, mission: Mission, at: number) => Promise<Readonly<Record<string, unknown>> | null>;

/** Does `change` and puts it on the journal of the mission, then shows the page. Null when it cannot be done any more: nothing is kept. */
async function put(c: Context, { db, clock }: CohortDeps, action: string, change: Doing): Promise<Response | null> {
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
function said(c: Context, deps: CohortDeps, faults: Readonly<Record<string, CourseFault | null>>) {
  const w = COURSE_WORDS[shellOf(c, deps.assets).lang].faults;
  return Object.fromEntries(Object.entries(faults).flatMap(([field, fault]) => (fault ? [[field, w[fault]]] : [])));
}
/** The mission was there when the request came: missions are never taken away. */
const gone = (): never => {
  throw new Refusal('not-found', {});
};
const isWrong = (errors: object) => Object.keys(errors).length > 0;

async function edit(c: Context, deps: CohortDeps, field: Field): Promise<Response> {
  const mission = foundIn<Mission>(c);
  const { school, id } = mission;
  const typed = { ...typedMission(field), tutors: [] };
  const rows = rearranged(typed, field('intent'), mission.homeCountry);
  if (rows) {
    const props = { ...(await propsOf(c, deps)), typed: rows, version: field('version'), saved: false };
    return c.html(renderPage(<EditMissionPage {...props} />));
  }
  // A request without any row is no form of ours: nothing is taken away by it.
  const empty: MissionFaults = field('periods') === '' ? { periods: 'missing' } : {};
  const { details, faults } = readMissionForm(typed, { period: false, student: [] });
  const all = { ...empty, ...faults };
  const lang = shellOf(c, deps.assets).lang;
  const version = field('version');
  const shown = { typed, version };
  if (isWrong(all)) return again(c, deps, { form: 'details', values: {}, errors: errorsIn(all, lang) }, shown);
  const done = await put(c, deps, 'mission.edited', async (trx, now) => {
    if (version !== '' && versionOf(now) !== version) return null;
    await saveMission(trx, { school, mission: id, details });
    return { before: detailsOf(now), after: details };
  });
  if (done) return done;
  const now = (await readMission(deps.db, school, id)) ?? mission;
  const meanwhile = differing(detailsOf(now), details, lang);
  return c.html(renderPage(<EditMissionPage {...await propsOf(c, deps, now)} {...{ typed, meanwhile }} saved={false} />), 409);
}

async function addOne(c: Context, deps: CohortDeps, field: Field): Promise<Response> {
  const mission = foundIn<Mission>(c);
  const { school, id, cohort, student } = mission;
  const typed = typedMission(field);
  const newTutor = { ...emptyMission(mission.homeCountry), ...(typed.tutors.length > 0 && { tutors: typed.tutors.slice(0, 1) }) };
  const { tutors, faults } = readMissionForm(
    { ...emptyMission(mission.homeCountry), periods: [], tutors: newTutor.tutors },
    { period: false, student: [student.email] },
  );
  const none: MissionFaults = tutors.length > 0 ? {} : { 't1-email': 'missing' };
  const all = { ...(await addressFaults(deps.db, school, tutors)), ...faults, ...none };
  const lang = shellOf(c, deps.assets).lang;
  if (isWrong(all)) return again(c, deps, { form: 'tutor', values: {}, errors: errorsIn(all, lang) }, { newTutor });
  const done = await put(c, deps, 'tutor.added', async (trx, _, at) => {
    const [who] = await bringTutors(trx, { school, mission: id, programme: cohort.guide, at }, tutors);
    return { kind: tutors[0]!.kind, person: who!.id };
  });
  return done ?? gone();
}

async function leave(c: Context, deps: CohortDeps, field: Field): Promise<Response> {
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

async function extend(c: Context, deps: CohortDeps, field: Field): Promise<Response> {
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

async function breakIt(c: Context, deps: CohortDeps, field: Field): Promise<Response> {
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

async function waive(c: Context, deps: CohortDeps, field: Field): Promise<Response> {
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

async function confirm(c: Context, deps: CohortDeps): Promise<Response> {
  const done = await put(c, deps, 'tutors.confirmed', async (trx, { school, id }, at) => {
    await confirmTutors(trx, { school, mission: id, at });
    return {};
  });
  return done ?? gone();
}

/** /missions/:mission/edit, …/waivers, …/tutors, …/extend, …/break-off. */
export function editMissionRoutes(deps: CohortDeps): Hono {
  const { editMission, waiveMission, readMission } = MISSION_ABILITIES;
  const editor = () => mayDo(deps.identity, editMission, findMission(deps), readMission);
  const page = '/missions/:mission';
  const form = (act: (c: Context, deps: CohortDeps, field: Field) => Promise<Response>) => async (c: Context) =>
    act(c, deps, await typedIn(c));
  return new Hono()
    .get(`${page}/edit`, editor(), async (c) => c.html(renderPage(<EditMissionPage {...await propsOf(c, deps)} />)))
    .post(`${page}/edit`, editor(), form(edit))
    .post(`${page}/tutors`, editor(), form(addOne))
    .post(`${page}/tutors/leave`, editor(), form(leave))
    .post(`${page}/tutors/confirm`, editor(), (c) => confirm(c, deps))
    .post(`${page}/extend`, editor(), form(extend))
    .post(`${page}/break-off`, editor(), form(breakIt))
    .post(`${page}/waivers`, mayDo(deps.identity, waiveMission, findMission(deps), readMission), form(waive));
}
