/** A framing note that both tutors validate, where the guide asks for it. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLink, secretOf } from '../../tests/support/links.ts';
import { pdf, type StudentSite, studentSite } from '../../tests/support/sending.ts';
import { readLibrary } from '../guide/library.store.ts';
import { linksOf } from '../identity/link-state.store.ts';
import { ROOT } from '../kernel/root.ts';
import { invitationsOf } from '../mission/asked.store.ts';
import { addTutor, breakOff, leaveTutor } from '../mission/course.store.ts';
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
    { action: 'tutors.invited', actor: student },
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

test('while its check runs, the page of who writes a word on it is not loaded again by itself, nor the one that gives back what was wrong', async () => {
  const { companyTutor, academicTutor, student } = at.school;
  await at.hand({ bytes: pdf('second note') }, 'slides');
  const last = (await at.versions('slides'))[0]!.id;
  const refreshes = (html: string) => [
    html.includes('http-equiv="refresh"'),
    html.includes(`<a href="/deposits/${last}">Actualiser`),
  ];
  expect(refreshes(await shown(student, `/deposits/${last}`))).toEqual([true, false]);
  expect(refreshes(await shown(companyTutor, `/deposits/${last}`))).toEqual([false, true]);
  const refused = await say(academicTutor, { valid: 'no', comment: '' }, last);
  expect(refused.status).toBe(422);
  const html = await refused.text();
  expect(html).toContain('data-wait-bar');
  expect(refreshes(html)).toEqual([false, true]);
  // It asks for the report where the report will be, not where the word was sent.
  expect(html).toContain(`data-at="/deposits/${last}"`);
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

const letters = (kind: string) =>
  at.site.database.db
    .selectFrom('outbox')
    .select(['person_id', 'address', 'subject', 'text', 'reply_to', 'link_id'])
    .where('kind', '=', kind)
    .orderBy('written_at')
    .orderBy('address')
    .execute();
const withSpaces = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

test('both tutors are asked as it is handed in: the company’s by a link, the school’s by their account; each has a state', async () => {
  const { companyTutor, academicTutor, mission, school } = at.school;
  const [academic, company, ...none] = await letters('invite-validation');
  expect(none).toEqual([]);
  expect([academic!.person_id, company!.person_id]).toEqual([academicTutor, companyTutor]);
  expect(company!.text).toContain('/l/⟦secret⟧');
  expect(academic!.text).toContain(`/missions/${mission}/validations/slides`);
  const states = async () =>
    (await invitationsOf(at.site.database.db, school, [mission]))
      .map((i) => `${i.by} ${i.purpose} ${i.item} ${i.progress}`)
      .toSorted();
  expect(await states()).toEqual(['account validation slides waiting', 'link validation slides waiting']);
  const door = await at.page(await at.school.as(academicTutor), `/missions/${mission}/validations/slides`);
  expect(door.status).toBe(303);
  await shown(academicTutor);
  const [link] = await linksOf(at.site.database.db, school, [mission]);
  const { headers } = await openLink(at.site, await secretOf(at.site, link!.id));
  expect(await states()).toEqual(['account validation slides opened', 'link validation slides opened']);
  await say(academicTutor, { valid: 'yes', comment: '' });
  const by = await at.site.app.request(`/deposits/${note}/validations`, {
    method: 'POST',
    headers: { accept: 'text/html', ...headers!, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'valid=yes&comment=',
  });
  expect(by.status).toBe(303);
  expect(await states()).toEqual(['account validation slides submitted', 'link validation slides submitted']);
});

test('the link reads that document and answers, and opens nothing else', async () => {
  const { mission, school } = at.school;
  await at.hand({ bytes: pdf('memoir') }, 'memoire');
  const memoir = (await at.versions('memoire'))[0]!.id;
  const [link] = await linksOf(at.site.database.db, school, [mission]);
  const { answer, headers } = await openLink(at.site, await secretOf(at.site, link!.id));
  expect(answer.headers.get('location')).toBe(`/missions/${mission}/validations/slides`);
  const status = async (path: string) =>
    (await at.site.app.request(path, { headers: { accept: 'text/html', ...headers! } })).status;
  expect(await status(`/missions/${mission}/validations/slides`)).toBe(303);
  const own = await at.site.app.request(`/deposits/${note}`, { headers: { accept: 'text/html', ...headers! } });
  expect(await own.text()).toContain('<h1>Votre validation est attendue. ');
  expect(await status(`/deposits/${note}`)).toBe(200);
  expect(await status(`/deposits/${note}/file`)).toBe(200);
  expect(await status(`/missions/${mission}/deposits/slides`)).toBe(200);
  for (const path of [
    `/deposits/${memoir}`,
    `/deposits/${memoir}/file`,
    `/missions/${mission}/deposits/memoire`,
    `/missions/${mission}`,
  ])
    expect(`${path} ${await status(path)}`).toBe(`${path} 404`);
});

test('the student is told of each answer, with its words and who is still awaited; the answer reaches the tutor', async () => {
  const { companyTutor, academicTutor, student } = at.school;
  await say(companyTutor, { valid: 'yes', comment: 'Bon plan.' });
  const [validated] = await letters('deposit-validated');
  expect(validated).toMatchObject({ person_id: student, reply_to: 'karim.bonnard@example.org' });
  expect(validated!.text).toContain('Bon plan.');
  expect(withSpaces(validated!.text)).toContain('Encore attendu : Hélène Le Goff');
  await say(academicTutor, { valid: 'no', comment: 'Précisez le calendrier.' });
  const [refused] = await letters('deposit-refused');
  expect(withSpaces(refused!.subject)).toContain('une nouvelle version est demandée');
  expect(refused!.text).toContain('Précisez le calendrier.');
});

test('another version that a tutor wants is the next thing to do, is accepted after the deadline, and is asked of both again', async () => {
  const { academicTutor, school, mission, lead } = at.school;
  await say(academicTutor, { valid: 'no', comment: 'Précisez le calendrier.' });
  const { db } = at.site.database;
  await db
    .updateTable('cohort')
    .set({ dates: JSON.stringify({ 'slides-due': { day: '2020-01-01' } }) })
    .execute();
  const thread = await at.page(undefined, `/missions/${mission}`);
  expect(thread.text).toContain('vous est demandée');
  const hand = await at.page(undefined, at.address('slides'));
  expect(hand.text).toContain('par Hélène Le Goff');
  expect(hand.text).toContain('Précisez le calendrier.');
  await at.hand({ bytes: pdf('note, corrected') }, 'slides');
  expect((await at.versions('slides')).length).toBe(2);
  expect((await letters('invite-validation')).length).toBe(4);
  expect((await linksOf(db, school, [mission])).filter((link) => link.servedAt === null).length).toBe(2);
  expect((await at.page(await at.school.as(lead), `/missions/${mission}`)).text).toContain(
    'Attend la validation de Karim Bonnard et Hélène Le Goff',
  );
  // it is closed once nobody wants another one
  await at.hand({ bytes: pdf('note, once more') }, 'slides');
  expect((await at.versions('slides')).length).toBe(2);
});

test('who validated and left has validated; their successor is not waited for', async () => {
  const { companyTutor, academicTutor, school, mission, juror } = at.school;
  const { db } = at.site.database;
  await say(companyTutor, { valid: 'yes', comment: '' });
  await say(academicTutor, { valid: 'no', comment: 'Non.' });
  const follows = { school, mission, at: at.now };
  await leaveTutor(db, { ...follows, person: companyTutor, kind: 'company', reason: 'Départ' });
  await leaveTutor(db, { ...follows, person: academicTutor, kind: 'academic', reason: 'Départ' });
  expect(await shown(at.school.student)).toContain(
    'Validé par Karim Bonnard. Aucun tuteur école n’est encore connu pour valider',
  );
  await addTutor(db, { ...follows, person: juror, kind: 'company', confirmedAt: at.now });
  expect(await shown(at.school.student)).toContain('Validé par Karim Bonnard. Aucun tuteur école');
});

test('nobody is asked of a mission that broke off, and nobody validates any more', async () => {
  const { companyTutor, school, mission } = at.school;
  await breakOff(at.site.database.db, { school, mission, brokenOff: { on: '2026-01-10', reason: 'Faillite' } });
  expect((await say(companyTutor, { valid: 'yes', comment: '' })).status).toBe(404);
  await at.hand({ bytes: pdf('note, corrected') }, 'slides');
  expect((await letters('invite-validation')).length).toBe(2);
});
