/** The first run: the token of the terminal, the school that it makes, the letter that it sends, and nothing twice. */
import { TOTP } from 'otpauth';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSchool, updateSchool } from '../identity/school.store.ts';
import { listPersons } from '../identity/person-search.store.ts';
import { FIRST_SCHOOL } from '../kernel/school.ts';
import { buildSite, type Site } from '../../tests/support/site.ts';
import { startMailServer, type MailServer } from '../../tests/support/smtp.ts';
import { newSetupToken } from './setup.store.ts';

const NOW = Date.UTC(2026, 0, 15, 9, 30);
let site: Site;
let mail: MailServer;
beforeEach(async () => {
  mail = await startMailServer();
  site = await buildSite({ settings: { SMTP_URL: mail.url } });
});
afterEach(async () => {
  await site.close();
  await mail.close();
});

const TYPED = {
  schoolName: 'École des Ponts-Neufs',
  country: 'BE',
  sender: 'scolarite@ponts-neufs.example',
  firstName: 'Yaëlle',
  lastName: 'd’Haene',
  email: 'yaelle@ponts-neufs.example',
  lang: 'en',
  lead: 'on',
};
const token = async () => (await newSetupToken(site.database.db, NOW))!;

async function ask(path: string, form?: Record<string, string>, { cookie = '', on = site, method = '' } = {}) {
  const answer = await on.app.request(path, {
    method: method || (form ? 'POST' : 'GET'),
    headers: { accept: 'text/html', 'accept-language': 'fr', cookie },
    ...(form && { body: new URLSearchParams(form) }),
  });
  const html = (await answer.text()).replaceAll(/[\u00a0\u202f]/g, ' ');
  const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
  return { status: answer.status, to: answer.headers.get('location'), html, cookie: cookies.join('; ') };
}

test('the page asks, and reading it ten times, by any means, consumes nothing', async () => {
  const address = `/setup?token=${await token()}`;
  for (let turn = 0; turn < 10; turn++) expect((await ask(address)).status).toBe(200);
  expect((await ask(address, undefined, { method: 'HEAD' })).status).toBe(200);
  const { html } = await ask(address);
  expect(html).toContain('<h1>Ce serveur est neuf : dites quelle est votre école</h1>');
  expect(html).toMatch(/<option value="FR" selected[^>]*>France<\/option>/);
  expect(html).not.toContain('SMTP_URL');
  expect(await listPersons(site.database.db, FIRST_SCHOOL)).toEqual([]);
});

test('until then the way in says where to look; what is wrong in the form is said with the name of its field', async () => {
  expect((await ask('/enter')).html).toContain('<h1>Ce serveur attend que son école soit créée</h1>');
  const wrong = await ask('/setup', { ...TYPED, schoolName: '', email: 'y@', token: await token() });
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain('<a href="#schoolName">Nom de l’école : à remplir.</a>');
  expect(wrong.html).toMatch(/<a href="#email">Adresse (e-mail|électronique) : écrivez-la en entier/);
  await ask('/setup', { ...TYPED, token: await token() });
  expect((await ask('/enter')).html).toContain('Entrez pour retrouver votre mission');
});

test('the school is made with its first person, who owes a second factor, and a test letter reaches them', async () => {
  const { db } = site.database;
  const made = await ask('/setup', { ...TYPED, token: await token() });
  expect(made).toMatchObject({ status: 303, to: '/setup/done' });
  expect(await readSchool(db, FIRST_SCHOOL)).toMatchObject({ name: TYPED.schoolName, country: 'BE', sender: TYPED.sender });
  const [person, ...others] = await listPersons(db, FIRST_SCHOOL);
  expect(others).toEqual([]);
  expect(person).toMatchObject({
    lastName: 'd’Haene',
    firstName: 'Yaëlle',
    email: TYPED.email,
    lang: 'en',
    roles: [
      { role: 'lead', programme: '' },
      { role: 'office', programme: '' },
    ],
  });
  const { cookie } = made;
  expect((await ask('/setup/done', undefined, { cookie })).html).toContain(`La lettre d’essai part à ${TYPED.email}`);
  await site.work();
  expect((await ask('/setup/done', undefined, { cookie })).html).toContain('le serveur de courrier l’a acceptée');
  expect(mail.letters).toMatchObject([{ to: [TYPED.email], from: TYPED.sender }]);
  expect((await ask('/cohorts', undefined, { cookie })).to).toBe('/enter/second-factor?next=%2Fcohorts');
  const enrolling = await ask('/enter/second-factor', undefined, { cookie });
  const secret = /<code>([A-Z2-7 ]{39})<\/code>/.exec(enrolling.html)![1]!.replaceAll(' ', '');
  const code = new TOTP({ secret }).generate({ timestamp: NOW });
  const given = await ask('/enter/second-factor', { code }, { cookie: `${cookie}; ${enrolling.cookie}` });
  expect(given.status).toBe(200);
  expect((await ask('/cohorts', undefined, { cookie: given.cookie })).status).toBe(200);
  const { action, actor, via } = await db
    .selectFrom('journal')
    .selectAll()
    .where('action', '=', 'school.set-up')
    .executeTakeFirstOrThrow();
  expect({ action, actor, via }).toEqual({ action: 'school.set-up', actor: person!.id, via: 'setup' });
});

