import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { addExtension, listCohorts, readCohort, setDates } from './cohort.store.ts';
import { listMissions, readMission } from './mission.store.ts';
import { factsOf } from './mission.ts';

let site: Site;
let who: SampleSchool;
beforeAll(async () => {
  site = await buildSchoolSite();
  who = await sampleSchool(site);
});
afterAll(() => site.close());

test('[M-MEM-1] the course of a mission is kept as it was told: companies, projects, places, dates', async () => {
  const mission = await readMission(site.database.db, who.school, who.engineerMission);
  expect(mission?.periods).toEqual([
    expect.objectContaining({
      kind: 'company',
      name: 'Fonderies du Blavet',
      companyCountry: 'FR',
      place: 'Rennes',
      placeCountry: 'FR',
      starts: '2025-09-15',
      ends: '2026-03-13',
    }),
    expect.objectContaining({ kind: 'project', companyCountry: null, place: 'Oslo', placeCountry: 'NO' }),
  ]);
  expect([...factsOf(mission!)].toSorted()).toEqual(['place-abroad', 'project-period']);
});

test('a mission is read with its cohort, its student and those who follow it', async () => {
  const mission = await readMission(site.database.db, who.school, who.mission);
  expect(mission).toMatchObject({
    cohort: { id: who.cohort, guide: 'digi5', version: '2024-2025', year: 2026 },
    homeCountry: 'FR',
    student: { id: who.student, lastName: 'Caradec', firstName: 'Inès', lang: 'fr' },
    companyTutors: [{ id: who.companyTutor, lastName: 'Bonnard' }],
    academicTutors: [{ id: who.academicTutor, lastName: 'Le Goff' }],
    extensions: [],
  });
});

test('lists: of a cohort by name, of a student, of who follows', async () => {
  const { db } = site.database;
  const ids = async (filter: Parameters<typeof listMissions>[2]) => (await listMissions(db, who.school, filter)).map((m) => m.id);
  expect(await ids({ cohort: who.cohort })).toEqual([who.mission, who.classmateMission]);
  expect(await ids({ student: who.engineer })).toEqual([who.engineerMission]);
  expect(await ids({ tutor: who.companyTutor })).toEqual([who.mission]);
  expect(await ids({ tutor: who.juror })).toEqual([]);
  expect(await ids({ cohort: 'not an identifier' })).toEqual([]);
});

test('another school is not seen', async () => {
  const { db } = site.database;
  expect(await readMission(db, who.school, who.other.mission)).toBeNull();
  expect(await readCohort(db, who.school, who.other.cohort)).toBeNull();
  expect((await listCohorts(db, who.school)).map((c) => c.id).toSorted()).toEqual([who.cohort, who.otherCohort].toSorted());
  expect(await listMissions(db, who.school, { cohort: who.other.cohort })).toEqual([]);
  expect(await setDates(db, { school: who.school, cohort: who.other.cohort, dates: {} })).toBeNull();
});

test('more time for one is not more time for another; more time for all is for each', async () => {
  const { db } = site.database;
  const given = { school: who.school, cohort: who.cohort, milestone: 'memoir-due', givenBy: who.lead, givenAt: SITE_NOW };
  await addExtension(db, { ...given, mission: who.mission, until: '2026-02-10T22:59:59Z', reason: 'Hospitalisation' });
  await addExtension(db, { ...given, mission: null, givenAt: SITE_NOW + 1000, until: '2026-02-05T22:59:59Z', reason: 'Panne' });
  const [one, other] = await listMissions(db, who.school, { cohort: who.cohort });
  expect(one?.extensions.map((e) => [e.reason, e.personal])).toEqual([
    ['Hospitalisation', true],
    ['Panne', false],
  ]);
  expect(other?.extensions.map((e) => [e.reason, e.personal])).toEqual([['Panne', false]]);
});
