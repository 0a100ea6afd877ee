/** A version that tutors validate: they are reminded as the guide says, then the student once one of them refused it; then called. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pdf, type StudentSite, studentSite } from '../../tests/support/sending.ts';
import { linksOf } from '../identity/link-state.store.ts';
import { readLibrary } from '../guide/library.store.ts';
import type { Guide } from '../guide/schema.ts';
import { enqueue } from '../kernel/jobs.ts';
import { sendAgain } from '../kernel/outbox-again.store.ts';
import { ROOT } from '../kernel/root.ts';
import { DAY_MS } from '../kernel/span.ts';
import { setStopped } from '../letter/stop.store.ts';
import { breakOff, leaveTutor } from '../mission/course.store.ts';
import { setDates } from '../mission/cohort.store.ts';
import { listMissions } from '../mission/mission.store.ts';
import type { ReminderCase } from './missing.ts';
import { callsDue, leftOf } from './reminder.ts';
import { casesOf, remindersOf } from './reminder.store.ts';

const { files, frameworks } = readLibrary(join(ROOT, 'content'));
const both = ['company-tutor' as const, 'academic-tutor' as const];
/** Digi5 with slides that both tutors validate. */
const withReminders = (days: readonly number[]): Guide[] =>
  files.map(({ guide }) => {
    const validated = { optional: true, validatedBy: both, validationReminders: days.map((each) => ({ days: each })) };
    if (guide.guide !== 'digi5') return guide;
    return { ...guide, deliverables: guide.deliverables.map((d) => (d.id === 'slides' ? { ...d, ...validated } : d)) };
  });
const guides = withReminders([-3, -10]);

let at: StudentSite;
let came: number;
async function begin(shelf = guides) {
  at = await studentSite({ shelf: { guides: shelf, frameworks } });
  // No date is near, of anyone.
  for (const { school, cohort } of [at.school, at.school.other]) await setDates(db(), { school, cohort, dates: {} });
  await at.hand({ bytes: pdf('note') }, 'slides');
  came = at.now;
}
beforeEach(() => begin());
afterEach(() => at.site.close());

const db = () => at.site.database.db;
const KINDS = ['remind-tutor', 'remind-student', 'remind-version'];
const written = () =>
  db()
    .selectFrom('outbox')
    .select(['address', 'kind', 'subject', 'text', 'dropped_at', 'letter_id'])
    .where('kind', 'in', KINDS)
    .orderBy('written_at')
    .orderBy('address')
    .execute();
/** The reminders that left on the day after so many others since the version came, in the morning. */
async function remindedOn(days: number) {
  at.now = came + days * DAY_MS;
  const before = (await written()).length;
  await enqueue(db(), 'send-reminders', {});
  await at.site.work();
  return (await written()).slice(before).map((each) => ({ ...each, text: each.text.replaceAll(/[\u00a0\u202f]/g, ' ') }));
}
const addresses = async (days: number) => (await remindedOn(days)).map(({ address }) => address);
/** What a tutor says so many days after the version came. */
async function say(person: string, valid: 'yes' | 'no', days: number, comment = 'Revoir le plan.') {
  at.now = came + days * DAY_MS;
  const [note] = await at.versions('slides');
  const headers = { accept: 'text/html', ...(await at.school.as(person)), 'content-type': 'application/x-www-form-urlencoded' };
  const body = new URLSearchParams({ valid, comment }).toString();
  expect((await at.site.app.request(`/deposits/${note!.id}/validations`, { method: 'POST', headers, body })).status).toBe(303);
}
const handAgain = (days: number) => {
  at.now = came + days * DAY_MS;
  return at.hand({ bytes: pdf(`note of day ${days}`) }, 'slides');
};
const cases = async (): Promise<ReminderCase[]> =>
  casesOf(db(), { guides, frameworks }, await listMissions(db(), at.school.school, { cohort: at.school.cohort }));
const callsOf = async (all: readonly ReminderCase[], days: number) => {
  const left = leftOf(await remindersOf(db(), at.school.school, [at.school.mission]));
  return callsDue(all, { left, stopped: new Set(), now: came + days * DAY_MS });
};
const called = async (days: number) => {
  const { calls, first } = await callsOf(await cases(), days);
  return [...calls, ...first].map(({ person, asks }) => `${person.firstName} ${asks.kind}`);
};

test('both are reminded on the third day and on the tenth, the company’s tutor by a link that works', async () => {
  expect(await remindedOn(2)).toEqual([]);
  const third = await remindedOn(3);
  expect(third.length).toBe(2);
  expect(third[1]!.text).toContain('à valider, déposé le');
  // Who has not answered has missed no date.
  expect(third.map(({ subject }) => subject).join()).not.toContain('en retard');
  const links = await linksOf(db(), at.school.school, [at.school.mission]);
  expect(links.map(({ purpose, item, person }) => `${purpose} ${item} ${person === at.school.companyTutor}`)).toEqual([
    'validation slides true',
    'validation slides true',
  ]);
  expect(third[0]!.text).toContain(`/missions/${at.school.mission}/validations/slides`);
  expect(await remindedOn(4)).toEqual([]);
  expect((await remindedOn(10)).length).toBe(2);
  expect([await called(10.5), await called(12)]).toEqual([[], ['Karim validation', 'Hélène validation']]);
});

test('who validated is reminded no more; a tutor who left the mission is not either', async () => {
  await say(at.school.academicTutor, 'yes', 0);
  expect(await addresses(3)).toEqual(['karim.bonnard@example.org']);
  const { school, mission, companyTutor } = at.school;
  await leaveTutor(db(), { school, mission, person: companyTutor, kind: 'company', at: at.now, reason: 'Départ' });
  expect(await remindedOn(10)).toEqual([]);
  expect(await called(12)).toEqual([]);
});

