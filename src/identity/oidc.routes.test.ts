/** Entering with the school account, against a real provider on a local port. */
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { CLIENT, type Cookies, schoolProvider, type SchoolProvider, visit } from '../../tests/support/school-provider.ts';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { updatePerson } from './person-change.store.ts';

const HOME = 'http://127.0.0.1:3000';
const page = { accept: 'text/html', 'accept-language': 'fr' };
let provider: SchoolProvider;
let site: Site;
let school: SampleSchool;
let now = SITE_NOW;
beforeAll(async () => {
  provider = await schoolProvider([`${HOME}/enter/school/callback`], { afterLeaving: [`${HOME}/enter`] });
  const settings = { OIDC_ISSUER: provider.issuer, ...CLIENT, OIDC_MFA: 'on' };
  site = await buildSchoolSite({ settings, clock: { now: () => now } });
  school = await sampleSchool(site);
});
afterAll(async () => {
  await site.close();
  await provider.close();
});
beforeEach(async () => {
  now += 3_600_000;
  provider.late = 0;
  await sql`DELETE FROM auth_account`.execute(site.database.db);
});

/** A browser: it keeps cookies. */
function browser(of = site) {
  const jar = new Map<string, string>();
  const ask = async (path: string, options: { method?: string; body?: string } = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const form = options.body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await of.app.request(`${HOME}${path}`, { ...options, headers: { ...page, ...form, cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!;
      if (/max-age=0/i.test(set)) jar.delete(name!);
      else jar.set(name!, value!);
    }
    return answer;
  };
  /** Goes to the provider and comes back: path and query of the way back. */
  const visits = async (next = '') => {
    const away = await ask(`/enter/school${next}`);
    return (await visit(away.headers.get('location')!, HOME)).slice(HOME.length);
  };
  return { ask, visits, jar };
}
type Browser = ReturnType<typeof browser>;

const INES = 'ines.caradec@example.org';
const comes = (subject: string, claims: Record<string, unknown>, more: Partial<SchoolProvider['door']> = {}) => {
  provider.door = { subject, claims, ...more };
};
const whereTo = async (answer: Response) => ({ status: answer.status, to: answer.headers.get('location') });
const titleOf = async (answer: Response) => /<h1>([^<]*)<\/h1>/.exec(await answer.text())![1];
/** What the last letter says: the code. */
const codeSent = async () => {
  const { rows } = await sql<{ text: string; secret: string | null; address: string }>`
    SELECT text, secret, address FROM outbox ORDER BY written_at DESC, letter_id LIMIT 1`.execute(site.database.db);
  const { text, secret, address } = rows[0]!;
  return {
    address,
    code: /(\d{4})\s?(\d{4})/
      .exec(secret ?? text)!
      .slice(1)
      .join(''),
  };
};
const whoIs = async ({ ask }: Browser) => {
  const html = await (await ask('/')).text();
  return /class="rail-foot"><strong>(?:<a[^>]*>)?<bdi>([^<]*)</.exec(html)?.[1] ?? null;
};
const forget = () => sql`DELETE FROM outbox`.execute(site.database.db);

/** Enters for the first time with the code that was sent. */
async function tied(subject: string, email: string, to = '/'): Promise<Browser> {
  comes(subject, { email, email_verified: true });
  await forget();
  const own = browser();
  expect(await whereTo(await own.ask(await own.visits()))).toEqual({ status: 303, to: '/enter/school/code' });
  const { code } = await codeSent();
  expect(await whereTo(await own.ask('/enter/school/code', { method: 'POST', body: `code=${code}` }))).toEqual({
    status: 303,
    to,
  });
  return own;
}

test('the first time, a code sent to the verified address ties the account; then the account is enough, whatever its address', async () => {
  comes('ines-42', { email: INES.toUpperCase(), email_verified: true });
  await forget();
  const own = browser();
  expect(await whereTo(await own.ask(await own.visits('?next=%2Fguides%2Fdigi5')))).toEqual({
    status: 303,
    to: '/enter/school/code',
  });
  expect(await whoIs(own)).toBeNull();
  expect(await (await own.ask('/enter/school/code')).text()).toContain(`<bdi>${INES.toUpperCase()}</bdi>`);
  const { code } = await codeSent();
  const wrong = await own.ask('/enter/school/code', { method: 'POST', body: `code=${code === '00000000' ? '1' : '00000000'}` });
  expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('4 essais')]);
  const right = await own.ask('/enter/school/code', { method: 'POST', body: `code=${code}` });
  expect(await whereTo(right)).toEqual({ status: 303, to: '/guides/digi5' });
  expect(await whoIs(own)).toBe('Inès Caradec');
  const { rows } = await sql<{ actor: string; details: { issuer: string } }>`
    SELECT actor, details FROM journal WHERE action = 'account.tied'`.execute(site.database.db);
  expect(rows).toEqual([{ actor: school.student, details: { issuer: provider.issuer } }]);

  comes('ines-42', { email: 'another@elsewhere.example', email_verified: false });
  const later = browser();
  expect(await whereTo(await later.ask(await later.visits('?next=%2Fcheck')))).toEqual({ status: 303, to: '/check' });
  expect(await whoIs(later)).toBe('Inès Caradec');
});

