/** Words about a letter of the outbox and what became of it, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import type { OutboxState } from './outbox.ts';

interface FactsWords {
  written: string;
  to: string;
  /** Address of its person, when it is another one today. */
  now: string;
  answers: string;
  state: string;
  states: Record<OutboxState, string>;
  why: string;
}

export const FACTS_WORDS: Readonly<Record<Lang, FactsWords>> = {
  fr: {
    written: 'Écrite le',
    to: 'À',
    now: 'Adresse d’aujourd’hui',
    answers: 'Réponses à',
    state: 'État',
    states: {
      dead: 'N’a pas pu partir',
      bounced: 'Revenue sans arriver',
      held: 'Gardée, sans serveur de courrier',
      waiting: 'En route',
      sent: 'Partie',
      dropped: 'Sans objet, pas envoyée',
    },
    why: 'Ce que dit le serveur de courrier',
  },
  en: {
    written: 'Written on',
    to: 'To',
    now: 'Address of today',
    answers: 'Answers to',
    state: 'State',
    states: {
      dead: 'Could not leave',
      bounced: 'Came back without arriving',
      held: 'Held, without a mail server',
      waiting: 'On the way',
      sent: 'Sent',
      dropped: 'No longer needed, not sent',
    },
    why: 'What the mail server says',
  },
};
