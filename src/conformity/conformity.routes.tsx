/** /check: the form, the check of a document for a person or a program, its progress, its report, the pictures of its pages. */
import type { BlockList } from 'node:net';
import { type Context, Hono } from 'hono';
import { byProgramme, findGuide, type Shelf } from '../guide/shelf.ts';
import { bodyOf } from '../kernel/body.ts';
import { clientAddress } from '../kernel/client.ts';
import type { Clock } from '../kernel/clock.ts';
import { allow, open } from '../kernel/guard.ts';
import { boundaryOf, FormError, readForm } from '../kernel/multipart.ts';
import { RateLimit } from '../kernel/rate.ts';
import { Refusal, retryAfter, statusOf, wordsOf } from '../kernel/refusal.ts';
import type { Config } from '../kernel/settings.ts';
import type { Spool } from '../kernel/spool.ts';
import { isLang } from '../ui/lang.ts';
import { renderPage } from '../ui/render.ts';
import { type Assets, langOf, shellOf, wantsPage } from '../ui/shell.routes.ts';
import { inLanguage } from './check.ts';
import { CheckClosedPage, CheckFormPage, FailedPage, progressWords, WaitPage, waitTitle } from './check.page.tsx';
import type { Trials } from './check-trials.job.ts';
import { ReportPage } from './report.page.tsx';
import { cleanFileName, isSettled, type Trial } from './trial.ts';
import { askedOf } from './upload.ts';
import { CHECK_WORDS } from './web-words.ts';

export interface ConformityDeps {
  config: Pick<Config, 'PUBLIC_CHECK' | 'MAX_UPLOAD_BYTES' | 'CHECKS_PER_CLIENT'>;
  clock: Clock;
  shelf: () => Shelf;
  assets: Assets;
  trials: Trials;
  spool: Spool;
  trusted: BlockList;
}

/** Milliseconds over which CHECKS_PER_CLIENT counts. */
const WINDOW_MS = 600_000;
/** Room for the fields of a form around its file, in bytes. */
const FORM_MARGIN = 65_536;

const megabytes = (bytes: number) => Math.floor(bytes / 1024 / 1024);

/** Reads the form of `c` into the spool and puts its document in the queue. Throws refusals; `typed` gets the fields that were read. */
async function receive(c: Context, deps: ConformityDeps, pictures: boolean, typed: Record<string, string>): Promise<Trial> {
  const { config, trials, spool } = deps;
  const boundary = boundaryOf(c.req.header('content-type'));
  const body = bodyOf(c);
  if (!boundary || !body) throw new Refusal('not-a-form', {});
  const tooLarge = () => new Refusal('too-large', { maxMegabytes: megabytes(config.MAX_UPLOAD_BYTES) });
  if (Number(c.req.header('content-length') ?? 0) > config.MAX_UPLOAD_BYTES + FORM_MARGIN) throw tooLarge();
  trials.assertRoom();
  const file = await spool.begin();
  try {
    const form = await readForm(body, boundary, file, config.MAX_UPLOAD_BYTES);
    Object.assign(typed, form.fields);
    const sha256 = await file.finish();
    if (!form.fileName && form.fileBytes === 0) throw new Refusal('file-missing', {});
    const asked = askedOf(form.fields, deps.shelf());
    const lang = isLang(form.fields['lang']) ? form.fields['lang'] : langOf(c);
    const name = cleanFileName(form.fileName ?? '');
    const client = clientAddress(c, deps.trusted);
    return trials.submit({ ...asked, client, lang, key: file.key, file: { name, bytes: form.fileBytes, sha256 }, pictures });
  } catch (fault) {
    await file.discard();
    if (!(fault instanceof FormError)) throw fault;
    Object.assign(typed, fault.fields);
    if (fault.reason === 'too-large') throw tooLarge();
    throw fault.reason === 'cut' ? new Refusal('upload-cut', {}) : new Refusal('not-a-form', {});
  }
}

/** The report as the command line prints it; nothing is kept once it is answered. */
async function answerReport(c: Context, trial: Trial, { trials }: ConformityDeps): Promise<Response> {
  c.req.raw.signal.addEventListener('abort', () => void trials.forget(trial));
  await trials.settled(trial);
  await trials.forget(trial);
  if (!trial.report) throw new Error('a check ended without a report');
  return c.json(trial.report);
}

/** The form again, with what was typed and what is wrong. */
function formAgain(c: Context, refusal: Refusal, typed: Record<string, string>, deps: ConformityDeps): Response {
  const shell = shellOf(c, deps.assets);
  const [guide = '', deliverable] = (typed['guide'] ?? '').split('/');
  const field = refusal.code === 'guide-unknown' || refusal.code === 'deliverable-unknown' ? 'guide' : 'file';
  const seconds = retryAfter(refusal);
  if (seconds !== null) c.header('retry-after', String(seconds));
  const again = { guide, ...(deliverable && { deliverable }), student: typed['student'] ?? '' };
  const errors = { [field]: wordsOf(refusal, shell.lang) };
  return c.html(renderPage(<CheckFormPage {...formProps(c, deps)} typed={again} errors={errors} />), statusOf(refusal));
}

