/** A form as its page shows it: what is answered, where to go next, until when. Pure. */
import type { Rubric } from '../guide/programme.ts';
import type { Guide } from '../guide/schema.ts';
import type { Text } from '../guide/words.ts';
import type { Lang } from '../ui/lang.ts';
import { instant, spaced } from '../ui/typography.ts';
import { type Deadline, deadlineOf, type Mission } from '../mission/mission.ts';
import { criteriaOf, unanswered } from './answers.ts';
import type { Answers } from './appraisal.ts';
import { FORM_WORDS } from './form-words.ts';

/** Anchor of where one who comes back goes on. */
export const RESUME = 'resume';
/** Anchor of a criterion. */
export const anchorOf = (criterion: string) => `criterion-${criterion}`;

/** Under which name a device keeps a copy of a form of its author. */
export const copyName = ({ mission, rubric }: { mission: string; rubric: string }): string => `${mission} ${rubric}`;

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
