/** Words of an appraisal that is read: its receipt, its PDF, its reopening, its answers; in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { number, ofName, plural } from '../ui/typography.ts';

export interface ReadingWords {
  /** Title for its author; ends with the name. */
  own(student: string): string;
  /** Title for anyone else; ends with the name. */
  of(student: string): string;
  sent: string;
  thanks: string;
  closes: string;
  /** Of the link by which its author came: it reads this again, until when. */
  sameLink(until: string): string;
  /** Title for the author of what staff typed from paper; ends with the name. */
  ownTyped(student: string): string;
  thanksTyped: string;
  student: string;
  author: string;
  roles: Readonly<Record<'company-tutor' | 'academic-tutor', string>>;
  gone: string;
  mission: string;
  at: string;
  typed: string;
  typedBy(name: string): string;
  /** What its author, who alone reads it, had begun online; when it was last saved; what the paper says. */
  begun: string;
  begunWhy(at: string): string;
  onPaper(answer: string): string;
  scan: string;
  guide: string;
  guideVersion(title: string, version: string): string;
  code: string;
  verify: string;
  /** What kind of document a code is of. */
  verified: string;
  rubric: string;
  school: string;
  isReplaced(n: number): string;
  number: string;
  numbered(n: number): string;
  pdf: string;
  heads: readonly [string, string, string];
  notObserved: string;
  noComment: string;
  earlier: string;
  isEarlier(n: number): string;
  last: string;
  page(n: string, of: string): string;
  fileName(title: string, student: string, author: string): string;
  points(n: number): string;
  reopenTitle: string;
  reopenHint: string;
  reason: string;
  reopen: string;
  reopened(by: string, at: string): string;
  isReopened: string;
  goOn: string;
  replies: string;
  /** Said to the author; begins with the name. */
  answered(student: string): string;
  received(student: string): string;
  readReply: string;
  replyAt(at: string): string;
  replyTitle: string;
  replyHint: string;
  reply: string;
  sendReply: string;
  refused: string;
  notReopened: string;
  replyMissing: string;
  reasonMissing: string;
  /** Nobody is left to change it. */
  authorGone: string;
  /** To its author: this device kept what is not in what was sent. */
  leftBehind: string;
  seeLeft: string;
  tooLong(most: number): string;
}

