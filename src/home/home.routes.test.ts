/** Homes: what each role finds first, who reads a thread, how many queries a list takes. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addAlert } from '../mission/alert.store.ts';
import { createMission } from '../mission/mission.store.ts';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';

let site: Site;
let school: SampleSchool;
beforeAll(async () => {
  site = await buildSchoolSite({ clock: { now: () => SITE_NOW } });
  school = await sampleSchool(site);
});
afterAll(() => site.close());

/** The page of `path` as `person` reads it (a stranger when null): status, title, words without the spaces that do not break. */
async function read(path: string, person: string | null, lang = 'fr') {
  const headers = { accept: 'text/html', 'accept-language': lang, ...(person && (await school.as(person))) };
  const answer = await site.app.request(path, { headers });
  const html = (await answer.text()).replaceAll(/[\u00a0\u202f]/g, ' ');
  const title = (/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? '').replaceAll(/<[^>]+>/g, '');
  return { status: answer.status, title, html };
}

test('a stranger finds what the service is', async () => {
  expect((await read('/', null)).title).toContain('relu avec le guide');
});

test('a student finds their own thread, with the one thing to do', async () => {
  const { title, html } = await read('/', school.student);
  expect(title).toBe('Il vous reste 14 jours pour « Plan de compétences final saisi en auto-évaluation »');
  expect(html).toContain(`href="/missions/${school.mission}/deposits/memoire"`);
  expect(html.match(/class="next"/g)).toHaveLength(1);
  expect(html).toContain('Atelier Quéméneur');
  expect(html).not.toContain('Hofmann');
});

test('a student whose deadline is over is told since when, and that a first deposit is still taken', async () => {
  const { title, html } = await read('/', school.engineer);
  expect(title).toMatch(/^La date limite est passée depuis 5 jours : déposez « Rapport de mission »$/);
  expect(html).toContain('Un premier dépôt est encore accepté');
  expect(html).toContain('Tour des fjords à la voile');
});

test.each(['companyTutor', 'academicTutor'] as const)('a %s finds the students that they follow, and no other', async (role) => {
  const { title, html } = await read('/', school[role]);
  expect(title).toBe('Une chose attend votre réponse');
  expect(html).toMatch(/<a href="[^"]+">Donnez votre retour<span class="visually-hidden">, Inès Caradec<\/span><\/a>/);
  expect(html).toContain('Ce qui vous attend');
  expect(html).toContain(`href="/missions/${school.mission}"`);
  expect(html).not.toContain('Almeida');
});

test('a lead finds how the missions of their programme stand and what is missing, as the list of the cohort says it', async () => {
  const { title, html } = await read('/', school.lead);
  expect(title).toBe('Deux missions attendent quelqu’un');
  expect((await read(`/cohorts/${school.cohort}`, school.lead)).title).toBe(title);
  expect(html).toContain(`href="/cohorts/${school.cohort}?standing=waiting"`);
  expect(html).toContain('Digi5, promotion 2026');
  expect(html).not.toContain('MISL, promotion 2026');
  const other = await read('/', school.otherLead);
  expect(other.title).toBe('Une mission est en danger');
  expect(other.html).toContain('manque depuis 5 jours');
});

test('the office sees every programme; a juror reads a true sentence; someone of another school sees nothing of this one', async () => {
  const office = await read('/', school.office);
  expect(office.html).toContain('Digi5, promotion 2026');
  expect(office.html).toContain('MISL, promotion 2026');
  const juror = await read('/', school.juror);
  expect(juror.title).toBe('Aucun jury ne vous attend pour l’instant');
  expect(juror.html).toContain('Le mémoire');
  expect((await read('/', school.other.lead)).html).not.toContain('Caradec');
});

test('the thread of a mission is read by who may, and does not exist for the others', async () => {
  const address = `/missions/${school.mission}`;
  for (const person of [school.lead, school.office]) {
    const { status, title } = await read(address, person);
    expect([status, title]).toEqual([
      200,
      'Inès Caradec : il reste 18 jours pour déposer « Mémoire de Mission Professionnelle »',
    ]);
  }
  for (const person of [school.companyTutor, school.academicTutor]) {
    const { status, title } = await read(address, person);
    expect([status, title]).toEqual([200, 'Inès Caradec : votre retour est attendu']);
  }
  for (const person of [school.classmate, school.juror, school.otherLead, school.other.lead]) {
    expect((await read(address, person)).status).toBe(404);
  }
  expect((await read(address, null)).status).toBe(303);
  expect((await read('/missions/none', school.lead)).status).toBe(404);
});

test('a student who is also something else keeps a way to their own thread', async () => {
  const { db } = site.database;
  await db
    .insertInto('person_role')
    .values({ school_id: school.school, person_id: school.classmate, role: 'juror', programme: 'misl' })
    .execute();
  const { html } = await read('/', school.classmate);
  expect(html).toContain(`href="/missions/${school.classmateMission}"`);
  expect(html).toContain('Quand un jury sera composé');
});

