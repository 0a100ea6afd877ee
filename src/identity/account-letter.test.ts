/** What opens an account changes: its owner is told by letter, once, of what was done and by whom; never of a secret. */
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { accountLetters } from '../../tests/support/account-letters.ts';
import { softPasskey } from '../../tests/support/authenticator.ts';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { type ChangedBy, tellAddress } from './account-letter.store.ts';
import { updatePerson } from './person-change.store.ts';
import { resetFactors } from './reset.store.ts';
import { updateSchool } from './school.store.ts';

const BASE_URL = 'http://localhost:3000';
const HERE = { origin: BASE_URL, rp: 'localhost' };
const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1 Version/18.5 Mobile Safari/604.1';
let site: Site;
let school: SampleSchool;
let now = SITE_NOW;
const db = () => site.database.db;
beforeAll(async () => {
  const settings = { HOST: 'localhost', BASE_URL, SMTP_URL: 'smtp://127.0.0.1:9' };
  site = await buildSchoolSite({ clock: { now: () => now }, settings });
  school = await sampleSchool(site);
  await updateSchool(db(), school.school, { sender: 'scolarite@example.org' });
});
afterAll(() => site.close());
beforeEach(async () => {
  now += 3600_000;
  await db().deleteFrom('outbox').execute();
});

const letters = async () =>
  (
    await db()
      .selectFrom('outbox')
      .select(['address', 'person_id', 'subject', 'text', 'html', 'secret', 'reply_to'])
      .where('kind', '=', 'account-changed')
      .orderBy('written_at')
      .orderBy('person_id', (order) => order.asc().nullsLast())
      .execute()
  ).map((letter) => ({ ...letter, text: letter.text.replaceAll(/[\u00a0\u202f]/g, ' ') }));
const subjects = async () => (await letters()).map(({ subject }) => subject.replace(/^[^:]*: /, ''));

