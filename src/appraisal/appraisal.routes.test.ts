/** Appraisals that were sent, on the real database: read by who may, kept as a PDF, opened again, answered, typed from paper. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answered, type AppraisalSite, appraisalSite, get, post } from '../../tests/support/appraisals.ts';
import { openLink, secretOf } from '../../tests/support/links.ts';
import { SITE_NOW } from '../../tests/support/school.ts';
import { addPerson } from '../identity/person-change.store.ts';
import { addTutor, leaveTutor } from '../mission/course.store.ts';
import { namedAmong } from '../deposit/kept.store.ts';
import { appraisalsOf, formOf } from './appraisal.store.ts';
import { lastSubmission } from './submission.store.ts';

let at: AppraisalSite;
beforeAll(async () => {
  at = await appraisalSite({ readBy: ['student', 'lead'], answerable: true });
});
afterAll(() => at.site.close());

const text = async (answer: Response) => (await answer.text()).replaceAll('&#39;', "'");
const saved = (author: string) =>
  formOf(at.site.database.db, { school: at.school.school, mission: at.mission, rubric: at.rubric.id, author });
const send = (who: 'karim' | 'solene' | 'helene', level = 'good', comment = '') =>
  post(at.site, at.form, at.as[who], { ...answered(at.rubric, level), comment, intent: 'submit' });
const addressOf = async (who: 'karim' | 'solene' | 'helene') => `/appraisals/${(await saved(at.people[who]))!.id}`;
const entries = (action: string) => at.site.database.db.selectFrom('journal').selectAll().where('action', '=', action).execute();

test('[M-APP-1] the author reads back what they sent, and keeps it as a PDF', async () => {
  const answer = await send('karim', 'good', 'Un étudiant <b>sérieux</b>.');
  const address = answer.headers.get('location')!;
  const html = await text(await get(at.site, address, at.as.karim));
  expect(html).toContain('Merci\u00a0: vous avez envoyé votre appréciation');
  expect(html).toContain('Bonne et assez positive');
  expect(html).toContain('Un étudiant &lt;b>sérieux&lt;/b>.');
  const { code } = (await lastSubmission(at.site.database.db, at.school.school, address.split('/')[2]!))!;
  expect(html).toContain(code.replace(/(.{4})(?=.)/g, '$1-'));
  const pdf = await get(at.site, `${address}/receipt.pdf`, at.as.karim);
  expect(pdf.headers.get('content-type')).toBe('application/pdf');
  const bytes = Buffer.from(await pdf.arrayBuffer()).toString();
  expect(bytes.slice(0, 5)).toBe('%PDF-');
  expect(bytes).toContain('Maëlle Prigent, par Karim Bonnard');
  // On every page the answers are the words of the form, without the names of levels; who reads is led back to the mission.
  expect(html).not.toContain('<small>BON</small>');
  expect(html).toMatch(/<p class="crumb"><a href="\/">.*?<a href="\/missions\//);
  expect(await text(await get(at.site, address, at.as.student))).toContain('<bdi>Mon fil</bdi></a>');
});

test('[M-EVA-1] each tutor sends their own, and reads another’s only once theirs is sent', async () => {
  const karims = await addressOf('karim');
  expect((await get(at.site, karims, at.as.solene)).status).toBe(404);
  expect((await get(at.site, `${karims}/receipt.pdf`, at.as.helene)).status).toBe(404);
  expect((await send('solene', 'poor')).status).toBe(303);
  expect((await get(at.site, karims, at.as.solene)).status).toBe(200);
  expect((await get(at.site, karims, at.as.helene)).status).toBe(404);
  const given = await appraisalsOf(at.site.database.db, at.school.school, [at.mission]);
  expect(given.map(({ author, state, item }) => ({ author, state, item }))).toEqual(
    expect.arrayContaining([
      { author: at.people.karim, state: 'submitted', item: at.rubric.id },
      { author: at.people.solene, state: 'submitted', item: at.rubric.id },
    ]),
  );
});

test('the student and the lead read it since the guide says so; who is not of the mission does not', async () => {
  const karims = await addressOf('karim');
  for (const who of ['student', 'lead', 'office'] as const) expect((await get(at.site, karims, at.as[who])).status).toBe(200);
  expect((await get(at.site, karims, at.as.classmate)).status).toBe(404);
  expect((await get(at.site, karims, await at.school.as(at.school.other.lead))).status).toBe(404);
});

test('the student answers, once the words are there; others do not', async () => {
  const karims = await addressOf('karim');
  expect((await post(at.site, `${karims}/replies`, at.as.student, { words: ' ' })).status).toBe(422);
  const long = await post(at.site, `${karims}/replies`, at.as.student, { words: 'a'.repeat(8001) });
  expect([long.status, (await text(long)).includes('a'.repeat(8001))]).toEqual([422, true]);
  const twice = [1, 2].map(() => post(at.site, `${karims}/replies`, at.as.student, { words: 'Merci <i>Karim</i>.' }));
  expect((await Promise.all(twice)).map(({ status }) => status)).toEqual([303, 303]);
  expect((await text(await get(at.site, karims, at.as.karim))).match(/Merci &lt;i>Karim&lt;\/i>\./g)).toHaveLength(1);
  expect((await post(at.site, `${karims}/replies`, at.as.karim, { words: 'Non' })).status).toBe(403);
  expect(await entries('appraisal.answered')).toHaveLength(1);
});

test('a lead opens it again with a reason: a fresh link, the old sending kept, another number', async () => {
  const { db } = at.site.database;
  const karims = await addressOf('karim');
  const empty = await post(at.site, `${karims}/reopening`, at.as.lead, { reason: '' });
  expect(empty.status).toBe(422);
  const said = await empty.text();
  expect(said).toContain('L’appréciation n’est pas rouverte');
  expect(said).not.toContain('Rien n’est envoyé encore');
  expect((await post(at.site, `${karims}/reopening`, at.as.karim, { reason: 'Je veux' })).status).toBe(403);
  await Promise.all(
    ['Un critère oublié', 'Un critère oublié'].map((reason) => post(at.site, `${karims}/reopening`, at.as.lead, { reason })),
  );
  expect(await entries('appraisal.reopened')).toHaveLength(1);
  const [letter] = await db.selectFrom('outbox').selectAll().where('kind', '=', 'appraisal-reopened').execute();
  expect(letter).toMatchObject({ person_id: at.people.karim });
  expect(letter!.text).toContain('Un critère oublié');
  const { headers } = await openLink(at.site, await secretOf(at.site, letter!.link_id!));
  const form = await text(await get(at.site, at.form, headers));
  expect(form).toContain('Un critère oublié');
  expect(form).toContain('a rouvert cette appréciation');
  expect((await appraisalsOf(db, at.school.school, [at.mission])).find((a) => a.author === at.people.karim)?.state).toBe('draft');
  const still = await text(await get(at.site, karims, at.as.lead));
  expect(still).toContain('Bonne et assez positive');
  const page = await text(await get(at.site, `/missions/${at.mission}`, at.as.lead));
  expect(page.replaceAll('\u00a0', ' ')).toMatch(/commencée, pas envoyée : 13 critères sur 13, enregistrée le/);
  await post(at.site, at.form, headers, { 'c-attitude': 'excellent', intent: 'submit' });
  const html = await text(await get(at.site, karims, at.as.lead));
  expect(html).toContain('Très bonne, a bien travaillé');
  expect(html).toContain(`${karims}?number=1`);
  expect(await text(await get(at.site, `${karims}?number=1`, at.as.lead))).toContain('Bonne et assez positive');
});

const multipart = (fields: Record<string, string>, file: { name: string; bytes: Uint8Array<ArrayBuffer> } | null) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  if (file) form.set('scan', new File([file.bytes], file.name));
  return form;
};
const type = (who: { cookie: string }, form: FormData) =>
  Promise.resolve(
    at.site.app.request(`${at.form}/transcribe`, { method: 'POST', headers: { accept: 'text/html', ...who }, body: form }),
  );
const SCAN = { name: 'fiche signée.PDF', bytes: new TextEncoder().encode('%PDF-1.4 scan') };

test('a form on paper: printed by staff, typed with its scan, and the record says who typed it', async () => {
  const { db } = at.site.database;
  expect(await text(await get(at.site, `/missions/${at.mission}`, at.as.office))).toContain(`href="${at.form}/transcribe"`);
  const paper = await text(await get(at.site, `${at.form}/paper`, at.as.office));
  expect(paper.match(/class="box"/g)).toHaveLength(13 * 5);
  expect((await get(at.site, `${at.form}/paper`, at.as.karim)).status).toBe(403);
  const fields = { ...answered(at.rubric, 'fair'), author: at.people.helene, comment: 'Sur papier' };
  const empty = await type(at.as.office, multipart({ author: at.people.helene }, null));
  expect(empty.status).toBe(422);
  expect(await text(empty)).toContain('Joignez la numérisation');
  const bad = await type(at.as.office, multipart(fields, { name: 'x.pdf', bytes: new TextEncoder().encode('<svg>') }));
  expect(await text(bad)).toContain('ni un PDF');
  expect((await type(at.as.office, multipart({ ...fields, author: at.people.karim }, SCAN))).status).toBe(422);
  await post(at.site, at.form, at.as.helene, { 'c-attitude': 'poor', comment: 'En ligne', intent: 'save' });
  const blank = await text(await get(at.site, `${at.form}/transcribe`, at.as.office));
  expect(blank).toContain('commencée en ligne');
  const both = await Promise.all([at.as.office, at.as.lead].map((who) => type(who, multipart(fields, SCAN))));
  expect(both.map(({ status }) => status).sort()).toEqual([303, 422]);
  const [answer, late] = both.toSorted((one, other) => one.status - other.status);
  expect(await text(late!)).toContain('a déjà envoyé son appréciation');
  const address = answer!.headers.get('location')!;
  const html = await text(await get(at.site, address, at.as.lead));
  expect(html).toMatch(/saisie par (Paul Moreau|Élie Vasseur)/);
  expect(html).toContain('Sur papier');
  // What she had begun online stays beside the paper, for her alone: nobody else reads what was not sent.
  for (const who of [at.as.lead, at.as.office, at.as.student]) {
    const theirs = await text(await get(at.site, address, who));
    expect(theirs).toContain('Sur papier');
    expect(theirs).not.toContain('En ligne');
  }
  const hers = await text(await get(at.site, address, at.as.helene));
  const [beside] = /<section class="criteria" id="begun">.*?<\/section>/s.exec(hers)!;
  expect(beside).toContain('Ce que vous aviez commencé en ligne');
  expect(beside).toContain('En ligne');
  expect(beside).toMatch(/<strong>[^<]*<\/strong><small>sur le papier\u00a0: /);
  expect(hers).toContain('L’école a saisi votre fiche');
  expect(hers).not.toContain('vous avez envoyé');
  expect((await get(at.site, at.form, at.as.helene)).headers.get('location')).toBe(address);
  const scan = await get(at.site, `${address}/scan`, at.as.lead);
  expect(scan.headers.get('content-type')).toBe('application/pdf');
  expect(scan.headers.get('content-security-policy')).toContain('sandbox');
  expect(await scan.text()).toBe('%PDF-1.4 scan');
  const { scan: kept } = (await lastSubmission(db, at.school.school, address.split('/')[2]!))!;
  expect(await namedAmong(db, [kept!])).toEqual(new Set([kept]));
  const [entry] = await entries('appraisal.typed');
  expect([at.people.office, at.people.lead]).toContain(entry!.actor);
  expect(entry).toMatchObject({ details: { author: at.people.helene, scan: kept } });
  expect((await type(at.as.karim, multipart(fields, SCAN))).status).toBe(403);
});

test('nothing leaves for a tutor whose address nobody confirmed: neither the receipt of what staff typed, nor its reopening', async () => {
  const { db } = at.site.database;
  const who = {
    school: at.school.school,
    lastName: 'Kerdoncuff',
    firstName: 'Yann',
    email: 'yann@kerdoncuff.example',
    lang: 'fr' as const,
  };
  const yann = await addPerson(db, { ...who, roles: [{ role: 'company-tutor', programme: 'misl' }] });
  const follows = { school: at.school.school, mission: at.mission, person: yann, kind: 'company' as const };
  await addTutor(db, { ...follows, confirmedAt: null });
  const answer = await type(at.as.office, multipart({ ...answered(at.rubric, 'fair'), author: yann }, SCAN));
  const address = answer.headers.get('location')!;
  expect((await post(at.site, `${address}/reopening`, at.as.lead, { reason: 'Une case mal lue' })).status).toBe(303);
  expect((await saved(yann))!.state).toBe('draft');
  expect(await db.selectFrom('outbox').select('kind').where('person_id', '=', yann).execute()).toEqual([]);
  expect(await db.selectFrom('link').select('link_id').where('person_id', '=', yann).execute()).toEqual([]);
  expect((await type(at.as.office, multipart({ ...answered(at.rubric, 'good'), author: yann }, SCAN))).status).toBe(303);
});

test('what nobody could change any more is not opened again: its author left the mission', async () => {
  const solenes = await addressOf('solene');
  const reason = { reason: 'Un oubli' };
  expect(await text(await get(at.site, solenes, at.as.lead))).toContain('Rouvrir l’appréciation');
  const tutor = { school: at.school.school, mission: at.mission, person: at.people.solene, kind: 'company' as const };
  await leaveTutor(at.site.database.db, { ...tutor, at: SITE_NOW, reason: 'Départ' });
  expect(await text(await get(at.site, solenes, at.as.lead))).not.toContain('Rouvrir l’appréciation');
  const refused = await post(at.site, `${solenes}/reopening`, at.as.lead, reason);
  expect(refused.status).toBe(422);
  expect(await text(refused)).toContain('personne ne pourrait la changer');
  expect((await saved(at.people.solene))!.state).toBe('submitted');
});
