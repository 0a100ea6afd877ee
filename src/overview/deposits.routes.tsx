/** The deposits of a cohort: list, filters, more time, reopening. What leaves it is in export.routes. */
import { type Context, Hono } from 'hono';
import { standing } from '../deposit/deposit.ts';
import { DEPOSIT_ABILITIES } from '../deposit/deposit.policy.ts';
import type { DepositDeps } from '../deposit/deposit.routes.tsx';
import { addReopening, reopeningOf, versionsOf } from '../deposit/deposit.store.ts';
import { openReopenings } from '../deposit/reopening.store.ts';
import { deadlineFor } from '../deposit/hand-in.ts';
import { plain, reading } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import { type Actor, may, viaOf } from '../identity/ability.ts';
import { actorIn, foundIn, type Found, mayDo } from '../identity/entry.ts';
import { typedIn } from '../kernel/form.ts';
import { record } from '../kernel/journal.store.ts';
import { Refusal } from '../kernel/refusal.ts';
import { findCohort, guideOf } from '../mission/cohort.routes.tsx';
import { type Cohort, type Mission, subjectOf } from '../mission/mission.ts';
import { MISSION_ABILITIES } from '../mission/mission.policy.ts';
import { addExtension } from '../mission/cohort.store.ts';
import { listMissions, readMission } from '../mission/mission.store.ts';
import type { Lang } from '../ui/lang.ts';
import { renderPage } from '../ui/render.ts';
import { shellOf } from '../ui/shell.routes.ts';
import { exactInstant } from '../ui/typography.ts';
import { type DepositsProps, DepositsPage } from './deposits.page.tsx';
import { depositsUrl } from './deposits-url.ts';
import { exportRoutes } from './export.routes.ts';
import { extensionsForAll } from '../mission/mission-rows.store.ts';
import { givenIn, lockCohort } from './extension.store.ts';
import { extensionErrors, NO_EXTENSION, readExtension, REASON_LENGTH, type TypedExtension } from './extension-form.ts';
import { findRows, readRows, type RowsOrder } from './deposits.store.ts';
import { askedIn, type Row } from './rows.ts';
import { tellStudents } from './tell.store.ts';

const DONE = ['extended', 'reopened'] as const;
/** More time shown of what was given. */
const GIVEN_SHOWN = 50;

/** The step that more time is most often given for. */
const mainStep = (guide: Guide) => guide.deliverables.find((d) => d.main)?.milestone ?? '';

const orderOf = (c: Context, { clock, shelf }: DepositDeps): RowsOrder => {
  const cohort = foundIn<Cohort>(c);
  const asked = askedIn((name) => c.req.query(name));
  return { cohort, guide: guideOf(shelf(), cohort), now: clock.now(), asked };
};

/** The mission `id` of the cohort; null for one of elsewhere. */
async function missionIn({ db }: DepositDeps, cohort: Cohort, id: string): Promise<Mission | null> {
  const mission = await readMission(db, cohort.school, id);
  return mission?.cohort.id === cohort.id ? mission : null;
}

/** What the page shows, whatever is typed in its form: `typed` comes from the address when nothing was sent. */
async function listing(c: Context, deps: DepositDeps, sent?: TypedExtension): Promise<DepositsProps> {
  const { db, assets } = deps;
  const order = orderOf(c, deps);
  const { cohort, guide, now, asked } = order;
  const { refs, ...place } = await findRows(db, order);
  const typed = sent ?? {
    ...NO_EXTENSION,
    mission: c.req.query('extend') ?? '',
    milestone: c.req.query('step') ?? mainStep(guide),
  };
  const missions = [...new Set(refs.map(({ mission }) => mission))];
  const [rows, reopened, given, extensions, student] = await Promise.all([
    readRows(db, order, refs),
    openReopenings(db, cohort.school, missions),
    givenIn(db, cohort, GIVEN_SHOWN),
    extensionsForAll(db, cohort),
    typed.mission === '' ? null : missionIn(deps, cohort, typed.mission),
  ]);
  const subject = { school: cohort.school, programme: cohort.guide };
  const actor = actorIn(c);
  const mayReopen = may(actor, DEPOSIT_ABILITIES.reopen, subject);
  const isClosed = ({ mission, deliverable, deadline, deposit }: Row) =>
    !standing(now, deadline?.at ?? null, deposit?.number ?? 0, reopened.has(`${mission.id} ${deliverable.id}`)).may;
  return {
    shell: shellOf(c, assets),
    cohort,
    guide,
    asked,
    reopened,
    ...place,
    rows,
    given: given.given,
    givenTotal: given.total,
    may: {
      extend: may(actor, MISSION_ABILITIES.extendDeadline, subject),
      reopen: (row) => mayReopen && isClosed(row),
    },
    extension: { typed, errors: {}, student, extensions },
    done: DONE.find((each) => each === c.req.query('done')) ?? null,
  };
}

