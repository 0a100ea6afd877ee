/** What a page changed of a form, whoever else fills it meanwhile: in another tab, on another device. Appraisals and drafts of feedback. Pure. */
import type { Rubric } from '../guide/programme.ts';
import { answersIn, COMMENT_LENGTH, criteriaOf } from './answers.ts';
import type { Answers, Changes, Known } from './appraisal.ts';

/** What a form holds: answers by what they answer, and free text. */
export interface Filled {
  answers: Answers;
  comment: string;
}

/** What a form takes. */
export interface Fields {
  /** What is to be answered, in order. */
  ids: readonly string[];
  /** What of `typed` answers it. */
  answers(typed: (id: string) => unknown): Answers;
  /** Most characters of its free text; 0 where there is none. */
  most: number;
}

/** Names of the fields of a form. */
export const answerField = (criterion: string) => `c-${criterion}`;
export const COMMENT_FIELD = 'comment';
/** What was stored when the page was shown: tells what its reader changed from what changed elsewhere meanwhile. */
export const SEEN_FIELD = 'seen';

export const EMPTY: Filled = { answers: {}, comment: '' };

/** The form of a rubric. */
export const fieldsOf = (rubric: Rubric): Fields => ({
  ids: criteriaOf(rubric).map(({ criterion: { id } }) => id),
  answers: (typed) => answersIn(rubric, typed),
  most: rubric.comment ? COMMENT_LENGTH : 0,
});

/** What the form of a page brings: answers that the rubric knows, and the comment. */
export function typedForm(fields: Fields, field: (name: string) => string): Filled {
  return { answers: fields.answers((id) => field(answerField(id))), comment: fields.most > 0 ? field(COMMENT_FIELD) : '' };
}

/** What the page that brings a form had shown; null when it does not say. */
export function seenForm(fields: Fields, words: string): Filled | null {
  try {
    const seen = changesIn(fields, JSON.parse(words));
    return seen && { answers: seen.answers, comment: seen.comment ?? '' };
  } catch {
    return null;
  }
}

/** What a form changes, and what it leaves to be read again. */
interface Changed {
  changes: Changes;
  /** What was answered elsewhere since and stays so: criteria, or the comment. */
  elsewhere: readonly string[];
  /** The text written elsewhere since, then the one written here; null unless both were. */
  both: string | null;
}

/**
 * What a page changed. It sends every field: those that it leaves as it had shown them, while `stored` says otherwise, were answered in another
 * tab or on another device since, and stay as they are stored. An answer given on both sides is the one given here; of a text written on both
 * sides neither is lost: nothing of it is taken until its author has read the two.
 */
export function changedBy(
  { typed, seen, stored }: { typed: Filled; seen: Filled | null; stored: Filled },
  { ids }: Pick<Fields, 'ids'>,
): Changed {
  if (!seen) return { changes: typed, elsewhere: [], both: null };
  const isElsewhere = (id: string) =>
    stored.answers[id] !== undefined && stored.answers[id] !== typed.answers[id] && seen.answers[id] === typed.answers[id];
  const elsewhere = ids.filter(isElsewhere);
  const answers = Object.fromEntries(Object.entries(typed.answers).filter(([id]) => !elsewhere.includes(id)));
  const [here, before, there] = [typed.comment, seen.comment.trim(), stored.comment.trim()];
  if (here === there || before === there || (there === '' && here !== before))
    return { changes: { answers, comment: here }, elsewhere, both: null };
  const both = here === before || here === '' ? null : `${there}\n\n${here}`;
  return { changes: { answers, comment: null }, elsewhere: [...elsewhere, COMMENT_FIELD], both };
}

/** What the script of the page sends: what changed. Null when it is not that, or when its text is too long to be kept. */
export function changesIn(fields: Fields, body: unknown): Changes | null {
  if (typeof body !== 'object' || body === null) return null;
  const { answers, comment, known } = body as Record<string, unknown>;
  if (answers !== undefined && (typeof answers !== 'object' || answers === null)) return null;
  const given = (answers ?? {}) as Record<string, unknown>;
  const words = fields.most > 0 && typeof comment === 'string' ? cleanWords(comment) : null;
  if (words !== null && words.length > fields.most) return null;
  const taken = fields.answers((id) => (Object.hasOwn(given, id) ? given[id] : undefined));
  const about = knownIn(known);
  return { answers: taken, comment: words, ...(about && { known: about }) };
}

/** What the page says that it knew; null when it does not. */
function knownIn(known: unknown): Known | null {
  const { comment, page } = (known ?? {}) as Record<string, unknown>;
  if (typeof comment !== 'string' || typeof page !== 'string' || !/^[\w.-]{1,64}$/.test(page)) return null;
  return { comment: cleanWords(comment), page };
}

/** Free text without what no keyboard types, nor half of a sign: what is stored is what is compared. */
const cleanWords = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, '');
