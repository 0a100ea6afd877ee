/** The name and the address of a tutor, corrected by who follows the mission: what dies with the old address, who may not, what is said. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { linkTo, openLink } from '../../tests/support/links.ts';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { readPerson } from '../identity/person.store.ts';
import { setRoles, updatePerson } from '../identity/person-change.store.ts';
import { markBounced } from '../kernel/outbox-bounce.store.ts';
import { addTutor } from './course.store.ts';

let site: Site;
let who: SampleSchool;
beforeEach(async () => {
  site = await buildSchoolSite({ clock: { now: () => SITE_NOW } });
  who = await sampleSchool(site);
});
afterEach(() => site.close());

const HTML = { accept: 'text/html' };
const pageOf = (person = who.companyTutor, mission = who.mission) => `/missions/${mission}/people/${person}/address`;
async function read(path: string, person = who.lead, lang = 'fr') {
  const answer = await site.app.request(path, { headers: { ...HTML, 'accept-language': lang, ...(await who.as(person)) } });
  return { status: answer.status, html: (await answer.text()).replaceAll(/[\u00a0\u202f]/g, ' ') };
}
async function post(path: string, form: Record<string, string>, person = who.lead) {
  const headers = { ...HTML, ...(await who.as(person)), 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await site.app.request(path, { method: 'POST', headers, body: new URLSearchParams(form).toString() });
  return {
    status: answer.status,
    to: answer.headers.get('location'),
    html: (await answer.text()).replaceAll(/[\u00a0\u202f]/g, ' '),
  };
}
const RIGHT = { firstName: 'Karim', lastName: 'Bonnard', email: 'k.bonnard@atelier.example' };
const tutor = async (person = who.companyTutor) => (await readPerson(site.database.db, who.school, person))!;
const journal = async (subject: string) =>
  site.database.db
    .selectFrom('journal')
    .select(['action', 'actor', 'details'])
    .where('subject', '=', subject)
    .orderBy('seq')
    .execute();
const lettersTo = async (address: string) =>
  site.database.db.selectFrom('outbox').select(['kind', 'mission_id']).where('address', '=', address).execute();
const follows = (mission: string) =>
  addTutor(site.database.db, {
    school: who.school,
    mission,
    person: who.companyTutor,
    kind: 'company',
    confirmedAt: SITE_NOW,
  });

/** The row of the mission among those of its cohort. */
async function rowOf(): Promise<string> {
  const { html } = await read(`/cohorts/${who.cohort}`);
  return html.split('<tr').find((row) => row.includes(`/missions/${who.mission}"`))!;
}

/** The last letter to the tutor came back. */
async function bounced() {
  const link = await linkTo(site, { person: who.companyTutor, mission: who.mission, createdBy: who.lead });
  const { db } = site.database;
  await markBounced(db, { school: who.school, links: [link.id], at: SITE_NOW });
  await db
    .updateTable('outbox')
    .set({ sent_at: new Date(SITE_NOW) })
    .where('link_id', '=', link.id)
    .execute();
  return link;
}

test('a lead whose letter came back is led to the form, corrects the address, and sends again', async () => {
  const { token } = await bounced();
  const edit = await read(`/missions/${who.mission}/edit`);
  expect(edit.html).toContain('3 points à regarder');
  expect(edit.html).toMatch(/e-mail revenu.*karim\.bonnard@example\.org/);
  for (const path of ['', '/edit']) expect((await read(`/missions/${who.mission}${path}`)).html).toContain(`href="${pageOf()}"`);
  const form = (await read(pageOf())).html;
  expect(form).toContain('Corrigez le nom et l’adresse de Karim Bonnard');
  expect(form).toContain('La dernière lettre à karim.bonnard@example.org est revenue.');

  expect(await post(pageOf(), RIGHT)).toMatchObject({ status: 303, to: `${pageOf()}?saved` });
  expect(await tutor()).toMatchObject(RIGHT);
  const before = { firstName: 'Karim', lastName: 'Bonnard', email: 'karim.bonnard@example.org' };
  const details = { before, after: RIGHT };
  expect(await journal(`person:${who.companyTutor}`)).toMatchObject([{ action: 'person.changed', actor: who.lead, details }]);
  expect((await journal(`mission:${who.mission}`)).at(-1)).toMatchObject({
    action: 'tutor.corrected',
    actor: who.lead,
    details: { person: who.companyTutor, ...details },
  });
  // What went to the old address is dead; nothing has left to the new one.
  expect((await openLink(site, token)).headers).toBeNull();
  expect(await lettersTo(RIGHT.email)).toEqual([]);

  const mission = (await read(`/missions/${who.mission}`)).html;
  expect(mission).not.toContain('e-mail revenu');
  expect(mission).toContain('rien n’est reparti à la nouvelle adresse');
  const toSendAgain = 'Adresse d’un tuteur changée, invitation à renvoyer';
  expect(await rowOf()).toContain(toSendAgain);
  const saved = (await read(`${pageOf()}?saved`)).html;
  const [, resend] = /action="(\/missions\/[^"]+\/links\/[^"]+)"/.exec(saved)!;
  expect((await post(resend!, { intent: 'resend' })).status).toBe(303);
  expect(await lettersTo(RIGHT.email)).toEqual([{ kind: 'invite-appraisal', mission_id: who.mission }]);
  for (const path of [`/missions/${who.mission}`, pageOf()]) {
    const { html } = await read(path);
    expect([html.includes('rien n’est reparti'), html.includes('Rien n’est encore parti')]).toEqual([false, false]);
  }
  expect(await rowOf()).not.toContain(toSendAgain);
});

