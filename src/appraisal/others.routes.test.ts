/** A company tutor of several students, on the real database: once one is answered, the others are told, and no link opens more than it did. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answered, type AppraisalSite, appraisalSite, get, post, RUBRIC } from '../../tests/support/appraisals.ts';
import { openLink } from '../../tests/support/links.ts';
import { SITE_NOW } from '../../tests/support/school.ts';
import { addPerson } from '../identity/person-change.store.ts';
import { withSecrets } from '../kernel/secret-mark.ts';
import { addTutor, breakOff } from '../mission/course.store.ts';
import { createMission } from '../mission/mission.store.ts';

let at: AppraisalSite;
let now = SITE_NOW;
/** Missions of the same tutor: three others of the same cohort, one of them broken off; and one that asks for feedback. */
let others: string[];
const KARIM = 'karim.bonnard@example.org';
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('&#39;', "'");
const read = async (answer: Response | Promise<Response>) => plain(await (await answer).text());

beforeAll(async () => {
  at = await appraisalSite({}, { clock: { now: () => (now += 1000) } });
  const { db } = at.site.database;
  const { school, otherCohort: cohort, companyTutor } = at.school;
  const missionOf = async (lastName: string) => {
    const email = `${lastName.toLowerCase()}@example.org`;
    const roles = [{ role: 'student' as const, programme: 'misl' }];
    const student = await addPerson(db, { school, lastName, firstName: 'Lou', email, lang: 'fr', roles });
    const plainMission = { telework: false, confidential: false, createdAt: now, periods: [], academicTutors: [] };
    const id = await createMission(db, { ...plainMission, school, cohort, student, companyTutors: [] });
    await addTutor(db, { school, mission: id, person: companyTutor, kind: 'company', confirmedAt: now });
    return id;
  };
  others = [await missionOf('Abiven'), await missionOf('Briand'), await missionOf('Cloarec')];
  for (const mission of [at.mission, ...others]) await post(at.site, `/missions/${mission}/invitations`, at.as.lead, {});
  await breakOff(db, { school, mission: others[2]!, brokenOff: { on: '2026-01-10', reason: 'Entreprise fermée' } });
});
afterAll(() => at.site.close());

const lettersTo = (address: string, kind: string) =>
  at.site.database.db
    .selectFrom('outbox')
    .selectAll()
    .where('address', '=', address)
    .where('kind', '=', kind)
    .orderBy('written_at')
    .execute();
/** The tokens that a letter brings, in its order. */
const tokensOf = ({ text, secret }: { text: string; secret: string | null }) => [
  ...new Set([...withSecrets(text, secret).matchAll(/\/l\/([\w-]+)/g)].map(([, token]) => token!)),
];
const invitation = async (mission: string) =>
  (await lettersTo(KARIM, 'invite-appraisal')).find((letter) => letter.mission_id === mission)!;

