/** Words of feedback in free text, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { ofName, plural } from '../ui/typography.ts';

export interface FeedbackWords {
  /** Title for who gives, and once they gave; both end with the name. */
  give(student: string): string;
  gave(n: number, student: string): string;
  /** What unfolds the form of who gave. */
  another: string;
  /** Title for who reads; ends with the name. */
  read(n: number, student: string): string;
  /** Title for the student. */
  received(n: number): string;
  lede: string;
  until(when: string): string;
  wasDue(when: string): string;
  /** The mission ended before its term. */
  brokenOff(on: string): string;
  about: Readonly<Record<'objectives' | 'competencies', string>>;
  aboutHint: string;
  words: string;
  wordsHint: string;
  send: string;
  after: string;
  /** Beside the button that sends: what is written so far is kept, and may be gone on with. */
  save: string;
  /** What was written before is back in the form. */
  resumed: string;
  /** What the page says by itself, with a script, where feedback is not called as an appraisal is. */
  live: { gone: string };
  found: string;
  keptWords: string;
  /** What was written elsewhere since: of the topics, of the words, whose two texts are in the field. */
  elsewhere: string;
  both: string;
  refused: string;
  missing: string;
  tooLong(most: number): string;
  saved: string;
  closes: string;
  own: string;
  others: string;
  none: string;
  noneStudent: string;
  hidden: string;
  by(name: string, role: string, at: string): string;
  typedBy(name: string): string;
  roles: Readonly<Record<'company-tutor' | 'academic-tutor' | 'gone', string>>;
  quote: string;
  quoteHint: string;
  /** The button that copies it, and what it says once it has. */
  copy: string;
  copied: string;
  /** The block to copy. */
  quoted(words: string, source: string): string;
  aboutWhat: string;
  type: string;
  typeHint: string;
  typeSend: string;
}

