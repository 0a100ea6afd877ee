/** Sessions and the persons behind them, on Better Auth. */
import { betterAuth } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { deleteSessionCookie, setSessionCookie } from 'better-auth/cookies';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { z } from 'zod';
import type { Clock } from '../kernel/clock.ts';
import type { Database } from '../kernel/database.ts';
import type { Log } from '../kernel/log.ts';
import type { Config } from '../kernel/settings.ts';
import { type Actor, owesSecondFactor } from './ability.ts';
import type { Identity, Pending } from './entry.ts';
import { type AccountIdentity, withLinks } from './link-session.store.ts';
import { personOfUser } from './person.store.ts';
import { endOfSession, endSessions } from './session.store.ts';

export interface IdentityOptions {
  config: Pick<Config, 'BASE_URL' | 'TRUSTED_PROXIES' | 'SESSION_DAYS'>;
  db: Database;
  clock: Clock;
  log: Log;
  /** Signs the cookies. */
  secret: string;
}

interface Known {
  actor: Actor;
  session: string;
  /** Set when a second factor is owed and was not given. */
  pending: Pending | null;
  school: { name: string; logo: string | null };
}

/** A session ends this long after it was last used, and SESSION_DAYS after it began. */
const SESSION_SECONDS = 12 * 3600;
/** A session in use is prolonged at most this often. */
const PROLONG_SECONDS = 1800;
/** The cookie outlives the session, so that someone whose session is over is told so and loses no work. */
const COOKIE_SECONDS = 30 * 86_400;

/** What this product asks of the library beside its own endpoints. None of these has an address: only the server calls them. */
const entrance = (options: Pick<IdentityOptions, 'clock'>) => ({
  id: 'entrance' as const,
  endpoints: {
    enterAs: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ user: z.string(), secondFactor: z.boolean() }), requireHeaders: true },
      async (ctx) => {
        const { internalAdapter, authCookies, secret } = ctx.context;
        const user = await internalAdapter.findUserById(ctx.body.user);
        if (!user) throw new Error('no user of this identifier: no session can begin');
        const before = await ctx.getSignedCookie(authCookies.sessionToken.name, secret);
        if (before) await internalAdapter.deleteSession(before);
        const createdAt = new Date(options.clock.now());
        const told = { createdAt, ...(ctx.body.secondFactor && { secondFactorAt: createdAt }) };
        await setSessionCookie(ctx, { session: await internalAdapter.createSession(user.id, false, told, true), user }, false);
      },
    ),
    leaveNow: createAuthEndpoint.serverOnly({ method: 'POST', requireHeaders: true }, async (ctx) => {
      const token = await ctx.getSignedCookie(ctx.context.authCookies.sessionToken.name, ctx.context.secret);
      if (token) await ctx.context.internalAdapter.deleteSession(token);
      deleteSessionCookie(ctx);
    }),
    cookieHolds: createAuthEndpoint.serverOnly({ method: 'GET', requireHeaders: true }, async (ctx) =>
      Boolean(await ctx.getSignedCookie(ctx.context.authCookies.sessionToken.name, ctx.context.secret)),
    ),
  },
});

/** The library as this product sets it: no password, nobody signs up by themselves, no account is tied to another unasked. */
function createAuth(options: IdentityOptions) {
  const { config, db, log, secret } = options;
  return betterAuth({
    appName: 'Soutenir',
    baseURL: config.BASE_URL,
    trustedOrigins: [config.BASE_URL],
    secret,
    database: { db, type: 'postgres', transaction: true },
    user: { modelName: 'auth_user' },
    session: {
      modelName: 'auth_session',
      expiresIn: SESSION_SECONDS,
      updateAge: PROLONG_SECONDS,
      additionalFields: { secondFactorAt: { type: 'date', required: false, input: false } },
    },
    account: { modelName: 'auth_account', accountLinking: { enabled: false, disableImplicitLinking: true } },
    verification: { modelName: 'auth_verification', storeIdentifier: 'hashed' },
    emailAndPassword: { enabled: false, disableSignUp: true },
    rateLimit: { enabled: true },
    telemetry: { enabled: false },
    logger: {
      level: 'warn',
      log: (level, message) => log[level === 'error' ? 'error' : 'warn']('the library of sessions', { said: message }),
    },
    advanced: {
      cookiePrefix: 'soutenir',
      useSecureCookies: config.BASE_URL.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress:
        config.TRUSTED_PROXIES.length > 0
          ? { ipAddressHeaders: ['x-forwarded-for'], trustedProxies: [...config.TRUSTED_PROXIES] }
          : { ipAddressHeaders: [] },
      database: { joins: true, validateSchema: false },
    },
    plugins: [entrance(options)],
  });
}

