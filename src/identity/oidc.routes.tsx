/** Entering with the school account: to the provider, back from it, the code that ties an account to a person once; leaving it too. */
import { type Context, Hono } from 'hono';
import { deleteCookie, getSignedCookie, setCookie, setSignedCookie } from 'hono/cookie';
import { open } from '../kernel/guard.ts';
import { typedIn } from '../kernel/form.ts';
import { record } from '../kernel/journal.store.ts';
import { faultFields } from '../kernel/log.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Services } from '../kernel/services.ts';
import { renderPage } from '../ui/render.ts';
import { type Assets, langOf, shellOf } from '../ui/shell.routes.ts';
import { ownBrowser, tellOwner } from './account-letter.store.ts';
import { ACCOUNT_ABILITIES } from './account.policy.ts';
import type { AccountSection } from './account.routes.tsx';
import { askCode, takeCode, waitingCode } from './code.store.ts';
import { letIn } from './enter.store.ts';
import { actorIn, type Identity, mayDoOwn } from './entry.ts';
import { localPath } from './next.ts';
import {
  BY_SCHOOL,
  FLOW_SECONDS,
  type Flow,
  flowCookie,
  issuerOf,
  LEAVE_SCHOOL,
  readFlow,
  type SchoolProblem,
  type Told,
} from './oidc.ts';
import { holderOf, tieAccount, tiedSince, untieAccount } from './oidc-account.store.ts';
import { CALLBACK, createSchoolAccounts, SchoolAccountError, type SchoolAccounts } from './oidc.store.ts';
import { LeaveSchoolPage, SchoolAccountView, SchoolProblemPage, TieOverPage, TiePage } from './oidc.page.tsx';
import { personOfEmail } from './person.store.ts';
import { assertTurns, clientKey } from './turn.store.ts';
import { type Clocks, schoolZone } from './zone.ts';

export type OidcDeps = Services & {
  assets: Assets;
  identity: Identity;
  secret: string;
  /** Where the clock of the school is. */
  shelf: () => Clocks;
};

const CODE = '/enter/school/code';
/** As long as the cookie of a session lasts. */
const BY_SCHOOL_SECONDS = 30 * 86_400;
/** How often one client has the provider asked: a school has one address for all its people. */
const PER_CLIENT = { limit: 600, seconds: 900 };
const assertTurn = (c: Context, deps: OidcDeps) => assertTurns(deps, [[clientKey(c, deps, 'school-account'), PER_CLIENT]]);
/** Cookies of a visit are signed apart from those of sessions. */
const keyOf = ({ secret }: OidcDeps) => `school account, ${secret}`;

/** What is kept with the code that was sent: the account to tie, and where its person was going. */
interface Tie {
  issuer: string;
  subject: string;
  secondFactor: boolean;
  next: string;
}

function problemPage(c: Context, deps: OidcDeps, problem: SchoolProblem, next: string, email: string | null = null) {
  const page = <SchoolProblemPage shell={shellOf(c, deps.assets)} problem={problem} next={next} email={email} />;
  return c.html(renderPage(page), problem === 'away' ? 503 : problem === 'unknown' ? 403 : 422);
}

/** What `work` answers; a problem of this way in gets its page, and a line for who runs the server. */
async function orPage(c: Context, deps: OidcDeps, next: string, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (fault) {
    if (!(fault instanceof SchoolAccountError)) throw fault;
    const { cause, problem } = fault;
    deps.log.warn('a school account let nobody in', { problem, ...faultFields(cause) });
    return problemPage(c, deps, problem, next);
  }
}

