/** What is done to many missions of a cohort at once: remind, invite, give more time. A page says to whom before anything leaves, another what came of it. */
import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { inviteTutors } from '../appraisal/invite.store.ts';
import { plain, reading, readingElsewhere } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import type { Shelf } from '../guide/shelf.ts';
import { may, viaOf } from '../identity/ability.ts';
import { actorIn, foundIn, mayDo } from '../identity/entry.ts';
import type { Database } from '../kernel/database.ts';
import { typedIn } from '../kernel/form.ts';
import { isId } from '../kernel/id.ts';
import { recordAll } from '../kernel/journal.store.ts';
import { Refusal } from '../kernel/refusal.ts';
import { type CohortDeps, findCohort, guideOf } from '../mission/cohort.routes.tsx';
import { type Cohort, type Mission, nameOf } from '../mission/mission.ts';
import { MISSION_ABILITIES } from '../mission/mission.policy.ts';
import { addExtension } from '../mission/cohort.store.ts';
import { listMissions } from '../mission/mission.store.ts';
import { casesOf, JUST_MS, lineOf, remindedSince, remindNow } from '../reminder/reminder.store.ts';
import type { Lang } from '../ui/lang.ts';
import { renderPage } from '../ui/render.ts';
import { shellOf } from '../ui/shell.routes.ts';
import { exactInstant } from '../ui/typography.ts';
import { askedOf, beginAct, endAct, readAct } from './bulk-act.store.ts';
import { askedIn, matrixUrl } from './matrix.ts';
import {
  type Act,
  ACTS,
  invitePlan,
  type Left,
  MOST,
  type MoreTime,
  readMore,
  remindPlan,
  type Scope,
  SCOPES,
  type TypedMore,
} from './matrix-bulk.ts';
import { BulkPage, type BulkProps, type LetterLine } from './matrix-bulk.page.tsx';
import { BULK_WORDS } from './matrix-bulk-words.ts';
import { DonePage } from './matrix-done.page.tsx';
import { MATRIX_ABILITIES } from './matrix.policy.ts';
import { findMissions } from './matrix.store.ts';
import { tellStudents } from './tell.store.ts';
import { OFFICE_WORDS } from './words.ts';

/** What it acts on. */
interface Many {
  cohort: Cohort;
  guide: Guide;
  missions: Mission[];
  /** How many were asked for, and how many of them come before: at most MOST are acted on at once. */
  asked: number;
  before: number;
}

/** Missions of the cohort among `ids`, in their order; those of elsewhere are not there. */
async function chosen({ db }: CohortDeps, cohort: Cohort, ids: readonly string[]): Promise<Mission[]> {
  const missions = await listMissions(db, cohort.school, { ids: ids.filter(isId) });
  const place = new Map(ids.map((id, at) => [id, at]));
  return missions.filter((m) => m.cohort.id === cohort.id).toSorted((a, b) => place.get(a.id)! - place.get(b.id)!);
}

const whole = (text: string | undefined) => (/^\d{1,7}$/.test(text ?? '') ? Number(text) : 0);

/** The missions that the address names: those that are ticked, those of the page, or all those of the filter. */
async function fromAddress(c: Context, deps: CohortDeps, act: Act): Promise<Many> {
  const { db, clock, shelf } = deps;
  const cohort = foundIn<Cohort>(c);
  const guide = guideOf(shelf(), cohort);
  const scope: Scope = SCOPES.find((each) => each === c.req.query('scope')) ?? 'ticked';
  const order = {
    cohort,
    guide,
    now: clock.now(),
    whole: scope === 'all',
    alerts: may(actorIn(c), MISSION_ABILITIES.handleAlert, { school: cohort.school, programme: cohort.guide }),
    remindable: act === 'remind' && scope === 'all',
    asked: askedIn((name) => c.req.query(name), guide),
  };
  const ids = scope === 'ticked' ? (c.req.queries('m') ?? []) : (await findMissions(db, order)).rows.map((row) => row.mission);
  // More than a lot: in an order that nothing changes between two lots, each from where the one before ended.
  const sorted = ids.length > MOST ? ids.toSorted() : ids;
  const after = c.req.query('after') ?? '';
  const before = ids.length > MOST ? sorted.filter((id) => id <= after).length : 0;
  const missions = await chosen(deps, cohort, sorted.slice(before, before + MOST));
  return { cohort, guide, missions, asked: ids.length, before };
}