/** What the other slices are given of identity. */
export function createIdentity(options: IdentityOptions): Identity {
  const { db, clock, config } = options;
  const auth = createAuth(options);
  const cookie = `${config.BASE_URL.startsWith('https:') ? '__Secure-' : ''}soutenir.session_token`;
  const once = new WeakMap<Request, Promise<Known | null>>();

  /** Puts on the answer of `c` the cookies that the library sets. Those that it takes back only when the person leaves. */
  const carry = (c: Context, headers: Headers, alsoTakeBack: boolean) => {
    for (const set of headers.getSetCookie()) {
      if (alsoTakeBack || !/;\s*max-age=0\b/i.test(set)) {
        c.header('set-cookie', set.replace(/max-age=[1-9]\d*/i, `Max-Age=${COOKIE_SECONDS}`), { append: true });
      }
    }
  };
  const read = async (c: Context): Promise<Known | null> => {
    const { headers, response } = await auth.api.getSession({ headers: c.req.raw.headers, returnHeaders: true });
    if (response && endOfSession(response.session.createdAt, config.SESSION_DAYS) <= clock.now()) {
      await endSessions(db, response.user.id, { id: response.session.id });
      return null;
    }
    carry(c, headers, false);
    const found = response && (await personOfUser(db, response.user.id));
    if (!found) return null;
    const { school, id, lastName, firstName, email, lang, roles } = found.person;
    const actor = { school, person: id, lastName, firstName, lang, roles };
    const owes = !response.session.secondFactorAt && owesSecondFactor(actor, found.enrolled);
    const pending = owes ? { school, person: id, email, lang, enrolled: found.enrolled } : null;
    return { actor, session: response.session.id, pending, school: found.school };
  };
  /** What the cookie of `c` leads to, read once a request; nothing is read without a cookie. */
  const knownBy = (c: Context): Promise<Known | null> => {
    if (getCookie(c, cookie) === undefined) return Promise.resolve(null);
    const known = once.get(c.req.raw) ?? read(c);
    once.set(c.req.raw, known);
    return known;
  };
  const insideOf = async (c: Context): Promise<Known | null> => {
    const known = await knownBy(c);
    return known?.pending ? null : known;
  };
  const accounts: AccountIdentity = {
    actorOf: async (c) => (await insideOf(c))?.actor ?? null,
    schoolOf: async (c) => (await insideOf(c))?.school ?? null,
    pendingOf: async (c) => (await knownBy(c))?.pending ?? null,
    sessionOf: async (c) => (await knownBy(c))?.session ?? null,
    async enter(c, person, { secondFactor }) {
      const { headers } = await auth.api.enterAs({
        body: { user: person, secondFactor },
        headers: c.req.raw.headers,
        returnHeaders: true,
      });
      once.delete(c.req.raw);
      carry(c, headers, false);
    },
    async leave(c) {
      const { headers } = await auth.api.leaveNow({ headers: c.req.raw.headers, returnHeaders: true });
      once.delete(c.req.raw);
      carry(c, headers, true);
    },
    hadSession: async (c) => getCookie(c, cookie) !== undefined && (await auth.api.cookieHolds({ headers: c.req.raw.headers })),
  };
  return withLinks(accounts, { db, clock, baseUrl: config.BASE_URL });
}
