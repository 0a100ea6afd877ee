/** Who gets a digest stops it without entering, in one click from a mail reader, and may have it again. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { parseSettings } from '../kernel/settings.ts';
import { postLetter, type LetterOrder } from './letter.store.ts';
import { stoppedIn } from './stop.store.ts';

let site: Site;
let who: SampleSchool;
beforeAll(async () => {
  site = await buildSchoolSite();
  who = await sampleSchool(site);
});
afterAll(() => site.close());

const parsed = parseSettings({});
const write = (kind: LetterOrder['kind'], person: string | null = who.companyTutor) =>
  site.database.db.transaction().execute((trx) => {
    if ('problems' in parsed) throw new Error('settings of this test');
    const about = { title: 't', student: 's', count: '1', what: 'Mémoire' };
    return postLetter({ config: parsed.config, clock: { now: () => SITE_NOW } }, trx, {
      school: who.school,
      kind,
      person,
      address: 'karim@example.org',
      lang: 'fr',
      values: about,
      action: 'https://s.example/',
    });
  });
const ask = (id: string, method = 'GET', body?: string) =>
  site.app.request(`/letters/stop/${id}`, {
    method,
    headers: { accept: 'text/html', 'accept-language': 'fr', 'content-type': 'application/x-www-form-urlencoded' },
    ...(body !== undefined && { body }),
  });
const stopped = async () => [...(await stoppedIn(site.database.db, who.school))];

test('the letter says where; reading the page changes nothing; one click stops, another lets it come again', async () => {
  const id = await write('remind-tutor');
  const row = await site.database.db
    .selectFrom('outbox')
    .select(['stop', 'text'])
    .where('letter_id', '=', id)
    .executeTakeFirstOrThrow();
  expect(row.stop).toMatch(new RegExp(`^http.*/letters/stop/${id}$`));
  expect(row.text).toContain(row.stop);
  for (const method of ['GET', 'HEAD', 'GET']) expect((await ask(id, method)).status).toBe(200);
  expect(await stopped()).toEqual([]);
  const answer = await ask(id, 'POST', 'List-Unsubscribe=One-Click');
  expect(await answer.text()).toContain('Vous ne recevez plus ces rappels');
  expect((await ask(id, 'POST', 'List-Unsubscribe=One-Click')).status).toBe(200);
  expect(await stopped()).toEqual([`${who.companyTutor} remind-tutor`]);
  await ask(id, 'POST', 'intent=resume');
  expect(await stopped()).toEqual([]);
});

test('what is no digest, or nobody’s, cannot be stopped', async () => {
  const receipt = await write('fresh-link');
  const nobody = await write('remind-tutor', null);
  for (const id of [receipt, nobody, who.mission, 'x']) {
    expect((await ask(id)).status).toBe(404);
    expect((await ask(id, 'POST', '')).status).toBe(404);
  }
  expect(await stopped()).toEqual([]);
});