async function leaveForProvider(c: Context, deps: OidcDeps, accounts: SchoolAccounts): Promise<Response> {
  const next = localPath(c.req.query('next'));
  const actor = await deps.identity.actorOf(c);
  // Who is there already goes to the provider to tie their account, and for nothing else.
  if (actor && !actor.only && c.req.query('tie') === undefined) return c.redirect(next, 303);
  await assertTurn(c, deps);
  return orPage(c, deps, next, async () => {
    const { address, flow } = await accounts.begin(next);
    await setSignedCookie(c, flowCookie(flow.state), JSON.stringify(flow), keyOf(deps), {
      path: '/enter/school',
      httpOnly: true,
      sameSite: 'Lax',
      secure: deps.config.BASE_URL.startsWith('https:'),
      maxAge: FLOW_SECONDS,
    });
    return c.redirect(address, 303);
  });
}

/** The visit that this answer ends; its cookie serves once. */
async function flowOf(c: Context, deps: OidcDeps): Promise<Flow | null> {
  const state = c.req.query('state') ?? '';
  const name = flowCookie(state);
  const flow = readFlow(await getSignedCookie(c, keyOf(deps), name), state, deps.clock.now());
  deleteCookie(c, name, { path: '/enter/school' });
  return flow;
}

async function comeBack(c: Context, deps: OidcDeps, accounts: SchoolAccounts): Promise<Response> {
  const flow = await flowOf(c, deps);
  if (!flow) {
    // Going back after having entered is no problem.
    const actor = await deps.identity.actorOf(c);
    return actor && !actor.only ? c.redirect('/', 303) : problemPage(c, deps, 'stale', '/');
  }
  await assertTurn(c, deps);
  return orPage(c, deps, flow.next, async () =>
    welcome(c, deps, await accounts.finish(new URL(c.req.url).search, flow), flow.next),
  );
}

/** Lets in who holds the account; who comes for the first time is sent a code, at the address that the school verified. */
async function welcome(c: Context, deps: OidcDeps, told: Told, next: string): Promise<Response> {
  const { db, config } = deps;
  const secondFactor = told.secondFactor && config.OIDC_MFA;
  const holder = await holderOf(db, told);
  if (holder) {
    return letInBySchool(c, deps, holder, { secondFactor, next, email: told.email });
  }
  const { email, verified, issuer, subject } = told;
  if (email === null) return problemPage(c, deps, 'no-email', next);
  if (!verified) return problemPage(c, deps, 'unverified', next, email);
  const person = await personOfEmail(db, email);
  if (!person || person.leftAt !== null) return problemPage(c, deps, 'unknown', next, email);
  const tie: Tie = { issuer, subject, secondFactor, next };
  await askCode(deps, { email, purpose: 'tie', details: { ...tie } }, c);
  return c.redirect(CODE, 303);
}

async function showCode(c: Context, deps: OidcDeps): Promise<Response> {
  const shell = shellOf(c, deps.assets);
  const waiting = await waitingCode(deps, c, 'tie');
  if (!waiting) return c.html(renderPage(<TieOverPage shell={shell} next="/" />), 410);
  return c.html(renderPage(<TiePage shell={shell} email={waiting.email} left={null} />));
}

async function tie(c: Context, deps: OidcDeps): Promise<Response> {
  const { db, clock, assets } = deps;
  const shell = shellOf(c, assets);
  const waiting = await waitingCode(deps, c, 'tie');
  const taken = await takeCode(deps, c, (await typedIn(c))('code'), 'tie');
  if (!taken.ok) {
    const next = waiting ? (waiting.details as unknown as Tie).next : '/';
    if (taken.why === 'over' || !waiting) return c.html(renderPage(<TieOverPage shell={shell} next={next} />), 410);
    return c.html(renderPage(<TiePage shell={shell} email={waiting.email} left={taken.left} />), 422);
  }
  const { person } = taken;
  if (!person) throw new Error('a code to tie an account was sent to nobody');
  const { issuer, subject, secondFactor, next } = taken.details as unknown as Tie;
  const at = clock.now();
  await db.transaction().execute(async (trx) => {
    await tieAccount(trx, person.id, { issuer, subject }, at);
    const entry = { school: person.school, at, actor: person.id, via: 'school-account', details: { issuer } };
    await record(trx, { ...entry, action: 'account.tied', subject: `person:${person.id}` });
    const who = { school: person.school, person: person.id };
    await tellOwner(deps, trx, who, ownBrowser(c), (words) => words.schoolAccountTied);
  });
  return letInBySchool(c, deps, person, { secondFactor, next: localPath(next), email: taken.email });
}

