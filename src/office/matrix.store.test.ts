/** The database and the thread say the same of every mission, whatever happened to it; filters, search, pages. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadShelf } from '../content.ts';
import type { Guide } from '../guide/schema.ts';
import { addPerson } from '../identity/person.store.ts';
import { ROOT } from '../kernel/root.ts';
import { addAlert } from '../mission/alert.store.ts';
import { byExposure, cellsOf, exposureOf, type Exposure, type Risk, RISKS } from '../mission/matrix.ts';
import type { Cohort, Mission } from '../mission/mission.ts';
import { addExtension, createCohort, createMission, listMissions, readCohort } from '../mission/mission.store.ts';
import { threadOf } from '../mission/thread.ts';
import { threadFacts } from '../reminder/threads.store.ts';
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
const day = (offset: number) => new Date(SITE_NOW + offset * DAY).toISOString().slice(0, 10);
const ALL: Asked = { query: '', waits: null, step: null, standing: null, page: 1 };

/** What may have happened to a mission. */
interface Happened {
  filed?: readonly string[];
  /** Of the last deposit: a point blocks, it is waived, a finding is contested, the contest is answered. */
  report?: 'blocked' | 'waived' | 'contested' | 'answered' | 'mended';
  company?: number;
  academic?: number;
  /** Tutors (0, 1…: company ones first) who gave what they owe, who only began. */
  gave?: readonly number[];
  began?: readonly number[];
  /** Tutors who left, after what they gave. */
  left?: readonly number[];
  both?: boolean;
  /** Milestone → days from now. */
  more?: Readonly<Record<string, number>>;
  broken?: boolean;
  alert?: 'open' | 'handled';
  /** What tutors said of the last framing note, by their number. */
  said?: readonly (readonly [tutor: number, valid: boolean])[];
}

const TABLE: Readonly<Record<string, Happened>> = {
  'nothing done': { company: 1, academic: 1 },
  'no tutor at all': { filed: ['memoir'] },
  'no tutor, all filed': { filed: ['memoir', 'other'] },
  'memoir filed': { filed: ['memoir'], company: 1 },
  'all filed, tutor silent': { filed: ['memoir', 'other'], company: 1 },
  'all filed, tutor gave': { filed: ['memoir', 'other'], company: 1, gave: [0] },
  'all filed, tutor began': { filed: ['memoir', 'other'], company: 1, began: [0] },
  'two tutors, one gave': { filed: ['memoir', 'other'], company: 1, academic: 1, gave: [0] },
  'two company tutors, both gave': { filed: ['memoir', 'other'], company: 2, gave: [0, 1] },
  'two of each, three gave': { filed: ['memoir', 'other'], company: 2, academic: 2, gave: [0, 1, 2] },
  'tutor gave and left': { filed: ['memoir', 'other'], company: 1, gave: [0], left: [0] },
  'tutor left, another came': { filed: ['memoir', 'other'], company: 2, gave: [0], left: [0] },
  'silent tutor left': { filed: ['memoir', 'other'], company: 1, left: [0] },
  'one tutor in both roles': { filed: ['memoir', 'other'], company: 1, both: true },
  'a point blocks': { filed: ['memoir', 'other'], company: 1, gave: [0], report: 'blocked' },
  'a point that blocks is waived': { filed: ['memoir', 'other'], company: 1, gave: [0], report: 'waived' },
  'a finding is contested': { filed: ['memoir', 'other'], company: 1, gave: [0], report: 'contested' },
  'a contest is answered': { filed: ['memoir', 'other'], company: 1, gave: [0], report: 'answered' },
  'a blocked version was replaced': { filed: ['memoir', 'other'], company: 1, gave: [0], report: 'mended' },
  'more time for the memoir': { company: 1, more: { 'memoir-due': 20 } },
  'little more time, over already': { company: 1, more: { 'memoir-due': -1 } },
  'broken off': { company: 1, broken: true },
  'broken off, blocked': { filed: ['memoir'], broken: true, report: 'blocked' },
  alert: { filed: ['memoir', 'other'], company: 1, gave: [0], alert: 'open' },
  'alert dealt with': { filed: ['memoir', 'other'], company: 1, gave: [0], alert: 'handled' },
  'note refused': { filed: ['memoir', 'other', 'note'], company: 1, gave: [0], said: [[0, false]] },
  'note refused, then accepted': {
    filed: ['memoir', 'other', 'note'],
    company: 1,
    gave: [0],
    said: [
      [0, false],
      [0, true],
    ],
  },
  'note refused by one who left': { filed: ['memoir', 'other', 'note'], company: 1, gave: [0], left: [0], said: [[0, false]] },
  'note waits': { filed: ['memoir', 'other', 'note'], company: 1, gave: [0], said: [] },
};

const finding = { rule: 'readable', code: 'broken', params: {}, status: 'failed', severity: 'blocking', place: { page: 1 } };
const minor = { rule: 'body-size', code: 'small', params: {}, status: 'failed', severity: 'warning', place: { page: 2 } };
let codes = 0;

