/** Passkeys against answers made by hand: what is not asked here, now, of this person, verified, opens nothing. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { softPasskey } from '../../tests/support/authenticator.ts';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { deviceOf, passkeyName, relyingParty } from './passkey.ts';
import { updatePerson } from './person-change.store.ts';

const BASE_URL = 'http://localhost:3000';
const HERE = { origin: BASE_URL, rp: 'localhost' };
let site: Site;
let school: SampleSchool;
let now = SITE_NOW;
beforeAll(async () => {
  site = await buildSchoolSite({ clock: { now: () => now }, settings: { HOST: 'localhost', BASE_URL } });
  school = await sampleSchool(site);
});
afterAll(() => site.close());
beforeEach(() => void (now += 3600_000));

async function post(path: string, body: object, cookie: string) {
  const headers = {
    accept: 'application/json',
    'content-type': 'application/json',
    cookie,
    'user-agent': 'X Firefox/1 (Windows NT)',
  };
  const answer = await site.app.request(path, { method: 'POST', headers, body: JSON.stringify(body) });
  const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
  const told = (await answer.json()) as Record<string, unknown> & { challenge: string };
  return { status: answer.status, told, cookie: cookies.join('; ') };
}
/** Asks for a challenge at `path`. */
async function challenge(path: string, cookie = '') {
  const asked = await post(path, {}, cookie);
  expect(asked.status).toBe(200);
  return { challenge: asked.told.challenge, cookie: [cookie, asked.cookie].filter(Boolean).join('; '), told: asked.told };
}
type Passkey = ReturnType<typeof softPasskey>;
/** Adds `key` to the account of `person`. */
async function add(person: string, key = softPasskey(), said: Partial<typeof HERE> & { verified?: boolean } = {}) {
  const { cookie: session } = await school.as(person);
  const asked = await challenge('/account/passkeys/options', session);
  const answer = key.made(asked.challenge, { ...HERE, ...said });
  return { key, session, ...(await post('/account/passkeys', { answer }, asked.cookie)) };
}
async function enter(key: Passkey, said: Partial<typeof HERE> & { verified?: boolean; counter?: number } = {}, next?: string) {
  const asked = await challenge('/enter/passkey/options');
  return post('/enter/passkey', { answer: key.answered(asked.challenge, { ...HERE, ...said }), next }, asked.cookie);
}
const who = async (cookie: string) =>
  /rail-foot"><strong>(?:<a[^>]*>)?<bdi>([^<]*)</.exec(
    await (await site.app.request('/guides', { headers: { accept: 'text/html', cookie } })).text(),
  )?.[1] ?? null;
const REFUSED = { status: 422, told: { error: { code: 'passkey-refused' } }, cookie: '' };

test('a passkey opens the session of its owner, with both factors, at the page asked for', async () => {
  const { key, status, told } = await add(school.lead);
  expect([status, told]).toEqual([200, { address: '/account#passkeys' }]);
  const entered = await enter(key, {}, '/cohorts');
  expect(entered).toMatchObject({ status: 200, told: { address: '/cohorts' } });
  expect(await who(entered.cookie)).toBe('Rozenn Tanguy');
  expect((await enter(key, {}, 'https://evil.example/')).told).toEqual({ address: '/' });
  const rows = await site.database.db
    .selectFrom('passkey')
    .select(['name', 'used_at'])
    .where('person_id', '=', school.lead)
    .execute();
  expect(rows).toEqual([{ name: 'Firefox, Windows', used_at: new Date(now) }]);
});

