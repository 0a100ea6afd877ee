/** Entering: the address, then the code that was sent there. Strangers are led here, and back from here. */
import { type Context, Hono } from 'hono';
import { typedIn } from '../kernel/form.ts';
import { open } from '../kernel/guard.ts';
import { FIRST_SCHOOL } from '../kernel/school.ts';
import { renderPage } from '../ui/render.ts';
import { type Assets, shellOf } from '../ui/shell.routes.ts';
import { askCode, takeCode, waitingCode } from './code.store.ts';
import { isEmail } from './email.ts';
import { EnterPage, type EnterProps, UnsetPage } from './enter.page.tsx';
import { CodeOverPage, CodePage } from './code.page.tsx';
import { type EnterDeps, letIn } from './enter.store.ts';
import { answerLinkHolder } from './link.routes.tsx';
import { leadingTo, localPath, opensByLink } from './next.ts';
import { SCHOOL_ACCOUNT_WORDS } from './oidc-words.ts';
import { relyingParty } from './passkey.ts';
import { isDemo, isUnset, readSchool } from './school.store.ts';
import type { Clocks } from './zone.ts';

type EnterRouteDeps = EnterDeps & { assets: Assets; shelf: () => Clocks; secret: string };

/** The way in, as a page. */
async function enterPage(
  c: Context,
  { config, assets, db }: EnterRouteDeps,
  next: string,
  { why = null, typed = null, byLink = false }: Partial<Pick<EnterProps, 'why' | 'typed' | 'byLink'>> = {},
): Promise<string> {
  const school = await readSchool(db, FIRST_SCHOOL);
  const shell = { ...shellOf(c, assets), url: leadingTo('/enter', next) };
  const demo = config.DEMO && school.demo;
  const label = config.OIDC_LABEL ?? SCHOOL_ACCOUNT_WORDS[shell.lang].enter;
  const ways = {
    demo,
    letters: config.SMTP_URL !== null || demo,
    passkeys: relyingParty(config.BASE_URL) !== null,
    schoolAccount: config.OIDC_ISSUER === null ? null : label,
  };
  if (await isUnset(db, FIRST_SCHOOL)) return renderPage(<UnsetPage shell={shell} />);
  return renderPage(<EnterPage {...{ shell, next, school, why, typed, byLink, publicCheck: config.PUBLIC_CHECK, ...ways }} />);
}

/** Answers a page asked for by someone who must enter first: the way in, which leads back; that of the second factor for who gave one. */
export async function answerStranger(c: Context, deps: EnterRouteDeps): Promise<Response> {
  const ofLink = await answerLinkHolder(c, deps);
  if (ofLink) return ofLink;
  if (c.req.method === 'GET' || c.req.method === 'HEAD') {
    const { pathname, search } = new URL(c.req.url);
    const way = (await deps.identity.pendingOf(c)) ? '/enter/second-factor' : '/enter';
    return c.redirect(`${way}?next=${encodeURIComponent(localPath(`${pathname}${search}`))}`, 303);
  }
  const from = c.req.header('referer');
  const page = from !== undefined && URL.canParse(from) ? new URL(from) : null;
  const own = page !== null && page.host === new URL(c.req.url).host;
  const next = own ? localPath(`${page.pathname}${page.search}`) : '/';
  const byLink = opensByLink(c.req.path) && !(await deps.identity.hadSession(c));
  return c.html(await enterPage(c, deps, next, { why: 'sent', byLink }), 401);
}

async function enter(c: Context, deps: EnterRouteDeps): Promise<Response> {
  const next = localPath(c.req.query('next'));
  const actor = await deps.identity.actorOf(c);
  if (actor && !actor.only) return c.redirect(next, 303);
  if (await deps.identity.pendingOf(c)) return c.redirect(leadingTo('/enter/second-factor', next), 303);
  const over = await deps.identity.hadSession(c);
  return c.html(await enterPage(c, deps, next, { why: over ? 'over' : null, byLink: opensByLink(next) && !over }));
}

/** The same answer whoever's the address is. */
async function ask(c: Context, deps: EnterRouteDeps): Promise<Response> {
  const next = localPath(c.req.query('next'));
  const email = (await typedIn(c))('email');
  if (!isEmail(email)) return c.html(await enterPage(c, deps, next, { typed: email }), 422);
  await askCode(deps, { email, purpose: 'enter' }, c);
  return c.redirect(leadingTo('/enter/code', next), 303);
}

async function codePage(c: Context, deps: EnterRouteDeps, left: number | null): Promise<Response> {
  const next = localPath(c.req.query('next'));
  const shell = shellOf(c, deps.assets);
  const waiting = await waitingCode(deps, c, 'enter');
  if (!waiting) return c.html(renderPage(<CodeOverPage shell={shell} next={next} />), 410);
  const demo = await isDemo(deps, FIRST_SCHOOL);
  return c.html(renderPage(<CodePage {...{ shell, next, left, demo }} email={waiting.email} />), left === null ? 200 : 422);
}

async function take(c: Context, deps: EnterRouteDeps): Promise<Response> {
  const taken = await takeCode(deps, c, (await typedIn(c))('code'), 'enter');
  if (!taken.ok && taken.why === 'wrong') return codePage(c, deps, taken.left);
  const person = taken.ok ? taken.person : null;
  const next = localPath(c.req.query('next'));
  const address =
    person && (await letIn(c, deps, { school: person.school, person: person.id }, { way: 'e-mail', secondFactor: false, next }));
  return address ? c.redirect(address, 303) : codePage(c, deps, null);
}

/** `/enter` and `/enter/code`. */
export function enterRoutes(deps: EnterRouteDeps): Hono {
  return new Hono()
    .get('/enter', open('the way in'), (c) => enter(c, deps))
    .post('/enter', open('sends a code to the address that is typed'), (c) => ask(c, deps))
    .get('/enter/code', open('asks for the code that was sent'), (c) => codePage(c, deps, null))
    .post('/enter/code', open('takes the code that was sent'), (c) => take(c, deps));
}
