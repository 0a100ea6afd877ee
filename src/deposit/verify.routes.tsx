/** /verify: whether a file is the one that a receipt tells of. Without an account; nothing is kept, nothing is changed. */
import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { plain, reading } from '../guide/reading/reading.ts';
import { findGuide } from '../guide/shelf.ts';
import { bodyOf } from '../kernel/body.ts';
import { clientAddress } from '../kernel/client.ts';
import { open } from '../kernel/guard.ts';
import { boundaryOf, FormError, readForm } from '../kernel/multipart.ts';
import { RateLimit } from '../kernel/rate.ts';
import { Refusal, retryAfter, statusOf, wordsOf } from '../kernel/refusal.ts';
import { FIRST_SCHOOL } from '../kernel/school.ts';
import { renderPage } from '../ui/render.ts';
import { langOf, shellOf, wantsPage } from '../ui/shell.routes.ts';
import { exactInstant } from '../ui/typography.ts';
import type { DepositDeps } from './deposit.routes.tsx';
import type { Deposit } from './deposit.ts';
import { findByCode, versionsOf } from './deposit.store.ts';
import { CodePage, FiledPage, VerifiedPage, VerifyFormPage } from './verify.page.tsx';
import { codeTyped, type FindReceipt, printTyped, type Verification, verification } from './verify.ts';
import { VERIFY_WORDS } from './verify-words.ts';

/** Verifications that a client may ask for, all codes together, and the milliseconds over which they count: codes are not to be tried. */
const PER_CLIENT = 60;
const WINDOW_MS = 600_000;
/** Room for the fields of a form around its file, in bytes. */
const FORM_MARGIN = 65_536;
/** Mission of no deposit: an unknown code asks the database as much as a known one. */
const NO_MISSION = '00000000-0000-4000-8000-000000000000';

/** What is wrong with what was brought, and the field that it stands in. */
class Unverified extends Error {
  readonly field: 'file' | 'hash';
  readonly why: 'nothing' | 'printWrong' | 'disagree';
  constructor(field: Unverified['field'], why: Unverified['why']) {
    super(why);
    this.field = field;
    this.why = why;
  }
}

/** The SHA-256 that the form of `c` brings, of its file or as typed. `typed` gets the fields that were read. */
async function printBrought(c: Context, maxBytes: number, typed: Record<string, string>): Promise<string> {
  const boundary = boundaryOf(c.req.header('content-type'));
  const body = bodyOf(c);
  if (!boundary || !body) throw new Refusal('not-a-form', {});
  const tooLarge = () => new Refusal('too-large', { maxMegabytes: Math.floor(maxBytes / 1_048_576) });
  if (Number(c.req.header('content-length') ?? 0) > maxBytes + FORM_MARGIN) throw tooLarge();
  const hash = createHash('sha256');
  const sink = { write: (bytes: Uint8Array) => Promise.resolve(void hash.update(bytes)) };
  const form = await readForm(body, boundary, sink, maxBytes).catch((fault: unknown) => {
    if (!(fault instanceof FormError)) throw fault;
    Object.assign(typed, fault.fields);
    if (fault.reason === 'too-large') throw tooLarge();
    throw fault.reason === 'cut' ? new Refusal('upload-cut', {}) : new Refusal('not-a-form', {});
  });
  Object.assign(typed, form.fields);
  const said = (form.fields['hash'] ?? '').trim();
  const print = said === '' ? null : printTyped(said);
  const brought = form.fileName || form.fileBytes > 0 ? hash.digest('hex') : null;
  if (said !== '' && print === null) throw new Unverified('hash', 'printWrong');
  if (brought !== null && print !== null && brought !== print) throw new Unverified('hash', 'disagree');
  const found = brought ?? print;
  if (found === null) throw new Unverified('file', 'nothing');
  return found;
}

/** Compares with what is filed. Takes as long whether or not the code names something. */
async function verify({ db }: Pick<DepositDeps, 'db'>, code: string, print: string): Promise<Verification> {
  const meant = await findByCode(db, code);
  const versions = await versionsOf(db, meant?.school ?? FIRST_SCHOOL, meant?.mission ?? NO_MISSION, meant?.deliverable ?? '');
  return verification(meant, versions, print);
}

/** What of a deposit may be told to whoever holds its file: guide, deliverable and time, nobody's name. */
function toldOf(c: Context, { shelf }: Pick<DepositDeps, 'shelf'>, { guide: id, guideVersion, deliverable: of }: Deposit) {
  const lang = langOf(c);
  const guide = findGuide(shelf(), id, guideVersion);
  const r = guide && reading(guide, lang);
  const deliverable = guide?.deliverables.find((d) => d.id === of);
  const titles = { guide: r ? plain(guide.title, r) : id, deliverable: r && deliverable ? plain(deliverable.title, r) : of };
  const at = (deposit: Deposit) => exactInstant(new Date(deposit.receivedAt), lang, guide?.timezone ?? 'UTC');
  return { ...titles, what: `${titles.deliverable}, ${titles.guide}`, at };
}

