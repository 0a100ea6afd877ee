/** Words of notes, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { number } from '../ui/typography.ts';

const fr = {
  notes: 'Notes de suivi',
  shared: 'Ce que l’école vous a écrit',
  title: (who: string) => `Notes de suivi\u00a0: ${who}`,
  none: 'Aucune note. Ce que vous avez vu ou convenu avec l’étudiant trouve sa place ici, daté et signé.',
  by: (who: string, at: string) => `${who}, le ${at}`,
  private: 'gardée à l’école',
  sharedMark: 'partagée avec l’étudiant',
  write: 'Écrire une note',
  words: 'Votre note',
  wordsHint: 'Elle ne se modifie pas ensuite\u202f; une autre la complète. 4\u202f000 caractères au plus.',
  who: 'Qui la lira',
  keep: 'L’école seule\u00a0: tuteur école, responsable du programme, scolarité',
  share: 'L’école et l’étudiant, qui reçoit un e-mail',
  send: 'Enregistrer la note',
  all: (n: number) => `Lire les ${number(n, 'fr')} notes`,
  older: 'Plus anciennes',
  newest: 'Revenir aux plus récentes',
  refused: 'La note n’est pas enregistrée',
  faults: {
    missing: 'Écrivez quelques mots.',
    long: 'C’est trop long\u00a0: 4\u202f000 caractères au plus.',
  },
};
type NoteWords = typeof fr;

const en: NoteWords = {
  notes: 'Notes',
  shared: 'What the school wrote to you',
  title: (who) => `Notes: ${who}`,
  none: 'No note yet. What you saw, or agreed on with the student, has its place here, dated and signed.',
  by: (who, at) => `${who}, on ${at}`,
  private: 'kept at school',
  sharedMark: 'shared with the student',
  write: 'Write a note',
  words: 'Your note',
  wordsHint: 'It is not edited afterwards; another one completes it. 4,000 characters at most.',
  who: 'Who reads it',
  keep: 'The school alone: academic tutor, programme lead, office',
  share: 'The school and the student, who gets a letter',
  send: 'Save the note',
  all: (n) => `Read the ${number(n, 'en')} notes`,
  older: 'Older',
  newest: 'Back to the newest',
  refused: 'The note is not kept',
  faults: {
    missing: 'Write a few words.',
    long: 'This is too long: 4,000 characters at most.',
  },
};

export const NOTE_WORDS: Readonly<Record<Lang, NoteWords>> = { fr, en };
