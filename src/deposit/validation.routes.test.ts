/** A framing note that both tutors validate, where the guide asks for it. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pdf, type StudentSite, studentSite } from '../../tests/support/sending.ts';
import { readLibrary } from '../guide/library.store.ts';
import { ROOT } from '../kernel/root.ts';
import { summariesOf } from './deposit.store.ts';

const { files, frameworks } = readLibrary(join(ROOT, 'content'));
/** Digi5 with slides that both tutors validate, as a framing note would be, and that a mission may do without. */
const guides = files.map(({ guide }) =>
  guide.guide === 'digi5'
    ? {
        ...guide,
        deliverables: guide.deliverables.map((d) =>
          d.id === 'slides' ? { ...d, optional: true, validatedBy: ['company-tutor' as const, 'academic-tutor' as const] } : d,
        ),
      }
    : guide,
);

let at: StudentSite;
let note: string;
beforeEach(async () => {
  at = await studentSite({ shelf: { guides, frameworks } });
  await at.hand({ bytes: pdf('note') }, 'slides');
  note = (await at.versions('slides'))[0]!.id;
});
afterEach(() => at.site.close());

async function say(person: string, form: Record<string, string>, deposit = note) {
  const headers = { accept: 'text/html', ...(await at.school.as(person)), 'content-type': 'application/x-www-form-urlencoded' };
  const body = new URLSearchParams(form).toString();
  return at.site.app.request(`/deposits/${deposit}/validations`, { method: 'POST', headers, body });
}
const shown = async (person: string, path = `/deposits/${note}`) => (await at.page(await at.school.as(person), path)).text;
const said = async () =>
  (await summariesOf(at.site.database.db, at.school.school, [at.school.mission])).find((d) => d.deliverable === 'slides')!
    .validations;

test('both tutors validate it, one asks for another version first; the journal of the mission tells', async () => {
  const { companyTutor, academicTutor, student, mission, school } = at.school;
  expect((await shown(student)).includes('Attend la validation de Karim Bonnard et Hélène Le Goff')).toBe(true);
  expect((await say(companyTutor, { valid: 'yes', comment: '' })).headers.get('location')).toBe(`/deposits/${note}#validation`);
  expect((await say(academicTutor, { valid: 'no', comment: 'Précisez le calendrier.' })).status).toBe(303);
  const waiting = await shown(student);
  expect(waiting.includes('Validé par Karim Bonnard. Une nouvelle version est demandée par Hélène Le Goff')).toBe(true);
  expect(waiting.includes('Précisez le calendrier.')).toBe(true);
  await say(academicTutor, { valid: 'yes', comment: '' });
  expect(await said()).toEqual(
    [
      { person: companyTutor, valid: true },
      { person: academicTutor, valid: false },
      { person: academicTutor, valid: true },
    ].map((each) => expect.objectContaining(each)),
  );
  expect((await shown(student)).includes('Validé par Karim Bonnard et Hélène Le Goff')).toBe(true);
  const journal = await at.site.database.db
    .selectFrom('journal')
    .select(['action', 'actor'])
    .where('school_id', '=', school)
    .where('subject', '=', `mission:${mission}`)
    .orderBy('seq')
    .execute();
  expect(journal).toEqual([
    { action: 'deposit.validated', actor: companyTutor },
    { action: 'deposit.refused', actor: academicTutor },
    { action: 'deposit.validated', actor: academicTutor },
  ]);
});

test.each<[string, Record<string, string>, string]>([
  ['nothing chosen', { valid: '', comment: 'Bien' }, 'Dites si vous validez ce document.'],
  ['another version without a word', { valid: 'no', comment: '' }, 'Dites ce qui doit changer.'],
  ['too long', { valid: 'yes', comment: 'x'.repeat(1001) }, 'mille signes au plus'],
])('nothing is kept: %s', async (_what, form, words) => {
  const answer = await say(at.school.companyTutor, form);
  expect(answer.status).toBe(422);
  expect((await answer.text()).includes(words)).toBe(true);
  expect(await said()).toEqual([]);
});

test('only tutors of the mission validate, and only where the guide asks for it', async () => {
  const yes = { valid: 'yes', comment: '' };
  expect((await say(at.school.student, yes)).status).toBe(403);
  expect((await say(at.school.lead, yes)).status).toBe(403);
  expect((await say(at.school.juror, yes)).status).toBe(404);
  await at.hand({ bytes: pdf('memoir') }, 'memoire');
  const memoir = (await at.versions('memoire'))[0]!.id;
  expect((await say(at.school.companyTutor, yes, memoir)).status).toBe(404);
  expect((await shown(at.school.companyTutor, `/deposits/${memoir}`)).includes('id="validation"')).toBe(false);
});

test('a version that another one supersedes is validated no more; the new one waits for both', async () => {
  await say(at.school.companyTutor, { valid: 'yes', comment: '' });
  await at.hand({ bytes: pdf('note, corrected') }, 'slides');
  expect((await say(at.school.academicTutor, { valid: 'yes', comment: '' })).status).toBe(404);
  expect(await said()).toEqual([]);
});
