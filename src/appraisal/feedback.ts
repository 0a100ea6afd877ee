/** Feedback in free text, tied to what the guide names: what it may be about, who reads whose, how a student quotes it. Pure. */
import { plain, reading } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import { type Actor, has } from '../identity/ability.ts';
import type { Mission } from '../mission/mission.ts';
import type { Lang } from '../ui/lang.ts';
import { instant } from '../ui/typography.ts';
import { tutorsOf } from './appraisal.ts';
import type { Fields, Filled } from './changes.ts';
import { FEEDBACK_WORDS } from './feedback-words.ts';

/** Longest feedback. */
export const FEEDBACK_LENGTH = 8000;

/** A topic of feedback that is being written, ticked or not. */
const TICKED = 'on';
const UNTICKED = 'off';

export interface Feedback {
  id: string;
  author: string;
  authorName: string;
  /** What was asked, as it was shown. */
  question: string;
  about: readonly { id: string; text: string }[];
  words: string;
  /** ISO 8601. */
  at: string;
  /** Name of who typed what came otherwise; null when its author sent it. */
  typedBy: string | null;
}

/** What feedback may be tied to, in the words of the guide. */
export function topicsOf(guide: Guide, lang: Lang): { id: string; text: string }[] {
  const r = reading(guide, lang);
  return guide.feedback?.about === 'competencies'
    ? guide.competencies.map(({ id, title }) => ({ id, text: plain(title, r) }))
    : guide.objectives.map(({ id, text }) => ({ id, text: plain(text, r) }));
}

/** The form of feedback: every topic is ticked or not. */
export function feedbackFields(guide: Guide): Fields {
  const ids = topicsOf(guide, guide.language).map(({ id }) => id);
  const answers: Fields['answers'] = (typed) =>
    Object.fromEntries(ids.flatMap((id) => (typed(id) === TICKED || typed(id) === UNTICKED ? [[id, typed(id) as string]] : [])));
  return { ids, answers, most: FEEDBACK_LENGTH };
}

/** What a page brings, as a form: what is not ticked is said too. */
export const asForm = ({ ids }: Fields, { about, words }: { about: readonly string[]; words: string }): Filled => ({
  answers: Object.fromEntries(ids.map((id) => [id, about.includes(id) ? TICKED : UNTICKED])),
  comment: words,
});

/** The topics that are ticked in a form. */
export const tickedIn = ({ answers }: Filled): string[] => Object.keys(answers).filter((id) => answers[id] === TICKED);

/** Whether `person` gives feedback for the mission. */
export function gives(
  guide: Pick<Guide, 'feedback'>,
  mission: Pick<Mission, 'companyTutors' | 'academicTutors'>,
  person: string,
) {
  return tutorsOf(mission).some(({ id, role }) => id === person && (guide.feedback?.by.includes(role) ?? false));
}

/** What of `all` `actor`, who is tied to the mission, reads: a tutor their own, and that of others once theirs is given. */
export function readableBy(
  actor: Pick<Actor, 'person' | 'roles'>,
  guide: Pick<Guide, 'feedback'>,
  mission: Mission,
  all: readonly Feedback[],
): readonly Feedback[] {
  const given = all.some(({ author }) => author === actor.person);
  const waits = gives(guide, mission, actor.person) && !given && !has(actor as Actor, 'lead');
  return waits ? [] : all;
}

/** Who wrote it, as what, when: "Karim Bonnard, tuteur entreprise, le 12 janvier 2026". */
export function sourceOf(feedback: Feedback, mission: Mission, lang: Lang, zone: string): string {
  const w = FEEDBACK_WORDS[lang];
  const role = tutorsOf(mission).find(({ id }) => id === feedback.author)?.role ?? 'gone';
  const day = instant(new Date(feedback.at), lang, zone).replace(/( à\u00a0|, ).*$/, '');
  return w.by(feedback.authorName, w.roles[role], day);
}

/** What a student copies into their memoir: the words as they were written, between marks, and their source. */
export const quoteOf = (feedback: Feedback, mission: Mission, lang: Lang, zone: string): string =>
  FEEDBACK_WORDS[lang].quoted(feedback.words.trim(), sourceOf(feedback, mission, lang, zone));