/** Someone who has entered, in one browser. */
async function inside(person: string) {
  const { cookie } = await school.as(person);
  const headers = { cookie, 'user-agent': PHONE, accept: 'text/html', 'accept-language': 'fr' };
  const form = async (path: string, fields: Record<string, string>) => {
    const answer = await site.app.request(path, { method: 'POST', headers, body: new URLSearchParams(fields) });
    return answer.text();
  };
  const json = (path: string, body: object, more = '') =>
    site.app.request(path, {
      method: 'POST',
      headers: { ...headers, cookie: `${cookie}${more}`, accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  return { cookie, headers, form, json };
}
const deps = () => accountLetters({ now: () => now });

test('a passkey added or removed is told with its name, the hour and the device; what fails, or is another’s, tells nobody', async () => {
  const visitor = await inside(school.student);
  const key = softPasskey();
  const asked = await visitor.json('/account/passkeys/options', {});
  const { challenge } = (await asked.json()) as { challenge: string };
  const kept = `; ${asked.headers.getSetCookie()[0]!.split(';')[0]}`;
  const forged = { answer: key.made(challenge, { ...HERE, origin: 'https://evil.example' }) };
  expect((await visitor.json('/account/passkeys', forged, kept)).status).toBe(422);
  expect(await letters()).toEqual([]);
  const again = await visitor.json('/account/passkeys/options', {});
  const told = (await again.json()) as { challenge: string };
  const answer = key.made(told.challenge, HERE);
  const cookie = `; ${again.headers.getSetCookie()[0]!.split(';')[0]}`;
  expect((await visitor.json('/account/passkeys', { answer }, cookie)).status).toBe(200);
  const [letter, ...more] = await letters();
  expect(more).toEqual([]);
  expect(letter).toMatchObject({ address: 'ines.caradec@example.org', person_id: school.student, secret: null });
  expect(letter!.reply_to).toBe('scolarite@example.org');
  for (const said of [
    'la clé d’accès « Safari, iPhone » a été ajoutée.',
    'Quand : 15 janvier 2026 à',
    'Depuis : Safari, iPhone',
    'écrivez à scolarite@example.org',
    `${BASE_URL}/account`,
  ])
    expect(letter!.text).toContain(said);
  expect(letter!.text.match(/https?:/g)).toHaveLength(1);

  const { passkey_id: id } = await db().selectFrom('passkey').select('passkey_id').executeTakeFirstOrThrow();
  await (await inside(school.classmate)).form('/account/passkeys/remove', { passkey: id });
  await visitor.form('/account/passkeys/rename', { passkey: id, name: 'Clé <bleue> {code}' });
  expect(await letters()).toHaveLength(1);
  await visitor.form('/account/passkeys/remove', { passkey: id });
  await visitor.form('/account/passkeys/remove', { passkey: id });
  expect(await letters()).toHaveLength(2);
  expect((await letters()).at(-1)!.text).toContain('la clé d’accès « Clé <bleue> {code} » a été retirée');
  expect((await letters()).at(-1)!.html).not.toContain('<bleue>');
});

test('a second factor chosen, replaced, its codes renewed, taken away: a letter each, in the language of the person, none with a code', async () => {
  await updatePerson(db(), school.school, school.classmate, { lang: 'en' });
  const visitor = await inside(school.classmate);
  const choose = async (current?: string) => {
    const page = await site.app.request('/account/second-factor', { headers: visitor.headers });
    const secret = /<code>([A-Z2-7 ]{39})<\/code>/.exec((await page.text()).replaceAll('\u00a0', ' '))![1]!.replaceAll(' ', '');
    const choice = page.headers.getSetCookie().find((line) => line.startsWith('soutenir.factor='))!;
    const code = new TOTP({ secret }).generate({ timestamp: now });
    const answer = await site.app.request('/account/second-factor', {
      method: 'POST',
      headers: { ...visitor.headers, cookie: `${visitor.headers.cookie}; ${choice.split(';')[0]}` },
      body: new URLSearchParams({ code, ...(current && { current }) }),
    });
    expect(answer.status).toBe(200);
    // A session that proved its second factor takes the place of the one before.
    visitor.headers.cookie = answer.headers
      .getSetCookie()
      .find((line) => line.startsWith('soutenir.session_token='))!
      .split(';')[0]!;
    return {
      secret,
      codes: [...(await answer.text()).matchAll(/<code>([2-9A-Z]{5}-[2-9A-Z]{5})<\/code>/g)].map((each) => each[1]!),
    };
  };
  const first = await choose();
  now += 60_000;
  await visitor.form('/account/second-factor/recovery', { current: 'WRONG' });
  const second = await choose(first.codes[0]!);
  now += 60_000;
  await visitor.form('/account/second-factor/recovery', { current: second.codes[0]! });
  now += 60_000;
  const token = new TOTP({ secret: second.secret }).generate({ timestamp: now });
  await visitor.form('/account/second-factor/remove', { current: token });
  expect(await subjects()).toEqual([
    'a second factor was chosen',
    'the second factor was replaced',
    'the recovery codes were made anew',
    'the second factor was taken away',
  ]);
  const said = (await letters()).map(({ subject, text }) => `${subject}\n${text}`).join('\n');
  for (const code of [...first.codes, ...second.codes, first.secret, second.secret, token]) expect(said).not.toContain(code);
});

test('someone locked out and helped is told that the school did it; nothing taken away, nothing told', async () => {
  const who = { school: school.school, person: school.office };
  const reset = () =>
    db()
      .transaction()
      .execute((trx) => resetFactors(deps(), trx, who));
  await reset();
  expect(await letters()).toEqual([]);
  await db()
    .insertInto('second_factor')
    .values({
      school_id: who.school,
      person_id: who.person,
      sealed: Buffer.from('x') as never,
      confirmed_at: new Date(now),
      last_period: 0,
    })
    .execute();
  await reset();
  const [letter] = await letters();
  const { name } = await db().selectFrom('school').select('name').where('school_id', '=', who.school).executeTakeFirstOrThrow();
  expect(letter!.text).toContain(`Par : ${name}\n`);
  expect(letter!.text).not.toContain('Depuis');
});

/** Changes an address as whoever corrects one does. */
const moves = (person: string, email: string, before: string, by: ChangedBy = { name: 'Paul Moreau' }) =>
  db()
    .transaction()
    .execute(async (trx) => {
      await updatePerson(trx, school.school, person, { email });
      await tellAddress(deps(), trx, { school: school.school, person }, { before, by });
    });

test('a changed address is told to both: the new one what it is, the old one nothing of the new', async () => {
  await inside(school.engineer);
  await moves(school.engineer, 'maelle@nouvelle.example', 'maelle.prigent@example.org');
  const all = await letters();
  expect(all.map(({ address, person_id }) => [address, person_id])).toEqual([
    ['maelle@nouvelle.example', school.engineer],
    ['maelle.prigent@example.org', null],
  ]);
  expect(all[0]!.text).toContain('votre adresse e-mail est désormais maelle@nouvelle.example');
  expect(all[1]!.text).toContain('Bonjour Maëlle,');
  expect(all[1]!.text).toContain('votre adresse e-mail n’est plus celle-ci');
  expect(all[1]!.text + all[1]!.html).not.toMatch(/nouvelle\.example|https?:/);
  for (const { text } of all) expect(text).toContain('Par : Paul Moreau\n');
});

test('an address only written otherwise, or under which nobody ever came, is told to nobody', async () => {
  await moves(school.engineer, 'Maelle@Nouvelle.example', 'maelle@nouvelle.example');
  await moves(school.juror, 'astrid@juste.example', 'astrid.sorensen@example.org');
  expect(await letters()).toEqual([]);
});

test('a change that is not made is told to nobody', async () => {
  const who = { school: school.school, person: school.engineer };
  const undone = db()
    .transaction()
    .execute(async (trx) => {
      await updatePerson(trx, who.school, who.person, { email: 'autre@nouvelle.example' });
      await tellAddress(deps(), trx, who, { before: 'maelle@nouvelle.example', by: { name: '' } });
      throw new Error('undone');
    });
  await expect(undone).rejects.toThrow('undone');
  expect(await letters()).toEqual([]);
});
