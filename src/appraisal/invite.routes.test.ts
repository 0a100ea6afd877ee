/** Invitations of tutors: who is asked for what, by which letter, once. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLink, secretOf } from '../../tests/support/links.ts';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { addPerson } from '../identity/person-change.store.ts';
import { linksOf } from '../identity/link-state.store.ts';
import { invitationsOf } from '../mission/asked.store.ts';
import { addTutor, breakOff, leaveTutor } from '../mission/course.store.ts';
import { join } from 'node:path';
import { readLibrary } from '../guide/library.store.ts';
import { ROOT } from '../kernel/root.ts';
import { addExtension } from '../mission/cohort.store.ts';
import { readMission } from '../mission/mission.store.ts';
import { criteriaOf } from './answers.ts';
import { saveAnswers, startAppraisal } from './appraisal.store.ts';

let site: Site;
let school: SampleSchool;
let second: string;

beforeAll(async () => {
  site = await buildSchoolSite();
  school = await sampleSchool(site);
  const who = {
    school: school.school,
    lastName: 'O’Connor',
    firstName: 'Maeve',
    email: 'maeve@blavet.example',
    lang: 'en' as const,
  };
  second = await addPerson(site.database.db, { ...who, roles: [{ role: 'company-tutor', programme: 'misl' }] });
});
afterAll(() => site.close());

const invite = async (mission: string, who: string) =>
  site.app.request(`/missions/${mission}/invitations`, {
    method: 'POST',
    headers: { accept: 'text/html', ...(await school.as(who)) },
  });
const lettersOf = (mission: string) =>
  site.database.db
    .selectFrom('outbox')
    .select(['kind', 'address', 'subject', 'text', 'link_id'])
    .where('mission_id', '=', mission)
    .where('kind', 'like', 'invite-%')
    .orderBy('address')
    .execute();
const follow = (mission: string, person: string, kind: 'company' | 'academic', confirmedAt: number | null) =>
  addTutor(site.database.db, { school: school.school, mission, person, kind, confirmedAt });
const place = (mission: string, query: string) => `/missions/${mission}/links?${query}`;

test('[M-APP-1] each confirmed tutor is asked for their own appraisal: company tutors by a link, the school’s by their account', async () => {
  const mission = school.engineerMission;
  await follow(mission, school.companyTutor, 'company', SITE_NOW);
  await follow(mission, school.academicTutor, 'academic', SITE_NOW);
  await follow(mission, second, 'company', null);
  const first = await invite(mission, school.otherLead);
  expect(first.headers.get('location')).toBe(place(mission, 'invited=2&unconfirmed=1'));
  const [academic, company, ...none] = await lettersOf(mission);
  expect(none).toEqual([]);
  expect(academic).toMatchObject({ kind: 'invite-academic', address: 'helene.legoff@example.org', link_id: null });
  expect(academic!.text).toContain(`/missions/${mission}/appraisals/tutor-appraisal`);
  expect(company).toMatchObject({ kind: 'invite-appraisal', address: 'karim.bonnard@example.org' });
  expect(company!.text).toContain('/l/⟦secret⟧');
  expect(company!.text).toContain('Élie Vasseur');

  const [link] = await linksOf(site.database.db, school.school, [mission]);
  expect(link).toMatchObject({ person: school.companyTutor, purpose: 'appraisal', item: 'tutor-appraisal', progress: 'waiting' });
  const { answer } = await openLink(site, await secretOf(site, link!.id));
  expect(answer.headers.get('location')).toBe(`/missions/${mission}/appraisals/tutor-appraisal`);

  // once confirmed, the third one is asked, in their language; nobody is asked twice
  await follow(mission, second, 'company', SITE_NOW);
  const again = await invite(mission, school.office);
  expect(again.headers.get('location')).toBe(place(mission, 'invited=1&unconfirmed=0'));
  expect((await invite(mission, school.office)).headers.get('location')).toBe(place(mission, 'invited=0&unconfirmed=0'));
  const all = await lettersOf(mission);
  expect(all.map(({ address }) => address)).toEqual([
    'helene.legoff@example.org',
    'karim.bonnard@example.org',
    'maeve@blavet.example',
  ]);
  expect(all[2]!.subject).toMatch(/^Action needed: Maëlle Prigent, your appraisal /);
});

test('the page of the link says who asks, for which programme, how long it takes, and where the mission is', async () => {
  const [link] = (await linksOf(site.database.db, school.school, [school.engineerMission])).filter(
    ({ person }) => person === school.companyTutor,
  );
  const token = await secretOf(site, link!.id);
  const text = await (await site.app.request(`/l/${token}`, { headers: { accept: 'text/html' } })).text();
  expect(text).toContain('Maëlle Prigent\u00a0: votre appréciation est attendue');
  expect(text).toContain('Élie Vasseur vous le demande, pour ');
  expect(text).toContain('13\u00a0critères, cinq minutes environ');
  expect(text).toContain('Fonderies du Blavet');
  expect(text).toContain('Passer la main à un collègue');
});

test('the page of the link says until when it is asked today, whatever was given or broken off since; and goes on where its reader stopped', async () => {
  const { db } = site.database;
  const mission = school.engineerMission;
  const [link] = (await linksOf(db, school.school, [mission])).filter(({ person }) => person === school.companyTutor);
  const token = await secretOf(site, link!.id);
  const shown = async (headers = {}) => {
    const answer = await site.app.request(`/l/${token}`, { headers: { accept: 'text/html', ...headers } });
    return (await answer.text()).replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('&#39;', "'");
  };
  const whole = (await readMission(db, school.school, mission))!;
  const { guide } = readLibrary(join(ROOT, 'content')).files.find((file) => file.guide.guide === whole.cohort.guide)!;
  const milestone = guide.calendar.find(({ of }) => of === 'tutor-appraisal')!.id;
  const given = { school: school.school, cohort: whole.cohort.id, milestone, reason: 'Panne', givenBy: school.otherLead };
  await addExtension(db, { ...given, mission, until: '2027-03-31T21:59:59Z', givenAt: SITE_NOW });
  expect(await shown()).toContain('À envoyer au plus tard le 31 mars 2027');
  expect(await shown({ cookie: 'lang=en' })).toContain('To be sent by 31 March 2027');
  expect(await shown()).toContain('>Commencer</button>');
  const rubric = guide.rubrics.find(({ id }) => id === 'tutor-appraisal')!;
  const form = { school: school.school, mission, rubric: rubric.id, author: school.companyTutor };
  await startAppraisal(db, { ...form, guide: 'misl', guideVersion: '2022', at: SITE_NOW });
  expect(await shown()).toContain('>Commencer</button>');
  await saveAnswers(db, form, { answers: { attitude: 'good' }, comment: null }, SITE_NOW);
  expect(await shown()).toContain('>Continuer</button>');
  const answers = Object.fromEntries(criteriaOf(rubric).map(({ criterion }) => [criterion.id, 'good']));
  await saveAnswers(db, form, { answers, comment: null }, SITE_NOW);
  expect(await shown()).toContain('>Relire et envoyer</button>');
  await breakOff(db, { school: school.school, mission, brokenOff: { on: '2026-01-10', reason: 'Entreprise fermée' } });
  expect(await shown()).not.toContain('au plus tard');
  await breakOff(db, { school: school.school, mission, brokenOff: null });
  await db.deleteFrom('appraisal').where('author_id', '=', school.companyTutor).execute();
});

test('[D-S4-1] where the guide asks for feedback, tutors are invited to give it', async () => {
  // Pressed twice: both are asked once, whichever press was first.
  const pressed = await Promise.all([invite(school.mission, school.lead), invite(school.mission, school.lead)]);
  expect(pressed.map((done) => done.headers.get('location')).toSorted()).toEqual(
    ['invited=0&unconfirmed=0', 'invited=2&unconfirmed=0'].map((query) => place(school.mission, query)),
  );
  const [academic, company] = await lettersOf(school.mission);
  expect(academic!.text).toContain(`/missions/${school.mission}/feedback`);
  expect(company).toMatchObject({
    kind: 'invite-feedback',
    subject: expect.stringMatching(/^Pour action\s: .*, votre retour est bienvenu$/),
  });
  const journal = await site.database.db
    .selectFrom('journal')
    .select(['actor', 'subject', 'details'])
    .where('action', '=', 'tutors.invited')
    .where('subject', '=', `mission:${school.mission}`)
    .execute();
  expect(journal).toHaveLength(1);
  expect(journal[0]).toMatchObject({ actor: school.lead });
  expect((journal[0]!.details['asked'] as { person: string }[]).map(({ person }) => person).sort()).toEqual(
    [school.companyTutor, school.academicTutor].sort(),
  );
});

test('a tutor who left is asked nothing; nor is anyone once the mission broke off', async () => {
  const { db } = site.database;
  const mission = school.classmateMission;
  const tutor = { school: school.school, mission, person: school.companyTutor, kind: 'company' as const };
  await follow(mission, school.companyTutor, 'company', SITE_NOW);
  await leaveTutor(db, { ...tutor, at: SITE_NOW, reason: 'Départ' });
  expect((await invite(mission, school.lead)).headers.get('location')).toBe(place(mission, 'invited=0&unconfirmed=0'));
  await follow(mission, second, 'company', SITE_NOW);
  await breakOff(db, { school: school.school, mission, brokenOff: { on: '2026-01-10', reason: 'Entreprise fermée' } });
  expect((await invite(mission, school.lead)).headers.get('location')).toBe(place(mission, 'invited=0&unconfirmed=0'));
  expect(await lettersOf(mission)).toEqual([]);
});

test('the invitation of a tutor of the school has states too: asked, opened by the form, begun, answered', async () => {
  const mission = school.engineerMission;
  const state = async () =>
    (await invitationsOf(site.database.db, school.school, [mission])).find(({ person }) => person === school.academicTutor);
  expect(await state()).toMatchObject({ by: 'account', purpose: 'appraisal', item: 'tutor-appraisal', progress: 'waiting' });
  const form = `/missions/${mission}/appraisals/tutor-appraisal`;
  const open = async (method: 'GET' | 'HEAD') =>
    site.app.request(form, { method, headers: { accept: 'text/html', ...(await school.as(school.academicTutor)) } });
  await open('HEAD');
  expect((await state())!.progress).toBe('waiting');
  await open('GET');
  expect((await state())!.progress).toBe('opened');
  const of = { school: school.school, mission, rubric: 'tutor-appraisal', author: school.academicTutor };
  await startAppraisal(site.database.db, { ...of, guide: 'misl', guideVersion: '2022', at: SITE_NOW });
  expect((await state())!.progress).toBe('started');
  await site.database.db
    .updateTable('appraisal')
    .set({ state: 'submitted', submitted_at: new Date(SITE_NOW) })
    .where('author_id', '=', school.academicTutor)
    .execute();
  expect((await state())!.progress).toBe('submitted');
  const headers = { accept: 'text/html', ...(await school.as(school.otherLead)) };
  const shown = await (await site.app.request(`/missions/${mission}/links`, { headers })).text();
  expect(shown).toContain('Par son compte de l’école.');
});
