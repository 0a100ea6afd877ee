/** The database and the thread say the same of every mission, whatever happened to it; filters, search, pages. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadShelf } from '../content.ts';
import type { Guide } from '../guide/schema.ts';
import { ROOT } from '../kernel/root.ts';
import { byExposure, exposureOf, type Exposure, type Risk, RISKS, SOON_DAYS } from '../thread/matrix.ts';
import { MATRIX_WORDS } from '../thread/matrix-words.ts';
import type { Cohort } from '../mission/mission.ts';
import { createCohort, readCohort } from '../mission/cohort.store.ts';
import { listMissions } from '../mission/mission.store.ts';
import { STEP_STATES } from '../thread/thread.ts';
import { statesOf, threadOf } from '../thread/thread-of.ts';
import { THREAD_WORDS } from '../thread/thread-words.ts';
import { missingIn } from '../reminder/missing.ts';
import { casesOf } from '../reminder/reminder.store.ts';
import { threadFacts } from '../reminder/threads.store.ts';
import { day, happen, TABLE, withNote } from '../../tests/support/lives.ts';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { type Asked, PAGE } from './matrix.ts';
import { findMissions } from './matrix.store.ts';

let site: Site;
let school: SampleSchool;
let guides: Record<'digi5' | 'misl', Guide>;
const cohorts: Record<string, Cohort> = {};
/** Name of the case → mission. */
const cases = new Map<string, string>();

const DAY = 86_400_000;
const ALL: Asked = { query: '', waits: null, step: null, standing: null, sort: 'risk', page: 1 };

beforeAll(async () => {
  site = await buildSchoolSite({ clock: { now: () => SITE_NOW } });
  school = await sampleSchool(site);
  const { db } = site.database;
  const { shelf } = await loadShelf(`${ROOT}/content`, db, school.school);
  const found = (id: string) => withNote(shelf.guides.find((g) => g.guide === id)!);
  guides = { digi5: found('digi5'), misl: found('misl') };
  for (const [id, guide] of Object.entries(guides)) {
    const of = (name: string, on: number) => (guide.calendar.some((m) => m.id === name) ? { [name]: { day: day(on) } } : {});
    const dates = {
      ...of('memoir-due', -2),
      ...of('slides-due', 40),
      ...of('report-due', 90),
      ...of('feedback-due', 6),
      ...of('appraisals-due', 6),
    };
    const cohort = await createCohort(db, {
      school: school.school,
      name: `${id} cases`,
      guide: id,
      version: guide.version,
      year: 2026,
      dates,
      createdAt: SITE_NOW,
    });
    cohorts[id] = (await readCohort(db, school.school, cohort))!;
    for (const [name, happened] of Object.entries(TABLE))
      cases.set(`${id} ${name}`, await happen({ site, school }, guide, cohort, name, happened));
  }
});
afterAll(() => site.close());

/** What the thread says, mission by mission. */
async function byThread(id: 'digi5' | 'misl', now: number): Promise<Map<string, Exposure & { name: string }>> {
  const { db } = site.database;
  const missions = await listMissions(db, school.school, { cohort: cohorts[id]!.id });
  const facts = await threadFacts(db, { guides: [guides[id]], frameworks: new Map() }, missions);
  const open = await db.selectFrom('mission_alert').select('mission_id').where('handled_at', 'is', null).execute();
  return new Map(
    facts.map((each) => {
      const thread = threadOf({ ...each, viewer: 'list', now, lang: 'fr' });
      const alert = open.some((a) => a.mission_id === each.mission.id);
      return [each.mission.id, { ...exposureOf({ ...each, thread, now, alert }), name: each.mission.student.lastName }];
    }),
  );
}

const nameOf = (mission: string) => [...cases].find(([, id]) => id === mission)![0];
const find = (id: 'digi5' | 'misl', asked: Partial<Asked> = {}, now = SITE_NOW) =>
  findMissions(site.database.db, { cohort: cohorts[id]!, guide: guides[id], asked: { ...ALL, ...asked }, now, alerts: true });
const names = async (id: 'digi5' | 'misl', asked: Partial<Asked>) =>
  (await find(id, asked)).rows.map((row) => nameOf(row.mission).slice(id.length + 1)).toSorted();

