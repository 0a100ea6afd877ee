/** The page of a mission: what each reader finds there, and its journal in words. */
import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { record, recordAll } from '../kernel/journal.store.ts';
import { markBounced } from '../kernel/outbox-bounce.store.ts';
import { ROOT } from '../kernel/root.ts';
import { addAlert } from '../mission/alert.store.ts';
import { linkTo } from '../../tests/support/links.ts';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { JOURNAL_ACTIONS, sentenceOf } from './journal-words.ts';

let site: Site;
let school: SampleSchool;
beforeAll(async () => {
  site = await buildSchoolSite({ clock: { now: () => SITE_NOW } });
  school = await sampleSchool(site);
  const { db } = site.database;
  const own = { school: school.school, mission: school.mission };
  const alert = await addAlert(db, { ...own, saidBy: school.student, words: 'Je n’ai plus de tuteur.', saidAt: SITE_NOW });
  const entry = { school: school.school, at: SITE_NOW, via: 'session', subject: `mission:${school.mission}` };
  const write = (actor: string | null, action: string, details: Record<string, unknown>, more = {}) =>
    db.transaction().execute((trx) => record(trx, { ...entry, actor, action, details, ...more }));
  await write(school.lead, 'deadline.extended', {
    milestone: 'memoir-due',
    until: '2026-02-20T22:59:59.000Z',
    reason: 'Panne <i>électrique</i>',
  });
  await write(school.student, 'alert.raised', { alert });
  await write(null, 'reminder.sent', { milestone: 'memoir-due', person: school.student }, { via: 'job' });
  await write(school.companyTutor, 'feedback.given', {}, { via: 'link:1234' });
  await write(school.lead, 'mission.created', {}, { subject: `mission:${school.classmateMission}` });
});
afterAll(() => site.close());

async function read(path: string, person: string, lang = 'fr') {
  const headers = { accept: 'text/html', 'accept-language': lang, ...(await school.as(person)) };
  const answer = await site.app.request(path, { headers });
  return { status: answer.status, html: (await answer.text()).replaceAll(/[\u00a0\u202f]/g, ' ') };
}
const page = () => `/missions/${school.mission}`;

test('the lead reads everything of it: worries with their form, findings, tutors, journal', async () => {
  const { html } = await read(page(), school.lead);
  expect(html).toContain('Je n’ai plus de tuteur.');
  expect(html).toMatch(/action="\/alerts\/[0-9a-f-]{36}\/handle"/);
  expect(html).toContain('karim.bonnard@example.org');
  expect(html).toContain('Délai accordé pour « Dépôt du mémoire », jusqu’au 20 février 2026 à 23 h 59');
  expect(html).toContain('(Panne &lt;i>électrique&lt;/i>)');
  expect(html).toContain('Relance pour « Dépôt du mémoire », à Inès Caradec');
  expect(html).toContain(`href="/missions/${school.mission}/edit"`);
  expect(html).not.toContain('Mission ajoutée');
});

test('what to do about a finding is said by what the reader may do: correct it, ask for a waiver, or tell those who do', async () => {
  const { db } = site.database;
  const said = async (person: string, lang: string) => (await read(page(), person, lang)).html;
  await db.updateTable('mission').set({ declared_at: null }).where('mission_id', '=', school.mission).execute();
  const reachedAt = (email: string) =>
    db.updateTable('person').set({ email }).where('person_id', '=', school.companyTutor).execute();
  await reachedAt('contact@atelier.example');
  const [lead, office, tutor] = [school.lead, school.office, school.academicTutor];
  expect(await said(lead, 'fr')).toContain('Demandez son adresse personnelle dans l’entreprise, ou accordez une dérogation.');
  expect(await said(lead, 'en')).toContain('you may also fill it in here');
  expect(await said(office, 'fr')).toContain(
    'Demandez son adresse personnelle dans l’entreprise, ou demandez une dérogation au responsable du programme.',
  );
  expect(await said(office, 'en')).toContain('or ask the programme lead to waive it');
  for (const [lang, tell, school, own] of [
    ['fr', 'dites-leur ce que vous en savez', 'l’école peut aussi la remplir', /accordez une dérogation|vous pouvez aussi/],
    ['en', 'tell them what you know', 'the school may fill it in too', /waive it|you may also/],
  ] as const) {
    const html = await said(tutor, lang);
    expect([html.includes(tell), html.includes(school), own.test(html)]).toEqual([true, true, false]);
  }
  await reachedAt('karim.bonnard@example.org');
});

test('each page about a mission marks where its reader stands in the rail, once', async () => {
  const here = (html: string) => [...html.matchAll(/<a href="([^"]+)" aria-current="page"/g)].map(([, href]) => href);
  const feedback = `${page()}/feedback`;
  for (const [reader, entry, paths] of [
    [school.lead, '/cohorts', [page(), `${page()}/journal`, feedback]],
    [school.office, '/cohorts', [page(), `${page()}/journal`, feedback]],
    [school.academicTutor, '/', [page(), `${page()}/journal`, feedback]],
    [school.student, '/', [page(), feedback]],
  ] as const) {
    for (const path of paths) {
      const { status, html } = await read(path, reader);
      expect([path, status, here(html)]).toEqual([path, 200, [entry]]);
    }
  }
});

