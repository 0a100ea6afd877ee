/** The way in and out, the notices, the logo: as people meet them. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Refusal } from '../kernel/refusal.ts';
import { FIRST_SCHOOL } from '../kernel/school.ts';
import { open } from '../kernel/guard.ts';
import { buildSite, type Site } from '../../tests/support/site.ts';
import { addPerson } from './person-change.store.ts';
import { updateSchool } from './school.store.ts';

let site: Site;
let ines: string;
let closed: Site;
beforeAll(async () => {
  site = await buildSite();
  closed = await buildSite({ settings: { DEMO: 'off', PUBLIC_CHECK: 'off' } });
  for (const { app, identity } of [site, closed]) {
    app
      .get('/test/private', open('for a test'), () => {
        throw new Refusal('sign-in-needed', {});
      })
      .post('/test/private', open('for a test'), () => {
        throw new Refusal('sign-in-needed', {});
      })
      .post('/test/in/:person', open('for a test'), async (c) => {
        await identity.enter(c, c.req.param('person'), { secondFactor: true });
        return c.redirect('/', 303);
      });
  }
  const someone = {
    school: FIRST_SCHOOL,
    lastName: '<b>Carvalho</b>',
    firstName: 'Inès',
    email: 'ines@ecole.example',
    lang: 'fr' as const,
    roles: [{ role: 'student' as const, programme: '' }],
  };
  ines = await addPerson(site.database.db, someone);
  await addPerson(closed.database.db, someone);
});
afterAll(() => Promise.all([site.close(), closed.close()]));
beforeEach(() =>
  updateSchool(site.database.db, FIRST_SCHOOL, {
    name: 'École des Ponts-Neufs',
    sender: null,
    logo: null,
    privacy: null,
    legal: null,
    accessibility: null,
    demo: false,
  }),
);

const page = (path: string, init: { method?: string; headers?: Record<string, string>; on?: Site; lang?: string } = {}) =>
  (init.on ?? site).app.request(path, {
    method: init.method ?? 'GET',
    headers: { accept: 'text/html', 'accept-language': init.lang ?? 'fr', ...init.headers },
  });
const text = async (response: Response | Promise<Response>) => (await (await response).text()).replace(/[\u00a0\u202f]/g, ' ');
const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ');
const enter = async () => cookieOf(await page(`/test/in/${ines}`, { method: 'POST' }));

test('a page for those who entered leads a stranger to the way in, which keeps the whole address', async () => {
  const response = await page('/test/private?show=late&sort=name%26x');
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe('/enter?next=%2Ftest%2Fprivate%3Fshow%3Dlate%26sort%3Dname%2526x');
  const next = new URL(response.headers.get('location')!, 'http://x').searchParams.get('next');
  expect(next).toBe('/test/private?show=late&sort=name%26x');
});

describe('who may have come by a link, and has no account', () => {
  const HINT = { fr: 'Vous étiez venu par un lien reçu par e-mail', en: 'You came by a link received by e-mail' };
  const form = '/missions/00000000-0000-4000-8000-00000000dead/hand-on';
  const send = (headers: Record<string, string> = {}, lang = 'fr') => page(form, { method: 'POST', headers, lang });

  test.each(['fr', 'en'] as const)(
    'in %s, what was sent and not taken leads back to that link first, then to accounts',
    async (lang) => {
      const answer = await send({}, lang);
      expect(answer.status).toBe(401);
      const html = await text(answer);
      expect(html).toContain(HINT[lang]);
      expect(html.indexOf(HINT[lang])).toBeLessThan(
        html.indexOf(lang === 'fr' ? 'Vous avez un compte dans l’école' : 'You have an account of the school'),
      );
      expect(html).toContain(
        lang === 'fr' ? 'Dans un autre onglet, rouvrez le lien reçu par e-mail' : 'In another tab, open the link',
      );
      expect(html).not.toMatch(/Entrez, puis envoyez|Sign in, then send/);
    },
  );

  test('a page of a mission asked for says so too, whether there is such a mission or not; other pages do not', async () => {
    expect((await page(form)).headers.get('location')).toBe(`/enter?next=${encodeURIComponent(form)}`);
    expect(await text(page(`/enter?next=${encodeURIComponent(form)}`))).toContain(HINT.fr);
    for (const next of ['/', '/account', '/cohorts/1', '/missions'])
      expect(await text(page(`/enter?next=${encodeURIComponent(next)}`))).not.toContain(HINT.fr);
    expect(await text(page('/test/private', { method: 'POST' }))).not.toContain(HINT.fr);
  });

  test('whose session of an account is over is not told of links', async () => {
    const cookie = await enter();
    await site.database.db.deleteFrom('auth_session').where('userId', '=', ines).execute();
    const html = await text(send({ cookie }));
    expect(html).toContain('Entrez, puis envoyez de nouveau.');
    expect(html).not.toContain(HINT.fr);
  });
});

test('a program is told 401 in JSON, not led to a page', async () => {
  const response = await site.app.request('/test/private');
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({ error: { code: 'sign-in-needed' } });
});

test.each([
  ['http://localhost/missions/7?a=1', '/demo?next=%2Fmissions%2F7%3Fa%3D1'],
  ['http://evil.example/missions/7', '/demo'],
  [undefined, '/demo'],
])('what is sent without a session is not taken, and says so; from %s one goes on to %s', async (referer, door) => {
  await updateSchool(site.database.db, FIRST_SCHOOL, { demo: true });
  const response = await page('/test/private', { method: 'POST', headers: referer ? { referer } : {} });
  expect(response.status).toBe(401);
  const html = await text(response);
  expect(html).toContain('<h1>Rien n’a été enregistré : votre session est terminée</h1>');
  expect(html).toContain(`href="${door}"`);
});

test('the demo has a door to /demo, which keeps the page asked for and never one of another site', async () => {
  await updateSchool(site.database.db, FIRST_SCHOOL, { demo: true });
  expect(await text(page('/enter?next=/missions/7'))).toContain('href="/demo?next=%2Fmissions%2F7"');
  const html = await text(page('/enter?next=//evil.example'));
  expect(html).toContain('href="/demo"');
  expect(html).not.toContain('evil.example');
});

test('without the demo the way in says who sends it, and what can be done meanwhile', async () => {
  await updateSchool(site.database.db, FIRST_SCHOOL, { sender: 'scolarite@ponts-neufs.example' });
  const html = await text(page('/enter'));
  expect(html).not.toContain('/demo');
  expect(html).toContain('École des Ponts-Neufs');
  expect(html).toContain('scolarite@ponts-neufs.example');
  for (const way of ['/guides', '/check', '/verify']) expect(html).toContain(`<li><a href="${way}">`);
  const shut = await text(page('/enter', { on: closed }));
  expect(shut).toContain('<li><a href="/guides">');
  expect(shut).not.toContain('<li><a href="/check">');
});

test('a demo school on a server that others reach has no door to the demo', async () => {
  await updateSchool(closed.database.db, FIRST_SCHOOL, { demo: true });
  expect(await text(page('/enter', { on: closed }))).not.toContain('/demo');
});

test('whoever has entered already goes straight on', async () => {
  const cookie = await enter();
  const response = await page('/enter?next=/missions/7?x=1', { headers: { cookie } });
  expect([response.status, response.headers.get('location')]).toEqual([303, '/missions/7?x=1']);
});

test('leaving ends the session and leads home; the way in then says that a session is over', async () => {
  const cookie = await enter();
  const left = await page('/leave', { method: 'POST', headers: { cookie } });
  expect([left.status, left.headers.get('location')]).toEqual([303, '/']);
  expect(left.headers.get('clear-site-data')).toBe('"storage"');
  expect(left.headers.getSetCookie()[0]).toContain('Max-Age=0');
  expect(await text(page('/', { headers: { cookie } }))).not.toContain('Carvalho');
  expect(await text(page('/enter', { headers: { cookie } }))).toContain(
    '<h1>Votre session est terminée : entrez de nouveau</h1>',
  );
  expect((await page('/leave')).status).toBe(404);
});

test('another site cannot make someone leave', async () => {
  const cookie = await enter();
  expect((await page('/leave', { method: 'POST', headers: { cookie, 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
  expect(await text(page('/guides', { headers: { cookie } }))).toContain('Carvalho');
});

test.each([
  ['fr', ['Mon fil', 'Vérifier', 'Quitter', 'English', 'Confidentialité', 'Mentions légales', 'Étudiant']],
  ['en', ['My thread', 'Check', 'Sign out', 'Français', 'Privacy', 'Legal notice', 'Student']],
])('in %s, every page names who is there and their school, and gives the way out', async (lang, words) => {
  const html = await text(page('/guides', { lang, headers: { cookie: await enter() } }));
  for (const word of words) expect(html).toContain(word);
  expect(html).toContain('<bdi>Inès &lt;b>Carvalho&lt;/b></bdi>');
  expect(html).toContain('<bdi>École des Ponts-Neufs</bdi>');
  expect(html).toContain('<form method="post" action="/leave">');
  expect(html).toMatch(/<a href="\/guides" aria-current="page">/);
});

test('a stranger finds the way in, and no name', async () => {
  const html = await text(page('/guides'));
  expect(html).toContain('<a href="/enter">Entrer</a>');
  expect(html).not.toContain('action="/leave"');
});

test.each(['/', '/guides'])('%s read by someone is not given to the next one', async (path) => {
  const cookie = await enter();
  expect(await text(page(path, { headers: { cookie } }))).toContain('Carvalho');
  expect(await text(page(path))).not.toContain('Carvalho');
});

test.each(['privacy', 'legal', 'accessibility'] as const)('%s: the product speaks until the school does', async (name) => {
  const db = site.database.db;
  for (const lang of ['fr', 'en']) {
    const response = await page(`/notices/${name}`, { lang });
    expect(response.status).toBe(200);
    const html = await text(response);
    expect(html).toContain('École des Ponts-Neufs');
    expect(html).toMatch(/<h1>.{20,}<\/h1>/);
    expect(html.match(/<h2>/g)?.length).toBeGreaterThan(2);
    expect(html).not.toMatch(/##|\*\*|\]\(/);
  }
  await updateSchool(db, FIRST_SCHOOL, { [name]: { fr: '## Chez nous\n\nTexte <script> de *l’école*.\n\n- un\n- deux' } });
  const french = await text(page(`/notices/${name}`));
  expect(french).toContain('<h2>Chez nous</h2><p>Texte &lt;script> de <em>l’école</em>.</p><ul><li>un</li><li>deux</li></ul>');
  expect(await text(page(`/notices/${name}`, { lang: 'en' }))).toMatch(/<div class="notice-text" lang="fr">.*Chez nous/);
  await updateSchool(db, FIRST_SCHOOL, { [name]: { fr: 'Chez nous', en: 'At home' } });
  expect(await text(page(`/notices/${name}`, { lang: 'en' }))).toContain('<div class="notice-text"><p>At home</p></div>');
});

test('a school that has not said its name is not called by the name of the product', async () => {
  await updateSchool(site.database.db, FIRST_SCHOOL, { name: 'Soutenir' });
  const cookie = await enter();
  expect(await text(page('/notices/privacy'))).toContain('<p>L’école qui propose ce service est responsable');
  for (const path of ['/notices/legal', '/enter']) expect(await text(page(path))).not.toContain('<bdi>Soutenir</bdi>');
  expect(await text(page('/guides', { headers: { cookie } }))).not.toContain('<bdi>Soutenir</bdi>');
});

test('there is no other notice', async () => {
  expect((await page('/notices/constructor')).status).toBe(404);
});

/** Keeps `bytes` and makes them the logo of the school. */
async function logo(bytes: Uint8Array<ArrayBuffer>): Promise<Response> {
  const hash = createHash('sha256').update(bytes).digest('hex');
  const arriving = await site.files.begin();
  await arriving.write(bytes);
  const { sha256 } = await arriving.finish();
  expect(sha256).toBe(hash);
  await updateSchool(site.database.db, FIRST_SCHOOL, { logo: sha256 });
  return site.app.request('/school/logo');
}
const ascii = (words: string) => new Uint8Array(Buffer.from(words, 'latin1'));

