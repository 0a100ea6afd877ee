/** What a letter has just asked of someone is no line of that day's reminders. */
import { expect, test } from 'vitest';
import { reminding } from '../../tests/support/reminding.ts';

const here = reminding();
const { clock, db, follow, schedule, runAt } = here;

const invite = async (mission: string) =>
  here.site.app.request(`/missions/${mission}/invitations`, {
    method: 'POST',
    headers: { accept: 'text/html', ...(await here.who.as(here.who.otherLead)) },
  });
const letters = async (person: string) =>
  db().selectFrom('outbox').select(['letter_id', 'kind', 'text']).where('person_id', '=', person).orderBy('written_at').execute();
const kinds = async (person: string) => (await letters(person)).map(({ kind }) => kind);

test('asked a week before the date: not reminded that day nor the next, by link or by account; of another mission they are', async () => {
  const mission = await follow(1);
  await schedule();
  const people = [here.who.companyTutor, here.who.academicTutor];
  clock.time = Date.parse('2026-03-08T06:30:00Z');
  expect((await invite(mission)).status).toBe(303);
  await runAt('2026-03-08T07:32:00Z');
  await runAt('2026-03-09T07:32:00Z');
  expect(await Promise.all(people.map(kinds))).toEqual([['invite-appraisal'], ['invite-academic']]);
  // The same people, for someone of whom nobody asked them.
  await follow(2);
  await runAt('2026-03-09T08:32:00Z');
  for (const person of people) {
    const [, reminder, ...more] = await letters(person);
    expect([reminder!.kind, more]).toEqual(['remind-tutor', []]);
    expect(reminder!.text).toContain('Kerros2');
    expect(reminder!.text).not.toContain('Kerros1');
  }
  await runAt('2026-03-14T07:00:00Z');
  for (const person of people) expect((await letters(person))[2]!.text).toMatch(/Kerros1[^]*Kerros2|Kerros2[^]*Kerros1/);
});

test('an invitation that came back asked nothing: the reminder leaves', async () => {
  const mission = await follow(1, { companyTutors: [here.who.companyTutor], academicTutors: [] });
  await schedule();
  clock.time = Date.parse('2026-03-08T06:30:00Z');
  await invite(mission);
  await here.site.work();
  await db()
    .updateTable('outbox')
    .set({ dead_at: new Date(clock.time), problem: '4.4.1, no answer' })
    .execute();
  await runAt('2026-03-08T07:32:00Z');
  expect(await kinds(here.who.companyTutor)).toEqual(['invite-appraisal', 'remind-tutor']);
});
