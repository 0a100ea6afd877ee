/** Every connection to the database is taken: people are told to try again, with what they typed, and so are scripts. */
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { loadShelf } from '../../src/content.ts';
import { openDatabase } from '../../src/kernel/database.ts';
import { ROOT } from '../../src/kernel/root.ts';
import { FIRST_SCHOOL } from '../../src/kernel/school.ts';
import { silentLog } from '../support/log.ts';
import { buildSchoolSite, type SampleSchool, sampleSchool } from '../support/school.ts';
import { buildSite, type Site } from '../support/site.ts';

const CONNECTIONS = 2;
let whole: Site;
/** The same school, by a server of few connections that waits little. */
let site: Site;
let school: SampleSchool;
let few: ReturnType<typeof openDatabase>;
const held: { release(): void }[] = [];

beforeAll(async () => {
  whole = await buildSchoolSite();
  school = await sampleSchool(whole);
  const { reach, db } = whole.database;
  few = openDatabase(reach, silentLog, { max: CONNECTIONS, patienceMs: 200 });
  const { shelf } = await loadShelf(join(ROOT, 'content'), db, FIRST_SCHOOL);
  site = await buildSite({ shelf, database: { ...few, reach, drop: () => few.pool.end() } });
});
afterAll(async () => {
  await site.close();
  await whole.close();
});

const take = async () => {
  for (let n = 0; n < CONNECTIONS; n++) held.push(await few.pool.connect());
};
const giveBack = () => held.splice(0).forEach((client) => client.release());
afterEach(giveBack);

const html = { accept: 'text/html', 'accept-language': 'fr' };
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const told = async (answer: Response) => [answer.status, answer.headers.get('retry-after')];

/** What the button of a page would send, and where. */
function heldIn(page: string): { action: string; fields: URLSearchParams } {
  const unescaped = (text: string) =>
    text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  const form = /<main.*?<form [^>]*method="post" action="([^"]*)">(.*?)<\/form>/s.exec(page)!;
  const inputs = [...form[2]!.matchAll(/<input type="hidden" name="([^"]*)" value(?:="([^"]*)")?/g)];
  return {
    action: unescaped(form[1]!),
    fields: new URLSearchParams(inputs.map(([, name, value]) => [unescaped(name!), unescaped(value ?? '')])),
  };
}

test('a page says so, and leads to itself', async () => {
  const headers = { ...html, ...(await school.as(school.lead)) };
  await take();
  const answer = await site.app.request(`/missions/${school.mission}?a=1&b=2`, { headers });
  expect(await told(answer)).toEqual([503, '5']);
  const page = plain(await answer.text());
  expect(page).toContain('Le serveur n’a pas pu répondre à temps');
  expect(page).toContain('Réessayez dans quelques secondes');
  expect(page).toContain(`<a class="button" href="/missions/${school.mission}?a=1&amp;b=2">`);
  giveBack();
  expect((await site.app.request(`/missions/${school.mission}?a=1&b=2`, { headers })).status).toBe(200);
});

test('what was typed is in the page, whole, and its button sends it', async () => {
  const headers = { ...html, ...(await school.as(school.lead)) };
  const words = 'Point du 14 janvier : "le plan" <tient> & avance.\r\nÀ revoir\u00a0: l’annexe.';
  const address = `/missions/${school.mission}/notes`;
  const body = new URLSearchParams({ words, shared: '' });
  await take();
  const answer = await site.app.request(address, { method: 'POST', body, headers });
  expect(await told(answer)).toEqual([503, '5']);
  const { action, fields } = heldIn(await answer.text());
  expect([action, fields.toString().replaceAll('%0D%0A', '%0A')]).toEqual([address, body.toString().replaceAll('%0D%0A', '%0A')]);
  giveBack();
  expect((await site.app.request(action, { method: 'POST', body: fields, headers })).status).toBe(303);
  const { rows } = await whole.database.pool.query('SELECT words FROM mission_note');
  expect(rows).toEqual([{ words: words.replaceAll('\r\n', '\n') }]);
});

test('a form with a file is found again one page back', async () => {
  const headers = { ...html, ...(await school.as(school.lead)) };
  const body = new FormData();
  body.set('file', new File(['Nom;Prénom\n'], 'promotion.csv'));
  await take();
  const answer = await site.app.request(`/cohorts/${school.cohort}/import`, { method: 'POST', body, headers });
  expect(await told(answer)).toEqual([503, '5']);
  expect(plain(await answer.text())).toContain('Revenez une page en arrière : le formulaire y est comme vous l’avez laissé');
});

test('a stranger who asks for a code is told so too', async () => {
  await take();
  const body = new URLSearchParams({ email: 'ines@example.org' });
  const answer = await site.app.request('/enter', { method: 'POST', body, headers: html });
  expect(await told(answer)).toEqual([503, '5']);
  expect(heldIn(await answer.text()).fields.get('email')).toBe('ines@example.org');
});

test('a script is told the same in JSON, a supervisor that the database does not answer', async () => {
  const headers = { accept: 'application/json', 'accept-language': 'en', ...(await school.as(school.lead)) };
  await take();
  const answer = await site.app.request(`/missions/${school.mission}`, { headers });
  expect(await told(answer)).toEqual([503, '5']);
  expect(await answer.json()).toEqual({
    error: {
      code: 'database-away',
      params: { seconds: 5 },
      message:
        'Too many requests come at once, or the database is restarting: yours was not carried through. Try again in a few seconds.',
    },
  });
  const health = await site.app.request('/healthz');
  expect([health.status, await health.json()]).toMatchObject([503, { database: { ok: false } }]);
});

test('it is logged as what it is, without what was typed', () => {
  const lines = site.entries.filter((entry) => entry['kind'] !== undefined && entry['level'] === 'warn');
  expect(new Set(lines.map(({ message }) => message))).toEqual(new Set(['a request found no connection to the database']));
  expect(site.entries.filter(({ level }) => level === 'error').map(({ message }) => message)).not.toContain('a request failed');
  expect(JSON.stringify(site.entries)).not.toMatch(/ines@|Point du/);
});
