/** What happened to a mission, in words: one short sentence an entry of its journal, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { ofName, plural } from '../ui/typography.ts';

/** What an entry tells of, already in words; '' for what it does not say. */
export interface Told {
  /** Title of the step, of the deliverable, of the rubric or feedback. */
  step: string;
  what: string;
  item: string;
  /** Name of the person whom it is about. */
  person: string;
  from: string;
  to: string;
  /** Tutors whom a student added, and whom they said wrong. */
  came: string;
  left: string;
  /** Day or instant. */
  when: string;
  number: string;
  count: number;
}

/** Quoted, when there is something to quote. */
const fq = (before: string, words: string) => (words ? `${before} «\u00a0${words}\u00a0»` : before);
const eq = (before: string, words: string) => (words ? `${before} “${words}”` : before);
const more = (words: string, after: string, rest: string) => (rest ? `${words}${after}${rest}` : words);

const fr = {
  'mission.created': () => 'Mission ajoutée',
  'mission.imported': () => 'Mission mise à jour par un fichier importé',
  'mission.declared': (t: Told) =>
    more(more('Mission déclarée', ', tuteur ajouté\u00a0: ', t.came), ', tuteur retiré\u00a0: ', t.left),
  'mission.edited': () => 'Mission corrigée',
  'mission.extended': (t: Told) => more('Mission prolongée', ' jusqu’au ', t.when),
  'mission.broken-off': (t: Told) => more('Mission rompue', ' le ', t.when),
  'mission.resumed': () => 'La mission reprend',
  'mission.waived': () => 'Dérogation accordée sur un constat',
  'cohort.joined': () => 'Inscription par le lien de la promotion',
  'tutor.added': (t: Told) => more('Tuteur ajouté', '\u00a0: ', t.person),
  'tutor.corrected': (t: Told) => more('Nom ou adresse d’un tuteur corrigés', '\u00a0: ', t.person),
  'tutor.left': (t: Told) => more('Un tuteur ne suit plus la mission', '\u00a0: ', t.person),
  'tutor.handed-on': (t: Told) => (t.to ? `Tutorat transmis\u00a0: ${t.from} à ${t.to}` : 'Tutorat transmis'),
  'tutors.confirmed': () => 'Noms et adresses des tuteurs confirmés',
  'tutors.invited': (t: Told) =>
    `${t.count}\u00a0${plural(t.count, 'fr', 'invitation envoyée', 'invitations envoyées')} aux tuteurs`,
  'deadline.extended': (t: Told) => more(fq('Délai accordé pour', t.step), ', jusqu’au ', t.when),
  'deposit.made': (t: Told) => more(fq('Dépôt de', t.what), ', version ', t.number),
  'deposit.reopened': (t: Told) => fq('Dépôt rouvert\u00a0:', t.what),
  'deposit.validated': (t: Told) => fq('Dépôt validé\u00a0:', t.what),
  'deposit.refused': (t: Told) => fq('Autre version demandée\u00a0:', t.what),
  'check.asked': () => 'Nouvelle vérification demandée',
  'annexes.declared': () => 'Début des annexes indiqué',
  'finding.contested': () => 'Constat contesté',
  'finding.kept': () => 'Constat maintenu',
  'finding.waived': () => 'Dérogation accordée sur un constat du rapport',
  'appraisal.submitted': (t: Told) => fq('Appréciation envoyée\u00a0:', t.item),
  'appraisal.typed': (t: Told) => more(fq('Appréciation saisie d’après le papier\u00a0:', t.item), ', pour ', t.person),
  'appraisal.answered': () => 'L’étudiant a répondu à une appréciation',
  'appraisal.reopened': (t: Told) => fq('Appréciation rouverte\u00a0:', t.item),
  'feedback.given': () => 'Retour donné',
  'feedback.typed': (t: Told) => more('Retour saisi d’après le papier', ', pour ', t.person),
  'link.opened': (t: Told) => fq('Lien ouvert', t.item),
  'link.renewed': () => 'Nouveau lien demandé',
  'link.sent-again': (t: Told) => more('Lien envoyé de nouveau', ' à ', t.person),
  'link.revoked': (t: Told) => more('Lien retiré', ' à ', t.person),
  'link.bounced': (t: Told) => more('Courriel revenu', '\u00a0: ', t.person),
  'letter.bounced': (t: Told) => more('Lettre revenue sans arriver', ', à ', t.person),
  'call.made': (t: Told) => more('Appel noté', '\u00a0: ', t.person),
  'call.undone': (t: Told) => more('Appel retiré', '\u00a0: ', t.person),
  'juror.invited': (t: Told) => more('Juré invité', '\u00a0: ', t.person),
  'person.merged': (t: Told) => more('Deux fiches de la même personne réunies', '\u00a0: ', t.person),
  'reminder.sent': (t: Told) => more(fq('Relance pour', t.step), ', à ', t.person),
  'note.written': () => 'Note de suivi écrite, gardée à l’école',
  'note.shared': () => 'Note de suivi écrite et partagée avec l’étudiant',
  'alert.raised': () => 'Alerte envoyée au responsable du programme',
  'alert.handled': () => 'Alerte traitée',
};
export type JournalAction = keyof typeof fr;

