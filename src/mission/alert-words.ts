/** Words of alerts, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { ofName, plural, series } from '../ui/typography.ts';

/** Who may tell of something. Whoever leads the programme may be a tutor too: nobody else is what is said. */
export type Worried = 'student' | 'company' | 'academic';
const FR_NOT: Readonly<Record<Worried, string>> = {
  student: 'ni dans l’entreprise, ni parmi vos tuteurs',
  company: 'ni l’étudiant, ni personne de votre entreprise ou parmi les autres tuteurs',
  academic: 'ni l’étudiant, ni personne de l’entreprise ou parmi les autres tuteurs',
};
const EN_NOT: Readonly<Record<Worried, string>> = {
  student: 'neither in the company nor among your tutors',
  company: 'not the student, nobody of your company or among the other tutors',
  academic: 'not the student, nobody of the company or among the other tutors',
};

const fr = {
  title: 'Quelque chose vous inquiète dans cette mission\u00a0?',
  lede: 'Dites-le simplement, même si ce n’est encore qu’une impression. Plus c’est tôt, plus il est facile d’aider.',
  who: (names: readonly string[], by: Worried) =>
    names.length
      ? `${series(names, 'fr')} ${plural(names.length, 'fr', 'le lira', 'le liront')}, et personne d’autre, ${FR_NOT[by]}.`
      : 'Personne n’est encore nommé responsable du programme\u00a0: votre message l’attendra. Si c’est pressant, écrivez à la scolarité.',
  what: 'Ce qui se passe',
  whatHint: 'Ce que vous voyez, depuis quand, ce qui aiderait. 4\u202f000 caractères au plus.',
  send: 'Envoyer au responsable du programme',
  urgent: 'Ce message n’est pas un numéro d’urgence\u00a0: en cas de danger, appelez le 112.',
  sentTitle: 'Votre message est envoyé',
  sent: 'Un e-mail a prévenu la personne responsable. Vous lirez sa réponse ici.',
  kept: 'Il attend la personne qui sera nommée responsable du programme. Vous lirez sa réponse ici.',
  mine: 'Ce que vous avez écrit',
  said: (at: string) => `Écrit le ${at}`,
  waiting: 'Pas encore de réponse',
  answered: (who: string, at: string) => `Réponse ${ofName(who)}, le ${at}`,
  faults: {
    missing: 'Écrivez quelques mots\u00a0: une phrase suffit.',
    long: 'C’est trop long\u00a0: 4\u202f000 caractères au plus.',
  },
  refused: 'Le message n’est pas parti',
  /** Of what its author worries, as others read it: null for their own mission. */
  about: (student: string | null) => (student === null ? 'sa mission' : `la mission ${ofName(student)}`),
  alerts: 'Alertes',
  by: (who: string, at: string) => `${who}, le ${at}`,
  note: 'Ce que vous avez fait',
  noteHint: 'La personne qui a écrit le lira.',
  handle: 'Marquer comme traitée',
  handled: (who: string, at: string) => `Traitée par ${who}, le ${at}`,
  open: 'À traiter',
  handleTitle: 'Dites ce que vous avez fait pour clore l’alerte',
  noneAlerts: 'Personne n’a signalé de souci.',
};
type AlertWords = typeof fr;

const en: AlertWords = {
  title: 'Is something about this mission worrying you?',
  lede: 'Say it simply, even if it is only an impression so far. The sooner you do, the easier it is to help.',
  who: (names, by) =>
    names.length
      ? `${series(names, 'en')} will read it, and nobody else, ${EN_NOT[by]}.`
      : 'No programme lead is named yet: your message will be kept for them. If it is urgent, write to the office.',
  what: 'What is happening',
  whatHint: 'What you see, since when, what would help. 4,000 characters at most.',
  send: 'Send to the programme lead',
  urgent: 'This is not an emergency line: if someone is in danger, call 112.',
  sentTitle: 'Your message is sent',
  sent: 'An e-mail told the programme lead. You will read the answer here.',
  kept: 'It is kept for whoever will be named programme lead. You will read the answer here.',
  mine: 'What you wrote',
  said: (at) => `Written on ${at}`,
  waiting: 'No answer yet',
  answered: (who, at) => `Answered by ${who} on ${at}`,
  faults: {
    missing: 'Write a few words: a sentence is enough.',
    long: 'This is too long: 4,000 characters at most.',
  },
  refused: 'The message was not sent',
  about: (student) => (student === null ? 'their mission' : `the mission of ${student}`),
  alerts: 'Alerts',
  by: (who, at) => `${who}, on ${at}`,
  note: 'What you did',
  noteHint: 'The person who wrote will read it.',
  handle: 'Mark as dealt with',
  handled: (who, at) => `Dealt with by ${who} on ${at}`,
  open: 'To deal with',
  handleTitle: 'Say what you did to close the alert',
  noneAlerts: 'Nobody has raised a concern.',
};

export const ALERT_WORDS: Readonly<Record<Lang, AlertWords>> = { fr, en };
