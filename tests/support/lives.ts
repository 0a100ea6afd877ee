/** Missions to which everything may have happened: what was filed, said, given; tutors who come and leave; more time; an end; a worry. */
import type { Guide } from '../../src/guide/schema.ts';
import { addPerson } from '../../src/identity/person-change.store.ts';
import { DAY_MS } from '../../src/kernel/span.ts';
import { addAlert } from '../../src/mission/alert.store.ts';
import type { Mission } from '../../src/mission/mission.ts';
import { addExtension } from '../../src/mission/cohort.store.ts';
import { createMission } from '../../src/mission/mission.store.ts';
import { type SampleSchool, SITE_NOW } from './school.ts';
import type { Site } from './site.ts';

/** The day that is `offset` days after the moment of the site. */
export const day = (offset: number) => new Date(SITE_NOW + offset * DAY_MS).toISOString().slice(0, 10);

/** Where it happens. */
interface World {
  site: Site;
  school: SampleSchool;
}

/** What may have happened to a mission. */
export interface Happened {
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

/** Case → what happened. */
export const TABLE: Readonly<Record<string, Happened>> = {
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
  'note refused by one colleague': { filed: ['memoir', 'other', 'note'], company: 2, gave: [0, 1], said: [[0, false]] },
  'note refused by one who left': { filed: ['memoir', 'other', 'note'], company: 1, gave: [0], left: [0], said: [[0, false]] },
  'note waits': { filed: ['memoir', 'other', 'note'], company: 1, gave: [0], said: [] },
};

const finding = { rule: 'readable', code: 'broken', params: {}, status: 'failed', severity: 'blocking', place: { page: 1 } };
const minor = { rule: 'body-size', code: 'small', params: {}, status: 'failed', severity: 'warning', place: { page: 2 } };
let codes = 0;

async function file(
  w: World,
  mission: Mission | { id: string },
  by: string,
  deliverable: string,
  number: number,
): Promise<string> {
  const { deposit_id } = await w.site.database.db
    .insertInto('deposit')
    .values({
      school_id: w.school.school,
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

async function check(w: World, deposit: string, findings: readonly unknown[], at = 0): Promise<void> {
  await w.site.database.db
    .insertInto('conformity_check')
    .values({
      school_id: w.school.school,
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

async function note(w: World, deposit: string, key: string, kind: 'contest' | 'keep' | 'waive', at: number): Promise<void> {
  await w.site.database.db
    .insertInto('finding_note')
    .values({
      school_id: w.school.school,
      deposit_id: deposit,
      finding: key,
      kind,
      reason: 'Voir.',
      said_by: w.school.lead,
      said_at: new Date(SITE_NOW + at),
    })
    .execute();
}

async function report(w: World, happened: Happened, deposit: string, again: () => Promise<string>): Promise<void> {
  if (!happened.report) return;
  await check(w, deposit, [finding, minor]);
  if (happened.report === 'waived') {
    await note(w, deposit, 'readable/broken@p1', 'contest', 1);
    await note(w, deposit, 'readable/broken@p1', 'waive', 2);
  }
  if (happened.report === 'contested' || happened.report === 'answered') {
    await check(w, deposit, [minor], 1000);
    await note(w, deposit, 'body-size/small@p2', 'contest', 3);
    if (happened.report === 'answered') await note(w, deposit, 'body-size/small@p2', 'keep', 4);
  }
  if (happened.report === 'mended') await check(w, await again(), [minor]);
}

async function give(w: World, guide: Guide, mission: string, author: string, state: 'draft' | 'submitted'): Promise<void> {
  const { db } = w.site.database;
  const at = new Date(SITE_NOW);
  if (guide.feedback && state === 'submitted') {
    const own = { school_id: w.school.school, mission_id: mission, item: guide.feedback.id, author_id: author };
    await db
      .insertInto('feedback')
      .values({ ...own, about: '[]', question: '{}', words: 'Bien.', given_at: at, typed_by: null } as never)
      .execute();
  }
  for (const { id } of guide.rubrics) {
    const own = { school_id: w.school.school, mission_id: mission, rubric: id, author_id: author, state };
    const times = { started_at: at, saved_at: at, submitted_at: state === 'submitted' ? at : null };
    await db
      .insertInto('appraisal')
      .values({ ...own, ...times, guide: guide.guide, guide_version: guide.version })
      .execute();
  }
}

/** Makes a mission and what happened to it. @returns its identifier */
export async function happen(w: World, guide: Guide, cohort: string, name: string, happened: Happened): Promise<string> {
  const { db } = w.site.database;
  const person = (lastName: string, role: 'student' | 'company-tutor') =>
    addPerson(db, {
      school: w.school.school,
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
    school: w.school.school,
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
  for (const at of happened.gave ?? []) await give(w, guide, mission, tutors[at]!, 'submitted');
  for (const at of happened.began ?? []) await give(w, guide, mission, tutors[at]!, 'draft');
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
    const names = what === 'memoir' ? [main] : what === 'note' ? ['note-of-test'] : others;
    for (const deliverable of names) {
      const deposit = await file(w, { id: mission }, student, deliverable, 1);
      if (what === 'memoir') await report(w, happened, deposit, () => file(w, { id: mission }, student, deliverable, 2));
      for (const [at, [tutor, valid]] of (what === 'note' ? (happened.said ?? []) : []).entries()) {
        const word = { school_id: w.school.school, deposit_id: deposit, person_id: tutors[tutor]!, valid, comment: '' };
        await db
          .insertInto('deposit_validation')
          .values({ ...word, said_at: new Date(SITE_NOW + at) })
          .execute();
      }
    }
  }
  for (const [milestone, days] of Object.entries(happened.more ?? {})) {
    const until = new Date(SITE_NOW + days * DAY_MS).toISOString();
    await addExtension(db, {
      school: w.school.school,
      cohort,
      mission,
      milestone,
      until,
      reason: 'Malade',
      givenBy: w.school.lead,
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
    await addAlert(db, { school: w.school.school, mission, saidBy: student, words: 'Aidez-moi.', saidAt: SITE_NOW });
    const handled = { handled_at: new Date(SITE_NOW), handled_by: w.school.lead, handled_note: 'Vu.' };
    if (happened.alert === 'handled')
      await db.updateTable('mission_alert').set(handled).where('mission_id', '=', mission).execute();
  }
  return mission;
}

/** The guide with a framing note that both tutors validate. */
export function withNote(guide: Guide): Guide {
  const base = guide.deliverables[0]!;
  const note = {
    ...base,
    id: 'note-of-test',
    main: false,
    milestone: 'step-of-test',
    optional: true,
    validatedBy: ['company-tutor' as const],
    validationReminders: [{ days: -3 }, { days: -10 }],
  };
  const step = {
    ...guide.calendar[0]!,
    id: 'step-of-test',
    kind: 'framing' as const,
    of: 'note-of-test',
    on: undefined,
    before: undefined,
  };
  return { ...guide, calendar: [step, ...guide.calendar], deliverables: [...guide.deliverables, note] };
}
