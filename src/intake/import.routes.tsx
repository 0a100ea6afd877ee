/** A cohort brought in from a file: the file, what its columns say, what it would do, how far it is. */
import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { TableFailure } from '../document/table.ts';
import { readTable } from '../document/table-reader.ts';
import { actorIn, foundIn, type Found, mayDo } from '../identity/entry.ts';
import type { Actor } from '../identity/ability.ts';
import { typedIn } from '../kernel/form.ts';
import { enqueue } from '../kernel/jobs.ts';
import { type CohortDeps, findCohort, guideOf } from '../mission/cohort.routes.tsx';
import type { Cohort } from '../mission/mission.ts';
import { MISSION_ABILITIES } from '../mission/mission.policy.ts';
import { readCohort } from '../mission/cohort.store.ts';
import type { Errors } from '../ui/form.tsx';
import { renderPage } from '../ui/render.ts';
import { shellOf } from '../ui/shell.routes.ts';
import { guessColumns, sheetOf } from './import-columns.ts';
import { IGNORED, type Mapping, partsOf } from './import-fields.ts';
import { headersOfContent, readKnown } from './import-known.store.ts';
import { fileName } from './import-told.ts';
import { columnName, doubtName } from './import-mapping.view.tsx';
import type { Settled } from './import-people.ts';
import { isReady, type Plan, planImport } from './import-plan.ts';
import { ApplyingPage, DonePage } from './import-run.page.tsx';
import { PreviewPage, type PreviewProps } from './import-preview.page.tsx';
import { IMPORT_WORDS } from './import-words.ts';
import { ImportPage } from './import.page.tsx';
import { IMPORT_ABILITIES } from './import.policy.ts';
import { addRun, keepChoices, lastRuns, moveRun, readRun, rememberedHeaders, type Run, sheetOfRun } from './import.store.ts';
import { peopleFileRoutes } from './people-file.routes.ts';

const LARGEST = 20 * 1024 * 1024;
/** Why a file is not read. */
interface FileFault {
  reason: TableFailure | 'missing' | 'large';
  line?: number;
}

async function showForm(c: Context, { db, assets, shelf }: CohortDeps, fault: FileFault | null) {
  const cohort = foundIn<Cohort>(c);
  const shell = shellOf(c, assets);
  const runs = await lastRuns(db, cohort.school, cohort.id);
  const w = IMPORT_WORDS[shell.lang];
  const errors: Record<string, string> = fault === null ? {} : { file: w.faultAt(w.fileFaults[fault.reason], fault.line) };
  const { timezone } = guideOf(shelf(), cohort);
  return c.html(renderPage(<ImportPage {...{ shell, cohort, timezone, errors, runs }} />), fault === null ? 200 : 422);
}

/** Reads the file, guesses its columns, and leads to its preview. */
async function receive(c: Context, deps: CohortDeps): Promise<Response> {
  const { db, clock } = deps;
  const cohort = foundIn<Cohort>(c);
  const { file } = await c.req.parseBody();
  if (!(file instanceof File) || (file.size === 0 && file.name === '')) return showForm(c, deps, { reason: 'missing' });
  if (file.size > LARGEST) return showForm(c, deps, { reason: 'large' });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const table = await readTable(bytes);
  if (!table.ok) return showForm(c, deps, table);
  const words = { known: headersOfContent(), remembered: await rememberedHeaders(db, cohort.school) };
  const sheet = sheetOf(table.lines, words);
  const run = await addRun(db, {
    school: cohort.school,
    cohort: cohort.id,
    file: { name: fileName(file.name, table.sheet), sha256: createHash('sha256').update(bytes).digest('hex') },
    sheet,
    mapping: guessColumns(sheet.headers, words),
    createdBy: actorIn(c).person,
    createdAt: clock.now(),
  });
  return c.redirect(`/cohorts/${cohort.id}/import/${run}`, 303);
}

interface Target {
  cohort: Cohort;
  run: Run;
}

/** The run of the address, of the cohort of the address. */
const findRun =
  ({ db }: CohortDeps) =>
  async (c: Context, actor: Actor): Promise<Found<Target> | null> => {
    const cohort = await readCohort(db, actor.school, c.req.param('cohort') ?? '');
    const run = cohort && (await readRun(db, actor.school, c.req.param('run') ?? ''));
    if (!run || run.cohort !== cohort.id) return null;
    return { subject: { school: cohort.school, programme: cohort.guide }, value: { cohort, run } };
  };

/** What the file would do by `mapping`. `answers` reads what was said of the doubts, and of tutors: without it, what was said before. */
async function preview(
  c: Context,
  { db, assets }: CohortDeps,
  mapping: Mapping,
  answers: { settled: (plan: Plan) => Settled; vouched: boolean } | null = null,
): Promise<PreviewProps> {
  const { cohort, run } = foundIn<Target>(c);
  const shell = shellOf(c, assets);
  const sheet = await sheetOfRun(db, run);
  const known = await readKnown(db, cohort, sheet, mapping);
  const first = planImport(sheet, mapping, known, shell.lang, answers ? {} : run.settled);
  const settled = answers ? answers.settled(first) : run.settled;
  const vouched = answers ? answers.vouched : run.vouched;
  const plan = answers && Object.keys(settled).length > 0 ? planImport(sheet, mapping, known, shell.lang, settled) : first;
  return { shell, cohort, run, sheet, mapping, settled, vouched, plan, errors: {}, seen: markOf(plan), twice: twiceIn(mapping) };
}