const en: { [A in JournalAction]: (t: Told) => string } = {
  'mission.created': () => 'Mission added',
  'mission.imported': () => 'Mission updated by an imported file',
  'mission.declared': (t) => more(more('Mission declared', ', tutor added: ', t.came), ', tutor removed: ', t.left),
  'mission.edited': () => 'Mission corrected',
  'mission.extended': (t) => more('Mission made longer', ', until ', t.when),
  'mission.broken-off': (t) => more('Mission broken off', ' on ', t.when),
  'mission.resumed': () => 'The mission goes on',
  'mission.waived': () => 'A finding on the mission was waived',
  'cohort.joined': () => 'Joined by the link of the cohort',
  'tutor.added': (t) => more('Tutor added', ': ', t.person),
  'tutor.corrected': (t) => more('Name or address of a tutor corrected', ': ', t.person),
  'tutor.left': (t) => more('A tutor no longer follows the mission', ': ', t.person),
  'tutor.handed-on': (t) => (t.to ? `Tutoring passed on: ${t.from} to ${t.to}` : 'Tutoring passed on'),
  'tutors.confirmed': () => 'Names and addresses of tutors confirmed',
  'tutors.invited': (t) => `${t.count}\u00a0${plural(t.count, 'en', 'invitation', 'invitations')} sent to tutors`,
  'deadline.extended': (t) => more(eq('More time for', t.step), ', until ', t.when),
  'deposit.made': (t) => more(eq('Deposit of', t.what), ', version ', t.number),
  'deposit.reopened': (t) => eq('Deposit reopened:', t.what),
  'deposit.validated': (t) => eq('Deposit validated:', t.what),
  'deposit.refused': (t) => eq('Another version asked for:', t.what),
  'check.asked': () => 'Another check asked for',
  'annexes.declared': () => 'Start of the annexes declared',
  'finding.contested': () => 'Finding contested',
  'finding.kept': () => 'Finding kept',
  'finding.waived': () => 'A finding of the report was waived',
  'appraisal.submitted': (t) => eq('Appraisal sent:', t.item),
  'appraisal.typed': (t) => more(eq('Appraisal typed from paper:', t.item), ', for ', t.person),
  'appraisal.answered': () => 'The student answered an appraisal',
  'appraisal.reopened': (t) => eq('Appraisal reopened:', t.item),
  'feedback.given': () => 'Feedback given',
  'feedback.typed': (t) => more('Feedback typed from paper', ', for ', t.person),
  'link.opened': (t) => eq('Link opened', t.item),
  'link.renewed': () => 'A fresh link was asked for',
  'link.sent-again': (t) => more('Link sent again', ' to ', t.person),
  'link.revoked': (t) => more('Link taken back', ' from ', t.person),
  'link.bounced': (t) => more('Letter came back', ': ', t.person),
  'letter.bounced': (t) => more('Letter came back', ', to ', t.person),
  'call.made': (t) => more('Call noted', ': ', t.person),
  'call.undone': (t) => more('Call taken away', ': ', t.person),
  'juror.invited': (t) => more('Juror invited', ': ', t.person),
  'person.merged': (t) => more('Two records of one person merged', ': ', t.person),
  'reminder.sent': (t) => more(eq('Reminder for', t.step), ', to ', t.person),
  'note.written': () => 'Note written, kept at school',
  'note.shared': () => 'Note written and shared with the student',
  'alert.raised': () => 'Concern raised with the programme lead',
  'alert.handled': () => 'Concern dealt with',
};

const ACTIONS: Readonly<Record<Lang, Readonly<Record<string, (told: Told) => string>>>> = { fr, en };

/** Everything that the journal of a mission may tell. */
export const JOURNAL_ACTIONS = Object.keys(fr) as JournalAction[];

/** The sentence of an action; its name when nobody has put it into words. */
export const sentenceOf = (action: string, told: Told, lang: Lang): string => ACTIONS[lang][action]?.(told) ?? action;

export const JOURNAL_WORDS = {
  fr: {
    title: (who: string) => `Ce qui s’est passé dans la mission ${ofName(who)}`,
    journal: 'Journal',
    all: 'Tout le journal',
    server: 'Le serveur',
    byLink: 'par un lien',
    byCommand: 'en ligne de commande',
    none: 'Rien n’est encore arrivé.',
    older: 'Plus anciens',
    newest: 'Revenir aux plus récents',
  },
  en: {
    title: (who: string) => `What happened in the mission of ${who}`,
    journal: 'Journal',
    all: 'The whole journal',
    server: 'The server',
    byLink: 'by a link',
    byCommand: 'from the command line',
    none: 'Nothing has happened yet.',
    older: 'Older',
    newest: 'Back to the newest',
  },
} as const satisfies Readonly<Record<Lang, unknown>>;
