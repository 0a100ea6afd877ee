/** Sessions opened by links: they do what the link is for, and nothing else. They come before the session of an account. */
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Clock } from '../kernel/clock.ts';
import type { Database } from '../kernel/database.ts';
import { newToken, tokenHash } from '../kernel/token.ts';
import type { Actor, Opened } from './ability.ts';
import type { Identity } from './entry.ts';
import { LINK_SESSION_MS, type Purpose, PURPOSES, standingOf } from './link.ts';
import { personOfUser } from './person.store.ts';

/** What knows sessions of accounts, and nothing of links. */
export type AccountIdentity = Omit<Identity, 'enterByLink' | 'linksBehind'>;

interface Known {
  actor: Actor;
  school: { name: string; logo: string | null };
}

/** The cookie outlives the session, so that someone whose session is over is told how to open another one. */
const COOKIE_SECONDS = 30 * 86_400;
/** Sessions older than their cookie are of no use. */
const FORGOTTEN_MS = COOKIE_SECONDS * 1000;

/** Links open in one browser at once: a tutor of a dozen students may have a tab for each. */
const TOGETHER = 20;
/** Between the tokens of a cookie: no token holds it. */
const BETWEEN = '.';

/** The links that sessions were opened by, with the token of each, in the order of `tokens`. */
async function linksOfSessions(db: Database, tokens: readonly string[]) {
  const hashes = new Map(tokens.map((token) => [tokenHash(token), token]));
  const rows = await db
    .selectFrom('link_session as s')
    .innerJoin('link as l', (j) => j.onRef('l.school_id', '=', 's.school_id').onRef('l.link_id', '=', 's.link_id'))
    .innerJoin('person as p', (j) => j.onRef('p.school_id', '=', 'l.school_id').onRef('p.person_id', '=', 'l.person_id'))
    .select(['l.school_id', 'l.link_id', 'l.person_id', 'l.purpose', 'l.mission_id', 'l.item', 'l.address', 'l.revoked_at'])
    .select(['p.email', 's.opened_at', 'l.expires_at', 's.session_hash'])
    .where('s.session_hash', 'in', [...hashes.keys()])
    .execute();
  const found = new Map(rows.map((row) => [hashes.get(row.session_hash), row]));
  return tokens.flatMap((token) => {
    const row = found.get(token);
    return row ? [{ ...row, token }] : [];
  });
}

type SessionRow = Awaited<ReturnType<typeof linksOfSessions>>[number];

/** How near a link is to the page at `path`: it leads there, its mission is there, or it is elsewhere. */
function nearness(row: SessionRow, path: string): number {
  const { goesTo } = openedBy(row);
  if (`${path}/`.startsWith(`${goesTo}/`)) return 2;
  return `${path}/`.startsWith(`/missions/${row.mission_id}/`) ? 1 : 0;
}

/** `rows`, those of the page at `path` first. */
const nearest = (rows: readonly SessionRow[], path: string) =>
  rows.toSorted((one, other) => nearness(other, path) - nearness(one, path));

/** Whether a session goes on at `now`: for some hours, until its link is taken back. What is served or expired meanwhile lets it end its work. */
function goesOn(row: SessionRow, now: number): boolean {
  const dates = { address: row.address, email: row.email, expiresAt: row.expires_at, revokedAt: row.revoked_at, servedAt: null };
  const standing = standingOf(dates, now);
  return (standing === 'live' || standing === 'expired') && now < row.opened_at.getTime() + LINK_SESSION_MS;
}

/** What a link opens: some abilities over one mission. */
const openedBy = (link: { link_id: string; purpose: Purpose; mission_id: string; item: string }): Opened => ({
  link: link.link_id,
  abilities: PURPOSES[link.purpose].abilities,
  mission: link.mission_id,
  item: link.item,
  goesTo: PURPOSES[link.purpose].goesTo(link.mission_id, link.item),
});

