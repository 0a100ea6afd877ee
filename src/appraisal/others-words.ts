/** Words of what else is asked of who has just answered, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { capital, inLetters, plural } from '../ui/typography.ts';

const fr = {
  /** Other students for whom an answer is asked; 0: something else for the same one. */
  title: (students: number): string =>
    students === 0
      ? 'Une autre réponse est attendue de vous pour cet étudiant'
      : `${capital(inLetters(students, 'fr'))} ${plural(students, 'fr', 'autre étudiant attend', 'autres étudiants attendent')} votre réponse`,
  /** The same, in a letter: "pour un autre étudiant". */
  students: (n: number): string =>
    n === 0 ? '' : `${inLetters(n, 'fr')} ${plural(n, 'fr', 'autre étudiant', 'autres étudiants')}`,
  /** `open`: others than these are named above. */
  ownLinks: (links: number, open: boolean): string => {
    if (links > 1)
      return `${open ? 'Les autres ont' : 'Ces réponses ont'} chacune leur lien, dans l’e-mail qui vous les a demandées. Vous ne les retrouvez pas\u202f?`;
    return `${open ? 'L’autre' : 'Cette'} réponse a son propre lien, dans l’e-mail qui vous l’a demandée. Vous ne le retrouvez pas\u202f?`;
  },
  send: (links: number): string => (links === 1 ? 'Recevoir son lien par e-mail' : 'Recevoir leurs liens par e-mail'),
  sent: (links: number): string =>
    links === 1
      ? 'Son lien est en route, vers l’adresse qui avait reçu celui-ci. Regardez aussi dans les indésirables.'
      : 'Leurs liens sont en route dans un même e-mail, vers l’adresse qui avait reçu celui-ci. Regardez aussi dans les indésirables.',
  by: (what: string, deadline: string) => `${what}, au plus tard le ${deadline}`,
  since: (what: string, overdue: string) => `${what} depuis le ${overdue}`,
};

const en: OthersWords = {
  title: (students) =>
    students === 0
      ? 'Another answer is awaited from you for this student'
      : `${capital(inLetters(students, 'en'))} ${plural(students, 'en', 'other student waits', 'other students wait')} for your answer`,
  students: (n) => (n === 0 ? '' : `${inLetters(n, 'en')} ${plural(n, 'en', 'other student', 'other students')}`),
  ownLinks: (links, open) => {
    if (links > 1)
      return `${open ? 'The others have' : 'These answers have'} a link each, in the e-mail that asked you for them. You cannot find them?`;
    return `${open ? 'The other' : 'This'} answer has a link of its own, in the e-mail that asked you for it. You cannot find it?`;
  },
  send: (links) => (links === 1 ? 'Get its link by e-mail' : 'Get their links by e-mail'),
  sent: (links) =>
    links === 1
      ? 'Its link is on its way, to the address that received this one. Check the junk folder too.'
      : 'Their links are on their way in one e-mail, to the address that received this one. Check the junk folder too.',
  by: (what, deadline) => `${what} by ${deadline}`,
  since: (what, overdue) => `${what}, since ${overdue}`,
};

type OthersWords = typeof fr;
export const OTHERS_WORDS: Record<Lang, OthersWords> = { fr, en };