test('the token serves once; the page then says that the school is there, and where one enters; no other token is made', async () => {
  const [one, other] = [await token(), await token()];
  const both = await Promise.all([one, other].map((each) => ask('/setup', { ...TYPED, token: each })));
  expect(both.map(({ status }) => status).toSorted()).not.toEqual([303, 303]);
  expect(await listPersons(site.database.db, FIRST_SCHOOL)).toHaveLength(1);
  for (const each of [one, other]) {
    const shown = await ask(`/setup?token=${each}`);
    expect([shown.status, shown.html]).toEqual([410, expect.stringContaining('L’école de ce serveur est déjà créée')]);
    expect(shown.html).toContain('href="/enter"');
    expect((await ask('/setup', { ...TYPED, token: each, email: 'x@example.org' })).status).toBe(410);
  }
  expect(await newSetupToken(site.database.db, NOW)).toBeNull();
});

test.each(['', 'x', 'a'.repeat(32)])('the token %j, which no terminal printed, makes nothing', async (wrong) => {
  await token();
  expect((await ask(`/setup?token=${wrong}`)).status).toBe(410);
  expect((await ask('/setup', { ...TYPED, token: wrong })).status).toBe(410);
  expect(await listPersons(site.database.db, FIRST_SCHOOL)).toEqual([]);
});

test('a token of last week is over; its hash alone is kept', async () => {
  const old = (await newSetupToken(site.database.db, NOW - 7 * 86_400_000))!;
  expect((await ask(`/setup?token=${old}`)).status).toBe(410);
  const rows = await site.database.db.selectFrom('setup_token').selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(old);
});

test('what is wrong is said beside each field, what was typed stays, and the token still serves', async () => {
  const own = await token();
  const wrong = {
    ...TYPED,
    schoolName: '',
    country: 'XX',
    sender: 'no',
    lastName: 'x'.repeat(121),
    email: 'yaelle@',
    token: own,
  };
  const { status, html } = await ask('/setup', wrong);
  expect(status).toBe(422);
  for (const field of ['schoolName', 'country', 'sender', 'lastName', 'email']) expect(html).toContain(`id="${field}-error"`);
  expect(html).toContain('value="Yaëlle"');
  expect(html).not.toContain('id="firstName-error"');
  expect(await listPersons(site.database.db, FIRST_SCHOOL)).toEqual([]);
  expect((await ask('/setup', { ...TYPED, token: own })).status).toBe(303);
});

test('a mail server that refuses is told of, with what it said', async () => {
  mail.refused.add(TYPED.email);
  const { cookie } = await ask('/setup', { ...TYPED, token: await token() });
  await site.work();
  const { html } = await ask('/setup/done', undefined, { cookie });
  expect(html).toContain(`La lettre d’essai à ${TYPED.email} a été refusée. Une fois entré, corrigez`);
  expect(html).toContain('no such person');
});

test('a mail server that does not answer is not said to have answered: what to look at is said', async () => {
  const lone = await buildSite({ settings: { SMTP_URL: 'smtp://127.0.0.1:1' } });
  const own = (await newSetupToken(lone.database.db, NOW))!;
  const { cookie } = await ask('/setup', { ...TYPED, token: own }, { on: lone });
  await lone.work();
  const { html } = await ask('/setup/done', undefined, { cookie, on: lone });
  expect(html).toContain('Le serveur de courrier n’a pas répondu');
  expect(html).toContain('Si SMTP_URL est faux');
  expect(html).toContain('ECONNREFUSED');
  expect(html).not.toContain('a répondu :');
  await lone.close();
});

test('without a mail server, before and after, the pages say so', async () => {
  const mute = await buildSite();
  const own = (await newSetupToken(mute.database.db, NOW))!;
  expect((await ask(`/setup?token=${own}`, undefined, { on: mute })).html).toContain('SMTP_URL n’est pas réglé');
  const { cookie } = await ask('/setup', { ...TYPED, token: own }, { on: mute });
  const { html } = await ask('/setup/done', undefined, { cookie, on: mute });
  expect(html).toContain('Aucune lettre n’est partie : SMTP_URL n’est pas réglé');
  await mute.close();
});

test('the demo is never set up; whoever set nothing up is not told of letters', async () => {
  const own = await token();
  expect((await ask('/setup/done')).to).toBe('/');
  await updateSchool(site.database.db, FIRST_SCHOOL, { demo: true });
  expect(await newSetupToken(site.database.db, NOW)).toBeNull();
  expect((await ask(`/setup?token=${own}`)).status).toBe(410);
});
