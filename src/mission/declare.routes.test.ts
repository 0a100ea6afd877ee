/** A student declares their mission and confirms their tutor: pages, writes, letters, journal. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { tutorsOfMission } from './course.store.ts';
import { readMission } from './mission.store.ts';

let site: Site;
let who: SampleSchool;
beforeEach(async () => {
  site = await buildSchoolSite();
  who = await sampleSchool(site);
});
afterEach(() => site.close());

const HTML = { accept: 'text/html' };
const period = (n: number, change: Record<string, string> = {}) =>
  Object.fromEntries(
    Object.entries({
      kind: 'company',
      name: 'Conserverie Gwenn',
      siret: '732 829 320 00074',
      companyCountry: 'France',
      address: '3 quai Nord',
      service: 'Qualité',
      place: 'Douarnenez',
      placeCountry: 'FR',
      starts: '2025-10-01',
      ends: '2026-04-30',
      ...change,
    }).map(([name, value]) => [`p${n}-${name}`, value]),
  );
const tutor = (change: Record<string, string> = {}) =>
  Object.fromEntries(
    Object.entries({ firstName: 'Gaëlle', lastName: 'Rivoal', email: 'g.rivoal@gwenn.example', lang: 'fr', ...change }).map(
      ([name, value]) => [`t1-${name}`, value],
    ),
  );
const filled = (change: Record<string, string> = {}) => ({
  intent: 'save',
  periods: '1',
  tutors: '1',
  subject: 'Traçabilité des lots',
  telework: 'yes',
  confidentiality: 'restricted',
  confidentialUntil: '2028-12-31',
  closedDoor: 'yes',
  confirm: 'yes',
  ...period(1),
  ...tutor(),
  ...change,
});
async function send(form: Record<string, string>, person = who.classmate, mission = who.classmateMission) {
  const headers = { ...HTML, ...(await who.as(person)), 'content-type': 'application/x-www-form-urlencoded' };
  return site.app.request(`/missions/${mission}/declare`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(form).toString(),
  });
}
const declared = () => readMission(site.database.db, who.school, who.classmateMission);
const journal = async (action: string) =>
  site.database.db.selectFrom('journal').select(['actor', 'subject', 'details']).where('action', '=', action).execute();

test('what is declared is kept, the tutor is confirmed, and it is on the journal of the mission', async () => {
  const answer = await send(filled());
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/missions/${who.classmateMission}/declare?saved`]);
  expect(await declared()).toMatchObject({
    subject: 'Traçabilité des lots',
    telework: true,
    confidential: true,
    confidentiality: 'restricted',
    confidentialUntil: '2028-12-31',
    closedDoor: true,
    declaredAt: new Date(SITE_NOW).toISOString(),
    periods: [
      {
        kind: 'company',
        name: 'Conserverie Gwenn',
        siret: '73282932000074',
        companyCountry: 'FR',
        address: '3 quai Nord',
        service: 'Qualité',
        place: 'Douarnenez',
        placeCountry: 'FR',
        starts: '2025-10-01',
        ends: '2026-04-30',
      },
    ],
    companyTutors: [
      {
        firstName: 'Gaëlle',
        lastName: 'Rivoal',
        email: 'g.rivoal@gwenn.example',
        confirmed: true,
      },
    ],
  });
  const [entry, ...more] = await journal('mission.declared');
  expect(more).toEqual([]);
  expect(entry).toMatchObject({ actor: who.classmate, subject: `mission:${who.classmateMission}` });
  expect(entry!.details).toMatchObject({
    before: { periods: [{ name: 'Hofmann & Töchter' }] },
    after: { subject: 'Traçabilité des lots' },
    tutors: { left: [] },
  });
});

test('who leads is told the first time and no other, where nobody follows the mission for the school', async () => {
  await send(filled());
  await send(filled({ subject: 'Autre sujet', tutors: '0' }));
  const letters = await site.database.db
    .selectFrom('outbox')
    .select(['person_id', 'subject', 'text', 'mission_id'])
    .where('kind', '=', 'tutor-declared')
    .execute();
  expect(letters.map((l) => l.person_id)).toEqual([who.lead]);
  expect(letters[0]).toMatchObject({ mission_id: who.classmateMission });
  expect(letters[0]!.text).toContain('Gaëlle Rivoal');
  expect((await declared())!.subject).toBe('Autre sujet');
});

const told = () =>
  site.database.db.selectFrom('outbox').select(['person_id', 'text']).where('kind', '=', 'tutor-declared').execute();

test('a tutor whom the student adds later is told to the lead and to who follows the mission, and the journal names them', async () => {
  await send(filled({ tutors: '0' }), who.student, who.mission);
  expect((await told()).map((letter) => letter.person_id)).toEqual([who.academicTutor]);
  await send(filled({ subject: 'Autre sujet', tutors: '0' }), who.student, who.mission);
  expect(await told()).toHaveLength(1);
  await send(filled(), who.student, who.mission);
  const later = (await told()).filter(({ text }) => text.includes('(ajout)'));
  expect(later.map((letter) => letter.person_id).toSorted()).toEqual([who.academicTutor, who.lead].toSorted());
  for (const { text } of later) expect(text).toContain('Karim Bonnard et Gaëlle Rivoal (ajout)');
  const page = await site.app.request(`/missions/${who.mission}`, { headers: { ...HTML, ...(await who.as(who.lead)) } });
  expect((await page.text()).replaceAll('\u00a0', ' ')).toContain('Mission déclarée, tuteur ajouté : Gaëlle Rivoal');
});

test('a tutor whom the student replaces later is told with the one who comes', async () => {
  const { db } = site.database;
  await send(filled({ tutors: '0' }), who.student, who.mission);
  await db.updateTable('mission_tutor').set({ confirmed_at: null }).where('mission_id', '=', who.mission).execute();
  await send(filled({ [`wrong-${who.companyTutor}`]: 'yes' }), who.student, who.mission);
  const later = (await told()).filter(({ text }) => text.includes('(ajout)'));
  expect(later).toHaveLength(2);
  for (const { text } of later) expect(text).toContain('Gaëlle Rivoal (ajout) et Karim Bonnard (retrait)');
  const page = await site.app.request(`/missions/${who.mission}`, { headers: { ...HTML, ...(await who.as(who.lead)) } });
  expect((await page.text()).replaceAll('\u00a0', ' ')).toContain(
    'Mission déclarée, tuteur ajouté : Gaëlle Rivoal, tuteur retiré : Karim Bonnard',
  );
});

test('nobody of the school is declared a company tutor by a student: the school settles it', async () => {
  const { db } = site.database;
  const roles = () => db.selectFrom('person_role').select(['person_id', 'role']).orderBy('person_id').orderBy('role').execute();
  const before = await roles();
  for (const [lastName, email] of [
    ['Tanguy', 'Rozenn.Tanguy@example.org'],
    ['Le Goff', 'helene.legoff@example.org'],
    ['Moreau', 'paul.moreau@example.org'],
    ['Caradec', 'ines.caradec@example.org'],
  ] as const) {
    const answer = await send(filled(tutor({ firstName: 'X', lastName, email, same: 'yes' })));
    const html = await answer.text();
    expect([answer.status, html.includes('Cette adresse ne peut pas servir ici')]).toEqual([422, true]);
  }
  expect(await roles()).toEqual(before);
  expect((await declared())!.declaredAt).toBeNull();
  // who is a tutor of other missions already may be declared
  expect(
    (await send(filled(tutor({ firstName: 'Karim', lastName: 'Bonnard', email: 'karim.bonnard@example.org' })))).status,
  ).toBe(303);
});

test('two periods, one abroad: the parts of the outline follow', async () => {
  await send(
    filled({
      periods: '2',
      ...period(2, { name: 'Nordsjø AS', siret: '', companyCountry: 'Norvège', placeCountry: 'no', place: 'Oslo' }),
    }),
    who.engineer,
    who.engineerMission,
  );
  const answer = await site.app.request(`/missions/${who.engineerMission}/declare`, {
    headers: { ...HTML, ...(await who.as(who.engineer)) },
  });
  const page = (await answer.text()).replaceAll(/[\u00a0\u202f]/g, ' ');
  expect(page.includes('Votre mission est déclarée')).toBe(true);
  expect(page.includes('Votre plan tient compte de la mission')).toBe(true);
  expect(page.includes('comment trouver un logement')).toBe(true);
  expect(page.includes('télétravail')).toBe(true);
});

test.each<[string, Record<string, string>, string]>([
  ['a SIRET whose key is wrong', { 'p1-siret': '73282932000075' }, 'p1-siret-error'],
  ['a SIRET too short', { 'p1-siret': '732829320' }, 'p1-siret-error'],
  ['dates reversed', { 'p1-starts': '2026-04-30', 'p1-ends': '2025-10-01' }, 'p1-ends-error'],
  ['31 February', { 'p1-ends': '31/02/2026' }, 'p1-ends-error'],
  ['no such country', { 'p1-companyCountry': 'Bretagne' }, 'p1-companyCountry-error'],
  ['no company', { 'p1-name': '' }, 'p1-name-error'],
  ['the student as tutor', { 't1-email': 'NOE.dAlmeida@example.org' }, 't1-email-error'],
  ['two addresses in one', { 't1-email': 'a@example.org, b@example.org' }, 't1-email-error'],
  ['a tutor without a name', { 't1-lastName': '' }, 't1-lastName-error'],
  ['not confirmed', { confirm: '' }, 'confirm-error'],
  ['no end of confidentiality in the calendar', { confidentialUntil: '2028-02-30' }, 'confidentialUntil-error'],
  ['the address of somebody else', { 't1-email': 'helene.legoff@example.org' }, 't1-email-error'],
  ['the address of somebody of another school', { 't1-email': 'iris.morvan@autre.example.org' }, 't1-email-error'],
])('%s: nothing is kept, what was typed stays', async (_what, change, error) => {
  const before = await declared();
  const answer = await send(filled(change));
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(page.includes(`id="${error}"`)).toBe(true);
  expect(page.includes('Traçabilité des lots')).toBe(true);
  expect(page.includes('Le Goff')).toBe(false);
  expect(await declared()).toEqual(before);
  expect(await journal('mission.declared')).toEqual([]);
});

test('one person known by another name serves once the student says that it is them, under the name that the school knows', async () => {
  const known = { 't1-email': 'karim.bonnard@example.org', 't1-lastName': 'Bonard' };
  expect((await send(filled(known))).status).toBe(422);
  expect((await send(filled({ ...known, 't1-same': 'yes' }))).status).toBe(303);
  expect((await declared())!.companyTutors).toMatchObject([{ id: who.companyTutor, lastName: 'Bonnard' }]);
});

test('one tutor for twelve students is one person', async () => {
  await send(filled());
  await send(filled({ 't1-email': 'G.Rivoal@Gwenn.example' }), who.student, who.mission);
  const rows = await site.database.db.selectFrom('person').select('person_id').where('last_name', '=', 'Rivoal').execute();
  expect(rows).toHaveLength(1);
});

test('rows come and go by buttons, and nothing is kept meanwhile', async () => {
  const more = await send(filled({ intent: 'add-period', confirm: '' }));
  expect(more.status).toBe(200);
  const page = await more.text();
  expect(page.includes('name="p2-name"')).toBe(true);
  expect(page.includes('Traçabilité des lots')).toBe(true);
  const less = await (
    await send(filled({ intent: 'remove-period-1', periods: '2', ...period(2, { name: 'Nordsjø AS' }) }))
  ).text();
  expect(less.includes('Conserverie Gwenn')).toBe(false);
  expect(less.includes('Nordsjø AS')).toBe(true);
  expect(less.includes('name="p2-name"')).toBe(false);
  expect((await declared())!.declaredAt).toBeNull();
});

test('a tutor whose address nobody confirmed may be said wrong: they leave, on record, and the others are confirmed', async () => {
  const { db } = site.database;
  await db.updateTable('mission_tutor').set({ confirmed_at: null }).where('mission_id', '=', who.mission).execute();
  const shown = await site.app.request(`/missions/${who.mission}/declare`, {
    headers: { ...HTML, ...(await who.as(who.student)) },
  });
  expect(await shown.text()).toContain(`name="wrong-${who.companyTutor}"`);
  await send(filled({ [`wrong-${who.companyTutor}`]: 'yes' }), who.student, who.mission);
  const tutors = await tutorsOfMission(db, who.school, who.mission);
  const company = tutors.filter((t) => t.kind === 'company').map((t) => [t.lastName, t.left !== null, t.confirmedAt !== null]);
  expect(company).toEqual([
    ['Rivoal', false, true],
    ['Bonnard', true, false],
  ]);
  // the student does not vouch for the school's own tutor
  expect(tutors.find((t) => t.kind === 'academic')!.confirmedAt).toBeNull();
});

test('a confirmed tutor is not sent away by the student', async () => {
  await send(filled({ [`wrong-${who.companyTutor}`]: 'yes' }), who.student, who.mission);
  const mission = await readMission(site.database.db, who.school, who.mission);
  expect(mission!.companyTutors.map((t) => t.lastName)).toEqual(['Bonnard', 'Rivoal']);
});

test('a role that the form does not offer is not taken: who is declared is a company tutor', async () => {
  await send(filled({ 't1-kind': 'academic' }));
  const mission = await declared();
  expect(mission!.academicTutors).toEqual([]);
  expect(mission!.companyTutors).toHaveLength(1);
});

test('what staff changed while the student filled the form is shown, and nothing is lost on either side', async () => {
  const { db } = site.database;
  const path = `/missions/${who.classmateMission}/declare`;
  const form = await (await site.app.request(path, { headers: { ...HTML, ...(await who.as(who.classmate)) } })).text();
  const version = /name="version" value="([^"]+)"/.exec(form)![1]!;
  await db
    .updateTable('mission')
    .set({ subject: 'Ce que l’office a corrigé' })
    .where('mission_id', '=', who.classmateMission)
    .execute();
  const answer = await send(filled({ version }));
  const html = await answer.text();
  expect(answer.status).toBe(409);
  expect(html).toContain('Ce que l’office a corrigé');
  expect(html).toContain('value="Traçabilité des lots"');
  expect(html).toContain('value="g.rivoal@gwenn.example"');
  const kept = (await readMission(db, who.school, who.classmateMission))!;
  expect([kept.subject, kept.declaredAt, kept.companyTutors]).toEqual(['Ce que l’office a corrigé', null, []]);
});