/** The missions of the form, and the name that the form goes by: sent twice, it does nothing twice. */
async function fromForm(c: Context, deps: CohortDeps): Promise<Many & { id: string }> {
  const cohort = foundIn<Cohort>(c);
  const body = await c.req.parseBody({ all: true });
  const ids = [body['m'] ?? []].flat().filter((id): id is string => typeof id === 'string');
  const missions = await chosen(deps, cohort, ids.slice(0, MOST));
  const named = typeof body['form'] === 'string' && isId(body['form']) ? body['form'] : randomUUID();
  const counted = (name: string) => whole(typeof body[name] === 'string' ? body[name] : '');
  const guide = guideOf(deps.shelf(), cohort);
  return { id: named, cohort, guide, missions, asked: Math.max(counted('asked'), missions.length), before: counted('before') };
}

const NOTHING: TypedMore = { milestone: '', day: '', time: '', reason: '' };

/** Whom a reminder writes to; who has just got one gets no other. */
async function remindersFor(db: Database, shelf: Shelf, missions: readonly Mission[], now: number) {
  const school = missions[0]?.school;
  if (school === undefined) return remindPlan([], new Set(), now);
  const [cases, just] = await Promise.all([casesOf(db, shelf, missions), remindedSince(db, school, now - JUST_MS)]);
  return remindPlan(cases, just, now);
}

/** Who would get what, and what is left aside. */
async function planOf({ db, shelf, clock }: CohortDeps, { guide, missions, cohort }: Many, act: Act, lang: Lang) {
  if (act === 'remind') {
    const { letters, left } = await remindersFor(db, shelf(), missions, clock.now());
    const lines = letters.map(({ person, items }): LetterLine => {
      const asked = items.map((item) => lineOf({ ...item, person: { ...item.person, lang } }, clock.now()));
      return { person: nameOf(person), address: person.email, asked };
    });
    return { lines, left };
  }
  if (act === 'invite') {
    const { letters, left } = invitePlan(guide, missions, await askedOf(db, cohort.school, missions));
    const r = readingElsewhere(guide, lang);
    const titleOf = (item: string) => guide.rubrics.find(({ id }) => id === item)?.title ?? guide.feedback?.title ?? item;
    const lines = letters.map(({ person, mission, items }): LetterLine => {
      const about = BULK_WORDS[lang].about(nameOf(mission.student));
      return {
        person: nameOf(person),
        address: person.email,
        asked: items.map((item) => `${plain(titleOf(item), r)}, ${about}`),
      };
    });
    return { lines, left };
  }
  return {
    lines: null,
    left: missions.filter((m) => m.brokenOff).map((m): Left => ({ mission: m.id, why: 'broken-off', who: '' })),
  };
}

async function pageOf(c: Context, deps: CohortDeps, many: Many, act: Act, more: Partial<BulkProps> = {}): Promise<string> {
  const shell = shellOf(c, deps.assets);
  const plan = await planOf(deps, many, act, shell.lang);
  const filter = askedIn((name) => c.req.query(name), many.guide);
  const own = { shell, act, filter, form: randomUUID(), typed: NOTHING, errors: {} };
  return renderPage(<BulkPage {...own} {...many} {...plan} {...more} />);
}

async function ask(c: Context, deps: CohortDeps): Promise<Response> {
  const act = ACTS.find((each) => each === c.req.query('act')) ?? 'remind';
  const cohort = foundIn<Cohort>(c);
  if (!may(actorIn(c), MATRIX_ABILITIES[act], { school: cohort.school, programme: cohort.guide })) {
    throw new Refusal('not-allowed', {});
  }
  const many = await fromAddress(c, deps, act);
  const milestone = c.req.query('step') ?? many.guide.deliverables.find((d) => d.main)?.milestone ?? '';
  return c.html(await pageOf(c, deps, many, act, { typed: { ...NOTHING, milestone } }));
}

