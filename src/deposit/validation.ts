/** What tutors who validate a deposit are asked, and what its student is told of the answer. Pure. */
import type { Deliverable } from '../guide/deliverable.ts';
import type { Guide } from '../guide/schema.ts';
import { told } from '../guide/text.ts';
import type { LinkWords } from '../identity/link.ts';
import { type Mission, nameOf, whereabouts } from '../mission/mission.ts';
import type { Lang } from '../ui/lang.ts';
import { VALIDATION_WORDS } from './validation-words.ts';

/** What is validated: a version of a deliverable. */
export interface Validating {
  guide: Guide;
  mission: Mission;
  deliverable: Deliverable;
  number: number;
}

/** The first page of the link, in both languages. */
export function linkWordsOf({ guide, mission, deliverable, number }: Validating): LinkWords {
  const inLang = (lang: Lang) => {
    const w = VALIDATION_WORDS[lang].asked;
    const where = whereabouts(mission);
    return {
      title: w.title(nameOf(mission.student), told(deliverable.title, lang)),
      askedBy: w.by(nameOf(mission.student), String(number), told(guide.title, lang)),
      about: [w.what, where && w.where(where)].filter(Boolean).join('\n'),
    };
  };
  return { fr: inLang('fr'), en: inLang('en') };
}

/** What the letter that asks is filled with. */
export const askedValues = ({ mission, deliverable }: Validating, lang: Lang) => ({
  title: told(deliverable.title, lang),
  student: nameOf(mission.student),
  company: whereabouts(mission),
});
