/** What is done to many missions of a cohort at once: remind, invite, give more time. A page says to whom before anything leaves, another what came of it. */
import { type Context, Hono } from 'hono';
import { may } from '../identity/ability.ts';
import { actorIn, foundIn, mayDo } from '../identity/entry.ts';
import { Refusal } from '../kernel/refusal.ts';
import { type CohortDeps, findCohort, guideOf } from '../mission/cohort.routes.tsx';
import { MISSION_ABILITIES } from '../mission/mission.policy.ts';
import type { Cohort } from '../mission/mission.ts';
import { renderPage } from '../ui/render.ts';
import { shellOf } from '../ui/shell.routes.ts';
import { readAct } from './bulk-act.store.ts';
import { extend, invite, remind } from './matrix-bulk-act.routes.ts';
import { chosen, fromAddress, whole } from './matrix-bulk-asked.routes.ts';
import { NOTHING, pageOf } from './matrix-bulk-plan.routes.tsx';
import { type Act, ACTS, MOST } from './matrix-bulk.ts';
import { DonePage } from './matrix-done.page.tsx';
import { MATRIX_ABILITIES } from './matrix.policy.ts';
import { askedIn } from './matrix.ts';

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