test.each([
  ['image/png', '\u0089PNG\r\n\u001a\n----'],
  ['image/webp', 'RIFF----WEBPVP8 '],
  ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['image/svg+xml', '<?xml version="1.0"?>\n<!-- made by hand -->\n<svg/>'],
])('a logo that is %s is shown and can do nothing', async (type, words) => {
  const response = await logo(ascii(words));
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe(type);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'; sandbox$/);
  expect(Buffer.from(await response.arrayBuffer()).toString('latin1')).toBe(words);
});

test.each(['<html><script>alert(1)</script>', 'GIF89a', '', '<svgx>'])('%j is no logo', async (words) => {
  expect((await logo(ascii(words))).status).toBe(404);
});

test('no logo, or one whose file is gone, is not found; with one, pages show it under the name of the school', async () => {
  expect((await site.app.request('/school/logo')).status).toBe(404);
  await updateSchool(site.database.db, FIRST_SCHOOL, { logo: 'ab'.repeat(32) });
  expect((await site.app.request('/school/logo')).status).toBe(404);
  const html = await text(page('/guides', { headers: { cookie: await enter() } }));
  expect(html).toContain('<img src="/school/logo?v=abababababab" alt="École des Ponts-Neufs"/>');
});

test('no route of the identity library answers: nobody signs up, ties an account, changes an address or asks who exists by one', async () => {
  const cookie = await enter();
  const names = [
    'sign-up/email sign-in/email sign-in/social callback/google link-social unlink-account list-accounts',
    'change-email change-password set-password request-password-reset reset-password verify-email send-verification-email',
    'update-user delete-user get-session list-sessions revoke-sessions ok error',
  ].flatMap((line) => line.split(' '));
  for (const name of names) {
    for (const method of ['GET', 'POST']) {
      const headers = { accept: 'application/json', 'content-type': 'application/json', cookie };
      const sent = method === 'POST' ? { body: JSON.stringify({ email: 'ines@ecole.example' }) } : {};
      expect([name, (await site.app.request(`/api/auth/${name}`, { method, headers, ...sent })).status]).toEqual([name, 404]);
    }
  }
});

test.each(['/enter', '/enter/code', '/enter/second-factor', '/setup?token=x', '/l/x', '/l/renewed', '/join/x', '/account'])(
  'the page at %s is kept by nobody, tells its address to no other site, is framed by none and runs nothing of others',
  async (path) => {
    const { headers } = await page(path);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self';.*form-action 'self'.*frame-ancestors 'none'/,
    );
  },
);
