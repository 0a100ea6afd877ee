/** An invented school in the database of a site: two programmes, two cohorts, three missions, a person of each role, and another school. */
import { join } from 'node:path';
import { Hono } from 'hono';
import { loadShelf } from '../../src/content.ts';
import type { Role } from '../../src/identity/ability.ts';
import { addPerson } from '../../src/identity/person-change.store.ts';
import type { Database } from '../../src/kernel/database.ts';
import { ROOT } from '../../src/kernel/root.ts';
import { FIRST_SCHOOL } from '../../src/kernel/school.ts';
import { createCohort } from '../../src/mission/cohort.store.ts';
import { createMission } from '../../src/mission/mission.store.ts';
import { testDatabase } from './database.ts';
import { buildSite, type Site, type SiteOptions } from './site.ts';

/** The moment of a test site unless it says otherwise. */
export const SITE_NOW = Date.UTC(2026, 0, 15, 9, 30);
const CREATED = Date.UTC(2025, 8, 1, 8);
/** The school that must see nothing of the first one. */
export const OTHER_SCHOOL = '00000000-0000-4000-8000-000000000002';

/** A site whose shelf and database agree on the guides of content/, in both schools. */
export async function buildSchoolSite(options: SiteOptions = {}): Promise<Site> {
  const database = await testDatabase();
  await database.db.insertInto('school').values({ school_id: OTHER_SCHOOL, name: 'École de Kerlouan' }).execute();
  await loadShelf(join(ROOT, 'content'), database.db, OTHER_SCHOOL);
  const { shelf } = await loadShelf(join(ROOT, 'content'), database.db, FIRST_SCHOOL);
  return buildSite({ shelf, ...options, database });
}

type Who = [lastName: string, firstName: string, role: Role, programme: string];

async function enrol(db: Database, school: string, [lastName, firstName, role, programme]: Who): Promise<string> {
  const name = `${firstName}.${lastName}`
    .normalize('NFD')
    .replaceAll(/[^A-Za-z.]/g, '')
    .toLowerCase();
  const email = `${name}@${school === FIRST_SCHOOL ? 'example.org' : 'autre.example.org'}`;
  return addPerson(db, { school, lastName, firstName, email, lang: 'fr', roles: [{ role, programme }] });
}

const company = (name: string, place = 'Rennes', placeCountry = 'FR', companyCountry = 'FR') => ({
  kind: 'company' as const,
  name,
  companyCountry,
  place,
  placeCountry,
  starts: '2025-09-15',
  ends: '2026-03-13',
});
const plain = { telework: false, confidential: false, createdAt: CREATED };

/** The people and missions of the first school. Digi5's memoir is due 18 days after `SITE_NOW`; MISL's report was due 5 days before it. */
async function firstSchool(db: Database) {
  const add = (...who: Who) => enrol(db, FIRST_SCHOOL, who);
  const people = {
    student: await add('Caradec', 'Inès', 'student', 'digi5'),
    /** Another student of the same cohort: nobody follows them both. */
    classmate: await add('d’Almeida', 'Noé', 'student', 'digi5'),
    /** Student of the other programme. */
    engineer: await add('Prigent', 'Maëlle', 'student', 'misl'),
    companyTutor: await add('Bonnard', 'Karim', 'company-tutor', 'digi5'),
    academicTutor: await add('Le Goff', 'Hélène', 'academic-tutor', 'digi5'),
    juror: await add('Sørensen', 'Astrid', 'juror', 'digi5'),
    lead: await add('Tanguy', 'Rozenn', 'lead', 'digi5'),
    /** Lead of the other programme. */
    otherLead: await add('Vasseur', 'Élie', 'lead', 'misl'),
    office: await add('Moreau', 'Paul', 'office', ''),
  };
  const school = FIRST_SCHOOL;
  const digi5 = { name: 'Digi5, promotion 2026', guide: 'digi5', version: '2024-2025', year: 2026 };
  const dates = {
    'self-evaluation-frozen': { day: '2026-01-29' },
    'memoir-due': { day: '2026-02-02' },
    'slides-due': { day: '2026-02-16' },
  };
  const cohort = await createCohort(db, { school, ...digi5, dates, createdAt: CREATED });
  const misl = { name: 'MISL, promotion 2026', guide: 'misl', version: '2022', year: 2026 };
  const otherCohort = await createCohort(db, {
    school,
    ...misl,
    dates: { 'report-due': { day: '2026-01-10' } },
    createdAt: CREATED,
  });
  const tutors = { companyTutors: [people.companyTutor], academicTutors: [people.academicTutor] };
  const mission = await createMission(db, {
    ...plain,
    ...tutors,
    school,
    cohort,
    student: people.student,
    periods: [company('Atelier Quéméneur')],
  });
  const classmateMission = await createMission(db, {
    ...plain,
    school,
    cohort,
    student: people.classmate,
    companyTutors: [],
    academicTutors: [],
    periods: [company('Hofmann & Töchter', 'Brême', 'DE', 'DE')],
  });
  const engineerMission = await createMission(db, {
    ...plain,
    school,
    cohort: otherCohort,
    student: people.engineer,
    companyTutors: [],
    academicTutors: [],
    periods: [
      company('Fonderies du Blavet'),
      {
        ...company('', 'Oslo', 'NO'),
        kind: 'project',
        name: 'Tour des fjords à la voile',
        companyCountry: null,
      },
    ],
  });
  return { ...people, cohort, otherCohort, mission, classmateMission, engineerMission };
}

/** The school that must see nothing of the first. */
async function secondSchool(db: Database) {
  const add = (...who: Who) => enrol(db, OTHER_SCHOOL, who);
  const student = await add('Abiven', 'Lou', 'student', 'digi5');
  const lead = await add('Morvan', 'Iris', 'lead', '');
  const office = await add('Kerboul', 'Théo', 'office', '');
  const bound = { school: OTHER_SCHOOL, name: 'Digi5', guide: 'digi5', version: '2024-2025', year: 2026 };
  const cohort = await createCohort(db, { ...bound, dates: { 'memoir-due': { day: '2026-02-02' } }, createdAt: CREATED });
  const mission = await createMission(db, {
    ...plain,
    school: OTHER_SCHOOL,
    cohort,
    student,
    companyTutors: [],
    academicTutors: [],
    periods: [company('Saline de Guérande')],
  });
  return { school: OTHER_SCHOOL, student, lead, office, cohort, mission };
}

/** The cookies that `person` holds once entered, for the headers of a request. */
async function cookieOf(site: Site, person: string): Promise<{ cookie: string }> {
  const door = new Hono().get('/', async (c) => {
    await site.identity.enter(c, person, { secondFactor: true });
    return c.body(null, 204);
  });
  const answer = await door.request('/');
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
  if (cookie.length === 0) throw new Error(`identity let nobody in: ${answer.status}`);
  return { cookie: cookie.join('; ') };
}

/** Who is who in `sampleSchool`: identifiers of persons, cohorts and missions. */
export type SampleSchool = Awaited<ReturnType<typeof sampleSchool>>;

/** Fills the database of `site`, made by `buildSchoolSite`. `as(person)` gives the headers of a request by that person. */
export async function sampleSchool(site: Site) {
  const { db } = site.database;
  const first = await firstSchool(db);
  const other = await secondSchool(db);
  return { school: FIRST_SCHOOL, ...first, other, as: (person: string) => cookieOf(site, person) };
}
