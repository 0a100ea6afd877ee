/** Words of the page of who changes, in another tab, what was sent meanwhile; in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { ofName } from '../ui/typography.ts';

export interface LateWords {
  title(student: string): string;
  /** When what is on record was received. */
  text(at: string): string;
  /** What was filled in here and is not in it. */
  here: string;
  /** Of a criterion: what was received. */
  sent(answer: string): string;
  /** Label of the comment, to copy. */
  copy(comment: string): string;
  how: string;
  read: string;
}

export const LATE_WORDS: Record<Lang, LateWords> = {
  fr: {
    title: (student) => `Votre appréciation ${ofName(student)} était déjà envoyée\u00a0: ceci n’en fait pas partie`,
    text: (at) =>
      `Elle a été reçue le ${at}, d’un autre onglet, d’un autre appareil, ou saisie par l’école. Rien n’y est changé.`,
    here: 'Ce que vous aviez rempli ici',
    sent: (answer) => `reçu\u00a0: ${answer}`,
    copy: (comment) => `${comment}\u00a0: votre texte d’ici, à copier`,
    how: 'Pour que cela y entre, demandez au responsable du programme de la rouvrir\u00a0: ses réponses vous attendront.',
    read: 'Lire ce qui est envoyé',
  },
  en: {
    title: (student) => `Your appraisal of\u00a0${student} was sent already: this is no part of it`,
    text: (at) => `It was received on ${at}, from another tab, another device, or typed by the school. Nothing of it is changed.`,
    here: 'What you had filled in here',
    sent: (answer) => `received: ${answer}`,
    copy: (comment) => `${comment}: your text of this page, to copy`,
    how: 'For this to be in it, ask the programme lead to open it again: its answers will be there.',
    read: 'Read what was sent',
  },
};
