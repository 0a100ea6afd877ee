/** A company tutor passes a mission on to a colleague: they get a link, the school and the student are told. */
import { type Context, Hono } from 'hono';
import { type Actor, viaOf } from '../identity/ability.ts';
import { findOrAddPerson } from '../identity/enrol.store.ts';
import { actorIn, foundIn, type Found, mayDo } from '../identity/entry.ts';
import { inviteByLink, revokeLinks } from '../identity/link.store.ts';
import { heldLinks, type WrittenAgain } from '../identity/link-found.store.ts';
import { readPerson } from '../identity/person.store.ts';
import type { Database } from '../kernel/database.ts';
import { typedIn } from '../kernel/form.ts';
import { record } from '../kernel/journal.store.ts';
import { takeTurn } from '../kernel/rate.store.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Services } from '../kernel/services.ts';
import { DAY_MS } from '../kernel/span.ts';
import { postLetter } from '../letter/letter.store.ts';
import type { Lang } from '../ui/lang.ts';
import { renderPage } from '../ui/render.ts';
import { shellOf } from '../ui/shell.routes.ts';
import { leadsOf } from './alert.store.ts';
import type { CohortDeps } from './cohort.routes.tsx';
import { addTutor, leaveTutor } from './course.store.ts';
import { HandOnPage } from './hand-on.page.tsx';
import { type Mission, nameOf, subjectOf } from './mission.ts';
import { MISSION_ABILITIES } from './mission.policy.ts';
import { readMission } from './mission.store.ts';
import { isForStaff } from './newcomers.store.ts';
import { type OutsiderFault, readOutsider, typedOutsider } from './outsider-form.ts';
import { outsiderErrors } from './outsider.view.tsx';
import { OUTSIDER_WORDS } from './outsider-words.ts';

/** A link that is passed on lives this long at least. */
const LIFE_MS = 30 * DAY_MS;
/** How often a mission is passed on. */
const TURNS = { limit: 5, seconds: 86_400 };

/** The mission of the address, for guards of this slice and of those after it. */
export const findMission =
  ({ db }: Pick<Services, 'db'>) =>
  async (c: Context, actor: Actor): Promise<Found<Mission> | null> => {
    const mission = await readMission(db, actor.school, c.req.param('mission') ?? '');
    return mission && { subject: subjectOf(mission), value: mission };
  };

/** What routes need that write a link again. */
export interface AgainRouteDeps extends CohortDeps {
  writtenAgain: WrittenAgain;
}

interface Colleague {
  firstName: string;
  lastName: string;
  email: string;
  lang: Lang;
}

/** Tells the leads of the programme and the student who follows the mission from now on. */
async function tell(deps: CohortDeps, trx: Database, mission: Mission, names: { from: string; to: string }): Promise<void> {
  const { school, student } = mission;
  for (const who of [...(await leadsOf(trx, school, mission.cohort.guide)), student]) {
    const own = OUTSIDER_WORDS[who.lang].missionTo(who.id === student.id ? null : nameOf(student));
    const values = { student: nameOf(student), mission: own, ...names };
    await postLetter(deps, trx, {
      school,
      kind: 'tutor-handed-on',
      person: who.id,
      address: who.email,
      lang: who.lang,
      values,
      action: `${deps.config.BASE_URL}/missions/${mission.id}`,
      mission: mission.id,
    });
  }
}

/** Puts the colleague in the place of `actor`, with a link for each thing that was asked of them. */
async function passOn(deps: AgainRouteDeps, trx: Database, actor: Actor, mission: Mission, to: Colleague, reason: string) {
  const { school, id, cohort } = mission;
  const at = deps.clock.now();
  // Sent twice, it is passed on once.
  if (!(await leaveTutor(trx, { school, mission: id, person: actor.person, kind: 'company', at, reason }))) return;
  const who = await findOrAddPerson(trx, { school, ...to, role: 'company-tutor', programme: cohort.guide });
  const held = await heldLinks(trx, { school, person: actor.person, mission: id });
  await addTutor(trx, { school, mission: id, person: who.id, kind: 'company', confirmedAt: at });
  await revokeLinks(trx, { school, person: actor.person, mission: id, at });
  const from = nameOf(actor);
  for (const link of held) {
    const { purpose, item, expiresAt } = link;
    const said = await deps.writtenAgain(trx, link, { lang: who.lang, at, from });
    const order = { school, person: who, purpose, mission: id, item, ...said, createdBy: actor.person, at };
    await inviteByLink(deps, trx, { ...order, expiresAt: Math.max(expiresAt.getTime(), at + LIFE_MS) });
  }
  await tell(deps, trx, mission, { from, to: nameOf(who) });
  await record(trx, {
    school,
    at,
    actor: actor.person,
    via: viaOf(actor),
    action: 'tutor.handed-on',
    subject: `mission:${id}`,
    details: { from: actor.person, to: who.id, asked: held.map(({ purpose, item }) => ({ purpose, item })) },
  });
}

async function handOn(c: Context, deps: AgainRouteDeps): Promise<Response> {
  const { db, clock, assets } = deps;
  const actor = actorIn(c);
  const mission = foundIn<Mission>(c);
  const shell = shellOf(c, assets);
  const typed = typedOutsider(await typedIn(c));
  const me = await readPerson(db, actor.school, actor.person);
  const refuse = (faults: Readonly<Record<string, OutsiderFault>>) =>
    c.html(renderPage(<HandOnPage {...{ shell, mission, typed }} errors={outsiderErrors(faults, shell)} />), 422);
  // Whose an address is, that of the student included, is not for a stranger to learn.
  const { who, faults } = readOutsider(typed, { own: me?.email ?? null, student: null });
  if (Object.keys(faults).length > 0) return refuse(faults);
  // Each address that is tried takes a turn: nobody finds out by trying many.
  const seconds = await takeTurn(db, `hand-on:${mission.id}`, TURNS, clock.now());
  if (seconds > 0) throw new Refusal('too-many-requests', { seconds });
  if (await isForStaff(db, mission.school, who.email)) return refuse({ email: 'email-unusable' });
  const reason = OUTSIDER_WORDS[actor.lang].handedOn(nameOf(who));
  await db.transaction().execute((trx) => passOn(deps, trx, actor, mission, who, reason));
  // The link is taken back: its session is over by itself.
  return c.redirect(actor.only ? '/l/handed-on' : '/', 303);
}

/** /missions/:mission/hand-on. */
export function handOnRoutes(deps: AgainRouteDeps): Hono {
  const guard = () => mayDo(deps.identity, MISSION_ABILITIES.handOn, findMission(deps), MISSION_ABILITIES.readMission);
  const empty = { firstName: '', lastName: '', email: '', lang: '' };
  return new Hono()
    .get('/missions/:mission/hand-on', guard(), (c) => {
      const props = { shell: shellOf(c, deps.assets), mission: foundIn<Mission>(c), typed: empty, errors: {} };
      return c.html(renderPage(<HandOnPage {...props} />));
    })
    .post('/missions/:mission/hand-on', guard(), (c) => handOn(c, deps));
}
