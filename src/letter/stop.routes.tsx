/** /letters/stop/:letter: GET shows what would stop, POST stops it (in one click from a mail reader too, RFC 8058), or lets it come again. */
import { type Context, Hono } from 'hono';
import type { Database } from '../kernel/database.ts';
import { typedIn } from '../kernel/form.ts';
import { open } from '../kernel/guard.ts';
import { record } from '../kernel/journal.store.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Services } from '../kernel/services.ts';
import { renderPage } from '../ui/render.ts';
import { type Assets, shellOf } from '../ui/shell.routes.ts';
import { StopPage } from './stop.page.tsx';
import { type Digest, digestOf, setStopped } from './stop.store.ts';

type StopDeps = Services & { assets: Assets };

async function found(c: Context, db: Database): Promise<Digest> {
  const digest = await digestOf(db, c.req.param('letter') ?? '');
  if (!digest) throw new Refusal('not-found', {});
  return digest;
}

async function act(c: Context, { db, clock, assets }: StopDeps): Promise<Response> {
  const digest = await found(c, db);
  const stopped = (await typedIn(c))('intent') !== 'resume';
  const at = clock.now();
  await db.transaction().execute(async (trx) => {
    await setStopped(trx, digest, stopped, at);
    const { school, person, kind } = digest;
    const action = stopped ? 'digest.stopped' : 'digest.resumed';
    await record(trx, { school, at, actor: person, via: 'letter', action, subject: `person:${person}`, details: { kind } });
  });
  return c.html(
    renderPage(<StopPage shell={shellOf(c, assets)} letter={c.req.param('letter') ?? ''} digest={{ ...digest, stopped }} />),
  );
}

/** The page of List-Unsubscribe. Its address is the secret: only who got the letter has it. */
export function stopRoutes(deps: StopDeps): Hono {
  const reason = 'who got the letter stops the next ones without entering';
  return new Hono()
    .get('/letters/stop/:letter', open(reason), async (c) =>
      c.html(
        renderPage(<StopPage shell={shellOf(c, deps.assets)} letter={c.req.param('letter')} digest={await found(c, deps.db)} />),
      ),
    )
    .post('/letters/stop/:letter', open(reason), (c) => act(c, deps));
}
