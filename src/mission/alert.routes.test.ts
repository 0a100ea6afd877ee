/** Alerts: who may raise one, who reads it, what is said of it and to whom. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { alertsOf } from './alert.store.ts';

let site: Site;
let school: SampleSchool;
beforeAll(async () => {
  site = await buildSchoolSite({ clock: { now: () => SITE_NOW } });
  school = await sampleSchool(site);
});
afterAll(() => site.close());

const WORDS = 'Mon tuteur a quitté l’entreprise.\n<b>Personne</b> ne le remplace.';

async function ask(path: string, person: string, form?: Record<string, string>, lang = 'fr') {
  const headers = { accept: 'text/html', 'accept-language': lang, ...(await school.as(person)) };
  const sent = form ? { method: 'POST', body: new URLSearchParams(form) } : {};
  const answer = await site.app.request(path, { headers, ...sent });
  const html = await answer.text();
  return { status: answer.status, to: answer.headers.get('location'), html: html.replaceAll(/[\u00a0\u202f]/g, ' ') };
}
const at = () => `/missions/${school.mission}/alert`;
const alerts = () => alertsOf(site.database.db, school.school, school.mission);
const letters = (kind: string) =>
  site.database.db.selectFrom('outbox').select(['address', 'subject', 'text', 'person_id']).where('kind', '=', kind).execute();

test('the page says who will read, and who will not', async () => {
  const { status, html } = await ask(at(), school.student);
  expect(status).toBe(200);
  expect(html).toContain('Rozenn Tanguy le lira, et personne d’autre');
  expect((await ask(at(), school.academicTutor, undefined, 'en')).html).toContain('Rozenn Tanguy will read it, and nobody else');
  for (const [who, not] of [
    [school.student, 'ni dans l’entreprise, ni parmi vos tuteurs.'],
    [school.companyTutor, 'ni l’étudiant, ni personne de votre entreprise ou parmi les autres tuteurs.'],
    [school.academicTutor, 'ni l’étudiant, ni personne de l’entreprise ou parmi les autres tuteurs.'],
  ] as const)
    expect((await ask(at(), who)).html).toContain(not);
});

test('empty or endless words are asked for again, and kept', async () => {
  expect((await ask(at(), school.student, { words: '  ' })).status).toBe(422);
  const { status, html } = await ask(at(), school.student, { words: 'a'.repeat(4001) });
  expect([status, html.includes('a'.repeat(4001))]).toEqual([422, true]);
  expect(await alerts()).toEqual([]);
});

test('a student writes; the lead of the programme, and nobody else, has a letter; the journal says that, not what', async () => {
  const form = /name="form" value="([^"]+)"/.exec((await ask(at(), school.student)).html)![1]!;
  const { status, to } = await ask(at(), school.student, { words: WORDS, form });
  // Pressed twice, it is told once.
  expect((await ask(at(), school.student, { words: WORDS, form })).status).toBe(303);
  expect([status, to]).toEqual([303, `/missions/${school.mission}/alert?sent`]);
  const [alert, ...none] = await alerts();
  expect([alert!.words, alert!.handled, none]).toEqual([WORDS, null, []]);
  const [raised, ...more] = await letters('alert-raised');
  expect([raised!.person_id, more]).toEqual([school.lead, []]);
  expect(raised!.subject).toMatch(/Inès Caradec s’inquiète pour sa mission$/);
  const entry = await site.database.db
    .selectFrom('journal')
    .select(['subject', 'details'])
    .where('action', '=', 'alert.raised')
    .executeTakeFirstOrThrow();
  expect(entry).toEqual({ subject: `mission:${school.mission}`, details: { alert: alert!.id } });
  const page = await ask(to!, school.student);
  expect(page.html).toContain('Votre message est envoyé');
  expect(page.html).toContain('&lt;b>Personne&lt;/b>');
});

test('what one wrote is not shown to the others who follow the mission', async () => {
  for (const person of [school.companyTutor, school.academicTutor]) {
    expect((await ask(at(), person)).html).not.toContain('a quitté l’entreprise');
    expect((await ask(`/missions/${school.mission}`, person)).html).not.toContain('a quitté l’entreprise');
  }
});

test('only the lead of the programme deals with it, once, and the writer reads the answer', async () => {
  const [alert] = await alerts();
  const path = `/alerts/${alert!.id}/handle`;
  for (const person of [school.student, school.office, school.academicTutor, school.otherLead, school.other.lead]) {
    expect([403, 404]).toContain((await ask(path, person, { note: 'Vu.' })).status);
  }
  expect((await ask(path, school.lead, { note: '' })).status).toBe(422);
  expect((await ask(path, school.lead, { note: 'J’appelle l’entreprise demain.' })).status).toBe(303);
  expect((await ask(path, school.lead, { note: 'Autre chose.' })).status).toBe(303);
  const [handled] = await alerts();
  expect(handled!.handled).toMatchObject({ by: { id: school.lead }, note: 'J’appelle l’entreprise demain.' });
  const [told, ...more] = await letters('alert-handled');
  expect([told!.person_id, told!.subject, more]).toEqual([
    school.student,
    'Votre alerte au sujet de votre mission a été lue',
    [],
  ]);
  expect((await ask(at(), school.student)).html).toContain('J’appelle l’entreprise demain.');
});

test('whoever wrote and left the school since has no letter any more', async () => {
  const { db } = site.database;
  await ask(at(), school.companyTutor, { words: 'Je ne la vois plus.' });
  const subjects = (await letters('alert-raised')).map(({ subject }) => subject.replace(/^.*? : /u, ''));
  expect(subjects).toContain('Karim Bonnard s’inquiète pour la mission d’Inès Caradec');
  const alert = (await alerts()).find(({ by }) => by.id === school.companyTutor)!;
  const leave = (left_at: Date | null) =>
    db.updateTable('person').set({ left_at }).where('person_id', '=', school.companyTutor).execute();
  await leave(new Date(SITE_NOW));
  expect((await ask(`/alerts/${alert.id}/handle`, school.lead, { note: 'Elle est arrêtée.' })).status).toBe(303);
  expect((await letters('alert-handled')).map((l) => l.person_id)).toEqual([school.student]);
  await leave(null);
});

test('ten worries a day about one mission, then a pause', async () => {
  const statuses = [];
  for (let n = 0; n < 11; n++) statuses.push((await ask(at(), school.academicTutor, { words: `Inquiétude ${n}` })).status);
  expect(statuses.toSorted().slice(-2)).toEqual([303, 429]);
});

test('nobody leads the programme yet: who writes is told so', async () => {
  await site.database.db.deleteFrom('person_role').where('person_id', '=', school.lead).where('role', '=', 'lead').execute();
  expect((await ask(at(), school.student)).html).toContain('Personne n’est encore nommé responsable du programme');
  const { to } = await ask(at(), school.student, { words: 'Je suis sans nouvelles.' });
  expect((await ask(to!, school.student)).html).toContain('Il attend la personne qui sera nommée responsable du programme.');
});
