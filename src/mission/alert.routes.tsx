/** Alerts: someone tells the lead of a worry, in private; the lead says what was done. */
import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { type Actor, viaOf } from '../identity/ability.ts';
import { actorIn, foundIn, type Found, mayDo } from '../identity/entry.ts';
import { typedIn } from '../kernel/form.ts';
import { isId } from '../kernel/id.ts';
import { record } from '../kernel/journal.store.ts';
import { takeTurn } from '../kernel/rate.store.ts';
import { Refusal } from '../kernel/refusal.ts';
import { postLetter } from '../letter/letter.store.ts';
import { renderPage } from '../ui/render.ts';
import { shellOf } from '../ui/shell.routes.ts';
import { type Alert, alertFault } from './alert.ts';
import { AlertPage, type AlertPageProps, HandleAlertPage } from './alert.page.tsx';
import { addAlert, type Addressee, addresseeOf, alertsOf, handleAlert, leadsOf, missionOfAlert } from './alert.store.ts';
import { crumbFrom } from './crumb.view.tsx';
import { ALERT_WORDS, type Worried } from './alert-words.ts';
import { type CohortDeps, guideOf } from './cohort.routes.tsx';
import { findMission } from './hand-on.routes.tsx';
import { type Mission, nameOf, subjectOf } from './mission.ts';
import { MISSION_ABILITIES } from './mission.policy.ts';
import { readMission } from './mission.store.ts';
import { OUTSIDER_WORDS } from './outsider-words.ts';

/** How often someone tells of a worry about one mission. */
const TURNS = { limit: 10, seconds: 86_400 };

/** As whom `person` tells of something: a tutor of both kinds as one of the school. */
function worriedAs(person: string, { student, academicTutors }: Mission): Worried {
  if (person === student.id) return 'student';
  return academicTutors.some(({ id }) => id === person) ? 'academic' : 'company';
}

async function propsOf(c: Context, { db, assets, shelf }: CohortDeps): Promise<AlertPageProps & { leads: readonly Addressee[] }> {
  const mission = foundIn<Mission>(c);
  const actor = actorIn(c);
  const [alerts, leads] = await Promise.all([
    alertsOf(db, mission.school, mission.id),
    leadsOf(db, mission.school, mission.cohort.guide),
  ]);
  return {
    shell: shellOf(c, assets),
    mission,
    guide: guideOf(shelf(), mission.cohort),
    leads,
    by: worriedAs(actor.person, mission),
    mine: alerts.filter(({ by }) => by.id === actor.person),
    typed: '',
    form: randomUUID(),
    errors: {},
    sent: c.req.query('sent') !== undefined,
    from: crumbFrom(actor, mission),
  };
}

async function raise(c: Context, deps: CohortDeps): Promise<Response> {
  const { db, clock, config } = deps;
  const field = await typedIn(c);
  const words = field('words');
  const props = await propsOf(c, deps);
  const fault = alertFault(words);
  if (fault) {
    const errors = { words: ALERT_WORDS[props.shell.lang].faults[fault] };
    return c.html(renderPage(<AlertPage {...props} sent={false} typed={words} errors={errors} />), 422);
  }
  const { mission, leads } = props;
  const student = nameOf(mission.student);
  const isOwn = props.by === 'student';
  const actor = actorIn(c);
  const at = clock.now();
  const seconds = await takeTurn(db, `alert:${mission.id}:${actor.person}`, TURNS, at);
  if (seconds > 0) throw new Refusal('too-many-requests', { seconds });
  await db.transaction().execute(async (trx) => {
    const own = { school: mission.school, mission: mission.id, saidBy: actor.person };
    const id = isId(field('form')) ? field('form') : randomUUID();
    const alert = await addAlert(trx, { ...own, id, words, saidAt: at });
    if (alert === null) return;
    for (const lead of leads) {
      await postLetter(deps, trx, {
        school: mission.school,
        kind: 'alert-raised',
        person: lead.id,
        address: lead.email,
        lang: lead.lang,
        values: { student, mission: ALERT_WORDS[lead.lang].about(isOwn ? null : student), by: nameOf(actor), words },
        action: `${config.BASE_URL}/missions/${mission.id}#alert-${alert}`,
        mission: mission.id,
      });
    }
    const entry = { school: mission.school, at, actor: actor.person, via: viaOf(actor), subject: `mission:${mission.id}` };
    await record(trx, { ...entry, action: 'alert.raised', details: { alert } });
  });
  return c.redirect(`/missions/${mission.id}/alert?sent`, 303);
}

interface FoundAlert {
  mission: Mission;
  alert: Alert;
}

/** The alert of the address, in its mission. */
const findAlert =
  ({ db }: CohortDeps) =>
  async (c: Context, actor: Actor): Promise<Found<FoundAlert> | null> => {
    const id = c.req.param('alert') ?? '';
    const found = await missionOfAlert(db, actor.school, id);
    const mission = found === null ? null : await readMission(db, actor.school, found);
    if (!mission) return null;
    const alert = (await alertsOf(db, actor.school, mission.id)).find((each) => each.id === id);
    return alert ? { subject: subjectOf(mission), value: { mission, alert } } : null;
  };

async function handle(c: Context, deps: CohortDeps): Promise<Response> {
  const { db, clock, config, assets, shelf } = deps;
  const { mission, alert } = foundIn<FoundAlert>(c);
  const note = (await typedIn(c))('note');
  const shell = shellOf(c, assets);
  const fault = alertFault(note);
  if (fault) {
    const error = ALERT_WORDS[shell.lang].faults[fault];
    const view = { alert, guide: guideOf(shelf(), mission.cohort), lang: shell.lang, typed: note, error };
    return c.html(renderPage(<HandleAlertPage shell={shell} mission={mission} {...view} />), 422);
  }
  const { school } = mission;
  const actor = actorIn(c);
  const at = clock.now();
  await db.transaction().execute(async (trx) => {
    if (!(await handleAlert(trx, { school, alert: alert.id, by: actor.person, note, at }))) return;
    const who = await addresseeOf(trx, school, alert.by.id);
    if (who) {
      const student = nameOf(mission.student);
      const own = OUTSIDER_WORDS[who.lang].missionTo(who.id === mission.student.id ? null : student);
      await postLetter(deps, trx, {
        school,
        kind: 'alert-handled',
        person: who.id,
        address: who.email,
        lang: who.lang,
        values: { student, mission: own, by: nameOf(actor), note },
        action: `${config.BASE_URL}/missions/${mission.id}/alert`,
        mission: mission.id,
      });
    }
    const entry = { school, at, actor: actor.person, via: viaOf(actor), subject: `mission:${mission.id}` };
    await record(trx, { ...entry, action: 'alert.handled', details: { alert: alert.id } });
  });
  return c.redirect(`/missions/${mission.id}?done=alert#alert-${alert.id}`, 303);
}

/** /missions/:mission/alert, /alerts/:alert/handle. */
export function alertRoutes(deps: CohortDeps): Hono {
  const { raiseAlert, handleAlert: mayHandle, readMission: read } = MISSION_ABILITIES;
  const raiser = () => mayDo(deps.identity, raiseAlert, findMission(deps), read);
  return new Hono()
    .get('/missions/:mission/alert', raiser(), async (c) => c.html(renderPage(<AlertPage {...await propsOf(c, deps)} />)))
    .post('/missions/:mission/alert', raiser(), (c) => raise(c, deps))
    .post('/alerts/:alert/handle', mayDo(deps.identity, mayHandle, findAlert(deps)), (c) => handle(c, deps));
}
