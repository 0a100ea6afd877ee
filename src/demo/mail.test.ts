/** The mailbox of the demo shows letters as they arrive; where the school is real there is none. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { parseSettings } from '../kernel/settings.ts';
import { noteBounce } from '../letter/bounce.store.ts';
import { postLetter } from '../letter/letter.store.ts';
import { SECRET } from '../letter/letter.ts';

let site: Site;
let who: SampleSchool;
let letter: string;
let write: (student: string, token: string) => Promise<string>;
beforeAll(async () => {
  site = await buildSchoolSite({ settings: { DEMO: 'on' } });
  who = await sampleSchool(site);
  const parsed = parseSettings({});
  if ('problems' in parsed) throw new Error('settings of this test');
  const { config } = parsed;
  write = (student, secret) =>
    site.database.db.transaction().execute((trx) =>
      postLetter({ config, clock: { now: () => SITE_NOW } }, trx, {
        school: who.school,
        kind: 'fresh-link',
        person: who.companyTutor,
        address: 'karim.bonnard@example.org',
        lang: 'fr',
        values: { title: 'Appréciation', student },
        action: `https://s.example/l/${SECRET}`,
        secret,
      }),
    );
  letter = await write('<b>Inès</b>', 'the-token');
});
afterAll(() => site.close());
const get = (path: string) => site.app.request(path, { headers: { accept: 'text/html', 'accept-language': 'fr' } });
const demo = (on: boolean) => site.database.db.updateTable('school').set({ demo: on }).execute();

test('in a real school nobody reads letters there', async () => {
  await demo(false);
  expect((await get('/demo/mail')).status).toBe(404);
  expect((await get(`/demo/mail/${letter}`)).status).toBe(404);
});

test('in the demo each letter is there, found by address, with its link that works', async () => {
  await demo(true);
  expect(await (await get('/demo/mail?q=karim')).text()).toContain(`/demo/mail/${letter}`);
  expect(await (await get('/demo/mail?q=personne')).text()).not.toContain(`/demo/mail/${letter}`);
  const text = await (await get(`/demo/mail/${letter}`)).text();
  expect(text).toContain('href="https://s.example/l/the-token"');
  expect(text).toContain('&lt;b&gt;Inès&lt;/b&gt;');
  expect((await get('/demo/mail/none')).status).toBe(404);
});

test('a letter that came back leads nowhere, and says so', async () => {
  await demo(true);
  const lost = await write('Élise Aubry', 'lost-token');
  await noteBounce(site.database.db, { letter: lost, reason: '550 user unknown', at: SITE_NOW });
  expect(await (await get('/demo/mail?q=Aubry')).text()).toContain('Revenue sans arriver');
  const text = await (await get(`/demo/mail/${lost}`)).text();
  expect(text).toContain('Personne n’a reçu cette lettre');
  expect(text).not.toMatch(/⟦|lost-token|href="https:\/\/s\.example/);
  expect(await (await get(`/demo/mail/${letter}`)).text()).not.toContain('Personne n’a reçu cette lettre');
});

test('forty letters a page, found by their words on every page', async () => {
  await demo(true);
  for (let n = 0; n < 41; n += 1) await write(`Paul ${n}`, `token-${n}`);
  const first = await (await get('/demo/mail?q=Paul')).text();
  expect(first.match(/href="\/demo\/mail\/[^"?]+"/g)).toHaveLength(40);
  expect(first).toContain('Page 1 sur 2');
  const second = await (await get('/demo/mail?q=Paul&page=2')).text();
  expect(second.match(/href="\/demo\/mail\/[^"?]+"/g)).toHaveLength(1);
  expect(second).toContain('value="Paul"');
});