async function file(mission: Mission | { id: string }, by: string, deliverable: string, number: number): Promise<string> {
  const { deposit_id } = await site.database.db
    .insertInto('deposit')
    .values({
      school_id: school.school,
      mission_id: mission.id,
      deliverable,
      number,
      sha256: 'a'.repeat(64),
      bytes: 10,
      original_name: 'a.pdf',
      file_name: 'a.pdf',
      begun_at: new Date(SITE_NOW),
      received_at: new Date(SITE_NOW),
      deadline: null,
      guide: 'digi5',
      guide_version: '2024-2025',
      declarations: '[]',
      code: String(codes++).padStart(12, '0'),
      deposited_by: by,
    })
    .returning('deposit_id')
    .executeTakeFirstOrThrow();
  return deposit_id;
}

async function check(deposit: string, findings: readonly unknown[], at = 0): Promise<void> {
  await site.database.db
    .insertInto('conformity_check')
    .values({
      school_id: school.school,
      deposit_id: deposit,
      upload_id: null,
      state: 'done',
      annexes_from: null,
      asked_by: null,
      asked_at: new Date(SITE_NOW + at),
      done_at: new Date(SITE_NOW + at),
      engine: null,
      guide_hash: null,
      verdict: findings.includes(finding) ? 'blocked' : 'to-check',
      report: JSON.stringify({
        findings,
        rules: [
          { rule: 'readable', status: 'failed' },
          { rule: 'body-size', status: 'failed' },
        ],
      }),
    })
    .execute();
}

async function note(deposit: string, key: string, kind: 'contest' | 'keep' | 'waive', at: number): Promise<void> {
  await site.database.db
    .insertInto('finding_note')
    .values({
      school_id: school.school,
      deposit_id: deposit,
      finding: key,
      kind,
      reason: 'Voir.',
      said_by: school.lead,
      said_at: new Date(SITE_NOW + at),
    })
    .execute();
}

async function report(happened: Happened, deposit: string, again: () => Promise<string>): Promise<void> {
  if (!happened.report) return;
  await check(deposit, [finding, minor]);
  if (happened.report === 'waived') {
    await note(deposit, 'readable/broken@p1', 'contest', 1);
    await note(deposit, 'readable/broken@p1', 'waive', 2);
  }
  if (happened.report === 'contested' || happened.report === 'answered') {
    await check(deposit, [minor], 1000);
    await note(deposit, 'body-size/small@p2', 'contest', 3);
    if (happened.report === 'answered') await note(deposit, 'body-size/small@p2', 'keep', 4);
  }
  if (happened.report === 'mended') await check(await again(), [minor]);
}

async function give(guide: Guide, mission: string, author: string, state: 'draft' | 'submitted'): Promise<void> {
  const { db } = site.database;
  const at = new Date(SITE_NOW);
  if (guide.feedback && state === 'submitted') {
    const own = { school_id: school.school, mission_id: mission, item: guide.feedback.id, author_id: author };
    await db
      .insertInto('feedback')
      .values({ ...own, about: '[]', question: '{}', words: 'Bien.', given_at: at, typed_by: null } as never)
      .execute();
  }
  for (const { id } of guide.rubrics) {
    const own = { school_id: school.school, mission_id: mission, rubric: id, author_id: author, state };
    const times = { started_at: at, saved_at: at, submitted_at: state === 'submitted' ? at : null };
    await db
      .insertInto('appraisal')
      .values({ ...own, ...times, guide: guide.guide, guide_version: guide.version })
      .execute();
  }
}

