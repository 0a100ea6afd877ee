/** Feedback in free text on the real database: given, read, quoted, typed by staff. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { get, post } from '../../tests/support/appraisals.ts';
import { linkTo, openLink, secretOf } from '../../tests/support/links.ts';
import { buildSchoolSite, type SampleSchool, sampleSchool } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { appraisalsOf } from './appraisal.store.ts';

let site: Site;
let school: SampleSchool;
let address: string;
beforeAll(async () => {
  site = await buildSchoolSite();
  school = await sampleSchool(site);
  address = `/missions/${school.mission}/feedback`;
});
afterAll(() => site.close());

const text = async (answer: Response) => (await answer.text()).replaceAll('&#39;', "'");
const page = async (person: string, path = address) => text(await get(site, path, await school.as(person)));
const give = async (person: string, fields: Record<string, string>) => post(site, address, await school.as(person), fields);

test('[D-S4-1] a company tutor gives feedback by a link, tied to objectives; the student reads it, dated, with a block to quote', async () => {
  const { token } = await linkTo(site, {
    person: school.companyTutor,
    mission: school.mission,
    purpose: 'feedback',
    item: 'tutor-feedback',
  });
  const { headers } = await openLink(site, token);
  const form = await text(await get(site, address, headers));
  expect(form).toContain('Qu’avez-vous observé du travail de l’étudiant');
  const about = /name="about" value="([^"]+)"/.exec(form)![1]!;
  const empty = await post(site, address, headers, { words: '  ', about });
  expect(empty.status).toBe(422);
  expect(await text(empty)).toContain(`value="${about}" checked`);
  const words = 'A repris seule le projet <b>Cap</b> en mars.';
  const [first, again] = await Promise.all([1, 2].map(() => post(site, address, headers, { words, about })));
  expect([first!.status, again!.status]).toEqual([303, 303]);
  const mine = await text(await get(site, address, headers));
  expect(mine.match(/A repris seule le projet &lt;b>Cap&lt;\/b> en mars\./g)).toHaveLength(1);
  // What was sent comes first; the way to add another is folded under it, and open once something of it is written.
  expect(mine).toContain('<h1>Vous avez donné 1\u00a0retour sur le travail d’<bdi>');
  const folded = '<details class="more another no-print"><summary>Ajouter un autre retour';
  expect([
    mine.indexOf('A repris seule') < mine.indexOf(folded),
    mine.indexOf(folded) < mine.indexOf('<form class="appraisal"'),
  ]).toEqual([true, true]);
  const refused = await text(await post(site, address, headers, { words: '' }));
  expect(refused).toContain('<details class="more another no-print" open><summary>Ajouter un autre retour');
  const student = await page(school.student);
  expect(student).toMatch(/<button [^>]*data-copies="quote-[^>]* hidden>Copier/);
  expect(student).toContain('Vous avez reçu 1\u00a0retour');
  expect(student).toContain(
    '«\u00a0A repris seule le projet &lt;b>Cap&lt;/b> en mars.\u00a0» (Karim Bonnard, tuteur entreprise, le 15\u00a0janvier\u00a02026)',
  );
  const letters = await site.database.db.selectFrom('outbox').selectAll().where('kind', '=', 'feedback-receipt').execute();
  expect(letters).toHaveLength(1);
  // Its receipt leads back by a link, without an account: to what was given, and to the form for more.
  const receiptToken = await secretOf(site, letters[0]!.link_id!);
  const door = (await text(await get(site, `/l/${receiptToken}`))).replaceAll('\u00a0', ' ');
  expect(door).toContain('<h1>Vous avez donné 1 retour sur le travail');
  expect(door).not.toContain('vous le demande');
  expect(door).toContain('>Relire, ou en ajouter un</button>');
  const { headers: back, answer: opened } = await openLink(site, receiptToken);
  expect(opened.headers.get('location')).toBe(address);
  expect(await text(await get(site, address, back))).toContain('A repris seule');
  // Passed on or sent again, that link invites as the first one did.
  const kinds = await site.database.db.selectFrom('link').select('letter').where('person_id', '=', school.companyTutor).execute();
  expect(new Set(kinds.map(({ letter }) => (letter as { kind: string }).kind)).size).toBe(1);
  const entries = await site.database.db.selectFrom('journal').selectAll().where('action', '=', 'feedback.given').execute();
  expect(entries).toHaveLength(1);
  expect(entries[0]).toMatchObject({ subject: `mission:${school.mission}`, details: { about: [about] } });
  // The link stays: feedback may be given again.
  const { headers: later } = await openLink(site, token);
  expect((await post(site, address, later, { words: 'Un second retour.' })).status).toBe(303);
  const [given] = await appraisalsOf(site.database.db, school.school, [school.mission]);
  expect(given).toMatchObject({ item: 'tutor-feedback', author: school.companyTutor, state: 'submitted' });
});

test('a tutor reads the others once theirs is given', async () => {
  const before = await page(school.academicTutor);
  expect(before).not.toContain('A repris seule');
  expect(before).toContain('quand vous aurez donné le vôtre');
  await give(school.academicTutor, { words: 'Très autonome.' });
  const [receipt] = await site.database.db
    .selectFrom('outbox')
    .selectAll()
    .where('person_id', '=', school.academicTutor)
    .execute();
  expect(receipt).toMatchObject({ kind: 'feedback-receipt', link_id: null });
  expect(receipt!.text).toContain(address);
  expect(await page(school.academicTutor)).toContain('A repris seule');
});

test('who reads it is led back to the mission as from every other page; who came by a link, nowhere else', async () => {
  const crumbOf = (html: string) => /<p class="crumb">(.*?)<\/p>/.exec(html)![1]!;
  expect(crumbOf(await page(school.student))).toContain(`<a href="/missions/${school.mission}"><bdi>Mon fil</bdi></a>`);
  expect(crumbOf(await page(school.academicTutor))).toMatch(/^<a href="\/"><bdi>[^<]+<\/bdi><\/a> \/ <a href="\/missions\//);
  expect(crumbOf(await page(school.lead))).toContain('<a href="/cohorts/');
  const { token } = await linkTo(site, {
    person: school.companyTutor,
    mission: school.mission,
    purpose: 'feedback',
    item: 'tutor-feedback',
  });
  const { headers } = await openLink(site, token);
  expect(crumbOf(await text(await get(site, address, headers)))).not.toContain('<a ');
});

test('staff type what came otherwise, and the record says so', async () => {
  const typed = `${address}/typed`;
  const office = await school.as(school.office);
  expect(await page(school.office)).toContain('Saisir un retour reçu autrement');
  expect((await post(site, typed, office, { words: 'Par téléphone.' })).status).toBe(422);
  expect((await post(site, typed, office, { words: 'Par téléphone.', author: school.student })).status).toBe(422);
  expect((await post(site, typed, office, { words: 'Par téléphone.', author: school.companyTutor })).status).toBe(303);
  expect(await page(school.student)).toContain('saisi par Paul Moreau');
});

test('a session that ended gives back the words and what was ticked, to send again', async () => {
  const body = new URLSearchParams([
    ['words', 'Écrit <i>trop tard</i>'],
    ['about', 'one'],
    ['about', 'two'],
  ]);
  const answer = await site.app.request(address, { method: 'POST', headers: { accept: 'text/html' }, body });
  expect(answer.status).toBe(401);
  const html = await text(answer);
  expect(html).toContain('Écrit &lt;i>trop tard&lt;/i>');
  expect(html.match(/name="about" hidden>(one|two)</g)).toHaveLength(2);
});

test('the other language loses nothing of what is typed, and sends nothing', async () => {
  const count = async () => (await site.database.db.selectFrom('feedback').select('words').execute()).length;
  const before = await count();
  const tutor = await school.as(school.academicTutor);
  const form = await text(await get(site, address, tutor));
  expect(form).toContain('form="feedback" name="intent" value="en"');
  const about = /name="about" value="([^"]+)"/.exec(form)![1]!;
  const english = await post(site, address, tutor, { words: 'Pas fini <b>encore', about, intent: 'en' });
  expect(english.headers.get('location')).toBe(`${address}?lang=en`);
  const html = await text(await get(site, address, { cookie: `${tutor.cookie}; lang=en` }));
  expect(html).toContain('<html lang="en">');
  expect(html).toContain('Pas fini &lt;b>encore</textarea>');
  expect(html).toContain(`value="${about}" checked`);
  expect(html).toContain('form="feedback" name="intent" value="fr"');
  const office = await school.as(school.office);
  expect(await text(await get(site, address, office))).toContain('form="typed" name="intent" value="en"');
  const typing = await post(site, `${address}/typed`, office, { words: 'Par lettre', author: school.companyTutor, intent: 'en' });
  expect(await text(typing)).toMatch(/<html lang="en">[\s\S]*Par lettre<\/textarea>/);
  expect(await count()).toBe(before);
});

test('by a link, a tutor tells the lead of a worry about this mission, and of no other', async () => {
  const { token } = await linkTo(site, {
    person: school.companyTutor,
    mission: school.mission,
    purpose: 'feedback',
    item: 'tutor-feedback',
  });
  const { headers } = await openLink(site, token);
  const alert = `/missions/${school.mission}/alert`;
  expect(await text(await get(site, address, headers))).toContain(`href="${alert}"`);
  const html = await text(await get(site, alert, headers));
  expect(html).toContain(`<a href="${address}">`);
  expect(html).not.toContain(`href="/missions/${school.mission}"`);
  expect((await post(site, alert, headers!, { words: '' })).status).toBe(422);
  expect((await post(site, alert, headers!, { words: 'Absente depuis lundi.' })).status).toBe(303);
  const letters = await site.database.db.selectFrom('outbox').selectAll().where('kind', '=', 'alert-raised').execute();
  expect(letters.map(({ person_id }) => person_id)).toEqual([school.lead]);
  expect(letters[0]!.text).toContain('Absente depuis lundi.');
  expect((await get(site, `/missions/${school.classmateMission}/alert`, headers)).status).toBe(404);
  expect((await get(site, `/missions/${school.mission}`, headers)).status).toBe(404);
});

test('who gives none sends none; other missions and guides without feedback are not there', async () => {
  for (const person of [school.student, school.lead, school.office]) {
    expect([403, 404]).toContain((await give(person, { words: 'Non' })).status);
  }
  expect((await get(site, address, await school.as(school.classmate))).status).toBe(404);
  const without = `/missions/${school.engineerMission}/feedback`;
  expect((await get(site, without, await school.as(school.otherLead))).status).toBe(404);
});
