/** /demo/mail: the letters of the demo school as they arrive, links and codes included. Mounted only where the demo is on. */
import { type Context, Hono } from 'hono';
import { isDemo } from '../identity/school.store.ts';
import { type Clocks, schoolZone } from '../identity/zone.ts';
import { open } from '../kernel/guard.ts';
import { Refusal } from '../kernel/refusal.ts';
import { FIRST_SCHOOL } from '../kernel/school.ts';
import type { Services } from '../kernel/services.ts';
import { listOutbox, readOutboxLetter } from '../letter/outbox-list.store.ts';
import { renderPage } from '../ui/render.ts';
import { type Assets, shellOf } from '../ui/shell.routes.ts';
import { MailPage, MailboxPage } from './mail.page.tsx';

type MailDeps = Services & { assets: Assets; shelf: () => Clocks };

const LETTERS_A_PAGE = 40;
const ALL = { school: FIRST_SCHOOL, kept: null, led: null };

/** The letters of a real school are nobody's to read. */
async function assertDemo(deps: MailDeps): Promise<void> {
  if (!(await isDemo(deps, FIRST_SCHOOL))) throw new Refusal('not-found', {});
}

async function list(c: Context, deps: MailDeps): Promise<Response> {
  await assertDemo(deps);
  const query = (c.req.query('q') ?? '').trim().slice(0, 100);
  const asked = { state: null, query, page: Number(c.req.query('page') ?? 1) };
  const { lines, page, pages } = await listOutbox(deps.db, ALL, asked, LETTERS_A_PAGE);
  return c.html(
    renderPage(
      <MailboxPage shell={shellOf(c, deps.assets)} zone={schoolZone(deps.shelf())} {...{ lines, page, pages, query }} />,
    ),
  );
}

async function read(c: Context, deps: MailDeps): Promise<Response> {
  await assertDemo(deps);
  const letter = await readOutboxLetter(deps.db, ALL, c.req.param('letter') ?? '', { secrets: true });
  if (!letter) throw new Refusal('not-found', {});
  return c.html(renderPage(<MailPage shell={shellOf(c, deps.assets)} zone={schoolZone(deps.shelf())} letter={letter} />));
}

/** The mailbox of everyone in the demo. */
export function demoMailRoutes(deps: MailDeps): Hono {
  return new Hono()
    .get('/demo/mail', open('letters of invented people, in the demo school and nowhere else'), (c) => list(c, deps))
    .get('/demo/mail/:letter', open('a letter to an invented person, in the demo school and nowhere else'), (c) => read(c, deps));
}