test('a new version is dated from its own day', async () => {
  await remindedOn(3);
  await handAgain(4);
  expect(await remindedOn(6)).toEqual([]);
  expect((await remindedOn(7)).length).toBe(2);
});

test('a guide without reminders reminds nobody and calls nobody', async () => {
  await at.site.close();
  await begin(withReminders([]));
  for (const days of [3, 10]) expect(await remindedOn(days)).toEqual([]);
  const { school, cohort } = at.school;
  const shelf = { guides: withReminders([]), frameworks };
  const all = await casesOf(db(), shelf, await listMissions(db(), school, { cohort }));
  expect(await callsOf(all, 12)).toEqual({ calls: [], first: [] });
});

test('the student of a version that a tutor refused is reminded instead, from the day of the refusal, with the reason; then called', async () => {
  await say(at.school.companyTutor, 'no', 1, 'Il manque <le calendrier>.');
  expect(await remindedOn(3)).toEqual([]);
  const [letter, ...none] = await remindedOn(4);
  expect(none).toEqual([]);
  expect(letter).toMatchObject({ address: 'ines.caradec@example.org', kind: 'remind-version' });
  expect(letter!.subject.replaceAll('\u00a0', ' ')).toMatch(/^Pour action : .+, une nouvelle version est attendue$/);
  expect(letter!.text).toContain('vous a été demandée par Karim Bonnard le ');
  expect(letter!.text).toContain('Ce qui doit changer : Il manque <le calendrier>.');
  expect(letter!.text).toContain(`Déposer une nouvelle version : `);
  expect(letter!.text).toContain(`/missions/${at.school.mission}/deposits/slides`);
  expect((await remindedOn(11)).map(({ kind }) => kind)).toEqual(['remind-version']);
  expect([await called(11.5), await called(13)]).toEqual([[], ['Inès version']]);
});

test('in English, to who reads English', async () => {
  await db().updateTable('person').set({ lang: 'en' }).where('person_id', '=', at.school.student).execute();
  await say(at.school.companyTutor, 'no', 0);
  const [letter] = await remindedOn(3);
  expect(letter!.subject).toMatch(/^Action needed: .+, another version is awaited$/);
  expect(letter!.text).toContain('What has to change: Revoir le plan.');
  expect(letter!.text).toContain('Hand in another version: ');
});

test('two tutors who refuse are both named, each with their reason; the first date counts', async () => {
  await say(at.school.companyTutor, 'no', 0, 'Le plan.');
  await say(at.school.academicTutor, 'no', 2, 'Le calendrier.');
  const [letter] = await remindedOn(3);
  expect(letter!.text).toContain('demandée par Karim Bonnard et Hélène Le Goff');
  expect(letter!.text).toContain('Karim Bonnard : « Le plan. » Hélène Le Goff : « Le calendrier. »');
});

test('the reminders of a refused version stop once a new one is filed, once no tutor refuses it, once the mission broke off', async () => {
  const { school, mission, companyTutor, academicTutor } = at.school;
  await say(companyTutor, 'no', 0);
  await handAgain(1);
  // The new version waits for both.
  expect(await addresses(4)).toEqual(['helene.legoff@example.org', 'karim.bonnard@example.org']);
  await say(academicTutor, 'no', 5);
  await say(academicTutor, 'yes', 6);
  expect(await addresses(8)).toEqual([]);
  await say(companyTutor, 'no', 9);
  await breakOff(db(), { school, mission, brokenOff: { on: '2026-01-01', reason: 'x' } });
  expect(await remindedOn(12)).toEqual([]);
  expect(await called(30)).toEqual([]);
});

test('who refused and left refuses no more: the others are waited for again', async () => {
  const { school, mission, companyTutor } = at.school;
  await say(companyTutor, 'no', 0);
  await leaveTutor(db(), { school, mission, person: companyTutor, kind: 'company', at: at.now, reason: 'Départ' });
  expect(await addresses(3)).toEqual(['helene.legoff@example.org']);
});

test('a letter that waited while the new version came is not sent', async () => {
  await say(at.school.companyTutor, 'no', 0);
  const [letter] = await remindedOn(3);
  await handAgain(4);
  await say(at.school.companyTutor, 'no', 4.5);
  await db()
    .updateTable('outbox')
    .set({ sent_at: null, dead_at: new Date(at.now) })
    .where('letter_id', '=', letter!.letter_id)
    .execute();
  await sendAgain(db(), at.school.school, letter!.letter_id);
  await at.site.work();
  expect((await written()).find(({ letter_id }) => letter_id === letter!.letter_id)!.dropped_at).not.toBeNull();
});

test('one letter a day: with a date that is near, the version has its line in the same letter; stopped, it has none', async () => {
  const { school, cohort, student } = at.school;
  const near = new Date(came + 10 * DAY_MS).toISOString().slice(0, 10);
  await setDates(db(), { school, cohort, dates: { 'memoir-due': { day: near } } });
  await say(at.school.companyTutor, 'no', 0);
  const own = async (days: number) => (await remindedOn(days)).filter(({ address }) => address === 'ines.caradec@example.org');
  const [letter, ...none] = await own(3);
  expect([letter!.kind, none]).toEqual(['remind-student', []]);
  expect(letter!.text).toContain('nouvelle version demandée par Karim Bonnard le ');
  expect(letter!.text).toContain(': Revoir le plan.');
  const stop = { school, schoolName: '', person: student, kind: 'remind-version', stopped: false };
  await setStopped(db(), stop, true, at.now);
  const [last] = await own(10);
  expect(last!.kind).toBe('remind-student');
  expect(last!.text).not.toContain('nouvelle version');
});
