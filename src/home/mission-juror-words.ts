/** Words of the page of a mission for a juror, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { inLetters, plural } from '../ui/typography.ts';

const fr = {
  jury: 'Jury',
  title: (who: string, n: number) => {
    if (n === 0) return `${who}\u00a0: vous êtes du jury, rien n’est encore à lire`;
    const many = n === 1 ? 'un' : inLetters(n, 'fr');
    return `${who}\u00a0: vous êtes du jury, ${many}\u00a0${plural(n, 'fr', 'document est à lire', 'documents sont à lire')}`;
  },
  lede: 'On vous demande de lire le dossier avant la soutenance, puis d’y siéger. Rien n’est à remplir ici.',
  when: (milestone: string) => `${milestone}\u00a0:`,
  planned: (at: string) => `${at}, d’après le calendrier de la promotion. L’heure et le lieu n’y sont pas encore.`,
  undated: 'la date n’est pas encore fixée.',
  toRead: 'À lire',
  readFirst: (what: string) => `Lire «\u00a0${what}\u00a0»`,
  version: (n: number, at: string) => `version ${n}, déposée le ${at}`,
  expected: (at: string) => `pas encore déposé, attendu au plus tard le ${at}`,
  expectedSome: 'pas encore déposé',
  optional: 'facultatif, pas déposé',
  empty: 'L’étudiant n’a encore rien déposé. Revenez par le même lien\u00a0: ce qu’il déposera sera ici.',
  receives: 'Ce que le guide prévoit pour le jury',
  thread: 'Où en est la mission',
};
type JurorWords = typeof fr;

const en: JurorWords = {
  jury: 'Jury',
  title: (who, n) =>
    n === 0
      ? `${who}: you are on the jury, there is nothing to read yet`
      : `${who}: you are on the jury, ${inLetters(n, 'en')} ${plural(n, 'en', 'document is', 'documents are')} to be read`,
  lede: 'You are asked to read the file before the defence, then to sit there. There is nothing to fill in here.',
  when: (milestone) => `${milestone}:`,
  planned: (at) => `${at}, says the calendar of the cohort. It has no hour and no place yet.`,
  undated: 'no date is set yet.',
  toRead: 'To read',
  readFirst: (what) => `Read “${what}”`,
  version: (n, at) => `version ${n}, handed in on ${at}`,
  expected: (at) => `not handed in yet, expected by ${at}`,
  expectedSome: 'not handed in yet',
  optional: 'optional, not handed in',
  empty: 'The student has handed in nothing yet. Come back by the same link: what they hand in will be here.',
  receives: 'What the guide plans for the jury',
  thread: 'Where the mission stands',
};

export const JUROR_WORDS: Readonly<Record<Lang, JurorWords>> = { fr, en };