describe.each(['digi5', 'misl'] as const)('%s', (id) => {
  // a month and a day before every date, days around each, the very last second and the next, long after
  const last = Date.parse(`${day(6)}T23:59:59+01:00`);
  const moments = [-60 * DAY, -33 * DAY, -3 * DAY, 0, 5 * DAY, 10 * DAY, 21 * DAY, 400 * DAY].map((ms) => SITE_NOW + ms);
  test.each([...moments, last, last + 999, last + 1000])(
    'the database ranks missions as their threads do, at %d',
    async (now) => {
      const pure = await byThread(id, now);
      const { rows } = await find(id, {}, now);
      expect(rows).toHaveLength(pure.size);
      const said = rows.map(({ mission, risk, late, due }) => [nameOf(mission), risk, late, due]);
      expect(said).toEqual(
        rows.map(({ mission }) => [nameOf(mission), pure.get(mission)!.risk, pure.get(mission)!.late, pure.get(mission)!.due]),
      );
      const order = [...pure].toSorted(
        ([, a], [, b]) => byExposure(a, b) || (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1),
      );
      expect(rows.map((row) => nameOf(row.mission))).toEqual(order.map(([mission]) => nameOf(mission)));
    },
  );

  test('the cases are of every risk, and the counts are those of the whole cohort', async () => {
    const seen = new Set<Risk>();
    for (const now of moments) for (const { risk } of (await find(id, {}, now)).rows) seen.add(risk);
    expect([...seen].toSorted()).toEqual([...RISKS].toSorted());
    const { risks, found } = await find(id, { standing: 'danger' });
    expect(Object.values(risks).reduce((sum, n) => sum + n, 0)).toBe(Object.keys(TABLE).length);
    expect(found).toBe((risks.alert ?? 0) + (risks.late ?? 0));
    expect((await find(id, { standing: 'stopped' })).found).toBe(risks['broken-off']);
  });
});

test('what is expected of a tutor shows in its cell; what waits for a word too', async () => {
  const { db } = site.database;
  const missions = await listMissions(db, school.school, { cohort: cohorts['misl']!.id });
  const facts = await threadFacts(db, { guides: [guides.misl], frameworks: new Map() }, missions);
  const cells = (name: string) => {
    const found = facts.find((each) => each.mission.student.lastName === name)!;
    return statesOf({ ...found, viewer: 'list', now: SITE_NOW, lang: 'fr' });
  };
  expect(cells('all filed, tutor silent').get('appraisals-due')).toBe('expected');
  expect(cells('all filed, tutor gave').get('appraisals-due')).toBe('done');
  expect(cells('nothing done').get('memoir-due')).toBe('late');
  expect(cells('a point blocks').get('memoir-due')).toBe('check');
  expect(cells('broken off').get('appraisals-due')).toBe('off');
});

test.each(['digi5', 'misl'] as const)(
  'a cell of %s says what the thread of the mission says to its student and to staff, in one word',
  async (id) => {
    const { db } = site.database;
    const missions = await listMissions(db, school.school, { cohort: cohorts[id]!.id });
    const facts = await threadFacts(db, { guides: [guides[id]], frameworks: new Map() }, missions);
    const seen = new Set<string>();
    for (const now of [-60, -20, 0, 5, 21, 100].map((days) => SITE_NOW + days * DAY)) {
      for (const each of facts) {
        const cells = statesOf({ ...each, viewer: 'list', now, lang: 'fr' });
        for (const viewer of ['student', 'staff'] as const) {
          const said = threadOf({ ...each, viewer, now, lang: 'fr' }).steps.map((step) => [step.id, step.state]);
          expect([each.mission.student.lastName, viewer, ...said]).toEqual([each.mission.student.lastName, viewer, ...cells]);
        }
        for (const state of cells.values()) seen.add(state);
      }
    }
    // A guide all of whose steps are followed has none that is merely over.
    expect([...STEP_STATES].filter((state) => state !== 'past' && !seen.has(state))).toEqual([]);
    for (const lang of ['fr', 'en'] as const) {
      const words = (of: Readonly<Record<string, string>>) =>
        STEP_STATES.filter((s) => s !== 'now').map((s) => of[s]!.toLowerCase());
      expect(words(MATRIX_WORDS[lang].states)).toEqual(words(THREAD_WORDS[lang].states));
    }
  },
);

test('filters: who something is waited from, and which step', async () => {
  expect(await names('misl', { waits: 'student', step: 'memoir-due' })).toEqual([
    'little more time, over already',
    'more time for the memoir',
    'nothing done',
  ]);
  const silent = await names('misl', { waits: 'academic-tutor' });
  expect(silent).toContain('two of each, three gave');
  expect(silent).toContain('no tutor at all');
  expect(silent).not.toContain('all filed, tutor silent');
  expect(await names('misl', { step: 'memoir-due', standing: 'waiting' })).toEqual(
    expect.arrayContaining(['a finding is contested', 'a point blocks', 'more time for the memoir']),
  );
  expect(await names('digi5', { waits: 'company-tutor', step: 'slides-due' })).toEqual([]);
});

