/** Sessions opened by links: they do what the link is for, and nothing else. They come before the session of an account. */
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Clock } from '../kernel/clock.ts';
import type { Database } from '../kernel/database.ts';
import { newToken, tokenHash } from '../kernel/token.ts';
import type { Actor } from './ability.ts';
import type { Identity } from './entry.ts';
import { LINK_SESSION_MS, type Purpose, PURPOSES, standingOf } from './link.ts';
import { personOfUser } from './person.store.ts';

/** What knows sessions of accounts, and nothing of links. */
export type AccountIdentity = Omit<Identity, 'enterByLink' | 'linkBehind'>;

interface Known {
  actor: Actor;
  school: { name: string; logo: string | null };
}

/** The cookie outlives the session, so that someone whose session is over is told how to open another one. */
const COOKIE_SECONDS = 30 * 86_400;
/** Sessions older than their cookie are of no use. */
const FORGOTTEN_MS = COOKIE_SECONDS * 1000;

/** The link that a session was opened by. */
async function linkOfSession(db: Database, token: string) {
  const row = await db
    .selectFrom('link_session as s')
    .innerJoin('link as l', (j) => j.onRef('l.school_id', '=', 's.school_id').onRef('l.link_id', '=', 's.link_id'))
    .innerJoin('person as p', (j) => j.onRef('p.school_id', '=', 'l.school_id').onRef('p.person_id', '=', 'l.person_id'))
    .select(['l.school_id', 'l.link_id', 'l.person_id', 'l.purpose', 'l.mission_id', 'l.item', 'l.address', 'l.revoked_at'])
    .select(['p.email', 's.opened_at', 'l.expires_at'])
    .where('s.session_hash', '=', tokenHash(token))
    .executeTakeFirst();
  return row ?? null;
}

type SessionRow = NonNullable<Awaited<ReturnType<typeof linkOfSession>>>;

/** Whether a session goes on at `now`: for some hours, until its link is taken back. What is served or expired meanwhile lets it end its work. */
function goesOn(row: SessionRow, now: number): boolean {
  const dates = { address: row.address, email: row.email, expiresAt: row.expires_at, revokedAt: row.revoked_at, servedAt: null };
  const standing = standingOf(dates, now);
  return (standing === 'live' || standing === 'expired') && now < row.opened_at.getTime() + LINK_SESSION_MS;
}

/** What a link opens: some abilities over one mission. */
const openedBy = (link: { link_id: string; purpose: Purpose; mission_id: string; item: string }): NonNullable<Actor['only']> => ({
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

/** Identity that knows sessions of links beside those of accounts: at most one of the two in a browser. */
export function withLinks(
  inner: AccountIdentity,
  { db, clock, baseUrl }: { db: Database; clock: Clock; baseUrl: string },
): Identity {
  const secure = baseUrl.startsWith('https:');
  const cookie = `${secure ? '__Secure-' : ''}soutenir.link`;
  const attributes = { path: '/', httpOnly: true, sameSite: 'Lax', secure } as const;
  const once = new WeakMap<Request, Promise<Known | null>>();

  const read = async (token: string): Promise<Known | null> => {
    const row = await linkOfSession(db, token);
    const found = row && goesOn(row, clock.now()) ? await personOfUser(db, row.person_id) : null;
    if (!row || !found) return null;
    const { school, id, lastName, firstName, lang, roles } = found.person;
    return { actor: { school, person: id, lastName, firstName, lang, roles, only: openedBy(row) }, school: found.school };
  };
  const knownBy = (c: Context): Promise<Known | null> => {
    const token = getCookie(c, cookie);
    if (token === undefined) return Promise.resolve(null);
    const known = once.get(c.req.raw) ?? read(token);
    once.set(c.req.raw, known);
    return known;
  };
  /** Ends the session of a link that `c` brings, if there is one. */
  const end = async (c: Context): Promise<void> => {
    const token = getCookie(c, cookie);
    if (token === undefined) return;
    await db.deleteFrom('link_session').where('session_hash', '=', tokenHash(token)).execute();
    deleteCookie(c, cookie, attributes);
    once.delete(c.req.raw);
  };
  return {
    ...inner,
    actorOf: async (c) => (await knownBy(c))?.actor ?? (await inner.actorOf(c)),
    schoolOf: async (c) => (await knownBy(c))?.school ?? (await inner.schoolOf(c)),
    async enter(c, person, by) {
      await end(c);
      await inner.enter(c, person, by);
    },
    async leave(c) {
      await end(c);
      await inner.leave(c);
    },
    async enterByLink(c, opened, within) {
      // Before the transaction: whoever waits for a connection holds none.
      await end(c);
      await inner.leave(c);
      const token = newToken();
      await db.transaction().execute(async (trx) => {
        await openSession(trx, token, opened);
        await within(trx);
      });
      setCookie(c, cookie, token, { ...attributes, maxAge: COOKIE_SECONDS });
    },
    async linkBehind(c) {
      const token = getCookie(c, cookie);
      const row = token === undefined ? null : await linkOfSession(db, token);
      return row && { school: row.school_id, id: row.link_id };
    },
  };
}
