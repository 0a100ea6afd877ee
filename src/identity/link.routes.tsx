/** The way in of people without an account: GET says who asks what of whom and changes nothing, POST opens a session for that one thing. */
import { type Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { typedIn } from '../kernel/form.ts';
import { open } from '../kernel/guard.ts';
import { record } from '../kernel/journal.store.ts';
import { takeTurn, turnKey } from '../kernel/rate.store.ts';
import { Refusal } from '../kernel/refusal.ts';
import { keyedHash } from '../kernel/seal.ts';
import type { Services } from '../kernel/services.ts';
import { DAY_MS } from '../kernel/span.ts';
import { isLang, type Lang } from '../ui/lang.ts';
import type { Shell } from '../ui/layout.tsx';
import { renderPage } from '../ui/render.ts';
import { type Assets, keepLang, langOf, shellOf } from '../ui/shell.routes.ts';
import type { Identity } from './entry.ts';
import { type AskedNow, LINK_DAYS, PURPOSES, rereads, type Standing, standingOf, tellsOf } from './link.ts';
import { LinkPage, LinkOverPage, LinkSaysPage, type ShownLink } from './link.page.tsx';
import { findLink, type FoundLink, readLink, sendFreshLink, type WrittenAgain } from './link-found.store.ts';
import { type Clocks, guideZone } from './zone.ts';

interface LinkRouteDeps extends Services {
  assets: Assets;
  identity: Identity;
  shelf: () => Clocks;
  secret: string;
}

interface LinkDeps extends LinkRouteDeps {
  /** What a link asks, as it stands today; null where what it keeps holds. */
  askedNow(link: FoundLink, lang: Lang): Promise<AskedNow | null>;
  writtenAgain: WrittenAgain;
}

const HOUR = 3600;
/** Sessions that a link opens in an hour, at most; fresh links sent in an hour for one thing, and to one person. */
const OPENINGS = { limit: 30, seconds: HOUR };
const RENEWALS = { limit: 3, seconds: HOUR };
const RENEWALS_IN_ALL = { limit: 30, seconds: HOUR };

const choseLang = (c: Context) => getCookie(c, 'lang') !== undefined;
/** The shell in the language of whom the link is for, unless this browser chose one. */
const shellFor = (c: Context, assets: Assets, link: FoundLink | null): Shell => ({
  ...shellOf(c, assets),
  lang: link === null || choseLang(c) ? langOf(c) : link.person.lang,
});
/** What the forms of a link's page send back: who posts to its address without having read the page is a program. */
const proofOf = ({ secret }: LinkRouteDeps, token: string) => keyedHash(secret, 'link form', token).slice(0, 32);

const handsOn = ({ purpose }: FoundLink) => (PURPOSES[purpose].abilities as readonly string[]).includes('mission.hand-on');
const goesTo = ({ purpose, mission, item }: FoundLink) => PURPOSES[purpose].goesTo(mission, item);
const tokenOf = (c: Context) => c.req.param('token') ?? '';

/** A link as its page shows it now. */
function shownLink(
  { shelf, clock }: LinkRouteDeps,
  link: FoundLink,
  shell: Shell,
  { said, far }: AskedNow = { said: null, far: null },
): ShownLink {
  const now = clock.now();
  const { person, words, schoolName: school, sender, purpose, expiresAt } = link;
  const name = `${person.firstName} ${person.lastName}`;
  const dates = { ...link, email: person.email };
  const standing = standingOf(dates, now);
  return {
    standing,
    rereads: rereads(dates, now),
    tells: tellsOf(link),
    purpose,
    school,
    sender,
    student: link.letter.values['student'] ?? null,
    name,
    said: { ...words[shell.lang], ...said },
    far,
    mayHandOn: handsOn(link),
    expiresAt,
    zone: guideZone(shelf(), link.guide),
  };
}

/** Says who asks what of whom. Nothing is written, whoever asks and however often. */
async function show(c: Context, deps: LinkDeps): Promise<Response> {
  const { db, assets, identity, askedNow } = deps;
  const token = tokenOf(c);
  const link = await findLink(db, token);
  const shell = shellFor(c, assets, link);
  if (!link) return c.html(renderPage(<LinkSaysPage shell={shell} said="unknown" />), 404);
  const actor = await identity.actorOf(c);
  const shown = shownLink(deps, link, shell, (await askedNow(link, shell.lang)) ?? undefined);
  const session = actor && !actor.only ? `${actor.firstName} ${actor.lastName}` : null;
  const page = <LinkPage shell={shell} token={token} proof={proofOf(deps, token)} link={shown} session={session} />;
  return c.html(renderPage(page), shown.standing === 'revoked' || shown.standing === 'moved' ? 410 : 200);
}

/** Answers a page asked for in a browser where the session of a link is over: how to come back, or why not. Null where there was no link. */
export async function answerLinkHolder(c: Context, deps: LinkRouteDeps): Promise<Response | null> {
  const [behind] = await deps.identity.linksBehind(c);
  const link = behind && (await readLink(deps.db, behind.school, behind.id));
  if (!link) return null;
  const shell = shellFor(c, deps.assets, link);
  const shown = shownLink(deps, link, shell);
  const again = shown.standing === 'live' || shown.standing === 'expired';
  const sent = c.req.method !== 'GET' && c.req.method !== 'HEAD';
  const page = again ? (
    <LinkOverPage shell={shell} id={link.id} link={shown} sent={sent} />
  ) : (
    <LinkPage shell={shell} token="" proof="" link={shown} session={null} />
  );
  return c.html(renderPage(page), 401);
}

/**
 * Opens the session of a live link and leads to `address`, or to what was given by one that is served; any other link only says where it
 * stands, and so does a form that is not ours.
 */
async function openLink(c: Context, deps: LinkRouteDeps, address: (link: FoundLink) => string): Promise<Response> {
  const { db, clock, identity } = deps;
  const at = clock.now();
  const token = tokenOf(c);
  const proven = (await typedIn(c))('form') === proofOf(deps, token);
  const found = proven ? await findLink(db, token) : null;
  const dates = found && { ...found, email: found.person.email };
  const isLive = dates !== null && standingOf(dates, at) === 'live';
  if (!found || !(isLive || rereads(dates!, at))) return c.redirect(`/l/${encodeURIComponent(token)}`, 303);
  const seconds = await takeTurn(db, `link-open:${found.id}`, OPENINGS, at);
  if (seconds > 0) throw new Refusal('too-many-requests', { seconds });
  await identity.enterByLink(c, { school: found.school, link: found.id, person: found.person.id, at }, (trx) =>
    record(trx, {
      school: found.school,
      at,
      actor: found.person.id,
      via: `link:${found.id}`,
      action: 'link.opened',
      subject: `mission:${found.mission}`,
      details: { link: found.id, purpose: found.purpose, item: found.item },
    }),
  );
  // What it opens speaks the language that its page spoke.
  if (!choseLang(c)) keepLang(c, found.person.lang);
  return c.redirect(isLive ? address(found) : goesTo(found), 303);
}

/** Whether one more fresh link may be sent for what `link` asks. */
async function mayRenew({ db }: LinkRouteDeps, { person, mission, purpose, item }: FoundLink, at: number): Promise<boolean> {
  const waits = [
    await takeTurn(db, turnKey('link-renew', person.id, mission, purpose, item), RENEWALS, at),
    await takeTurn(db, turnKey('link-renew-person', person.id), RENEWALS_IN_ALL, at),
  ];
  return Math.max(...waits) === 0;
}

/** Sends a fresh link where `found` went, when it is expired (or `live`: its session is over). The answer is the same whatever it is. */
async function renew(c: Context, deps: LinkDeps, found: FoundLink | null, standings: readonly Standing[]): Promise<Response> {
  const { db, clock } = deps;
  const at = clock.now();
  const may = found !== null && standings.includes(standingOf({ ...found, email: found.person.email }, at));
  if (may && (await mayRenew(deps, found, at))) {
    await db.transaction().execute(async (trx) => {
      const fresh = await sendFreshLink(deps, trx, found, { expiresAt: at + LINK_DAYS * DAY_MS, by: 'holder', at });
      await record(trx, {
        school: found.school,
        at,
        actor: found.person.id,
        via: `link:${found.id}`,
        action: 'link.renewed',
        subject: `mission:${found.mission}`,
        details: { link: found.id, fresh, purpose: found.purpose, item: found.item },
      });
    });
  }
  const lang = (await typedIn(c))('lang');
  return c.redirect(isLang(lang) ? `/l/renewed?lang=${lang}` : '/l/renewed', 303);
}

/** Someone whose session is over, and who has lost the e-mail: `link` says which, of those that were open in their browser. */
async function again(c: Context, deps: LinkDeps): Promise<Response> {
  const asked = (await typedIn(c))('link');
  const behind = (await deps.identity.linksBehind(c)).find(({ id }) => id === asked);
  const found = behind ? await readLink(deps.db, behind.school, behind.id) : null;
  return renew(c, deps, found, ['live', 'expired']);
}

/** `/l/…`: what a link shows and opens. */
export function linkRoutes(deps: LinkDeps): Hono {
  const shown = 'says who asks what of whom to the holder of a link';
  const says = (said: 'renewed' | 'handedOn') => (c: Context) =>
    c.html(renderPage(<LinkSaysPage shell={shellOf(c, deps.assets)} said={said} />));
  return new Hono()
    .get('/l/renewed', open('says that a fresh link may be on its way'), says('renewed'))
    .get('/l/handed-on', open('says that a link was passed on'), says('handedOn'))
    .post('/l/again', open('sends a fresh link to whom a session of a link was opened for'), (c) => again(c, deps))
    .get('/l/:token', open(shown), (c) => show(c, deps))
    .post('/l/:token', open('opens a session to the holder of a link'), (c) => openLink(c, deps, goesTo))
    .post('/l/:token/hand-on', open('opens a session to the holder of a link who passes it on'), (c) =>
      openLink(c, deps, (link) => (handsOn(link) ? `/missions/${link.mission}/hand-on` : goesTo(link))),
    )
    .post('/l/:token/renew', open('sends a fresh link where an expired one went'), async (c) =>
      renew(c, deps, await findLink(deps.db, tokenOf(c)), ['expired']),
    );
}