/** What a plan would write, in short. */
const markOf = ({ changes }: Plan): string => createHash('sha256').update(JSON.stringify(changes)).digest('base64url');

/** Columns that become what a column before them becomes. */
function twiceIn(mapping: Mapping): ReadonlySet<number> {
  return new Set(mapping.flatMap((field, at) => (field !== IGNORED && mapping.indexOf(field) < at ? [at] : [])));
}

async function showRun(c: Context, deps: CohortDeps): Promise<Response> {
  const { cohort, run } = foundIn<Target>(c);
  const shell = shellOf(c, deps.assets);
  if (run.state === 'applying') return c.html(renderPage(<ApplyingPage {...{ shell, cohort, run }} progress={run.progress} />));
  if (run.state === 'done' && run.result) return c.html(renderPage(<DonePage {...{ shell, cohort, run }} result={run.result} />));
  return c.html(renderPage(<PreviewPage {...await preview(c, deps, run.mapping)} />));
}

/** What the script of the page asks while it waits. */
function tellProgress(c: Context, { assets }: CohortDeps): Response {
  const { run } = foundIn<Target>(c);
  const title = IMPORT_WORDS[shellOf(c, assets).lang].runTitles.applying(run.progress);
  return c.json({ settled: run.state !== 'applying', title, words: title, page: run.progress, pages: 100 });
}

const settledBy = (plan: Plan, field: (name: string) => string): Settled =>
  Object.fromEntries(plan.doubts.map((doubt) => [doubt.key, field(doubtName(doubt))]).filter(([, answer]) => answer !== ''));

/** What stands in the way of `intent`, field by field: a form that applies does so by the preview that its reader saw. */
function faultsIn({ shell, plan, twice, seen }: PreviewProps, intent: string, shown: string): Errors {
  const w = IMPORT_WORDS[shell.lang];
  if (twice.size > 0) return Object.fromEntries([...twice].map((at) => [columnName(at), w.twice]));
  if (intent === 'preview') return {};
  if (intent !== 'apply' || !isReady(plan)) return { apply: w.notReady };
  return shown === seen ? {} : { apply: w.changedMeanwhile };
}

/** Keeps what was chosen; with the intent to apply, begins. */
async function choose(c: Context, deps: CohortDeps): Promise<Response> {
  const { db } = deps;
  const { run, cohort } = foundIn<Target>(c);
  const address = `/cohorts/${cohort.id}/import/${run.id}`;
  if (run.state === 'applying' || run.state === 'done') return c.redirect(address, 303);
  const field = await typedIn(c);
  const mapping = run.mapping.map((_, at) => (partsOf(field(columnName(at))) ? field(columnName(at)) : IGNORED));
  const vouched = field('vouched') === 'yes';
  const props = await preview(c, deps, mapping, { settled: (plan) => settledBy(plan, field), vouched });
  const intent = field('intent');
  const errors = faultsIn(props, intent, field('seen'));
  if (Object.keys(errors).length > 0) return c.html(renderPage(<PreviewPage {...props} errors={errors} />), 422);
  await db.transaction().execute(async (trx) => {
    if (!(await keepChoices(trx, run, props))) return; // someone else began it: the page shows that
    if (intent === 'apply' && (await moveRun(trx, run, 'applying')))
      await enqueue(trx, 'import-run', { school: run.school, run: run.id }, { key: `import ${run.id}` });
  });
  return c.redirect(address, 303);
}

/** /cohorts/:cohort/import, the runs under it, and the files that leave the cohort in the same columns. */
export function importRoutes(deps: CohortDeps): Hono {
  const { readCohort: sees } = MISSION_ABILITIES;
  const ofCohort = () => mayDo(deps.identity, IMPORT_ABILITIES.bringIn, findCohort(deps), sees);
  const ofRun = () => mayDo(deps.identity, IMPORT_ABILITIES.bringIn, findRun(deps), sees);
  return new Hono()
    .route('/', peopleFileRoutes(deps))
    .get('/cohorts/:cohort/import', ofCohort(), (c) => showForm(c, deps, null))
    .post('/cohorts/:cohort/import', ofCohort(), (c) => receive(c, deps))
    .get('/cohorts/:cohort/import/:run', ofRun(), (c) => showRun(c, deps))
    .get('/cohorts/:cohort/import/:run/progress', ofRun(), (c) => tellProgress(c, deps))
    .post('/cohorts/:cohort/import/:run', ofRun(), (c) => choose(c, deps));
}