type Form = Many & { id: string };

/** Keeps that the action of the form begins; false when the form was sent before. */
const begin = (c: Context, { clock }: CohortDeps, trx: Database, act: Act, { cohort, id }: Form) =>
  beginAct(trx, { school: cohort.school, id, cohort: cohort.id, act, by: actorIn(c).person, at: clock.now() });

/** Leads to what came of it, and from there to the next lot. */
function leadToDone(c: Context, { cohort, id, guide, asked, before, missions }: Form): Response {
  const rest = asked - before - missions.length;
  const filter = askedIn((name) => c.req.query(name), guide);
  const query: Record<string, string> = rest > 0 ? { after: missions.at(-1)?.id ?? '', rest: String(rest) } : {};
  return c.redirect(matrixUrl(cohort.id, filter, { to: `/bulk/${id}`, query }), 303);
}

/** Nothing is chosen: it is said and the form stays. */
async function refuseNone(c: Context, deps: CohortDeps, many: Many, act: Act): Promise<Response> {
  const errors = { m: BULK_WORDS[shellOf(c, deps.assets).lang].faults.mission };
  return c.html(await pageOf(c, deps, many, act, { errors }), 422);
}

/** One transaction: one letter a person, whatever the number of missions. */
async function remind(c: Context, deps: CohortDeps): Promise<Response> {
  const many = await fromForm(c, deps);
  const { missions, cohort, id } = many;
  if (missions.length === 0) return refuseNone(c, deps, many, 'remind');
  const actor = actorIn(c);
  const at = deps.clock.now();
  await deps.db.transaction().execute(async (trx) => {
    if (!(await begin(c, deps, trx, 'remind', many))) return;
    const plan = await remindersFor(trx, deps.shelf(), missions, at);
    const about = new Set(plan.letters.flatMap(({ items }) => items.map(({ mission }) => mission.id)));
    const { letters } = await remindNow(deps, trx, { missions, by: { person: actor.person, via: viaOf(actor) }, at });
    await endAct(trx, cohort.school, id, { letters, missions: about.size, left: plan.left });
  });
  return leadToDone(c, many);
}

/** Each mission in a transaction of its own: nobody else waits for the journal, what left stays, and what is asked again leaves once. */
async function invite(c: Context, deps: CohortDeps): Promise<Response> {
  const many = await fromForm(c, deps);
  const { missions, guide, cohort, id } = many;
  if (missions.length === 0) return refuseNone(c, deps, many, 'invite');
  if (!(await begin(c, deps, deps.db, 'invite', many))) return leadToDone(c, many);
  const actor = actorIn(c);
  const by = { person: actor.person, via: viaOf(actor) };
  const { left } = invitePlan(guide, missions, await askedOf(deps.db, cohort.school, missions));
  const told = { letters: 0, missions: 0, left };
  for (const mission of missions) {
    const order = { mission, guide, by, at: deps.clock.now() };
    const { invited } = await deps.db.transaction().execute((trx) => inviteTutors(deps, trx, order));
    told.letters += invited;
    told.missions += invited > 0 ? 1 : 0;
  }
  await endAct(deps.db, cohort.school, id, told);
  return leadToDone(c, many);
}

