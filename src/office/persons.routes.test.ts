/** The office keeps the people of the school: looked for, added, changed, given roles. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addLink } from '../identity/link.store.ts';
import { personOfEmail, readPerson } from '../identity/person.store.ts';
import { addPerson } from '../identity/person-change.store.ts';
import { seenAs } from './person-form.ts';
import { accountsTold } from '../../tests/support/account-letters.ts';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';

let site: Site;
let school: SampleSchool;
let office: { cookie: string };
beforeAll(async () => {
  site = await buildSchoolSite();
  school = await sampleSchool(site);
  office = await school.as(school.office);
});
afterAll(() => site.close());

const get = async (path: string, who = office) => {
  const answer = await site.app.request(path, { headers: { accept: 'text/html', 'accept-language': 'fr', ...who } });
  return { status: answer.status, html: await answer.text(), to: answer.headers.get('location') };
};
const post = async (path: string, fields: Record<string, string>, who = office) => {
  const headers = { accept: 'text/html', 'accept-language': 'fr', 'content-type': 'application/x-www-form-urlencoded', ...who };
  const answer = await site.app.request(path, { method: 'POST', headers, body: new URLSearchParams(fields).toString() });
  return { status: answer.status, html: await answer.text(), to: answer.headers.get('location') };
};
/** The last entry of the journal, or the last about `subject`. */
const journal = async (subject = '%') =>
  (
    await sql<{ action: string; subject: string; actor: string; details: Record<string, unknown> }>`
      SELECT action, subject, actor, details FROM journal WHERE school_id = ${school.school} AND subject LIKE ${subject} ORDER BY seq DESC LIMIT 1`.execute(
      site.database.db,
    )
  ).rows[0];
const read = (id: string) => readPerson(site.database.db, school.school, id);
const NEW = { lastName: 'Lebreton', firstName: 'Aïcha', email: 'aicha.lebreton@ecole.example', lang: 'en', number: 'E-77' };
/** The form of a person as the page gives it, with `changes`. */
async function formOf(id: string, changes: Record<string, string> = {}): Promise<Record<string, string>> {
  const { lastName, firstName, email, number, lang, leftAt, roles } = (await read(id))!;
  const held = Object.fromEntries(roles.map(({ role, programme }) => [`role-${role}@${programme}`, 'yes']));
  const seen = seenAs({ lastName, firstName, email, number: number ?? '', lang, left: leftAt !== null, roles });
  return { lastName, firstName, email, lang, number: number ?? '', seen, ...held, ...changes };
}

test('the list says how many there are, finds by words and by role, and opens each person', async () => {
  const all = await get('/persons');
  expect(all.status).toBe(200);
  expect(all.html).toContain('<h1>L’école compte 9 personnes</h1>');
  const one = await get('/persons?q=caradec+INES');
  expect(one.html).toContain('<h1>1 personne correspond à cette recherche</h1>');
  expect(one.html).toContain(`href="/persons/${school.student}"`);
  expect((await get('/persons?role=lead')).html).toContain('2 personnes correspondent');
  expect((await get('/persons?left=yes')).html).toContain('Personne n’a quitté l’école');
  expect((await get('/persons?q=Abiven')).html).toContain('Personne ne correspond à cette recherche');
  expect((await get('/persons?role=king&page=x')).html).toContain('L’école compte 9 personnes');
});

test('a person is added with their roles, enters with their address, and the journal says who added them', async () => {
  const made = await post('/persons/new', { ...NEW, 'role-student@digi5': 'yes', 'role-lead@': 'yes' });
  expect(made.status).toBe(303);
  const person = (await personOfEmail(site.database.db, NEW.email))!;
  expect(made.to).toBe(`/persons/${person.id}?created`);
  expect(person).toMatchObject({ school: school.school, number: 'E-77', lang: 'en', leftAt: null });
  expect(person.roles).toEqual([
    { role: 'lead', programme: '' },
    { role: 'student', programme: 'digi5' },
  ]);
  expect(await journal()).toMatchObject({ action: 'person.added', subject: `person:${person.id}`, actor: school.office });
  const page = await get(made.to!);
  expect(page.html).toContain('<h1>Aïcha Lebreton a deux rôles</h1>');
  expect(page.html).toContain('La personne est ajoutée.');
});