test('an address alone opens nothing: another account with the same address is asked for a code, and the tie is not moved by asking', async () => {
  await tied('ines-42', INES);
  comes('somebody-else', { email: INES, email_verified: true });
  const other = browser();
  expect(await whereTo(await other.ask(await other.visits()))).toEqual({ status: 303, to: '/enter/school/code' });
  expect(await whoIs(other)).toBeNull();
  const stranger = browser();
  expect((await stranger.ask('/enter/school/code')).status).toBe(410);
  comes('ines-42', {});
  const own = browser();
  await own.ask(await own.visits());
  expect(await whoIs(own)).toBe('Inès Caradec');
});

test('an address that is nobody’s, that the school did not verify, or that is not given: a page says so and nothing opens', async () => {
  const cases: [claims: Record<string, unknown>, status: number, title: string][] = [
    [{ email: 'nobody@example.org', email_verified: true }, 403, 'Personne n’est inscrit ici avec votre adresse d’école'],
    [{ email: INES, email_verified: false }, 422, 'Votre école n’a pas vérifié votre adresse e-mail'],
    [{ email: INES }, 422, 'Votre école n’a pas vérifié votre adresse e-mail'],
    [{}, 422, 'Votre compte d’école ne donne pas d’adresse e-mail'],
  ];
  await forget();
  for (const [claims, status, title] of cases) {
    comes('unknown-1', claims);
    const own = browser();
    const answer = await own.ask(await own.visits());
    expect([answer.status, await titleOf(answer)]).toEqual([status, title]);
    expect(await whoIs(own)).toBeNull();
  }
  const { rows } = await sql`SELECT 1 FROM outbox`.execute(site.database.db);
  expect(rows).toEqual([]);
});

test('who left the school enters no more, by a tied account neither', async () => {
  await tied('astrid-1', 'astrid.srensen@example.org');
  await updatePerson(site.database.db, school.school, school.juror, { leftAt: now });
  comes('astrid-1', { email: 'astrid.srensen@example.org', email_verified: true });
  const own = browser();
  expect((await own.ask(await own.visits())).status).toBe(403);
  expect(await whoIs(own)).toBeNull();
  await updatePerson(site.database.db, school.school, school.juror, { leftAt: null });
});

test('a second factor given at the provider counts where the settings believe it', async () => {
  await tied('paul-1', 'paul.moreau@example.org', '/enter/second-factor');
  const factors = async () =>
    (
      await sql<{ at: Date | null }>`SELECT "secondFactorAt" AS at FROM auth_session ORDER BY "createdAt" DESC LIMIT 1`.execute(
        site.database.db,
      )
    ).rows[0]!.at;
  comes('paul-1', {}, { amr: ['pwd'] });
  let own = browser();
  await own.ask(await own.visits());
  expect(await factors()).toBeNull();
  comes('paul-1', {}, { amr: ['pwd', 'mfa'] });
  now += 1000;
  own = browser();
  await own.ask(await own.visits());
  expect(await factors()).toEqual(new Date(now));
});

test('a state that this browser did not begin, that is late or forged opens nothing', async () => {
  await tied('ines-42', INES);
  comes('ines-42', {});
  const stale = 'Cette entrée a trop attendu, ou a commencé ailleurs';
  const refused = async (own: Browser, back: string) => {
    const answer = await own.ask(back);
    expect([answer.status, await titleOf(answer)]).toEqual([422, stale]);
    expect(await whoIs(own)).toBeNull();
  };
  const [mine, theirs] = [browser(), browser()];
  const back = await theirs.visits();
  await refused(mine, back);
  await refused(mine, '/enter/school/callback');
  await refused(mine, '/enter/school/callback?code=x&state=y');
  const own = browser();
  const other = back.replace(/state=[^&]*/, `state=${'x'.repeat(43)}`);
  await own.visits();
  await refused(own, other);
  const forger = browser();
  const late = await forger.visits();
  for (const [name, value] of forger.jar) forger.jar.set(name, value.replace('verifier', 'verifie_'));
  await refused(forger, late);
  const slow = browser();
  const slowBack = await slow.visits();
  now += 601_000;
  await refused(slow, slowBack);
});

