/** A student declares their mission: where, when, about what, and who follows them in the company. */
import { type Context, Hono } from 'hono';
import { viaOf } from '../identity/ability.ts';
import { actorIn, foundIn, mayDo } from '../identity/entry.ts';
import { revokeLinks } from '../identity/link.store.ts';
import type { Database } from '../kernel/database.ts';
import { typedIn } from '../kernel/form.ts';
import { record } from '../kernel/journal.store.ts';
import { postLetter } from '../letter/letter.store.ts';
import type { Errors } from '../ui/form.tsx';
import type { Lang } from '../ui/lang.ts';
import { renderPage } from '../ui/render.ts';
import { shellOf } from '../ui/shell.routes.ts';
import { series } from '../ui/typography.ts';
import { leadsOf } from './alert.store.ts';
import { type CohortDeps, guideOf } from './cohort.routes.tsx';
import { confirmTutors, leaveTutor, saveMission } from './course.store.ts';
import { DeclarePage, type DeclareProps, wrongField } from './declare.page.tsx';
import { findMission } from './hand-on.routes.tsx';
import { detailsOf, type Mission, type MissionDetails, type NamedPerson, nameOf, type Tutor } from './mission.ts';
import { differing } from './meanwhile.ts';
import { MISSION_ABILITIES } from './mission.policy.ts';
import { readMission } from './mission.store.ts';
import { type MissionFaults, missionToTyped, type NewTutor, readMissionForm, rearranged, typedMission } from './mission-form.ts';
import { MISSION_FORM_WORDS } from './mission-form-words.ts';
import { addressFaults, bringTutors } from './newcomers.store.ts';
import { lockUnchanged, versionOf } from './version.store.ts';

/** What is wrong, in words, by field. */
export const errorsIn = (faults: MissionFaults, lang: Lang): Errors =>
  Object.fromEntries(Object.entries(faults).map(([field, fault]) => [field, MISSION_FORM_WORDS[lang].faults[fault]]));

function propsOf(c: Context, { assets, shelf }: CohortDeps, mission = foundIn<Mission>(c)): DeclareProps {
  return {
    shell: shellOf(c, assets),
    guide: guideOf(shelf(), mission.cohort),
    mission,
    typed: missionToTyped(mission, mission.companyTutors.length > 0 ? 0 : 1),
    wrong: new Set(),
    confirmed: false,
    errors: {},
    saved: c.req.query('saved') !== undefined,
    version: versionOf(mission),
    meanwhile: null,
  };
}

/** The first time, who follows the mission for the school is told; the leads where nobody does. */
async function tell(
  deps: CohortDeps,
  trx: Database,
  mission: Mission,
  { periods }: MissionDetails,
  tutors: readonly Pick<NamedPerson, 'firstName' | 'lastName'>[],
): Promise<void> {
  const { school, id, student, academicTutors, cohort } = mission;
  const told = academicTutors.length > 0 ? academicTutors : await leadsOf(trx, school, cohort.guide);
  for (const who of told) {
    const values = { student: nameOf(student), tutor: series(tutors.map(nameOf), who.lang), company: namesOf(periods, who.lang) };
    await postLetter(deps, trx, {
      school,
      kind: 'tutor-declared',
      person: who.id,
      address: who.email,
      lang: who.lang,
      values,
      mission: id,
      action: `${deps.config.BASE_URL}/missions/${id}`,
    });
  }
}
const namesOf = (periods: MissionDetails['periods'], lang: Lang) =>
  series(
    periods.map((p) => p.name),
    lang,
  );

interface Declared {
  details: MissionDetails;
  tutors: readonly NewTutor[];
  /** Those who are not the student's tutors. */
  wrong: readonly Tutor[];
  /** The state of the mission that the form was filled from. */
  version: string;
}

/** Keeps what is declared. @returns false when someone else changed the mission meanwhile: nothing is kept */
async function keep(c: Context, deps: CohortDeps, { details, tutors, wrong, version }: Declared): Promise<boolean> {
  const actor = actorIn(c);
  const at = deps.clock.now();
  return deps.db.transaction().execute(async (trx) => {
    const mission = await lockUnchanged(trx, foundIn<Mission>(c), version);
    if (!mission) return false;
    const { school, id, cohort } = mission;
    await saveMission(trx, { school, mission: id, details, declaredAt: at });
    for (const { id: person } of wrong) {
      const reason = MISSION_FORM_WORDS[actor.lang].wrongReason;
      await leaveTutor(trx, { school, mission: id, person, kind: 'company', at, reason });
      await revokeLinks(trx, { school, person, mission: id, at });
    }
    const brought = await bringTutors(trx, { school, mission: id, programme: cohort.guide, at }, tutors);
    await confirmTutors(trx, { school, mission: id, kind: 'company', at });
    const stay = mission.companyTutors.filter(({ id: person }) => !wrong.some((each) => each.id === person));
    if (!mission.declaredAt) await tell(deps, trx, mission, details, [...stay, ...brought]);
    const people = { came: brought.map((t) => t.id), left: wrong.map((t) => t.id) };
    await record(trx, {
      school,
      at,
      actor: actor.person,
      via: viaOf(actor),
      action: 'mission.declared',
      subject: `mission:${id}`,
      details: {
        before: detailsOf(mission),
        after: details,
        tutors: people,
      },
    });
    return true;
  });
}

async function declare(c: Context, deps: CohortDeps): Promise<Response> {
  const props = { ...propsOf(c, deps), saved: false };
  const { mission, shell } = props;
  const field = await typedIn(c);
  const typed = typedMission(field);
  const wrong = mission.companyTutors.filter((t) => !t.confirmed && field(wrongField(t.id)) === 'yes');
  const version = field('version');
  const kept = { typed, wrong: new Set(wrong.map((t) => t.id)), confirmed: field('confirm') === 'yes' };
  const again = { ...props, ...kept, version };
  const rows = rearranged(typed, field('intent'), mission.homeCountry);
  if (rows) return c.html(renderPage(<DeclarePage {...again} typed={rows} />));
  const { details, tutors, faults } = readMissionForm(typed, { period: true, student: [mission.student.email] });
  const all: MissionFaults = {
    ...(await addressFaults(deps.db, mission.school, tutors)),
    ...faults,
    ...(again.confirmed ? {} : { confirm: 'confirm' }),
  };
  if (Object.keys(all).length > 0) {
    return c.html(renderPage(<DeclarePage {...again} errors={errorsIn(all, shell.lang)} />), 422);
  }
  // Their role is that of the declaration: whoever fills it here is a company tutor.
  const company = tutors.map((tutor) => ({ ...tutor, kind: 'company' as const }));
  if (await keep(c, deps, { details, tutors: company, wrong, version })) {
    return c.redirect(`/missions/${mission.id}/declare?saved`, 303);
  }
  const now = (await readMission(deps.db, mission.school, mission.id)) ?? mission;
  const meanwhile = differing(detailsOf(now), details, shell.lang);
  return c.html(renderPage(<DeclarePage {...propsOf(c, deps, now)} {...kept} saved={false} meanwhile={meanwhile} />), 409);
}

/** /missions/:mission/declare. */
export function declareRoutes(deps: CohortDeps): Hono {
  const guard = () => mayDo(deps.identity, MISSION_ABILITIES.declare, findMission(deps), MISSION_ABILITIES.readMission);
  return new Hono()
    .get('/missions/:mission/declare', guard(), (c) => c.html(renderPage(<DeclarePage {...propsOf(c, deps)} />)))
    .post('/missions/:mission/declare', guard(), (c) => declare(c, deps));
}