/** Opens the session of who holds a school account, and has their browser remember through what they entered. */
async function letInBySchool(
  c: Context,
  deps: OidcDeps,
  { school, id }: { school: string; id: string },
  { secondFactor, next, email }: { secondFactor: boolean; next: string; email: string | null },
): Promise<Response> {
  const to = await letIn(c, deps, { school, person: id }, { way: 'school-account', secondFactor, next });
  if (to === null) return problemPage(c, deps, 'unknown', next, email);
  setCookie(c, BY_SCHOOL, '1', {
    path: '/leave',
    httpOnly: true,
    sameSite: 'Lax',
    secure: deps.config.BASE_URL.startsWith('https:'),
    maxAge: BY_SCHOOL_SECONDS,
  });
  return c.redirect(to, 303);
}

/** Says to who left that the provider may still know them, and how to leave it too. */
async function leaveSchool(c: Context, deps: OidcDeps, accounts: SchoolAccounts): Promise<Response> {
  if (await deps.identity.actorOf(c)) return c.redirect('/', 303);
  return c.html(renderPage(<LeaveSchoolPage shell={shellOf(c, deps.assets)} address={await accounts.leave()} />));
}

/** The section of one's account about the school account; nothing where no provider is set. */
export const schoolAccountSection =
  ({ db, config, shelf }: Pick<OidcDeps, 'db' | 'config' | 'shelf'>): AccountSection =>
  async (c, { person }) => {
    if (config.OIDC_ISSUER === null) return null;
    const since = await tiedSince(db, person, issuerOf(config.OIDC_ISSUER));
    return <SchoolAccountView lang={langOf(c)} since={since} zone={schoolZone(shelf())} />;
  };

async function untie(c: Context, deps: OidcDeps): Promise<Response> {
  const { db, clock, config } = deps;
  const { school, person } = actorIn(c);
  const issuer = issuerOf(config.OIDC_ISSUER ?? '');
  await db.transaction().execute(async (trx) => {
    if (!(await untieAccount(trx, person, issuer))) return;
    const entry = { school, at: clock.now(), actor: person, via: 'session', details: { issuer } };
    await record(trx, { ...entry, action: 'account.untied', subject: `person:${person}` });
    await tellOwner(deps, trx, { school, person }, ownBrowser(c), (words) => words.schoolAccountUntied);
  });
  return c.redirect('/account#school-account', 303);
}

/** /enter/school, where the provider brings people back, /enter/school/code, /leave/school, and untying at /account/school-account. Nothing is there where no provider is set. */
export function oidcRoutes(deps: OidcDeps): Hono {
  const accounts = createSchoolAccounts(deps.config, deps.clock);
  const set = () => {
    if (!accounts) throw new Refusal('not-found', {});
    return accounts;
  };
  return new Hono()
    .get('/enter/school', open('the way to the school account'), (c) => leaveForProvider(c, deps, set()))
    .get(CALLBACK, open('the way back from the school account'), (c) => comeBack(c, deps, set()))
    .get(CODE, open('asks once for the code that ties a school account'), (c) => (set(), showCode(c, deps)))
    .post('/account/school-account', mayDoOwn(deps.identity, ACCOUNT_ABILITIES.ownAccount), (c) => untie(c, deps))
    .get(LEAVE_SCHOOL, open('says to who left how to leave the school account too'), (c) => leaveSchool(c, deps, set()))
    .post(CODE, open('takes the code that ties a school account'), (c) => (set(), tie(c, deps)));
}
