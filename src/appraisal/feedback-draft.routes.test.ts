/** Feedback while it is written, on the real database: kept on any device, overwritten by no other page, read by its author alone. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { get, post } from '../../tests/support/appraisals.ts';
import { linkTo, openLink } from '../../tests/support/links.ts';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { addPerson } from '../identity/person-change.store.ts';
import { invitationsOf } from '../mission/asked.store.ts';
import { breakOff, leaveTutor } from '../mission/course.store.ts';
import { appraisalsOf } from './appraisal.store.ts';
import { draftOf, saveDraft } from './feedback-draft.store.ts';
import { movePerson } from './merge.store.ts';

let site: Site;
let school: SampleSchool;
let address: string;
/** The company tutor, in by a link; the academic one, by their account. */
let karim: { cookie: string };
let helene: { cookie: string };
let about: string;
beforeAll(async () => {
  site = await buildSchoolSite();
  school = await sampleSchool(site);
  address = `/missions/${school.mission}/feedback`;
  const asked = { person: school.companyTutor, mission: school.mission, purpose: 'feedback', item: 'tutor-feedback' } as const;
  karim = (await openLink(site, (await linkTo(site, asked)).token)).headers!;
  helene = await school.as(school.academicTutor);
  about = /name="about" value="([^"]+)"/.exec(await text(await get(site, address, karim)))![1]!;
});
beforeEach(() => site.database.db.deleteFrom('feedback_draft').execute());
afterAll(() => site.close());

const text = async (answer: Response) => (await answer.text()).replaceAll('&#39;', "'").replaceAll('&quot;', '"');
const page = async (who: { cookie: string }) => text(await get(site, address, who));
const draft = (author = school.companyTutor) =>
  draftOf(site.database.db, { school: school.school, mission: school.mission, item: 'tutor-feedback', author });
const seenIn = (html: string) => /name="seen" value="(\{.*?\})"/.exec(html)![1]!;
/** What the script of a page sends. */
const write = async (who: { cookie: string } | null, body: unknown) => {
  const headers = { accept: 'application/json', 'content-type': 'application/json', ...who };
  const answer = await site.app.request(`${address}/draft`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as { saved?: string; elsewhere?: true } };
};
const known = (comment: string, name = 'phone') => ({ comment, page: name });
const given = () => site.database.db.selectFrom('feedback').select('words').orderBy('given_at').execute();

test('what is typed is saved by the script of the page, and is there on another device; nobody else reads it', async () => {
  expect(
    (await write(karim, { answers: { [about]: 'on', unknown: 'on' }, comment: 'Un dé', known: known('') })).body.saved,
  ).toMatch(/^Enregistré à/);
  await write(karim, { answers: {}, comment: 'Un début\u0000 😀 مرحبا', known: known('Un dé') });
  expect(await draft()).toMatchObject({ answers: { [about]: 'on' }, comment: 'Un début 😀 مرحبا' });
  const html = await page(karim);
  expect(html).toContain('Un début 😀 مرحبا</textarea>');
  expect(html).toContain(`value="${about}" checked`);
  expect(html).toContain('Vous seul le lisez');
  for (const who of [school.student, school.academicTutor, school.lead, school.office]) {
    for (const path of [address, `/missions/${school.mission}`]) {
      expect(await text(await get(site, path, await school.as(who)))).not.toContain('Un début');
    }
  }
  expect(await given()).toEqual([]);
});

test('staff see that it is begun, by a link or through an account, and no more once it is sent', async () => {
  const progress = async (person: string) =>
    (await invitationsOf(site.database.db, school.school, [school.mission])).find((each) => each.person === person)?.progress;
  await page(helene);
  expect([await progress(school.companyTutor), await progress(school.academicTutor)]).toEqual(['opened', 'opened']);
  for (const who of [karim, helene]) await write(who, { answers: {}, comment: 'Commencé', known: known('') });
  expect([await progress(school.companyTutor), await progress(school.academicTutor)]).toEqual(['started', 'started']);
  const states = await appraisalsOf(site.database.db, school.school, [school.mission]);
  expect(states.map(({ author, state }) => ({ author, state }))).toContainEqual({ author: school.companyTutor, state: 'draft' });
  expect((await post(site, address, helene, { words: 'Commencé puis fini.', intent: 'submit' })).status).toBe(303);
  expect(await progress(school.academicTutor)).toBe('submitted');
  expect(await draft(school.academicTutor)).toBeNull();
  expect(await draft()).not.toBeNull();
});

test('a page overwrites no words that another page wrote since; its ticks are kept beside', async () => {
  await write(karim, { answers: {}, comment: 'Depuis le téléphone', known: known('') });
  const stale = await write(karim, { answers: { [about]: 'on' }, comment: 'Vieil onglet', known: known('', 'desk') });
  expect(stale).toMatchObject({ status: 200, body: { elsewhere: true } });
  expect(await draft()).toMatchObject({ comment: 'Depuis le téléphone', answers: { [about]: 'on' } });
  expect(
    (await write(karim, { answers: {}, comment: 'Depuis le téléphone, suite', known: known('') })).body.elsewhere,
  ).toBeUndefined();
  // Loaded again, the other page has seen it.
  await write(karim, { answers: {}, comment: 'Repris au bureau', known: known('Depuis le téléphone, suite', 'desk') });
  expect((await draft())?.comment).toBe('Repris au bureau');
});

