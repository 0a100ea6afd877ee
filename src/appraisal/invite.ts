/** What an invitation says: on the first page of its link, in its letter. Pure. */
import type { Guide } from '../guide/schema.ts';
import { told } from '../guide/text.ts';
import type { LinkWords } from '../identity/link.ts';
import { deadlineOf, lateness, type Mission, nameOf, whereabouts } from '../mission/mission.ts';
import type { Owed } from '../mission/owed.ts';
import { LANGS, type Lang } from '../ui/lang.ts';
import { instant } from '../ui/typography.ts';
import { FEEDBACK_WORDS } from './feedback-words.ts';
import { FORM_WORDS } from './form-words.ts';
import { INVITE_WORDS } from './invite-words.ts';

/** What is asked, for which mission, by whom. */
export interface Asking {
  guide: Guide;
  mission: Mission;
  owed: Owed;
  /** Name of who asks. */
  by: string;
  /** Name of who passed it on to whom it asks; '' or absent where nobody did. */
  from?: string;
}

/** What the link or the account of a tutor is asked for. */
export const purposeOf = ({ kind }: Pick<Owed, 'kind'>) => (kind === 'rubric' ? 'appraisal' : 'feedback');

/** The letter by which a company tutor is asked for one thing. */
export const inviteKind = ({ kind }: Pick<Owed, 'kind'>) =>
  kind === 'rubric' ? ('invite-appraisal' as const) : ('invite-feedback' as const);

const studentOf = ({ mission: { student } }: Asking) => nameOf(student);

/** The last instant of what is asked, ISO 8601; null without a date. */
export function dueOf({ guide, mission, owed }: Asking): string | null {
  const milestone = guide.calendar.find(({ of }) => of === owed.item);
  return milestone ? (deadlineOf(milestone, guide, mission.cohort, mission.extensions)?.at ?? null) : null;
}

/** Until when it is asked, in words, and whether that is over at `now`; null without a date, and where nothing is asked any more. */
function dueIn(asking: Asking, lang: Lang, now: number): { when: string; isLate: boolean } | null {
  const due = asking.mission.brokenOff ? null : dueOf(asking);
  return due === null ? null : { when: instant(new Date(due), lang, asking.guide.timezone), isLate: lateness(now, due) > 0 };
}

/** What the item is, in a sentence: how long a rubric takes, the question of feedback. */
function whatOf({ guide, owed }: Asking, lang: Lang): string {
  if (owed.kind === 'feedback') return guide.feedback ? told(guide.feedback.question, lang) : '';
  const rubric = guide.rubrics.find(({ id }) => id === owed.item);
  const criteria = rubric?.groups.reduce((sum, group) => sum + group.criteria.length, 0) ?? 0;
  return INVITE_WORDS[lang].criteria(told(owed.title, lang), criteria);
}

/** Until when it is asked, as it stands at `now`. */
function dueWords(asking: Asking, lang: Lang, now: number): string {
  const due = dueIn(asking, lang, now);
  const w = asking.owed.kind === 'rubric' ? FORM_WORDS[lang] : FEEDBACK_WORDS[lang];
  return due === null ? '' : (due.isLate ? w.wasDue : w.until)(due.when);
}

/** What is asked, for which mission, until when: a line each. */
export const aboutOf = (asking: Asking, lang: Lang, now: number): string => {
  const where = whereabouts(asking.mission);
  const mission = where && INVITE_WORDS[lang].mission(where);
  return [whatOf(asking, lang), mission, dueWords(asking, lang, now)].filter(Boolean).join('\n');
};

/** First words of the page of a link. */
export const titleOf = (asking: Asking, lang: Lang): string => INVITE_WORDS[lang].title[asking.owed.kind](studentOf(asking));

/** Who asks, for which programme; who passed it on. */
function askedByOf({ guide, by, from = '' }: Asking, lang: Lang): string {
  const w = INVITE_WORDS[lang];
  const programme = told(guide.title, lang);
  const asked = by === '' ? programme : w.askedBy(by, programme);
  return from === '' ? asked : `${w.handedOn(from)} ${asked}`;
}

/** The words of the first page of a link that is written at `now`, in both languages. */
export function wordsOf(asking: Asking, now: number): LinkWords {
  const inLang = (lang: Lang) => ({
    title: titleOf(asking, lang),
    askedBy: askedByOf(asking, lang),
    about: aboutOf(asking, lang, now),
  });
  const [fr, en] = LANGS.map(inLang) as [LinkWords['fr'], LinkWords['en']];
  return { fr, en };
}

/** What the letter that is written at `now` is filled with. */
export function valuesOf(asking: Asking, lang: Lang, now: number) {
  const due = dueIn(asking, lang, now);
  return {
    title: told(asking.owed.title, lang),
    student: studentOf(asking),
    company: whereabouts(asking.mission),
    deadline: due?.isLate === false ? due.when : '',
    overdue: due?.isLate ? due.when : '',
    by: asking.by,
    from: asking.from ?? '',
  };
}
