/** The application: what every request goes through, then one line a slice. */
import { randomUUID } from 'node:crypto';
import type { BlockList } from 'node:net';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { askedNow, writtenAgain } from './appraisal/asked-now.store.ts';
import { appraisalRoutes } from './appraisal/appraisal.routes.tsx';
import { paperRoutes } from './appraisal/paper.routes.tsx';
import { receiptByCode } from './appraisal/receipt.store.ts';
import { feedbackRoutes } from './appraisal/feedback.routes.tsx';
import { formRoutes } from './appraisal/form.routes.tsx';
import { conformityRoutes } from './conformity/conformity.routes.tsx';
import type { Trials } from './conformity/check-trials.job.ts';
import { demoRoutes } from './demo/demo.routes.tsx';
import { demoMailRoutes } from './demo/mail.routes.tsx';
import { depositRoutes } from './deposit/deposit.routes.tsx';
import { PagePictures } from './deposit/page-pictures.job.ts';
import { uploadRoutes } from './deposit/upload.routes.tsx';
import { depositReportRoutes } from './deposit/report.routes.tsx';
import { receiptRoutes } from './deposit/receipt.routes.tsx';
import { validationRoutes } from './deposit/validation.routes.ts';
import { verifyRoutes } from './deposit/verify.routes.tsx';
import type { ReaderPool } from './document/document.ts';
import { guideRoutes } from './guide/guide.routes.tsx';
import { plain, reading } from './guide/reading/reading.ts';
import { findGuide, type Shelf } from './guide/shelf.ts';
import { homeRoutes } from './home/home.routes.tsx';
import type { Identity } from './identity/entry.ts';
import { linkRoutes } from './identity/link.routes.tsx';
import { answerStranger } from './identity/enter.routes.tsx';
import { identityRoutes, visitorIn } from './identity/identity.routes.tsx';
import { oidcRoutes, schoolAccountSection } from './identity/oidc.routes.tsx';
import { isNoConnection } from './kernel/database.ts';
import { healthRoutes, type PartState } from './kernel/health.ts';
import { faultFields } from './kernel/log.ts';
import { Refusal, retryAfter, statusOf, wordsOf } from './kernel/refusal.ts';
import { limitBody, sameSiteOnly, securityHeaders } from './kernel/security.ts';
import type { Services } from './kernel/services.ts';
import { stopRoutes } from './letter/stop.routes.tsx';
import type { Spool } from './kernel/spool.ts';
import { addressRoutes } from './mission/address.routes.tsx';
import { alertRoutes } from './mission/alert.routes.tsx';
import { inviteRoutes } from './appraisal/invite.routes.ts';
import { linksRoutes } from './mission/links.routes.tsx';
import { declareRoutes } from './mission/declare.routes.tsx';
import { editMissionRoutes } from './mission/edit.routes.tsx';
import { newMissionRoutes } from './mission/new-mission.routes.tsx';
import { invitationRoutes } from './intake/invitation.routes.tsx';
import { joinRoutes } from './intake/join.routes.tsx';
import { juryRoutes } from './mission/jury.routes.tsx';
import { handOnRoutes } from './mission/hand-on.routes.tsx';
import { cohortRoutes } from './mission/cohort.routes.tsx';
import { lettersRoutes } from './office/letters.routes.tsx';
import { matrixRoutes } from './overview/matrix.routes.tsx';
import { importRoutes } from './intake/import.routes.tsx';
import { officeRoutes } from './overview/deposits.routes.tsx';
import { mergeRoutes } from './office/merge-person.routes.tsx';
import { personsRoutes } from './office/persons.routes.tsx';
import { schoolRoutes } from './office/school.routes.tsx';
import { outboxRoutes } from './office/outbox.routes.tsx';
import { setupRoutes } from './office/setup.routes.tsx';
import { callsFileRoutes } from './overview/calls-file.routes.ts';
import { callRoutes } from './reminder/calls.routes.tsx';
import { calendarSection, feedRoutes } from './reminder/feed.routes.tsx';
import type { Typesetter } from './typesetting/typesetter.ts';
import { type Again, ErrorPage, LaterPage } from './ui/error.page.tsx';
import { renderPage } from './ui/render.ts';
import type { Lang } from './ui/lang.ts';
import { UI_WORDS } from './ui/words.ts';
import { type Assets, assetRoutes, knowVisitor, langOf, rememberLang, shellOf, wantsPage } from './ui/shell.routes.ts';

