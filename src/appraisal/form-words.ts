/** Words of the form of an appraisal, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { ofName, plural, series } from '../ui/typography.ts';

export interface FormWords {
  /** Ends with the name. */
  title(student: string): string;
  askedBy(name: string): string;
  /** How much there is to do; that one may come back. */
  lede(criteria: number, minutes: number): string;
  comeBack: string;
  comeBackByLink: string;
  until(when: string): string;
  wasDue(when: string): string;
  /** Who reads it, in the words of the guide. */
  readBy(readers: readonly string[]): string;
  studentReads: Readonly<Record<'yes' | 'no', (student: string) => string>>;
  reopened(by: string): string;
  progress: string;
  answered(n: number | string, of: number | string): string;
  notObserved: string;
  optional: string;
  save: string;
  next: string;
  /** Name of the button that sends, and what follows. */
  send: string;
  sendTitle: string;
  after: string;
  worry: string;
  notSaved: string;
  saved(at: string): string;
  savedToday(time: string): string;
  /** What the page says by itself, with a script. */
  live: {
    pending: string;
    /** Not saved: the network is cut, or the server does not answer; on a browser that keeps nothing, the page must stay open. */
    cut: string;
    cutUnkept: string;
    /** Everything is saved, and it cannot be sent. */
    unsent: string;
    /** It was to be sent when it could not be saved; it is saved since. */
    toSend: string;
    /** Beside the button that sends: it is on its way; it could not leave; it is saved since. */
    sending: string;
    sendCut: string;
    sendCutUnkept: string;
    sendAgain: string;
    over: string;
    overUnkept: string;
    gone: string;
    /** Sent from another page, while this one changes it. */
    sent: string;
    /** The text was written in another tab or on another device since. */
    elsewhere: string;
    long: string;
  };
  /** Answers that the device kept: what was found, and each of them beside what was saved since. */
  kept: {
    found: string;
    take: string;
    drop: string;
    rows: { keptSince: string; keptComment: string; keptSaved: string; ticked: string; unticked: string };
  };
  /** What is said before the first criterion without an answer, and at the end, to who comes back. */
  resume(left: number, of: number): string;
  complete: string;
  brokenOff(on: string): string;
  /** Characters left in the comment. */
  commentLeft(n: number | string): string;
  notSent: string;
  missingTitle(n: number): string;
  elsewhereTitle: string;
  /** Beside a criterion that another tab or device answered. */
  elsewhere: string;
  commentElsewhere: string;
  /** The comment that is given back holds both. */
  commentBoth: string;
  /** Beside a criterion without an answer. */
  missing: string;
  tooLong(most: number): string;
  /** The page of who sends after their session ended. */
  over: Readonly<{
    title: Record<'over' | 'another', string>;
    text: string;
    /** `account`: the session that is over is that of an account. */
    how: Record<'over' | 'account' | 'another', string>;
    enter: string;
    again: string;
  }>;
}

