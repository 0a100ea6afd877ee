/** What else is asked of who reads their own receipt: shown there, and sent again by one press to the address that received it. */
import type { Context } from 'hono';
import { PURPOSES } from '../identity/link.ts';
import { actorIn } from '../identity/entry.ts';
import { takeTurn, turnKey } from '../kernel/rate.store.ts';
import { langOf } from '../ui/shell.routes.ts';
import { writtenAgain } from './asked-now.store.ts';
import { isOpenTo, othersWaiting, sendOthers, studentsIn } from './others.store.ts';
import type { Others } from './others.view.tsx';
import type { AppraisalDeps } from './place.routes.ts';

/** How often the links are sent again, in an hour. */
const TURNS = { limit: 3, seconds: 3600 };
/** What the address says once they are. */
const SENT = 'others';

const givenBy = (c: Context, { clock }: AppraisalDeps, of: { mission: string; item: string }) => {
  const { school, person } = actorIn(c);
  return { school, person, ...of, at: clock.now() };
};

/** What else is asked of who gave `of`; null when nothing is. */
export async function othersOf(c: Context, deps: AppraisalDeps, of: { mission: string; item: string }): Promise<Others | null> {
  const actor = actorIn(c);
  const lang = langOf(c);
  const waiting = await othersWaiting(deps.db, givenBy(c, deps, of));
  if (waiting.length === 0) return null;
  const open = waiting.filter((link) => isOpenTo(actor, link));
  return {
    students: studentsIn(waiting, of),
    open: open.map(({ words, purpose, mission, item }) => ({
      title: words[lang].title,
      href: PURPOSES[purpose].goesTo(mission, item),
    })),
    closed: waiting.length - open.length,
    sent: c.req.query(SENT) !== undefined,
  };
}

/** Sends them, and leads back to `page`. The answer is the same whatever was sent. */
export async function answerOthers(
  c: Context,
  deps: AppraisalDeps,
  of: { mission: string; item: string },
  page: string,
): Promise<Response> {
  const actor = actorIn(c);
  const given = givenBy(c, deps, of);
  if ((await takeTurn(deps.db, turnKey('link-others', actor.person), TURNS, given.at)) === 0) {
    await deps.db.transaction().execute(async (trx) => {
      const waiting = (await othersWaiting(trx, given)).filter((link) => !isOpenTo(actor, link));
      await sendOthers({ ...deps, writtenAgain: writtenAgain(deps) }, trx, { actor, waiting, at: given.at });
    });
  }
  return c.redirect(`${page}?${SENT}#others`, 303);
}
