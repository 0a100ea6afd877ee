/** Gathers what the receipt of an appraisal is made of, and makes its file. */
import { findGuide, type Shelf } from '../guide/shelf.ts';
import type { Guide } from '../guide/schema.ts';
import { readSchool } from '../identity/school.store.ts';
import type { Database } from '../kernel/database.ts';
import type { AttachmentOf } from '../kernel/send-letter.job.ts';
import type { Mission } from '../mission/mission.ts';
import { readMission } from '../mission/mission.store.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import type { Lang } from '../ui/lang.ts';
import { tutorsOf } from './appraisal.ts';
import { readAppraisal, type Submission } from './appraisal.store.ts';
import { type Receipt, receiptData, receiptFileName, receiptOf } from './receipt.ts';
import { namesOf, readSubmission } from './record.store.ts';

interface SentTo {
  mission: Mission;
  guide: Guide;
  /** Who the appraisal is by. */
  author: string;
  submission: Submission;
}

/** What was sent, as data in `lang`. */
export async function receiptIn(db: Database, { mission, guide, author, submission }: SentTo, lang: Lang): Promise<Receipt> {
  const { typedBy: typist } = submission;
  const people = [author, ...(typist === null ? [] : [typist])];
  const [names, school] = await Promise.all([namesOf(db, mission.school, people), readSchool(db, mission.school)]);
  const typedBy = typist === null ? null : (names.get(typist) ?? '');
  return receiptOf({ mission, guide, submission, author: { id: author, name: names.get(author) ?? '' }, typedBy, school }, lang);
}

/** A receipt as a PDF. */
export async function receiptFile(typesetter: Typesetter, receipt: Receipt) {
  return { name: receiptFileName(receipt), bytes: await typesetter.pdf('appraisal', receiptData(receipt)) };
}

/** The receipt that goes with the letter of a sending, in the language of its author; null when `id` is not a sending of `school`. */
export function receiptAttachment(deps: { db: Database; shelf: () => Shelf; typesetter: Typesetter }): AttachmentOf {
  const { db, shelf, typesetter } = deps;
  return async (school, id) => {
    const submission = await readSubmission(db, school, id);
    const appraisal = submission && (await readAppraisal(db, school, submission.appraisal));
    const mission = appraisal && (await readMission(db, school, appraisal.mission));
    if (!mission) return null;
    const guide = findGuide(shelf(), appraisal.guide, appraisal.guideVersion);
    if (!guide) throw new Error(`the guide ${appraisal.guide} ${appraisal.guideVersion} of an appraisal is not on the shelf`);
    const { author } = appraisal;
    const lang = tutorsOf(mission).find((tutor) => tutor.id === author)?.lang ?? guide.language;
    return receiptFile(typesetter, await receiptIn(db, { mission, guide, author, submission }, lang));
  };
}