export interface AppDeps extends Services {
  assets: Assets;
  shelf: () => Shelf;
  identity: Identity;
  /** Seals what is kept and signs what is given, as it does for cookies. */
  secret: string;
  /** Readers, to draw pages. */
  pool: ReaderPool;
  typesetter: Typesetter;
  trials: Trials;
  spool: Spool;
  /** Proxies whose word about the client is believed. */
  trusted: BlockList;
  /** What /healthz says beside the database. */
  parts: Readonly<Record<string, () => PartState>>;
}

/** A refusal in the language of the request: a page for a browser, JSON for a program. */
function answerRefusal(c: Context, refusal: Refusal, deps: AppDeps): Response | Promise<Response> {
  const { assets, log } = deps;
  // A store that fails is told to people in plain words, and to who runs the server with its reason.
  if (refusal.cause !== undefined) log.error('a file could not be kept', faultFields(refusal.cause));
  const words = wordsOf(refusal, langOf(c));
  const status = statusOf(refusal);
  const seconds = retryAfter(refusal);
  if (seconds !== null) c.header('retry-after', String(seconds));
  if (wantsPage(c) && refusal.code === 'sign-in-needed') return answerStranger(c, deps);
  if (wantsPage(c)) {
    const known = refusal.code === 'not-found' ? {} : { refusal: words };
    return c.html(renderPage(ErrorPage({ shell: shellOf(c, assets), ...known })), status);
  }
  return c.json({ error: { code: refusal.code, params: refusal.params, message: words } }, status);
}

/** Seconds after which a request that found no connection to the database is worth asking again. */
const LATER_SECONDS = 5;

/** No connection to the database was had: said as what passes, with what was typed. */
async function answerLater(c: Context, fault: unknown, deps: AppDeps): Promise<Response> {
  const refusal = new Refusal('database-away', { seconds: LATER_SECONDS });
  deps.log.warn('a request found no connection to the database', { route: routeOf(c), ...faultFields(fault) });
  if (!wantsPage(c)) return answerRefusal(c, refusal, deps);
  c.header('retry-after', String(LATER_SECONDS));
  const props = { shell: shellOf(c, deps.assets), said: wordsOf(refusal, langOf(c)), again: await againOf(c) };
  return c.html(renderPage(LaterPage(props)), statusOf(refusal));
}

/** How what `c` asked is asked again. */
async function againOf(c: Context): Promise<Again> {
  const { pathname, search } = new URL(c.req.url);
  // Two slashes would name another server.
  const url = pathname.replace(/^\/{2,}/, '/') + search;
  if (c.req.method !== 'POST') return { url, fields: null };
  if (UPLOADS.test(c.req.path)) return null;
  const form = await c.req.formData().catch(() => null);
  // A file field left empty is an empty file.
  const typed = form && [...form].filter(([, value]) => typeof value === 'string' || value.size > 0);
  const fields = typed?.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])) ?? [];
  return typed && fields.length === typed.length ? { url, fields } : null;
}

/** The part of the address that says nothing of anyone. */
const routeOf = (c: Context) => c.req.path.split('/').slice(0, 2).join('/');

/** A fault: logged with an identifier, which is all that the person sees of it. */
function answerFault(c: Context, fault: unknown, { assets, log }: AppDeps): Response {
  const id = randomUUID().slice(0, 8);
  log.error('a request failed', {
    id,
    method: c.req.method,
    route: routeOf(c),
    ...faultFields(fault),
  });
  if (wantsPage(c)) return c.html(renderPage(ErrorPage({ shell: shellOf(c, assets), fault: id })), 500);
  return c.json({ error: { code: 'fault', params: { id }, message: UI_WORDS[langOf(c)].fault.title } }, 500);
}

/** Where files arrive: they stream to the disk and are counted as they come. */
const UPLOADS = /^\/check$|^\/missions\/[^/]+\/deposits\/[^/]+$|^\/verify\/[^/]+$/;

/** What strangers may send: lines of text, which are read whole before anyone knows who sends them. */
const OPEN_FORMS = /^\/(enter|l|join|setup|leave|letters\/stop)(\/|$)|^\/missions\/[^/]+\/(feedback|appraisals\/[^/]+)$/;
const LINES_BYTES = 1_048_576;