test('a form begins with the first name, here as everywhere', async () => {
  for (const path of ['/persons/new', `/persons/${school.student}`]) {
    const { html } = await get(path);
    expect([...html.matchAll(/<input[^>]* name="(firstName|lastName|email)"/g)].map(([, name]) => name)).toEqual([
      'firstName',
      'lastName',
      'email',
    ]);
  }
});

test('what is wrong is said beside its field, and what was typed is kept', async () => {
  const cases: [fields: Record<string, string>, field: string, words: string][] = [
    [{ ...NEW, lastName: '  ' }, 'lastName', 'Écrivez le nom de famille.'],
    [{ ...NEW, email: 'aicha' }, 'email', 'Ce n’est pas une adresse.'],
    [{ ...NEW, email: 'Ines.Caradec@Example.org' }, 'email', 'Cette adresse est déjà celle d’une autre personne.'],
    [{ ...NEW, email: 'other@ecole.example', firstName: 'Autre' }, 'number', 'Ce numéro est déjà celui d’une autre personne.'],
    [{ ...NEW, email: 'again@ecole.example', number: '', lastName: 'LEBRETON' }, 'another', 'Quelqu’un porte déjà ce nom'],
  ];
  for (const [fields, field, words] of cases) {
    const answer = await post('/persons/new', { ...fields, 'role-juror@misl': 'yes' });
    expect([field, answer.status]).toEqual([field, 422]);
    expect(answer.html).toContain(`href="#${field}"`);
    expect(answer.html).toContain(words);
    expect(answer.html).toMatch(/name="role-juror@misl" value="yes" checked/);
  }
  expect((await get('/persons?q=lebreton')).html).toContain('1 personne correspond');
});

test('another person of the same name is added once it is said that they are another', async () => {
  const other = { ...NEW, email: 'aicha.2@ecole.example', number: '' };
  expect((await post('/persons/new', { ...other, another: 'yes' })).status).toBe(303);
  expect((await get('/persons?q=lebreton')).html).toContain('2 personnes correspondent');
});

test('an apostrophe is no space: each way to write a name finds it; marks alone are said to find nobody', async () => {
  const named = { ...NEW, lastName: 'N’Guyen', firstName: 'Linh', email: "linh.n'guyen@ecole.example", number: '' };
  expect((await post('/persons/new', named)).status).toBe(303);
  for (const typed of ['nguyen', "n'guyen", 'N’GUYEN linh', 'n guyen', 'Linh & nguyen'])
    expect([typed, (await get(`/persons?${new URLSearchParams({ q: typed })}`)).html]).toEqual([
      typed,
      expect.stringContaining('<h1>1 personne correspond à cette recherche</h1>'),
    ]);
  const twin = await post('/persons/new', { ...named, lastName: 'NGUYEN', email: 'l.nguyen@ecole.example' });
  expect([twin.status, twin.html.includes('Déjà dans l’école sous ce nom')]).toEqual([422, true]);
  for (const typed of ['%', '_', "'", '’ - %', '²', '*'])
    expect([typed, (await get(`/persons?${new URLSearchParams({ q: typed })}`)).html]).toEqual([
      typed,
      expect.stringContaining('<h1>Personne ne correspond à cette recherche</h1>'),
    ]);
});

test('the address of a person of another school is refused, and nothing is told of them', async () => {
  const answer = await post('/persons/new', { ...NEW, email: 'lou.abiven@autre.example.org', number: '' });
  expect(answer.status).toBe(422);
  expect(answer.html).toContain('Cette adresse est déjà celle d’une autre personne.');
  expect(answer.html).not.toContain('Abiven');
});