const formProps = (c: Context, deps: ConformityDeps) => ({
  shell: { ...shellOf(c, deps.assets), url: '/check' },
  guides: byProgramme(deps.shelf()).map(({ versions }) => versions[0]!),
  maxBytes: deps.config.MAX_UPLOAD_BYTES,
});

async function post(c: Context, deps: ConformityDeps, limit: RateLimit): Promise<Response> {
  const typed: Record<string, string> = {};
  const later = c.req.query('wait') === 'no';
  const page = wantsPage(c);
  try {
    const wait = limit.take(clientAddress(c, deps.trusted), deps.clock.now());
    if (wait > 0) throw new Refusal('too-many-requests', { seconds: Math.ceil(wait / 1000) });
    const trial = await receive(c, deps, page || later, typed);
    if (later) return c.json({ address: `/check/${trial.id}` }, 202);
    return page ? c.redirect(`/check/${trial.id}`, 303) : await answerReport(c, trial, deps);
  } catch (fault) {
    if (fault instanceof Refusal && page) return formAgain(c, fault, typed, deps);
    throw fault;
  }
}

function trialOf(c: Context, { trials }: ConformityDeps): Trial {
  const trial = trials.find(c.req.param('id') ?? '');
  if (!trial) throw new Refusal('report-gone', {});
  return trial;
}

/** Pages of reports already rendered, forgotten with their trial. */
const RENDERED = new WeakMap<Trial, Map<string, string>>();
/** Pages kept for a trial. */
const KEPT_PAGES = 8;

/** `render()`, or what it gave the last time for the same `key` of the same trial: a report does not change. */
function once(trial: Trial, key: string, render: () => string): string {
  const pages = RENDERED.get(trial) ?? new Map<string, string>();
  RENDERED.set(trial, pages);
  const html = pages.get(key) ?? render();
  if (pages.size >= KEPT_PAGES) pages.delete(pages.keys().next().value!);
  pages.set(key, html);
  return html;
}

function reportOrWait(c: Context, deps: ConformityDeps): Response {
  const trial = trialOf(c, deps);
  const shell = shellOf(c, deps.assets);
  if (trial.state === 'failed') return c.html(renderPage(<FailedPage shell={shell} guide={trial.guide.guide} />), 500);
  if (!trial.report) {
    return c.html(renderPage(<WaitPage shell={shell} progress={deps.trials.progress(trial)} fileName={trial.file.name} />));
  }
  const { guide, sizes, receivedAt, id } = trial;
  const page = Number.parseInt(c.req.query('page') ?? '', 10);
  const props = { shell, guide, sizes, receivedAt, address: `/check/${id}`, page: Number.isNaN(page) ? null : page };
  const report = trial.report;
  const html = () => renderPage(<ReportPage {...props} report={inLanguage(report, shell.lang)} />);
  return c.html(once(trial, `${shell.lang} ${shell.url}`, html));
}

function progressOf(c: Context, deps: ConformityDeps): Response {
  const trial = trialOf(c, deps);
  const w = CHECK_WORDS[langOf(c)];
  const progress = deps.trials.progress(trial);
  const title = waitTitle(progress, w);
  return c.json({ ...progress, settled: isSettled(trial), title, words: progressWords(progress, w) });
}

async function picture(c: Context, deps: ConformityDeps): Promise<Response> {
  const png = await deps.trials.picture(trialOf(c, deps), Number.parseInt(c.req.param('file') ?? '', 10));
  if (!png) throw new Refusal('not-found', {});
  return c.body(Uint8Array.from(png), 200, { 'content-type': 'image/png', 'cache-control': 'private, max-age=3600' });
}

/** The routes of the check. */
export function conformityRoutes(deps: ConformityDeps): Hono {
  const limit = new RateLimit(deps.config.CHECKS_PER_CLIENT, WINDOW_MS);
  const visitors = allow('check a document', () => deps.config.PUBLIC_CHECK, { code: 'check-closed', params: {} });
  return new Hono()
    .get('/check', open('says whether visitors may have a document checked'), (c) => {
      if (!deps.config.PUBLIC_CHECK) return c.html(renderPage(<CheckClosedPage shell={shellOf(c, deps.assets)} />), 403);
      const { guide, deliverable } = c.req.query();
      const typed = guide && findGuide(deps.shelf(), guide) ? { guide, ...(deliverable && { deliverable }) } : {};
      const props = { ...formProps(c, deps), shell: shellOf(c, deps.assets) };
      return c.html(renderPage(<CheckFormPage {...props} typed={typed} errors={{}} />));
    })
    .post('/check', visitors, (c) => post(c, deps, limit))
    .get('/check/:id', visitors, (c) => reportOrWait(c, deps))
    .get('/check/:id/progress', visitors, (c) => progressOf(c, deps))
    .get('/check/:id/pages/:file{[0-9]+\\.png}', visitors, (c) => picture(c, deps));
}
