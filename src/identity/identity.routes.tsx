/** Entering and leaving; what the school says of itself. */
import { type Context, Hono } from 'hono';
import { open } from '../kernel/guard.ts';
import { Refusal } from '../kernel/refusal.ts';
import { FIRST_SCHOOL, UNNAMED } from '../kernel/school.ts';
import type { Services } from '../kernel/services.ts';
import type { Lang } from '../ui/lang.ts';
import { renderPage } from '../ui/render.ts';
import type { Visitor } from '../ui/rail.ts';
import { type Assets, langOf, shellOf } from '../ui/shell.routes.ts';
import type { Identity } from './entry.ts';
import { EnterPage, type EnterProps, NoticePage } from './identity.page.tsx';
import { LinkSaysPage } from './link.page.tsx';
import { pictureType } from './logo.ts';
import { localPath } from './next.ts';
import { defaultNotice, NOTICES, type NoticeName, OWN_TITLES } from './notices.ts';
import { readSchool, type School } from './school.store.ts';
import { visitorOf } from './visitor.ts';

type IdentityDeps = Services & { assets: Assets; identity: Identity };

/** The school of who asks; the first one for someone who has not entered. */
async function schoolFor(c: Context, { db, identity }: IdentityDeps): Promise<School> {
  return readSchool(db, (await identity.actorOf(c))?.school ?? FIRST_SCHOOL);
}

/** Who is there, for the pages of `c`; null for a stranger. */
export async function visitorIn(
  c: Context,
  identity: Identity,
  titleOf: (programme: string, lang: Lang) => string | null,
): Promise<Visitor | null> {
  const [actor, school] = [await identity.actorOf(c), await identity.schoolOf(c)];
  return actor && school && visitorOf(actor, school, langOf(c), titleOf);
}

/** The way in, as a page. */
export async function enterPage(c: Context, deps: IdentityDeps, next: string, why: EnterProps['why']): Promise<string> {
  const { config, assets } = deps;
  const school = await readSchool(deps.db, FIRST_SCHOOL);
  const shell = { ...shellOf(c, assets), url: next === '/' ? '/enter' : `/enter?next=${encodeURIComponent(next)}` };
  const props = { shell, next, school, why, demo: config.DEMO && school.demo, publicCheck: config.PUBLIC_CHECK };
  return renderPage(<EnterPage {...props} />);
}

/** Answers a page asked for by someone who must enter first: the way in, which leads back. */
export async function answerStranger(c: Context, deps: IdentityDeps): Promise<Response> {
  if (await deps.identity.linkBehind(c)) {
    return c.html(renderPage(<LinkSaysPage shell={shellOf(c, deps.assets)} said="over" />), 401);
  }
  if (c.req.method === 'GET' || c.req.method === 'HEAD') {
    const { pathname, search } = new URL(c.req.url);
    return c.redirect(`/enter?next=${encodeURIComponent(localPath(`${pathname}${search}`))}`, 303);
  }
  const from = c.req.header('referer');
  const page = from !== undefined && URL.canParse(from) ? new URL(from) : null;
  const own = page !== null && page.host === new URL(c.req.url).host;
  return c.html(await enterPage(c, deps, own ? localPath(`${page.pathname}${page.search}`) : '/', 'sent'), 401);
}

async function enter(c: Context, deps: IdentityDeps): Promise<Response> {
  const next = localPath(c.req.query('next'));
  const actor = await deps.identity.actorOf(c);
  if (actor && !actor.only) return c.redirect(next, 303);
  return c.html(await enterPage(c, deps, next, (await deps.identity.hadSession(c)) ? 'over' : null));
}

const isNotice = (name: string): name is NoticeName => (NOTICES as readonly string[]).includes(name);

async function notice(c: Context, deps: IdentityDeps): Promise<Response> {
  const name = c.req.param('notice') ?? '';
  if (!isNotice(name)) throw new Refusal('not-found', {});
  const shell = shellOf(c, deps.assets);
  const school = await schoolFor(c, deps);
  const own = school[name];
  const called = school.name === UNNAMED ? null : school.name;
  const said = defaultNotice(name, { school: called, sender: school.sender }, shell.lang);
  const text = own === null ? said.text : ((shell.lang === 'en' ? own.en : undefined) ?? own.fr);
  const lang = own !== null && shell.lang === 'en' && !own.en ? 'fr' : undefined;
  const title = own === null ? said.title : OWN_TITLES[shell.lang][name];
  return c.html(renderPage(<NoticePage shell={shell} title={title} text={text} lang={lang} school={called} />));
}

/** The picture does nothing when it is opened by itself: a drawing may hold a program. */
const PICTURE_POLICY = "default-src 'none'; sandbox";

async function logo(c: Context, deps: IdentityDeps): Promise<Response> {
  const { logo: sha256 } = await schoolFor(c, deps);
  const bytes = sha256 === null ? null : await deps.files.read(sha256);
  const type = bytes && pictureType(bytes);
  if (!bytes || !type) throw new Refusal('not-found', {});
  return c.body(bytes, 200, {
    'content-type': type,
    'content-security-policy': PICTURE_POLICY,
    'cache-control': 'private, max-age=3600',
  });
}

/** `/enter`, `/leave`, the notices and the logo of the school. */
export function identityRoutes(deps: IdentityDeps): Hono {
  return new Hono()
    .get('/enter', open('the way in'), (c) => enter(c, deps))
    .post('/leave', open('ends a session of one’s own, if there is one'), async (c) => {
      await deps.identity.leave(c);
      return c.redirect('/', 303);
    })
    .get('/notices/:notice', open('what the law has the school say to everyone'), (c) => notice(c, deps))
    .get('/school/logo', open('the school shows its logo'), (c) => logo(c, deps));
}