test('corrected by the office on their record, each mission that they follow says so, and what is to be sent again', async () => {
  await follows(who.classmateMission);
  const { token } = await linkTo(site, { person: who.companyTutor, mission: who.mission, createdBy: who.lead });
  const person = await tutor();
  const { lastName, firstName, email, lang, roles } = person;
  const held = Object.fromEntries(roles.map(({ role, programme }) => [`role-${role}@${programme}`, 'yes']));
  const [, quoted] = /name="seen" value="([^"]*)"/.exec((await read(`/persons/${person.id}`, who.office)).html)!;
  const form = { lastName, firstName, lang, seen: quoted!.replaceAll('&quot;', '"'), ...held, email: RIGHT.email };
  expect((await post(`/persons/${person.id}`, form, who.office)).status).toBe(303);
  expect((await openLink(site, token)).headers).toBeNull();
  for (const mission of [who.mission, who.classmateMission]) {
    expect((await journal(`mission:${mission}`)).at(-1)).toMatchObject({
      action: 'tutor.corrected',
      actor: who.office,
      details: { person: person.id, before: { email }, after: { email: RIGHT.email } },
    });
  }
  expect(await journal(`mission:${who.engineerMission}`)).toEqual([]);
  const { html } = await read(`/missions/${who.mission}`);
  expect(html).toContain('Nom ou adresse d’un tuteur corrigés : Karim Bonnard');
  expect(html).toContain('rien n’est reparti à la nouvelle adresse');
  expect(await rowOf()).toContain('Adresse d’un tuteur changée, invitation à renvoyer');
});

test('one click saves and sends what is asked of a tutor of several students; no other letter leaves', async () => {
  await follows(who.classmateMission);
  await bounced();
  await linkTo(site, { person: who.companyTutor, mission: who.classmateMission, createdBy: who.lead });
  const { html } = await read(pageOf());
  expect(html).toContain('Enregistrer et renvoyer les 2 invitations');
  expect(html).toContain('vaut pour 2 missions');
  expect(html).toContain('Noé d’Almeida');
  expect((await post(pageOf(), { ...RIGHT, intent: 'send' })).to).toBe(`${pageOf()}?sent=2`);
  const letters = await lettersTo(RIGHT.email);
  expect(letters.map((letter) => letter.mission_id).toSorted()).toEqual([who.mission, who.classmateMission].toSorted());
  for (const mission of [who.mission, who.classmateMission]) {
    expect((await journal(`mission:${mission}`)).map(({ action }) => action)).toEqual(['tutor.corrected', 'link.sent-again']);
  }
  expect((await read(`/missions/${who.mission}`)).html).not.toContain('e-mail revenu');
  expect((await read(`${pageOf()}?sent=2`, who.lead, 'en')).html).toContain('2 invitations go to k.bonnard@atelier.example');
});

test('what was given already is not asked again', async () => {
  await linkTo(site, { person: who.companyTutor, mission: who.mission, purpose: 'feedback', item: 'tutor-feedback' });
  expect((await read(pageOf())).html).toContain('Enregistrer et renvoyer l’invitation');
  const [school_id, mission_id] = [who.school, who.mission];
  const given = { item: 'tutor-feedback', question: 'Qu’en dites-vous ?', about: '[]', words: 'Très bien.' };
  await site.database.db
    .insertInto('feedback')
    .values({ school_id, mission_id, author_id: who.companyTutor, ...given, given_at: new Date(SITE_NOW) })
    .execute();
  expect((await read(pageOf())).html).not.toContain('renvoyer');
  expect((await post(pageOf(), { ...RIGHT, intent: 'send' })).to).toBe(`${pageOf()}?saved`);
  expect(await lettersTo(RIGHT.email)).toEqual([]);
  expect((await read(`/missions/${who.mission}`)).html).not.toContain('rien n’est reparti');
});

