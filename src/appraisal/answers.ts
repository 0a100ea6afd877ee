/** Answers to a rubric: what is taken of what a form brings, what is missing, and the words that are kept with what is sent. Pure. */
import type { Rubric } from '../guide/programme.ts';
import type { Text } from '../guide/words.ts';
import { type Answers, NOT_OBSERVED } from './appraisal.ts';

/** Longest comment. */
export const COMMENT_LENGTH = 8000;

/** The criteria of a rubric, in order, with their group. */
export const criteriaOf = (rubric: Pick<Rubric, 'groups'>) =>
  rubric.groups.flatMap((group) => group.criteria.map((criterion) => ({ group, criterion })));

/** The answers that a criterion takes: the levels, then "not observed" where the guide allows it. */
export const choicesOf = (rubric: Pick<Rubric, 'levels' | 'notObserved'>): string[] => [
  ...rubric.levels.map(({ id }) => id),
  ...(rubric.notObserved ? [NOT_OBSERVED] : []),
];

/** What of `typed` answers `rubric`: criteria and levels that it knows. */
export function answersIn(
  rubric: Pick<Rubric, 'groups' | 'levels' | 'notObserved'>,
  typed: (criterion: string) => unknown,
): Answers {
  const choices = new Set(choicesOf(rubric));
  return Object.fromEntries(
    criteriaOf(rubric).flatMap(({ criterion: { id } }) => {
      const answer = typed(id);
      return typeof answer === 'string' && choices.has(answer) ? [[id, answer]] : [];
    }),
  );
}

/** What of `saved` still answers `rubric`: a guide may have taken a criterion or a level away since. */
export const answersTo = (rubric: Parameters<typeof answersIn>[0], saved: Answers): Answers =>
  answersIn(rubric, (id) => saved[id]);

/** Criteria without an answer, in order. */
export const unanswered = (rubric: Pick<Rubric, 'groups'>, answers: Answers): string[] =>
  criteriaOf(rubric).flatMap(({ criterion: { id } }) => (answers[id] === undefined ? [id] : []));

/** What was sent, with the words of its questions as they were shown. */
export interface SubmissionBody {
  rubric: string;
  title: Text;
  /** Language of the plain strings. */
  language: 'fr' | 'en';
  /** Best first. */
  levels: { id: string; label: Text }[];
  groups: {
    id: string;
    title: Text;
    criteria: {
      id: string;
      label: Text;
      level: string;
      /** Null for "not observed". */
      levelLabel: Text | null;
      text: Text | null;
      points: number | null;
    }[];
  }[];
  /** Null where the rubric asks for none. */
  comment: { label: Text; text: string } | null;
  /** What its author had begun online when staff typed their paper in its place; absent where that says nothing else. */
  begun?: Pick<SubmissionBody, 'groups' | 'comment'> & {
    /** ISO 8601. */
    savedAt: string;
  };
}

/** What is kept of `answers` to `rubric`: every criterion is answered. */
export function bodyOf(rubric: Rubric, language: 'fr' | 'en', answers: Answers, comment: string): SubmissionBody {
  const levels = new Map(rubric.levels.map((level) => [level.id, level]));
  return {
    rubric: rubric.id,
    title: rubric.title,
    language,
    levels: rubric.levels.map(({ id, label }) => ({ id, label })),
    groups: rubric.groups.map(({ id, title, criteria }) => ({
      id,
      title,
      criteria: criteria.map((criterion) => {
        const level = answers[criterion.id] ?? NOT_OBSERVED;
        const known = levels.get(level);
        return {
          id: criterion.id,
          label: criterion.label,
          level,
          levelLabel: known?.label ?? null,
          text: criterion.texts[level] ?? null,
          points: known?.points ?? null,
        };
      }),
    })),
    comment: rubric.comment ? { label: rubric.comment.label, text: comment } : null,
  };
}

/** What is kept of a form that was begun: the criteria that have an answer. */
export function begunOf(
  rubric: Rubric,
  language: 'fr' | 'en',
  { answers, comment, savedAt }: { answers: Answers; comment: string; savedAt: string },
): NonNullable<SubmissionBody['begun']> {
  const known = answersTo(rubric, answers);
  const { groups, comment: said } = bodyOf(rubric, language, known, comment);
  const answered = groups.map((group) => ({ ...group, criteria: group.criteria.filter(({ id }) => known[id] !== undefined) }));
  return { savedAt, groups: answered.filter(({ criteria }) => criteria.length > 0), comment: comment.trim() ? said : null };
}
