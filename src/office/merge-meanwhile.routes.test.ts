/** Two records merged while the one that goes sends a form: two connections to the real database, in either order. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { addPerson } from '../identity/person-change.store.ts';
import { followChain, record } from '../kernel/journal.store.ts';
import { addTutor } from '../mission/course.store.ts';
import { lockMission } from '../mission/mission.store.ts';
import { addNote } from '../mission/note.store.ts';
import { mergePeople } from './merge-person.store.ts';

let site: Site;
let school: SampleSchool;
beforeAll(async () => {
  site = await buildSchoolSite();
  school = await sampleSchool(site);
});
afterAll(() => site.close());

const db = () => site.database.db;
const post = (path: string, fields: Record<string, string>, who: { cookie: string }) =>
  site.app.request(path, { method: 'POST', headers: { accept: 'text/html', ...who }, body: new URLSearchParams(fields) });

/** Two records of someone who leads the programme. */
async function twoLeads(name: string): Promise<{ from: string; into: string }> {
  const add = (email: string) =>
    addPerson(db(), {
      school: school.school,
      lastName: name,
      firstName: 'Anne',
      email,
      lang: 'fr',
      roles: [{ role: 'lead', programme: 'digi5' }],
    });
  return { from: await add(`${name}.1@ailleurs.example`), into: await add(`${name}.2@ailleurs.example`) };
}
const authorsOf = async (words: string) => {
  const rows = await db().selectFrom('mission_note').select('said_by').where('words', '=', words).execute();
  return rows.map((row) => row.said_by);
};
/** Until somebody waits for what another transaction holds. */
const someoneWaits = () =>
  expect
    .poll(
      async () => {
        const { rows } = await sql`SELECT FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock'`.execute(db());
        return rows.length;
      },
      { timeout: 20_000, interval: 10 },
    )
    .toBeGreaterThan(0);

test('what comes after the merge is refused, and its person asked to enter again', async () => {
  const { from, into } = await twoLeads('apres');
  const who = await school.as(from);
  const notes = `/missions/${school.mission}/notes`;
  let sent: ReturnType<typeof post> | undefined;
  await db()
    .transaction()
    .execute(async (trx) => {
      const order = { school: school.school, from, into, at: SITE_NOW, actor: school.office, email: into };
      expect(await mergePeople(trx, order)).toEqual([]);
      // Their session is still there for everyone else: the guard lets them through.
      sent = Promise.resolve(post(notes, { words: 'Après la fusion.' }, who));
      await someoneWaits();
    });
  expect((await sent!).status).toBe(401);
  expect(await authorsOf('Après la fusion.')).toEqual([]);
  expect((await followChain(db(), school.school)).broken).toBeNull();
});

test('what comes before it moves along, also where both hold the same mission', async () => {
  const { from, into } = await twoLeads('avant');
  const office = await school.as(school.office);
  const own = { school: school.school, mission: school.mission };
  await addTutor(db(), { ...own, person: from, kind: 'academic', confirmedAt: SITE_NOW });
  let merged: ReturnType<typeof post> | undefined;
  await db()
    .transaction()
    .execute(async (trx) => {
      await lockMission(trx, own.school, own.mission);
      merged = Promise.resolve(post(`/persons/${from}/merge/${into}`, { intent: 'merge', keep: into, email: into }, office));
      await someoneWaits();
      const words = 'Avant la fusion.';
      await addNote(trx, { ...own, id: crypto.randomUUID(), by: from, words, shared: false, at: SITE_NOW });
      const entry = { school: own.school, at: SITE_NOW, actor: from, via: 'session', details: {} };
      await record(trx, { ...entry, action: 'note.written', subject: `mission:${own.mission}` });
    });
  expect((await merged!).headers.get('location')).toBe(`/persons/${into}?merged`);
  expect(await authorsOf('Avant la fusion.')).toEqual([into]);
});

describe('what is saved while it is written begins no form on the record that goes', () => {
  /** Two records of a tutor of `mission`, by the first of them. */
  async function twoTutors(name: string, programme: string, mission: string) {
    const add = (email: string) =>
      addPerson(db(), {
        school: school.school,
        lastName: name,
        firstName: 'Anne',
        email,
        lang: 'fr',
        roles: [{ role: 'company-tutor', programme }],
      });
    const two = { from: await add(`${name}.1@ailleurs.example`), into: await add(`${name}.2@ailleurs.example`) };
    await addTutor(db(), { school: school.school, mission, person: two.from, kind: 'company', confirmedAt: SITE_NOW });
    return two;
  }

  test.each([
    ['a feedback', 'digi5', () => school.mission, (mission: string) => `/missions/${mission}/feedback/draft`],
    [
      'an appraisal',
      'misl',
      () => school.engineerMission,
      (mission: string) => `/missions/${mission}/appraisals/tutor-appraisal/answers`,
    ],
  ])('%s', async (_, programme, missionOf, pathOf) => {
    const mission = missionOf();
    const { from, into } = await twoTutors(`tuteur-${programme}`, programme, mission);
    const headers = { accept: 'application/json', 'content-type': 'application/json', ...(await school.as(from)) };
    const body = JSON.stringify({ answers: {}, comment: 'Un début' });
    let sent: ReturnType<typeof post> | undefined;
    await db()
      .transaction()
      .execute(async (trx) => {
        const order = { school: school.school, from, into, at: SITE_NOW, actor: school.office, email: into };
        expect(await mergePeople(trx, order)).toEqual([]);
        sent = Promise.resolve(site.app.request(pathOf(mission), { method: 'POST', headers, body }));
        await someoneWaits();
      });
    expect((await sent!).status).toBe(401);
    for (const table of ['appraisal', 'feedback_draft'] as const) {
      const left = await db().selectFrom(table).select('author_id').where('author_id', 'in', [from, into]).execute();
      expect(left).toEqual([]);
    }
  });
});