test('what the browser is told names nobody, and asks for a verified holder', async () => {
  const { told } = await challenge('/enter/passkey/options');
  expect(told).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
  expect(told['allowCredentials'] ?? []).toEqual([]);
  const { cookie } = await school.as(school.lead);
  const asked = await challenge('/account/passkeys/options', cookie);
  expect(asked.told).toMatchObject({
    rp: { id: 'localhost' },
    user: { name: 'rozenn.tanguy@example.org', displayName: 'Rozenn Tanguy' },
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  expect(asked.told['excludeCredentials']).toHaveLength(1);
});

test.each([
  ['did not verify its holder', { verified: false }],
  ['answered another site', { origin: 'https://evil.example' }],
  ['is for another domain', { rp: 'evil.example' }],
])('one that %s is neither added nor let in', async (_, said) => {
  expect(await add(school.student, softPasskey(), said)).toMatchObject(REFUSED);
  const { key } = await add(school.student);
  expect(await enter(key, said)).toMatchObject(REFUSED);
  expect(await enter(key)).toMatchObject({ status: 200 });
});

test('a challenge serves once, in its browser, for five minutes, for what it was asked for', async () => {
  const { key, session } = await add(school.student);
  const asked = await challenge('/enter/passkey/options');
  const answer = key.answered(asked.challenge, HERE);
  const other = await challenge('/enter/passkey/options');
  for (const cookie of ['', 'soutenir.passkey=forged', other.cookie]) {
    expect(await post('/enter/passkey', { answer }, cookie)).toMatchObject(REFUSED);
  }
  expect(await post('/enter/passkey', { answer }, asked.cookie)).toMatchObject({ status: 200 });
  expect(await post('/enter/passkey', { answer }, asked.cookie)).toMatchObject(REFUSED);
  const late = await challenge('/enter/passkey/options');
  now += 300_000;
  expect(await post('/enter/passkey', { answer: key.answered(late.challenge, HERE) }, late.cookie)).toMatchObject(REFUSED);
  const adding = await challenge('/account/passkeys/options', session);
  expect(await post('/enter/passkey', { answer: key.answered(adding.challenge, HERE) }, adding.cookie)).toMatchObject(REFUSED);
});

test('a challenge answered twenty times at once lets in once', async () => {
  const { key } = await add(school.student);
  const asked = await challenge('/enter/passkey/options');
  const answer = key.answered(asked.challenge, HERE);
  const all = await Promise.all(Array.from({ length: 20 }, () => post('/enter/passkey', { answer }, asked.cookie)));
  expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
});

test('the challenge of one person adds nothing to another’s account', async () => {
  const { cookie } = await school.as(school.student);
  const asked = await challenge('/account/passkeys/options', cookie);
  const { cookie: other } = await school.as(school.classmate);
  const answer = softPasskey().made(asked.challenge, HERE);
  const passkeyCookie = /soutenir\.passkey=[^;]+/.exec(asked.cookie)![0];
  expect(await post('/account/passkeys', { answer }, `${other}; ${passkeyCookie}`)).toMatchObject(REFUSED);
});

test('a passkey copied from a device is found by its counter; one that is unknown, or known already, is refused', async () => {
  const { key } = await add(school.student);
  expect((await enter(key, { counter: 7 })).status).toBe(200);
  expect(await enter(key, { counter: 7 })).toMatchObject(REFUSED);
  expect((await enter(key, { counter: 8 })).status).toBe(200);
  expect(await enter(softPasskey())).toMatchObject(REFUSED);
  expect(await add(school.classmate, key)).toMatchObject(REFUSED);
});

test.each([
  {},
  { answer: null },
  { answer: { id: '' } },
  { answer: { id: 'x', response: {} } },
  { answer: { id: 'x', response: { clientDataJSON: '{' } } },
])('an answer of another shape is refused, never a fault: %j', async (body) => {
  const asked = await challenge('/enter/passkey/options');
  expect(await post('/enter/passkey', body, asked.cookie)).toMatchObject(REFUSED);
  const { cookie } = await school.as(school.student);
  const adding = await challenge('/account/passkeys/options', cookie);
  expect(await post('/account/passkeys', body, adding.cookie)).toMatchObject(REFUSED);
});

test('a passkey is named and removed by its owner alone', async () => {
  const { key, session } = await add(school.engineer);
  const { db } = site.database;
  const mine = () => db.selectFrom('passkey').select(['passkey_id', 'name']).where('person_id', '=', school.engineer).execute();
  const [{ passkey_id: id } = { passkey_id: '' }] = await mine();
  const change = (what: string, form: Record<string, string>, cookie: string) =>
    site.app.request(`/account/passkeys/${what}`, { method: 'POST', headers: { cookie }, body: new URLSearchParams(form) });
  const { cookie: other } = await school.as(school.classmate);
  await change('rename', { passkey: id, name: 'Volée' }, other);
  await change('remove', { passkey: id }, other);
  await change('rename', { passkey: id, name: '  ' }, session);
  await change('rename', { passkey: "' OR 1=1", name: 'x' }, session);
  expect(await mine()).toMatchObject([{ name: 'Firefox, Windows' }]);
  await change('rename', { passkey: id, name: ' Clé <bleue> ' }, session);
  expect(await mine()).toMatchObject([{ name: 'Clé <bleue>' }]);
  await change('remove', { passkey: id }, session);
  expect(await mine()).toEqual([]);
  expect(await enter(key)).toMatchObject(REFUSED);
});

test('the passkey of someone who left opens nothing', async () => {
  const { key } = await add(school.juror);
  await site.database.db.transaction().execute((trx) => updatePerson(trx, school.school, school.juror, { leftAt: now }));
  expect(await enter(key)).toMatchObject(REFUSED);
});

test('who has a passkey and no other factor is asked for it: a mailbox does not choose another one', async () => {
  await add(school.otherLead);
  const asked = await site.app.request('/enter', {
    method: 'POST',
    headers: { accept: 'text/html' },
    body: new URLSearchParams({ email: 'elie.vasseur@example.org' }),
  });
  const [name] = asked.headers.getSetCookie().map((line) => line.split(';')[0]!);
  const { secret } = await site.database.db
    .selectFrom('outbox')
    .select('secret')
    .where('kind', '=', 'entry-code')
    .executeTakeFirstOrThrow();
  const body = new URLSearchParams({ code: secret! });
  const taken = await site.app.request('/enter/code', { method: 'POST', headers: { accept: 'text/html', cookie: name! }, body });
  expect(taken.headers.get('location')).toBe('/enter/second-factor');
  const cookie = taken.headers
    .getSetCookie()
    .map((line) => line.split(';')[0]!)
    .join('; ');
  const headers = { accept: 'text/html', 'accept-language': 'fr', cookie };
  const page = await (await site.app.request('/enter/second-factor', { headers })).text();
  expect(page).toContain('Confirmez avec votre clé d’accès');
  expect(page).not.toContain('class="qr"');
  const forced = await site.app.request('/enter/second-factor', {
    method: 'POST',
    headers,
    body: new URLSearchParams({ code: '123456' }),
  });
  expect(forced.status).toBe(422);
});

test.each([
  ['https://soutenir.example.org', { id: 'soutenir.example.org', origin: 'https://soutenir.example.org' }],
  ['http://localhost:3000', { id: 'localhost', origin: 'http://localhost:3000' }],
  ['http://soutenir.example.org', null],
  ['https://192.0.2.7', null],
  ['http://127.0.0.1:3000', null],
  ['https://[2001:db8::a]', null],
])('passkeys at %s: %j', (address, party) => expect(relyingParty(address)).toEqual(party));

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Linux'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/138.0 Safari/537.36 Edg/138.0', 'Edge, Windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1 Version/18.5 Mobile Safari/604.1', 'Safari, iPhone'],
  ['Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/138.0 Mobile Safari/537.36', 'Chrome, Android'],
  ['curl/8', null],
  [null, null],
])('%s is %s', (agent, device) => expect(deviceOf(agent)).toBe(device));

test('a name of a passkey is cut, never empty', () => {
  expect(passkeyName('x'.repeat(80))).toHaveLength(60);
  expect(passkeyName('   ')).toBeNull();
});
