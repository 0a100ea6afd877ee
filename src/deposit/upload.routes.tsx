/** /uploads/…: what was received and is not handed in, for who sent it: its trial, its report, the step left. */
import { timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { progressWords, waitTitle } from '../conformity/check.page.tsx';
import { inLanguage } from '../conformity/check.ts';
import type { Progress } from '../conformity/trial.ts';
import { CHECK_WORDS } from '../conformity/web-words.ts';
import type { Actor } from '../identity/ability.ts';
import { actorIn, type Found, foundIn, mayDo } from '../identity/entry.ts';
import { Refusal, statusOf, wordsOf } from '../kernel/refusal.ts';
import { subjectOf } from '../mission/mission.ts';
import { renderPage } from '../ui/render.ts';
import { langOf, shellOf, wantsPage } from '../ui/shell.routes.ts';
import { aheadOf, checkOfUpload } from './check.store.ts';
import { DEPOSIT_ABILITIES } from './deposit.policy.ts';
import { claimHash, type DepositDeps, file, handInNow, type Place, placeOf } from './deposit.routes.tsx';
import { readDeposit } from './deposit.store.ts';
import { type Check, NEXT_STATES } from './deposit.ts';
import { declarationsIn } from './hand-in-state.ts';
import { HAND_IN_WORDS } from './hand-in-words.ts';
import type { Typed } from './receive.routes.ts';
import { UploadPage, UploadWaitPage } from './upload.page.tsx';
import type { PagePictures } from './page-pictures.job.ts';
import { readUpload, takeOver, type Upload } from './upload.store.ts';

/** What the address of an upload leads to: the upload, or the deposit that it became. */
type Sent = { upload: Upload; place: Place; claim: string | null } | { deposit: string };

/** The claim that `c` brings, when it is that of `upload`. */
function claimOf(upload: Upload, brought: string | undefined): string | null {
  if (!brought || upload.sentBy !== null || upload.claimHash === null) return null;
  const [given, kept] = [Buffer.from(claimHash(brought)), Buffer.from(upload.claimHash)];
  return given.length === kept.length && timingSafeEqual(given, kept) ? brought : null;
}

/** The upload of an address, for who sent it or brings its claim; the deposit that it became, for who made it. */
const findSent =
  (deps: DepositDeps) =>
  async (c: Context, actor: Actor): Promise<Found<Sent> | null> => {
    const id = c.req.param('upload') ?? '';
    const upload = await readUpload(deps.db, actor.school, id);
    const deposit = upload ? null : await readDeposit(deps.db, actor.school, id);
    const about = upload ?? (deposit?.depositedBy === actor.person ? deposit : null);
    const place = about && (await placeOf(deps, actor.school, about));
    if (!place) return null;
    const subject = subjectOf(place.mission);
    if (!upload) return { subject, value: { deposit: id } };
    const claim = claimOf(upload, c.req.query('claim') ?? (await fieldsOf(c))['claim']);
    return upload.sentBy === actor.person || claim !== null ? { subject, value: { upload, place, claim } } : null;
  };

/** Fields of the small form of a request; none for a request without one. */
async function fieldsOf(c: Context): Promise<Typed> {
  if (c.req.method !== 'POST') return {};
  const form = await c.req.parseBody().catch(() => ({}));
  return Object.fromEntries(Object.entries(form).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** How far a trial is: deposits asked for before it are checked first. */
async function progressOf({ db }: Pick<DepositDeps, 'db'>, school: string, check: Check): Promise<Progress> {
  const { state, page, pages } = check;
  return { state, page, pages, ahead: state === 'waiting' ? await aheadOf(db, school, check) : 0 };
}
const isSettled = (check: Check | null): boolean => check === null || NEXT_STATES[check.state].length === 0;

interface Told {
  errors: Record<string, string>;
  typed: { guideName: boolean; declared: readonly string[] };
}

async function uploadPage(c: Context, deps: DepositDeps, sent: Exclude<Sent, { deposit: string }>, told: Told) {
  const { upload, place, claim } = sent;
  const shell = shellOf(c, deps.assets);
  const check = await checkOfUpload(deps.db, upload.school, upload.id);
  const view = await handInNow(deps, place, true);
  const shown = { id: upload.id, fileName: upload.fileName, bytes: upload.bytes, receivedAt: upload.receivedAt, claim };
  const common = { shell, view, upload: shown };
  if (check && !isSettled(check) && c.req.query('now') === undefined && c.req.method === 'GET') {
    return renderPage(<UploadWaitPage {...common} progress={await progressOf(deps, upload.school, check)} />);
  }
  const page = Number.parseInt(c.req.query('page') ?? '', 10);
  const report = check?.report ? inLanguage(check.report, shell.lang) : null;
  const result = { report, sizes: check?.sizes ?? [], failed: check?.state === 'failed', page: Number.isNaN(page) ? null : page };
  return renderPage(<UploadPage {...common} {...told} {...result} />);
}

async function show(c: Context, deps: DepositDeps): Promise<Response> {
  const sent = foundIn<Sent>(c);
  if ('deposit' in sent) return c.redirect(`/deposits/${sent.deposit}`, 303);
  const query = c.req.query();
  const missing = query['step'] === 'declare' ? { declarations: HAND_IN_WORDS[langOf(c)].declareNeeded } : {};
  const typed = { guideName: query['guideName'] !== 'no', declared: declarationsIn(sent.place.deliverable, query).made };
  return c.html(await uploadPage(c, deps, sent, { errors: missing, typed }));
}

/** Files an upload: its bytes are those that were tried. A second click leads to the deposit. */
async function depositUpload(c: Context, deps: DepositDeps): Promise<Response> {
  const sent = foundIn<Sent>(c);
  const to = (address: string) => (wantsPage(c) ? c.redirect(address, 303) : c.json({ address }, 201));
  if ('deposit' in sent) return to(`/deposits/${sent.deposit}`);
  const { upload, place, claim } = sent;
  const actor = actorIn(c).person;
  const receivedAt = deps.clock.now();
  const fields = await fieldsOf(c);
  const { made, missing } = declarationsIn(place.deliverable, fields);
  if (claim !== null && !(await takeOver(deps.db, upload, actor))) throw new Refusal('upload-gone', {});
  const told = { typed: { guideName: Boolean(fields['guideName']), declared: made } };
  const owned = { ...sent, claim: null };
  if (missing) {
    const errors = { declarations: HAND_IN_WORDS[langOf(c)].declareNeeded };
    return c.html(await uploadPage(c, deps, owned, { ...told, errors }), 422);
  }
  const tried = (await checkOfUpload(deps.db, upload.school, upload.id)) !== null;
  const order = {
    file: { sha256: upload.sha256, bytes: upload.bytes },
    originalName: upload.fileName,
    guideName: told.typed.guideName,
    // What was tried first is handed in by this request; what was sent to be handed in began when it was sent.
    begunAt: tried ? receivedAt : upload.begunAt,
    receivedAt,
    declarations: made,
    lang: langOf(c),
    actor,
    upload: upload.id,
  };
  try {
    return to(await file(deps, place, order));
  } catch (fault) {
    if (!(fault instanceof Refusal) || !wantsPage(c) || fault.code !== 'deposit-closed') throw fault;
    const errors = { main: wordsOf(fault, langOf(c)) };
    return c.html(await uploadPage(c, deps, owned, { ...told, errors }), statusOf(fault));
  }
}

async function progress(c: Context, deps: DepositDeps): Promise<Response> {
  const sent = foundIn<Sent>(c);
  const check = 'deposit' in sent ? null : await checkOfUpload(deps.db, sent.upload.school, sent.upload.id);
  if ('deposit' in sent || check === null) return c.json({ settled: true, title: '', words: '', page: 0, pages: 0 });
  const w = CHECK_WORDS[langOf(c)];
  const now = await progressOf(deps, sent.upload.school, check);
  return c.json({ ...now, settled: isSettled(check), title: waitTitle(now, w), words: progressWords(now, w) });
}

async function picture(c: Context, deps: DepositDeps, pictures: PagePictures): Promise<Response> {
  const sent = foundIn<Sent>(c);
  const check = 'deposit' in sent ? null : await checkOfUpload(deps.db, sent.upload.school, sent.upload.id);
  const page = Number.parseInt(c.req.param('file') ?? '', 10);
  if ('deposit' in sent || !check?.sizes[page - 1]) throw new Refusal('not-found', {});
  const png = await pictures.picture(sent.upload.sha256, page);
  return c.body(png, 200, { 'content-type': 'image/png', 'cache-control': 'private, max-age=3600' });
}

/** The routes of uploads. */
export function uploadRoutes(deps: DepositDeps, pictures: PagePictures): Hono {
  const mine = mayDo(deps.identity, DEPOSIT_ABILITIES.make, findSent(deps));
  return new Hono()
    .get('/uploads/:upload', mine, (c) => show(c, deps))
    .get('/uploads/:upload/progress', mine, (c) => progress(c, deps))
    .get('/uploads/:upload/pages/:file{[0-9]+\\.png}', mine, (c) => picture(c, deps, pictures))
    .post('/uploads/:upload/deposit', mine, (c) => depositUpload(c, deps));
}
