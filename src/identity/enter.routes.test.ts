/** Entering as people do: a code, a second factor, an account; nothing told of who exists, nothing left open. */
import { TOTP } from 'otpauth';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { FIRST_SCHOOL } from '../kernel/school.ts';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { addressChanged } from './link.store.ts';
import { updatePerson } from './person-change.store.ts';
import { sessionsOf } from './session.store.ts';

let site: Site;
let school: SampleSchool;
let now = SITE_NOW;
beforeAll(async () => {
  site = await buildSchoolSite({ clock: { now: () => now }, settings: { SMTP_URL: 'smtp://127.0.0.1:9', SESSION_DAYS: '30' } });
  school = await sampleSchool(site);
});
afterAll(() => site.close());
beforeEach(() => void (now += 3600_000));

/** A browser: it keeps cookies, and follows nothing by itself. */
function browser(lang = 'fr') {
  const jar = new Map<string, string>();
  const ask = async (path: string, form?: Record<string, string>, headers: Record<string, string> = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await site.app.request(path, {
      method: form ? 'POST' : 'GET',
      headers: {
        accept: 'text/html',
        'accept-language': lang,
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0',
        cookie,
        ...headers,
      },
      ...(form && { body: new URLSearchParams(form) }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0\b/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    const html = (await answer.text()).replaceAll(/[\u00a0\u202f]/g, ' ');
    return { status: answer.status, to: answer.headers.get('location'), html, title: /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] };
  };
  return { ask, jar };
}
type Browser = ReturnType<typeof browser>;

const STUDENT = 'ines.caradec@example.org';
const LEAD = 'rozenn.tanguy@example.org';
const OFFICE = 'paul.moreau@example.org';
const lastCode = async () => {
  const { secret } = await site.database.db
    .selectFrom('outbox')
    .select('secret')
    .where('kind', '=', 'entry-code')
    .orderBy('written_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return secret!;
};
/** Asks for a code and types it. */
async function byCode({ ask }: Browser, email: string, next = '') {
  expect((await ask(`/enter${next}`, { email })).to).toBe(`/enter/code${next}`);
  now += 1000;
  return ask(`/enter/code${next}`, { code: await lastCode() });
}
const journal = async (person: string) =>
  (
    await site.database.db
      .selectFrom('journal')
      .select(['action', 'details'])
      .where('subject', '=', `person:${person}`)
      .orderBy('seq', 'desc')
      .limit(1)
      .execute()
  )[0];
const token = (secret: string, at = now) => new TOTP({ secret }).generate({ timestamp: at });
const secretIn = (html: string) => /<code>([A-Z2-7 ]{39})<\/code>/.exec(html)![1]!.replaceAll(' ', '');
const codesIn = (html: string) => [...html.matchAll(/<code>([2-9A-Z]{5}-[2-9A-Z]{5})<\/code>/g)].map((found) => found[1]!);

/** Enters as someone who owes a second factor and chooses it. @returns its secret and the recovery codes */
async function enrol(visitor: Browser, email: string) {
  expect((await byCode(visitor, email)).to).toBe('/enter/second-factor');
  const secret = secretIn((await visitor.ask('/enter/second-factor')).html);
  const given = await visitor.ask('/enter/second-factor', { code: token(secret) });
  expect(given.status).toBe(200);
  now += 60_000;
  return { secret, codes: codesIn(given.html) };
}
const forget = (person: string) =>
  Promise.all([
    site.database.db.deleteFrom('second_factor').where('person_id', '=', person).execute(),
    site.database.db.deleteFrom('recovery_code').where('person_id', '=', person).execute(),
  ]);

test('a student enters by a code, reaches the page asked for, and the journal says how', async () => {
  const visitor = browser();
  expect((await visitor.ask('/enter?next=/account')).html).toContain('<form method="post" action="/enter?next=%2Faccount"');
  const sent = await visitor.ask('/enter?next=/account', { email: STUDENT });
  expect(sent).toMatchObject({ status: 303, to: '/enter/code?next=%2Faccount' });
  const page = await visitor.ask(sent.to!);
  expect(page.title).toBe('Tapez le code que vous avez reçu');
  expect(page.html).toContain(`<bdi>${STUDENT}</bdi>`);
  expect(await visitor.ask(sent.to!, { code: await lastCode() })).toMatchObject({ status: 303, to: '/account' });
  const account = await visitor.ask('/account');
  expect(account.status).toBe(200);
  expect(account.html).toContain('<bdi>Inès Caradec</bdi>');
  expect(await journal(school.student)).toEqual({ action: 'person.entered', details: { way: 'e-mail' } });
  expect(await visitor.ask('/enter')).toMatchObject({ status: 303, to: '/' });
});

test.each([
  ['fr', 'Ce n’est pas le bon code. Il vous reste 4 essais.', 'Ce code ne sert plus : demandez-en un autre'],
  ['en', 'This is not the right code. You have 4 tries left.', 'This code is over: ask for another one'],
])('in %s, a wrong code says how many tries are left, and after five that it is over', async (lang, wrong, over) => {
  const visitor = browser(lang);
  await visitor.ask('/enter', { email: STUDENT });
  const right = (await lastCode()).replace(' ', '');
  const code = right === '00000000' ? '1' : '00000000';
  const first = await visitor.ask('/enter/code', { code });
  expect([first.status, first.html]).toEqual([422, expect.stringContaining(wrong)]);
  for (let turn = 0; turn < 3; turn++) expect((await visitor.ask('/enter/code', { code })).status).toBe(422);
  expect(await visitor.ask('/enter/code', { code })).toMatchObject({ status: 410, title: over });
  expect(await visitor.ask('/enter/code', { code: right })).toMatchObject({ status: 410, title: over });
  expect((await visitor.ask('/account')).status).toBe(303);
});

test('an address of nobody is answered word for word as one of somebody, at each step', async () => {
  const answers = [];
  for (const email of [STUDENT, 'nobody.at.all@example.org']) {
    const visitor = browser();
    const asked = await visitor.ask('/enter', { email });
    const page = await visitor.ask('/enter/code');
    const wrong = await visitor.ask('/enter/code', { code: 'abcd' });
    answers.push([asked, page, wrong].map(({ status, to, html }) => ({ status, to, html: html.replaceAll(email, '…') })));
  }
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[0]!.map(({ status }) => status)).toEqual([303, 200, 422]);
});

test.each(['', 'ines', 'ines@', 'a@b@c.fr', `${'x'.repeat(250)}@example.org`, 'ines@example.org\nBcc: other@example.org'])(
  '%j is no address: the page says so and keeps it, and nothing is sent',
  async (email) => {
    const count = () => site.database.db.selectFrom('entry_code').select('asked_hash').execute();
    const before = (await count()).length;
    const answer = await browser().ask('/enter', { email });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('aria-invalid="true"');
    expect((await count()).length).toBe(before);
  },
);

test('the code typed in another browser opens nothing there', async () => {
  const [one, other] = [browser(), browser()];
  await one.ask('/enter', { email: STUDENT });
  const code = await lastCode();
  expect((await other.ask('/enter/code', { code })).status).toBe(410);
  expect(await one.ask('/enter/code', { code })).toMatchObject({ status: 303 });
});

test('too many codes asked for one address are refused, with the time to wait', async () => {
  let last;
  for (let turn = 0; turn < 7; turn++) last = await browser().ask('/enter', { email: 'one.more@example.org' });
  expect(last!.status).toBe(429);
  expect(last!.html).toMatch(/Réessayez dans \d+ s/);
});

test('someone who left enters no more, and is out at once where they had entered', async () => {
  const { db } = site.database;
  const visitor = browser();
  const email = 'astrid.srensen@example.org';
  expect((await byCode(visitor, email)).status).toBe(303);
  expect((await visitor.ask('/account')).status).toBe(200);
  const late = browser();
  await late.ask('/enter', { email });
  const code = await lastCode();
  await db.transaction().execute((trx) => updatePerson(trx, FIRST_SCHOOL, school.juror, { leftAt: now }));
  expect((await visitor.ask('/account')).to).toBe('/enter?next=%2Faccount');
  expect((await late.ask('/enter/code', { code })).status).toBe(410);
  expect((await late.ask('/account')).status).toBe(303);
});

test('a lead who gave one factor is nobody, everywhere, until they choose the second; then they go where they were going', async () => {
  const visitor = browser();
  expect((await byCode(visitor, LEAD, '?next=%2Fcohorts')).to).toBe('/enter/second-factor?next=%2Fcohorts');
  for (const path of ['/cohorts', '/account', `/missions/${school.mission}`]) {
    expect((await visitor.ask(path)).to).toBe(`/enter/second-factor?next=${encodeURIComponent(path)}`);
  }
  expect((await visitor.ask('/')).to).toBe('/enter/second-factor');
  expect((await visitor.ask('/enter')).to).toBe('/enter/second-factor');
  expect((await visitor.ask('/guides')).html).not.toContain('Tanguy');
  const shown = await visitor.ask('/enter/second-factor?next=%2Fcohorts');
  expect(shown.title).toBe('Choisissez un second facteur pour ouvrir votre compte');
  // Half in, on a computer that may be shared: there is a way out.
  expect(shown.html).toContain('<form method="post" action="/leave">');
  const secret = secretIn(shown.html);
  expect(secretIn((await visitor.ask('/enter/second-factor?next=%2Fcohorts')).html)).toBe(secret);
  const wrong = await visitor.ask('/enter/second-factor?next=%2Fcohorts', { code: '000000' });
  expect([wrong.status, secretIn(wrong.html)]).toEqual([422, secret]);
  const given = await visitor.ask('/enter/second-factor?next=%2Fcohorts', { code: token(secret) });
  expect(given.title).toBe('Notez ces dix codes de secours avant de continuer');
  expect(codesIn(given.html)).toHaveLength(10);
  expect(given.html).toContain('href="/cohorts"');
  expect((await visitor.ask('/cohorts')).status).toBe(200);
  await forget(school.lead);
});

test('the second factor is asked at each entrance; a code of it used once is refused, a wrong one too', async () => {
  const { secret } = await enrol(browser(), OFFICE);
  const [one, other] = [browser(), browser()];
  expect((await byCode(one, OFFICE)).to).toBe('/enter/second-factor');
  const asked = await one.ask('/enter/second-factor');
  expect(asked.title).toBe('Encore un code, celui de votre application');
  expect(asked.html).not.toContain('<svg class="qr"');
  const code = token(secret);
  expect((await one.ask('/enter/second-factor', { code: code === '000000' ? '1' : '000000' })).status).toBe(422);
  expect(await one.ask('/enter/second-factor', { code })).toMatchObject({ status: 303, to: '/' });
  expect((await one.ask('/cohorts')).status).toBe(200);
  await byCode(other, OFFICE);
  expect((await other.ask('/enter/second-factor', { code: token(secret) })).status).toBe(422);
  expect((await other.ask('/cohorts')).to).toBe('/enter/second-factor?next=%2Fcohorts');
  await forget(school.office);
});

test('a recovery code opens once, and the journal says that it was used', async () => {
  const { codes } = await enrol(browser(), OFFICE);
  const [one, other] = [browser(), browser()];
  await byCode(one, OFFICE);
  expect((await one.ask('/enter/second-factor', { code: codes[3]! })).to).toBe('/');
  expect(await journal(school.office)).toEqual({ action: 'person.entered', details: { way: 'recovery-code' } });
  await byCode(other, OFFICE);
  expect((await other.ask('/enter/second-factor', { code: codes[3]! })).status).toBe(422);
  expect((await other.ask('/enter/second-factor', { code: codes[4]! })).to).toBe('/');
  await forget(school.office);
});

test('whoever reads the mailbox of someone who has a second factor cannot choose another one', async () => {
  const { secret } = await enrol(browser(), OFFICE);
  const thief = browser();
  await byCode(thief, OFFICE);
  await thief.ask('/enter/second-factor');
  const stolen = new TOTP().secret.base32;
  expect((await thief.ask('/enter/second-factor', { code: token(stolen) })).status).toBe(422);
  expect((await thief.ask('/account/second-factor')).to).toMatch(/^\/enter\/second-factor/);
  now += 60_000;
  expect((await thief.ask('/enter/second-factor', { code: token(secret) })).status).toBe(303);
  await forget(school.office);
});

test('the choice of one person is not that of another, nor after half an hour', async () => {
  const visitor = browser();
  await byCode(visitor, OFFICE);
  const secret = secretIn((await visitor.ask('/enter/second-factor')).html);
  now += 1_800_000;
  const late = await visitor.ask('/enter/second-factor', { code: token(secret) });
  expect(late.status).toBe(422);
  expect(late.html).toContain('Cette page a trop attendu');
  expect(secretIn(late.html)).not.toBe(secret);
  const kept = visitor.jar.get('soutenir.factor')!;
  const other = browser();
  await byCode(other, LEAD);
  other.jar.set('soutenir.factor', kept);
  expect(secretIn((await other.ask('/enter/second-factor')).html)).not.toBe(secretIn(late.html));
});

test('who owes nothing, or nobody, finds no second factor to give', async () => {
  expect((await browser().ask('/enter/second-factor')).to).toBe('/enter');
  const visitor = browser();
  await byCode(visitor, STUDENT);
  expect((await visitor.ask('/enter/second-factor?next=/account')).to).toBe('/account');
  expect((await visitor.ask('/enter/second-factor', { code: '000000' })).to).toBe('/');
});

test('a session ended from elsewhere is out at once; the others stay; nobody ends another’s', async () => {
  const [home, library, phone] = [browser(), browser(), browser()];
  for (const visitor of [home, library, phone]) await byCode(visitor, STUDENT);
  const other = browser();
  await byCode(other, 'helene.legoff@example.org');
  const shown = await home.ask('/account');
  const ids = [...shown.html.matchAll(/name="session" value="(?!others)([^"]+)"/g)].map((found) => found[1]!);
  expect(ids.length).toBeGreaterThanOrEqual(2);
  expect(shown.html).toMatch(/Firefox, Linux[^]*se termine au plus tard le 1\d février 2026 à /);
  for (const id of ids) await other.ask('/account/sessions', { session: id });
  expect((await library.ask('/account')).status).toBe(200);
  const ended = async (id: string) => {
    await home.ask('/account/sessions', { session: id });
    return Promise.all([library, phone].map(async (visitor) => (await visitor.ask('/account')).status));
  };
  const first = await ended(ids[0]!);
  expect(first.toSorted()).toEqual([200, 303]);
  expect(await ended('others')).toEqual([303, 303]);
  expect((await home.ask('/account')).title).toBe('Votre compte est ouvert ici seulement');
  expect((await other.ask('/account')).status).toBe(200);
  expect(await journal(school.student)).toMatchObject({ action: 'session.ended' });
});

test('the language of letters is one’s own to choose, and nothing else is taken', async () => {
  const visitor = browser('en');
  await byCode(visitor, STUDENT);
  expect((await visitor.ask('/account', { lang: 'en' })).to).toBe('/account');
  const person = async () =>
    (await sql<{ lang: string }>`SELECT lang FROM person WHERE email = ${STUDENT}`.execute(site.database.db)).rows;
  expect(await person()).toEqual([{ lang: 'en' }]);
  await visitor.ask('/account', { lang: 'de', email: 'other@example.org' });
  expect(await person()).toEqual([{ lang: 'en' }]);
  expect((await visitor.ask('/account')).html).toContain('<option value="en" lang="en" selected>');
});

test('a changed address: whoever read the old one is out, and the code that was sent there opens nothing', async () => {
  const { db } = site.database;
  const email = 'noe.dalmeida@example.org';
  const [visitor, late] = [browser(), browser()];
  expect((await byCode(visitor, email)).status).toBe(303);
  await late.ask('/enter', { email });
  const code = await lastCode();
  await db.transaction().execute(async (trx) => {
    await updatePerson(trx, FIRST_SCHOOL, school.classmate, { email: 'noe@example.org' });
    await addressChanged(trx, { school: FIRST_SCHOOL, person: school.classmate, at: now });
  });
  expect((await visitor.ask('/account')).status).toBe(303);
  expect((await late.ask('/enter/code', { code })).status).toBe(410);
  now += 1000;
  const again = browser();
  expect((await byCode(again, 'noe@example.org')).status).toBe(303);
  const here = (await sessionsOf(db, school.classmate, 0, 30))[0]!.id;
  await addressChanged(db, { school: FIRST_SCHOOL, person: school.classmate, at: now, kept: here });
  expect((await again.ask('/account')).status).toBe(200);
});

test('what strangers send is read whole, so it is short: more is refused while it arrives', async () => {
  const long = 'x'.repeat(1_100_000);
  for (const path of [
    '/enter',
    '/enter/code',
    '/l/some-token',
    '/join/some-token',
    '/setup',
    `/missions/${school.mission}/feedback`,
  ]) {
    const stream = new Blob([`email=${long}`]).stream();
    const headers = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
    const sent = { method: 'POST', headers, body: stream, duplex: 'half' } as RequestInit;
    const answer = await site.app.request(path, sent);
    expect([path, answer.status]).toEqual([path, 413]);
    expect(await answer.text()).toMatch(/Ce texte dépasse\s1\sMo\. Revenez/);
  }
});

test('a second factor chosen freely is then asked for, replaced by its own code only, and may be taken away by it', async () => {
  const visitor = browser();
  await byCode(visitor, STUDENT);
  const first = secretIn((await visitor.ask('/account/second-factor')).html);
  expect((await visitor.ask('/account/second-factor', { code: token(first) })).status).toBe(200);
  expect((await visitor.ask('/account')).html).toContain('10 codes de secours restent sur dix.');
  now += 60_000;
  const replacing = await visitor.ask('/account/second-factor');
  const second = secretIn(replacing.html);
  expect(replacing.html).toContain('name="current"');
  expect((await visitor.ask('/account/second-factor', { code: token(second), current: '000000' })).status).toBe(422);
  // a mistyped code of the new one does not use up that of the old one
  expect((await visitor.ask('/account/second-factor', { code: '000000', current: token(first) })).status).toBe(422);
  expect((await visitor.ask('/account/second-factor', { code: token(second), current: token(first) })).status).toBe(200);
  now += 60_000;
  const again = browser();
  expect((await byCode(again, STUDENT)).to).toBe('/enter/second-factor');
  expect((await again.ask('/enter/second-factor', { code: token(second) })).to).toBe('/');
  now += 60_000;
  expect((await again.ask('/account/second-factor/recovery', { current: '1' })).to).toContain('fault=current');
  expect(codesIn((await again.ask('/account/second-factor/recovery', { current: token(second) })).html)).toHaveLength(10);
  now += 300_000;
  expect((await again.ask('/account/second-factor/remove', { current: '' })).to).toContain('fault=current');
  expect((await again.ask('/account/second-factor/remove', { current: token(second) })).to).toBe('/account#second-factor');
  expect((await byCode(browser(), STUDENT)).to).toBe('/');
});

test('a lead does not take their second factor away', async () => {
  const visitor = browser();
  const { secret } = await enrol(visitor, LEAD);
  const { html } = await visitor.ask('/account');
  expect(html).not.toContain('/account/second-factor/remove');
  await visitor.ask('/account/second-factor/remove', { current: token(secret) });
  expect((await byCode(browser(), LEAD)).to).toBe('/enter/second-factor');
  expect(
    await site.database.db.selectFrom('second_factor').select('person_id').where('person_id', '=', school.lead).execute(),
  ).toHaveLength(1);
  await forget(school.lead);
});

test('without a mail server, the way in says that no code can leave', async () => {
  const mute = await buildSchoolSite();
  await sampleSchool(mute);
  const page = await mute.app.request('/enter', { headers: { accept: 'text/html', 'accept-language': 'fr' } });
  const html = await page.text();
  expect(html).toContain('aucun code ne peut partir');
  expect(html).not.toContain('name="email"');
  await mute.close();
});