test('a page that goes on writing what another one sent begins nothing anew', async () => {
  await write(karim, { answers: {}, comment: 'Fini ici', known: known('') });
  expect((await post(site, address, karim, { words: 'Fini ici', intent: 'submit' })).status).toBe(303);
  expect((await write(karim, { answers: {}, comment: 'Fini ici et', known: known('Fini ici', 'desk') })).body.elsewhere).toBe(
    true,
  );
  expect(await draft()).toBeNull();
});

test('without a script a button keeps it for later; what was written on both sides is given back whole, and sent once read', async () => {
  const first = await post(site, address, karim, { words: 'Au bouton', about, intent: 'save' });
  expect(first.headers.get('location')).toBe(address);
  const seen = seenIn(await page(karim));
  await write(karim, { answers: {}, comment: 'Au bouton, puis au téléphone', known: known('Au bouton') });
  const before = (await given()).length;
  const unread = await post(site, address, karim, { words: 'Au bouton', about, seen, intent: 'submit' });
  expect([unread.status, (await text(unread)).includes('puis au téléphone</textarea>')]).toEqual([422, true]);
  const both = await post(site, address, karim, { words: 'Au bouton, ici', about, seen, intent: 'submit' });
  expect(both.status).toBe(422);
  const html = await text(both);
  expect(html).toContain('Au bouton, puis au téléphone\n\nAu bouton, ici</textarea>');
  expect(html).toContain('les deux textes sont là');
  expect((await given()).length).toBe(before);
  expect(
    (await post(site, address, karim, { words: 'Les deux, relus', about, seen: seenIn(html), intent: 'submit' })).status,
  ).toBe(303);
  expect((await given()).at(-1)).toEqual({ words: 'Les deux, relus' });
  expect(await draft()).toBeNull();
});

test('sent twice at once it is given once, and nothing of it waits', async () => {
  const before = (await given()).length;
  const twice = [1, 2].map(() => post(site, address, karim, { words: 'Deux fois', intent: 'submit' }));
  expect((await Promise.all(twice)).map(({ status }) => status)).toEqual([303, 303]);
  expect((await given()).length).toBe(before + 1);
  expect(await draft()).toBeNull();
});

test('too long, it is given back and not saved; a script is refused', async () => {
  const long = '😀a‮'.repeat(3000);
  const answer = await post(site, address, karim, { words: long, intent: 'save' });
  expect([answer.status, (await text(answer)).includes(long)]).toEqual([422, true]);
  expect((await write(karim, { answers: {}, comment: long })).status).toBe(422);
  for (const body of ['nothing', null, { answers: 'on' }]) expect((await write(karim, body)).status).toBe(422);
  expect(await draft()).toBeNull();
});

test('a session that is over, someone who gives none and a tutor who left save nothing; after a mission broke off one may', async () => {
  expect((await write(null, { answers: {}, comment: 'x' })).status).toBe(401);
  for (const who of [school.student, school.lead, school.office]) {
    expect([403, 404]).toContain((await write(await school.as(who), { answers: {}, comment: 'x' })).status);
  }
  const { db } = site.database;
  const mission = { school: school.school, mission: school.mission };
  await breakOff(db, { ...mission, brokenOff: { on: '2026-01-10', reason: 'Entreprise fermée' } });
  expect((await write(karim, { answers: {}, comment: 'Tout de même', known: known('') })).status).toBe(200);
  expect((await page(karim)).replaceAll('\u00a0', ' ')).toContain(
    'Cette mission a pris fin le 10 janvier 2026, avant son terme : rien',
  );
  await breakOff(db, { ...mission, brokenOff: null });
  await leaveTutor(db, { ...mission, person: school.academicTutor, kind: 'academic', at: SITE_NOW, reason: 'Départ' });
  expect((await write(helene, { answers: {}, comment: 'Parti' })).status).toBe(404);
});

test('two records of one tutor become one: what both were writing is one text, what one was writing is theirs', async () => {
  const { db } = site.database;
  const named = { school: school.school, lastName: 'Le Gall', firstName: 'Maëlle', lang: 'fr' as const, roles: [] };
  const [from, into] = [
    await addPerson(db, { ...named, email: 'maelle@blavet.example' }),
    await addPerson(db, { ...named, email: 'maelle.legall@example.org' }),
  ];
  const of = (author: string, mission = school.mission) => ({ school: school.school, mission, item: 'tutor-feedback', author });
  await saveDraft(db, of(into), { answers: {}, comment: 'Du premier' }, SITE_NOW);
  await saveDraft(db, of(from), { answers: { [about]: 'on' }, comment: 'Du second' }, SITE_NOW);
  await saveDraft(db, of(from, school.classmateMission), { answers: {}, comment: 'Seul' }, SITE_NOW);
  await db.transaction().execute((trx) => movePerson(trx, { school: school.school, from, into, at: SITE_NOW }));
  expect(await draftOf(db, of(into))).toMatchObject({ comment: 'Du premier\n\nDu second', answers: { [about]: 'on' } });
  expect((await draftOf(db, of(into, school.classmateMission)))?.comment).toBe('Seul');
  expect(await draftOf(db, of(from))).toBeNull();
});