test('a way back presented twice opens nothing the second time, even with its cookie kept', async () => {
  await tied('ines-42', INES);
  comes('ines-42', {});
  const own = browser();
  const back = await own.visits();
  const kept = new Map(own.jar);
  expect((await own.ask(back)).status).toBe(303);
  expect([...own.jar.keys()].some((name) => name.startsWith('soutenir.school-'))).toBe(false);
  // The back button, while one is in: nothing is said.
  expect(await whereTo(await own.ask(back))).toEqual({ status: 303, to: '/' });
  await own.ask('/leave', { method: 'POST', body: '' });
  expect((await own.ask(back)).status).toBe(422);
  const thief = browser();
  for (const [name, value] of kept) thief.jar.set(name, value);
  const again = await thief.ask(back);
  expect([again.status, await titleOf(again)]).toEqual([422, 'Cette réponse du service de l’école a déjà servi']);
  expect(await whoIs(thief)).toBeNull();
});

test('who entered by the school leaves here, is told that the school still knows them, and leaves it too', async () => {
  await tied('ines-42', INES);
  comes('ines-42', {});
  const own = browser();
  const there: Cookies = new Map();
  const enters = async () => {
    const before = provider.asked;
    const away = await own.ask('/enter/school');
    await own.ask((await visit(away.headers.get('location')!, HOME, there)).slice(HOME.length));
    expect(await whoIs(own)).toBe('Inès Caradec');
    return provider.asked - before;
  };
  const leaves = () => own.ask('/leave', { method: 'POST', body: '' });
  expect(await enters()).toBe(1);
  expect(await whereTo(await own.ask('/leave/school'))).toEqual({ status: 303, to: '/' });
  const left = await leaves();
  expect([await whereTo(left), left.headers.get('clear-site-data')]).toEqual([{ status: 303, to: '/leave/school' }, '"storage"']);
  expect(await whoIs(own)).toBeNull();
  // Nothing is asked of whoever comes next: that is what the page says.
  expect(await enters()).toBe(0);
  await leaves();
  const html = await (await own.ask('/leave/school')).text();
  expect(html).toContain('<h1>Vous êtes sorti d’ici, pas encore du service de l’école</h1>');
  const to = new URL(/<a class="button" href="([^"]*)"/.exec(html)![1]!.replaceAll('&amp;', '&'));
  expect([to.origin, Object.fromEntries(to.searchParams)]).toEqual([
    provider.issuer,
    { client_id: CLIENT.OIDC_CLIENT_ID, post_logout_redirect_uri: `${HOME}/enter` },
  ]);
  expect(await visit(to.href, HOME, there)).toBe(`${HOME}/enter`);
  expect(await enters()).toBe(1);
});

test('who entered otherwise leaves as before; without a way out of the provider, the page says what to do', async () => {
  const own = browser();
  for (const [name, value] of [(await school.as(school.student)).cookie.split('=') as [string, string]]) own.jar.set(name, value);
  expect(await whoIs(own)).toBe('Inès Caradec');
  expect(await whereTo(await own.ask('/leave', { method: 'POST', body: '' }))).toEqual({ status: 303, to: '/' });
  const gone = await buildSchoolSite({ settings: { OIDC_ISSUER: 'http://127.0.0.1:9', ...CLIENT } });
  const page = await (await browser(gone).ask('/leave/school')).text();
  expect(page).toContain('fermez toutes les fenêtres du navigateur');
  expect(page).not.toContain('127.0.0.1:9');
  await gone.close();
  const none = await buildSchoolSite();
  expect((await browser(none).ask('/leave/school')).status).toBe(404);
  await none.close();
});

test('the provider is not asked without end by one client', async () => {
  const own = browser();
  comes('nobody-1', {});
  const back = await own.visits();
  const kept = new Map(own.jar);
  const again = async () => {
    for (const [name, value] of kept) own.jar.set(name, value);
    return (await own.ask(back)).status;
  };
  expect(await again()).toBe(422);
  await sql`UPDATE rate_limit SET count = 600 WHERE key LIKE 'school-account:%'`.execute(site.database.db);
  expect(await again()).toBe(429);
});

test('two tabs of one browser each come back', async () => {
  await tied('ines-42', INES);
  comes('ines-42', {});
  const own = browser();
  const [first, second] = [await own.visits('?next=%2Fcheck'), await own.visits('?next=%2Fguides')];
  expect((await own.ask(first)).headers.get('location')).toBe('/check');
  expect((await own.ask(second)).headers.get('location')).toBe('/guides');
});

test('a nonce or a verifier of another visit opens nothing', async () => {
  comes('ines-42', { email: INES, email_verified: true });
  const own = browser();
  const [first, second] = [await own.visits(), await own.visits()];
  const code = new URL(second, HOME).searchParams.get('code')!;
  const answer = await own.ask(first.replace(/code=[^&]*/, `code=${code}`));
  expect(answer.status).toBe(422);
  expect(await whoIs(own)).toBeNull();
});

