/** Reminders through the database and the mail: one letter a person and day, links that work, calls. */
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildSchoolSite, type SampleSchool, sampleSchool } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { type MailServer, startMailServer } from '../../tests/support/smtp.ts';
import { loadShelf } from '../content.ts';
import type { Shelf } from '../guide/shelf.ts';
import { ROOT } from '../kernel/root.ts';
import { FIRST_SCHOOL } from '../kernel/school.ts';
import { enqueue } from '../kernel/jobs.ts';
import { sendAgain } from '../kernel/outbox.store.ts';
import { parseSettings } from '../kernel/settings.ts';
import { setStopped } from '../letter/stop.store.ts';
import { setDates } from '../mission/cohort.store.ts';
import { createMission, listMissions } from '../mission/mission.store.ts';
import { confirmTutors } from '../mission/course.store.ts';
import { addPerson } from '../identity/person.store.ts';
import { remindNow } from './reminder.store.ts';

const clock = { time: 0, now: () => clock.time };
let site: Site;
let who: SampleSchool;
let mail: MailServer;
let shelf: Shelf;
beforeAll(async () => {
  mail = await startMailServer();
  site = await buildSchoolSite({ clock, settings: { SMTP_URL: mail.url, BASE_URL: 'https://soutenir.example.org' } });
  ({ shelf } = await loadShelf(join(ROOT, 'content'), site.database.db, FIRST_SCHOOL));
});
beforeEach(async () => {
  await site.database.pool.query(
    'TRUNCATE person, cohort, mission, outbox, reminder, letter_stop, calendar_feed, link, journal, auth_user CASCADE; DELETE FROM graphile_worker._private_jobs',
  );
  mail.letters.splice(0);
  mail.refused.clear();
  clock.time = Date.parse('2026-03-01T09:00:00Z');
  who = await sampleSchool(site);
});
afterAll(async () => {
  await site.close();
  await mail.close();
});

const db = () => site.database.db;
/** The cohort of the other programme: appraisals are due on 15 March 2026. */
const APPRAISALS = { 'appraisals-due': { day: '2026-03-15' }, 'report-due': { day: '2026-09-15' } };

