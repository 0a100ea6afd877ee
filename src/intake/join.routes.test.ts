/** Joining a cohort by its link: from the link that staff give to the mission of the student. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { listMissions } from '../mission/mission.store.ts';

let site: Site;
let school: SampleSchool;
let now = SITE_NOW;
const html = { accept: 'text/html' };

beforeAll(async () => {
  site = await buildSchoolSite({ clock: { now: () => now } });
  school = await sampleSchool(site);
});
afterAll(() => site.close());

const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  site.app.request(path, { headers: { ...html, ...headers } });
const post = (path: string, form: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) =>
  site.app.request(path, { method: 'POST', body: new URLSearchParams(form), headers: { ...html, ...headers } });
const staffPage = () => `/cohorts/${school.cohort}/invitation`;

/** Opens the cohort by a new link. @returns its path */
async function open(): Promise<string> {
  const lead = await school.as(school.lead);
  expect((await post(staffPage(), { intent: 'create' }, lead)).status).toBe(303);
  const text = await (await get(staffPage(), lead)).text();
  return new URL(/value="(http[^"]*\/join\/[^"]*)"/.exec(text)![1]!).pathname;
}

/** The code of the last letter to `address`. */
async function codeFor(address: string): Promise<string | null> {
  const row = await site.database.db
    .selectFrom('outbox')
    .select('secret')
    .where('address', '=', address)
    .where('kind', '=', 'entry-code')
    .orderBy('written_at', 'desc')
    .orderBy('letter_id')
    .executeTakeFirst();
  return row?.secret ?? null;
}

const student = { firstName: 'Malo', lastName: 'Le Bihan', email: 'malo@example.org', number: 'A-1201' };

/** Types the form and its code. */
async function joinAs(link: string, form: Readonly<Record<string, string>>) {
  const asked = await post(link, form);
  expect(asked.headers.get('location')).toBe(`${link}/code`);
  const cookie = asked.headers.getSetCookie()[0]!.split(';')[0]!;
  const code = (await codeFor(form['email']!))!;
  return { cookie, code, answer: await post(`${link}/code`, { code }, { cookie }) };
}

test('a student joins by the link: a code proves the address, a mission is there to be declared, and they have entered', async () => {
  const link = await open();
  const shown = await get(link);
  expect(await shown.text()).toContain('Rejoignez Digi5, promotion 2026');
  expect(shown.headers.getSetCookie()).toEqual([]);
  const { answer } = await joinAs(link, student);
  expect(answer.headers.get('location')).toBe('/');
  const session = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const person = await site.database.db
    .selectFrom('person')
    .selectAll()
    .where('email', '=', student.email)
    .executeTakeFirstOrThrow();
  expect(person).toMatchObject({ last_name: 'Le Bihan', first_name: 'Malo', student_number: 'A-1201', school_id: school.school });
  const missions = await listMissions(site.database.db, school.school, { student: person.person_id });
  expect(missions).toMatchObject([{ cohort: { id: school.cohort }, periods: [], companyTutors: [], academicTutors: [] }]);
  expect((await get(`/missions/${missions[0]!.id}`, { cookie: session })).status).toBe(200);
  const line = await site.database.db
    .selectFrom('journal')
    .select(['actor', 'via', 'subject'])
    .where('action', '=', 'cohort.joined')
    .executeTakeFirstOrThrow();
  expect(line).toMatchObject({ actor: person.person_id, subject: `mission:${missions[0]!.id}` });
  expect(line.via).toMatch(/^invitation:/);

  // again: the same person, the same mission
  await joinAs(link, student);
  expect(await listMissions(site.database.db, school.school, { student: person.person_id })).toHaveLength(1);
});