test('a version that a tutor refused is waited for from its student, at its step', async () => {
  const refused = ['note refused', 'note refused by one colleague'];
  expect(await names('misl', { waits: 'student', step: 'step-of-test' })).toEqual(refused);
  expect(await names('misl', { waits: 'student' })).toEqual(expect.arrayContaining(refused));
  expect(await names('misl', { waits: 'student' })).not.toContain('note refused, then accepted');
  expect(await names('misl', { step: 'step-of-test' })).toEqual(refused);
});

test('search: each word, in names, companies and tutors, whatever the case and the accents', async () => {
  const { db } = site.database;
  const mission = cases.get('misl alert')!;
  const period = { school_id: school.school, mission_id: mission, position: 1, kind: 'company' as const, siret: null };
  await db
    .insertInto('mission_period')
    .values({
      ...period,
      name: 'Fonderies du Cœur 100% Été_',
      company_country: 'FR',
      place: 'Lannion',
      place_country: 'FR',
      starts: day(-9),
      ends: day(9),
    })
    .execute();
  expect(await names('misl', { query: 'FONDÉRIES lannion' })).toEqual(['alert']);
  expect(await names('misl', { query: 'coeur' })).toEqual(['alert']);
  expect(await names('misl', { query: 'CŒUR' })).toEqual(['alert']);
  expect(await names('misl', { query: '100% ete_' })).toEqual(['alert']);
  expect(await names('misl', { query: 'Zoé COMPANY 1 of two' })).toEqual([
    'two company tutors, both gave',
    'two of each, three gave',
  ]);
  expect(await names('misl', { query: "o'x; DROP" })).toEqual([]);
  // Marks alone are in nobody's name.
  expect(await names('misl', { query: '% _ -' })).toEqual([]);
});

test('rows are put in order by name, by company, by the next date, page after page, by the database', async () => {
  const { db } = site.database;
  const called = async (name: string, last_name: string, company: string | null) => {
    const mission = cases.get(`misl ${name}`)!;
    const { student_id } = await db
      .selectFrom('mission')
      .select('student_id')
      .where('mission_id', '=', mission)
      .executeTakeFirstOrThrow();
    await db.updateTable('person').set({ last_name }).where('person_id', '=', student_id).execute();
    await db.deleteFrom('mission_period').where('mission_id', '=', mission).execute();
    const period = {
      school_id: school.school,
      mission_id: mission,
      kind: 'company' as const,
      siret: null,
      company_country: 'FR',
      place: '',
    };
    const dates = { place_country: 'FR', starts: day(-9), ends: day(9) };
    if (company)
      await db
        .insertInto('mission_period')
        .values({ ...period, ...dates, position: 1, name: company })
        .execute();
    return mission;
  };
  // Accents and capitals are those of the alphabet.
  const three = [
    await called('a point blocks', 'zzé', 'Éolienne'),
    await called('nothing done', 'ZZd', 'zinc'),
    await called('alert', 'Zzf', null),
  ];
  const sorted = async (sort: Asked['sort']) => {
    const rows = (await find('misl', { sort })).rows.map(({ mission }) => mission);
    return rows.filter((mission) => three.includes(mission)).map((mission) => three.indexOf(mission));
  };
  expect([await sorted('name'), await sorted('company')]).toEqual([
    [1, 0, 2],
    [0, 1, 2],
  ]);
  const { rows } = await find('misl', { sort: 'date' });
  const dates = rows.map(({ due }) => due ?? Infinity);
  expect(dates).toEqual(dates.toSorted((a, b) => a - b));
  expect(new Set(rows.map(({ mission }) => mission))).toEqual(new Set((await find('misl')).rows.map(({ mission }) => mission)));
  for (const [n, name] of ['a point blocks', 'nothing done', 'alert'].entries())
    await called(name, name, null).then((id) => expect(id).toBe(three[n]));
});

test('whose address refuses letters is not counted among those whom a reminder reaches', async () => {
  const { db } = site.database;
  const query = 'two tutors, one gave';
  const before = await find('misl', { query });
  const ids = before.rows.map(({ mission }) => mission);
  const read = async () => {
    const missions = await listMissions(db, school.school, { ids });
    return (await casesOf(db, { guides: [guides.misl], frameworks: new Map() }, missions)).flatMap(missingIn);
  };
  const silent = (await read()).find(({ role }) => role === 'academic-tutor')!.person;
  const letter = {
    school_id: school.school,
    person_id: silent.id,
    address: silent.email,
    subject: '',
    text: '',
    html: '',
    kind: 'remind-tutor',
  };
  const { letter_id } = await db
    .insertInto('outbox')
    .values({
      ...letter,
      written_at: new Date(SITE_NOW),
      sent_at: new Date(SITE_NOW),
      dead_at: new Date(SITE_NOW),
      problem: '550 no such user',
    })
    .returning('letter_id')
    .executeTakeFirstOrThrow();
  expect((await read()).filter(({ refused }) => refused).map(({ person }) => person.id)).toEqual([silent.id]);
  expect((await find('misl', { query })).people).toBe(before.people - 1);
  await db.deleteFrom('outbox').where('letter_id', '=', letter_id).execute();
});

