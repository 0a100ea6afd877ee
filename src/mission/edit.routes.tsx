/** Staff correct a mission, waive its findings, and put on record what changes in its course. */
import { type Context, Hono } from 'hono';
import { foundIn, mayDo } from '../identity/entry.ts';
import { typedIn } from '../kernel/form.ts';
import { renderPage } from '../ui/render.ts';
import { shellOf } from '../ui/shell.routes.ts';
import type { CohortDeps } from './cohort.routes.tsx';
import { breakIt, extend, leave, waive } from './course.routes.tsx';
import { confirmTutors, saveMission } from './course.store.ts';
import { errorsIn } from './declare.routes.tsx';
import { EditMissionPage } from './edit.page.tsx';
import { findMission } from './hand-on.routes.tsx';
import { differing } from './meanwhile.ts';
import { again, type Field, gone, isWrong, propsOf, put } from './mission-change.routes.tsx';
import { emptyMission, type MissionFaults, readMissionForm, rearranged, typedMission } from './mission-form.ts';
import { MISSION_ABILITIES } from './mission.policy.ts';
import { readMission } from './mission.store.ts';
import { detailsOf, type Mission } from './mission.ts';
import { addressFaults, bringTutors } from './newcomers.store.ts';
import { versionOf } from './version.store.ts';

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
  const all = { ...(await addressFaults(deps.db, { school, by: 'staff' }, tutors)), ...faults, ...none };
  const lang = shellOf(c, deps.assets).lang;
  if (isWrong(all)) return again(c, deps, { form: 'tutor', values: {}, errors: errorsIn(all, lang) }, { newTutor });
  const done = await put(c, deps, 'tutor.added', async (trx, _, at) => {
    const [who] = await bringTutors(trx, { school, mission: id, programme: cohort.guide, at }, tutors);
    return { kind: tutors[0]!.kind, person: who!.id };
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
