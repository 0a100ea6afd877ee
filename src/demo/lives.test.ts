/** What the lives of the demo show, as those who live them: a framing note of the school's own guide, and one of each thing that happens in a year. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../tests/support/database.ts';
import { openLink, secretOf } from '../../tests/support/links.ts';
import { keptLog } from '../../tests/support/log.ts';
import { SITE_NOW } from '../../tests/support/school.ts';
import { buildSite, type Site } from '../../tests/support/site.ts';
import { loadShelf } from '../content.ts';
import { linksOf } from '../identity/link-state.store.ts';
import { listPersons } from '../identity/person-search.store.ts';
import { ROOT } from '../kernel/root.ts';
import { FIRST_SCHOOL } from '../kernel/school.ts';
import { parseSettings } from '../kernel/settings.ts';
import { listCohorts } from '../mission/cohort.store.ts';
import { listMissions } from '../mission/mission.store.ts';
import { bindDemoGuides, seedDemo } from './demo.store.ts';

let site: Site;
beforeAll(async () => {
  const database = await testDatabase();
  const { db } = database;
  await bindDemoGuides(db);
  const { shelf } = await loadShelf(join(ROOT, 'content'), db, FIRST_SCHOOL);
  const clock = { now: () => SITE_NOW };
  site = await buildSite({ settings: { DEMO: 'on' }, shelf, clock, database });
  const parsed = parseSettings({ DEMO: 'on' });
  if ('problems' in parsed) throw new Error('settings');
  await seedDemo({ config: parsed.config, clock, log: keptLog().log, db, files: site.files, shelf: () => shelf });
});
afterAll(() => site.close());

const db = () => site.database.db;
/** The headers of who entered the demo as the person of that name. */
async function as(name: string): Promise<Record<string, string>> {
  const person = await idOf(name);
  const answer = await site.app.request('/demo/enter', { method: 'POST', body: new URLSearchParams({ person }) });
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]!);
  return { cookie: cookie.join('; '), accept: 'text/html' };
}
async function read(headers: Record<string, string>, path: string): Promise<string> {
  const answer = await site.app.request(path, { headers });
  if (answer.status === 303) return read(headers, answer.headers.get('location')!);
  expect(`${path} ${answer.status}`).toBe(`${path} 200`);
  return (await answer.text()).replaceAll(/[\u00a0\u202f]/g, ' ');
}
/** A page as the person of that name reads it. */
const page = async (name: string, path = '/') => read(await as(name), path);
const idOf = async (name: string) =>
  (await listPersons(db(), FIRST_SCHOOL)).find((p) => `${p.firstName} ${p.lastName}` === name)!.id;
const missionOf = async (name: string) => (await listMissions(db(), FIRST_SCHOOL, { student: await idOf(name) }))[0]!;
const cohortOf = async (version: string) => (await listCohorts(db(), FIRST_SCHOOL)).find((c) => c.version === version)!;

test.each([
  ['Noor Haddad', 'Validé par Beat Brunner et Thierry Rambert'],
  ['Solène Kerbrat', 'Validé par Alain Rouxel et Thierry Rambert'],
  ['Paul-Émile Vasseur', 'Validé par Nathalie Azoulay. Attend la validation de Corinne Delattre'],
  ['Élise Kermadec', 'Une nouvelle version est demandée par Stéphane Audic'],
  ['Gabriel Fontanel', 'Facultatif'],
])('the thread of %s says of the framing note: %s', async (name, words) => {
  expect(await page(name)).toContain(words);
});

test('the door says who is asked to validate, and of whom another version is wanted', async () => {
  const door = await page('Noor Haddad', '/demo');
  const of = (name: string) => new RegExp(`>${name}<[^]*?</button>`).exec(door)![0];
  expect(of('Corinne Delattre')).toContain('1 document attend sa validation');
  expect(of('Nathalie Azoulay')).not.toContain('sa validation');
  expect(of('Élise Kermadec')).toContain('nouvelle version demandée');
});

test('the guide of the school says whose choice the framing note is; that of 2022 has none', async () => {
  const own = await page('Noor Haddad', '/guides/misl/2022-trois-rives');
  expect(own).toContain('Choix de l’École des Trois-Rives : le document n’en parle pas.');
  expect(own).toContain('Facultatif : rien n’est en retard sans ce document.');
  expect(await page('Noor Haddad', '/guides/misl/2022')).not.toContain('Note de cadrage');
});

test('the tutor who is waited for was reminded, validates by the link of that letter, and the note is done', async () => {
  const mission = await missionOf('Paul-Émile Vasseur');
  const link = (await linksOf(db(), FIRST_SCHOOL, [mission.id])).find(({ purpose }) => purpose === 'validation')!;
  const { answer, headers } = await openLink(site, await secretOf(site, link.id));
  const note = await read({ ...headers!, accept: 'text/html' }, answer.headers.get('location')!);
  expect(note).toContain('Votre validation est attendue');
  const [, form] = /action="(\/deposits\/[^"]+\/validations)"/.exec(note)!;
  const body = new URLSearchParams({ valid: 'yes', comment: 'Bon courage.' });
  expect((await site.app.request(form!, { method: 'POST', headers: headers!, body })).status).toBe(303);
  expect(await page('Paul-Émile Vasseur')).toContain('Validé par Corinne Delattre et Nathalie Azoulay');
});

