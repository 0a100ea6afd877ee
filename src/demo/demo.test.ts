/** The demo school: filled once, also when killed in the middle; who may be whom; nowhere else. */
import { afterEach, expect, test } from 'vitest';
import { checksOf } from '../deposit/check.store.ts';
import { versionsOf } from '../deposit/deposit.store.ts';
import { loadShelf } from '../content.ts';
import { followChain } from '../kernel/journal.store.ts';
import { FIRST_SCHOOL } from '../kernel/school.ts';
import { addPerson } from '../identity/person-change.store.ts';
import { listPersons } from '../identity/person-search.store.ts';
import { readSchool } from '../identity/school.store.ts';
import { join } from 'node:path';
import { ROOT } from '../kernel/root.ts';
import { buildSchoolSite, SITE_NOW } from '../../tests/support/school.ts';
import type { Site, SiteOptions } from '../../tests/support/site.ts';
import { parseSettings } from '../kernel/settings.ts';
import { keptLog } from '../../tests/support/log.ts';
import { listCohorts } from '../mission/cohort.store.ts';
import { createMission, listMissions } from '../mission/mission.store.ts';
import { deadlineFor } from '../deposit/hand-in.ts';
import { findGuide } from '../guide/shelf.ts';
import { readDemo, readDocument } from './content.store.ts';
import { bindDemoGuides, seedDemo } from './demo.store.ts';

let site: Site;
afterEach(() => site.close());

async function demoSite(options: SiteOptions = {}) {
  site = await buildSchoolSite({ settings: { DEMO: 'on' }, ...options });
  await bindDemoGuides(site.database.db);
  const { shelf } = await loadShelf(join(ROOT, 'content'), site.database.db, FIRST_SCHOOL);
  const parsed = parseSettings({ DEMO: 'on' });
  if ('problems' in parsed) throw new Error('settings');
  const { db } = site.database;
  const deps = {
    config: parsed.config,
    clock: { now: () => SITE_NOW },
    log: keptLog().log,
    db,
    files: site.files,
    shelf: () => shelf,
  };
  return { db, shelf, deps, seed: () => seedDemo(deps) };
}

test('someone is 18 days, 2 hours and 3 minutes before a deadline, and someone late, in each programme', async () => {
  const { db, shelf, seed } = await demoSite();
  await seed();
  for (const programme of ['digi5', 'misl']) {
    const cohorts = (await listCohorts(db, FIRST_SCHOOL)).filter((c) => c.guide === programme);
    const missions = (await Promise.all(cohorts.map((c) => listMissions(db, FIRST_SCHOOL, { cohort: c.id })))).flat();
    const left = missions.map((m) => {
      const guide = findGuide(shelf, m.cohort.guide, m.cohort.version)!;
      const deliverable = guide.deliverables.find((d) => d.main)!;
      return (Date.parse(deadlineFor(m, guide, deliverable)!.at) - SITE_NOW) / 60_000;
    });
    expect(left).toContain(3);
    expect(left).toContain(120);
    expect(left.some((minutes) => Math.floor(minutes / 1440) === 18)).toBe(true);
    expect(left.some((minutes) => minutes < 0)).toBe(true);
  }
});

test('the demo names milestones of its guides only, and its documents are small', async () => {
  const { shelf } = await demoSite();
  const demo = await readDemo();
  for (const { guide: id, version, cohorts, students } of demo.programmes) {
    for (const { id: cohort, version: own, dates } of cohorts) {
      const known = findGuide(shelf, id, own ?? version)!.calendar.map((m) => m.id);
      expect(Object.keys(dates).sort()).toEqual(known.toSorted());
      const extended = students.filter((s) => s.cohort === cohort).flatMap((s) => s.extensions.map((e) => e.milestone));
      expect(known).toEqual(expect.arrayContaining(extended));
    }
  }
  const files = [...demo.samples, ...demo.programmes.flatMap((p) => p.students.flatMap((s) => s.deposits))].map((d) => d.file);
  for (const file of files) expect((await readDocument(file)).length).toBeLessThan(300_000);
});

test('a second start adds nothing, and the journal holds', async () => {
  const { db, seed } = await demoSite();
  await seed();
  const count = async () => ({
    people: (await listPersons(db, FIRST_SCHOOL)).length,
    journal: await followChain(db, FIRST_SCHOOL),
  });
  const first = await count();
  expect(first.journal.broken).toBeNull();
  await seed();
  expect(await count()).toEqual(first);
  expect(await readSchool(db, FIRST_SCHOOL)).toMatchObject({ demo: true, name: 'École des Trois-Rives' });
});

