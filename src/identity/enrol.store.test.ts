import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSchoolSite, type SampleSchool, sampleSchool } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { type Enrolment, findOrAddPerson } from './enrol.store.ts';
import { readPerson } from './person.store.ts';

let site: Site;
let who: SampleSchool;
beforeAll(async () => {
  site = await buildSchoolSite();
  who = await sampleSchool(site);
});
afterAll(() => site.close());

const enrol = (change: Partial<Enrolment> = {}) =>
  site.database.db.transaction().execute((trx) =>
    findOrAddPerson(trx, {
      school: who.school,
      email: 'gaelle@example.org',
      lastName: 'Rivoal',
      firstName: 'Gaëlle',
      lang: 'fr',
      role: 'company-tutor',
      programme: 'digi5',
      ...change,
    }),
  );
const person = async (id: string) => (await readPerson(site.database.db, who.school, id))!;

test('a new person gets the role, and is found again by their address whatever its case, their names kept', async () => {
  const first = await enrol();
  expect(first.created).toBe(true);
  const again = await enrol({ email: 'Gaelle@Example.org', lastName: 'RIVOAL', role: 'academic-tutor' });
  expect(again).toMatchObject({ id: first.id, created: false, lastName: 'Rivoal', email: 'gaelle@example.org' });
  expect((await person(first.id)).roles).toEqual([
    { role: 'academic-tutor', programme: 'digi5' },
    { role: 'company-tutor', programme: 'digi5' },
  ]);
});

test('the number of a student comes before their address, and is given to who had none', async () => {
  const byAddress = await enrol({ email: 'noe.dalmeida@example.org', number: '2026-7', role: 'student' });
  expect(byAddress.id).toBe(who.classmate);
  const byNumber = await enrol({ email: 'noe.perso@example.org', number: '2026-7', role: 'student' });
  expect(byNumber).toMatchObject({ id: who.classmate, created: false, email: 'noe.dalmeida@example.org' });
  expect((await person(who.classmate)).number).toBe('2026-7');
});

test('twenty forms that name the same new person at the same time make one', async () => {
  const made = await Promise.all(Array.from({ length: 20 }, () => enrol({ email: 'yann@example.org', lastName: 'Kerleo' })));
  expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  expect(made.filter(({ created }) => created)).toHaveLength(1);
});