/** A mission of the other programme for a new student, followed by the tutors of the sample. */
async function follow(n: number, tutors = { companyTutors: [who.companyTutor], academicTutors: [who.academicTutor] }) {
  const roles = [{ role: 'student' as const, programme: 'misl' }];
  const named = { lastName: `Kerros${n}`, firstName: 'Anna', email: `anna${n}@example.org` };
  const student = await addPerson(db(), { school: who.school, ...named, lang: 'fr', roles });
  const about = { telework: false, confidential: false, createdAt: clock.time, periods: [], ...tutors };
  const mission = await createMission(db(), { school: who.school, cohort: who.otherCohort, student, ...about });
  await confirmTutors(db(), { school: who.school, mission, at: clock.time });
  return mission;
}
/** Sets the dates of that cohort, and none in the others. */
async function schedule(dates: Record<string, { day: string }> = APPRAISALS): Promise<void> {
  await setDates(db(), { school: who.school, cohort: who.otherCohort, dates });
  await setDates(db(), { school: who.school, cohort: who.cohort, dates: {} });
  await setDates(db(), { school: who.other.school, cohort: who.other.cohort, dates: {} });
}
async function runAt(iso: string): Promise<void> {
  clock.time = Date.parse(iso);
  await enqueue(db(), 'send-reminders', {});
  await site.work();
  await site.work();
}
const outbox = () => db().selectFrom('outbox').selectAll().orderBy('written_at').orderBy('address').execute();
/** The text of a letter as its reader sees it. */
const decoded = (data: string) =>
  Buffer.from(
    data.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();

describe('a tutor of twelve students', () => {
  test('gets one letter a day with twelve links of their own, and none twice', async () => {
    for (let n = 1; n <= 12; n += 1) await follow(n);
    await schedule();
    await runAt('2026-03-08T07:00:00Z');
    await runAt('2026-03-08T08:00:00Z');
    await runAt('2026-03-09T08:00:00Z');
    const toKarim = mail.letters.filter((l) => l.to.includes('karim.bonnard@example.org'));
    expect(toKarim).toHaveLength(1);
    const tokens = new Set([...decoded(toKarim[0]!.data).matchAll(/\/l\/([\w-]{43})/g)].map(([, token]) => token));
    expect(tokens.size).toBe(12);
    for (const token of tokens) expect((await site.app.request(`/l/${token}`)).status).toBe(200);
    expect(decoded(toKarim[0]!.data)).toContain('Anna Kerros7');
    expect(toKarim[0]!.data).toMatch(/^List-Unsubscribe:\s+<https:\/\/soutenir\.example\.org\/letters\/stop\//m);
    const kept = await outbox();
    expect(kept.every((letter) => letter.secret === null)).toBe(true);
    expect(kept.filter((letter) => letter.person_id === who.companyTutor)).toHaveLength(1);
  });
});

test('the academic tutor is led to their account; the reminders follow the calendar, each once', async () => {
  const mission = await follow(1);
  await schedule();
  for (const at of [
    '2026-03-07T07:00:00Z',
    '2026-03-08T07:00:00Z',
    '2026-03-14T07:00:00Z',
    '2026-03-18T07:00:00Z',
    '2026-03-25T07:00:00Z',
  ])
    await runAt(at);
  const letters = (await outbox()).filter((letter) => letter.person_id === who.academicTutor);
  expect(letters).toHaveLength(4);
  expect(letters[0]!.text).toContain(`https://soutenir.example.org/missions/${mission}/appraisals/tutor-appraisal`);
  expect(letters[0]!.text).not.toContain('/l/');
  const journal = await db()
    .selectFrom('journal')
    .select(['action', 'via'])
    .where('subject', '=', `mission:${mission}`)
    .execute();
  expect(journal.filter((entry) => entry.action === 'reminder.sent' && entry.via === 'job')).toHaveLength(8);
});

test('what is given is no longer reminded of; what is stopped is not either', async () => {
  const mission = await follow(1);
  await schedule();
  await db()
    .insertInto('appraisal')
    .values({
      school_id: who.school,
      mission_id: mission,
      rubric: 'tutor-appraisal',
      guide: 'misl',
      guide_version: '2022',
      author_id: who.companyTutor,
      state: 'submitted',
      started_at: new Date(),
      saved_at: new Date(),
      submitted_at: new Date(),
    })
    .execute();
  const digest = { school: who.school, schoolName: '', person: who.academicTutor, kind: 'remind-tutor', stopped: false };
  await setStopped(db(), digest, true, clock.time);
  await runAt('2026-03-08T07:00:00Z');
  expect(await outbox()).toEqual([]);
});

test('a mail server down when reminders leave: they are kept and leave once, later', async () => {
  await follow(1, { companyTutors: [who.companyTutor], academicTutors: [] });
  await schedule();
  mail.refused.add('karim.bonnard@example.org');
  await runAt('2026-03-08T07:00:00Z');
  expect(mail.letters).toEqual([]);
  expect(await outbox()).toMatchObject([{ sent_at: null, dead_at: expect.any(Date), problem: expect.stringContaining('550') }]);
  await runAt('2026-03-09T07:00:00Z');
  expect(await outbox()).toHaveLength(1);
});

test('what was given while the mail server was away is not reminded of when it is back', async () => {
  const mission = await follow(1, { companyTutors: [who.companyTutor], academicTutors: [] });
  await schedule();
  clock.time = Date.parse('2026-03-08T07:00:00Z');
  await enqueue(db(), 'send-reminders', {});
  await site.work();
  const [waiting] = await outbox();
  await db()
    .updateTable('outbox')
    .set({ sent_at: null, dead_at: new Date(clock.time), secret: 'token' })
    .execute();
  mail.letters.splice(0);
  const form = { school_id: who.school, mission_id: mission, rubric: 'tutor-appraisal', guide: 'misl', guide_version: '2022' };
  const at = new Date(clock.time);
  await db()
    .insertInto('appraisal')
    .values({ ...form, author_id: who.companyTutor, state: 'submitted', started_at: at, saved_at: at, submitted_at: at })
    .execute();
  await sendAgain(db(), who.school, waiting!.letter_id);
  await site.work();
  expect(mail.letters).toEqual([]);
  expect(await outbox()).toMatchObject([{ dropped_at: expect.any(Date), sent_at: null, secret: null }]);
});

test('an announcement that could not leave before its date is not sent after it', async () => {
  await follow(1, { companyTutors: [], academicTutors: [who.academicTutor] });
  await schedule();
  await runAt('2026-03-14T07:00:00Z');
  const [waiting] = await outbox();
  await db()
    .updateTable('outbox')
    .set({ sent_at: null, dead_at: new Date(clock.time) })
    .execute();
  mail.letters.splice(0);
  clock.time = Date.parse('2026-03-16T07:00:00Z');
  await sendAgain(db(), who.school, waiting!.letter_id);
  await site.work();
  expect(mail.letters).toEqual([]);
  expect((await outbox())[0]!.dropped_at).not.toBeNull();
});

test('a date that moves is reminded of anew, by reminders that had left for the first one', async () => {
  await follow(1, { companyTutors: [], academicTutors: [who.academicTutor] });
  await schedule();
  await runAt('2026-03-08T07:00:00Z');
  await schedule({ ...APPRAISALS, 'appraisals-due': { day: '2026-04-15' } });
  await runAt('2026-04-08T07:00:00Z');
  await runAt('2026-04-08T08:00:00Z');
  expect(await outbox()).toHaveLength(2);
});

test('a server that was down for three days sends one letter a person, and not the last reminder too late to be one', async () => {
  await follow(1);
  await follow(2);
  await schedule();
  await runAt('2026-03-28T09:00:00Z');
  const perPerson = Map.groupBy(await outbox(), (letter) => letter.person_id);
  expect(perPerson.get(who.academicTutor)).toHaveLength(1);
  expect(perPerson.get(who.companyTutor)).toHaveLength(1);
  expect((await outbox()).filter((letter) => letter.kind === 'remind-staff')).toEqual([]);
  await runAt('2026-03-29T09:00:00Z');
  expect((await outbox()).filter((letter) => letter.kind === 'remind-staff')).toHaveLength(1);
});

test('one letter that cannot be written keeps no other from leaving', async () => {
  await follow(1);
  await schedule();
  await site.database.pool.query(
    "CREATE FUNCTION pg_temp_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.address LIKE 'karim%' THEN RAISE EXCEPTION 'no'; END IF; RETURN NEW; END $$; CREATE TRIGGER refuse BEFORE INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION pg_temp_refuse()",
  );
  await runAt('2026-03-08T07:00:00Z');
  expect((await outbox()).map((letter) => letter.person_id)).toContain(who.academicTutor);
  await site.database.pool.query('DROP TRIGGER refuse ON outbox; DROP FUNCTION pg_temp_refuse');
});

test('two workers at the same hour write each letter once', async () => {
  await follow(1);
  await schedule();
  clock.time = Date.parse('2026-03-08T07:00:00Z');
  await enqueue(db(), 'send-reminders', {});
  await enqueue(db(), 'send-reminders', {});
  await Promise.all([site.work(), site.work()]);
  const people = (await outbox()).map((letter) => letter.person_id);
  expect(people.length).toBe(new Set(people).size);
});

describe('after the last reminder', () => {
  const page = async (person: string) => {
    const headers = { accept: 'text/html', 'accept-language': 'fr', ...(await who.as(person)) };
    const answer = await site.app.request(`/cohorts/${who.otherCohort}/calls`, { headers });
    return { status: answer.status, text: (await answer.text()).replaceAll(/[\u00a0\u202f]/g, ' ') };
  };
  test('a lead who stopped the letters of calls gets none', async () => {
    await follow(1);
    await schedule();
    const digest = { school: who.school, schoolName: '', person: who.otherLead, kind: 'remind-staff', stopped: false };
    await setStopped(db(), digest, true, clock.time);
    await runAt('2026-03-25T07:00:00Z');
    await runAt('2026-03-26T08:00:00Z');
    expect((await outbox()).filter((letter) => letter.kind === 'remind-staff')).toEqual([]);
  });
  test('the lead is told once whom to call, and the list says what was done', async () => {
    await follow(1);
    await schedule();
    await runAt('2026-03-25T07:00:00Z');
    expect((await page(who.otherLead)).text).toContain('Personne n’est à appeler');
    await runAt('2026-03-26T08:00:00Z');
    await runAt('2026-03-26T09:00:00Z');
    await runAt('2026-03-27T09:00:00Z');
    const told = (await outbox()).filter((letter) => letter.kind === 'remind-staff');
    expect(told.map((letter) => letter.person_id)).toEqual([who.otherLead]);
    expect(told[0]!.text).toContain('Karim Bonnard');
    const { text } = await page(who.otherLead);
    expect(text).toContain('Deux personnes sont à appeler');
    expect(text).toContain('Un rappel, le');
    expect((await page(who.lead)).status).toBe(404);
    expect((await page(who.student)).status).toBe(404);
  });
});

test('by hand: one letter a person, at once, even to who stopped the digests; none to who has just got one, and again later', async () => {
  await follow(1);
  await follow(2);
  await schedule();
  const missions = await listMissions(db(), who.school, { cohort: who.otherCohort });
  const parsed = parseSettings({ SMTP_URL: mail.url });
  if ('problems' in parsed) throw new Error('settings of this test');
  const deps = { config: parsed.config, clock, shelf: () => shelf };
  const ask = () =>
    db()
      .transaction()
      .execute((trx) => remindNow(deps, trx, { missions, by: { person: who.otherLead, via: 'session' }, at: clock.time }));
  const first = await ask();
  expect(first.letters).toBeGreaterThanOrEqual(2);
  expect(await ask()).toEqual({ letters: 0, reminders: 0, spared: first.letters });
  clock.time += 3_600_001;
  expect(await ask()).toEqual(first);
  const [letter] = (await outbox()).filter((each) => each.person_id === who.companyTutor);
  expect(letter).toMatchObject({ kind: 'remind-tutor', reply_to: 'elie.vasseur@example.org' });
});