describe('what does not let in', () => {
  test('a wrong code, and a code typed in another browser', async () => {
    const link = await open();
    const email = 'wrong@example.org';
    const asked = await post(link, { ...student, number: '', email });
    const cookie = asked.headers.getSetCookie()[0]!.split(';')[0]!;
    const code = (await codeFor(email))!;
    const wrong = await post(`${link}/code`, { code: code.startsWith('0') ? '11111111' : '00000000' }, { cookie });
    expect(wrong.status).toBe(422);
    expect((await post(`${link}/code`, { code })).headers.get('location')).toBe(`${link}?over`);
    expect(await site.database.db.selectFrom('person').select('email').where('email', '=', email).execute()).toEqual([]);
  });

  test('the number of someone else: nothing is written, and nobody’s account is opened', async () => {
    const link = await open();
    await site.database.db
      .updateTable('person')
      .set({ student_number: 'B-77' })
      .where('person_id', '=', school.classmate)
      .execute();
    const { answer } = await joinAs(link, { ...student, email: 'thief@example.org', number: 'B-77' });
    expect(answer.status).toBe(409);
    expect(answer.headers.getSetCookie().join()).not.toContain('session_token=');
    const made = await site.database.db.selectFrom('person').select('email').where('email', '=', 'thief@example.org').execute();
    expect(made).toEqual([]);
  });

  test('an address of staff: the school settles it, and no role is added', async () => {
    const link = await open();
    const { answer } = await joinAs(link, { ...student, number: '', email: 'helene.legoff@example.org' });
    expect(answer.status).toBe(409);
    const roles = await site.database.db
      .selectFrom('person_role')
      .select('role')
      .where('person_id', '=', school.academicTutor)
      .execute();
    expect(roles).toEqual([{ role: 'academic-tutor' }]);
  });

  test('an address of another school', async () => {
    const link = await open();
    const { answer } = await joinAs(link, { ...student, number: '', email: 'lou.abiven@autre.example.org' });
    expect(answer.status).toBe(409);
  });

  test('a code asked for another cohort', async () => {
    const link = await open();
    const { db } = site.database;
    const first = await post(link, { ...student, number: '', email: 'two@example.org' });
    const cookie = first.headers.getSetCookie()[0]!.split(';')[0]!;
    const office = await school.as(school.office);
    const other = `/cohorts/${school.otherCohort}/invitation`;
    await post(other, { intent: 'create' }, office);
    const text = await (await get(other, office)).text();
    const otherLink = new URL(/value="(http[^"]*\/join\/[^"]*)"/.exec(text)![1]!).pathname;
    const answer = await post(`${otherLink}/code`, { code: (await codeFor('two@example.org'))! }, { cookie });
    expect(answer.headers.get('location')).toBe(`${otherLink}?over`);
    expect(await db.selectFrom('person').select('email').where('email', '=', 'two@example.org').execute()).toEqual([]);
  });

  test('a link that was replaced, closed, or is over; and one that nobody made', async () => {
    const old = await open();
    const link = await open();
    expect(link).not.toBe(old);
    for (const path of [old, `${old}/code`]) expect((await get(path)).status).toBe(410);
    expect((await post(old, student)).status).toBe(410);
    expect((await get(link)).status).toBe(200);
    now += 61 * 86_400_000;
    expect((await get(link)).status).toBe(410);
    now = SITE_NOW;
    await post(staffPage(), { intent: 'revoke' }, await school.as(school.lead));
    expect((await get(link)).status).toBe(410);
    expect((await get('/join/nothing')).status).toBe(404);
    expect(await (await get(staffPage(), await school.as(school.lead))).text()).toContain('n’est pas ouverte par un lien');
  });

  test('what is typed wrong comes back as it was typed, with the error beside it, and no code leaves', async () => {
    const link = await open();
    const answer = await post(link, { ...student, lastName: '', email: 'malo@@example' });
    expect(answer.status).toBe(422);
    const text = await answer.text();
    expect(text).toContain('value="malo@@example"');
    expect(text).toContain('id="lastName-error"');
    expect(await codeFor('malo@@example')).toBeNull();
  });
});

test('the answer is the same for an address that is known and one that is not', async () => {
  const link = await open();
  const shape = async (email: string) => {
    const answer = await post(link, { ...student, number: '', email });
    const cookie = answer.headers.getSetCookie()[0]!;
    const page = await (await get(`${link}/code`, { cookie: cookie.split(';')[0]! })).text();
    return [answer.status, answer.headers.get('location'), cookie.replace(/=[^;]*/, ''), page.replaceAll(email, 'X')];
  };
  expect(await shape('noe.dalmeida@example.org')).toEqual(await shape('nobody-knows@example.org'));
});

test('the token of an invitation is not kept; letters bring it until they are sent', async () => {
  const link = await open();
  const { db } = site.database;
  const kept = await db.selectFrom('cohort_invitation').selectAll().execute();
  expect(JSON.stringify(kept)).not.toContain(link.split('/').at(-1));
  const lead = await school.as(school.lead);
  const wrong = await post(staffPage(), { intent: 'send', addresses: 'a@example.org\nLou' }, lead);
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain('Lou');
  const sent = await post(staffPage(), { intent: 'send', addresses: 'a@example.org\nb@example.org\nA@example.org' }, lead);
  expect(sent.headers.get('location')).toBe(`${staffPage()}?sent=2`);
  const letters = await db.selectFrom('outbox').select(['address', 'secret', 'text']).where('kind', '=', 'cohort-join').execute();
  expect(letters.map((l) => l.address).sort()).toEqual(['a@example.org', 'b@example.org']);
  for (const letter of letters) {
    expect(letter.secret).toBe(link.split('/').at(-1));
    expect(letter.text).not.toContain(letter.secret);
  }
});
