/** An import under way: what stops it, who is told, what is left of it. On the real database. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { accountLetters } from '../../tests/support/account-letters.ts';
import { csv, importing, type Importing } from '../../tests/support/importing.ts';
import { buildSchoolSite, type SampleSchool, sampleSchool } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { saveMission } from '../mission/course.store.ts';
import { lockMission } from '../mission/mission.store.ts';
import { importRun } from './import-run.job.ts';

let site: Site;
let school: SampleSchool;
let at: Importing;
beforeAll(async () => {
  site = await buildSchoolSite();
  school = await sampleSchool(site);
  at = importing(site, school, await school.as(school.lead));
});
beforeEach(() => site.database.db.deleteFrom('outbox').execute());
afterAll(() => site.close());

/** What brings a file in, without its queue. */
function work() {
  return importRun({ db: site.database.db, ...accountLetters({ now: () => Date.UTC(2026, 0, 15) }) });
}
/** Letters that say that an import stopped. */
const stopped = () =>
  site.database.db.selectFrom('outbox').select(['person_id', 'subject', 'text']).where('kind', '=', 'import-stopped').execute();

test('a file that what was changed meanwhile stands in the way of goes back to its preview', async () => {
  const address = await at.run(csv('22106;Le Bras;Tom;tom@ecole.example;;;;;;'));
  expect((await at.choose(address, 'apply')).status).toBe(303);
  await site.database.pool.query(`UPDATE person SET student_number = '999', email = 'tom@ecole.example' WHERE person_id = $1`, [
    school.engineer,
  ]);
  await site.work();
  expect(await at.titleOf(address)).toBe('1 cellule à corriger avant d’importer');
  expect(await at.find('Le Bras')).toBeUndefined();
  // Its person was told that they could leave the page.
  expect((await stopped()).map((letter) => letter.text)).toEqual([expect.stringContaining('Relisez l’aperçu')]);
});

test('a file that fails for good says so, keeps nothing of itself, and is applied again once', async () => {
  const address = await at.run(csv('22111;Quéré;Enora;enora@ecole.example;Armor;15/09/2025;13/03/2026;;;'));
  await at.choose(address, 'apply');
  const { pool } = site.database;
  // Its last table refuses, when people and missions are written already.
  await pool.query('ALTER TABLE mission_period ADD CONSTRAINT refused CHECK (false) NOT VALID');
  const task = { school: school.school, run: address.split('/').at(-1)! };
  await expect(work()(task, { last: false, nth: 1, doomed: false })).rejects.toThrow('refused');
  expect(await at.titleOf(address)).toMatch(/^Import en cours/);
  expect(await stopped()).toEqual([]);
  // What failed cannot even be written: it is tried again.
  await pool.query('ALTER TABLE outbox ADD CONSTRAINT filled CHECK (false) NOT VALID');
  await expect(work()(task, { last: false, nth: 2, doomed: false })).rejects.toThrow('filled');
  await pool.query('ALTER TABLE outbox DROP CONSTRAINT filled');
  expect(await at.titleOf(address)).toMatch(/^Import en cours/);
  for (const nth of [3, 4]) await work()(task, { last: false, nth, doomed: false }).catch(() => undefined);
  await pool.query('ALTER TABLE mission_period DROP CONSTRAINT refused');
  const [letter, ...more] = await stopped();
  expect(more).toEqual([]);
  expect(letter).toMatchObject({ person_id: school.lead, subject: expect.stringContaining('rien n’est entré') });
  expect(letter!.text).toContain('La faute est la nôtre');
  expect(letter!.text).toContain(address);
  expect(await at.page(address)).toContain('L’import s’est arrêté');
  expect(await at.titleOf(address)).toBe('Prêt : 1 étudiant à créer');
  expect(await at.find('Quéré')).toBeUndefined();
  await at.choose(address, 'apply');
  await site.work();
  expect(await at.titleOf(address)).toBe('Import fait : 1 étudiant créé');
  expect((await at.missions()).filter((m) => m.student.lastName === 'Quéré')).toHaveLength(1);
});

test('a file that ends its server each time it is brought in stops, says so by a letter, and is not brought in', async () => {
  const address = await at.run(csv('22112;Cadiou;Gwen;gwen@ecole.example;Armor;15/09/2025;13/03/2026;;;'));
  await at.choose(address, 'apply');
  const task = { school: school.school, run: address.split('/').at(-1)! };
  await expect(work()(task, { last: false, nth: 1, doomed: true })).rejects.toThrow('ended each time');
  expect(await at.page(address)).toContain('L’import s’est arrêté');
  expect(await stopped()).toHaveLength(1);
  await site.work();
  expect(await stopped()).toHaveLength(1);
  expect(await at.find('Cadiou')).toBeUndefined();
});

test('a file waits for what a student declares at the same time, and takes nothing of it away', async () => {
  const address = await at.run(csv('22110;Morin;Ana;ana.morin@ecole.example;Armor;15/09/2025;13/03/2026;;;'));
  await at.choose(address, 'apply');
  await site.work();
  const { id } = (await at.find('Morin'))!;
  const again = await at.run(csv('22110;Morin;Ana;;Armor;15/09/2025;31/03/2026;;;'));
  await at.choose(again, 'apply');
  let working: Promise<unknown> | null = null;
  await site.database.db.transaction().execute(async (trx) => {
    const mission = (await lockMission(trx, school.school, id))!;
    working = site.work();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { subject = '', telework, confidentiality = '', confidentialUntil = null, closedDoor = false } = mission;
    const periods = mission.periods.map((period) => ({ ...period, address: '1 quai des Indes, Lorient', service: 'Coques' }));
    const details = { subject: `${subject}Carènes`, telework, confidentiality, confidentialUntil, closedDoor, periods };
    await saveMission(trx, { school: school.school, mission: id, details });
  });
  await working;
  expect(await at.find('Morin')).toMatchObject({
    subject: 'Carènes',
    periods: [{ ends: '2026-03-31', address: '1 quai des Indes, Lorient', service: 'Coques' }],
  });
});
