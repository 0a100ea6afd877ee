/** What is done to many missions at once: one invitation a person, the deadline in force beside what moves it; the order of rows. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { linksOf } from '../identity/link-state.store.ts';

let site: Site;
let school: SampleSchool;
beforeAll(async () => {
  site = await buildSchoolSite({ clock: { now: () => SITE_NOW } });
  school = await sampleSchool(site);
});
afterAll(() => site.close());

const at = (more = '') => `/cohorts/${school.cohort}${more}`;
async function ask(path: string, form?: [string, string][]) {
  const headers = { accept: 'text/html', 'accept-language': 'fr', ...(await school.as(school.lead)) };
  const sent = form ? { method: 'POST', body: new URLSearchParams(form) } : {};
  const answer = await site.app.request(path, { headers, ...sent });
  const html = (await answer.text()).replaceAll(/[\u00a0\u202f]/g, ' ');
  const title = (/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? '').replaceAll(/<[^>]+>/g, '');
  const names = [...html.matchAll(/<th scope="row" class="who"><a href="[^"]*"><bdi>([^<]*)/g)].map((m) => m[1]!);
  return { to: answer.headers.get('location') ?? '', html, title, names };
}
const both = () => [school.mission, school.classmateMission].map((id): [string, string] => ['m', id]);
const bulk = (act: string) => at(`/bulk?${new URLSearchParams([['act', act], ['step', 'memoir-due'], ...both()])}`);
const toKarim = async (like: string) =>
  (await site.database.db.selectFrom('outbox').selectAll().where('kind', 'like', like).execute()).filter(
    ({ person_id }) => person_id === school.companyTutor,
  );

test('a tutor of several students is invited by one letter with a link each, and named once; an address that refuses letters gets none', async () => {
  const { db } = site.database;
  const tutor = { school_id: school.school, mission_id: school.classmateMission, kind: 'company' as const };
  const since = new Date(SITE_NOW);
  await db
    .insertInto('mission_tutor')
    .values({ ...tutor, person_id: school.companyTutor, since, confirmed_at: since })
    .execute();
  const back = { school_id: school.school, person_id: school.companyTutor, address: 'karim.bonnard@example.org' };
  const said = { subject: '', text: '', html: '', written_at: since, dead_at: since, problem: '550 no such user' };
  const { letter_id } = await db
    .insertInto('outbox')
    .values({ ...back, ...said, kind: 'remind-tutor' })
    .returning('letter_id')
    .executeTakeFirstOrThrow();
  const refused = await ask(bulk('invite'));
  expect(refused.title).toBe('Inviter 1 personne ?');
  expect(refused.html).toMatch(/Inès Caradec<\/bdi><\/a><bdi class="soft">adresse à corriger : Karim Bonnard/);
  expect((await ask(bulk('remind'))).html).toContain('adresse à corriger : Karim Bonnard');
  await ask(at('/bulk/invite'), both());
  expect(await toKarim('invite-%')).toEqual([]);
  await db.deleteFrom('outbox').where('letter_id', '=', letter_id).execute();

  const shown = await ask(bulk('invite'));
  expect(shown.title).toBe('Inviter 1 personne ?');
  expect(shown.html.match(/<bdi class="strong">Karim Bonnard/g)).toHaveLength(1);
  // Two people press at once: one letter leaves, whoever was first.
  const pressed = await Promise.all([ask(at('/bulk/invite'), both()), ask(at('/bulk/invite'), both())]);
  const titles = await Promise.all(pressed.map(async ({ to }) => (await ask(to)).title));
  expect(titles.filter((title) => title === '1 invitation est partie')).toHaveLength(1);
  const [letter, ...none] = await toKarim('invite-%');
  expect([letter!.kind, none]).toEqual(['invite-several', []]);
  expect(letter!.subject.replaceAll('\u00a0', ' ')).toBe('Pour action : 2 réponses attendues de vous');
  for (const part of ['Inès Caradec', 'Noé d’Almeida', '/l/⟦secret⟧', '/l/⟦secret 2⟧']) expect(letter!.text).toContain(part);
  const missions = both().map(([, id]) => id);
  const links = (await linksOf(db, school.school, missions)).filter(({ person }) => person === school.companyTutor);
  expect(links.map(({ mission }) => mission).toSorted()).toEqual(missions.toSorted());
  expect(new Set(links.map(({ progress }) => progress))).toEqual(new Set(['waiting']));
  const journal = await db.selectFrom('journal').select('subject').where('action', '=', 'tutors.invited').execute();
  for (const id of missions) expect(journal.map(({ subject }) => subject)).toContain(`mission:${id}`);
  expect((await ask(bulk('invite'))).title).toBe('Personne à inviter');
});

test('more time: the deadline in force is beside each step and each mission, and in what refuses a day that is not later', async () => {
  const shown = await ask(bulk('extend'));
  expect(shown.html).toMatch(/<option[^>]* selected[^>]*>Dépôt du mémoire \([^)]*2026[^)]*\)/);
  expect(shown.html).toMatch(/<span class="small end">Dépôt du mémoire : [^<]*2026/);
  const form: [string, string][] = [...both(), ['milestone', 'memoir-due'], ['day', '2020-01-01'], ['reason', 'Grève']];
  const { html } = await ask(at('/bulk/extend'), form);
  expect(html).toMatch(/que l’échéance en vigueur, le \d+ [a-zéû]+ 2026/);
  // The day exists: it is chosen again, not typed.
  expect(html).toMatch(/type="date" value="2020-01-01"/);
});

test('more time is given to whose address refuses letters, without a letter, and that is said', async () => {
  const { db } = site.database;
  const { email } = await db
    .selectFrom('person')
    .select('email')
    .where('person_id', '=', school.student)
    .executeTakeFirstOrThrow();
  const back = { school_id: school.school, person_id: school.student, address: email, kind: 'remind-student' };
  const said = {
    subject: '',
    text: '',
    html: '',
    written_at: new Date(SITE_NOW),
    dead_at: new Date(SITE_NOW),
    problem: '550 no',
  };
  await db
    .insertInto('outbox')
    .values({ ...back, ...said })
    .execute();
  const form: [string, string][] = [...both(), ['milestone', 'memoir-due'], ['day', '2026-12-01'], ['reason', 'Grève']];
  const { title, html } = await ask((await ask(at('/bulk/extend'), form)).to);
  expect(title).toBe('Le délai est accordé pour 2 missions');
  expect(html).toContain('le délai est accordé, sans e-mail : adresse à corriger (Inès Caradec)');
  const told = await db.selectFrom('outbox').select('person_id').where('kind', '=', 'deadline-extended').execute();
  expect(told).toEqual([{ person_id: school.classmate }]);
});

test('the order of rows is kept by the filters, the pages, the table and what is done to many', async () => {
  const { names, html } = await ask(at('?sort=name'));
  expect(names).toEqual(['Caradec Inès', 'd’Almeida Noé']);
  expect(html).toContain('par nom');
  expect(html).toContain('/matrix.csv?sort=name');
  expect(html).toContain('<input type="hidden" name="sort" value="name"');
  expect((await ask(at('?sort=nonsense'))).html).toContain('plus exposés d’abord');
});
