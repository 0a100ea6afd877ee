/** A mission added to a cohort by hand: its student, what is known of it, its tutors. */
import { type Context, Hono } from 'hono';
import { viaOf } from '../identity/ability.ts';
import { findOrAddPerson } from '../identity/enrol.store.ts';
import { actorIn, foundIn, mayDo } from '../identity/entry.ts';
import { personOfEmail, personOfNumber } from '../identity/person.store.ts';
import { readSchool } from '../identity/school.store.ts';
import { typedIn } from '../kernel/form.ts';
import { record } from '../kernel/journal.store.ts';
import { renderPage } from '../ui/render.ts';
import { shellOf } from '../ui/shell.routes.ts';
import { type CohortDeps, findCohort } from './cohort.routes.tsx';
import { errorsIn } from './declare.routes.tsx';
import { NewMissionPage, type TypedStudent } from './edit.page.tsx';
import type { Cohort } from './mission.ts';
import { MISSION_ABILITIES } from './mission.policy.ts';
import { createMission, listMissions } from './mission.store.ts';
import {
  emptyMission,
  isEmail,
  type MissionFaults,
  readMissionForm,
  rearranged,
  sameName,
  typedMission,
} from './mission-form.ts';
import { addressFaults, bringTutors } from './newcomers.store.ts';

const NOBODY: TypedStudent = { firstName: '', lastName: '', email: '', number: '', lang: 'fr' };
const LONGEST = 100;

async function studentFaults({ db }: CohortDeps, { school, id: cohort }: Cohort, student: TypedStudent): Promise<MissionFaults> {
  const faults: Record<string, MissionFaults[string]> = {};
  for (const name of ['firstName', 'lastName', 'email'] as const) if (!student[name]) faults[name] = 'missing';
  for (const name of ['firstName', 'lastName', 'number'] as const) if (student[name].length > LONGEST) faults[name] = 'long';
  if (student.email && !isEmail(student.email)) faults['email'] = 'email';
  if (Object.keys(faults).length > 0) return faults;
  const known = await personOfEmail(db, student.email);
  const isAnother = known && (known.school !== school || known.leftAt !== null || !sameName(known, student));
  if (isAnother) faults['email'] = 'unusable';
  const holder = student.number ? await personOfNumber(db, school, student.number) : null;
  if (holder && holder.id !== known?.id) faults['number'] = 'number-taken';
  const missions = known && !isAnother ? await listMissions(db, school, { student: known.id }) : [];
  if (missions.some((mission) => mission.cohort.id === cohort && !mission.brokenOff)) faults['email'] = 'has-mission';
  return faults;
}

async function create(c: Context, deps: CohortDeps): Promise<Response> {
  const { db, clock, assets } = deps;
  const cohort = foundIn<Cohort>(c);
  const { school } = cohort;
  const shell = shellOf(c, assets);
  const field = await typedIn(c);
  const { country } = await readSchool(db, school);
  const student = Object.fromEntries(Object.keys(NOBODY).map((name) => [name, field(name)])) as unknown as TypedStudent;
  const typed = typedMission(field);
  const props = { shell, cohort, student, typed, errors: {} };
  const rows = rearranged(typed, field('intent'), country);
  if (rows) return c.html(renderPage(<NewMissionPage {...props} typed={rows} />));
  const { details, tutors, faults } = readMissionForm(typed, { period: false, student: [student.email] });
  const all = {
    ...(await studentFaults(deps, cohort, student)),
    ...(await addressFaults(db, { school, by: 'staff' }, tutors)),
    ...faults,
  };
  if (Object.keys(all).length > 0) {
    return c.html(renderPage(<NewMissionPage {...props} errors={errorsIn(all, shell.lang)} />), 422);
  }
  const actor = actorIn(c);
  const at = clock.now();
  const id = await db.transaction().execute(async (trx) => {
    const { firstName, lastName, email, number } = student;
    const lang = student.lang === 'en' ? 'en' : 'fr';
    const who = { school, firstName, lastName, email, lang, number: number || null } as const;
    const { id: person } = await findOrAddPerson(trx, { ...who, role: 'student', programme: cohort.guide });
    const none = { companyTutors: [], academicTutors: [] };
    const confidential = details.confidentiality !== '';
    const made = { school, cohort: cohort.id, student: person, confidential, ...details, ...none, createdAt: at };
    const mission = await createMission(trx, made);
    const brought = await bringTutors(trx, { school, mission, programme: cohort.guide, at }, tutors);
    const entry = {
      school,
      at,
      actor: actor.person,
      via: viaOf(actor),
      action: 'mission.created',
      subject: `mission:${mission}`,
    };
    await record(trx, {
      ...entry,
      details: { cohort: cohort.id, student: person, after: details, tutors: brought.map((t) => t.id) },
    });
    return mission;
  });
  return c.redirect(`/missions/${id}/edit?saved`, 303);
}

/** /cohorts/:cohort/missions/new. */
export function newMissionRoutes(deps: CohortDeps): Hono {
  const guard = () => mayDo(deps.identity, MISSION_ABILITIES.createMission, findCohort(deps), MISSION_ABILITIES.readCohort);
  return new Hono()
    .get('/cohorts/:cohort/missions/new', guard(), async (c) => {
      const cohort = foundIn<Cohort>(c);
      const typed = emptyMission((await readSchool(deps.db, cohort.school)).country);
      const props = { shell: shellOf(c, deps.assets), cohort, student: NOBODY, typed, errors: {} };
      return c.html(renderPage(<NewMissionPage {...props} />));
    })
    .post('/cohorts/:cohort/missions/new', guard(), (c) => create(c, deps));
}
