/** Tutors who owe a validation: reminded on the third and tenth day after the version came, then called; never once it is given. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pdf, type StudentSite, studentSite } from '../../tests/support/sending.ts';
import { linksOf } from '../identity/link-state.store.ts';
import { readLibrary } from '../guide/library.store.ts';
import { enqueue } from '../kernel/jobs.ts';
import { ROOT } from '../kernel/root.ts';
import { DAY_MS } from '../kernel/span.ts';
import { listMissions } from '../mission/mission.store.ts';
import { callsDue, type ReminderCase } from './reminder.ts';
import { casesOf } from './reminder.store.ts';

const { files, frameworks } = readLibrary(join(ROOT, 'content'));
const both = ['company-tutor' as const, 'academic-tutor' as const];
/** Digi5 with slides that both tutors validate. */
const guides = files.map(({ guide }) =>
  guide.guide === 'digi5'
    ? {
        ...guide,
        deliverables: guide.deliverables.map((d) => (d.id === 'slides' ? { ...d, optional: true, validatedBy: both } : d)),
      }
    : guide,
);

let at: StudentSite;
let came: number;
beforeEach(async () => {
  at = await studentSite({ shelf: { guides, frameworks } });
  await at.hand({ bytes: pdf('note') }, 'slides');
  came = at.now;
});
afterEach(() => at.site.close());

const db = () => at.site.database.db;
/** What left on the day after so many others, in the morning: "address: line". */
async function remindedOn(days: number): Promise<string[]> {
  at.now = came + days * DAY_MS;
  const before = (await written()).length;
  await enqueue(db(), 'send-reminders', {});
  await at.site.work();
  return (await written()).slice(before).map(({ address, text }) => {
    const line = text.split('\n').find((each) => each.includes('valider'));
    return `${address}: ${line === undefined ? '' : line.replaceAll(/[\u00a0\u202f]/g, ' ')}`;
  });
}
const written = () =>
  db()
    .selectFrom('outbox')
    .select(['address', 'text'])
    .where('kind', '=', 'remind-tutor')
    .orderBy('written_at')
    .orderBy('address')
    .execute();
async function validate(person: string, valid: 'yes' | 'no') {
  const [note] = await at.versions('slides');
  const headers = { accept: 'text/html', ...(await at.school.as(person)), 'content-type': 'application/x-www-form-urlencoded' };
  return at.site.app.request(`/deposits/${note!.id}/validations`, {
    method: 'POST',
    headers,
    body: `valid=${valid}&comment=Revoir`,
  });
}
const cases = async (): Promise<ReminderCase[]> =>
  casesOf(db(), { guides, frameworks }, await listMissions(db(), at.school.school, { cohort: at.school.cohort }));
const called = async (days: number) =>
  callsDue(await cases(), new Map(), came + days * DAY_MS)
    .filter((each) => each.validates)
    .map(({ person }) => person.firstName);

test('both are reminded on the third day and on the tenth, the company’s tutor by a link that works', async () => {
  expect(await remindedOn(2)).toEqual([]);
  const third = await remindedOn(3);
  expect(third.length).toBe(2);
  expect(third[1]).toContain('à valider, déposé le');
  const links = await linksOf(db(), at.school.school, [at.school.mission]);
  expect(links.map(({ purpose, item, person }) => `${purpose} ${item} ${person === at.school.companyTutor}`)).toEqual([
    'validation slides true',
    'validation slides true',
  ]);
  expect((await written())[0]!.text).toContain(`/missions/${at.school.mission}/validations/slides`);
  expect(await remindedOn(4)).toEqual([]);
  expect((await remindedOn(10)).length).toBe(2);
  expect([await called(10.5), await called(12)]).toEqual([[], ['Karim', 'Hélène']]);
});

test('who validated is reminded no more; nobody is while another version is wanted', async () => {
  await validate(at.school.academicTutor, 'yes');
  expect((await remindedOn(3)).map((each) => each.split(':')[0])).toEqual(['karim.bonnard@example.org']);
  await validate(at.school.companyTutor, 'no');
  expect(await remindedOn(10)).toEqual([]);
  expect(await called(12)).toEqual([]);
});

test('a new version is dated from its own day', async () => {
  await remindedOn(3);
  at.now = came + 4 * DAY_MS;
  await at.hand({ bytes: pdf('note, corrected') }, 'slides');
  expect(await remindedOn(6)).toEqual([]);
  expect((await remindedOn(7)).length).toBe(2);
});