async function extend(c: Context, deps: CohortDeps): Promise<Response> {
  const many = await fromForm(c, deps);
  const { cohort, guide, missions, id } = many;
  if (missions.length === 0) return refuseNone(c, deps, many, 'extend');
  // Sent again, it is no longer later than what is in force: it leads to what it did.
  if (await readAct(deps.db, cohort.school, cohort.id, id)) return leadToDone(c, many);
  const field = await typedIn(c);
  const typed = { milestone: field('milestone'), day: field('day'), time: field('time'), reason: field('reason') };
  const more = readMore(typed, guide, cohort, missions);
  if (Object.keys(more.faults).length > 0) {
    const { faults } = OFFICE_WORDS[shellOf(c, deps.assets).lang];
    const errors = Object.fromEntries(Object.entries(more.faults).map(([name, fault]) => [name, faults[fault]]));
    return c.html(await pageOf(c, deps, many, 'extend', { typed, errors }), 422);
  }
  await deps.db.transaction().execute(async (trx) => {
    if (!(await begin(c, deps, trx, 'extend', many))) return;
    await endAct(trx, cohort.school, id, { letters: more.missions.length, missions: more.missions.length, left: more.left });
    await give(c, deps, trx, many, typed, more.missions);
  });
  return leadToDone(c, many);
}

/** Gives the time, tells the students, says it in the journal of each mission: that comes last. */
async function give(
  c: Context,
  deps: CohortDeps,
  trx: Database,
  { cohort, guide }: Many,
  { milestone, reason }: TypedMore,
  later: MoreTime['missions'],
): Promise<void> {
  const actor = actorIn(c);
  const at = deps.clock.now();
  const { school } = cohort;
  const entries = [];
  for (const { mission, from, until } of later) {
    const given = { school, cohort: cohort.id, mission: mission.id, milestone, until, reason };
    const extension = await addExtension(trx, { ...given, givenBy: actor.person, givenAt: at });
    const details = { extension, milestone, from, until, reason };
    const entry = { school, at, actor: actor.person, via: viaOf(actor), details };
    entries.push({ ...entry, action: 'deadline.extended', subject: `mission:${mission.id}` });
  }
  const until = later[0]?.until ?? '';
  const students = later.map(({ mission }) => mission);
  await tellStudents(deps, trx, actor, students, 'deadline-extended', (lang) => ({
    title: plain(guide.calendar.find((m) => m.id === milestone)!.title, reading(guide, lang)),
    deadline: exactInstant(new Date(until), lang, guide.timezone),
    reason,
  }));
  await recordAll(trx, school, entries);
}

/** What came of it. */
async function showDone(c: Context, deps: CohortDeps): Promise<Response> {
  const cohort = foundIn<Cohort>(c);
  const found = await readAct(deps.db, cohort.school, cohort.id, c.req.param('act') ?? '');
  if (!found) throw new Refusal('not-found', {});
  const guide = guideOf(deps.shelf(), cohort);
  const missions = await chosen(
    deps,
    cohort,
    (found.told?.left ?? []).map((each) => each.mission),
  );
  const rest = whole(c.req.query('rest'));
  const props = {
    shell: shellOf(c, deps.assets),
    cohort,
    ...found,
    missions,
    filter: askedIn((name) => c.req.query(name), guide),
    rest: rest > 0 ? { after: c.req.query('after') ?? '', count: Math.min(MOST, rest) } : null,
  };
  return c.html(renderPage(<DonePage {...props} />));
}

/** /cohorts/:cohort/bulk, a POST for each thing that is done, and what came of it. */
export function bulkRoutes(deps: CohortDeps): Hono {
  const { readCohort } = MISSION_ABILITIES;
  const guard = (act: Act) => mayDo(deps.identity, MATRIX_ABILITIES[act], findCohort(deps), readCohort);
  return new Hono()
    .get('/cohorts/:cohort/bulk', mayDo(deps.identity, readCohort, findCohort(deps)), (c) => ask(c, deps))
    .get('/cohorts/:cohort/bulk/:act', mayDo(deps.identity, readCohort, findCohort(deps)), (c) => showDone(c, deps))
    .post('/cohorts/:cohort/bulk/remind', guard('remind'), (c) => remind(c, deps))
    .post('/cohorts/:cohort/bulk/invite', guard('invite'), (c) => invite(c, deps))
    .post('/cohorts/:cohort/bulk/extend', guard('extend'), (c) => extend(c, deps));
}
