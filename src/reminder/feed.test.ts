/** Calendars that diaries read: whose dates, until when, what moved and what was struck out. */
import { describe, expect, test } from 'vitest';
import { DATES, reminding } from '../../tests/support/reminding.ts';
import { setDates } from '../mission/cohort.store.ts';

const here = reminding();
const { clock, db, follow, schedule } = here;

describe('calendars', () => {
  const post = async (person: string, intent: string) =>
    here.site.app.request('/account/calendar', {
      method: 'POST',
      headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded', ...(await here.who.as(person)) },
      body: `intent=${intent}`,
    });
  const make = async (person: string) =>
    new URL(/value="(https:[^"]+\/calendar\/[^"]+)"/.exec(await (await post(person, 'make')).text())![1]!).pathname;

  test('a student reads their own dates, without entering; the address changes and is taken away', async () => {
    const first = await make(here.who.student);
    const answer = await here.site.app.request(first);
    expect(answer.headers.get('content-type')).toContain('text/calendar');
    const text = (await answer.text()).replaceAll('\r\n ', '');
    expect(text).toContain('SUMMARY:Dépôt du mémoire');
    expect(text).toContain('DTSTART;VALUE=DATE:20260202\r\n');
    expect(text).toContain(`URL;VALUE=URI:https://soutenir.example.org/missions/${here.who.mission}`);
    const second = await make(here.who.student);
    expect((await here.site.app.request(first)).status).toBe(404);
    expect((await here.site.app.request(second)).status).toBe(200);
    await post(here.who.student, 'revoke');
    expect((await here.site.app.request(second)).status).toBe(404);
    const [kept] = await db().selectFrom('calendar_feed').selectAll().execute();
    expect(kept).toBeUndefined();
  });

  test('a tutor reads what they owe, a lead the steps of their cohorts; nobody reads another’s', async () => {
    await follow(1);
    await schedule();
    const read = async (person: string) =>
      (await (await here.site.app.request(await make(person))).text()).replaceAll('\r\n ', '');
    const tutor = await read(here.who.companyTutor);
    expect(tutor).toContain('Anna Kerros1');
    expect(tutor).not.toContain('Dépôt');
    const lead = await read(here.who.otherLead);
    expect(lead).toContain('MISL\\, promotion 2026');
    expect(lead).not.toContain('Digi5');
    const given = { until: '2026-04-01T21:59:59Z', reason: 'x', given_by: here.who.otherLead, given_at: new Date(clock.time) };
    const all = { school_id: here.who.school, cohort_id: here.who.otherCohort, milestone: 'appraisals-due' };
    await db()
      .insertInto('extension')
      .values({ ...all, ...given })
      .execute();
    const later = (await read(here.who.otherLead)).split('BEGIN:VEVENT').find((each) => each.includes('appraisals-due@'));
    expect(later).toContain('DTSTART;VALUE=DATE:20260401\r\n');
    expect(later).toContain('SEQUENCE:1');
    expect((await here.site.app.request('/calendar/nobody.ics')).status).toBe(404);
  });

  test('what has an hour is at it: a deadline ends then, a defence begins then and takes what the guide says', async () => {
    await follow(1);
    const defence = { day: '2026-10-06', time: '14:00:00' };
    await schedule({ ...DATES, 'report-due': { day: '2026-09-15', time: '12:00:00' }, defence });
    await setDates(db(), { school: here.who.school, cohort: here.who.cohort, dates: { defence } });
    const eventFor = async (lead: string) => {
      const text = (await (await here.site.app.request(await make(lead))).text()).replaceAll('\r\n ', '');
      return (milestone: string) => text.split('BEGIN:VEVENT').find((each) => each.includes(`${milestone}@`))!;
    };
    const event = await eventFor(here.who.otherLead);
    expect(event('report-due')).toMatch(/DTSTART:20260915T093000Z\r\nDTEND:20260915T100000Z/);
    // One guide says how long a defence takes, the other does not.
    expect(event('defence')).toContain('DTSTART:20261006T120000Z\r\nDTEND:20261006T130000Z');
    expect((await eventFor(here.who.lead))('defence')).toContain('DTSTART:20261006T120000Z\r\nDTEND:20261006T123000Z');
    expect(event('appraisals-due')).toContain('DTSTART;VALUE=DATE:20260315\r\n');
    expect(event('appraisals-due')).not.toContain('DTEND');
  });

  test('a diary that has it is told so; a step that moved or was struck out keeps its name', async () => {
    const address = await make(here.who.student);
    const first = await here.site.app.request(address);
    const etag = first.headers.get('etag')!;
    clock.time += 3_600_000;
    const again = await here.site.app.request(address, { headers: { 'if-none-match': `"other", ${etag}` } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const weak = await here.site.app.request(address, { headers: { 'if-none-match': `W/${etag}` } });
    expect(weak.status).toBe(304);
    expect(first.headers.get('x-robots-tag')).toContain('noindex');
    const before = await first.text();
    for (const line of before.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(before.split('\r\n').join('')).not.toMatch(/[\r\n]/);
    const uids = (text: string) => [...text.replaceAll('\r\n ', '').matchAll(/^UID:(.*)$/gm)].map(([, uid]) => uid);
    const mission = { school_id: here.who.school, mission_id: here.who.mission, milestone: 'memoir-due' };
    await db()
      .insertInto('extension')
      .values({
        ...mission,
        until: '2026-04-01T21:59:59Z',
        reason: 'x',
        cohort_id: here.who.cohort,
        given_by: here.who.lead,
        given_at: new Date(clock.time),
      })
      .execute();
    const moved = (await (await here.site.app.request(address)).text()).replaceAll('\r\n ', '');
    expect(uids(moved).toSorted()).toEqual(uids(before).toSorted());
    const event = moved.split('BEGIN:VEVENT').find((each) => each.includes('memoir-due@'))!;
    expect(event).toContain('DTSTART;VALUE=DATE:20260401\r\n');
    expect(event).toContain('SEQUENCE:1');
    await db()
      .updateTable('mission')
      .set({ broken_off_on: '2026-01-20', broken_off_reason: 'x' })
      .where('mission_id', '=', here.who.mission)
      .execute();
    const struck = (await (await here.site.app.request(address)).text()).replaceAll('\r\n ', '');
    expect(struck).toContain('STATUS:CANCELLED');
    expect(struck).toContain('SUMMARY:Annulé');
    expect(struck.match(/STATUS:CANCELLED/g)).toHaveLength(struck.match(/BEGIN:VEVENT/g)!.length);
  });

  test('who left reads nothing more', async () => {
    const address = await make(here.who.student);
    await db()
      .updateTable('person')
      .set({ left_at: new Date(clock.time) })
      .where('person_id', '=', here.who.student)
      .execute();
    expect((await here.site.app.request(address)).status).toBe(404);
  });
});
