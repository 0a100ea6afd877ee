/** A form as its page shows it: what is answered, where to go next, until when, what the form itself brings. Pure. */
import type { Rubric } from '../guide/programme.ts';
import type { Guide } from '../guide/schema.ts';
import type { Text } from '../guide/words.ts';
import type { Lang } from '../ui/lang.ts';
import { instant, spaced } from '../ui/typography.ts';
import { type Deadline, deadlineOf, type Mission } from '../mission/mission.ts';
import { answersIn, COMMENT_LENGTH, criteriaOf, unanswered } from './answers.ts';
import type { Answers, Changes } from './appraisal.ts';
import { FORM_WORDS } from './form-words.ts';

/** Names of the fields of a form. */
export const answerField = (criterion: string) => `c-${criterion}`;
export const COMMENT_FIELD = 'comment';
/** What was stored when the page was shown: tells what its reader changed from what changed elsewhere meanwhile. */
export const SEEN_FIELD = 'seen';
/** Anchor of where one who comes back goes on. */
export const RESUME = 'resume';
/** Anchor of a criterion. */
export const anchorOf = (criterion: string) => `criterion-${criterion}`;

/** What a form holds. */
export interface Filled {
  answers: Answers;
  comment: string;
}

/** What the form of a page brings: answers that the rubric knows, and the comment. */
export function typedForm(rubric: Rubric, field: (name: string) => string): Filled {
  return { answers: answersIn(rubric, (id) => field(answerField(id))), comment: rubric.comment ? field(COMMENT_FIELD) : '' };
}

/** What the page that brings a form had shown; null when it does not say. */
export function seenForm(rubric: Rubric, words: string): Filled | null {
  try {
    const seen = changesIn(rubric, JSON.parse(words));
    return seen && { answers: seen.answers, comment: seen.comment ?? '' };
  } catch {
    return null;
  }
}

/**
 * What a page changed. It sends every field: those that it leaves as it had shown them, while `stored` says otherwise, were answered in another
 * tab or on another device since. These stay as they are stored, and are named (`elsewhere`: criteria, or the comment).
 */
export function changedBy(
  { typed, seen, stored }: { typed: Filled; seen: Filled | null; stored: Filled },
  rubric: Pick<Rubric, 'groups'>,
): { changes: Changes; elsewhere: readonly string[] } {
  if (!seen) return { changes: typed, elsewhere: [] };
  const isElsewhere = (id: string) =>
    stored.answers[id] !== undefined && stored.answers[id] !== typed.answers[id] && seen.answers[id] === typed.answers[id];
  const elsewhere = criteriaOf(rubric).flatMap(({ criterion: { id } }) => (isElsewhere(id) ? [id] : []));
  const answers = Object.fromEntries(Object.entries(typed.answers).filter(([id]) => !elsewhere.includes(id)));
  const left = typed.comment === seen.comment.trim() && typed.comment !== stored.comment.trim();
  return left
    ? { changes: { answers, comment: null }, elsewhere: [...elsewhere, COMMENT_FIELD] }
    : { changes: { answers, comment: typed.comment }, elsewhere };
}

/** What the script of the page sends: what changed. Null when it is not that, or when its comment is too long to be kept. */
export function changesIn(rubric: Rubric, body: unknown): Changes | null {
  if (typeof body !== 'object' || body === null) return null;
  const { answers, comment } = body as { answers?: unknown; comment?: unknown };
  if (answers !== undefined && (typeof answers !== 'object' || answers === null)) return null;
  const given = (answers ?? {}) as Record<string, unknown>;
  const words = rubric.comment && typeof comment === 'string' ? cleanWords(comment) : null;
  if (words !== null && words.length > COMMENT_LENGTH) return null;
  return { answers: answersIn(rubric, (id) => (Object.hasOwn(given, id) ? given[id] : undefined)), comment: words };
}

/** Free text without what no keyboard types. */
const cleanWords = (text: string): string => text.replaceAll('\r\n', '\n').replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, '');

/** Seconds that a criterion takes, and what comes before and after. */
const SECONDS = { criterion: 20, around: 30 };

/** How much there is to do. */
export function sizeOf(rubric: Pick<Rubric, 'groups'>): { criteria: number; minutes: number } {
  const criteria = criteriaOf(rubric).length;
  return { criteria, minutes: Math.max(1, Math.round((criteria * SECONDS.criterion + SECONDS.around) / 60)) };
}

/** How far a form is: in all, and group by group. */
export function progressOf(rubric: Pick<Rubric, 'groups'>, answers: Answers) {
  const left = unanswered(rubric, answers);
  const of = criteriaOf(rubric).length;
  return {
    answered: of - left.length,
    of,
    /** First criterion without an answer; null when none is left. */
    next: left[0] ?? null,
    groups: new Map(
      rubric.groups.map(({ id, criteria }) => [id, criteria.filter((criterion) => answers[criterion.id] !== undefined).length]),
    ),
  };
}

/** Until when a rubric is asked for a mission; null without a date. */
export function dueOf(guide: Guide, mission: Mission, item: string): Deadline | null {
  const milestone = guide.calendar.find((step) => step.of === item);
  return milestone ? deadlineOf(milestone, guide, mission.cohort, mission.extensions) : null;
}

/** A text of the guide in the page's language, and in the other where the source gives both and they differ. */
export function inBoth(text: Text, lang: Lang, language: Lang): { words: string; lang: Lang; other: string | null } {
  const pair = typeof text === 'string' ? { [language]: text } : (text as Partial<Record<Lang, string>>);
  const shown: Lang = pair[lang] === undefined ? (lang === 'fr' ? 'en' : 'fr') : lang;
  const second: Lang = shown === 'fr' ? 'en' : 'fr';
  const set = (words: string, of: Lang) => (of === 'fr' ? spaced(words) : words);
  const words = set(pair[shown] ?? '', shown);
  const other = pair[second] === undefined || shown !== lang ? null : set(pair[second], second);
  return { words, lang: shown, other: other?.toLowerCase() === words.toLowerCase() ? null : other };
}

/** "Enregistré à 14 h 32", with its day when that is not today on the clocks of `zone`. */
export function savedWords(at: number, now: number, lang: Lang, zone: string): string {
  const w = FORM_WORDS[lang];
  const cut = lang === 'fr' ? ` à\u00a0` : ', ';
  const [day, time] = instant(new Date(at), lang, zone).split(cut);
  const today = instant(new Date(now), lang, zone).split(cut)[0];
  return day === today && time !== undefined ? w.savedToday(time) : w.saved(instant(new Date(at), lang, zone));
}