export const READING_WORDS: Record<Lang, ReadingWords> = {
  fr: {
    own: (student) => `Merci\u00a0: vous avez envoyé votre appréciation ${ofName(student)}`,
    of: (student) => `Appréciation ${ofName(student)}`,
    sent: 'Reçu',
    thanks: 'Un reçu vous est envoyé par e-mail\u202f; vous pouvez aussi le garder en PDF.',
    closes: 'Vous pouvez fermer cette page.',
    sameLink: (until) => `Le même lien vous la rouvre, à lire, jusqu’au ${until}.`,
    ownTyped: (student) => `L’école a saisi votre fiche\u00a0: appréciation ${ofName(student)}`,
    thanksTyped:
      'Le reçu vous est envoyé par e-mail. Si la saisie diffère de votre fiche, dites-le à l’école\u00a0: elle peut la rouvrir.',
    student: 'Étudiant',
    author: 'Auteur',
    roles: { 'company-tutor': 'tuteur entreprise', 'academic-tutor': 'tuteur école' },
    gone: 'ancien tuteur',
    mission: 'Mission',
    at: 'Envoyée le',
    typed: 'Reçue sur papier',
    typedBy: (name) => `saisie par ${name}`,
    begun: 'Ce que vous aviez commencé en ligne',
    begunWhy: (at) =>
      `Enregistré le ${at}, jamais envoyé\u00a0: la fiche reçue sur papier en a pris la place. Vous seul le lisez.`,
    onPaper: (answer) => `sur le papier\u00a0: ${answer}`,
    scan: 'Voir le papier numérisé',
    guide: 'Guide',
    guideVersion: (title, version) => `${title}, version ${version}`,
    code: 'Code du reçu',
    verify: 'À vérifier sur',
    verified: 'Appréciation d’un tuteur',
    rubric: 'Intitulé',
    school: 'École',
    isReplaced: (n) => `n°\u00a0${n}, remplacé depuis par un autre`,
    number: 'Envoi',
    numbered: (n) => `n°\u00a0${n}`,
    pdf: 'Garder en PDF',
    heads: ['Critère', 'Réponse', 'Points'],
    notObserved: 'Pas observé',
    noComment: 'Aucun commentaire.',
    earlier: 'Envois précédents',
    isEarlier: (n) => `Ceci est l’envoi n°\u00a0${n}\u00a0: un autre l’a remplacé.`,
    last: 'Lire le dernier envoi',
    page: (n, of) => `page ${n} sur ${of}`,
    fileName: (title, student, author) => `${title} ${student}, par ${author}`,
    points: (n) => `${number(n, 'fr')}\u00a0${plural(n, 'fr', 'point', 'points')}`,
    reopenTitle: 'Laisser l’auteur la changer',
    reopenHint: 'Ce qui a été envoyé reste gardé. L’auteur reçoit un e-mail avec votre raison.',
    reason: 'Raison',
    reopen: 'Rouvrir l’appréciation',
    reopened: (by, at) => `Rouverte par ${by} le ${at}\u00a0:`,
    isReopened: 'Cette appréciation est rouverte\u00a0: ce qui suit est le dernier envoi.',
    goOn: 'Reprendre la saisie',
    replies: 'Réponse de l’étudiant',
    answered: (student) => `${student} a répondu à votre appréciation`,
    received: (student) => `Votre appréciation ${ofName(student)} a été reçue`,
    readReply: 'Lire la réponse',
    replyAt: (at) => `Le ${at}`,
    replyTitle: 'Répondre',
    replyHint: 'Vos tuteurs et le responsable du programme lisent votre réponse. Elle ne se change plus.',
    reply: 'Votre réponse',
    sendReply: 'Envoyer ma réponse',
    refused: 'Rien n’est envoyé encore',
    notReopened: 'L’appréciation n’est pas rouverte',
    replyMissing: 'Écrivez votre réponse.',
    authorGone: 'Son auteur ne suit plus cette mission\u00a0: personne ne pourrait la changer.',
    leftBehind: 'Cet appareil a gardé des réponses qui ne font pas partie de ce qui a été envoyé.',
    seeLeft: 'Les voir',
    reasonMissing: 'Écrivez la raison\u00a0: l’auteur la lit, et elle reste au journal.',
    tooLong: (most) => `Ce texte est trop long\u00a0: ${most} caractères au plus.`,
  },
  en: {
    own: (student) => `Thank you: you have sent your appraisal of\u00a0${student}`,
    of: (student) => `Appraisal of\u00a0${student}`,
    sent: 'Receipt',
    thanks: 'A receipt is sent to you by e-mail; you may also keep it as a PDF.',
    closes: 'You may close this page.',
    sameLink: (until) => `The same link opens it again, to read, until ${until}.`,
    ownTyped: (student) => `The school has typed your form: appraisal of\u00a0${student}`,
    thanksTyped: 'The receipt is sent to you by e-mail. If it differs from your form, tell the school: it can be opened again.',
    student: 'Student',
    author: 'Author',
    roles: { 'company-tutor': 'company tutor', 'academic-tutor': 'academic tutor' },
    gone: 'former tutor',
    mission: 'Mission',
    at: 'Sent on',
    typed: 'Received on paper',
    typedBy: (name) => `typed by ${name}`,
    begun: 'What you had begun online',
    begunWhy: (at) => `Saved on ${at}, never sent: the form received on paper took its place. You alone read it.`,
    onPaper: (answer) => `on paper: ${answer}`,
    scan: 'See the scanned paper',
    guide: 'Guide',
    guideVersion: (title, version) => `${title}, version ${version}`,
    code: 'Code of the receipt',
    verify: 'Verify at',
    verified: 'Appraisal by a tutor',
    rubric: 'Title',
    school: 'School',
    isReplaced: (n) => `no. ${n}, replaced by another one since`,
    number: 'Sending',
    numbered: (n) => `no. ${n}`,
    pdf: 'Save as PDF',
    heads: ['Criterion', 'Answer', 'Points'],
    notObserved: 'Not observed',
    noComment: 'No comment.',
    earlier: 'Earlier sendings',
    isEarlier: (n) => `This is sending no. ${n}: another one has replaced it.`,
    last: 'Read the last sending',
    page: (n, of) => `page ${n} of ${of}`,
    fileName: (title, student, author) => `${title} ${student}, by ${author}`,
    points: (n) => `${number(n, 'en')} ${plural(n, 'en', 'point', 'points')}`,
    reopenTitle: 'Let the author change it',
    reopenHint: 'What was sent stays kept. The author gets an e-mail with your reason.',
    reason: 'Reason',
    reopen: 'Open the appraisal again',
    reopened: (by, at) => `Opened again by ${by} on ${at}:`,
    isReopened: 'This appraisal is open again: what follows is the last sending.',
    goOn: 'Go on filling it in',
    replies: 'Answer of the student',
    answered: (student) => `${student} answered your appraisal`,
    received: (student) => `Your appraisal of ${student} was received`,
    readReply: 'Read the answer',
    replyAt: (at) => `On ${at}`,
    replyTitle: 'Answer',
    replyHint: 'Your tutors and the programme lead read your answer. It does not change afterwards.',
    reply: 'Your answer',
    sendReply: 'Send my answer',
    refused: 'Nothing is sent yet',
    notReopened: 'The appraisal is not opened again',
    replyMissing: 'Write your answer.',
    authorGone: 'Its author no longer follows this mission: nobody could change it.',
    leftBehind: 'This device kept answers that are no part of what was sent.',
    seeLeft: 'See them',
    reasonMissing: 'Write the reason: the author reads it, and it stays in the journal.',
    tooLong: (most) => `This text is too long: ${most} characters at most.`,
  },
};