test('killed in the middle, the next start goes on with the same dates and files nothing twice', async () => {
  const { db, deps } = await demoSite();
  let kept = 0;
  const failing = {
    ...deps.files,
    begin: () => {
      if (++kept === 6) throw new Error('killed');
      return deps.files.begin();
    },
  };
  await expect(seedDemo({ ...deps, files: failing })).rejects.toThrow('killed');
  await seedDemo({ ...deps, clock: { now: () => SITE_NOW + 3_600_000 } });
  const [ines] = (await listPersons(db, FIRST_SCHOOL)).filter((p) => p.firstName === 'Inès');
  const [mission] = await listMissions(db, FIRST_SCHOOL, { student: ines!.id });
  const versions = await versionsOf(db, FIRST_SCHOOL, mission!.id, 'memoire');
  expect(versions.map((v) => [v.number, v.receivedAt])).toEqual([
    [2, '2026-01-12T17:42:07.000Z'],
    [1, '2026-01-03T20:14:37.000Z'],
  ]);
  for (const version of versions) expect(await checksOf(db, FIRST_SCHOOL, version.id)).toHaveLength(1);
  expect((await followChain(db, FIRST_SCHOOL)).broken).toBeNull();
});

test('a school that has people of its own is left alone, and its people cannot be entered', async () => {
  const { db, seed } = await demoSite();
  const roles = [{ role: 'student' as const, programme: 'digi5' }];
  const id = await addPerson(db, {
    school: FIRST_SCHOOL,
    lastName: 'Vrai',
    firstName: 'Paul',
    email: 'p@example.org',
    lang: 'fr',
    roles,
  });
  await seed();
  expect(await listPersons(db, FIRST_SCHOOL)).toHaveLength(1);
  expect((await readSchool(db, FIRST_SCHOOL)).demo).toBe(false);
  expect((await site.app.request('/demo')).status).toBe(404);
  expect((await enterAs(id)).status).toBe(404);
});

const enterAs = (person: string, next?: string) =>
  site.app.request('/demo/enter', { method: 'POST', body: new URLSearchParams({ person, ...(next && { next }) }) });

test('one enters as anyone of the demo school and goes where one wanted to go, on this server only', async () => {
  const { db, seed } = await demoSite({ clock: { now: () => SITE_NOW } });
  await seed();
  const page = await (await site.app.request('/demo')).text();
  const people = await listPersons(db, FIRST_SCHOOL);
  for (const { id } of people) expect(page).toContain(`value="${id}"`);
  const roles = new Set(people.flatMap((p) => p.roles.map((r) => `${r.programme} ${r.role}`)));
  // Six in each programme, and the office of the whole school.
  expect(roles.size).toBe(13);
  const entered = await enterAs(people[0]!.id, '/verify');
  expect([entered.status, entered.headers.get('location')]).toEqual([303, '/verify']);
  expect(entered.headers.getSetCookie().length).toBeGreaterThan(0);
  expect((await enterAs(people[0]!.id, 'https://evil.example/')).headers.get('location')).toBe('/');
});

test('a cohort that a visitor brought in leaves the page as it was: its last people, and how many others', async () => {
  const { db, seed } = await demoSite({ clock: { now: () => SITE_NOW } });
  await seed();
  const page = async () => (await site.app.request('/demo')).text();
  const own = await listPersons(db, FIRST_SCHOOL);
  const [cohort] = await listCohorts(db, FIRST_SCHOOL);
  const tutor = own.find(({ roles }) => roles.some(({ role }) => role === 'academic-tutor'))!;
  const before = await page();
  const brought: string[] = [];
  for (let n = 1; n <= 40; n++) {
    const roles = [{ role: 'student' as const, programme: cohort!.guide }];
    const named = { lastName: `Venu${n}`, firstName: 'Jo', email: `jo${n}@example.org`, lang: 'fr' as const };
    const student = await addPerson(db, { school: FIRST_SCHOOL, ...named, roles });
    const mission = { school: FIRST_SCHOOL, cohort: cohort!.id, student, telework: false, confidential: false, periods: [] };
    await createMission(db, { ...mission, companyTutors: [], academicTutors: [tutor.id], createdAt: SITE_NOW });
    brought.push(student);
  }
  const after = await page();
  for (const { id } of own) expect(after).toContain(`value="${id}"`);
  expect(brought.filter((id) => after.includes(`value="${id}"`))).toEqual(brought.slice(-12));
  expect(after).toContain('28\u00a0autres personnes sont venues depuis');
  expect(before).not.toContain('venues depuis');
  expect(after).toMatch(/Suit 4\d étudiants/);
  expect(after.length - before.length).toBeLessThan(12_000);
});

test('nobody is entered as someone who is not there; only the documents named as samples are given', async () => {
  const { seed } = await demoSite();
  await seed();
  for (const person of ['', 'nobody', '00000000-0000-4000-8000-00000000dead']) {
    const refused = await enterAs(person);
    expect([person, refused.status, refused.headers.getSetCookie()]).toEqual([person, 404, []]);
  }
  const given = await site.app.request('/demo/documents/caradec-3.pdf');
  expect([given.status, given.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  for (const name of ['weber.pdf', '..%2Fschool.yaml', 'nowhere.pdf']) {
    expect((await site.app.request(`/demo/documents/${name}`)).status).toBe(404);
  }
});

test('without the demo its addresses lead nowhere', async () => {
  const { seed } = await demoSite({ settings: { DEMO: 'off' } });
  await seed();
  const [someone] = await listPersons(site.database.db, FIRST_SCHOOL);
  expect((await site.app.request('/demo')).status).toBe(404);
  expect((await enterAs(someone!.id)).status).toBe(404);
  expect((await site.app.request('/demo/documents/caradec-3.pdf')).status).toBe(404);
});
