/** Staff correct missions, waive findings, put changes on record, add a mission by hand. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { tutorsOfMission } from './course.store.ts';
import { listMissions, readMission } from './mission.store.ts';
import { waiversOf } from './waiver.store.ts';

let site: Site;
let who: SampleSchool;
beforeEach(async () => {
  site = await buildSchoolSite();
  who = await sampleSchool(site);
});
afterEach(() => site.close());

const HTML = { accept: 'text/html' };
async function send(path: string, form: Record<string, string>, person = who.lead) {
  const headers = { ...HTML, ...(await who.as(person)), 'content-type': 'application/x-www-form-urlencoded' };
  return site.app.request(path, { method: 'POST', headers, body: new URLSearchParams(form).toString() });
}
const page = async (path: string, person = who.lead, lang = 'fr') =>
  (
    await (await site.app.request(path, { headers: { ...HTML, 'accept-language': lang, ...(await who.as(person)) } })).text()
  ).replaceAll(/[\u00a0\u202f]/g, ' ');
const mission = async (id = who.mission) => (await readMission(site.database.db, who.school, id))!;
const at = (path: string) => `/missions/${who.mission}/${path}`;
const journal = async () =>
  (
    await site.database.db
      .selectFrom('journal')
      .select(['action', 'details', 'actor'])
      .where('subject', '=', `mission:${who.mission}`)
      .orderBy('seq')
      .execute()
  ).map(({ action, details, actor }) => ({ action, details, actor }));

const details = {
  intent: 'save',
  periods: '1',
  subject: 'Teinture végétale',
  confidentiality: '',
  'p1-kind': 'company',
  'p1-name': 'Atelier Quéméneur',
  'p1-siret': '',
  'p1-companyCountry': 'FR',
  'p1-address': '',
  'p1-service': '',
  'p1-place': 'Rennes',
  'p1-placeCountry': 'FR',
  'p1-starts': '2025-09-15',
  'p1-ends': '2026-02-13',
};

test('the page says in its title how much asks for attention, and names it', async () => {
  const shown = await page(at('edit'));
  expect(/<h1><bdi>([^<]+)/.exec(shown)?.[1]).toBe('Mission d’Inès Caradec : 2 points à regarder');
  expect(shown.includes('Le SIRET de « Atelier Quéméneur » manque.')).toBe(true);
  expect(/<h1><bdi>([^<]+)/.exec(await page(at('edit'), who.lead, 'en'))?.[1]).toBe(
    'Mission of Inès Caradec: 2 points to look at',
  );
});

test('a correction is kept with what was there before, and declares nothing for the student', async () => {
  expect((await send(at('edit'), details, who.office)).headers.get('location')).toBe(`${at('edit')}?saved`);
  expect(await mission()).toMatchObject({ subject: 'Teinture végétale', declaredAt: null, periods: [{ ends: '2026-02-13' }] });
  expect(await journal()).toMatchObject([
    {
      action: 'mission.edited',
      actor: who.office,
      details: { before: { periods: [{ ends: '2026-03-13' }] }, after: { subject: 'Teinture végétale' } },
    },
  ]);
});

test.each<[string, Record<string, string>]>([
  ['dates reversed', { 'p1-starts': '2026-03-01' }],
  ['31 February', { 'p1-ends': '31/02/2026' }],
  ['a SIRET of another key', { 'p1-siret': '73282932000075' }],
  ['no row at all, which is no form of ours', { periods: '' }],
])('a wrong correction changes nothing: %s', async (_what, change) => {
  const before = await mission();
  expect((await send(at('edit'), { ...details, ...change })).status).toBe(422);
  expect(await mission()).toEqual(before);
});

test('[M-MEM-1] the lead waives a short mission with a reason; another length asks again', async () => {
  const { db } = site.database;
  await send(`/missions/${who.engineerMission}/edit`, { ...details, 'p1-ends': '2025-12-31' }, who.otherLead);
  const shown = await page(`/missions/${who.engineerMission}/edit`, who.otherLead);
  expect(shown.includes('La mission dure 3 mois et 17 jours en entreprise ; le guide en demande 4 mois au moins.')).toBe(true);
  const waive = (reason: string) =>
    send(`/missions/${who.engineerMission}/waivers`, { finding: 'too-short 3.17', reason }, who.otherLead);
  expect((await waive('')).status).toBe(422);
  expect((await waive('Deux stages déjà validés')).status).toBe(303);
  expect(await waiversOf(db, who.school, who.engineerMission)).toEqual([
    { finding: 'too-short 3.17', reason: 'Deux stages déjà validés', by: 'Élie Vasseur', at: new Date(SITE_NOW).toISOString() },
  ]);
  const waived = await page(`/missions/${who.engineerMission}/edit`, who.otherLead);
  expect(waived.includes('Dérogation accordée par Élie Vasseur')).toBe(true);
  expect(waived.includes('value="too-short 3.17"')).toBe(false);
  await send(`/missions/${who.engineerMission}/edit`, { ...details, 'p1-ends': '2025-11-30' }, who.otherLead);
  expect((await page(`/missions/${who.engineerMission}/edit`, who.otherLead)).includes('value="too-short 2.16"')).toBe(true);
});

test('a finding that is not there, or that is only to be done, is not waived', async () => {
  const waive = (finding: string) => send(at('waivers'), { finding, reason: 'Pourquoi pas' });
  expect((await waive('overlap x')).status).toBe(404);
  expect((await waive('not-declared')).status).toBe(404);
  expect(await waiversOf(site.database.db, who.school, who.mission)).toEqual([]);
});

test('the office sees findings and does not waive them', async () => {
  expect((await page(at('edit'), who.office)).includes('/waivers"')).toBe(false);
  expect((await send(at('waivers'), { finding: 'siret-missing Atelier Quéméneur', reason: 'x' }, who.office)).status).toBe(403);
});

const newcomer = {
  intent: 'save',
  tutors: '1',
  't1-kind': 'academic',
  't1-firstName': 'Yann',
  't1-lastName': 'Kerleo',
  't1-email': 'y.kerleo@example.org',
  't1-lang': 'en',
};

test('tutors come and leave on record; who left follows no more and stays read', async () => {
  expect((await send(at('tutors'), newcomer)).status).toBe(303);
  expect((await mission()).academicTutors.map((t) => [t.lastName, t.lang, t.confirmed])).toEqual([
    ['Kerleo', 'en', true],
    ['Le Goff', 'fr', true],
  ]);
  const gone = { person: who.companyTutor, kind: 'company', reason: 'A quitté l’entreprise' };
  expect((await send(at('tutors/leave'), { ...gone, reason: '' })).status).toBe(422);
  expect((await send(at('tutors/leave'), gone)).status).toBe(303);
  expect((await mission()).companyTutors).toEqual([]);
  expect((await tutorsOfMission(site.database.db, who.school, who.mission)).at(-1)).toMatchObject({
    lastName: 'Bonnard',
    left: { at: new Date(SITE_NOW).toISOString(), reason: 'A quitté l’entreprise' },
  });
  expect((await page(at('edit'))).includes('A quitté l’entreprise')).toBe(true);
  const hidden = await site.app.request(`/missions/${who.mission}`, {
    headers: { ...HTML, ...(await who.as(who.companyTutor)) },
  });
  expect(hidden.status).toBe(404);
  expect((await journal()).map((e) => e.action)).toEqual(['tutor.added', 'tutor.left']);
  // the same person may come back
  await send(at('tutors'), {
    ...newcomer,
    't1-kind': 'company',
    't1-firstName': 'Karim',
    't1-lastName': 'Bonnard',
    't1-email': 'karim.bonnard@example.org',
  });
  expect((await mission()).companyTutors.map((t) => t.id)).toEqual([who.companyTutor]);
});

test.each<[string, Record<string, string>]>([
  ['nobody', { 't1-firstName': '', 't1-lastName': '', 't1-email': '' }],
  ['the student', { 't1-email': 'Ines.Caradec@example.org' }],
  ['an address without its @', { 't1-email': 'kerleo.example.org' }],
])('no tutor comes: %s', async (_what, change) => {
  expect((await send(at('tutors'), { ...newcomer, ...change })).status).toBe(422);
  expect((await mission()).academicTutors).toHaveLength(1);
});

test('who does not follow the mission does not leave it', async () => {
  expect((await send(at('tutors/leave'), { person: who.lead, kind: 'company', reason: 'x' })).status).toBe(422);
  expect((await send(at('tutors/leave'), { person: who.companyTutor, kind: 'academic', reason: 'x' })).status).toBe(422);
  expect((await mission()).companyTutors).toHaveLength(1);
});

test('addresses are confirmed by staff in one go', async () => {
  const { db } = site.database;
  await db.updateTable('mission_tutor').set({ confirmed_at: null }).where('mission_id', '=', who.mission).execute();
  expect((await page(at('edit'))).includes(`${who.mission}/tutors/confirm`)).toBe(true);
  await send(at('tutors/confirm'), {});
  const now = await mission();
  expect([...now.companyTutors, ...now.academicTutors].map((t) => t.confirmed)).toEqual([true, true]);
});

test('a mission is extended, breaks off and goes on; the thread says so', async () => {
  expect((await send(at('extend'), { ends: '2026-03-01', reason: 'Retard' })).status).toBe(422);
  expect((await send(at('extend'), { ends: '2026-05-15', reason: 'Retard du projet' })).status).toBe(303);
  expect((await mission()).periods.at(-1)!.ends).toBe('2026-05-15');
  expect((await send(at('break-off'), { on: '2025-01-01', reason: 'Faillite' })).status).toBe(422);
  expect((await send(at('break-off'), { on: '2026-01-12', reason: '' })).status).toBe(422);
  expect((await send(at('break-off'), { on: '2026-01-12', reason: 'Faillite' })).status).toBe(303);
  expect((await mission()).brokenOff).toEqual({ on: '2026-01-12', reason: 'Faillite' });
  expect((await page('/', who.student)).includes('Votre mission s’est interrompue le 12 janvier 2026')).toBe(true);
  expect((await page(at('edit'))).includes('Faillite')).toBe(true);
  expect((await send(at('break-off'), { resume: 'yes', reason: 'Reprise par un autre' })).status).toBe(303);
  expect((await mission()).brokenOff).toBeNull();
  expect(await journal()).toMatchObject([
    { action: 'mission.extended', details: { from: '2026-03-13', to: '2026-05-15', reason: 'Retard du projet' } },
    { action: 'mission.broken-off', details: { on: '2026-01-12', reason: 'Faillite' } },
    { action: 'mission.resumed', details: { reason: 'Reprise par un autre' } },
  ]);
});

const fresh = {
  intent: 'save',
  periods: '1',
  tutors: '1',
  firstName: 'Anaëlle',
  lastName: 'de La Roche',
  email: 'anaelle@example.org',
  number: '2026-117',
  lang: 'fr',
  'p1-kind': 'company',
  'p1-name': '',
  'p1-companyCountry': 'FR',
  'p1-placeCountry': 'FR',
};
const added = async () =>
  (await listMissions(site.database.db, who.school, { cohort: who.cohort })).find((m) => m.student.number === '2026-117');

test('a mission is added by hand before anything is known of it; every page copes, and the student declares it', async () => {
  const answer = await send(`/cohorts/${who.cohort}/missions/new`, fresh);
  const made = (await added())!;
  expect(answer.headers.get('location')).toBe(`/missions/${made.id}/edit?saved`);
  expect(made).toMatchObject({ periods: [], companyTutors: [], student: { lastName: 'de La Roche', firstName: 'Anaëlle' } });
  for (const path of [`/missions/${made.id}`, `/missions/${made.id}/edit`, `/cohorts/${who.cohort}/deposits`]) {
    const shown = await site.app.request(path, { headers: { ...HTML, ...(await who.as(who.lead)) } });
    expect([path, shown.status]).toEqual([path, 200]);
  }
  for (const path of ['/', `/missions/${made.id}/declare`, `/missions/${made.id}/deposits/memoire`]) {
    const shown = await site.app.request(path, { headers: { ...HTML, ...(await who.as(made.student.id)) } });
    expect([path, shown.status]).toEqual([path, 200]);
  }
});

test.each<[string, Record<string, string>, string]>([
  ['no name', { lastName: '' }, 'lastName'],
  ['an address of another person', { email: 'noe.dalmeida@example.org' }, 'email'],
  ['an address of another school', { email: 'lou.abiven@autre.example.org' }, 'email'],
  ['a half-filled period', { 'p1-name': 'Armor' }, 'p1-place'],
])('no mission is added: %s', async (_what, change, field) => {
  const answer = await send(`/cohorts/${who.cohort}/missions/new`, { ...fresh, ...change });
  expect(answer.status).toBe(422);
  expect((await answer.text()).includes(`href="#${field}"`)).toBe(true);
  expect(await added()).toBeUndefined();
});

test('a number that is another student’s is told', async () => {
  await send(`/cohorts/${who.cohort}/missions/new`, fresh);
  const answer = await send(`/cohorts/${who.cohort}/missions/new`, { ...fresh, email: 'other@example.org', lastName: 'Autre' });
  expect(answer.status).toBe(422);
  expect((await answer.text()).includes('href="#number"')).toBe(true);
});

const versionIn = (html: string) => /name="version" value="([^"]+)"/.exec(html)![1]!;

test('what someone else changed meanwhile is not written over: what was typed stays, what is recorded is shown, a second sending saves', async () => {
  const version = versionIn(await page(at('edit')));
  await send(at('edit'), { ...details, subject: 'Teinture minérale', version }, who.office);
  const answer = await send(at('edit'), { ...details, subject: 'Teinture animale', version });
  expect(answer.status).toBe(409);
  const html = (await answer.text()).replaceAll(/[\u00a0\u202f]/g, ' ');
  expect((await mission()).subject).toBe('Teinture minérale');
  expect(html).toContain('value="Teinture animale"');
  expect(html).toContain('<dd><bdi>Teinture minérale</bdi></dd>');
  const done = await send(at('edit'), { ...details, subject: 'Teinture animale', version: versionIn(html) });
  expect(done.status).toBe(303);
  expect((await mission()).subject).toBe('Teinture animale');
});

test('a row more or less keeps the state that the form was filled from', async () => {
  const version = versionIn(await page(at('edit')));
  await send(at('edit'), { ...details, subject: 'Teinture minérale', version }, who.office);
  const rows = await send(at('edit'), { ...details, intent: 'add-period', version });
  expect(versionIn(await rows.text())).toBe(version);
});

test('two corrections at once: one is kept, the other one is told', async () => {
  const version = versionIn(await page(at('edit')));
  const both = await Promise.all(['Un', 'Deux'].map((subject) => send(at('edit'), { ...details, subject, version })));
  expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409]);
});

test('a longer mission makes longer the period that ends last, as it is by then', async () => {
  const later = {
    'p2-kind': 'company',
    'p2-name': 'Suite',
    'p2-companyCountry': 'FR',
    'p2-place': 'Brest',
    'p2-placeCountry': 'FR',
  };
  const days = { 'p1-starts': '2026-03-01', 'p1-ends': '2026-05-31', 'p2-starts': '2025-09-15', 'p2-ends': '2026-02-13' };
  await send(at('edit'), { ...details, ...later, ...days, periods: '2' });
  expect(await page(at('edit'))).toContain('« Atelier Quéméneur » finit le 31 mai 2026');
  expect((await send(at('extend'), { ends: '2026-06-30', reason: 'Projet' })).status).toBe(303);
  expect((await mission()).periods.map(({ name, ends }) => `${name} ${ends}`)).toEqual([
    'Atelier Quéméneur 2026-06-30',
    'Suite 2026-02-13',
  ]);
});

test('a mission does not break off after its end', async () => {
  const answer = await send(at('break-off'), { on: '2036-02-13', reason: 'Faute de frappe' });
  expect([answer.status, (await mission()).brokenOff]).toEqual([422, null]);
});

test('an address alone is a period that is not whole, and is not lost', async () => {
  const empty = Object.fromEntries(['name', 'place', 'starts', 'ends'].map((name) => [`p2-${name}`, '']));
  const answer = await send(at('edit'), { ...details, periods: '2', ...empty, 'p2-address': '3 quai Nord' });
  expect([answer.status, (await answer.text()).includes('value="3 quai Nord"')]).toEqual([422, true]);
});

test('a student has one mission in a cohort, until it breaks off', async () => {
  await send(`/cohorts/${who.cohort}/missions/new`, fresh);
  const again = await send(`/cohorts/${who.cohort}/missions/new`, fresh);
  expect([again.status, (await again.text()).includes('a déjà une mission dans cette promotion')]).toEqual([422, true]);
  const [own] = (await listMissions(site.database.db, who.school, { cohort: who.cohort })).filter(
    (m) => m.student.email === fresh.email,
  );
  await site.database.db
    .updateTable('mission')
    .set({ broken_off_on: '2026-01-10', broken_off_reason: 'Faillite' })
    .where('mission_id', '=', own!.id)
    .execute();
  expect((await send(`/cohorts/${who.cohort}/missions/new`, fresh)).status).toBe(303);
});