test('a changed address is the one that lets in; links to the old one are dead; the journal keeps both; who came is told at both', async () => {
  const tutor = school.companyTutor;
  await sql`DELETE FROM link`.execute(site.database.db);
  await site.database.db.transaction().execute((trx) =>
    addLink(trx, {
      school: school.school,
      person: { id: tutor, email: 'karim.bonnard@example.org', lang: 'fr' },
      purpose: 'appraisal',
      mission: school.mission,
      item: 'rubric',
      words: { fr: { title: 't', askedBy: 'a', about: 'b' }, en: { title: 't', askedBy: 'a', about: 'b' } },
      letter: { kind: 'invite-appraisal', values: {} },
      expiresAt: SITE_NOW + 86_400_000,
      createdBy: null,
      at: SITE_NOW,
    }),
  );
  const links = async () =>
    (await sql<{ revoked: boolean }>`SELECT revoked_at IS NOT NULL AS revoked FROM link`.execute(site.database.db)).rows;
  expect((await post(`/persons/${tutor}`, await formOf(tutor, { email: 'Karim.Bonnard@example.org' }))).status).toBe(303);
  expect(await links()).toEqual([{ revoked: false }]);
  await sql`UPDATE link SET opened_at = now()`.execute(site.database.db);
  expect((await post(`/persons/${tutor}`, await formOf(tutor, { email: 'k.bonnard@quemeneur.example' }))).status).toBe(303);
  expect(await links()).toEqual([{ revoked: true }]);
  expect(await accountsTold(site.database.db)).toEqual([
    'Karim.Bonnard@example.org Paul Moreau',
    'k.bonnard@quemeneur.example Paul Moreau',
  ]);
  expect((await personOfEmail(site.database.db, 'k.bonnard@quemeneur.example'))?.id).toBe(tutor);
  expect(await journal(`person:${tutor}`)).toMatchObject({
    action: 'person.changed',
    details: { before: { email: 'Karim.Bonnard@example.org' }, after: { email: 'k.bonnard@quemeneur.example' } },
  });
});

test('nothing changed, nothing written', async () => {
  const before = await journal();
  expect((await post(`/persons/${school.juror}`, await formOf(school.juror))).status).toBe(303);
  expect(await journal()).toEqual(before);
});

test('roles are given and taken; what a form was not offered is not given', async () => {
  const answer = await post(`/persons/${school.juror}`, {
    ...(await formOf(school.juror)),
    'role-juror@digi5': '',
    'role-academic-tutor@misl': 'yes',
    'role-student@': 'yes',
    'role-lead@nowhere': 'yes',
  });
  expect(answer.status).toBe(303);
  expect((await read(school.juror))!.roles).toEqual([{ role: 'academic-tutor', programme: 'misl' }]);
});

test('what a colleague changed meanwhile is shown, and not undone by who had the page open', async () => {
  const opened = await formOf(school.academicTutor, { firstName: 'Hélène-Marie' });
  const held = { 'role-academic-tutor@digi5': '', 'role-juror@misl': 'yes', number: 'T-1' };
  expect((await post(`/persons/${school.academicTutor}`, await formOf(school.academicTutor, held))).status).toBe(303);
  const answer = await post(`/persons/${school.academicTutor}`, opened);
  expect(answer.status).toBe(422);
  expect(answer.html).toContain('Quelqu’un a changé cette fiche pendant que vous l’écriviez');
  expect(answer.html).toContain('<dt>Prénom</dt><dd><bdi>Hélène</bdi></dd>');
  expect(answer.html).toContain('<dt>Numéro d’étudiant</dt><dd><bdi>T-1</bdi></dd>');
  expect(answer.html).toMatch(/<dt>Rôles<\/dt><dd><bdi>Jury, [^·<]*<\/bdi><\/dd>/);
  expect(answer.html).toContain('value="Hélène-Marie"');
  expect((await read(school.academicTutor))!.roles).toEqual([{ role: 'juror', programme: 'misl' }]);
  // A form refused for another reason is still the one that was opened.
  const unnamed = await post(`/persons/${school.academicTutor}`, { ...opened, lastName: '' });
  const seen = (html: string) => /name="seen" value="([^"]*)"/.exec(html)![1]!.replaceAll('&quot;', '"');
  expect(seen(unnamed.html)).toBe(opened['seen']);
  expect((await post(`/persons/${school.academicTutor}`, { ...opened, seen: seen(answer.html) })).status).toBe(303);
  expect(await read(school.academicTutor)).toMatchObject({
    firstName: 'Hélène-Marie',
    number: null,
    roles: [{ role: 'academic-tutor', programme: 'digi5' }],
  });
});

