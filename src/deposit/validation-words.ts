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
};
export const VALIDATION_WORDS: Readonly<Record<Lang, typeof fr>> = { fr, en };
