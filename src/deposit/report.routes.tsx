/** The report of conformity of a deposit: receipt, findings, older reports, comparison, its file and the pictures of its pages. */
import { type Context, Hono } from 'hono';
import { progressWords, waitTitle } from '../conformity/check.page.tsx';
import { CHECK_WORDS } from '../conformity/web-words.ts';
import { foundIn, mayDo } from '../identity/entry.ts';
import { Refusal } from '../kernel/refusal.ts';
import { SANDBOX } from '../kernel/security.ts';
import { renderPage } from '../ui/render.ts';
import { langOf, shellOf } from '../ui/shell.routes.ts';
import { checksOf } from './check.store.ts';
import { ComparePage, type Side } from './compare.page.tsx';
import { DEPOSIT_ABILITIES } from './deposit.policy.ts';
import type { DepositDeps } from './deposit.routes.tsx';
import type { Deposit } from './deposit.ts';
import type { PagePictures } from './page-pictures.job.ts';
import { disposition } from '../kernel/disposition.ts';
import { answerRoutes } from './report-answers.routes.ts';
import { OlderReportPage } from './older-report.page.tsx';
import {
  type Filed,
  findDeposit,
  latestReport,
  pageIn,
  progressOf,
  showDeposit,
  shownOf,
  viewOf,
} from './report-shown.routes.tsx';

async function tellProgress(c: Context, deps: DepositDeps): Promise<Response> {
  const { school, id } = foundIn<Filed>(c).deposit;
  const progress = await progressOf(deps, school, await checksOf(deps.db, school, id));
  if (!progress) return c.json({ settled: true });
  const w = CHECK_WORDS[langOf(c)];
  return c.json({ ...progress, settled: false, title: waitTitle(progress, w), words: progressWords(progress, w) });
}

async function showOlder(c: Context, deps: DepositDeps): Promise<Response> {
  const shell = shellOf(c, deps.assets);
  const view = await viewOf(c, deps);
  const check = view.checks.find((each) => each.id === c.req.param('check'));
  const shown = shownOf(view, check, shell.lang);
  if (!shown) throw new Refusal('not-found', {});
  return c.html(renderPage(<OlderReportPage shell={shell} view={view} shown={shown} page={pageIn(c)} />));
}

/** This version and the one asked for; the one before it unless said otherwise. */
async function showCompared(c: Context, deps: DepositDeps): Promise<Response> {
  const view = await viewOf(c, deps);
  const { deposit, versions } = view;
  const asked = c.req.query('with') ?? String(deposit.number - 1);
  const other = versions.find((v) => String(v.number) === asked && v.id !== deposit.id);
  if (!other) throw new Refusal('not-found', {});
  const side = async (version: Deposit): Promise<Side> => {
    const checks = version.id === deposit.id ? view.checks : await checksOf(deps.db, version.school, version.id);
    return { deposit: version, report: latestReport(checks)?.report ?? null };
  };
  const [before, after] = other.number < deposit.number ? [other, deposit] : [deposit, other];
  const sides = { before: await side(before), after: await side(after) };
  return c.html(renderPage(<ComparePage shell={shellOf(c, deps.assets)} view={view} {...sides} />));
}

/** The bytes as they came, under the file's name or the original one. */
async function sendFile(c: Context, { files }: DepositDeps): Promise<Response> {
  const { deposit } = foundIn<Filed>(c);
  const stream = await files.stream(deposit.sha256);
  if (!stream) throw new Error(`the bytes ${deposit.sha256} are gone`);
  const name = c.req.query('name') === 'original' ? deposit.originalName : deposit.fileName;
  return c.body(stream, 200, {
    'content-type': 'application/pdf',
    'content-length': String(deposit.bytes),
    'content-disposition': disposition('attachment', name),
    'content-security-policy': SANDBOX,
    'cache-control': 'private, no-store',
  });
}

async function sendPicture(c: Context, deps: DepositDeps, pictures: PagePictures): Promise<Response> {
  const { deposit } = foundIn<Filed>(c);
  const page = Number.parseInt(c.req.param('file') ?? '', 10);
  const checks = await checksOf(deps.db, deposit.school, deposit.id);
  if (!latestReport(checks)?.sizes[page - 1]) throw new Refusal('not-found', {});
  const png = await pictures.picture(deposit.sha256, page);
  return c.body(png, 200, { 'content-type': 'image/png', 'cache-control': 'private, max-age=3600' });
}

/** The routes of a deposit once it is filed. */
export function depositReportRoutes(deps: DepositDeps, pictures: PagePictures): Hono {
  const read = mayDo(deps.identity, DEPOSIT_ABILITIES.read, findDeposit(deps));
  return new Hono()
    .get('/deposits/:deposit', read, (c) => showDeposit(c, deps))
    .get('/deposits/:deposit/progress', read, (c) => tellProgress(c, deps))
    .get('/deposits/:deposit/checks/:check', read, (c) => showOlder(c, deps))
    .get('/deposits/:deposit/compare', read, (c) => showCompared(c, deps))
    .get('/deposits/:deposit/file', read, (c) => sendFile(c, deps))
    .get('/deposits/:deposit/pages/:file{[0-9]+\\.png}', read, (c) => sendPicture(c, deps, pictures))
    .route('/', answerRoutes(deps));
}
