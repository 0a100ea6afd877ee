/** The page of a cohort and what is done to many at once: who sees it, what it says, what leaves and to whom. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addAlert } from '../mission/alert.store.ts';
import { breakOff } from '../mission/course.store.ts';
import { STANDING_WORDS } from '../thread/standing-words.ts';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { countsOf } from '../thread/matrix.ts';
import { nextDue } from './matrix.ts';
import { MOST } from './matrix-bulk.ts';

let site: Site;
let school: SampleSchool;
beforeAll(async () => {
  site = await buildSchoolSite({ clock: { now: () => SITE_NOW } });
  school = await sampleSchool(site);
});
afterAll(() => site.close());

async function ask(path: string, person: string, { form, lang = 'fr' }: { form?: [string, string][]; lang?: string } = {}) {
  const headers = { accept: 'text/html', 'accept-language': lang, ...(await school.as(person)) };
  const sent = form ? { method: 'POST', body: new URLSearchParams(form) } : {};
  const answer = await site.app.request(path, { headers, ...sent });
  const html = (await answer.text()).replaceAll(/[\u00a0\u202f]/g, ' ');
  const title = (/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? '').replaceAll(/<[^>]+>/g, '');
  const names = [...html.matchAll(/<th scope="row" class="who"><a href="[^"]*"><bdi>([^<]*)/g)].map((m) => m[1]);
  return { status: answer.status, to: answer.headers.get('location'), html, title, names };
}
const at = (more = '') => `/cohorts/${school.cohort}${more}`;
const letters = () =>
  site.database.db.selectFrom('outbox').select(['letter_id', 'kind', 'person_id', 'mission_id', 'text']).execute();
const entries = (action: string) =>
  site.database.db.selectFrom('journal').select(['subject', 'details']).where('action', '=', action).execute();

test('a lead reads the cohort of their programme, and nothing of another’s', async () => {
  const { status, title, names, html } = await ask(at(), school.lead);
  expect([status, title]).toEqual([200, 'Deux missions attendent quelqu’un']);
  expect(names.toSorted()).toEqual(['Inès Caradec', 'Noé d’Almeida']);
  expect(html).toContain('Aucun tuteur · À l’étranger');
  expect(html).toContain('2 étudiants, les plus exposés d’abord');
  for (const person of [school.otherLead, school.other.lead, school.student, school.academicTutor, school.companyTutor]) {
    for (const path of [at(), at('/matrix.csv'), at('/bulk?act=invite')]) expect((await ask(path, person)).status).toBe(404);
    for (const act of ['remind', 'invite', 'extend']) {
      expect((await ask(at(`/bulk/${act}`), person, { form: [['m', school.mission]] })).status).toBe(404);
    }
  }
  expect(await letters()).toEqual([]);
});

test('in English too; the filters of the address are kept by forms and links', async () => {
  const { title, html } = await ask(at('?q=bonnard&waits=company-tutor'), school.lead, { lang: 'en' });
  expect(title).toBe('Two missions are waiting on someone');
  expect(html).toContain('No mission matches.');
  const filtered = await ask(at('?q=caradec&step=memoir-due'), school.lead, { lang: 'en' });
  expect(filtered.names).toEqual(['Inès Caradec']);
  expect((await ask(at('?q=dalmeida'), school.lead)).names).toEqual(['Noé d’Almeida']);
  expect((await ask(at('?q=%25+_'), school.lead)).names).toEqual([]);
  expect(filtered.html).toContain(`href="/cohorts/${school.cohort}/matrix.csv?q=caradec&amp;step=memoir-due"`);
  expect(filtered.html).toContain('<input type="hidden" name="q" value="caradec"/>');
  expect((await ask(at('?step=never&waits=king&standing=x&page=-3'), school.lead)).names).toHaveLength(2);
});

test('the office sees no worry, not even by the order', async () => {
  const { db } = site.database;
  const own = { school: school.school, mission: school.classmateMission, saidBy: school.classmate };
  await addAlert(db, { ...own, words: 'Personne ne répond.', saidAt: SITE_NOW });
  const lead = await ask(at(), school.lead);
  expect([lead.title, lead.names[0]]).toEqual(['Une mission est en danger, une attend quelqu’un', 'Noé d’Almeida']);
  expect(lead.html).toContain('Une alerte attend une réponse');
  const office = await ask(at(), school.office);
  expect(office.title).toBe('Deux missions attendent quelqu’un');
  expect(office.html).not.toContain('alerte');
  expect((await ask(at('/matrix.csv'), school.office)).html).not.toContain('alerte');
  expect((await ask(at('/matrix.csv'), school.lead)).html).toContain(';alerte;');
});

test('the table for spreadsheets: the filter’s missions, each step in words, no formula', async () => {
  const { db } = site.database;
  await db.updateTable('person').set({ last_name: '=Caradec' }).where('person_id', '=', school.student).execute();
  const { html } = await ask(at('/matrix.csv?q=caradec'), school.lead);
  await db.updateTable('person').set({ last_name: 'Caradec' }).where('person_id', '=', school.student).execute();
  const [head, row, ...rest] = html.trim().split('\r\n');
  expect(head).toContain('Nom;Prénom;Numéro;Entreprise;Tuteurs entreprise;Tuteurs école;État;Étapes en retard;');
  expect(head).toContain(';Dépôt du mémoire;');
  expect(row).toMatch(/^'=Caradec;Inès;;Atelier Quéméneur;Karim Bonnard;Hélène Le Goff;attendu;0;/);
  expect(rest).toEqual([]);
});

test('a page says how many people a reminder reaches before it leaves; one letter each', async () => {
  const shown = await ask(at('/bulk?act=remind&scope=all'), school.lead);
  expect(shown.title).toBe('Relancer 2 personnes ?');
  expect((await ask(at(), school.lead)).html).toContain('Relancer 2 personnes');
  expect(await letters()).toEqual([]);
  const sent = await ask(at('/bulk/remind'), school.lead, {
    form: [
      ['m', school.mission],
      ['m', school.classmateMission],
    ],
  });
  expect([sent.status, sent.to]).toEqual([303, expect.stringMatching(/\/bulk\/[0-9a-f-]{36}$/)]);
  expect((await ask(sent.to!, school.lead)).title).toBe('2 e-mails de relance sont partis');
  expect((await letters()).map((l) => l.person_id).toSorted()).toEqual([school.student, school.classmate].toSorted());
});

test('tutors are invited once; missions of elsewhere are left alone', async () => {
  const form: [string, string][] = [school.mission, school.engineerMission, school.other.mission, 'none'].map((id) => ['m', id]);
  const first = await ask(at('/bulk/invite'), school.lead, { form });
  expect((await ask(first.to!, school.lead)).title).toBe('2 invitations sont parties');
  const again = await ask(at('/bulk/invite'), school.lead, { form });
  const told = await ask(again.to!, school.lead);
  expect(told.title).toBe('Aucune invitation n’est partie');
  expect(told.html).toMatch(/Inès Caradec<\/bdi><\/a><bdi class="soft">tous les tuteurs ont déjà été invités/);
  for (const person of [school.otherLead, school.other.lead, school.academicTutor]) {
    expect((await ask(again.to!, person)).status).toBe(404);
  }
  const invited = (await letters()).filter((l) => l.kind.startsWith('invite-'));
  expect(invited.map((l) => l.person_id).toSorted()).toEqual([school.companyTutor, school.academicTutor].toSorted());
  expect(new Set(invited.map((l) => l.mission_id))).toEqual(new Set([school.mission]));
});

test('nothing chosen: nothing is done, and it is said', async () => {
  for (const act of ['remind', 'invite', 'extend']) {
    const none = await ask(at(`/bulk/${act}`), school.lead, { form: [] });
    expect([none.status, none.title]).toEqual([422, 'Aucune mission n’est choisie']);
    expect((await ask(at(`/bulk/${act}`), school.lead, { form: [['m', school.engineerMission]] })).status).toBe(422);
  }
});

test('more time for many: asked again when it is not later, then given to each with its reason', async () => {
  const many: [string, string][] = [
    ['m', school.mission],
    ['m', school.classmateMission],
    ['milestone', 'memoir-due'],
  ];
  const wrong = await ask(at('/bulk/extend'), school.lead, { form: [...many, ['day', '2026-01-20'], ['reason', 'Grève <b>']] });
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain('un délai ne retire jamais de temps');
  expect(wrong.html).toContain('Grève &lt;b>');
  expect((await ask(at('/bulk/extend'), school.lead, { form: [...many, ['day', '2026-02-30'], ['reason', '']] })).html).toContain(
    'Ce jour n’existe pas',
  );
  const before = (await letters()).length;
  const form: [string, string][] = [...many, ['day', '2026-02-09'], ['reason', 'Grève']];
  const given = await ask(at('/bulk/extend'), school.lead, { form });
  expect((await ask(given.to!, school.lead)).title).toBe('Le délai est accordé pour 2 missions');
  const told = (await letters()).slice(before);
  expect(told.map((l) => l.kind)).toEqual(['deadline-extended', 'deadline-extended']);
  expect(told[0]!.text).toContain('Grève');
  expect((await entries('deadline.extended')).map((e) => e.subject).toSorted()).toEqual(
    [`mission:${school.mission}`, `mission:${school.classmateMission}`].toSorted(),
  );
  expect((await ask(at('/bulk/extend'), school.office, { form })).status).toBe(403);
  expect((await ask(at('/bulk?act=extend'), school.office)).status).toBe(403);
});

test('what would leave is said before: who gets what, and for whom nothing leaves, with the reason', async () => {
  const { db } = site.database;
  for (const table of ['link', 'reminder', 'account_invitation'] as const) await db.deleteFrom(table).execute();
  const tutor = db.updateTable('mission_tutor').where('person_id', '=', school.companyTutor);
  await tutor.set({ confirmed_at: null }).execute();
  const remind = await ask(at(`/bulk?act=remind&m=${school.mission}&m=${school.classmateMission}`), school.lead);
  expect(remind.html).toContain('Mémoire de Mission Professionnelle');
  expect(remind.html).toContain('nom et adresse à confirmer par l’étudiant : Karim Bonnard');
  const invite = await ask(at('/bulk?act=invite&scope=all'), school.lead);
  expect(invite.html).toContain('nom et adresse à confirmer par l’étudiant : Karim Bonnard');
  expect(invite.html).toContain('aucun tuteur à inviter');
  await tutor.set({ confirmed_at: new Date(SITE_NOW) }).execute();
  expect((await ask(at('/bulk?act=invite&scope=ticked'), school.lead)).title).toBe('Aucune mission n’est choisie');
});

test('an invitation that is announced is the one that leaves', async () => {
  const { db } = site.database;
  await db.deleteFrom('account_invitation').execute();
  await db.deleteFrom('outbox').where('kind', 'like', 'invite-%').execute();
  await db.deleteFrom('link').execute();
  const many = `m=${school.mission}&m=${school.classmateMission}`;
  const announced = await ask(at(`/bulk?act=invite&${many}`), school.lead);
  expect(announced.title).toBe('Inviter 2 personnes ?');
  const form: [string, string][] = [
    ['m', school.mission],
    ['m', school.classmateMission],
  ];
  await ask(at('/bulk/invite'), school.lead, { form });
  const left = (await letters()).filter((l) => l.kind.startsWith('invite-'));
  expect(left.map((l) => l.person_id).toSorted()).toEqual([school.companyTutor, school.academicTutor].toSorted());
  expect((await ask(at(`/bulk?act=invite&${many}`), school.lead)).title).toBe('Personne à inviter');
});

test('a reminder that is confirmed is the one that was shown; when that has changed, nothing leaves and it is shown again', async () => {
  const { db } = site.database;
  await db.deleteFrom('reminder').execute();
  const both = `m=${school.mission}&m=${school.classmateMission}`;
  const fieldsOf = (html: string) =>
    [...html.matchAll(/type="hidden" name="(form|mark|m)" value="([^"]+)"/g)].map(([, name, value]): [string, string] => [
      name!,
      value!,
    ]);
  const shown = fieldsOf((await ask(at(`/bulk?act=remind&${both}`), school.lead)).html);
  expect(shown.map(([name]) => name).toSorted()).toEqual(['form', 'm', 'm', 'mark']);
  const before = new Set((await letters()).map((l) => l.letter_id));
  const left = db.updateTable('person').where('person_id', '=', school.classmate);
  await left.set({ left_at: new Date(SITE_NOW) }).execute();
  const refused = await ask(at('/bulk/remind'), school.lead, { form: shown });
  expect([refused.status, refused.title]).toEqual([409, 'Relancer 1 personne ?']);
  expect(refused.html).toContain('Ce qui devait partir a changé entre-temps.');
  expect(refused.html).toMatch(/Noé d’Almeida<\/bdi><\/a><bdi class="soft">a quitté l’école : Noé d’Almeida/);
  expect((await letters()).length).toBe(before.size);
  const again = fieldsOf(refused.html);
  const sent = await ask(at('/bulk/remind'), school.lead, { form: again });
  expect((await ask(sent.to!, school.lead)).title).toBe('1 e-mail de relance est parti');
  expect((await ask(at('/bulk/remind'), school.lead, { form: again })).to).toBe(sent.to);
  expect((await letters()).filter((l) => !before.has(l.letter_id)).map((l) => l.person_id)).toEqual([school.student]);
  await left.set({ left_at: null }).execute();
});

test.each([
  ['remind', []],
  ['invite', []],
  [
    'extend',
    [
      ['milestone', 'memoir-due'],
      ['day', '2026-03-01'],
      ['reason', 'Panne'],
    ],
  ],
] as [string, [string, string][]][])('a form of %s that is sent twice does nothing twice, even at once', async (act, more) => {
  await site.database.db.deleteFrom('reminder').execute();
  const { html } = await ask(at(`/bulk?act=${act}&m=${school.mission}`), school.lead);
  const name = /name="form" value="([0-9a-f-]{36})"/.exec(html)![1]!;
  const mark = /name="mark" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const form: [string, string][] = [['form', name], ['mark', mark], ['m', school.mission], ...more];
  const before = (await letters()).length;
  const both = await Promise.all([1, 2].map(() => ask(at(`/bulk/${act}?q=caradec`), school.lead, { form })));
  const after = (await letters()).length;
  const again = await ask(at(`/bulk/${act}?q=caradec`), school.lead, { form });
  for (const answer of [...both, again]) expect([answer.status, answer.to]).toEqual([303, at(`/bulk/${name}?q=caradec`)]);
  expect((await letters()).length).toBe(after);
  expect(after - before).toBe(act === 'invite' ? 0 : 1);
  const done = await ask(at(`/bulk/${name}?q=caradec`), school.lead);
  expect([done.status, done.html.includes(`href="${at('?q=caradec')}"`)]).toEqual([200, true]);
});

test('more than can be done at once is done lot after lot', async () => {
  const { db } = site.database;
  const row = { school_id: school.school, name: 'Grande', guide: 'digi5', version: '2024-2025', year: 2026 };
  const { cohort_id } = await db
    .insertInto('cohort')
    .values({ ...row, dates: '{"memoir-due": {"day": "2026-02-02"}}', created_at: new Date(SITE_NOW) })
    .returning('cohort_id')
    .executeTakeFirstOrThrow();
  const one = { school_id: school.school, cohort_id, student_id: school.student, telework: false, confidential: false };
  await db
    .insertInto('mission')
    .values(Array.from({ length: MOST + 1 }, () => ({ ...one, created_at: new Date(SITE_NOW), broken_off_reason: null })))
    .execute();
  const page = `/cohorts/${cohort_id}/bulk`;
  const first = await ask(`${page}?act=extend&scope=all`, school.lead);
  expect(first.html).toContain('voici les missions 1 à 500 sur 501.');
  const named = [...first.html.matchAll(/name="m" value="([^"]+)"/g)].map((m): [string, string] => ['m', m[1]!]);
  const typed: [string, string][] = [
    ['milestone', 'memoir-due'],
    ['day', '2026-03-01'],
    ['reason', 'Panne'],
    ['asked', '501'],
    ['before', '0'],
  ];
  const done = await ask((await ask(`${page}/extend`, school.lead, { form: [...named, ...typed] })).to!, school.lead);
  expect(done.title).toBe('Le délai est accordé pour 500 missions');
  const next = /href="(\/cohorts\/[^"]*act=extend[^"]*)"/.exec(done.html)![1]!.replaceAll('&amp;', '&');
  const second = await ask(next, school.lead);
  expect(second.html).toContain('voici les missions 501 à 501 sur 501.');
  const rest = [...second.html.matchAll(/name="m" value="([^"]+)"/g)].map((m) => m[1]!);
  expect(rest).toHaveLength(1);
  expect(named.map(([, id]) => id)).not.toContain(rest[0]);
});

test('a mission that broke off comes last, and nobody is reminded for it', async () => {
  const { db } = site.database;
  await breakOff(db, { school: school.school, mission: school.mission, brokenOff: { on: '2026-01-12', reason: 'Liquidation' } });
  const { html, names } = await ask(at(), school.lead);
  expect(html).toContain('Mission rompue le 12 janvier 2026');
  expect(html).toContain('sans objet');
  expect(names.at(-1)).toBe('Inès Caradec');
  expect((await ask(at('?standing=stopped'), school.lead)).names).toEqual(['Inès Caradec']);
  const shown = await ask(at(`/bulk?act=remind&m=${school.mission}`), school.lead);
  expect(shown.title).toBe('Personne à relancer');
});

test('an empty cohort says how to fill it', async () => {
  const { db } = site.database;
  const row = { school_id: school.school, name: 'Vide', guide: 'digi5', version: '2024-2025', year: 2026 };
  const { cohort_id } = await db
    .insertInto('cohort')
    .values({ ...row, dates: '{}', created_at: new Date(SITE_NOW) })
    .returning('cohort_id')
    .executeTakeFirstOrThrow();
  const { title, html } = await ask(`/cohorts/${cohort_id}`, school.lead);
  expect(title).toBe('Aucun étudiant dans cette promotion');
  expect(html).toContain(`href="/cohorts/${cohort_id}/import"`);
});

test.each([
  [{ late: 2, check: 4, pending: 18 }, 'Deux missions sont en danger, quatre attendent quelqu’un'],
  [{ alert: 1 }, 'Une mission est en danger'],
  [{ expected: 1, done: 3 }, 'Une mission attend quelqu’un'],
  [{ pending: 2, done: 3, 'broken-off': 1 }, 'Toutes les missions sont à jour'],
  [{ 'broken-off': 2 }, 'Plus aucune mission n’est en cours'],
  [{}, 'Aucun étudiant dans cette promotion'],
])('the title of %j', (risks, title) => {
  expect(STANDING_WORDS.fr.title(countsOf(risks)).replaceAll('\u00a0', ' ')).toBe(title);
});

test('the next date is the soonest at which something is owed, more time counted', () => {
  const milestone = (id: string, on: string) => ({ id, title: id, kind: 'memoir', on, reminders: [], freezes: false });
  const guide = {
    timezone: 'Europe/Paris',
    calendar: [milestone('note', '2026-01-10'), milestone('memoir', '2026-03-01'), milestone('defence', '2026-01-20')],
    deliverables: [
      { id: 'n', milestone: 'note' },
      { id: 'm', milestone: 'memoir' },
    ],
    rubrics: [],
  } as never;
  const cohort = { dates: {} } as never;
  expect(nextDue(guide, cohort, [], SITE_NOW)?.at).toBe('2026-03-01T22:59:59.000Z');
  const longer = { milestone: 'note', until: '2026-01-30T22:59:59.000Z', reason: '', personal: false, givenAt: '' };
  expect(nextDue(guide, cohort, [longer], SITE_NOW)?.at).toBe(longer.until);
  expect(nextDue(guide, cohort, [], Date.UTC(2027, 0, 1))).toBeNull();
});
