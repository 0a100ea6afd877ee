/** What is done to many missions of a cohort at once: remind, invite, give more time. A page says to whom before anything leaves. */
import { type Context, Hono } from 'hono';
import { inviteTutors } from '../appraisal/invite.store.ts';
import { plain, reading } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import { may, viaOf } from '../identity/ability.ts';
import { actorIn, foundIn, mayDo } from '../identity/entry.ts';
import { typedIn } from '../kernel/form.ts';
import { recordAll } from '../kernel/journal.store.ts';
import { Refusal } from '../kernel/refusal.ts';
import { type CohortDeps, findCohort, guideOf } from '../mission/cohort.routes.tsx';
import type { Cohort, Mission } from '../mission/mission.ts';
import { MISSION_ABILITIES } from '../mission/mission.policy.ts';
import { addExtension, listMissions } from '../mission/mission.store.ts';
import { digestsOf, missingIn, worthReminding } from '../reminder/reminder.ts';
import { casesOf, remindNow } from '../reminder/reminder.store.ts';
import { renderPage } from '../ui/render.ts';
import { shellOf } from '../ui/shell.routes.ts';
import { exactInstant } from '../ui/typography.ts';
import { askedIn, matrixUrl } from './matrix.ts';
import { type Act, ACTS, MOST, readMore, type TypedMore } from './matrix-bulk.ts';
import { BulkPage, type BulkProps } from './matrix-bulk.page.tsx';
import { MATRIX_ABILITIES } from './matrix.policy.ts';
import { findMissions } from './matrix.store.ts';
import { MATRIX_PAGE_WORDS } from './matrix-words.ts';
import { tellStudents } from './tell.store.ts';
import { OFFICE_WORDS } from './words.ts';

/** What it acts on. */
interface Many {
  cohort: Cohort;
  guide: Guide;
  missions: Mission[];
  asked: number;
}

/** Missions of the cohort among `ids`, in their order; those of elsewhere are not there. */
async function chosen({ db }: CohortDeps, cohort: Cohort, ids: readonly string[]): Promise<Mission[]> {
  const missions = await listMissions(db, cohort.school, { ids });
  const place = new Map(ids.map((id, at) => [id, at]));
  return missions.filter((m) => m.cohort.id === cohort.id).toSorted((a, b) => place.get(a.id)! - place.get(b.id)!);
}

/** The missions that are ticked, or all those of the filter when none is. */
async function fromAddress(c: Context, deps: CohortDeps, act: Act): Promise<Many> {
  const { db, clock, shelf } = deps;
  const cohort = foundIn<Cohort>(c);
  const guide = guideOf(shelf(), cohort);
  const ticked = c.req.queries('m') ?? [];
  const ids =
    ticked.length > 0
      ? ticked
      : (
          await findMissions(db, {
            cohort,
            guide,
            now: clock.now(),
            whole: true,
            alerts: false,
            remindable: act === 'remind',
            asked: askedIn((name) => c.req.query(name), guide),
          })
        ).rows.map((row) => row.mission);
  return { cohort, guide, missions: await chosen(deps, cohort, ids.slice(0, MOST)), asked: ids.length };
}

/** The missions of the form. */
async function fromForm(c: Context, deps: CohortDeps): Promise<Many> {
  const cohort = foundIn<Cohort>(c);
  const body = await c.req.parseBody({ all: true });
  const ids = [body['m'] ?? []].flat().filter((id): id is string => typeof id === 'string');
  const missions = await chosen(deps, cohort, ids.slice(0, MOST));
  return { cohort, guide: guideOf(deps.shelf(), cohort), missions, asked: missions.length };
}

const NOTHING: TypedMore = { milestone: '', day: '', time: '', reason: '' };

/** How many people would get a letter. */
async function reached({ db, shelf, clock }: CohortDeps, { missions }: Many): Promise<number> {
  const now = clock.now();
  return digestsOf((await casesOf(db, shelf(), missions)).flatMap((each) => worthReminding(missingIn(each), now))).length;
}

