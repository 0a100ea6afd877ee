/** The outbox: what was sent, what waits, what is held, what could not leave; sending again. */
import { type Context, Hono } from 'hono';
import type { DepositDeps } from '../deposit/deposit.routes.tsx';
import { ANY_PROGRAMME, type Actor, has } from '../identity/ability.ts';
import { actorIn, foundIn, type Found, mayDo } from '../identity/entry.ts';
import { outboxScope } from '../identity/outbox.policy.ts';
import { isDemo } from '../identity/school.store.ts';
import { schoolZone } from '../identity/zone.ts';
import { typedIn } from '../kernel/form.ts';
import { isId } from '../kernel/id.ts';
import { record } from '../kernel/journal.store.ts';
import { sendAgain } from '../kernel/outbox-again.store.ts';
import { OUTBOX_STATES, type OutboxLetter } from '../letter/outbox.ts';
import { countOutbox, lettersIn, listOutbox, readOutboxLetter } from '../letter/outbox-list.store.ts';
import { renderPage } from '../ui/render.ts';
import { shellOf } from '../ui/shell.routes.ts';
import { LETTER_ABILITIES } from './letters.policy.ts';
import { OutboxPage } from './outbox.page.tsx';
import { LetterSentPage } from './letter-sent.page.tsx';

const findSchool = async (_c: Context, actor: Actor): Promise<Found<null>> => ({
  subject: { school: actor.school, programme: ANY_PROGRAMME },
  value: null,
});

/** Words of letters and pages of people are the office's. */
const isOffice = (actor: Actor) => has(actor, 'office');

async function list(c: Context, deps: DepositDeps, refused = false): Promise<Response> {
  const { db, assets, config, shelf } = deps;
  const scope = outboxScope(actorIn(c));
  const state = OUTBOX_STATES.find((each) => each === c.req.query('show')) ?? null;
  const asked = { state, query: (c.req.query('q') ?? '').trim().slice(0, 100), page: Number(c.req.query('page') ?? 1) };
  const [counts, { lines, page, pages }] = await Promise.all([countOutbox(db, scope), listOutbox(db, scope, asked)]);
  const done = Number(c.req.query('done') ?? 0);
  const props = {
    shell: shellOf(c, assets),
    zone: schoolZone(shelf()),
    counts,
    lines,
    asked: { ...asked, page },
    pages,
    mails: config.SMTP_URL !== null,
    demo: await isDemo(deps, scope.school),
    done: Number.isSafeInteger(done) && done > 0 ? done : 0,
    refused,
    office: isOffice(actorIn(c)),
  };
  return c.html(renderPage(<OutboxPage {...props} />), refused ? 422 : 200);
}

/** Sends again one letter, or all that are dead, or held. */
async function again(c: Context, deps: DepositDeps): Promise<Response> {
  const { db, clock, config } = deps;
  const { school, person } = actorIn(c);
  const field = await typedIn(c);
  const all = field('all');
  const letter = field('letter');
  if (config.SMTP_URL === null || !(isId(letter) || all === 'dead' || all === 'held')) return list(c, deps, true);
  const at = clock.now();
  const sent = await db.transaction().execute(async (trx) => {
    const scope = outboxScope(actorIn(c));
    const one = await readOutboxLetter(trx, scope, letter);
    const letters = all === 'dead' || all === 'held' ? await lettersIn(trx, scope, all) : one ? [one.id] : [];
    const left: string[] = [];
    for (const id of letters) if (await sendAgain(trx, school, id)) left.push(id);
    if (left.length > 0) {
      const details = { letters: left };
      await record(trx, {
        school,
        at,
        actor: person,
        via: 'session',
        action: 'letters.resent',
        subject: `school:${school}`,
        details,
      });
    }
    return left.length;
  });
  return sent === 0 ? list(c, deps, true) : c.redirect(`/outbox?done=${sent}`, 303);
}

/** /outbox, /outbox/:letter. */
export function outboxRoutes(deps: DepositDeps): Hono {
  const { outbox } = LETTER_ABILITIES;
  const findLetter = async (c: Context, actor: Actor): Promise<Found<OutboxLetter> | null> => {
    const letter = await readOutboxLetter(deps.db, outboxScope(actor), c.req.param('letter') ?? '');
    return letter && { subject: { school: actor.school, programme: ANY_PROGRAMME }, value: letter };
  };
  const keeper = () => mayDo(deps.identity, outbox, findSchool);
  return new Hono()
    .get('/outbox', keeper(), (c) => list(c, deps))
    .post('/outbox', keeper(), (c) => again(c, deps))
    .get('/outbox/:letter', mayDo(deps.identity, outbox, findLetter), (c) => {
      const zone = schoolZone(deps.shelf());
      const letter = foundIn<OutboxLetter>(c);
      const props = {
        shell: shellOf(c, deps.assets),
        zone,
        letter,
        mails: deps.config.SMTP_URL !== null,
        office: isOffice(actorIn(c)),
      };
      return c.html(renderPage(<LetterSentPage {...props} />));
    });
}