test('who leaves is out at once, stays in what was done, and may come back', async () => {
  const theirs = await school.as(school.otherLead);
  expect((await get('/cohorts', theirs)).status).toBe(200);
  expect((await post(`/persons/${school.otherLead}`, await formOf(school.otherLead, { left: 'yes' }))).status).toBe(303);
  expect((await get('/cohorts', theirs)).status).toBe(303);
  expect((await get('/persons?left=yes')).html).toContain('1 personne a quitté l’école');
  expect((await get(`/persons/${school.otherLead}`)).html).toContain('<h1>Élie Vasseur a quitté l’école</h1>');
  expect((await post(`/persons/${school.otherLead}`, await formOf(school.otherLead))).status).toBe(303);
  expect((await read(school.otherLead))!.leftAt).toBeNull();
});

test('the last person of the office keeps the role, and stays; with another one there, they may go', async () => {
  const form = await formOf(school.office);
  const without = await post(`/persons/${school.office}`, { ...form, 'role-office@': '' });
  expect([without.status, without.html.includes('Il ne resterait personne à la scolarité')]).toEqual([422, true]);
  const gone = await post(`/persons/${school.office}`, { ...form, left: 'yes' });
  expect([gone.status, gone.html.includes('href="#left"')]).toEqual([422, true]);
  expect((await read(school.office))!.roles).toEqual([{ role: 'office', programme: '' }]);

  const second = await addPerson(site.database.db, {
    school: school.school,
    lastName: 'Kerven',
    firstName: 'Gaëlle',
    email: 'gaelle.kerven@example.org',
    lang: 'fr',
    roles: [{ role: 'office', programme: '' }],
  });
  const both = await Promise.all([
    post(`/persons/${school.office}`, { ...form, 'role-office@': '' }),
    post(`/persons/${second}`, { ...(await formOf(second)), 'role-office@': '' }, await school.as(second)),
  ]);
  expect(both.map((answer) => answer.status).sort()).toEqual([303, 422]);
  await sql`DELETE FROM person_role WHERE role = 'office' AND school_id = ${school.school}`.execute(site.database.db);
  await sql`INSERT INTO person_role (school_id, person_id, role, programme) VALUES (${school.school}, ${school.office}, 'office', '')`.execute(
    site.database.db,
  );
});

test('another school’s people do not exist, nor does the page for the office of one programme, a lead or a student', async () => {
  for (const path of [`/persons/${school.other.student}`, '/persons/none', `/persons/${school.mission}`]) {
    expect((await get(path)).status).toBe(404);
    expect((await post(path, NEW)).status).toBe(404);
  }
  const part = await addPerson(site.database.db, {
    school: school.school,
    lastName: 'Riou',
    firstName: 'Nolwenn',
    email: 'nolwenn.riou@example.org',
    lang: 'fr',
    roles: [{ role: 'office', programme: 'digi5' }],
  });
  for (const id of [part, school.lead, school.student]) {
    const who = await school.as(id);
    for (const path of ['/persons', '/persons/new', `/persons/${school.student}`]) {
      expect([(await get(path, who)).status, (await post(path, { ...NEW, 'role-office@': 'yes' }, who)).status]).toEqual([
        404, 404,
      ]);
    }
  }
  const theirs = await school.as(school.other.office);
  expect((await get('/persons', theirs)).html).not.toContain('Caradec');
});

test('in English too', async () => {
  const answer = await site.app.request('/persons', { headers: { accept: 'text/html', 'accept-language': 'en', ...office } });
  expect(await answer.text()).toMatch(/<h1>The school has \d+ people<\/h1>/);
});