test('who reads at the old address is out: by a link, and by an account', async () => {
  const { token } = await linkTo(site, { person: who.companyTutor, mission: who.mission });
  const [{ headers }, account] = [await openLink(site, token), await who.as(who.companyTutor)];
  const statuses = async () => {
    const ask = async (path: string, cookie: Record<string, string>) =>
      (await site.app.request(path, { headers: { ...HTML, ...cookie } })).status;
    return [await ask(`/missions/${who.mission}/hand-on`, headers!), await ask(`/missions/${who.mission}`, account)];
  };
  expect(await statuses()).toEqual([200, 200]);
  await post(pageOf(), RIGHT);
  expect((await statuses()).includes(200)).toBe(false);
});

test('a name alone is corrected without harm to links', async () => {
  const { token } = await linkTo(site, { person: who.companyTutor, mission: who.mission });
  await post(pageOf(), { ...RIGHT, email: 'karim.bonnard@example.org', lastName: 'Bonnard-Le Gall' });
  expect((await tutor()).lastName).toBe('Bonnard-Le Gall');
  expect((await openLink(site, token)).headers).not.toBeNull();
  expect((await read(`/missions/${who.mission}`)).html).not.toContain('rien n’est reparti');
});

test('links for missions of another programme are not turned elsewhere by a lead: the office of the school does it', async () => {
  await follows(who.engineerMission);
  const { token } = await linkTo(site, { person: who.companyTutor, mission: who.engineerMission });
  const shown = await read(pageOf());
  expect([shown.status, shown.html.includes('name="email"'), shown.html.includes('(1 aujourd’hui)')]).toEqual([200, false, true]);
  expect(shown.html).not.toContain('Maëlle');
  const refused = await post(pageOf(), RIGHT);
  expect([refused.status, refused.html.includes('scolarité de toute l’école')]).toEqual([422, true]);
  expect((await tutor()).email).toBe('karim.bonnard@example.org');
  expect((await openLink(site, token)).headers).not.toBeNull();

  expect((await post(pageOf(), RIGHT, who.office)).status).toBe(303);
  expect((await tutor()).email).toBe(RIGHT.email);
  expect((await openLink(site, token)).headers).toBeNull();
  expect((await journal(`mission:${who.engineerMission}`)).map(({ action }) => action)).toContain('tutor.corrected');
});

test('who left a mission of another programme is still known by it', async () => {
  await follows(who.engineerMission);
  await site.database.db
    .updateTable('mission_tutor')
    .set({ left_at: new Date(SITE_NOW), left_reason: 'parti' })
    .where('mission_id', '=', who.engineerMission)
    .execute();
  expect((await post(pageOf(), RIGHT)).status).toBe(422);
  expect((await tutor()).email).toBe('karim.bonnard@example.org');
});

test.each<[string, () => string]>([
  ['a tutor of the school', () => who.academicTutor],
  ['the student', () => who.student],
  ['a company tutor who is also of the school', () => who.companyTutor],
])('%s is corrected by the office, on their record', async (_what, person) => {
  if (person() === who.companyTutor) {
    const roles = [{ role: 'company-tutor', programme: 'digi5' } as const, { role: 'student', programme: 'misl' } as const];
    await setRoles(site.database.db, who.school, who.companyTutor, roles);
  }
  const before = await tutor(person());
  const refused = await post(pageOf(person()), RIGHT);
  expect([refused.status, refused.html.includes('à la scolarité')]).toEqual([422, true]);
  expect(refused.html).not.toContain('/persons/');
  expect((await post(pageOf(person()), RIGHT, who.office)).html).toContain(`href="/persons/${person()}"`);
  expect(await tutor(person())).toEqual(before);
});

test.each<[string, Partial<typeof RIGHT>, string]>([
  ['no name', { lastName: '' }, 'Donnez le nom.'],
  ['two addresses', { email: 'a@example.org, b@example.org' }, 'Ce n’est pas une adresse e-mail'],
  ['the student’s', { email: 'INES.caradec@example.org' }, 'C’est l’adresse de l’étudiant'],
  ['somebody else’s', { email: 'helene.legoff@example.org' }, 'demandez à la scolarité de réunir les deux fiches'],
  ['somebody’s of another school', { email: 'iris.morvan@autre.example.org' }, 'Cette adresse ne peut pas servir ici'],
])('%s: nothing is kept, what was typed stays', async (_what, change, said) => {
  const before = await tutor();
  const { status, html } = await post(pageOf(), { ...RIGHT, firstName: 'Karim-Ali', ...change });
  expect([status, html.includes(said), html.includes('value="Karim-Ali"')]).toEqual([422, true, true]);
  expect(html).not.toMatch(/Le Goff|Morvan/);
  expect(await tutor()).toEqual(before);
  expect(await journal(`person:${who.companyTutor}`)).toEqual([]);
});