test('the receipt says that others wait, its letter too; their names are for who has opened their links', async () => {
  const { headers } = await openLink(at.site, tokensOf(await invitation(at.mission))[0]!);
  const karim = headers as { cookie: string };
  const sent = await post(at.site, at.form, karim, { ...answered(at.rubric, 'good'), intent: 'submit' });
  const address = sent.headers.get('location')!;
  const page = await read(get(at.site, address, karim));
  expect(page).toContain('Deux autres étudiants attendent votre réponse');
  expect(page).toContain('Recevoir leurs liens par e-mail');
  expect(page).not.toMatch(/Abiven|Briand|Cloarec|fermer cette page/);
  for (const mission of others) {
    expect((await get(at.site, `/missions/${mission}/appraisals/${RUBRIC}`, karim)).status).toBe(404);
  }
  const [letter] = await lettersTo(KARIM, 'appraisal-receipt');
  expect(letter!.text).toContain('Votre réponse est encore attendue pour deux autres étudiants.');
  expect(letter!.text).not.toMatch(/Abiven|Briand/);
  // Nobody else is told: neither by their page nor by asking.
  expect(await read(get(at.site, address, at.as.lead))).not.toContain('attendent votre réponse');
  expect((await post(at.site, `${address}/others`, at.as.lead, {})).headers.get('location')).toBe(address);
  expect(await lettersTo(KARIM, 'fresh-links')).toEqual([]);

  // One press: one letter to the same address, with a link for each; no other session is opened by it.
  const pressed = await post(at.site, `${address}/others`, karim, {});
  expect(pressed.headers.get('location')).toBe(`${address}?others#others`);
  expect(await read(get(at.site, `${address}?others`, karim))).toContain('vers l’adresse qui avait reçu celui-ci');
  expect((await get(at.site, `/missions/${others[0]}/appraisals/${RUBRIC}`, karim)).status).toBe(404);
  const [several, ...none] = await lettersTo(KARIM, 'fresh-links');
  expect(none).toEqual([]);
  expect(plain(several!.subject)).toBe('Vos nouveaux liens : deux réponses attendues de vous');
  expect(plain(several!.text)).toMatch(/Lou Abiven : votre appréciation est attendue[^]*Lou Briand/);
  expect(several!.text).not.toContain('Cloarec');
  const [abiven, briand] = tokensOf(several!);
  const journal = await at.site.database.db
    .selectFrom('journal')
    .select('subject')
    .where('action', '=', 'link.renewed')
    .execute();
  expect(journal.map(({ subject }) => subject).sort()).toEqual(
    others
      .slice(0, 2)
      .map((id) => `mission:${id}`)
      .sort(),
  );

  // Once one is open in the same browser, the receipt names it and leads there; the other stays behind its own link.
  const both = (await openLink(at.site, abiven!, karim)).headers as { cookie: string };
  const open = await read(get(at.site, address, both));
  expect(open).toContain(`href="/missions/${others[0]}/appraisals/${RUBRIC}"`);
  expect(open).toContain('Lou Abiven : votre appréciation est attendue');
  expect(open).toContain('L’autre réponse a son propre lien');
  expect(open).not.toContain('Briand');
  await post(at.site, `/missions/${others[0]}/appraisals/${RUBRIC}`, both, { ...answered(at.rubric, 'fair'), intent: 'submit' });
  expect(await read(get(at.site, address, both))).toContain('Un autre étudiant attend votre réponse');

  // One alone is brought by the letter of a fresh link; nothing is left once it is answered.
  await post(at.site, `${address}/others`, both, {});
  const [fresh] = await lettersTo(KARIM, 'fresh-link');
  expect(plain(fresh!.subject)).toContain('Lou Briand');
  const last = (await openLink(at.site, briand!, both)).headers as { cookie: string };
  await post(at.site, `/missions/${others[1]}/appraisals/${RUBRIC}`, last, { ...answered(at.rubric, 'fair'), intent: 'submit' });
  expect(await read(get(at.site, address, last))).not.toMatch(/id="others"/);
  expect((await lettersTo(KARIM, 'appraisal-receipt')).at(-1)!.text).not.toContain('encore attendue');
});

test('who presses again and again gets three letters an hour', async () => {
  const { school } = at.school;
  await addTutor(at.site.database.db, {
    school,
    mission: others[0]!,
    person: at.people.solene,
    kind: 'company',
    confirmedAt: now,
  });
  await addTutor(at.site.database.db, {
    school,
    mission: others[1]!,
    person: at.people.solene,
    kind: 'company',
    confirmedAt: now,
  });
  for (const mission of others.slice(0, 2)) await post(at.site, `/missions/${mission}/invitations`, at.as.lead, {});
  const [own] = (await lettersTo('solene.riou@example.org', 'invite-appraisal')).filter(
    ({ mission_id: id }) => id === at.mission,
  );
  const { headers } = await openLink(at.site, tokensOf(own!)[0]!);
  const solene = { cookie: `${headers!.cookie}; lang=en` };
  const sent = await post(at.site, at.form, solene, { ...answered(at.rubric, 'good'), intent: 'submit' });
  const address = sent.headers.get('location')!;
  expect(await read(get(at.site, address, solene))).toContain('Two other students wait for your answer');
  for (let press = 0; press < 5; press++) await post(at.site, `${address}/others`, solene, {});
  expect(await lettersTo('solene.riou@example.org', 'fresh-links')).toHaveLength(3);
});