async function happen(guide: Guide, cohort: string, name: string, happened: Happened): Promise<string> {
  const { db } = site.database;
  const person = (lastName: string, role: 'student' | 'company-tutor') =>
    addPerson(db, {
      school: school.school,
      lastName,
      firstName: 'Zoé',
      lang: 'fr',
      email: `${guide.guide}-${lastName.replaceAll(/\W/g, '-')}@example.org`,
      roles: [{ role, programme: guide.guide }],
    });
  const student = await person(name, 'student');
  const many = (n = 0, kind: string) =>
    Promise.all(Array.from({ length: n }, (_, i) => person(`${kind} ${i} of ${name}`, 'company-tutor')));
  const company = await many(happened.company, 'company');
  const academic = happened.both ? company : await many(happened.academic, 'academic');
  const mission = await createMission(db, {
    school: school.school,
    cohort,
    student,
    telework: false,
    confidential: false,
    periods: [],
    companyTutors: company,
    academicTutors: academic,
    createdAt: SITE_NOW,
  });
  const tutors = [...company, ...academic];
  for (const at of happened.gave ?? []) await give(guide, mission, tutors[at]!, 'submitted');
  for (const at of happened.began ?? []) await give(guide, mission, tutors[at]!, 'draft');
  const left = (happened.left ?? []).map((at) => tutors[at]!);
  if (left.length) {
    await db
      .updateTable('mission_tutor')
      .set({ left_at: new Date(SITE_NOW), left_reason: 'Départ' })
      .where('mission_id', '=', mission)
      .where('person_id', 'in', left)
      .execute();
  }
  const main = guide.deliverables.find((d) => d.milestone === 'memoir-due')!.id;
  const others = guide.deliverables.filter((d) => d.id !== main && !d.optional).map((d) => d.id);
  for (const what of happened.filed ?? []) {
    const names = what === 'memoir' ? [main] : what === 'note' ? ['framing-note'] : others;
    for (const deliverable of names) {
      const deposit = await file({ id: mission }, student, deliverable, 1);
      if (what === 'memoir') await report(happened, deposit, () => file({ id: mission }, student, deliverable, 2));
      for (const [at, [tutor, valid]] of (what === 'note' ? (happened.said ?? []) : []).entries()) {
        const word = { school_id: school.school, deposit_id: deposit, person_id: tutors[tutor]!, valid, comment: '' };
        await db
          .insertInto('deposit_validation')
          .values({ ...word, said_at: new Date(SITE_NOW + at) })
          .execute();
      }
    }
  }
  for (const [milestone, days] of Object.entries(happened.more ?? {})) {
    const until = new Date(SITE_NOW + days * DAY).toISOString();
    await addExtension(db, {
      school: school.school,
      cohort,
      mission,
      milestone,
      until,
      reason: 'Malade',
      givenBy: school.lead,
      givenAt: SITE_NOW,
    });
  }
  if (happened.broken) {
    await db
      .updateTable('mission')
      .set({ broken_off_on: day(-3), broken_off_reason: 'Rupture' })
      .where('mission_id', '=', mission)
      .execute();
  }
  if (happened.alert) {
    await addAlert(db, { school: school.school, mission, saidBy: student, words: 'Aidez-moi.', saidAt: SITE_NOW });
    const handled = { handled_at: new Date(SITE_NOW), handled_by: school.lead, handled_note: 'Vu.' };
    if (happened.alert === 'handled')
      await db.updateTable('mission_alert').set(handled).where('mission_id', '=', mission).execute();
  }
  return mission;
}

/** The guide with a framing note that both tutors validate. */
function withNote(guide: Guide): Guide {
  const base = guide.deliverables[0]!;
  const note = {
    ...base,
    id: 'framing-note',
    main: false,
    milestone: 'framing',
    optional: true,
    validatedBy: ['company-tutor' as const],
  };
  const step = {
    ...guide.calendar[0]!,
    id: 'framing',
    kind: 'framing' as const,
    of: 'framing-note',
    on: undefined,
    before: undefined,
  };
  return { ...guide, calendar: [step, ...guide.calendar], deliverables: [...guide.deliverables, note] };
}

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
    for (const [name, happened] of Object.entries(TABLE)) cases.set(`${id} ${name}`, await happen(guide, cohort, name, happened));
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
    expect(found).toBe((risks.alert ?? 0) + (risks['broken-off'] ?? 0) + (risks.late ?? 0));
  });
});

test('what is expected of a tutor shows in its cell; what waits for a word too', async () => {
  const { db } = site.database;
  const missions = await listMissions(db, school.school, { cohort: cohorts['misl']!.id });
  const facts = await threadFacts(db, { guides: [guides.misl], frameworks: new Map() }, missions);
  const cells = (name: string) => {
    const found = facts.find((each) => each.mission.student.lastName === name)!;
    return cellsOf({ ...found, now: SITE_NOW, thread: threadOf({ ...found, viewer: 'list', now: SITE_NOW, lang: 'fr' }) });
  };
  expect(cells('all filed, tutor silent').get('appraisals-due')).toBe('expected');
  expect(cells('all filed, tutor gave').get('appraisals-due')).toBe('done');
  expect(cells('nothing done').get('memoir-due')).toBe('late');
  expect(cells('a point blocks').get('memoir-due')).toBe('check');
  expect(cells('broken off').get('appraisals-due')).toBe('wait');
});

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

test('search: each word, in names, companies and tutors, whatever the case and the accents', async () => {
  const { db } = site.database;
  const mission = cases.get('misl alert')!;
  const period = { school_id: school.school, mission_id: mission, position: 1, kind: 'company' as const, siret: null };
  await db
    .insertInto('mission_period')
    .values({
      ...period,
      name: 'Fonderies 100% Été_',
      company_country: 'FR',
      place: 'Lannion',
      place_country: 'FR',
      starts: day(-9),
      ends: day(9),
    })
    .execute();
  expect(await names('misl', { query: 'FONDÉRIES lannion' })).toEqual(['alert']);
  expect(await names('misl', { query: '100% ete_' })).toEqual(['alert']);
  expect(await names('misl', { query: '%' })).toEqual(['alert']);
  expect(await names('misl', { query: 'Zoé COMPANY 1 of two' })).toEqual([
    'two company tutors, both gave',
    'two of each, three gave',
  ]);
  expect(await names('misl', { query: "o'x; DROP" })).toEqual([]);
});

test('people are counted once each', async () => {
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
