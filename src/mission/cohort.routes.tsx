/** Cohorts: their list, their creation, their calendar. */
import { type Context, Hono } from 'hono';
import type { Guide } from '../guide/schema.ts';
import { findGuide, type Shelf } from '../guide/shelf.ts';
import { type Ability, type Actor, may } from '../identity/ability.ts';
import { actorIn, foundIn, type Found, type Identity, mayDo } from '../identity/entry.ts';
import { typedIn } from '../kernel/form.ts';
import { record } from '../kernel/journal.store.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Services } from '../kernel/services.ts';
import { renderPage } from '../ui/render.ts';
import { type Assets, shellOf } from '../ui/shell.routes.ts';
import {
  datesToTyped,
  farFromYear,
  type FieldFault,
  outOfOrder,
  readCohortForm,
  readDates,
  shortened,
  type TypedCohort,
  typedDates,
  undated,
  yearFollowing,
} from './cohort-form.ts';
import { COHORT_WORDS } from './cohort-words.ts';
import { type CalendarProps, CalendarPage } from './calendar.page.tsx';
import { CohortsPage, guideRef } from './cohort.page.tsx';
import { errorsOf, NewCohortPage, NoGuidePage } from './new-cohort.page.tsx';
import type { Cohort } from './mission.ts';
import { MISSION_ABILITIES } from './mission.policy.ts';
import { countDeposits, countMissions, createCohort, listCohorts, readCohort, setDates } from './cohort.store.ts';

export interface CohortDeps extends Services {
  assets: Assets;
  shelf: () => Shelf;
  identity: Identity;
}

/** What those who lead or keep a programme act on when no cohort is named: their first programme. */
async function ownProgramme(_c: Context, actor: Actor): Promise<Found<null> | null> {
  const held = actor.roles.find(({ role }) => role === 'lead' || role === 'office');
  return held ? { subject: { school: actor.school, programme: held.programme }, value: null } : null;
}

const allowed = (actor: Actor, ability: Ability, programme: string) => may(actor, ability, { school: actor.school, programme });

/** The cohort of the address, for guards of this slice and of those after it. */
export function findCohort({ db }: Pick<Services, 'db'>) {
  return async (c: Context, actor: Actor): Promise<Found<Cohort> | null> => {
    const cohort = await readCohort(db, actor.school, c.req.param('cohort') ?? '');
    return cohort && { subject: { school: cohort.school, programme: cohort.guide }, value: cohort };
  };
}

/** The guide that a cohort is bound to. It is on the shelf: a version in force is never taken back. */
export function guideOf(shelf: Shelf, cohort: Cohort): Guide {
  const guide = findGuide(shelf, cohort.guide, cohort.version);
  if (!guide) throw new Refusal('guide-unknown', { guide: `${cohort.guide} ${cohort.version}` });
  return guide;
}

async function list(c: Context, { db, assets, shelf }: CohortDeps): Promise<Response> {
  const actor = actorIn(c);
  const cohorts = (await listCohorts(db, actor.school)).filter((each) =>
    allowed(actor, MISSION_ABILITIES.readCohort, each.guide),
  );
  const students = await countMissions(db, actor.school);
  const entries = cohorts.map((cohort) => {
    const guide = findGuide(shelf(), cohort.guide, cohort.version) ?? null;
    return {
      cohort,
      guide,
      students: students.get(cohort.id) ?? 0,
      undated: guide ? undated(guide, cohort.dates).length : 0,
    };
  });
  return c.html(renderPage(<CohortsPage shell={shellOf(c, assets)} cohorts={entries} />));
}

/** Guides that `actor` may bind a cohort to. */
const guidesFor = (actor: Actor, shelf: Shelf) =>
  shelf.guides.filter((g) => allowed(actor, MISSION_ABILITIES.createCohort, g.guide));

const typedCohort = (guide: Guide, field: (name: string) => string): TypedCohort => ({
  name: field('name'),
  year: field('year'),
  dates: typedDates(guide, field),
});

/** The empty form, or what was typed before another guide was chosen. */
function showNew(c: Context, { assets, shelf }: CohortDeps) {
  const shell = shellOf(c, assets);
  const guides = guidesFor(actorIn(c), shelf());
  const asked = c.req.query('guide');
  const guide = guides.find((g) => guideRef(g) === asked) ?? guides[0];
  if (!guide) return c.html(renderPage(<NoGuidePage shell={shell} />));
  const typed = typedCohort(guide, (name) => c.req.query(name) ?? '');
  const shown = guides.find((g) => guideRef(g) === c.req.query('shown'));
  const year = yearFollowing(typed.year, shown, guide);
  return c.html(renderPage(<NewCohortPage {...{ shell, guides, guide, errors: {} }} typed={{ ...typed, year }} />));
}