export const FEEDBACK_WORDS: Record<Lang, FeedbackWords> = {
  fr: {
    give: (student) => `Votre retour sur le travail ${ofName(student)}`,
    gave: (n, student) => `Vous avez donné ${n}\u00a0${plural(n, 'fr', 'retour', 'retours')} sur le travail ${ofName(student)}`,
    another: 'Ajouter un autre retour',
    read: (n, student) =>
      n === 0
        ? `Aucun retour encore sur le travail ${ofName(student)}`
        : `${n}\u00a0${plural(n, 'fr', 'retour', 'retours')} sur le travail ${ofName(student)}`,
    received: (n) =>
      n === 0 ? 'Vous n’avez pas encore reçu de retour' : `Vous avez reçu ${n}\u00a0${plural(n, 'fr', 'retour', 'retours')}`,
    lede: 'Quelques phrases suffisent. Chaque retour est daté\u202f; vous pouvez en donner plusieurs. L’étudiant le lit et peut vous citer.',
    until: (when) => `Le premier est attendu au plus tard le ${when}.`,
    wasDue: (when) => `Le premier était attendu le ${when}\u00a0; il reste bienvenu.`,
    brokenOff: (on) =>
      `Cette mission a pris fin le ${on}, avant son terme\u00a0: rien ne vous est plus demandé. Votre retour reste bienvenu.`,
    about: { objectives: 'Objectifs dont vous parlez', competencies: 'Compétences dont vous parlez' },
    aboutHint: 'Facultatif. Cochez ceux que vos mots éclairent.',
    words: 'Votre retour',
    wordsHint: 'L’étudiant peut recopier vos mots dans son mémoire.',
    send: 'Envoyer mon retour',
    after: 'Il ne change plus une fois envoyé\u202f; vous pourrez en ajouter un autre.',
    save: 'Enregistrer et finir plus tard',
    resumed: 'Voici ce que vous aviez commencé à écrire. Vous seul le lisez\u00a0: rien n’est envoyé encore.',
    live: {
      gone: 'Plus rien ne s’enregistre ici\u00a0: un autre lien a été ouvert dans ce navigateur, ou ce retour ne vous est plus demandé. Rouvrez le lien de votre e-mail.',
    },
    found: 'Cet appareil a gardé ce que vous écriviez et qui n’est pas dans cette page.',
    keptWords: 'Votre retour',
    elsewhere: 'Ce retour a changé depuis, dans un autre onglet ou sur un autre appareil\u00a0: relisez-le.',
    both: 'Ce retour a été écrit aussi ailleurs depuis\u00a0: les deux textes sont là, l’un après l’autre. Relisez-les.',
    refused: 'Rien n’est envoyé encore',
    missing: 'Écrivez quelques mots\u00a0: c’est eux que l’étudiant lira.',
    tooLong: (most) => `Ce retour est trop long\u00a0: ${most} caractères au plus.`,
    saved: 'Merci\u00a0: votre retour est envoyé, daté, et lisible par l’étudiant. Un reçu vous est envoyé par e-mail.',
    closes: 'Vous pouvez fermer cette page, ou ajouter un autre retour.',
    own: 'Ce que vous avez écrit',
    others: 'Ce que d’autres ont écrit',
    none: 'Personne n’a encore donné de retour.',
    noneStudent:
      'Vos tuteurs écrivent ici ce qu’ils ont observé de votre travail, avec des exemples. Vous pourrez les citer dans votre mémoire.',
    hidden: 'Vous lirez les retours des autres tuteurs quand vous aurez donné le vôtre.',
    by: (name, role, at) => `${name}, ${role}, le ${at}`,
    typedBy: (name) => `saisi par ${name}`,
    roles: { 'company-tutor': 'tuteur entreprise', 'academic-tutor': 'tuteur école', gone: 'ancien tuteur' },
    quote: 'Citer',
    quoteHint: 'Le texte à copier, avec sa source',
    copy: 'Copier',
    copied: 'Copié, avec sa source',
    quoted: (words, source) => `«\u00a0${words}\u00a0» (${source})`,
    aboutWhat: 'À propos de\u00a0:',
    type: 'Saisir un retour reçu autrement',
    typeHint: 'Par e-mail, sur papier, au téléphone\u00a0: le retour dira que vous l’avez saisi.',
    typeSend: 'Enregistrer ce retour',
  },
  en: {
    give: (student) => `Your feedback on the work of\u00a0${student}`,
    gave: (n, student) => `You gave ${n} ${plural(n, 'en', 'piece', 'pieces')} of feedback on the work of\u00a0${student}`,
    another: 'Add another piece of feedback',
    read: (n, student) =>
      n === 0
        ? `No feedback yet on the work of\u00a0${student}`
        : `${n} ${plural(n, 'en', 'piece', 'pieces')} of feedback on the work of\u00a0${student}`,
    received: (n) =>
      n === 0 ? 'You have received no feedback yet' : `You have received ${n} ${plural(n, 'en', 'piece', 'pieces')} of feedback`,
    lede: 'A few sentences are enough. Each piece of feedback is dated; you may give several. The student reads it and may quote you.',
    until: (when) => `The first one is asked for by ${when}.`,
    wasDue: (when) => `The first one was due on ${when}; it is still welcome.`,
    brokenOff: (on) =>
      `This mission ended on ${on}, before its term: nothing is asked of you any more. Your feedback is still welcome.`,
    about: { objectives: 'Objectives that you write about', competencies: 'Competencies that you write about' },
    aboutHint: 'Optional. Tick those that your words shed light on.',
    words: 'Your feedback',
    wordsHint: 'The student may copy your words into their memoir.',
    send: 'Send my feedback',
    after: 'It does not change once sent; you may add another one.',
    save: 'Save and finish later',
    resumed: 'Here is what you had begun to write. You alone read it: nothing is sent yet.',
    live: {
      gone: 'Nothing is saved here any more: another link was opened in this browser, or this feedback is no longer asked of you. Open the link of your e-mail again.',
    },
    found: 'This device kept what you were writing and what is not on this page.',
    keptWords: 'Your feedback',
    elsewhere: 'This feedback changed since, in another tab or on another device: read it again.',
    both: 'This feedback was written elsewhere too since: both texts are here, one after the other. Read them again.',
    refused: 'Nothing is sent yet',
    missing: 'Write a few words: they are what the student will read.',
    tooLong: (most) => `This feedback is too long: ${most} characters at most.`,
    saved: 'Thank you: your feedback is sent, dated, and the student can read it. A receipt is sent to you by e-mail.',
    closes: 'You may close this page, or add another piece of feedback.',
    own: 'What you wrote',
    others: 'What others wrote',
    none: 'Nobody has given feedback yet.',
    noneStudent: 'Your tutors write here what they observed of your work, with examples. You may quote them in your memoir.',
    hidden: 'You will read the feedback of the other tutors once you have given yours.',
    by: (name, role, at) => `${name}, ${role}, on ${at}`,
    typedBy: (name) => `typed by ${name}`,
    roles: { 'company-tutor': 'company tutor', 'academic-tutor': 'academic tutor', gone: 'former tutor' },
    quote: 'Quote',
    quoteHint: 'The text to copy, with its source',
    copy: 'Copy',
    copied: 'Copied, with its source',
    quoted: (words, source) => `“${words}” (${source})`,
    aboutWhat: 'About:',
    type: 'Type feedback received otherwise',
    typeHint: 'By e-mail, on paper, on the telephone: the feedback will say that you typed it.',
    typeSend: 'Record this feedback',
  },
};
