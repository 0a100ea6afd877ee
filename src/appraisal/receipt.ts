/** Everything that an appraisal that was sent says, as data in one language: its page and its PDF show the same. Pure. */
import { plain, reading } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import { type Mission, nameOf, whereabouts } from '../mission/mission.ts';
import type { Lang } from '../ui/lang.ts';
import { exactInstant } from '../ui/typography.ts';
import type { SubmissionBody } from './answers.ts';
import type { Submission } from './submission.store.ts';
import { tutorsOf } from './appraisal.ts';
import { inBoth } from './form.ts';
import { READING_WORDS } from './reading-words.ts';

/** What a receipt is made of. */
export interface ReceiptFacts {
  submission: Submission;
  mission: Mission;
  guide: Guide;
  author: { id: string; name: string };
  /** Staff who typed it from paper, null when its author sent it. */
  typedBy: string | null;
  school: { name: string };
  /** Where anyone verifies it. */
  verifyAt: string;
}

/** A criterion with its answer. */
export interface Row {
  id: string;
  label: string;
  /** As the form offered it: in the words of that level, where the source has some. */
  answer: string;
  /** "3 points"; '' unless the guide sets some. */
  points: string;
  /** Its place among the levels, from 1, best first; null when it could not be observed. */
  step: number | null;
}

export interface Receipt {
  lang: Lang;
  title: string;
  student: string;
  author: string;
  school: string;
  facts: readonly { term: string; value: string; name: boolean }[];
  code: string;
  steps: number;
  groups: readonly { id: string; title: string; rows: readonly Row[] }[];
  comment: { label: string; text: string } | null;
}

/** A code as it is read aloud: "ABCD-EFGH-JKMN". */
export const spokenCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');

/** The receipt of an appraisal in `lang`. */
export function receiptOf(facts: ReceiptFacts, lang: Lang): Receipt {
  const { submission, mission, guide, author, typedBy, school, verifyAt } = facts;
  const w = READING_WORDS[lang];
  const { body, number, code, submittedAt } = submission;
  const student = nameOf(mission.student);
  const role = tutorsOf(mission).find(({ id }) => id === author.id)?.role;
  return {
    lang,
    title: inBoth(body.title, lang, body.language).words,
    student,
    author: author.name,
    school: school.name,
    facts: [
      { term: w.student, value: student, name: true },
      { term: w.author, value: `${author.name}, ${role ? w.roles[role] : w.gone}`, name: true },
      ...(mission.periods.length > 0 ? [{ term: w.mission, value: whereabouts(mission), name: true }] : []),
      { term: w.at, value: exactInstant(new Date(submittedAt), lang, guide.timezone), name: false },
      ...(typedBy === null ? [] : [{ term: w.typed, value: w.typedBy(typedBy), name: true }]),
      ...(number > 1 ? [{ term: w.number, value: w.numbered(number), name: false }] : []),
      { term: w.guide, value: w.guideVersion(plain(guide.title, reading(guide, lang)), guide.version), name: false },
      { term: w.code, value: spokenCode(code), name: false },
      { term: w.verify, value: verifyAt, name: false },
    ],
    code: spokenCode(code),
    steps: body.levels.length,
    ...saidIn(body, body, lang),
  };
}

/** What was answered, group after group, and the comment, in `lang`; `body` says in which language its plain strings are, and its levels. */
function saidIn(
  { groups, comment }: Pick<SubmissionBody, 'groups' | 'comment'>,
  body: SubmissionBody,
  lang: Lang,
): Pick<Receipt, 'groups' | 'comment'> {
  const w = READING_WORDS[lang];
  const said = (text: Parameters<typeof inBoth>[0]) => inBoth(text, lang, body.language).words;
  const levels = body.levels.map(({ id }) => id);
  return {
    groups: groups.map((group) => ({
      id: group.id,
      title: said(group.title),
      rows: group.criteria.map((criterion) => {
        const label = criterion.levelLabel === null ? '' : said(criterion.levelLabel);
        const at = levels.indexOf(criterion.level);
        return {
          id: criterion.id,
          label: said(criterion.label),
          answer: criterion.levelLabel === null ? w.notObserved : criterion.text === null ? label : said(criterion.text),
          points: criterion.points === null ? '' : w.points(criterion.points),
          step: at === -1 ? null : at + 1,
        };
      }),
    })),
    comment: comment && { label: said(comment.label), text: comment.text },
  };
}

/** What its author had begun online when the school typed their paper in its place; each answer beside that of the paper. */
export interface Begun {
  /** ISO 8601. */
  savedAt: string;
  /** `paper`: null where it says the same. */
  rows: readonly { id: string; label: string; answer: string; paper: string | null }[];
  comment: Receipt['comment'];
}

/** What was begun before `submission`, in `lang`; null where nothing else was. */
export function begunIn({ body }: Pick<Submission, 'body'>, lang: Lang): Begun | null {
  if (!body.begun) return null;
  const rowsOf = (said: Parameters<typeof saidIn>[0]) => saidIn(said, body, lang).groups.flatMap(({ rows }) => rows);
  const paper = new Map(rowsOf(body).map(({ id, answer }) => [id, answer]));
  const rows = rowsOf(body.begun).map(({ id, label, answer }) => {
    const other = paper.get(id) ?? null;
    return { id, label, answer, paper: other === answer ? null : other };
  });
  return { savedAt: body.begun.savedAt, rows, comment: saidIn(body.begun, body, lang).comment };
}

/** What whoever holds a receipt is told of it: what it is of, whose, when. Nothing of what it says, nor who says it. */
export function verifiedOf(of: Omit<ReceiptFacts, 'author' | 'typedBy' | 'verifyAt'> & { replaced: boolean }, lang: Lang) {
  const { submission, mission, guide, school, replaced } = of;
  const w = READING_WORDS[lang];
  const { body, number, submittedAt } = submission;
  return {
    kind: w.verified,
    facts: [
      { term: w.rubric, value: inBoth(body.title, lang, body.language).words, name: false },
      { term: w.student, value: nameOf(mission.student), name: true },
      { term: w.school, value: school.name, name: true },
      { term: w.at, value: exactInstant(new Date(submittedAt), lang, guide.timezone), name: false },
      { term: w.number, value: replaced ? w.isReplaced(number) : w.numbered(number), name: false },
    ],
  };
}

/** What it is of whom, by whom: two tutors of one student keep two files. */
const nameOfFile = ({ lang, title, student, author }: Receipt) => READING_WORDS[lang].fileName(title, student, author);

/** Data of the template "appraisal". */
export function receiptData(receipt: Receipt) {
  const w = READING_WORDS[receipt.lang];
  const comment = receipt.comment && { ...receipt.comment, text: receipt.comment.text || w.noComment };
  const isPointed = receipt.groups.some(({ rows }) => rows.some(({ points }) => points !== ''));
  const groups = receipt.groups.map(({ title, rows }) => ({
    title,
    rows: rows.map(({ label, answer, points }) => [label, answer, ...(isPointed ? [points] : [])]),
  }));
  const heads = isPointed ? w.heads : w.heads.slice(0, 2);
  return { ...receipt, groups, comment, codeTerm: w.code, heads, name: nameOfFile(receipt), page: w.page('{n}', '{of}') };
}

/** The name of its file, without what a system may refuse. */
export function receiptFileName(receipt: Receipt): string {
  return `${[
    ...nameOfFile(receipt)
      .replace(/[\p{C}\\/:*?"<>|]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  ]
    .slice(0, 120)
    .join('')}.pdf`;
}