async function create(c: Context, { db, clock, assets, shelf }: CohortDeps): Promise<Response> {
  const actor = actorIn(c);
  const shell = shellOf(c, assets);
  const field = await typedIn(c);
  const guides = guidesFor(actor, shelf());
  const chosen = guides.find((g) => guideRef(g) === field('guide'));
  const guide = chosen ?? guides[0];
  if (!guide) throw new Refusal('not-allowed', {});
  const before = typedCohort(guide, field);
  const shown = guides.find((g) => guideRef(g) === field('shown'));
  const isChanged = field('shown') !== '' && shown !== guide;
  const typed = isChanged ? { ...before, year: yearFollowing(before.year, shown, guide) } : before;
  const read = readCohortForm(guide, typed);
  const wrong: FieldFault | null = !chosen ? 'guide' : isChanged ? 'guide-changed' : null;
  const faults = wrong ? { ...read.faults, guide: wrong } : read.faults;
  if (Object.keys(faults).length > 0) {
    return c.html(renderPage(<NewCohortPage {...{ shell, guides, guide, typed }} errors={errorsOf(faults, shell)} />), 422);
  }
  const { name, year, dates } = read;
  const made = { school: actor.school, name, guide: guide.guide, version: guide.version, year, dates };
  const at = clock.now();
  const id = await db.transaction().execute(async (trx) => {
    const cohort = await createCohort(trx, { ...made, createdAt: at });
    const { school, ...details } = made;
    const entry = { school, at, actor: actor.person, via: 'session', details };
    await record(trx, { ...entry, action: 'cohort.created', subject: `cohort:${cohort}` });
    return cohort;
  });
  return c.redirect(`/cohorts/${id}/calendar?saved`, 303);
}

function calendarProps(c: Context, { assets, shelf }: CohortDeps): CalendarProps {
  const cohort = foundIn<Cohort>(c);
  const guide = guideOf(shelf(), cohort);
  return {
    shell: shellOf(c, assets),
    cohort,
    guide,
    typed: datesToTyped(guide, cohort.dates),
    errors: {},
    undated: undated(guide, cohort.dates).length,
    order: outOfOrder(guide, cohort.dates),
    far: farFromYear(guide, cohort),
    shortenings: [],
    saved: c.req.query('saved') !== undefined,
  };
}

/** Time that the new dates take away, with how many deposits were made under each date. */
async function shortenings(db: Services['db'], guide: Guide, cohort: Cohort, dates: Cohort['dates']) {
  const shorter = shortened(guide, cohort.dates, dates);
  if (shorter.length === 0) return [];
  const filed = await countDeposits(db, cohort.school, cohort.id);
  return shorter.map((each) => {
    const due = guide.deliverables.filter((d) => d.milestone === each.milestone.id);
    return { ...each, deposits: due.reduce((sum, d) => sum + (filed.get(d.id) ?? 0), 0) };
  });
}

async function schedule(c: Context, deps: CohortDeps): Promise<Response> {
  const { db, clock } = deps;
  const props = calendarProps(c, deps);
  const { cohort, guide, shell } = props;
  const field = await typedIn(c);
  const typed = typedDates(guide, field);
  const { dates, faults } = readDates(guide, typed);
  if (Object.keys(faults).length > 0) {
    return c.html(renderPage(<CalendarPage {...props} typed={typed} errors={errorsOf(faults, shell)} />), 422);
  }
  const shorter = await shortenings(db, guide, cohort, dates);
  if (shorter.length > 0 && field('shorten') !== 'yes') {
    const errors = { shorten: COHORT_WORDS[shell.lang].confirmNeeded };
    return c.html(renderPage(<CalendarPage {...props} typed={typed} errors={errors} shortenings={shorter} />), 422);
  }
  const at = clock.now();
  await db.transaction().execute(async (trx) => {
    const before = await setDates(trx, { school: cohort.school, cohort: cohort.id, dates });
    const details = { before, after: dates, shortened: shorter.map((each) => each.milestone.id) };
    const entry = { school: cohort.school, at, actor: actorIn(c).person, via: 'session', details };
    await record(trx, { ...entry, action: 'cohort.scheduled', subject: `cohort:${cohort.id}` });
  });
  return c.redirect(`/cohorts/${cohort.id}/calendar?saved`, 303);
}

/** /cohorts, /cohorts/new, /cohorts/:cohort/calendar. */
export function cohortRoutes(deps: CohortDeps): Hono {
  const { readCohort: read, createCohort: make, scheduleCohort } = MISSION_ABILITIES;
  const maker = () => mayDo(deps.identity, make, ownProgramme);
  const scheduler = () => mayDo(deps.identity, scheduleCohort, findCohort(deps), read);
  return new Hono()
    .get('/cohorts', mayDo(deps.identity, read, ownProgramme), (c) => list(c, deps))
    .get('/cohorts/new', maker(), (c) => showNew(c, deps))
    .post('/cohorts/new', maker(), (c) => create(c, deps))
    .get('/cohorts/:cohort/calendar', scheduler(), (c) => c.html(renderPage(<CalendarPage {...calendarProps(c, deps)} />)))
    .post('/cohorts/:cohort/calendar', scheduler(), (c) => schedule(c, deps));
}
