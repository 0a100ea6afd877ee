/** Who is there, leaving, the ways in; what the school says of itself. */
import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie } from 'hono/cookie';
import { open } from '../kernel/guard.ts';
import { Refusal } from '../kernel/refusal.ts';
import { FIRST_SCHOOL, UNNAMED } from '../kernel/school.ts';
import type { Lang } from '../ui/lang.ts';
import { renderPage } from '../ui/render.ts';
import type { Visitor } from '../ui/rail.ts';
import { langOf, shellOf } from '../ui/shell.routes.ts';
import { type AccountDeps, accountRoutes } from './account.routes.tsx';
import { enterRoutes } from './enter.routes.tsx';
import type { Identity } from './entry.ts';
import { factorRoutes } from './factor.routes.tsx';
import { NoticePage } from './identity.page.tsx';
import { pictureType } from './logo.ts';
import { defaultNotice, NOTICES, type NoticeName, OWN_TITLES } from './notices.ts';
import { BY_SCHOOL, LEAVE_SCHOOL } from './oidc.ts';
import { passkeyRoutes } from './passkey.routes.ts';
import { readSchool, type School } from './school.store.ts';
import { visitorOf } from './visitor.ts';

type IdentityDeps = AccountDeps & { secret: string };

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

const isNotice = (name: string): name is NoticeName => (NOTICES as readonly string[]).includes(name);

async function notice(c: Context, deps: IdentityDeps): Promise<Response> {
  const name = c.req.param('notice') ?? '';
  if (!isNotice(name)) throw new Refusal('not-found', {});
  const shell = shellOf(c, deps.assets);
  const school = await schoolFor(c, deps);
  const own = school[name];
  const called = school.name === UNNAMED ? null : school.name;
  const said = defaultNotice(name, { school: called, sender: school.sender, sessionDays: deps.config.SESSION_DAYS }, shell.lang);
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

/** The ways in and out, one's own account, the notices and the logo of the school. */
export function identityRoutes(deps: IdentityDeps): Hono {
  return new Hono()
    .route('/', enterRoutes(deps))
    .route('/', factorRoutes(deps))
    .route('/', passkeyRoutes(deps))
    .route('/', accountRoutes(deps))
    .post('/leave', open('ends a session of one’s own, if there is one'), async (c) => {
      await deps.identity.leave(c);
      const bySchool = deps.config.OIDC_ISSUER !== null && getCookie(c, BY_SCHOOL) !== undefined;
      deleteCookie(c, BY_SCHOOL, { path: '/leave' });
      // What this browser keeps of forms that were being filled goes too: the computer may be shared.
      c.header('clear-site-data', '"storage"');
      return c.redirect(bySchool ? LEAVE_SCHOOL : '/', 303);
    })
    .get('/notices/:notice', open('what the law has the school say to everyone'), (c) => notice(c, deps))
    .get('/school/logo', open('the school shows its logo'), (c) => logo(c, deps));
}