export const FORM_WORDS: Record<Lang, FormWords> = {
  fr: {
    title: (student) => `Votre appréciation ${ofName(student)}`,
    askedBy: (name) => `Demandé par ${name}`,
    lede: (criteria, minutes) =>
      `${criteria}\u00a0${plural(criteria, 'fr', 'critère', 'critères')}, ${minutes}\u00a0${plural(minutes, 'fr', 'minute', 'minutes')} environ.`,
    comeBack: 'Vous pouvez vous arrêter et revenir.',
    comeBackByLink: 'Vous pouvez vous arrêter et revenir par le même lien.',
    until: (when) => `À envoyer au plus tard le ${when}.`,
    wasDue: (when) => `Elle était attendue le ${when}\u00a0; elle reste bienvenue.`,
    readBy: (readers) => `Lue par ${series(readers, 'fr')}.`,
    studentReads: {
      yes: (student) => `${student} la lira.`,
      no: (student) => `${student} ne la lit pas.`,
    },
    reopened: (by) => `${by} a rouvert cette appréciation. La raison\u00a0:`,
    progress: 'Avancement',
    answered: (n, of) => `${n} sur ${of}`,
    notObserved: 'Pas pu l’observer',
    optional: 'facultatif',
    save: 'Enregistrer',
    next: 'Suivant',
    send: 'Envoyer mon appréciation',
    sendTitle: 'Tout est dit\u202f?',
    worry: 'Signaler un souci au responsable du programme (nouvel onglet)',
    after:
      'Vous recevrez un reçu par e-mail. Une fois envoyée, elle ne change plus, sauf si le responsable du programme la rouvre.',
    notSaved: 'Pas encore commencé',
    saved: (at) => `Enregistré le ${at}`,
    savedToday: (time) => `Enregistré à\u00a0${time}`,
    live: {
      pending: 'Enregistrement…',
      cut: 'Pas encore enregistré\u00a0: gardé sur cet appareil',
      cutUnkept: 'Pas encore enregistré\u00a0: laissez cette page ouverte',
      unsent: 'Pas de connexion\u00a0: tout est enregistré, rien n’est envoyé encore',
      toSend: 'Rien n’est envoyé encore\u00a0: envoyez de nouveau.',
      sending: 'Envoi…',
      sendCut:
        'Pas de connexion\u00a0: rien n’est envoyé encore. Tout est gardé sur cet appareil\u00a0; envoyez de nouveau quand elle revient.',
      sendCutUnkept:
        'Pas de connexion\u00a0: rien n’est envoyé encore. Laissez cette page ouverte, et envoyez de nouveau quand elle revient.',
      sendAgain: 'La connexion est revenue, tout est enregistré. Rien n’est envoyé encore\u00a0: envoyez de nouveau.',
      over: 'Votre session est terminée. Vos réponses sont gardées sur cet appareil\u00a0: rouvrez le lien de votre e-mail dans un autre onglet, puis revenez ici.',
      overUnkept:
        'Votre session est terminée. Laissez cette page ouverte, rouvrez le lien de votre e-mail dans un autre onglet, puis revenez ici.',
      gone: 'Plus rien ne s’enregistre ici\u00a0: un autre lien a été ouvert dans ce navigateur, ou cette appréciation ne vous est plus demandée. Rouvrez le lien de votre e-mail.',
      sent: 'Déjà envoyée, d’un autre onglet ou d’un autre appareil\u00a0: ce que vous changez ici n’en fait pas partie. «\u00a0Envoyer\u00a0» vous le montre à côté de ce qui est parti.',
      elsewhere:
        'Ce texte a été écrit ailleurs depuis (autre onglet, autre appareil)\u00a0: rien n’est écrasé. Ce que vous tapez ici est gardé sur cet appareil\u00a0: rechargez la page pour comparer.',
      long: 'Trop long pour être enregistré\u00a0: gardé sur cet appareil. Raccourcissez ce texte.',
    },
    kept: {
      found: 'Cet appareil a gardé des réponses qui ne sont pas dans cette page.',
      take: 'Les reprendre',
      drop: 'Les oublier',
      rows: {
        keptSince: 'Depuis, d’autres ont été enregistrées ailleurs\u00a0: comparez.',
        keptComment: 'Commentaire',
        keptSaved: 'enregistré\u00a0:',
        ticked: 'coché',
        unticked: 'non coché',
      },
    },
    resume: (left, of) =>
      left === 1
        ? `Il reste un critère sur ${of}\u00a0: celui-ci. Le reste est enregistré.`
        : `Il reste ${left} critères sur ${of}, à partir d’ici. Le reste est enregistré.`,
    complete: 'Tous les critères ont leur réponse, enregistrée. Il reste à envoyer.',
    brokenOff: (on) =>
      `Cette mission a pris fin le ${on}, avant son terme\u00a0: rien ne vous est plus demandé. Votre appréciation reste bienvenue.`,
    commentLeft: (n) => `${n} caractères encore. La fin d’un texte collé, au-delà, est coupée.`,
    notSent: 'Rien n’est envoyé encore',
    elsewhereTitle:
      'Rien n’est envoyé encore\u00a0: des réponses ont été données depuis, dans un autre onglet ou sur un autre appareil. Relisez-les.',
    elsewhere: 'Répondu ailleurs depuis\u00a0: relisez',
    commentElsewhere: 'Commentaire, écrit ailleurs depuis',
    commentBoth: 'Commentaire, écrit aussi ailleurs depuis\u00a0: les deux textes sont là, l’un après l’autre',
    missingTitle: (n) =>
      n === 1
        ? 'Il reste un critère. Rien n’est envoyé encore, tout est enregistré.'
        : `Il reste ${n} critères. Rien n’est envoyé encore, tout est enregistré.`,
    missing: 'Choisissez une réponse',
    tooLong: (most) => `Ce commentaire est trop long\u00a0: ${most} caractères au plus.`,
    over: {
      title: {
        over: 'Votre session est terminée, vos réponses sont là',
        another: 'Un autre lien a été ouvert dans ce navigateur, vos réponses sont là',
      },
      text: 'Rien n’est perdu\u00a0: cette page garde tout ce que vous aviez rempli. Ne la fermez pas.',
      how: {
        over: 'Rouvrez dans un autre onglet le lien reçu par e-mail, puis revenez ici et envoyez de nouveau.',
        account: 'Entrez dans un autre onglet, puis revenez ici et envoyez de nouveau.',
        another: 'Rouvrez dans un autre onglet le lien reçu pour cet étudiant, puis revenez ici et envoyez de nouveau.',
      },
      enter: 'Entrer dans un autre onglet',
      again: 'Envoyer de nouveau',
    },
  },
  en: {
    title: (student) => `Your appraisal of\u00a0${student}`,
    askedBy: (name) => `Asked by ${name}`,
    lede: (criteria, minutes) =>
      `${criteria}\u00a0${plural(criteria, 'en', 'criterion', 'criteria')}, about ${minutes}\u00a0${plural(minutes, 'en', 'minute', 'minutes')}.`,
    comeBack: 'You may stop and come back.',
    comeBackByLink: 'You may stop and come back by the same link.',
    until: (when) => `To be sent by ${when}.`,
    wasDue: (when) => `It was due on ${when}; it is still welcome.`,
    readBy: (readers) => `Read by ${series(readers, 'en')}.`,
    studentReads: {
      yes: (student) => `${student} will read it.`,
      no: (student) => `${student} does not read it.`,
    },
    reopened: (by) => `${by} opened this appraisal again. The reason:`,
    progress: 'Progress',
    answered: (n, of) => `${n} of ${of}`,
    notObserved: 'Could not observe it',
    optional: 'optional',
    save: 'Save',
    next: 'Next',
    send: 'Send my appraisal',
    sendTitle: 'Have you said everything?',
    worry: 'Tell the programme lead of a worry (new tab)',
    after: 'You will get a receipt by e-mail. Once sent it does not change, unless the programme lead opens it again.',
    notSaved: 'Not begun yet',
    saved: (at) => `Saved on ${at}`,
    savedToday: (time) => `Saved at ${time}`,
    live: {
      pending: 'Saving…',
      cut: 'Not saved yet: kept on this device',
      cutUnkept: 'Not saved yet: leave this page open',
      unsent: 'No connection: everything is saved, nothing is sent yet',
      toSend: 'Nothing is sent yet: send again.',
      sending: 'Sending…',
      sendCut: 'No connection: nothing is sent yet. Everything is kept on this device; send again when it is back.',
      sendCutUnkept: 'No connection: nothing is sent yet. Leave this page open, and send again when it is back.',
      sendAgain: 'The connection is back, everything is saved. Nothing is sent yet: send again.',
      over: 'Your session is over. Your answers are kept on this device: open the link of your e-mail again in another tab, then come back here.',
      overUnkept:
        'Your session is over. Leave this page open, open the link of your e-mail again in another tab, then come back here.',
      gone: 'Nothing is saved here any more: another link was opened in this browser, or this appraisal is no longer asked of you. Open the link of your e-mail again.',
      sent: 'Sent already, from another tab or another device: what you change here is no part of it. “Send” shows it to you beside what was sent.',
      elsewhere:
        'This text was written elsewhere since (another tab, another device): nothing is overwritten. What you type here is kept on this device: load the page again to compare.',
      long: 'Too long to be saved: kept on this device. Make this text shorter.',
    },
    kept: {
      found: 'This device kept answers that are not on this page.',
      take: 'Take them up',
      drop: 'Forget them',
      rows: {
        keptSince: 'Others were saved elsewhere since: compare.',
        keptComment: 'Comment',
        keptSaved: 'saved:',
        ticked: 'ticked',
        unticked: 'not ticked',
      },
    },
    resume: (left, of) =>
      left === 1
        ? `One criterion of ${of} is left: this one. The rest is saved.`
        : `${left} criteria of ${of} are left, from here. The rest is saved.`,
    complete: 'Every criterion has its answer, saved. It remains to be sent.',
    brokenOff: (on) =>
      `This mission ended on ${on}, before its term: nothing is asked of you any more. Your appraisal is still welcome.`,
    commentLeft: (n) => `${n} characters left. The end of a pasted text is cut beyond.`,
    notSent: 'Nothing is sent yet',
    elsewhereTitle: 'Nothing is sent yet: answers were given since, in another tab or on another device. Read them again.',
    elsewhere: 'Answered elsewhere since: read it again',
    commentElsewhere: 'Comment, written elsewhere since',
    commentBoth: 'Comment, written elsewhere too since: both texts are here, one after the other',
    missingTitle: (n) =>
      n === 1
        ? 'One criterion is left. Nothing is sent yet, everything is saved.'
        : `${n} criteria are left. Nothing is sent yet, everything is saved.`,
    missing: 'Choose an answer',
    tooLong: (most) => `This comment is too long: ${most} characters at most.`,
    over: {
      title: {
        over: 'Your session is over, your answers are here',
        another: 'Another link was opened in this browser, your answers are here',
      },
      text: 'Nothing is lost: this page keeps all that you filled in. Do not close it.',
      how: {
        over: 'Open the link that you got by e-mail in another tab, then come back here and send again.',
        account: 'Sign in from another tab, then come back here and send again.',
        another: 'Open the link that you got for this student in another tab, then come back here and send again.',
      },
      enter: 'Sign in from another tab',
      again: 'Send again',
    },
  },
};