test('no more time is offered for a mission that broke off, of which nothing is expected', async () => {
  const { db } = site.database;
  const extend = '/bulk?act=extend';
  expect((await read(page(), school.lead)).html).toContain(extend);
  const broken = (off: { on: string; reason: string } | null) =>
    db
      .updateTable('mission')
      .set({ broken_off_on: off?.on ?? null, broken_off_reason: off?.reason ?? null })
      .where('mission_id', '=', school.mission)
      .execute();
  await broken({ on: '2026-02-01', reason: 'Service fermé' });
  expect((await read(page(), school.lead)).html).not.toContain(extend);
  await broken(null);
});

test('nobody is offered to type from paper, for a tutor, what a jury fills', async () => {
  expect((await read(page(), school.office)).html).not.toContain('Saisir d’après le papier');
});

test('the office reads all but worries: neither their words nor that there is one', async () => {
  for (const path of [page(), `${page()}/journal`]) {
    const { status, html } = await read(path, school.office);
    expect([status, html.includes('Je n’ai plus'), html.includes('Alerte'), html.includes('/alerts/')]).toEqual([
      200,
      false,
      false,
      false,
    ]);
  }
});

test('the tutor of the school reads the journal; may act on nothing but tell of a worry', async () => {
  const { html } = await read(page(), school.academicTutor);
  expect(html).toContain('Retour donné');
  expect(html).toContain('Karim Bonnard, par un lien');
  expect(html).toContain(`href="/missions/${school.mission}/alert"`);
  expect(html).not.toContain(`/missions/${school.mission}/edit`);
  expect(html).not.toContain('karim.bonnard@example.org');
  expect(html).not.toContain('/bulk');
});

test('a tutor whom a letter did not reach is to settle, with where the address is corrected', async () => {
  const { db } = site.database;
  const { id } = await linkTo(site, { person: school.companyTutor, mission: school.mission, createdBy: school.lead });
  const settle = 'e-mail revenu';
  expect((await read(page(), school.lead)).html).not.toContain(settle);
  await markBounced(db, { school: school.school, links: [id], at: SITE_NOW });
  await db
    .updateTable('outbox')
    .set({ sent_at: new Date(SITE_NOW) })
    .where('link_id', '=', id)
    .execute();
  const { html } = await read(page(), school.lead);
  expect(html).toMatch(/e-mail revenu.*karim\.bonnard@example\.org.*\/address">Corriger l’adresse/);
  expect((await read(page(), school.academicTutor)).html).not.toContain(settle);
});

test('student and company tutor read the thread; the journal is kept from them', async () => {
  for (const person of [school.student, school.companyTutor]) {
    const { status, html } = await read(page(), person);
    expect([status, html.includes('Journal')]).toEqual([200, false]);
    expect((await read(`${page()}/journal`, person)).status).toBe(403);
  }
  for (const person of [school.otherLead, school.other.lead, school.classmate]) {
    expect((await read(`${page()}/journal`, person)).status).toBe(404);
  }
});

test('the journal is told page after page, newest first, in English too', async () => {
  const { db } = site.database;
  const entry = { school: school.school, at: SITE_NOW, actor: school.lead, via: 'session', action: 'mission.edited' };
  const many = Array.from({ length: 105 }, (_, n) => ({ ...entry, subject: `mission:${school.mission}`, details: { n } }));
  await db.transaction().execute((trx) => recordAll(trx, school.school, many));
  const first = await read(`${page()}/journal`, school.lead, 'en');
  expect(first.html.match(/Mission corrected/g)).toHaveLength(100);
  const older = /href="([^"]+\?before=\d+)"/.exec(first.html)![1]!;
  const second = await read(older, school.lead, 'en');
  expect(second.html.match(/Mission corrected/g)).toHaveLength(5);
  expect(second.html).toContain('More time for “Dépôt du mémoire”');
  expect(second.html).toContain('<bdi>The server</bdi>, 15 January 2026');
  expect(second.html).not.toContain('>Older<');
});

test('everything that is written about a mission has its words', () => {
  const written = new Set<string>();
  for (const path of globSync('src/{mission,deposit,appraisal,reminder,identity,office,home}/**/*.{ts,tsx}', { cwd: ROOT })) {
    if (path.includes('.test.')) continue;
    const text = readFileSync(`${ROOT}/${path}`, 'utf8');
    for (const [, action] of text.matchAll(/(?:action: (?:[^,;\n]*? [?:] )?|deps, )'([a-z]+\.[a-z-]+)'/g)) written.add(action!);
  }
  const about = /^(mission|tutors?|deposit|finding|check|annexes|appraisal|feedback|link|juror|reminder|alert|note|deadline)\./;
  const known = new Set<string>(JOURNAL_ACTIONS);
  expect(written.size).toBeGreaterThan(25);
  expect([...written].filter((action) => about.test(action) && !known.has(action))).toEqual([]);
});

test('a sentence never shows what is not known', () => {
  const told = { step: '', what: '', item: '', person: '', from: '', to: '', when: '', number: '', count: 0, came: '', left: '' };
  for (const lang of ['fr', 'en'] as const) {
    for (const action of JOURNAL_ACTIONS) {
      expect(sentenceOf(action, told, lang)).toMatch(/^[\p{Lu}0]/u);
      expect(sentenceOf(action, told, lang)).not.toMatch(/undefined|«\s*»|“”/);
    }
  }
});
