/** /demo: enter as one of the people of the demo school. Mounted only where the demo is on. */
import { type Context, Hono } from 'hono';
import { appraisalsOf } from '../appraisal/appraisal.store.ts';
import type { DepositDeps } from '../deposit/deposit.routes.tsx';
import { summariesOf } from '../deposit/deposit.store.ts';
import { localPath } from '../identity/next.ts';
import { readPerson } from '../identity/person.store.ts';
import { isDemo } from '../identity/school.store.ts';
import { schoolZone } from '../identity/zone.ts';
import { open } from '../kernel/guard.ts';
import { Refusal } from '../kernel/refusal.ts';
import { FIRST_SCHOOL } from '../kernel/school.ts';
import { listMissions } from '../mission/mission.store.ts';
import { renderPage } from '../ui/render.ts';
import { shellOf } from '../ui/shell.routes.ts';
import { instant } from '../ui/typography.ts';
import { DemoPage } from './demo.page.tsx';
import { readDemo, readDocument } from './content.store.ts';
import { demoState } from './demo.store.ts';
import { groupsOf } from './people.ts';
import { shownPeople } from './people.store.ts';
import type { DemoSchool } from './school.ts';

/** Those whom a visitor may be, and how they stand now; how many others there are. */
async function guests({ db, shelf, clock }: DepositDeps) {
  const { people, others, missions: ids, following } = await shownPeople(db);
  const [missions, summaries, appraisals] = await Promise.all([
    listMissions(db, FIRST_SCHOOL, { ids }),
    summariesOf(db, FIRST_SCHOOL, ids),
    appraisalsOf(db, FIRST_SCHOOL, ids),
  ]);
  const facts = { people, missions, following, summaries, appraisals, shelf: shelf(), now: clock.now() };
  return { groups: groupsOf(facts), others };
}

/** Refuses where the school is not the demo's: nobody is entered as someone real. */
async function assertDemo(deps: DepositDeps): Promise<void> {
  if (!(await isDemo(deps, FIRST_SCHOOL))) throw new Refusal('not-found', {});
}

async function samplesOf({ samples }: DemoSchool, lang: 'fr' | 'en') {
  return Promise.all(
    samples.map(async (sample) => ({
      address: `/demo/documents/${sample.file}`,
      title: sample[lang],
      bytes: (await readDocument(sample.file)).length,
    })),
  );
}

async function showPeople(c: Context, deps: DepositDeps): Promise<Response> {
  await assertDemo(deps);
  const shell = shellOf(c, deps.assets);
  const [demo, state, shown] = await Promise.all([readDemo(), demoState(deps.db), guests(deps)]);
  const names = new Map(demo.programmes.map((p) => [p.guide, p.name]));
  const page = (
    <DemoPage
      shell={shell}
      {...shown}
      nameOf={(programme) => names.get(programme) ?? programme}
      samples={await samplesOf(demo, shell.lang)}
      start={state ? instant(new Date(state.start), shell.lang, schoolZone(deps.shelf())) : ''}
      next={localPath(c.req.query('next'))}
    />
  );
  return c.html(renderPage(page));
}

async function enter(c: Context, deps: DepositDeps): Promise<Response> {
  await assertDemo(deps);
  const body = await c.req.parseBody();
  const said = (name: string) => (typeof body[name] === 'string' ? body[name] : '');
  const person = await readPerson(deps.db, FIRST_SCHOOL, said('person'));
  if (!person) throw new Refusal('not-found', {});
  await deps.identity.enter(c, person.id, { secondFactor: true });
  return c.redirect(localPath(said('next')), 303);
}

async function sample(c: Context, deps: DepositDeps): Promise<Response> {
  await assertDemo(deps);
  const wanted = (await readDemo()).samples.find((s) => s.file === c.req.param('file'));
  if (!wanted) throw new Refusal('not-found', {});
  return c.body(await readDocument(wanted.file), 200, {
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="${wanted.file}"; filename*=UTF-8''${encodeURIComponent(wanted.name)}`,
  });
}

/** `/demo`, the entrance, and a few documents to hand in. */
export function demoRoutes(deps: DepositDeps): Hono {
  return new Hono()
    .get('/demo', open('shows the invented people of the demo school'), (c) => showPeople(c, deps))
    .post('/demo/enter', open('anyone may be anyone in the demo school, and nowhere else'), (c) => enter(c, deps))
    .get('/demo/documents/:file', open('invented documents to hand in'), (c) => sample(c, deps));
}
