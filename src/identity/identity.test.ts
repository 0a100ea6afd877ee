/** Entering, being known, leaving: on the real library and the real tables. */
import { createHmac } from 'node:crypto';
import { Hono } from 'hono';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FIRST_SCHOOL } from '../kernel/school.ts';
import { silentLog } from '../../tests/support/log.ts';
import { buildSite, type Site } from '../../tests/support/site.ts';
import { createIdentity } from './identity.store.ts';
import { readPerson } from './person.store.ts';
import { addPerson } from './person-change.store.ts';
import type { Identity } from './entry.ts';

let site: Site;
let ines: string;
let marc: string;
beforeAll(async () => {
  site = await buildSite();
  const person = { school: FIRST_SCHOOL, lang: 'fr' as const };
  ines = await addPerson(site.database.db, {
    ...person,
    lastName: 'Carvalho',
    firstName: 'Inès',
    email: 'Ines.Carvalho@ecole.example',
    roles: [
      { role: 'student', programme: '' },
      { role: 'juror', programme: 'misl' },
    ],
  });
  marc = await addPerson(site.database.db, {
    ...person,
    lastName: 'Tran',
    firstName: 'Marc',
    email: 'marc@ecole.example',
    roles: [],
  });
});
afterAll(() => site.close());

/** A server of three addresses around `identity`. */
function door(identity: Identity) {
  return new Hono()
    .onError((_, c) => c.body(null, 500))
    .post('/in/:person', async (c) => {
      await identity.enter(c, c.req.param('person'), { secondFactor: true });
      return c.body(null, 204);
    })
    .post('/out', async (c) => {
      await identity.leave(c);
      return c.body(null, 204);
    })
    .get('/me', async (c) =>
      c.json({ actor: await identity.actorOf(c), again: await identity.actorOf(c), had: await identity.hadSession(c) }),
    );
}

/** "name=value" of the session cookie that an answer sets. */
const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((c) => c.split(';')[0]!)
    .join('; ');
async function entered(person: string, cookie = ''): Promise<{ cookie: string; set: string[] }> {
  const response = await door(site.identity).request(`/in/${person}`, { method: 'POST', headers: { cookie } });
  expect(response.status).toBe(204);
  return { cookie: cookieOf(response), set: response.headers.getSetCookie() };
}
async function me(cookie: string, identity = site.identity) {
  const response = await door(identity).request('/me', { headers: { cookie } });
  const body = (await response.json()) as { actor: { person: string } | null; had: boolean };
  return { ...body, set: response.headers.getSetCookie() };
}

const sessions = async () =>
  (await sql<{ token: string; userId: string; expiresAt: Date }>`SELECT * FROM auth_session`.execute(site.database.db)).rows;
const tokenOf = (cookie: string) => decodeURIComponent(cookie.split('=')[1]!).split('.')[0]!;
const expire = (cookie: string, at: Date) =>
  sql`UPDATE auth_session SET "expiresAt" = ${at} WHERE token = ${tokenOf(cookie)}`.execute(site.database.db);
/** Statements that `work` sends to the database. */
async function counting<T>(work: () => Promise<T>): Promise<{ value: T; statements: number }> {
  const { pool } = site.database;
  let statements = 0;
  const query = pool.connect.bind(pool);
  pool.connect = (async () => {
    const client = await query();
    statements++;
    return client;
  }) as typeof pool.connect;
  try {
    return { value: await work(), statements };
  } finally {
    pool.connect = query;
  }
}

test('who entered is known, with their roles, on every request that follows', async () => {
  const { cookie } = await entered(ines);
  const { actor, had } = await me(cookie);
  expect(actor).toEqual({
    school: FIRST_SCHOOL,
    person: ines,
    lastName: 'Carvalho',
    firstName: 'Inès',
    lang: 'fr',
    roles: [
      { role: 'juror', programme: 'misl' },
      { role: 'student', programme: '' },
    ],
  });
  expect(had).toBe(true);
});