async function extend(c: Context, deps: DepositDeps): Promise<Response> {
  const { db } = deps;
  const field = await typedIn(c);
  const typed: TypedExtension = {
    mission: field('mission'),
    milestone: field('milestone'),
    day: field('day'),
    time: field('time'),
    reason: field('reason'),
  };
  const { cohort, guide, asked } = orderOf(c, deps);
  // Two requests at once follow one another: the second finds what the first gave.
  const read = await db.transaction().execute(async (trx) => {
    await lockCohort(trx, cohort);
    const within = { ...deps, db: trx };
    const mission = typed.mission === '' ? null : await missionIn(within, cohort, typed.mission);
    const request = readExtension(typed, guide, cohort, { mission, extensions: await extensionsForAll(trx, cohort) });
    if (Object.keys(request.faults).length === 0) await give(c, within, cohort, guide, request);
    return request;
  });
  if (Object.keys(read.faults).length > 0) {
    const props = await listing(c, deps, typed);
    const errors = extensionErrors(read.faults, { from: read.from, guide, lang: props.shell.lang });
    return c.html(renderPage(<DepositsPage {...props} extension={{ ...props.extension, errors }} />), 422);
  }
  return c.redirect(depositsUrl(cohort.id, asked, { done: 'extended' }), 303);
}

/** Gives the time, tells those whose mission goes on, says it in the journal: in the transaction of `deps`. */
async function give(c: Context, deps: DepositDeps, cohort: Cohort, guide: Guide, asked: ReturnType<typeof readExtension>) {
  const { db: trx, clock } = deps;
  const { mission, milestone, from, until, reason } = asked;
  const actor = actorIn(c);
  const at = clock.now();
  const given = { school: cohort.school, cohort: cohort.id, mission: mission?.id ?? null, milestone, until, reason };
  const extension = await addExtension(trx, { ...given, givenBy: actor.person, givenAt: at });
  const told = mission ? [mission] : await listMissions(trx, cohort.school, { cohort: cohort.id });
  const going = told.filter(({ brokenOff }) => !brokenOff);
  await tellStudents(deps, trx, actor, going, 'deadline-extended', (lang) => ({
    title: plain(guide.calendar.find((m) => m.id === milestone)!.title, reading(guide, lang)),
    deadline: exactInstant(new Date(until), lang, guide.timezone),
    reason,
  }));
  const subject = mission ? `mission:${mission.id}` : `cohort:${cohort.id}`;
  const details = { extension, milestone, from, until, reason };
  const entry = { school: cohort.school, at, actor: actor.person, via: viaOf(actor), details };
  await record(trx, { ...entry, action: 'deadline.extended', subject });
}

/** The mission of the address. */
const findMission =
  ({ db }: DepositDeps) =>
  async (c: Context, actor: Actor): Promise<Found<Mission> | null> => {
    const mission = await readMission(db, actor.school, c.req.param('mission') ?? '');
    return mission && { subject: subjectOf(mission), value: mission };
  };

async function reopen(c: Context, deps: DepositDeps): Promise<Response> {
  const { db, clock, shelf } = deps;
  const mission = foundIn<Mission>(c);
  const { school, cohort } = mission;
  const guide = guideOf(shelf(), cohort);
  const deliverable = guide.deliverables.find((d) => d.id === c.req.param('deliverable'));
  if (!deliverable) throw new Refusal('not-found', {});
  const reason = (await typedIn(c))('reason');
  if (!reason) throw new Refusal('reason-missing', {});
  if (reason.length > REASON_LENGTH) throw new Refusal('field-refused', { field: 'reason' });
  const at = clock.now();
  await db.transaction().execute(async (trx) => {
    const versions = await versionsOf(trx, school, mission.id, deliverable.id);
    const pending = await reopeningOf(trx, school, mission.id, deliverable.id);
    const deadline = deadlineFor(mission, guide, deliverable);
    if (standing(at, deadline?.at ?? null, versions.length, pending !== null).may) throw new Refusal('reopen-needless', {});
    const about = (lang: Lang) => ({ title: plain(deliverable.title, reading(guide, lang)), reason });
    await tellStudents(deps, trx, actorIn(c), [mission], 'deposit-reopened', about);
    const given = { school, mission: mission.id, deliverable: deliverable.id, reason };
    await addReopening(trx, { ...given, givenBy: actorIn(c).person, givenAt: at });
  });
  const asked = askedIn((name) => c.req.query(name));
  return c.redirect(depositsUrl(cohort.id, asked, { done: 'reopened' }), 303);
}

/** /cohorts/:cohort/deposits with what leaves it, /cohorts/:cohort/extensions, /missions/:mission/deposits/:deliverable/reopen. */
export function officeRoutes(deps: DepositDeps): Hono {
  const { list, read, reopen: mayReopen } = DEPOSIT_ABILITIES;
  const lister = mayDo(deps.identity, list, findCohort(deps));
  const extender = mayDo(deps.identity, MISSION_ABILITIES.extendDeadline, findCohort(deps), list);
  return new Hono()
    .route('/', exportRoutes(deps))
    .get('/cohorts/:cohort/deposits', lister, async (c) => c.html(renderPage(<DepositsPage {...await listing(c, deps)} />)))
    .post('/cohorts/:cohort/extensions', extender, (c) => extend(c, deps))
    .post('/missions/:mission/deposits/:deliverable/reopen', mayDo(deps.identity, mayReopen, findMission(deps), read), (c) =>
      reopen(c, deps),
    );
}
