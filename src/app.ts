/** The application: what every request goes through, then one line a slice. */
import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { open } from './kernel/guard.ts';
import { healthRoutes, type PartState } from './kernel/health.ts';
import { faultFields } from './kernel/log.ts';
import { Refusal, retryAfter, statusOf, wordsOf } from './kernel/refusal.ts';
import { limitBody, sameSiteOnly, securityHeaders } from './kernel/security.ts';
import type { Services } from './kernel/services.ts';
import { ErrorPage } from './ui/error.page.tsx';
import { renderPage } from './ui/render.ts';
import { type Assets, assetRoutes, langOf, rememberLang, shellOf, wantsPage } from './ui/shell.routes.ts';

export interface AppDeps extends Services {
  assets: Assets;
  /** What /healthz says beside the database. */
  parts: Readonly<Record<string, () => PartState>>;
}

/** A refusal in the language of the request: a page for a browser, JSON for a program. */
function answerRefusal(c: Context, refusal: Refusal, { assets }: AppDeps): Response {
  const words = wordsOf(refusal, langOf(c));
  const status = statusOf(refusal);
  const seconds = retryAfter(refusal);
  if (seconds !== null) c.header('retry-after', String(seconds));
  if (wantsPage(c)) {
    const known = refusal.code === 'not-found' ? {} : { refusal: words };
    return c.html(renderPage(ErrorPage({ shell: shellOf(c, assets), ...known })), status);
  }
  return c.json({ refusal: { code: refusal.code, params: refusal.params, message: words } }, status);
}

/** A fault: logged with an identifier, which is all that the person sees of it. */
function answerFault(c: Context, fault: unknown, { assets, log }: AppDeps): Response {
  const id = randomUUID().slice(0, 8);
  log.error('a request failed', {
    id,
    method: c.req.method,
    route: c.req.path.split('/').slice(0, 2).join('/'),
    ...faultFields(fault),
  });
  if (wantsPage(c)) return c.html(renderPage(ErrorPage({ shell: shellOf(c, assets), fault: id })), 500);
  return c.json({ fault: { id } }, 500);
}

/** The whole site. Nothing listens here: `main.ts` serves it, tests call `app.request()`. */
export function createApp(deps: AppDeps): Hono {
  const { config } = deps;
  const app = new Hono();
  app.onError((fault, c) => (fault instanceof Refusal ? answerRefusal(c, fault, deps) : answerFault(c, fault, deps)));
  app.notFound((c) => answerRefusal(c, new Refusal('not-found', {}), deps));
  app.use(securityHeaders(config.BASE_URL), sameSiteOnly(config.BASE_URL), limitBody(config.MAX_UPLOAD_BYTES), rememberLang());
  app.get('/', open('the way in'), (c) => c.redirect('/guides', 303));
  app.route('/', healthRoutes(deps, deps.parts));
  app.route('/', assetRoutes(deps.assets));
  return app;
}
