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
import { type Actor, may } from '../identity/ability.ts';
import { actorIn, foundIn, type Found, mayDo } from '../identity/entry.ts';
import { typedIn } from '../kernel/form.ts';
import { record } from '../kernel/journal.store.ts';
import { Refusal } from '../kernel/refusal.ts';
import { findCohort, guideOf } from '../mission/cohort.routes.tsx';
import { type Cohort, type Mission, subjectOf } from '../mission/mission.ts';
import { MISSION_ABILITIES } from '../mission/mission.policy.ts';
import { addExtension, readMission } from '../mission/mission.store.ts';
import type { Lang } from '../ui/lang.ts';
import { renderPage } from '../ui/render.ts';
import { shellOf } from '../ui/shell.routes.ts';
import { exactInstant } from '../ui/typography.ts';
import { type DepositsProps, DepositsPage, depositsUrl } from './deposits.page.tsx';
import { askedIn, exportRoutes } from './export.routes.ts';
import { NO_EXTENSION, readExtension, REASON_LENGTH, type TypedExtension } from './extension-form.ts';
import { readRows } from './office.store.ts';
import { chosen, countsOf, pageOf, type Row } from './rows.ts';
import { tellStudents } from './tell.store.ts';
import { OFFICE_WORDS } from './words.ts';

const DONE = ['extended', 'reopened'] as const;
const ALL = { show: 'all', query: '' } as const;

/** The step that more time is most often given for. */
const mainStep = (guide: Guide) => guide.deliverables.find((d) => d.main)?.milestone ?? '';

/** What the page shows to `actor`, whatever is typed in its form. */
async function listing(c: Context, { db, clock, shelf, assets }: DepositDeps): Promise<DepositsProps> {
  const cohort = foundIn<Cohort>(c);
  const guide = guideOf(shelf(), cohort);
  const now = clock.now();
  const { missions, rows } = await readRows(db, cohort, guide, now);
  const asked = askedIn(c);
  const found = chosen(rows, asked);
  const { rows: shown, ...place } = pageOf(found, Number(c.req.query('page') ?? 1));
  const subject = { school: cohort.school, programme: cohort.guide };
  const actor = actorIn(c);
  const reopened = await openReopenings(
    db,
    cohort.school,
    missions.map((m) => m.id),
  );
  const mayReopen = may(actor, DEPOSIT_ABILITIES.reopen, subject);
  const isClosed = ({ mission, deliverable, deadline, deposit }: Row) =>
    !standing(now, deadline?.at ?? null, deposit?.number ?? 0, reopened.has(`${mission.id} ${deliverable.id}`)).may;
  return {
    shell: shellOf(c, assets),
    cohort,
    guide,
    missions,
    asked,
    reopened,
    ...place,
    counts: countsOf(rows),
    rows: shown,
    may: {
      extend: may(actor, MISSION_ABILITIES.extendDeadline, subject),
      reopen: (row) => mayReopen && isClosed(row),
    },
    extension: {
      typed: { ...NO_EXTENSION, mission: c.req.query('extend') ?? '', milestone: c.req.query('step') ?? mainStep(guide) },
      errors: {},
    },
    done: DONE.find((each) => each === c.req.query('done')) ?? null,
  };
}

async function extend(c: Context, deps: DepositDeps): Promise<Response> {
  const { db, clock } = deps;
  const props = await listing(c, deps);
  const { cohort, guide, missions, shell } = props;
  const field = await typedIn(c);
  const typed: TypedExtension = {
    mission: field('mission'),
    milestone: field('milestone'),
    day: field('day'),
    time: field('time'),
    reason: field('reason'),
  };
  const asked = readExtension(typed, guide, cohort, missions);
  if (Object.keys(asked.faults).length > 0) {
    const { faults } = OFFICE_WORDS[shell.lang];
    const errors = Object.fromEntries(Object.entries(asked.faults).map(([name, fault]) => [name, faults[fault]]));
    return c.html(renderPage(<DepositsPage {...props} extension={{ typed, errors }} />), 422);
  }
  const { mission, milestone, from, until, reason } = asked;
  const at = clock.now();
  await db.transaction().execute(async (trx) => {
    const given = { school: cohort.school, cohort: cohort.id, mission: mission?.id ?? null, milestone, until, reason };
    const extension = await addExtension(trx, { ...given, givenBy: actorIn(c).person, givenAt: at });
    await tellStudents(deps, trx, actorIn(c), mission ? [mission] : missions, 'deadline-extended', (lang) => ({
      title: plain(guide.calendar.find((m) => m.id === milestone)!.title, reading(guide, lang)),
      deadline: exactInstant(new Date(until), lang, guide.timezone),
      reason,
    }));
    const subject = mission ? `mission:${mission.id}` : `cohort:${cohort.id}`;
    const details = { extension, milestone, from, until, reason };
    const entry = { school: cohort.school, at, actor: actorIn(c).person, via: 'session', details };
    await record(trx, { ...entry, action: 'deadline.extended', subject });
  });
  return c.redirect(depositsUrl(cohort.id, ALL, { done: 'extended' }), 303);
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
  return c.redirect(depositsUrl(cohort.id, ALL, { done: 'reopened' }), 303);
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
