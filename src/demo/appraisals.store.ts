/** What became of the appraisals of the demo school: begun, sent, typed from paper, opened again by a lead, answered by their student. */
import { formOf, saveAnswers, startAppraisal } from '../appraisal/appraisal.store.ts';
import type { FormPlace } from '../appraisal/place.routes.ts';
import { repliesOf } from '../appraisal/record.store.ts';
import { reopenAppraisal } from '../appraisal/reopening.store.ts';
import { answerAppraisal } from '../appraisal/reply.store.ts';
import { lastSubmission, submitAppraisal } from '../appraisal/submission.store.ts';
import { findGuide } from '../guide/shelf.ts';
import type { Actor } from '../identity/ability.ts';
import { serveLink } from '../identity/link.store.ts';
import { readPerson } from '../identity/person.store.ts';
import type { Mission } from '../mission/mission.ts';
import { keep, readDocument } from './content.store.ts';
import { asOf, type Scene, whoIs } from './scene.ts';
import type { Happening } from './school.ts';

/** A happening of this file. */
export type WithAppraisals = Happening & { kind: 'appraisal' | 'appraisal-reopening' | 'reply' };

/** Does one happening of `mission`, unless it is done. */
export async function happenToAppraisal(scene: Scene, mission: Mission, it: WithAppraisals, lead: string): Promise<void> {
  const { db } = scene.deps;
  const guide = findGuide(scene.deps.shelf(), mission.cohort.guide, mission.cohort.version)!;
  const rubric = guide.rubrics.find((r) => r.filledBy.includes('company-tutor'));
  if (!rubric) throw new Error(`content/demo/school.yaml: ${guide.guide} has no rubric for tutors`);
  const place = { mission, guide, rubric };
  if (it.kind === 'appraisal') return appraise(scene, place, it);
  const appraisal = await formOf(db, formIn(scene, place, it));
  const submission = appraisal && (await lastSubmission(db, mission.school, appraisal.id));
  if (!submission) throw new Error(`content/demo/school.yaml: ${it.appraisal.by} sent nothing on ${it.student.id}`);
  const deps = asOf(scene.deps, it);
  if (it.kind === 'appraisal-reopening') {
    const by = await actorOf(scene, mission, lead);
    const opened = { ...place, appraisal, by, reason: it.appraisal.reopened!.reason, at: it.at };
    return db.transaction().execute((trx) => reopenAppraisal(deps, trx, opened));
  }
  const { words } = it.appraisal.reply!;
  if ((await repliesOf(db, mission.school, appraisal.id)).some((reply) => reply.words === words)) return;
  const by = await actorOf(scene, mission, mission.student.id);
  await db.transaction().execute((trx) => answerAppraisal(deps, trx, { ...place, appraisal, submission, by, words, at: it.at }));
}

const formIn = (scene: Scene, { mission, rubric }: FormPlace, { appraisal }: WithAppraisals) => ({
  school: mission.school,
  mission: mission.id,
  rubric: rubric.id,
  author: whoIs(scene, appraisal.by),
});

async function actorOf({ deps }: Scene, { school }: Mission, person: string): Promise<Actor> {
  const who = (await readPerson(deps.db, school, person))!;
  return { ...who, person };
}

async function appraise(scene: Scene, place: FormPlace, it: WithAppraisals): Promise<void> {
  const { deps } = scene;
  const { mission, guide, rubric } = place;
  const { levels, comment, sent, paper } = it.appraisal;
  const form = formIn(scene, place, it);
  const { author } = form;
  if (await formOf(deps.db, form)) return;
  const { all, ...named } = levels;
  const everything = all === undefined ? [] : rubric.groups.flatMap((g) => g.criteria.map((c) => [c.id, all] as const));
  const changes = { answers: { ...Object.fromEntries(everything), ...named }, comment };
  const by = paper && whoIs(scene, paper.by);
  const scan = paper && (await keep(deps.files, await readDocument(paper.file)));
  const typed = by && scan && { by, scan: scan.sha256, scanName: paper.name };
  await deps.db.transaction().execute(async (trx) => {
    if (!sent) {
      await startAppraisal(trx, { ...form, guide: guide.guide, guideVersion: guide.version, at: it.at });
      await saveAnswers(trx, form, changes, it.at);
      return;
    }
    const order = { mission, guide, rubric, author, changes, at: it.at, actor: author, via: 'link' };
    await submitAppraisal(trx, { ...order, ...(typed && { typed, actor: typed.by, via: 'session' }) }, async () => {
      await serveLink(trx, { ...form, person: author, purpose: 'appraisal', item: rubric.id, at: it.at });
    });
  });
}