test('the cookie of a session is out of reach of scripts and of other sites, and marked secure behind https', async () => {
  const { set } = await entered(ines);
  expect(set).toHaveLength(1);
  expect(set[0]).toMatch(/^soutenir\.session_token=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
  const options = {
    config: { BASE_URL: 'https://soutenir.example', TRUSTED_PROXIES: [], SESSION_DAYS: 30 },
    db: site.database.db,
    clock: { now: () => Date.now() },
  };
  const secure = createIdentity({ ...options, log: silentLog, secret: 'x'.repeat(40) });
  const response = await door(secure).request(`/in/${ines}`, { method: 'POST' });
  expect(response.headers.getSetCookie()[0]).toMatch(/^__Secure-soutenir\.session_token=.*; Secure/);
});

test('a stranger costs no query; someone known costs two a request, however often they are asked for', async () => {
  const { cookie } = await entered(ines);
  expect(await counting(() => me(''))).toMatchObject({ statements: 0, value: { actor: null, had: false } });
  expect(await counting(() => me('lang=fr; soutenir.session_token=forged'))).toMatchObject({ statements: 0 });
  expect(await counting(() => me(cookie))).toMatchObject({ statements: 2, value: { actor: { person: ines } } });
});

test('leaving ends the session itself, not only the cookie', async () => {
  const { cookie } = await entered(ines);
  const response = await door(site.identity).request('/out', { method: 'POST', headers: { cookie } });
  expect(response.headers.getSetCookie().find((c) => c.startsWith('soutenir.session_token='))).toMatch(/^[^=]+=; Max-Age=0/);
  expect((await sessions()).some((s) => s.token === tokenOf(cookie))).toBe(false);
  expect((await me(cookie)).actor).toBeNull();
});

test('leaving without a session is no fault', async () => {
  expect((await door(site.identity).request('/out', { method: 'POST' })).status).toBe(204);
});

test('a session that is over is nobody, yet not a stranger: its cookie stays, so that work under way is not lost', async () => {
  const { cookie } = await entered(ines);
  await expire(cookie, new Date(Date.now() - 1000));
  expect(await me(cookie)).toEqual({ actor: null, again: null, had: true, set: [] });
  expect(await me(cookie)).toMatchObject({ actor: null, had: true });
});

test('a session in use is prolonged by twelve hours, and its cookie with it', async () => {
  const { cookie } = await entered(ines);
  await expire(cookie, new Date(Date.now() + 3600_000));
  const { actor, set } = await me(cookie);
  expect(actor?.person).toBe(ines);
  expect(set).toHaveLength(1);
  expect(set[0]).toContain('Max-Age=2592000');
  const row = (await sessions()).find((s) => s.token === tokenOf(cookie))!;
  expect(row.expiresAt.getTime()).toBeGreaterThan(Date.now() + 11.9 * 3600_000);
});

test('a session ends some days after it began, however much it is used: it is over, and comes back by no longer setting', async () => {
  const began = Date.UTC(2026, 0, 15, 9, 30);
  let now = began;
  const lasting = (SESSION_DAYS: number) =>
    createIdentity({
      config: { BASE_URL: 'http://127.0.0.1:3000', TRUSTED_PROXIES: [], SESSION_DAYS },
      db: site.database.db,
      clock: { now: () => now },
      log: silentLog,
      secret: 'a secret for tests, never for people',
    });
  const enter = async () => cookieOf(await door(lasting(2)).request(`/in/${ines}`, { method: 'POST' }));
  const [one, other] = [await enter(), await enter()];
  now = began + 2 * 86_400_000 - 1;
  expect((await me(one, lasting(2))).actor?.person).toBe(ines);
  // It is due to be prolonged, and is not: nothing of it is set anew.
  await expire(one, new Date(Date.now() + 3600_000));
  now += 1;
  expect(await me(one, lasting(2))).toEqual({ actor: null, again: null, had: true, set: [] });
  expect((await me(one, lasting(365))).actor).toBeNull();
  expect((await me(other, lasting(365))).actor?.person).toBe(ines);
});

test('a session that was removed is over', async () => {
  const { cookie } = await entered(ines);
  await sql`DELETE FROM auth_session WHERE token = ${tokenOf(cookie)}`.execute(site.database.db);
  expect(await me(cookie)).toMatchObject({ actor: null, had: true });
});

test('a cookie that this server did not sign is worth nothing', async () => {
  const { cookie } = await entered(ines);
  const token = tokenOf(cookie);
  const signed = (secret: string) => {
    const signature = createHmac('sha256', secret).update(token).digest('base64');
    return `soutenir.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
  };
  expect(signed('a secret for tests, never for people')).toBe(cookie);
  expect((await me(signed('the secret of another server, as long'))).actor).toBeNull();
  expect(await me(signed('the secret of another server, as long'))).toMatchObject({ had: false });
  expect(await me(`soutenir.session_token=${token}`)).toMatchObject({ actor: null, had: false });
  expect(await me(cookie.replace(token.slice(0, 4), 'AAAA'))).toMatchObject({ actor: null, had: false });
});

test('two people in two browsers are two sessions; leaving one leaves the other', async () => {
  const one = await entered(ines);
  const other = await entered(marc);
  await door(site.identity).request('/out', { method: 'POST', headers: { cookie: one.cookie } });
  expect((await me(one.cookie)).actor).toBeNull();
  expect((await me(other.cookie)).actor?.person).toBe(marc);
});

test('entering again makes a new session and ends the one before: a cookie planted beforehand opens nothing', async () => {
  const first = await entered(ines);
  const second = await entered(marc, first.cookie);
  expect(tokenOf(second.cookie)).not.toBe(tokenOf(first.cookie));
  expect((await me(first.cookie)).actor).toBeNull();
  expect((await me(second.cookie)).actor?.person).toBe(marc);
});

test('someone removed is nobody at once; so is a user without a person', async () => {
  const { db } = site.database;
  const person = { school: FIRST_SCHOOL, lang: 'en' as const, lastName: 'Okafor', firstName: 'Ada', email: 'ada@ecole.example' };
  const ada = await addPerson(db, { ...person, roles: [{ role: 'juror', programme: '' }] });
  const { cookie } = await entered(ada);
  await sql`DELETE FROM person_role WHERE person_id = ${ada}`.execute(db);
  await sql`DELETE FROM person WHERE person_id = ${ada}`.execute(db);
  expect((await me(cookie)).actor).toBeNull();
  await sql`DELETE FROM auth_user WHERE id = ${ada}`.execute(db);
  expect((await sessions()).some((s) => s.userId === ada)).toBe(false);
  expect((await me(cookie)).actor).toBeNull();
  const response = await door(site.identity).request(`/in/${ada}`, { method: 'POST' });
  expect(response.status).toBe(500);
  expect(response.headers.getSetCookie()).toEqual([]);
});

test('one e-mail address is one person, however it is written', async () => {
  const twin = { school: FIRST_SCHOOL, lang: 'fr' as const, lastName: 'Carvalho', firstName: 'Inès', roles: [] };
  const add = site.database.db.transaction().execute((trx) => addPerson(trx, { ...twin, email: 'ines.carvalho@ECOLE.example' }));
  await expect(add).rejects.toThrow(/unique/);
  expect(await readPerson(site.database.db, FIRST_SCHOOL, ines)).toMatchObject({ email: 'Ines.Carvalho@ecole.example' });
  expect(await readPerson(site.database.db, FIRST_SCHOOL, "x' OR 1=1")).toBeNull();
  expect(await readPerson(site.database.db, '00000000-0000-4000-8000-00000000dead', ines)).toBeNull();
});