async function pageOf(c: Context, deps: CohortDeps, many: Many, act: Act, more: Partial<BulkProps> = {}): Promise<string> {
  const people = act === 'remind' ? await reached(deps, many) : null;
  const own = { shell: shellOf(c, deps.assets), act, people, typed: NOTHING, errors: {} };
  return renderPage(<BulkPage {...own} {...many} {...more} />);
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

/** Nothing was chosen: said with the form, which stays. */
async function refuseNone(c: Context, deps: CohortDeps, many: Many, act: Act): Promise<Response> {
  const errors = { m: MATRIX_PAGE_WORDS[shellOf(c, deps.assets).lang].faults.mission };
  return c.html(await pageOf(c, deps, many, act, { errors }), 422);
}

const done = (c: Context, cohort: Cohort, query: Record<string, string>) => c.redirect(matrixUrl(cohort.id, {}, { query }), 303);

/** Each mission in a transaction of its own: what left stays, and what is asked again leaves once. */
async function invite(c: Context, deps: CohortDeps): Promise<Response> {
  const many = await fromForm(c, deps);
  if (many.missions.length === 0) return refuseNone(c, deps, many, 'invite');
  const actor = actorIn(c);
  const by = { person: actor.person, via: viaOf(actor) };
  let [invited, unconfirmed] = [0, 0];
  for (const mission of many.missions) {
    const order = { mission, guide: many.guide, by, at: deps.clock.now() };
    const told = await deps.db.transaction().execute((trx) => inviteTutors(deps, trx, order));
    invited += told.invited;
    unconfirmed += told.unconfirmed;
  }
  return done(c, many.cohort, { done: 'invite', n: String(invited), unconfirmed: String(unconfirmed) });
}

/** One transaction: one letter a person, whatever the number of missions. */
async function remind(c: Context, deps: CohortDeps): Promise<Response> {
  const many = await fromForm(c, deps);
  if (many.missions.length === 0) return refuseNone(c, deps, many, 'remind');
  const actor = actorIn(c);
  const order = { missions: many.missions, by: { person: actor.person, via: viaOf(actor) }, at: deps.clock.now() };
  const { letters } = await deps.db.transaction().execute((trx) => remindNow(deps, trx, order));
  return done(c, many.cohort, { done: 'remind', n: String(letters) });
}

async function extend(c: Context, deps: CohortDeps): Promise<Response> {
  const { db, clock } = deps;
  const many = await fromForm(c, deps);
  const field = await typedIn(c);
  const typed = { milestone: field('milestone'), day: field('day'), time: field('time'), reason: field('reason') };
  if (many.missions.length === 0) return refuseNone(c, deps, many, 'extend');
  const { cohort, guide } = many;
  const more = readMore(typed, guide, cohort, many.missions);
  if (Object.keys(more.faults).length > 0) {
    const { faults } = OFFICE_WORDS[shellOf(c, deps.assets).lang];
    const errors = Object.fromEntries(Object.entries(more.faults).map(([name, fault]) => [name, faults[fault]]));
    return c.html(await pageOf(c, deps, many, 'extend', { typed, errors }), 422);
  }
  const actor = actorIn(c);
  const at = clock.now();
  const { milestone, reason } = typed;
  const { school } = cohort;
  await db.transaction().execute(async (trx) => {
    const entries = [];
    for (const { mission, from, until } of more.missions) {
      const given = { school, cohort: cohort.id, mission: mission.id, milestone, until, reason };
      const extension = await addExtension(trx, { ...given, givenBy: actor.person, givenAt: at });
      await tellStudents(deps, trx, actor, [mission], 'deadline-extended', (lang) => ({
        title: plain(guide.calendar.find((m) => m.id === milestone)!.title, reading(guide, lang)),
        deadline: exactInstant(new Date(until), lang, guide.timezone),
        reason,
      }));
      const details = { extension, milestone, from, until, reason };
      const entry = { school, at, actor: actor.person, via: viaOf(actor), details };
      entries.push({ ...entry, action: 'deadline.extended', subject: `mission:${mission.id}` });
    }
    await recordAll(trx, school, entries);
  });
  return done(c, cohort, { done: 'extend', n: String(more.missions.length) });
}

/** /cohorts/:cohort/bulk, and a POST for each thing that is done. */
export function bulkRoutes(deps: CohortDeps): Hono {
  const guard = (act: Act) => mayDo(deps.identity, MATRIX_ABILITIES[act], findCohort(deps), MISSION_ABILITIES.readCohort);
  return new Hono()
    .get('/cohorts/:cohort/bulk', mayDo(deps.identity, MISSION_ABILITIES.readCohort, findCohort(deps)), (c) => ask(c, deps))
    .post('/cohorts/:cohort/bulk/remind', guard('remind'), (c) => remind(c, deps))
    .post('/cohorts/:cohort/bulk/invite', guard('invite'), (c) => invite(c, deps))
    .post('/cohorts/:cohort/bulk/extend', guard('extend'), (c) => extend(c, deps));
}