test('what someone else corrected meanwhile is shown, and written over only once it was seen', async () => {
  const version = (html: string) => /name="version" value="([^"]+)"/.exec(html)![1]!;
  const first = version((await read(pageOf())).html);
  await updatePerson(site.database.db, who.school, who.companyTutor, { email: 'bonnard@bureau.example' });
  const { status, html } = await post(pageOf(), { ...RIGHT, version: first });
  expect([status, html.includes('bonnard@bureau.example'), html.includes(`value="${RIGHT.email}"`)]).toEqual([409, true, true]);
  expect((await tutor()).email).toBe('bonnard@bureau.example');
  expect((await post(pageOf(), { ...RIGHT, version: version(html) })).status).toBe(303);
});

/** The other student declares their mission, with a tutor whose address is wrong. @returns the tutor */
async function declared(): Promise<string> {
  const period = { kind: 'company', name: 'Conserverie Gwenn', companyCountry: 'FR', place: 'Brest', placeCountry: 'FR' };
  const dates = { starts: '2025-10-01', ends: '2026-04-30' };
  const named = { firstName: 'Gaëlle', lastName: 'Rivoal', email: 'g.rivaol@gwenn.example', lang: 'fr' };
  const form = Object.fromEntries([
    ...Object.entries({ ...period, ...dates }).map(([name, value]) => [`p1-${name}`, value] as const),
    ...Object.entries(named).map(([name, value]) => [`t1-${name}`, value] as const),
  ]);
  const sent = { intent: 'save', periods: '1', tutors: '1', confidentiality: '', confirm: 'yes', ...form };
  expect((await post(`/missions/${who.classmateMission}/declare`, sent, who.classmate)).status).toBe(303);
  const row = await site.database.db
    .selectFrom('person')
    .select('person_id')
    .where('last_name', '=', 'Rivoal')
    .executeTakeFirst();
  return row!.person_id;
}

test('a student corrects the tutor whom they declared, who follows the mission at school is told, and nothing is sent to the tutor', async () => {
  const person = await declared();
  const path = pageOf(person, who.classmateMission);
  expect((await read(`/missions/${who.classmateMission}/declare`, who.classmate)).html).toContain(`href="${path}"`);
  const to = { firstName: 'Gaëlle', lastName: 'Rivoal', email: 'g.rivoal@gwenn.example' };
  expect((await post(path, { ...to, intent: 'send' }, who.classmate)).to).toBe(`${path}?saved`);
  expect(await tutor(person)).toMatchObject(to);
  expect(await lettersTo(to.email)).toEqual([]);
  const told = await site.database.db.selectFrom('outbox').select('person_id').where('kind', '=', 'tutor-declared').execute();
  expect(told.map((letter) => letter.person_id)).toEqual([who.lead, who.lead]);
  expect((await journal(`mission:${who.classmateMission}`)).at(-1)).toMatchObject({
    action: 'tutor.corrected',
    actor: who.classmate,
  });
  // Whether an address is known here, they do not learn.
  for (const email of ['helene.legoff@example.org', 'iris.morvan@autre.example.org']) {
    const { status, html } = await post(path, { ...to, email }, who.classmate);
    expect([status, html.includes('Cette adresse ne peut pas servir ici')]).toEqual([422, true]);
  }
});

test('a student corrects nobody who opened something, follows others, or was named by the school', async () => {
  const { db } = site.database;
  const person = await declared();
  const path = pageOf(person, who.classmateMission);
  const to = { firstName: 'Gaëlle', lastName: 'Rivoal', email: 'moi@example.net' };
  const refused = async (which: string, by: string) => {
    const { status, html } = await post(which, to, by);
    expect([status, html.includes('à l’école')]).toEqual([422, true]);
  };
  await refused(pageOf(), who.student);
  await openLink(site, (await linkTo(site, { person, mission: who.classmateMission })).token);
  await refused(path, who.classmate);
  await db.deleteFrom('link_session').execute();
  await db.updateTable('link').set({ opened_at: null }).execute();
  await addTutor(db, { school: who.school, mission: who.mission, person, kind: 'company', confirmedAt: null });
  await refused(path, who.classmate);
  expect((await tutor(person)).email).toBe('g.rivaol@gwenn.example');
});

test('nobody else comes near: tutors are refused, others see nothing, and who is not of the mission is not there', async () => {
  expect((await read(pageOf(), who.companyTutor)).status).toBe(403);
  expect((await read(pageOf(), who.academicTutor)).status).toBe(403);
  for (const person of [who.otherLead, who.classmate, who.other.lead]) expect((await read(pageOf(), person)).status).toBe(404);
  for (const person of [who.classmate, who.engineer, 'nobody']) expect((await read(pageOf(person))).status).toBe(404);
});