test('who declines at the provider is told that nothing was opened', async () => {
  comes('ines-42', {}, { declines: true });
  const own = browser();
  const answer = await own.ask(await own.visits());
  expect([answer.status, await titleOf(answer)]).toEqual([422, 'Vous n’avez pas donné votre accord au service de l’école']);
});

test('clocks apart: what was good until half a minute ago is taken, ten minutes are told', async () => {
  await tied('ines-42', INES);
  comes('ines-42', {});
  provider.late = 330;
  const near = browser();
  expect((await near.ask(await near.visits())).status).toBe(303);
  provider.late = 900;
  const far = browser();
  const answer = await far.ask(await far.visits());
  expect([answer.status, await titleOf(answer)]).toEqual([422, 'L’horloge du service de l’école et la nôtre ne s’accordent pas']);
});

test('the address is asked for apart when the provider gives it there only', async () => {
  const apart = await schoolProvider([`${HOME}/enter/school/callback`], { idTokenClaims: false });
  const there = await buildSchoolSite({ settings: { OIDC_ISSUER: apart.issuer, ...CLIENT } });
  await sampleSchool(there);
  apart.door = { subject: 'ines-42', claims: { email: INES, email_verified: true } };
  const own = browser(there);
  expect(await whereTo(await own.ask(await own.visits()))).toEqual({ status: 303, to: '/enter/school/code' });
  await there.close();
  await apart.close();
});

test('a provider that is down, before or after the visit, gets its page; the next visit finds it again', async () => {
  const mortal = await schoolProvider([`${HOME}/enter/school/callback`]);
  const there = await buildSchoolSite({ settings: { OIDC_ISSUER: mortal.issuer, ...CLIENT } });
  mortal.door = { subject: 'ines-42', claims: {} };
  const own = browser(there);
  const back = await own.visits();
  await mortal.close();
  const away = 'Le service de l’école ne répond pas';
  const after = await own.ask(back);
  expect([after.status, await titleOf(after)]).toEqual([503, away]);
  await there.close();

  const elsewhere = await buildSchoolSite({ settings: { OIDC_ISSUER: mortal.issuer, ...CLIENT } });
  const before = await browser(elsewhere).ask('/enter/school?next=%2Fcheck');
  const html = await before.text();
  expect([before.status, html]).toEqual([503, expect.stringContaining(away)]);
  expect(html).toContain('href="/enter?next=%2Fcheck"');
  expect(elsewhere.entries.filter((e) => e['message'] === 'a school account let nobody in')).toHaveLength(1);

  const risen = await schoolProvider([`${HOME}/enter/school/callback`], { port: Number(new URL(mortal.issuer).port) });
  expect((await browser(elsewhere).ask('/enter/school')).status).toBe(303);
  await elsewhere.close();
  await risen.close();
});

test('the account shows the tie, lets go of it, and ties again while one is there; a letter tells each', async () => {
  const told = async () => {
    const { rows } = await sql<{ subject: string }>`SELECT subject FROM outbox WHERE kind = 'account-changed'`.execute(
      site.database.db,
    );
    return rows.map(({ subject }) => subject.replace(/^.* : /, ''));
  };
  const own = await tied('ines-42', INES);
  expect(await (await own.ask('/account')).text()).toContain('Ce compte vous fait entrer ici depuis le ');
  expect(await whereTo(await own.ask('/account/school-account', { method: 'POST', body: '' }))).toMatchObject({ status: 303 });
  const { rows } = await sql<{ action: string }>`SELECT action FROM journal ORDER BY seq DESC LIMIT 1`.execute(site.database.db);
  expect(rows).toEqual([{ action: 'account.untied' }]);
  expect(await (await own.ask('/account')).text()).toContain('n’est pas encore relié');
  expect(await told()).toContain('le compte de l’école n’est plus relié au vôtre');

  expect(await whereTo(await own.ask('/enter/school?next=%2Faccount'))).toEqual({ status: 303, to: '/account' });
  await forget();
  expect(await whereTo(await own.ask(await own.visits('?tie&next=%2Faccount')))).toEqual({
    status: 303,
    to: '/enter/school/code',
  });
  const { code } = await codeSent();
  const done = await own.ask('/enter/school/code', { method: 'POST', body: `code=${code}` });
  expect(await whereTo(done)).toEqual({ status: 303, to: '/account' });
  expect(await (await own.ask('/account')).text()).toContain('Ne plus entrer avec ce compte');
  expect(await told()).toEqual(['un compte de l’école a été relié au vôtre']);
});

test('where no provider is set, there is no such way in', async () => {
  const without = await buildSchoolSite();
  for (const path of ['/enter/school', '/enter/school/callback', '/enter/school/code']) {
    expect((await browser(without).ask(path)).status).toBe(404);
  }
  await without.close();
});
