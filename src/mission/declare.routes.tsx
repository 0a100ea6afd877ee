/** A student declares their mission: where, when, about what, and who follows them in the company. */
import { type Context, Hono } from 'hono';
import { viaOf } from '../identity/ability.ts';
import { actorIn, foundIn, mayDo } from '../identity/entry.ts';
import { revokeLinks } from '../identity/link.store.ts';
import type { Database } from '../kernel/database.ts';
import { typedIn } from '../kernel/form.ts';
import { record } from '../kernel/journal.store.ts';
import type { Errors } from '../ui/form.tsx';
import type { Lang } from '../ui/lang.ts';
import { renderPage } from '../ui/render.ts';
import { shellOf } from '../ui/shell.routes.ts';
import { series } from '../ui/typography.ts';
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
import { staffOf, tellTutor } from './tutor-told.store.ts';
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

/**
 * Whom a declaration is told to: the first time who follows the mission for the school, or the leads where nobody does; both when tutors
 * change later, for nobody waits for that.
 */
const toTell = async (trx: Database, mission: Mission) =>
  !mission.declaredAt && mission.academicTutors.length > 0 ? mission.academicTutors : staffOf(trx, mission);

/** Who follows the mission in the company as the student says: who did already, who came, who left. */
type Following = Readonly<Record<'stay' | 'came' | 'left', readonly Pick<NamedPerson, 'firstName' | 'lastName'>[]>>;

/** Their names; once the mission was declared, with what changes. */
function namesIn({ stay, came, left }: Following, isNew: boolean, lang: Lang): string {
  const w = MISSION_FORM_WORDS[lang];
  const changed = isNew ? came.map(nameOf) : [...came.map((t) => w.came(nameOf(t))), ...left.map((t) => w.left(nameOf(t)))];
  return series([...stay.map(nameOf), ...changed], lang);
}

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
    const came = brought.filter(({ id: person }) => !mission.companyTutors.some((each) => each.id === person));
    const changed = came.length + wrong.length > 0;
    if (changed || !mission.declaredAt) {
      const tutor = (lang: Lang) => namesIn({ stay, came, left: wrong }, !mission.declaredAt, lang);
      await tellTutor(deps, trx, mission, { staff: await toTell(trx, mission), tutor, periods: details.periods });
    }
    const people = { came: came.map((t) => t.id), left: wrong.map((t) => t.id) };
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
    ...(await addressFaults(deps.db, { school: mission.school, by: 'student' }, tutors)),
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
