/** Gathers what the receipt of an appraisal is made of, and makes its file. */
import { findGuide, type Shelf } from '../guide/shelf.ts';
import type { Guide } from '../guide/schema.ts';
import { readSchool } from '../identity/school.store.ts';
import type { Database } from '../kernel/database.ts';
import type { AttachmentOf } from '../kernel/send-letter.job.ts';
import type { Config } from '../kernel/settings.ts';
import type { Mission } from '../mission/mission.ts';
import { readMission } from '../mission/mission.store.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import type { Lang } from '../ui/lang.ts';
import { tutorsOf } from './appraisal.ts';
import { readAppraisal } from './appraisal.store.ts';
import { type Receipt, receiptData, receiptFileName, receiptOf, verifiedOf } from './receipt.ts';
import { namesOf } from './record.store.ts';
import { readSubmission, type Submission, submissionByCode } from './submission.store.ts';

interface SentTo {
  mission: Mission;
  guide: Guide;
  /** Who the appraisal is by. */
  author: string;
  submission: Submission;
}

interface ReceiptDeps {
  db: Database;
  config: Pick<Config, 'BASE_URL'>;
  shelf: () => Shelf;
  typesetter: Typesetter;
}

/** What was sent, as data in `lang`. */
export async function receiptIn(
  { db, config }: Pick<ReceiptDeps, 'db' | 'config'>,
  { mission, guide, author, submission }: SentTo,
  lang: Lang,
): Promise<Receipt> {
  const { typedBy: typist } = submission;
  const people = [author, ...(typist === null ? [] : [typist])];
  const [names, school] = await Promise.all([namesOf(db, mission.school, people), readSchool(db, mission.school)]);
  const typedBy = typist === null ? null : (names.get(typist) ?? '');
  const verifyAt = `${config.BASE_URL.replace(/\/$/, '')}/verify/${submission.code}`;
  const by = { id: author, name: names.get(author) ?? '' };
  return receiptOf({ mission, guide, submission, author: by, typedBy, school, verifyAt }, lang);
}

/** A receipt as a PDF. */
export async function receiptFile(typesetter: Typesetter, receipt: Receipt) {
  return { name: receiptFileName(receipt), bytes: await typesetter.pdf('appraisal', receiptData(receipt)) };
}

/** The receipt that goes with the letter of a sending, in the language of its author; null when `id` is not a sending of `school`. */
export function receiptAttachment(deps: ReceiptDeps): AttachmentOf {
  return async (school, id) => {
    const submission = await readSubmission(deps.db, school, id);
    const around = submission && (await aroundOf(deps, school, submission));
    if (!around) return null;
    const { mission, guide, author } = around;
    const lang = tutorsOf(mission).find((tutor) => tutor.id === author)?.lang ?? guide.language;
    return receiptFile(deps.typesetter, await receiptIn(deps, { ...around, submission }, lang));
  };
}

/** What a sending is of: its mission, its guide, its author. */
async function aroundOf({ db, shelf }: Pick<ReceiptDeps, 'db' | 'shelf'>, school: string, submission: Submission) {
  const appraisal = await readAppraisal(db, school, submission.appraisal);
  const mission = appraisal && (await readMission(db, school, appraisal.mission));
  if (!mission) return null;
  const guide = findGuide(shelf(), appraisal.guide, appraisal.guideVersion);
  if (!guide) throw new Error(`the guide ${appraisal.guide} ${appraisal.guideVersion} of an appraisal is not on the shelf`);
  return { mission, guide, author: appraisal.author };
}

/** Finds the receipt that bears a code, as it is told to anyone who holds it; null when no appraisal bears that code. */
export function receiptByCode(deps: Pick<ReceiptDeps, 'db' | 'shelf'>) {
  return async (code: string, lang: Lang): Promise<ReturnType<typeof verifiedOf> | null> => {
    const found = await submissionByCode(deps.db, code);
    const around = found && (await aroundOf(deps, found.school, found.submission));
    return around && verifiedOf({ ...found, ...around, school: await readSchool(deps.db, found.school) }, lang);
  };
}