/**
 * Every other body is limited here: a megabyte for strangers, `maxBytes` for who may send a file. What announces no length is held in memory
 * before any guard is asked: from a stranger, wherever it is sent, it is lines of text too.
 */
function exceptUploads(maxBytes: number, identity: Identity): MiddlewareHandler {
  const [lines, files] = [limitBody(Math.min(LINES_BYTES, maxBytes), 'text-too-large'), limitBody(maxBytes)];
  const isUnannounced = (c: Context) => c.req.raw.body !== null && c.req.header('content-length') === undefined;
  return async (c, next) => {
    if (UPLOADS.test(c.req.path)) return next();
    const short = OPEN_FORMS.test(c.req.path) || (isUnannounced(c) && (await identity.actorOf(c)) === null);
    return (short ? lines : files)(c, next);
  };
}

/** Title of the guide of a programme, in a language. */
const titles = (shelf: () => Shelf) => (programme: string, lang: Lang) => {
  const guide = findGuide(shelf(), programme);
  return guide ? plain(guide.title, reading(guide, lang)) : null;
};

/** The whole site. Nothing listens here: `main.ts` serves it, tests call `app.request()`. */
export function createApp(deps: AppDeps): Hono {
  const { config } = deps;
  const app = new Hono();
  app.onError((fault, c) => {
    if (isNoConnection(fault)) return answerLater(c, fault, deps);
    return fault instanceof Refusal ? answerRefusal(c, fault, deps) : answerFault(c, fault, deps);
  });
  app.notFound((c) => answerRefusal(c, new Refusal('not-found', {}), deps));
  app.use(
    securityHeaders(config.BASE_URL),
    sameSiteOnly(config.BASE_URL),
    exceptUploads(config.MAX_UPLOAD_BYTES, deps.identity),
    rememberLang(),
    knowVisitor((c) => visitorIn(c, deps.identity, titles(deps.shelf))),
  );
  app.route('/', homeRoutes({ ...deps, publicCheck: config.PUBLIC_CHECK }));
  app.route('/', guideRoutes(deps));
  app.route('/', conformityRoutes(deps));
  app.route('/', identityRoutes({ ...deps, sections: [schoolAccountSection(deps), calendarSection(deps)] }));
  app.route('/', oidcRoutes(deps));
  const again = { ...deps, writtenAgain: writtenAgain(deps) };
  app.route('/', linkRoutes({ ...again, askedNow: askedNow(deps) }));
  app.route('/', cohortRoutes(deps));
  app.route('/', handOnRoutes(again));
  app.route('/', declareRoutes(deps));
  app.route('/', editMissionRoutes(deps));
  app.route('/', addressRoutes(again));
  app.route('/', newMissionRoutes(deps));
  app.route('/', linksRoutes(again));
  app.route('/', juryRoutes(deps));
  app.route('/', joinRoutes(deps));
  app.route('/', invitationRoutes(deps));
  app.route('/', inviteRoutes(deps));
  app.route('/', alertRoutes(deps));
  app.route('/', depositRoutes(deps));
  app.route('/', formRoutes(deps));
  app.route('/', feedbackRoutes(deps));
  app.route('/', paperRoutes(deps));
  app.route('/', appraisalRoutes(deps));
  const pictures = new PagePictures(deps);
  app.route('/', uploadRoutes(deps, pictures));
  app.route('/', depositReportRoutes(deps, pictures));
  app.route('/', receiptRoutes(deps));
  app.route('/', validationRoutes(deps));
  app.route('/', verifyRoutes(deps, receiptByCode(deps)));
  app.route('/', officeRoutes(deps));
  app.route('/', setupRoutes(deps));
  app.route('/', importRoutes(deps));
  app.route('/', matrixRoutes(deps));
  app.route('/', mergeRoutes(deps));
  app.route('/', personsRoutes(deps));
  app.route('/', schoolRoutes(deps));
  // Before the pages of each letter: its address is one of theirs.
  app.route('/', stopRoutes(deps));
  app.route('/', lettersRoutes(deps));
  app.route('/', outboxRoutes(deps));
  app.route('/', callRoutes(deps));
  app.route('/', callsFileRoutes(deps));
  app.route('/', feedRoutes(deps));
  if (config.DEMO) app.route('/', demoRoutes(deps)).route('/', demoMailRoutes(deps));
  app.route('/', healthRoutes(deps, deps.parts));
  app.route('/', assetRoutes(deps.assets));
  return app;
}