test('a worry comes first on the home of the lead, and nobody else learns of it', async () => {
  const { db } = site.database;
  const own = { school: school.school, mission: school.classmateMission, saidBy: school.classmate };
  const alert = (await addAlert(db, { ...own, words: 'Personne ne répond.', saidAt: SITE_NOW - 3_600_000 }))!;
  const lead = await read('/', school.lead);
  expect(lead.title).toBe('Une alerte attend votre réponse');
  expect(lead.html).toContain(`href="/missions/${school.classmateMission}#alert-${alert}"`);
  expect(lead.html).toContain('depuis 1 heure');
  for (const person of [school.office, school.academicTutor, school.otherLead, school.other.lead]) {
    const { html, title } = await read('/', person);
    expect([html.includes(alert), /alerte/i.test(title)]).toEqual([false, false]);
  }
  await db.deleteFrom('mission_alert').execute();
});

test('letters that never left or came back are to settle, for who may read them, until one like it arrives', async () => {
  const { db } = site.database;
  const at = (days: number) => new Date(SITE_NOW - days * 86_400_000);
  const write = (days: number, more: Record<string, unknown>) =>
    db
      .insertInto('outbox')
      .values({
        school_id: school.school,
        person_id: school.companyTutor,
        mission_id: school.mission,
        kind: 'invite-feedback',
        address: 'karim@atelier.example',
        subject: 'Pour action',
        text: '',
        html: '',
        written_at: at(days),
        ...more,
      } as never)
      .execute();
  await write(3, { dead_at: at(2) });
  await write(2, { sent_at: at(2), dead_at: at(1), kind: 'remind-feedback' });
  await write(2, { sent_at: at(2), dead_at: at(1), mission_id: school.engineerMission, person_id: school.engineer });
  await write(40, { dead_at: at(39), person_id: school.student });
  const told = async (person: string) => {
    const { html } = await read('/', person);
    return [...html.matchAll(/href="\/outbox\?show=(\w+)">(.*?)</g)].map(([, state, words]) => `${state}: ${words}`);
  };
  expect(await told(school.lead)).toEqual(['dead: Une lettre n’a pas pu partir', 'bounced: Une lettre est revenue']);
  expect(await told(school.otherLead)).toEqual(['bounced: Une lettre est revenue']);
  expect(await told(school.office)).toEqual(['dead: Une lettre n’a pas pu partir', 'bounced: 2 lettres sont revenues']);
  expect((await read('/', school.office)).html).toContain('3 lettres ne sont pas arrivées');
  expect((await read('/outbox?show=dead', school.lead)).html).toContain('karim@atelier.example');
  for (const person of [school.student, school.academicTutor, school.companyTutor, school.other.lead, school.other.office])
    expect(await told(person)).toEqual([]);
  await write(0, { sent_at: at(0) });
  await write(0, { sent_at: at(0), kind: 'remind-feedback' });
  expect(await told(school.lead)).toEqual([]);
  expect(await told(school.otherLead)).toEqual(['bounced: Une lettre est revenue']);
  await db.deleteFrom('outbox').execute();
});

test('what a mission that broke off or an optional step would owe is not missing', async () => {
  const { db } = site.database;
  const missing = async () => (await read('/', school.lead)).html.split('Ce qui manque')[1]!;
  expect(await missing()).toContain('Noé d’Almeida');
  const broken = { broken_off_on: '2026-01-10', broken_off_reason: 'Liquidation' };
  const one = db.updateTable('mission').where('mission_id', '=', school.classmateMission);
  await one.set(broken).execute();
  expect(await missing()).not.toContain('Noé d’Almeida');
  await one.set({ broken_off_on: null, broken_off_reason: null }).execute();
});

test('in English too', async () => {
  expect((await read('/', school.student, 'en')).title).toBe(
    'You have 14 days left for “Plan de compétences final saisi en auto-évaluation”',
  );
  expect((await read('/', school.lead, 'en')).title).toBe('Two missions are waiting on someone');
});

test('the home of a tutor takes as many queries for thirty students as for one', async () => {
  const count = async () => {
    const headers = { accept: 'text/html', ...(await school.as(school.academicTutor)) };
    let queries = 0;
    const heard = () => void queries++;
    site.database.pool.on('acquire', heard);
    await site.app.request('/', { headers });
    site.database.pool.off('acquire', heard);
    return queries;
  };
  const one = await count();
  for (let index = 0; index < 29; index++) {
    await createMission(site.database.db, {
      school: school.school,
      cohort: school.cohort,
      student: school.classmate,
      telework: true,
      confidential: false,
      periods: [
        {
          kind: 'company',
          name: `Atelier ${index}`,
          companyCountry: 'FR',
          place: 'Vannes',
          placeCountry: 'FR',
          starts: '2025-09-15',
          ends: '2026-03-13',
        },
      ],
      companyTutors: [],
      academicTutors: [school.academicTutor],
      createdAt: SITE_NOW,
    });
  }
  expect(one).toBeGreaterThan(0);
  expect(await count()).toBe(one);
});