test.each([
  ['d’Estrée', "D'ESTREE"],
  ["d'Estrée", 'd’estrée'],
  ['Le Goff', 'le-goff'],
  ['Jean-Luc', 'jean luc'],
  ['Van der Sloot', 'sloot van'],
  ['Łódź Ørsted', 'lodz orsted'],
  ['50_% \\d+', '50_% \\d+'],
])('a student called %j is found by %j', async (lastName, query) => {
  const { db } = site.database;
  const mission = cases.get('misl alert')!;
  const { student_id } = await db
    .selectFrom('mission')
    .select('student_id')
    .where('mission_id', '=', mission)
    .executeTakeFirstOrThrow();
  const called = (last_name: string) => db.updateTable('person').set({ last_name }).where('person_id', '=', student_id).execute();
  await called(lastName);
  try {
    expect(await names('misl', { query })).toEqual(['alert']);
  } finally {
    await called('alert');
  }
});

test.each([-40, -3, 0, 10].map((days) => SITE_NOW + days * DAY))(
  'people whom a reminder reaches are counted once each, at %d',
  async (now) => {
    const { db } = site.database;
    const missions = await listMissions(db, school.school, { cohort: cohorts['misl']!.id });
    const cases = await casesOf(db, { guides: [guides.misl], frameworks: new Map() }, missions);
    const soon = cases
      .flatMap(missingIn)
      .filter((each) => each.reachable && each.deadline && Date.parse(each.deadline) - now <= SOON_DAYS * DAY);
    expect((await find('misl', {}, now)).people).toBe(new Set(soon.map((each) => each.person.id)).size);
  },
);

test('who left the school is not counted among those whom a reminder reaches', async () => {
  const { db } = site.database;
  const query = 'two tutors, one gave';
  const before = await find('misl', { query });
  const ids = before.rows.map(({ mission }) => mission);
  const silent = db.updateTable('person').where('last_name', '=', `academic 0 of ${query}`);
  await silent.set({ left_at: new Date(SITE_NOW) }).execute();
  expect((await find('misl', { query })).people).toBe(before.people - 1);
  const cases = await casesOf(
    db,
    { guides: [guides.misl], frameworks: new Map() },
    await listMissions(db, school.school, { ids }),
  );
  expect(cases.flatMap(missingIn).filter(({ reachable }) => !reachable)).toHaveLength(1);
  await silent.set({ left_at: null }).execute();
});

test('people are counted among what is found', async () => {
  const { people, found } = await find('misl', { query: 'nothing done' });
  expect([found, people]).toEqual([1, 3]);
  expect((await find('misl', { query: 'two company tutors, both gave' })).people).toBe(0);
});

test('pages hold a hundred rows, and a page beyond the last is the last', async () => {
  const { db } = site.database;
  const many = await createCohort(db, {
    school: school.school,
    name: 'many',
    guide: 'misl',
    version: guides.misl.version,
    year: 2026,
    dates: {},
    createdAt: SITE_NOW,
  });
  cohorts['misl'] = (await readCohort(db, school.school, many))!;
  const mission = {
    school_id: school.school,
    cohort_id: many,
    student_id: school.engineer,
    telework: false,
    confidential: false,
  };
  await db
    .insertInto('mission')
    .values(Array.from({ length: PAGE + 3 }, () => ({ ...mission, created_at: new Date(SITE_NOW), broken_off_reason: null })))
    .execute();
  const first = await find('misl');
  const second = await find('misl', { page: 2 });
  expect([first.rows.length, first.page, first.pages, first.found]).toEqual([PAGE, 1, 2, PAGE + 3]);
  expect([second.rows.length, second.page]).toEqual([3, 2]);
  expect(new Set([...first.rows, ...second.rows].map((row) => row.mission)).size).toBe(PAGE + 3);
  expect(await find('misl', { page: 900 })).toEqual(second);
  const whole = await findMissions(db, {
    cohort: cohorts['misl'],
    guide: guides.misl,
    asked: ALL,
    now: SITE_NOW,
    whole: true,
    alerts: true,
  });
  expect(whole.rows).toEqual([...first.rows, ...second.rows]);
});
