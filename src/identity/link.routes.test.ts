/** Links at their addresses: what reading one changes, what opening one gives, what becomes of it. */
import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formOfLink, linkTo, openLink, secretOf } from '../../tests/support/links.ts';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { DAY_MS } from '../kernel/span.ts';
import { addressChanged, revokeLinks, serveLink } from './link.store.ts';
import { linksOf } from './link-state.store.ts';

let site: Site;
let school: SampleSchool;
let now = SITE_NOW;
const page = { accept: 'text/html' };

beforeAll(async () => {
  site = await buildSchoolSite({ clock: { now: () => now } });
  school = await sampleSchool(site);
});
afterAll(() => site.close());

const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  site.app.request(path, { headers: { ...page, ...headers } });
const post = (path: string, headers: Readonly<Record<string, string>> = {}, body?: URLSearchParams) =>
  site.app.request(path, { method: 'POST', headers: { ...page, ...headers }, ...(body && { body }) });
const tutorLink = (over: Partial<Parameters<typeof linkTo>[1]> = {}) =>
  linkTo(site, { person: school.companyTutor, mission: school.mission, ...over });

/** Everything that the database holds, as one text. */
async function everything(): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
    WHERE table_type = 'BASE TABLE' AND table_schema IN ('public', 'graphile_worker') ORDER BY 1`.execute(site.database.db);
  const tables = [];
  for (const { name } of rows) {
    const { rows: all } = await sql<{ row: string }>`SELECT t::text AS row FROM ${sql.raw(name)} AS t ORDER BY 1`.execute(
      site.database.db,
    );
    tables.push(`${name}\n${all.map(({ row }) => row).join('\n')}`);
  }
  return tables.join('\n\n');
}

describe('reading a link changes nothing', () => {
  test.each<[string, RequestInit]>([
    ['GET', {}],
    ['HEAD', { method: 'HEAD' }],
    ['a prefetch', { headers: { ...page, 'sec-purpose': 'prefetch', purpose: 'prefetch' } }],
    ['a prerender', { headers: { ...page, 'sec-purpose': 'prefetch;prerender' } }],
    ['a mail scanner', { headers: { 'user-agent': 'SafeLinks', accept: '*/*' } }],
    ['a page in another language', { headers: { ...page, 'accept-language': 'en' } }],
    ['OPTIONS', { method: 'OPTIONS' }],
  ])('%s', async (_, init) => {
    const { token } = await tutorLink();
    const before = await everything();
    for (let n = 0; n < 10; n++) {
      const answer = await site.app.request(`/l/${token}`, { headers: page, ...init });
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
    expect(await everything()).toBe(before);
    expect((await openLink(site, token)).headers).not.toBeNull();
  });

  test.each(['/', '/hand-on'])('a program that posts to its address%s without having read the page', async (end) => {
    const { token } = await tutorLink();
    const ofAnother = await formOfLink(site, (await tutorLink()).token);
    const before = await everything();
    for (const body of [undefined, new URLSearchParams({ form: 'guessed' }), ofAnother]) {
      const answer = await post(`/l/${token}${end === '/' ? '' : end}`, {}, body);
      expect(answer.status).toBe(303);
      expect(answer.headers.get('location')).toBe(`/l/${token}`);
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect((await everything()) === before).toBe(true);
    }
  });

  test('it says who asks what of whom, in the language of the person, then in the one that the browser chose', async () => {
    const { token } = await tutorLink();
    const french = await (await get(`/l/${token}`)).text();
    expect(french).toContain('Inès Caradec\u00a0: votre appréciation est attendue');
    expect(french).toContain('Rozenn Tanguy vous le demande.');
    expect(french).toContain('Karim Bonnard');
    expect(await (await get(`/l/${token}`, { 'accept-language': 'en' })).text()).toContain('Ce lien est pour');
    expect(await (await get(`/l/${token}`, { cookie: 'lang=en' })).text()).toContain('your appraisal is awaited');
  });

  test('the page names no one whom the link is not about, and is kept by nobody', async () => {
    const { token } = await tutorLink();
    const answer = await get(`/l/${token}`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('referrer-policy')).toBe('same-origin');
    const text = await answer.text();
    expect(text).not.toContain('bonnard@');
    expect(text).toContain('noindex');
  });
});

test('it says until when it works by the clock of the programme, to the minute', async () => {
  const { token } = await tutorLink({ item: 'late', expiresAt: Date.parse('2026-03-31T22:30:00Z') });
  const plain = async (headers = {}) => (await (await get(`/l/${token}`, headers)).text()).replaceAll(/[\u00a0\u202f]/g, ' ');
  expect(await plain()).toContain('Il vaut jusqu’au 1er avril 2026 à 0 h 30, sans compte');
  expect(await plain({ cookie: 'lang=en' })).toContain('It works until 1 April 2026, 00:30, without an account');
  await serveLink(site.database.db, {
    school: school.school,
    mission: school.mission,
    person: school.companyTutor,
    purpose: 'appraisal',
    item: 'late',
    at: now,
  });
  expect(await plain()).toContain('jusqu’au 1er avril 2026 à 0 h 30');
});

test('only hashes are kept: neither the token of a link nor that of its session is in the database once the letter is sent', async () => {
  const { id, token } = await tutorLink();
  const { headers } = await openLink(site, token);
  await site.database.db.updateTable('outbox').set({ secret: null }).where('link_id', '=', id).execute();
  const all = await everything();
  expect(all).not.toContain(token);
  expect(all).not.toContain(headers!.cookie.split('=')[1]);
  expect(all).toContain(createHash('sha256').update(token).digest('hex'));
});

test('a link opens several sessions, each one in its browser, until what it asks is given', async () => {
  const { id, token } = await tutorLink({ item: 'twice' });
  const first = await openLink(site, token);
  const second = await openLink(site, token);
  expect(first.answer.headers.get('location')).toBe(`/missions/${school.mission}/appraisals/twice`);
  expect(second.headers).not.toEqual(first.headers);
  const via = await site.database.db
    .selectFrom('journal')
    .select(['actor', 'action', 'subject'])
    .where('via', '=', `link:${id}`)
    .execute();
  const entry = { actor: school.companyTutor, action: 'link.opened', subject: `mission:${school.mission}` };
  expect(via).toEqual([entry, entry]);

  const served = { school: school.school, mission: school.mission, person: school.companyTutor, purpose: 'appraisal' as const };
  await serveLink(site.database.db, { ...served, item: 'twice', at: now });
  const page = await (await get(`/l/${token}`)).text();
  // A tutor of several students has several such links.
  expect(page).toMatch(/votre appréciation est reçue.*<bdi>Inès Caradec<\/bdi>.*Relire ce que vous avez envoyé/s);
  expect(page).not.toContain(`/l/${token}/hand-on`);
  // the session that was open ends its work: the receipt is read
  const still = await site.identity.actorOf(await contextOf(first.headers!));
  expect(still?.only).toMatchObject({ link: id, mission: school.mission, item: 'twice' });
  // and the link opens another one to read it again, until it would have expired, or is taken back
  const third = await openLink(site, token);
  expect(third.answer.headers.get('location')).toBe(`/missions/${school.mission}/appraisals/twice`);
  await revokeLinks(site.database.db, { school: school.school, link: id, at: now });
  const fourth = await openLink(site, token);
  expect([fourth.headers, fourth.answer.headers.get('location')]).toEqual([null, `/l/${token}`]);
  expect(await (await get(`/l/${token}`)).text()).not.toContain('Relire ce que vous avez envoyé');
});

/** A context that carries `headers`, to ask identity who is there. */
async function contextOf(headers: Readonly<Record<string, string>>) {
  let found: Context | null = null;
  const app = new Hono().get('/', (c) => {
    found = c;
    return c.body(null, 204);
  });
  await app.request('/', { headers });
  return found!;
}
const actorWith = async (headers: Readonly<Record<string, string>>) => site.identity.actorOf(await contextOf(headers));

test('opening a link ends the account session of the browser, after saying so; entering with an account ends the link’s', async () => {
  const { token } = await tutorLink();
  const account = await school.as(school.lead);
  expect(await (await get(`/l/${token}`, account)).text()).toContain('Rozenn Tanguy. Continuer la fermera');
  const { headers } = await openLink(site, token, account);
  expect((await get('/cohorts', account)).headers.get('location')).toContain('/enter');
  expect((await actorWith(headers!))?.person).toBe(school.companyTutor);
  // both cookies in one browser: what opens least wins
  const both = { cookie: `${headers!.cookie}; ${(await school.as(school.office)).cookie}` };
  expect((await actorWith(both))?.only).toBeDefined();
  // entering with an account in the browser of a link ends the link's session
  const other = await openLink(site, token);
  const door = new Hono().get('/', async (c) => {
    await site.identity.enter(c, school.student, { secondFactor: false });
    return c.body(null, 204);
  });
  const entered = await door.request('/', { headers: other.headers! });
  expect(entered.headers.getSetCookie().join()).toMatch(/soutenir\.link=; Max-Age=0/);
  expect(await actorWith(other.headers!)).toBeNull();
  const left = await post('/leave', headers!);
  expect(left.headers.getSetCookie().join()).toMatch(/soutenir\.link=;/);
  expect(await actorWith(headers!)).toBeNull();
});

test('the wordmark and the home of a link lead to its page; its rail holds nothing else', async () => {
  const { token } = await tutorLink({ purpose: 'jury', item: '', person: school.juror });
  const { headers } = await openLink(site, token);
  expect((await get('/', headers!)).headers.get('location')).toBe(`/missions/${school.mission}`);
  const text = await (await get('/verify', headers!)).text();
  expect(text.match(/<nav[^>]*>(.*?)<\/nav>/s)![1]!.match(/href="[^"]*"/g)).toEqual([`href="/missions/${school.mission}"`]);
});

describe('a link that expired', () => {
  const renewals = async () =>
    (await linksOf(site.database.db, school.school, [school.mission])).filter(({ item }) => item === 'old').length;

  test('opens nothing, and sends a fresh one to the same address at one click, few times an hour', async () => {
    const { id, token } = await tutorLink({ item: 'old', expiresAt: now - 1 });
    const shown = await get(`/l/${token}`);
    expect(shown.status).toBe(200);
    expect(await shown.text()).toContain('Recevoir un nouveau lien');
    expect((await openLink(site, token)).headers).toBeNull();
    expect(await renewals()).toBe(1);

    const sent = await post(`/l/${token}/renew`);
    expect(sent.headers.get('location')).toBe('/l/renewed');
    expect((await get('/l/renewed')).status).toBe(200);
    const all = await linksOf(site.database.db, school.school, [school.mission]);
    const fresh = all.find((link) => link.item === 'old' && link.id !== id);
    expect(fresh).toMatchObject({ item: 'old', address: 'karim.bonnard@example.org', progress: 'waiting' });
    const { headers } = await openLink(site, await secretOf(site, fresh!.id));
    expect(headers).not.toBeNull();
    for (let n = 0; n < 9; n++) expect((await post(`/l/${token}/renew`)).headers.get('location')).toBe('/l/renewed');
    expect(await renewals()).toBe(4);
    const letter = await site.database.db
      .selectFrom('outbox')
      .select(['kind', 'address', 'text'])
      .where('link_id', '=', fresh!.id)
      .execute();
    expect(letter).toMatchObject([{ kind: 'fresh-link', address: 'karim.bonnard@example.org' }]);
    expect(letter[0]!.text).toContain('⟦secret⟧');
  });

  test('the answer to a click is the same for every token, and sends nothing for those that are not expired', async () => {
    now += 3_600_000;
    const live = await tutorLink({ item: 'quiet' });
    const revoked = await tutorLink({ item: 'quiet', expiresAt: now - 1 });
    await revokeLinks(site.database.db, { school: school.school, link: revoked.id, at: now });
    const before = (await linksOf(site.database.db, school.school, [school.mission])).length;
    const answers = [];
    for (const token of ['unknown', live.token, revoked.token]) {
      const answer = await post(`/l/${token}/renew`);
      answers.push([answer.status, answer.headers.get('location'), await answer.text()]);
    }
    expect(new Set(answers.map((a) => JSON.stringify(a))).size).toBe(1);
    expect((await linksOf(site.database.db, school.school, [school.mission])).length).toBe(before);
  });
});

test('a link taken back opens nothing, and its session ends at once', async () => {
  const { id, token } = await tutorLink({ item: 'back' });
  const { headers } = await openLink(site, token);
  expect(await actorWith(headers!)).not.toBeNull();
  expect(await revokeLinks(site.database.db, { school: school.school, link: id, at: now })).toBe(1);
  expect(await actorWith(headers!)).toBeNull();
  const shown = await get(`/l/${token}`);
  expect(shown.status).toBe(410);
  expect(await shown.text()).toContain('Ce lien a été retiré');
  expect((await openLink(site, token)).headers).toBeNull();
});

test('a changed address kills the links that went to the one before, and their sessions', async () => {
  const { db } = site.database;
  const { token } = await linkTo(site, { person: school.juror, mission: school.mission, purpose: 'jury', item: '' });
  const { headers } = await openLink(site, token);
  await db.updateTable('person').set({ email: 'astrid@sorensen.example.org' }).where('person_id', '=', school.juror).execute();
  expect(await actorWith(headers!)).toBeNull();
  await addressChanged(db, { school: school.school, person: school.juror, at: now });
  expect((await openLink(site, token)).headers).toBeNull();
  expect(await (await get(`/l/${token}`)).text()).toContain('Ce lien ne sert plus');
  // the way back is not open either: nothing goes to the address of before
  await post(`/l/${token}/renew`);
  expect((await linksOf(db, school.school, [school.mission])).filter((l) => l.person === school.juror && !l.revokedAt)).toEqual(
    [],
  );
  await db.updateTable('person').set({ email: 'astrid.srensen@example.org' }).where('person_id', '=', school.juror).execute();
  // brought back to what it was, the address does not bring the link back
  expect((await openLink(site, token)).headers).toBeNull();
});

test('a session is over after some hours: its page says how to come back, and sends a fresh link', async () => {
  const { id, token } = await tutorLink({ item: 'night' });
  const { headers } = await openLink(site, token);
  now += DAY_MS;
  const answer = await get(`/missions/${school.mission}/hand-on`, headers!);
  expect(answer.status).toBe(401);
  const text = await answer.text();
  expect(text).toContain('rouvrez le lien reçu par e-mail');
  const asked = (link: string) => new URLSearchParams({ link, lang: 'fr' });
  expect(text).toContain(`name="link" value="${id}"`);
  const sent = await post(`/missions/${school.mission}/hand-on`, headers!, new URLSearchParams({ firstName: 'Lise' }));
  expect(sent.status).toBe(401);
  expect(await sent.text()).toContain('Rien n’a été enregistré');
  // another link, or no session before: nothing is sent
  await post('/l/again', headers!, asked((await tutorLink({ item: 'of-another-browser' })).id));
  await post('/l/again', {}, asked(id));
  expect((await linksOf(site.database.db, school.school, [school.mission])).filter((l) => l.item === 'night')).toHaveLength(1);
  expect((await post('/l/again', headers!, asked(id))).headers.get('location')).toBe('/l/renewed?lang=fr');
  const fresh = (await linksOf(site.database.db, school.school, [school.mission])).filter((l) => l.item === 'night');
  expect(fresh.map((l) => l.id === id)).toEqual([false, true]);
  expect((await openLink(site, token)).headers).not.toBeNull();
});

test('a link taken back while its form is open: the page says so, in place of how to come back', async () => {
  const { id, token } = await tutorLink({ item: 'middle' });
  const { headers } = await openLink(site, token);
  await revokeLinks(site.database.db, { school: school.school, link: id, at: now });
  for (const answer of [
    await get(`/missions/${school.mission}/hand-on`, headers!),
    await post(`/missions/${school.mission}/hand-on`, headers!),
  ]) {
    expect(answer.status).toBe(401);
    const text = await answer.text();
    expect(text).toContain('Ce lien a été retiré');
    expect(text).not.toContain('/l/again');
  }
});

test('what a link opens speaks the language that its page spoke, whatever the browser prefers', async () => {
  const { token } = await tutorLink();
  const english = { 'accept-language': 'en' };
  expect(await (await get(`/l/${token}`, english)).text()).toContain('<html lang="fr"');
  const { answer } = await openLink(site, token, english);
  expect(answer.headers.getSetCookie().join()).toMatch(/\blang=fr;/);
  const chosen = await openLink(site, token, { cookie: 'lang=en' });
  expect(chosen.answer.headers.getSetCookie().join()).not.toMatch(/\blang=/);
});

test('a tutor of a dozen students renews each of their links; one of them, few times', async () => {
  now += 7_200_000;
  const sent = await Promise.all(Array.from({ length: 12 }, (_, n) => tutorLink({ item: `dozen-${n}`, expiresAt: now - 1 })));
  for (const { token } of sent) await post(`/l/${token}/renew`);
  const count = async () =>
    (await linksOf(site.database.db, school.school, [school.mission])).filter(({ item }) => item.startsWith('dozen-')).length;
  expect(await count()).toBe(24);
  // a storm of clicks on all of them is stopped
  for (let n = 0; n < 3; n++) await Promise.all(sent.map(({ token }) => post(`/l/${token}/renew`)));
  expect(await count()).toBe(12 + 30);
});

test.each(['%0d%0aset-cookie:a=b', '%E2%82%AC', '%00', '..%2f..%2f%2fevil.example', '%'])(
  'a token of odd characters, %s, is unknown and nothing worse',
  async (token) => {
    const form = new URLSearchParams({ form: 'x' });
    for (const path of [`/l/${token}`, `/l/${token}/hand-on`]) {
      const answer = await post(path, {}, form);
      expect([303, 404]).toContain(answer.status);
      expect(answer.headers.get('location') ?? '/l/').toMatch(/^\/l\/[^/]*$/);
    }
    expect((await get(`/l/${token}`)).status).toBe(404);
    expect((await post(`/l/${token}/renew`)).status).toBe(303);
  },
);

test('a link that nobody sent is said to be unknown, and opens nothing', async () => {
  const shown = await get('/l/never-sent');
  expect(shown.status).toBe(404);
  expect(await shown.text()).toContain('Ce lien n’est pas entier, ou n’existe pas');
  const opened = await openLink(site, 'never-sent');
  expect(opened.headers).toBeNull();
  expect(opened.answer.headers.get('location')).toBe('/l/never-sent');
});

test('a forged cookie of a link is a stranger’s', async () => {
  expect(await actorWith({ cookie: 'soutenir.link=forged' })).toBeNull();
});

test('from another site, no link is opened', async () => {
  const { token } = await tutorLink();
  expect((await post(`/l/${token}`, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
});

test('a link opens so many sessions an hour, and no more', async () => {
  const { token } = await tutorLink({ item: 'often' });
  const statuses = new Set<number>();
  const form = await formOfLink(site, token);
  for (let n = 0; n < 31; n++) statuses.add((await post(`/l/${token}`, {}, form)).status);
  expect([...statuses]).toEqual([303, 429]);
});

test('many open links at the same time: nobody waits for a connection that another one holds', async () => {
  const { token } = await tutorLink({ item: 'crowd' });
  const form = await formOfLink(site, token);
  const answers = await Promise.all(Array.from({ length: 25 }, () => post(`/l/${token}`, {}, form)));
  expect(answers.map((answer) => answer.headers.get('location'))).toEqual(
    Array(25).fill(`/missions/${school.mission}/appraisals/crowd`),
  );
});

test('over https the cookie of a session travels by https only; no script reads it, no other site sends it', async () => {
  const secure = await buildSchoolSite({ settings: { BASE_URL: 'https://soutenir.example.org' } });
  try {
    const { companyTutor: person, mission } = await sampleSchool(secure);
    const { token } = await linkTo(secure, { person, mission });
    const { answer } = await openLink(secure, token);
    const set = answer.headers.getSetCookie().find((line) => /soutenir\.link=./.test(line));
    expect(set).toMatch(/^__Secure-soutenir\.link=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  } finally {
    await secure.close();
  }
});
