/** A mission of the sample school whose rubric is filled by two company tutors and one of the school, and answers to it. */
import { join } from 'node:path';
import { criteriaOf } from '../../src/appraisal/answers.ts';
import { submitAppraisal } from '../../src/appraisal/submission.store.ts';
import { answerField } from '../../src/appraisal/changes.ts';
import type { Rubric } from '../../src/guide/programme.ts';
import { readLibrary } from '../../src/guide/library.store.ts';
import type { Shelf } from '../../src/guide/shelf.ts';
import { addPerson } from '../../src/identity/person-change.store.ts';
import { ROOT } from '../../src/kernel/root.ts';
import { addTutor } from '../../src/mission/course.store.ts';
import { readMission } from '../../src/mission/mission.store.ts';
import { buildSchoolSite, sampleSchool, SITE_NOW } from './school.ts';
import type { Site, SiteOptions } from './site.ts';

export const RUBRIC = 'tutor-appraisal';

/** The guides of content/, the rubric of tutors as `change` makes it. */
export function shelfWith(change: Partial<Rubric>): Shelf {
  const { files, frameworks } = readLibrary(join(ROOT, 'content'));
  const guides = files.map(({ guide }) => ({
    ...guide,
    rubrics: guide.rubrics.map((rubric) => (rubric.id === RUBRIC ? { ...rubric, ...change } : rubric)),
  }));
  return { guides, frameworks };
}

/** The guides of content/, with the rubric of tutors in each: all who are around a mission read it, and the student may answer. */
export function shelfOfRubrics(): Shelf {
  const { guides, frameworks } = shelfWith({
    readBy: ['student', 'company-tutor', 'academic-tutor', 'teaching-team', 'lead'],
    shared: true,
    answerable: true,
  });
  const rubrics = guides.find((guide) => guide.rubrics.some(({ id }) => id === RUBRIC))!.rubrics;
  return { guides: guides.map((guide) => ({ ...guide, rubrics })), frameworks };
}

/** An appraisal of `person`, typed by `by` from paper: with a scan. @returns its identifier */
export async function typedAppraisal(site: Site, school: string, mission: string, person: string, by: string): Promise<string> {
  const { db } = site.database;
  const whole = (await readMission(db, school, mission))!;
  const guide = shelfOfRubrics().guides.find((each) => each.guide === whole.cohort.guide)!;
  const rubric = guide.rubrics.find(({ id }) => id === RUBRIC)!;
  const arriving = await site.files.begin();
  await arriving.write(new TextEncoder().encode('%PDF-1.4'));
  const { sha256 } = await arriving.finish();
  const answers = Object.fromEntries(criteriaOf(rubric).map(({ criterion }) => [criterion.id, 'good']));
  const sent = await db.transaction().execute((trx) =>
    submitAppraisal(trx, {
      mission: whole,
      guide,
      rubric,
      author: person,
      changes: { answers, comment: null },
      at: SITE_NOW,
      actor: by,
      via: 'session',
      typed: { by, scan: sha256, scanName: 'fiche.pdf' },
    }),
  );
  if (!('submission' in sent)) throw new Error('the appraisal of this test wants answers');
  return sent.submission.appraisal;
}

/** Everyone around a mission with a rubric. */
export interface AppraisalSite {
  site: Site;
  school: Awaited<ReturnType<typeof sampleSchool>>;
  mission: string;
  rubric: Rubric;
  /** People by what they are; `karim` and `solene` follow for the company, `helene` for the school. */
  people: Record<'student' | 'karim' | 'solene' | 'helene' | 'lead' | 'office' | 'classmate', string>;
  /** Headers of each of them. */
  as: Record<keyof AppraisalSite['people'], { cookie: string }>;
  /** The address of the form. */
  form: string;
}

/** Builds it; `change` sets the rubric. */
export async function appraisalSite(change: Partial<Rubric> = {}, options: SiteOptions = {}): Promise<AppraisalSite> {
  const shelf = shelfWith(change);
  const site = await buildSchoolSite({ ...options, shelf });
  const school = await sampleSchool(site);
  const { db } = site.database;
  const mission = school.engineerMission;
  const named = { school: school.school, lastName: 'Riou', firstName: 'Solène', email: 'solene.riou@example.org' };
  const roles = [{ role: 'company-tutor' as const, programme: 'misl' }];
  const solene = await addPerson(db, { ...named, lang: 'en', roles });
  const people = {
    student: school.engineer,
    karim: school.companyTutor,
    solene,
    helene: school.academicTutor,
    lead: school.otherLead,
    office: school.office,
    classmate: school.classmate,
  };
  for (const person of [people.karim, solene])
    await addTutor(db, { school: school.school, mission, person, kind: 'company', confirmedAt: SITE_NOW });
  await addTutor(db, { school: school.school, mission, person: people.helene, kind: 'academic', confirmedAt: SITE_NOW });
  const as = {} as AppraisalSite['as'];
  for (const [who, id] of Object.entries(people)) as[who as keyof typeof people] = await school.as(id);
  const rubric = shelf.guides.flatMap((g) => g.rubrics).find(({ id }) => id === RUBRIC)!;
  return { site, school, mission, rubric, people, as, form: `/missions/${mission}/appraisals/${RUBRIC}` };
}

/** The fields of a form whose every criterion has `level`, but those of `over`. */
export function answered(rubric: Rubric, level: string, over: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(criteriaOf(rubric).map(({ criterion: { id } }) => [answerField(id), over[id] ?? level]));
}

const page = { accept: 'text/html' };

/** A GET as a browser does it. */
export const get = (site: Site, path: string, who: { cookie: string } | null = null): Promise<Response> =>
  Promise.resolve(site.app.request(path, { headers: { ...page, ...who } }));

/** A POST of a form as a browser sends it. */
export const post = (
  site: Site,
  path: string,
  who: { cookie: string } | null,
  fields: Readonly<Record<string, string>>,
): Promise<Response> =>
  Promise.resolve(site.app.request(path, { method: 'POST', headers: { ...page, ...who }, body: new URLSearchParams(fields) }));

/** What the script of the form sends. */
export const saveBy = (site: Site, form: string, who: { cookie: string } | null, body: unknown): Promise<Response> =>
  Promise.resolve(
    site.app.request(`${form}/answers`, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json', ...who },
      body: JSON.stringify(body),
    }),
  );
