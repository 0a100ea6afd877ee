/** What a student answers to an appraisal is told to its author, on the real database. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answered, type AppraisalSite, appraisalSite, get, post } from '../../tests/support/appraisals.ts';
import { openLink, secretOf } from '../../tests/support/links.ts';
import { SITE_NOW } from '../../tests/support/school.ts';
import { type MailServer, startMailServer } from '../../tests/support/smtp.ts';
import { linksOf } from '../identity/link-state.store.ts';
import { addTutor, leaveTutor } from '../mission/course.store.ts';

let at: AppraisalSite;
let now = SITE_NOW;
let mail: MailServer;
beforeAll(async () => {
  mail = await startMailServer();
  const options = { clock: { now: () => now }, settings: { SMTP_URL: mail.url } };
  at = await appraisalSite({ readBy: ['student', 'lead'], answerable: true }, options);
});
afterAll(async () => {
  await at.site.close();
  await mail.close();
});

const text = async (answer: Response) => (await answer.text()).replaceAll('&#39;', "'");
/** Sends the form of someone. @returns the address of what they sent */
const send = async (who: 'karim' | 'solene' | 'helene') =>
  (await post(at.site, at.form, at.as[who], { ...answered(at.rubric, 'good'), intent: 'submit' })).headers.get('location');
const answer = (address: string, words: string) => post(at.site, `${address}/replies`, at.as.student, { words });
const letters = () =>
  at.site.database.db.selectFrom('outbox').selectAll().where('kind', '=', 'appraisal-answered').orderBy('written_at').execute();

test('its author is told by one letter of what is answered in some minutes, by a link that opens what they sent', async () => {
  const { db } = at.site.database;
  const karims = (await send('karim'))!;
  now += 60_000;
  const twice = [1, 2].map(() => answer(karims, 'Merci <i>Karim</i>.'));
  expect((await Promise.all(twice)).map(({ status }) => status)).toEqual([303, 303]);
  const [letter, ...none] = await letters();
  expect(none).toEqual([]);
  expect(letter).toMatchObject({ person_id: at.people.karim, mission_id: at.mission });
  expect(letter!.subject).toBe('Maëlle Prigent a répondu à votre appréciation');
  expect(letter!.text).not.toContain('Merci <i>');
  now += 9 * 60_000;
  expect((await answer(karims, 'Merci Karim, pour tout.')).status).toBe(303);
  expect(await letters()).toHaveLength(1);
  now += 9 * 60_000;
  expect((await answer(karims, 'Un mot encore.')).status).toBe(303);
  expect(await letters()).toHaveLength(2);
  expect(await db.selectFrom('journal').select('seq').where('action', '=', 'appraisal.answered').execute()).toHaveLength(3);

  const token = await secretOf(at.site, letter!.link_id!);
  const first = await text(await get(at.site, `/l/${token}`));
  expect(first).toContain('<h1>Maëlle Prigent a répondu à votre appréciation</h1>');
  expect(first).not.toContain('C’est fait');
  const { headers = null, answer: opened } = await openLink(at.site, token);
  const form = await get(at.site, opened.headers.get('location')!, headers);
  expect(form.headers.get('location')).toBe(karims);
  const html = await text(await get(at.site, karims, headers));
  expect(html).toContain('<a href="#replies">Lire la réponse</a>');
  expect(html).toContain('Merci Karim, pour tout.');
  // To staff it stays what it was: given, when it was sent.
  const links = (await linksOf(db, at.school.school, [at.mission])).filter(({ person }) => person === at.people.karim);
  expect(new Set(links.map(({ progress }) => progress))).toEqual(new Set(['submitted']));
  const pages = await text(await get(at.site, karims, at.as.student));
  expect(pages).not.toContain('Lire la réponse');
});

test('who left the mission, or whom no letter reaches, is written nothing; a tutor of the school reads it by their account', async () => {
  const { db } = at.site.database;
  const solenes = (await send('solene'))!;
  const tutor = { school: at.school.school, mission: at.mission, person: at.people.solene, kind: 'company' as const };
  const before = (await letters()).length;
  const confirmed = (confirmed_at: Date | null) =>
    db.updateTable('mission_tutor').set({ confirmed_at }).where('person_id', '=', at.people.solene).execute();
  await confirmed(null);
  expect((await answer(solenes, 'Un')).status).toBe(303);
  await confirmed(new Date(SITE_NOW));
  await leaveTutor(db, { ...tutor, at: now, reason: 'Départ' });
  expect((await answer(solenes, 'Deux')).status).toBe(303);
  expect(await letters()).toHaveLength(before);
  await addTutor(db, { ...tutor, confirmedAt: now, at: now });
  expect((await answer(solenes, 'Trois')).status).toBe(303);
  expect((await letters()).at(-1)).toMatchObject({
    person_id: at.people.solene,
    subject: 'Maëlle Prigent answered your appraisal',
  });
  const helenes = (await send('helene'))!;
  expect((await answer(helenes, 'Merci')).status).toBe(303);
  expect((await letters()).at(-1)).toMatchObject({ person_id: at.people.helene, link_id: null });
  expect((await letters()).at(-1)!.text).toContain(helenes);
});

test('the letter leaves, though what its link is for was given', async () => {
  await at.site.work();
  expect((await letters()).map(({ sent_at }) => sent_at !== null)).toEqual((await letters()).map(() => true));
});

test('opened again, the form leads to what was answered to what was sent; staff wait for it anew', async () => {
  const { db } = at.site.database;
  const [appraisal] = await db.selectFrom('appraisal').select('appraisal_id').where('author_id', '=', at.people.karim).execute();
  const address = `/appraisals/${appraisal!.appraisal_id}`;
  now += 60_000;
  expect((await post(at.site, `${address}/reopening`, at.as.lead, { reason: 'Un oubli' })).status).toBe(303);
  const form = await text(await get(at.site, at.form, at.as.karim));
  expect(form).toContain(`<a href="${address}#replies" target="_blank" rel="noopener">Lire la réponse</a>`);
  const [newest] = (await linksOf(db, at.school.school, [at.mission])).filter(({ person }) => person === at.people.karim);
  expect(newest!.progress).toBe('started');
});