function answerJson(c: Context, deps: DepositDeps, found: Verification): Response {
  if (found.result === 'unknown') return c.json({ result: found.result });
  const { guide, deliverable } = toldOf(c, deps, found.meant);
  const what = { guide: { title: guide, version: found.meant.guideVersion }, deliverable, version: found.meant.number };
  if (found.result === 'authentic') return c.json({ result: found.result, ...what, receivedAt: found.meant.receivedAt });
  const file = { version: found.found.number, receivedAt: found.found.receivedAt };
  return c.json({ result: found.result, ...what, file });
}

function answerPage(c: Context, deps: DepositDeps, found: Verification, code: string, print: string): Response {
  const shell = shellOf(c, deps.assets);
  const w = VERIFY_WORDS[shell.lang];
  const page = (tone: 'conform' | 'check' | 'unknown', title: string, why: string) =>
    c.html(renderPage(<VerifiedPage shell={{ ...shell, url: `/verify/${code}` }} {...{ code, tone, title, why, print }} />));
  if (found.result === 'unknown') return page('unknown', w.unknown, w.unknownWhy);
  const { what, at } = toldOf(c, deps, found.meant);
  if (found.result === 'authentic')
    return page('conform', w.authentic, w.authenticWhy(what, found.meant.number, at(found.meant)));
  return page('check', w.other, w.otherWhy(what, found.meant.number, found.found.number, at(found.found)));
}

/** The form again, with what is wrong in it. */
function formAgain(c: Context, deps: DepositDeps, code: string, fault: Refusal | Unverified, print: string): Response {
  const shell = shellOf(c, deps.assets);
  const w = VERIFY_WORDS[shell.lang];
  const errors = fault instanceof Refusal ? { file: wordsOf(fault, shell.lang) } : { [fault.field]: w[fault.why] };
  const seconds = fault instanceof Refusal ? retryAfter(fault) : null;
  if (seconds !== null) c.header('retry-after', String(seconds));
  const props = { shell, code, print, errors, maxBytes: deps.config.MAX_UPLOAD_BYTES };
  return c.html(renderPage(<VerifyFormPage {...props} />), fault instanceof Refusal ? statusOf(fault) : 422);
}

/** Counts one for the client of `c`; refused when it asked too much. */
function takeOne(c: Context, { trusted, clock }: DepositDeps, limit: RateLimit): void {
  const wait = limit.take(clientAddress(c, trusted), clock.now());
  if (wait > 0) throw new Refusal('too-many-requests', { seconds: Math.ceil(wait / 1000) });
}

async function post(c: Context, deps: DepositDeps, limit: RateLimit): Promise<Response> {
  const code = codeTyped(c.req.param('code') ?? '');
  if (code === null) throw new Refusal('not-found', {});
  const typed: Record<string, string> = {};
  try {
    takeOne(c, deps, limit);
    const print = await printBrought(c, deps.config.MAX_UPLOAD_BYTES, typed);
    const found = await verify(deps, code, print);
    return wantsPage(c) ? answerPage(c, deps, found, code, print) : answerJson(c, deps, found);
  } catch (fault) {
    if (!(fault instanceof Refusal || fault instanceof Unverified)) throw fault;
    if (wantsPage(c)) return formAgain(c, deps, code, fault, typed['hash'] ?? '');
    if (fault instanceof Refusal) throw fault;
    throw fault.why === 'nothing' ? new Refusal('file-missing', {}) : new Refusal('field-refused', { field: fault.field });
  }
}

/** The page of a code, typed or in an address: a file to bring, or at once what is on record without one; back to typing when it cannot be a code. */
async function formOf(c: Context, deps: DepositDeps, typed: string, find: FindReceipt): Promise<Response> {
  const shell = shellOf(c, deps.assets);
  const code = codeTyped(typed);
  if (code === null) {
    const error = typed === '' ? null : VERIFY_WORDS[shell.lang].codeWrong;
    return c.html(renderPage(<CodePage shell={shell} typed={typed.slice(0, 40)} error={error} />), error === null ? 200 : 422);
  }
  if (c.req.path !== `/verify/${code}`) return c.redirect(`/verify/${code}`, 303);
  const filed = await find(code, shell.lang);
  if (filed) return c.html(renderPage(<FiledPage {...{ shell, code, filed }} />));
  const props = { shell, code, print: '', errors: {}, maxBytes: deps.config.MAX_UPLOAD_BYTES };
  return c.html(renderPage(<VerifyFormPage {...props} />));
}

/** The routes of verification. `find`: receipts of other slices, which go with no file. */
export function verifyRoutes(deps: DepositDeps, find: FindReceipt): Hono {
  const limit = new RateLimit(PER_CLIENT, WINDOW_MS);
  const looks = new RateLimit(PER_CLIENT, WINDOW_MS);
  const show = (c: Context, typed: string) =>
    formOf(c, deps, typed, (code, lang) => {
      takeOne(c, deps, looks);
      return find(code, lang);
    });
  const anyone = 'whoever holds a receipt may verify it; a form says nothing of any deposit';
  return new Hono()
    .get('/verify', open(anyone), (c) => show(c, c.req.query('code')?.trim() ?? ''))
    .get('/verify/:code', open(anyone), (c) => show(c, c.req.param('code')))
    .post('/verify/:code', open('says only whether a file is the one of a code, to whoever has both'), (c) =>
      post(c, deps, limit),
    );
}
