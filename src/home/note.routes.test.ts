/** Notes on a mission: who writes, who reads which, what the student is told. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { NOTE_LENGTH } from '../mission/note.ts';

let site: Site;
let school: SampleSchool;
beforeAll(async () => {
  site = await buildSchoolSite({ clock: { now: () => SITE_NOW } });
  school = await sampleSchool(site);
});
afterAll(() => site.close());
beforeEach(async () => {
  for (const table of ['mission_note', 'outbox'] as const) await site.database.db.deleteFrom(table).execute();
});

async function ask(path: string, person: string, form?: Record<string, string>, lang = 'fr') {
  const headers = { accept: 'text/html', 'accept-language': lang, ...(await school.as(person)) };
  const sent = form ? { method: 'POST', body: new URLSearchParams(form) } : {};
  const answer = await site.app.request(path, { headers, ...sent });
  return {
    status: answer.status,
    to: answer.headers.get('location'),
    html: (await answer.text()).replaceAll(/[\u00a0\u202f]/g, ' '),
  };
}
const page = () => `/missions/${school.mission}`;
const WORDS = 'Point du 14 janvier <b>fait</b> : le plan tient.';
const letters = () => site.database.db.selectFrom('outbox').select(['kind', 'person_id', 'text']).execute();

test('a note is kept at school: the student and the company never read it, nor that there is one', async () => {
  const sent = await ask(`${page()}/notes`, school.academicTutor, { words: WORDS });
  expect([sent.status, sent.to]).toEqual([303, `${page()}?done=note#notes`]);
  for (const person of [school.lead, school.office, school.academicTutor]) {
    for (const path of [page(), `${page()}/notes`]) {
      const { html } = await ask(path, person);
      expect(html).toContain('Point du 14 janvier &lt;b>fait&lt;/b>');
      expect(html).toContain('gardée à l’école');
      expect(html).toContain('Hélène Le Goff, le 15 janvier 2026');
    }
  }
  for (const person of [school.student, school.companyTutor]) {
    for (const path of [page(), '/']) expect((await ask(path, person)).html).not.toContain('14 janvier');
    expect((await ask(`${page()}/notes`, person)).status).toBe(403);
  }
  expect(await letters()).toEqual([]);
});

test('a note that is shared reaches the student, by their thread and by a letter; the company does not read it', async () => {
  const sent = await ask(`${page()}/notes`, school.lead, { words: WORDS, shared: 'yes' });
  expect((await ask(sent.to!.split('#')[0]!, school.lead)).html).toContain('un e-mail la dit à l’étudiant');
  for (const path of [page(), '/']) expect((await ask(path, school.student)).html).toContain('Ce que l’école vous a écrit');
  expect((await ask('/', school.student, undefined, 'en')).html).toContain('What the school wrote to you');
  expect((await ask(page(), school.companyTutor)).html).not.toContain('14 janvier');
  expect((await ask('/', school.classmate)).html).not.toContain('14 janvier');
  const [letter, ...others] = await letters();
  expect([letter?.kind, letter?.person_id, others]).toEqual(['note-shared', school.student, []]);
  expect(letter?.text).toContain('le plan tient.');
  const journal = await ask(`${page()}/journal`, school.lead);
  expect(journal.html).toContain('Note de suivi écrite et partagée avec l’étudiant');
  expect(journal.html).not.toContain('le plan tient');
});

test('the same form sent twice keeps one note and writes one letter', async () => {
  const form = { form: '7f0e9c3a-5c1d-4f7e-9a53-0d3b6a1c2e4f', words: WORDS, shared: 'yes' };
  await Promise.all([1, 2].map(() => ask(`${page()}/notes`, school.lead, form)));
  await ask(`${page()}/notes`, school.lead, form);
  expect(await site.database.db.selectFrom('mission_note').select('note_id').execute()).toHaveLength(1);
  expect(await letters()).toHaveLength(1);
});

test.each([
  ['', 'Écrivez quelques mots.'],
  ['  \n ', 'Écrivez quelques mots.'],
  ['é'.repeat(NOTE_LENGTH + 1), 'C’est trop long'],
])('what cannot be kept is said, and what was typed stays', async (words, fault) => {
  const { status, html } = await ask(`${page()}/notes`, school.lead, { words, shared: 'yes' });
  expect(status).toBe(422);
  expect(html).toContain(fault);
  expect(html).toContain('value="yes" checked');
  if (words.trim()) expect(html).toContain('éééé');
});

test('the office reads and does not write; nobody else of the school or of another one', async () => {
  expect((await ask(`${page()}/notes`, school.office, { words: WORDS })).status).toBe(403);
  expect((await ask(`${page()}/notes`, school.office)).html).not.toContain('<textarea');
  for (const person of [school.otherLead, school.other.lead, school.classmate, school.juror]) {
    expect((await ask(`${page()}/notes`, person, { words: WORDS })).status).toBe(404);
  }
  expect((await ask(`/missions/${school.classmateMission}/notes`, school.academicTutor)).status).toBe(404);
});

test('many notes come page after page, the newest first', async () => {
  const { db } = site.database;
  const own = { school_id: school.school, mission_id: school.mission, said_by: school.lead, shared: false };
  const rows = Array.from({ length: 53 }, (_, n) => ({ ...own, words: `note ${n};`, said_at: new Date(SITE_NOW + n * 1000) }));
  await db.insertInto('mission_note').values(rows).execute();
  expect((await ask(page(), school.lead)).html).toContain('Lire les 53 notes');
  const first = await ask(`${page()}/notes`, school.lead);
  expect([first.html.includes('note 52;'), first.html.includes('note 2;')]).toEqual([true, false]);
  const second = await ask(`${page()}/notes?page=1`, school.lead);
  expect([second.html.includes('note 2;'), second.html.includes('note 3;')]).toEqual([true, false]);
  expect((await ask(`${page()}/notes?page=9`, school.lead)).status).toBe(200);
});
