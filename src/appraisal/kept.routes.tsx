/** Forms that lose nothing: who sends one after their session ended gets back what they typed, to send it again. */
import type { Context, Handler, MiddlewareHandler } from 'hono';
import type { Ability } from '../identity/ability.ts';
import { allow } from '../kernel/guard.ts';
import { renderPage } from '../ui/render.ts';
import { shellOf, wantsPage } from '../ui/shell.routes.ts';
import { KeptPage, type KeptPageProps } from './kept.page.tsx';
import type { AppraisalDeps } from './place.routes.ts';

/** Why what `c` brings cannot be taken: nobody is there any more, or this browser opened the link of another form since. Null otherwise. */
async function whyKept(c: Context, { identity }: Pick<AppraisalDeps, 'identity'>): Promise<KeptPageProps['why'] | null> {
  if (!wantsPage(c)) return null;
  const actor = await identity.actorOf(c);
  if (!actor) return 'over';
  return actor.only && actor.only.goesTo !== c.req.path ? 'another' : null;
}

/** By what the browser of `c` came before; who has a link alone is not shown the door of accounts. */
async function cameBy(c: Context, { identity }: Pick<AppraisalDeps, 'identity'>): Promise<KeptPageProps['by']> {
  if ((await identity.linksBehind(c)).length > 0) return 'link';
  return (await identity.hadSession(c)) ? 'account' : null;
}

/** The page that gives back what was typed: nothing of the school is read for it. */
async function giveBack(
  c: Context,
  deps: Pick<AppraisalDeps, 'identity' | 'assets'>,
  why: KeptPageProps['why'],
): Promise<Response> {
  const body = await c.req.parseBody({ all: true });
  const fields = Object.entries(body).flatMap(([name, values]) =>
    [values].flat().flatMap((value): [string, string][] => (typeof value === 'string' ? [[name, value]] : [])),
  );
  const by = await cameBy(c, deps);
  const page = <KeptPage shell={shellOf(c, deps.assets)} action={c.req.path} {...{ fields, why, by }} />;
  return c.html(renderPage(page), why === 'over' ? 401 : 403);
}

/** The guard and the handler of a form whose typing is never lost: `known` lets in who may send it, `take` takes what they send. */
export function keepingTyped(
  deps: Pick<AppraisalDeps, 'identity' | 'assets'>,
  ability: Ability,
  known: MiddlewareHandler,
  take: (c: Context) => Promise<Response>,
): { guard: MiddlewareHandler; handle: Handler } {
  const guard = allow(ability.id, async (c) => {
    if (await whyKept(c, deps)) return true;
    let passed = false;
    await known(c, () => Promise.resolve(void (passed = true)));
    return passed;
  });
  const handle = async (c: Context) => {
    const why = await whyKept(c, deps);
    return why ? giveBack(c, deps, why) : take(c);
  };
  return { guard, handle };
}
