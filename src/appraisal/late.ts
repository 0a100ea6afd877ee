/** What a page brings of a form that was sent meanwhile, from another tab or device: the part of it that is not in what was sent. Pure. */
import type { SubmissionBody } from './answers.ts';
import type { Answers } from './appraisal.ts';
import type { Filled } from './changes.ts';

/** What its author changed here and what is not on record; null when nothing is. */
export interface Late {
  answers: Answers;
  /** Null: the same, or not touched. */
  comment: string | null;
}

/** Compares what a page brings (`typed`, shown as `seen`) with what was sent. */
export function lateIn({ typed, seen }: { typed: Filled; seen: Filled | null }, sent: SubmissionBody): Late | null {
  const levels = new Map(sent.groups.flatMap(({ criteria }) => criteria.map(({ id, level }) => [id, level])));
  const answers = Object.entries(typed.answers).filter(([id, level]) => level !== seen?.answers[id] && level !== levels.get(id));
  const words = typed.comment.trim();
  const isLate = words !== '' && words !== seen?.comment.trim() && words !== sent.comment?.text.trim();
  return answers.length === 0 && !isLate ? null : { answers: Object.fromEntries(answers), comment: isLate ? words : null };
}
