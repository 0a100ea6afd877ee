/** Words of the validation of a deposit by tutors, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';

const fr = {
  title: 'Validation',
  nobody: 'Personne ne s’est encore prononcé.',
  valid: (who: string, at: string) => `${who} a validé ce document le ${at}`,
  refused: (who: string, at: string) => `${who} demande une nouvelle version, le ${at}`,
  yours: 'Votre avis',
  yes: 'Je valide ce document',
  no: 'Je demande une nouvelle version',
  comment: 'Ce que vous voulez dire à l’étudiant',
  commentHint: 'Nécessaire pour demander une nouvelle version.',
  send: 'Envoyer',
  choose: 'Dites si vous validez ce document.',
  say: 'Dites ce qui doit changer.',
  long: 'C’est trop long\u00a0: mille signes au plus.',
  file: 'Lire le document',
  again: 'Déposer une nouvelle version',
  againHint: 'Elle est acceptée même après la date limite, et demandée de nouveau aux tuteurs.',
  asked: {
    title: (student: string, what: string) => `${student}\u00a0: «\u00a0${what}\u00a0» attend votre validation`,
    by: (student: string, number: string, programme: string) => `${student} en a déposé la version ${number}, pour ${programme}.`,
    what: 'Lisez le document, puis validez-le ou dites ce qui doit changer. L’étudiant reçoit votre réponse.',
    where: (where: string) => `La mission\u00a0: ${where}.`,
  },
};
const en: typeof fr = {
  title: 'Validation',
  nobody: 'Nobody has said anything yet.',
  valid: (who, at) => `${who} validated this document on ${at}`,
  refused: (who, at) => `${who} asks for another version, on ${at}`,
  yours: 'Your opinion',
  yes: 'I validate this document',
  no: 'I ask for another version',
  comment: 'What you want to tell the student',
  commentHint: 'Needed to ask for another version.',
  send: 'Send',
  choose: 'Say whether you validate this document.',
  say: 'Say what has to change.',
  long: 'This is too long: a thousand characters at most.',
  file: 'Read the document',
  again: 'Hand in another version',
  againHint: 'It is accepted even after the deadline, and the tutors are asked again.',
  asked: {
    title: (student, what) => `${student}: “${what}” waits for your validation`,
    by: (student, number, programme) => `${student} handed in version ${number} of it, for ${programme}.`,
    what: 'Read the document, then validate it or say what has to change. The student receives your answer.',
    where: (where) => `The mission: ${where}.`,
  },
};
export const VALIDATION_WORDS: Readonly<Record<Lang, typeof fr>> = { fr, en };