test('the first version of a refused note keeps what had to change; the lead sees each note in the matrix', async () => {
  const { id } = await missionOf('Solène Kerbrat');
  const first = await db()
    .selectFrom('deposit')
    .select('deposit_id')
    .where('mission_id', '=', id)
    .where('deliverable', '=', 'note-cadrage')
    .where('number', '=', 1)
    .executeTakeFirstOrThrow();
  expect(await page('Solène Kerbrat', `/deposits/${first.deposit_id}`)).toContain('Remplacez-le par des numéros de recette');
  const cohort = await cohortOf('2022-trois-rives');
  expect(await page('Bruno Castaing', `/cohorts/${cohort.id}`)).toMatch(/<th[^>]*>\s*(<[^>]+>)*Cadrage/);
});

test('letters about the note reached everyone whom it concerned', async () => {
  const letters = await db()
    .selectFrom('outbox')
    .select(['kind', 'address'])
    .where('kind', 'in', ['invite-validation', 'deposit-refused', 'deposit-validated', 'remind-version'])
    .execute();
  const of = (kind: string) => new Set(letters.filter((l) => l.kind === kind).map((l) => l.address.split('@')[0]));
  expect(of('invite-validation')).toEqual(
    new Set([
      'beat.brunner',
      'alain.rouxel',
      'corinne.delattre',
      'nolwenn.quere',
      'stephane.audic',
      'thierry.rambert',
      'nathalie.azoulay',
    ]),
  );
  expect(of('deposit-refused')).toEqual(new Set(['solene.kerbrat', 'elise.kermadec']));
  expect(of('deposit-validated').has('noor.haddad')).toBe(true);
  expect(of('remind-version')).toEqual(new Set(['elise.kermadec']));
});

test.each([
  ['an appraisal opened again', 'Bruno Castaing', 'Solène Kerbrat', 'Appréciation rouverte'],
  ['a worry that waits', 'Anne Roussel', 'Samuel Nwosu', 'L’établissement ne répond plus'],
  ['a note shared', 'Inès Caradec', 'Inès Caradec', 'une page sur son coût d’entretien'],
  ['a mission that broke off', 'Anne Roussel', 'Lucas Ferrand', 'L’entreprise ferme le service'],
  ['an address that refuses', 'Anne Roussel', 'Youna Le Bihan', 'user unknown'],
])('%s is there to be seen', async (_what, reader, student, words) => {
  const { id } = await missionOf(student);
  expect(await page(reader, `/missions/${id}`)).toContain(words);
});

test('who answered one thing and still owes another is not said to have answered', async () => {
  const { id } = await missionOf('Solène Kerbrat');
  const sheet = await page('Bruno Castaing', `/missions/${id}`);
  const [line] = /<bdi>Thierry Rambert<\/bdi><span class="soft">[^]*?<\/li>/.exec(sheet)!;
  expect(line).toContain('rambert@');
  expect(line).not.toContain('Répondu');
});

test('a student answered what a tutor wrote, and someone of the call list was called', async () => {
  const thread = await page('Noor Haddad');
  const read = [...thread.matchAll(/href="(\/appraisals\/[^"]+)"/g)].map(([, path]) => page('Noor Haddad', path));
  expect((await Promise.all(read)).join()).toContain('depuis mai je les annonce avec leur marge');
  const { id } = (await listCohorts(db(), FIRST_SCHOOL)).find((c) => c.guide === 'misl' && c.version === '2022')!;
  const calls = await page('Bruno Castaing', `/cohorts/${id}/calls`);
  expect(calls).toContain('Demande à remplir sur papier');
  expect(calls).toContain('Gingras');
});

test('an appraisal that came on paper says who typed it and shows its scan', async () => {
  const { id } = await missionOf('Adrien Lemoigne');
  const sheet = await page('Bruno Castaing', `/missions/${id}`);
  const [, appraisal] = /href="(\/appraisals\/[^"]+)"/.exec(sheet)!;
  const shown = await page('Bruno Castaing', appraisal);
  expect(shown).toContain('saisie par Mireille Pinchon');
  const [, scan] = /href="(\/appraisals\/[^"]*scan[^"]*)"/.exec(shown)!;
  const answer = await site.app.request(scan!, { headers: await as('Bruno Castaing') });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
});

test('a file that was brought in waits: someone of the cohort has the name of a line', async () => {
  const cohort = await cohortOf('2022-trois-rives');
  const imports = await page('Mireille Pinchon', `/cohorts/${cohort.id}/import`);
  const [, run] = /href="(\/cohorts\/[^"]+\/import\/[0-9a-f-]{36})"/.exec(imports)!;
  const preview = await page('Mireille Pinchon', run);
  expect(preview).toMatch(/homonyme/i);
  expect(preview).toContain('Hugo');
});