/** Writes a session of a link, which is opened from now on; those of it that are over are forgotten. */
async function openSession(trx: Database, token: string, { school, link, at }: { school: string; link: string; at: number }) {
  await trx
    .deleteFrom('link_session')
    .where('school_id', '=', school)
    .where('link_id', '=', link)
    .where('opened_at', '<', new Date(at - FORGOTTEN_MS))
    .execute();
  await trx
    .insertInto('link_session')
    .values({ session_hash: tokenHash(token), school_id: school, link_id: link, opened_at: new Date(at) })
    .execute();
  await trx
    .updateTable('link')
    .set({ opened_at: new Date(at) })
    .where('school_id', '=', school)
    .where('link_id', '=', link)
    .where('opened_at', 'is', null)
    .execute();
}

/** Identity that knows sessions of links beside those of accounts: at most one of the two in a browser, the links of one person. */
export function withLinks(
  inner: AccountIdentity,
  { db, clock, baseUrl }: { db: Database; clock: Clock; baseUrl: string },
): Identity {
  const secure = baseUrl.startsWith('https:');
  const cookie = `${secure ? '__Secure-' : ''}soutenir.link`;
  const attributes = { path: '/', httpOnly: true, sameSite: 'Lax', secure } as const;
  const once = new WeakMap<Request, Promise<Known | null>>();

  const tokensIn = (c: Context): string[] => getCookie(c, cookie)?.split(BETWEEN).slice(0, TOGETHER) ?? [];
  const behind = async (c: Context): Promise<SessionRow[]> => {
    const tokens = tokensIn(c);
    return tokens.length === 0 ? [] : nearest(await linksOfSessions(db, tokens), c.req.path);
  };
  const read = async (c: Context): Promise<Known | null> => {
    const open = (await behind(c)).filter((row) => goesOn(row, clock.now()));
    const found = open[0] ? await personOfUser(db, open[0].person_id) : null;
    if (!found) return null;
    const { school, id, lastName, firstName, lang, roles } = found.person;
    const [only, ...also] = open.filter((row) => row.person_id === id).map(openedBy);
    return { actor: { school, person: id, lastName, firstName, lang, roles, only: only!, also }, school: found.school };
  };
  const knownBy = (c: Context): Promise<Known | null> => {
    if (getCookie(c, cookie) === undefined) return Promise.resolve(null);
    const known = once.get(c.req.raw) ?? read(c);
    once.set(c.req.raw, known);
    return known;
  };
  const end = async (c: Context, tokens: readonly string[]): Promise<void> => {
    if (tokens.length === 0) return;
    await db.deleteFrom('link_session').where('session_hash', 'in', tokens.map(tokenHash)).execute();
    once.delete(c.req.raw);
  };
  /** Ends the sessions of links that `c` brings, if there are any. */
  const endAll = async (c: Context): Promise<void> => {
    if (getCookie(c, cookie) === undefined) return;
    await end(c, tokensIn(c));
    deleteCookie(c, cookie, attributes);
  };
  return {
    ...inner,
    actorOf: async (c) => (await knownBy(c))?.actor ?? (await inner.actorOf(c)),
    schoolOf: async (c) => (await knownBy(c))?.school ?? (await inner.schoolOf(c)),
    async enter(c, person, by) {
      await endAll(c);
      await inner.enter(c, person, by);
    },
    async leave(c) {
      await endAll(c);
      await inner.leave(c);
    },
    async enterByLink(c, opened, within) {
      // Before the transaction: whoever waits for a connection holds none.
      const others = (await behind(c)).filter((row) => row.person_id === opened.person && row.link_id !== opened.link);
      const kept = others.slice(0, TOGETHER - 1).map((row) => row.token);
      await end(
        c,
        tokensIn(c).filter((each) => !kept.includes(each)),
      );
      await inner.leave(c);
      const token = newToken();
      await db.transaction().execute(async (trx) => {
        await openSession(trx, token, opened);
        await within(trx);
      });
      setCookie(c, cookie, [token, ...kept].join(BETWEEN), { ...attributes, maxAge: COOKIE_SECONDS });
    },
    async linksBehind(c) {
      return (await behind(c)).map((row) => ({ school: row.school_id, id: row.link_id }));
    },
  };
}
