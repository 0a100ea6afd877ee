/** What a link says when a lead let what was sent be changed. Pure. */
import { plain, reading } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import type { Rubric } from '../guide/programme.ts';
import type { LinkWords } from '../identity/link.ts';
import { type Mission, nameOf, whereabouts } from '../mission/mission.ts';
import { INVITE_WORDS } from './invite-words.ts';

/** Who asks for what again. */
export interface Again {
  mission: Mission;
  guide: Guide;
  rubric: Rubric;
  by: string;
}

/** The words of the first page of the link. */
export function wordsAgain({ mission, guide, rubric, by }: Again): LinkWords {
  const inLang = (lang: 'fr' | 'en') => {
    const w = INVITE_WORDS[lang];
    const where = whereabouts(mission);
    return {
      title: w.again.title(nameOf(mission.student)),
      askedBy: w.again.askedBy(by, plain(guide.title, reading(guide, lang))),
      about: [w.again.about, plain(rubric.title, reading(guide, lang)), where && w.mission(where)].filter(Boolean).join('\n'),
    };
  };
  return { fr: inLang('fr'), en: inLang('en') };
}

/** What the letter is filled with. */
export function valuesAgain({ mission, guide, rubric, by }: Again, lang: 'fr' | 'en', reason: string) {
  const student = nameOf(mission.student);
  return { title: plain(rubric.title, reading(guide, lang)), student, reason, by };
}
