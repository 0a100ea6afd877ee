/** Calendars that diaries read: whose dates, until when, what moved and what was struck out. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildSchoolSite, type SampleSchool, sampleSchool } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { type MailServer, startMailServer } from '../../tests/support/smtp.ts';
import { setDates } from '../mission/cohort.store.ts';
import { createMission } from '../mission/mission.store.ts';
import { confirmTutors } from '../mission/course.store.ts';
import { addPerson } from '../identity/person.store.ts';

const clock = { time: 0, now: () => clock.time };
let site: Site;
let who: SampleSchool;
let mail: MailServer;
beforeAll(async () => {
  mail = await startMailServer();
  site = await buildSchoolSite({ clock, settings: { SMTP_URL: mail.url, BASE_URL: 'https://soutenir.example.org' } });
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

describe('calendars', () => {
  const post = async (person: string, intent: string) =>
    site.app.request('/account/calendar', {
      method: 'POST',
      headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded', ...(await who.as(person)) },
      body: `intent=${intent}`,
    });
  const make = async (person: string) =>
    new URL(/value="(https:[^"]+\/calendar\/[^"]+)"/.exec(await (await post(person, 'make')).text())![1]!).pathname;

  test('a student reads their own dates, without entering; the address changes and is taken away', async () => {
    const first = await make(who.student);
    const answer = await site.app.request(first);
    expect(answer.headers.get('content-type')).toContain('text/calendar');
    const text = (await answer.text()).replaceAll('\r\n ', '');
    expect(text).toContain('SUMMARY:Dépôt du mémoire');
    expect(text).toContain('DTEND:20260202T225959Z');
    expect(text).toContain(`URL;VALUE=URI:https://soutenir.example.org/missions/${who.mission}`);
    const second = await make(who.student);
    expect((await site.app.request(first)).status).toBe(404);
    expect((await site.app.request(second)).status).toBe(200);
    await post(who.student, 'revoke');
    expect((await site.app.request(second)).status).toBe(404);
    const [kept] = await db().selectFrom('calendar_feed').selectAll().execute();
    expect(kept).toBeUndefined();
  });

  test('a tutor reads what they owe, a lead the steps of their cohorts; nobody reads another’s', async () => {
    await follow(1);
    await schedule();
    const read = async (person: string) => (await (await site.app.request(await make(person))).text()).replaceAll('\r\n ', '');
    const tutor = await read(who.companyTutor);
    expect(tutor).toContain('Anna Kerros1');
    expect(tutor).not.toContain('Dépôt');
    const lead = await read(who.otherLead);
    expect(lead).toContain('MISL\\, promotion 2026');
    expect(lead).not.toContain('Digi5');
    expect((await site.app.request('/calendar/nobody.ics')).status).toBe(404);
  });

  test('a diary that has it is told so; a step that moved or was struck out keeps its name', async () => {
    const address = await make(who.student);
    const first = await site.app.request(address);
    const etag = first.headers.get('etag')!;
    clock.time += 3_600_000;
    const again = await site.app.request(address, { headers: { 'if-none-match': `"other", ${etag}` } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(first.headers.get('x-robots-tag')).toContain('noindex');
    const before = await first.text();
    for (const line of before.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(before.split('\r\n').join('')).not.toMatch(/[\r\n]/);
    const uids = (text: string) => [...text.replaceAll('\r\n ', '').matchAll(/^UID:(.*)$/gm)].map(([, uid]) => uid);
    const mission = { school_id: who.school, mission_id: who.mission, milestone: 'memoir-due' };
    await db()
      .insertInto('extension')
      .values({
        ...mission,
        until: '2026-04-01T21:59:59Z',
        reason: 'x',
        cohort_id: who.cohort,
        given_by: who.lead,
        given_at: new Date(clock.time),
      })
      .execute();
    const moved = (await (await site.app.request(address)).text()).replaceAll('\r\n ', '');
    expect(uids(moved).toSorted()).toEqual(uids(before).toSorted());
    const event = moved.split('BEGIN:VEVENT').find((each) => each.includes('memoir-due@'))!;
    expect(event).toContain('DTEND:20260401T215959Z');
    expect(event).toContain('SEQUENCE:1');
    await db()
      .updateTable('mission')
      .set({ broken_off_on: '2026-01-20', broken_off_reason: 'x' })
      .where('mission_id', '=', who.mission)
      .execute();
    const struck = (await (await site.app.request(address)).text()).replaceAll('\r\n ', '');
    expect(struck).toContain('STATUS:CANCELLED');
    expect(struck).toContain('SUMMARY:Annulé');
    expect(struck.match(/STATUS:CANCELLED/g)).toHaveLength(struck.match(/BEGIN:VEVENT/g)!.length);
  });

  test('who left reads nothing more', async () => {
    const address = await make(who.student);
    await db()
      .updateTable('person')
      .set({ left_at: new Date(clock.time) })
      .where('person_id', '=', who.student)
      .execute();
    expect((await site.app.request(address)).status).toBe(404);
  });
});
