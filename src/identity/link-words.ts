/** Words of the pages of links, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { ofName, spaced } from '../ui/typography.ts';
import type { AskedNow, Purpose, Standing } from './link.ts';

interface Said {
  title: string;
  text: string;
}

interface LinkPageWords {
  tab: string;
  /** To whom it was sent. */
  forWhom: (name: string) => string;
  /** How the link works, until when. */
  how: Record<Purpose, (until: string) => string>;
  start: Record<Purpose, string>;
  /** The same, for what was begun. */
  goOn: Record<NonNullable<AskedNow['far']>, string>;
  handOn: string;
  handOnWhy: string;
  /** Someone else, or the same person, is in this browser with an account. */
  session: (name: string) => string;
  dead: Record<Exclude<Standing, 'live' | 'served'>, Said>;
  served: Record<Purpose, Said>;
  /** Of a served link: what was given is read again, until when. */
  reread: string;
  /** Of one that was written to read it. */
  read: string;
  rereadUntil: (until: string) => string;
  unknown: Said;
  renew: string;
  renewed: Said;
  handedOn: Said;
  write: (address: string) => string;
  ask: string;
  over: Said;
  /** The same, when something was sent and not taken. */
  overSent: Said;
  /** The e-mail with the link is lost. */
  lost: string;
  /** For who has an account too. */
  enter: string;
}

const fr: LinkPageWords = {
  tab: 'Ce qui vous est demandé',
  forWhom: (name) => `Ce lien est pour ${name}.`,
  how: {
    appraisal: (until) =>
      spaced(
        `Vous pouvez vous arrêter et revenir par le même lien, jusqu’à l’envoi. Il vaut jusqu’au ${until}, sans compte ni mot de passe.`,
      ),
    feedback: (until) => spaced(`Vous pouvez revenir par le même lien. Il vaut jusqu’au ${until}, sans compte ni mot de passe.`),
    validation: (until) =>
      spaced(`Vous pouvez revenir par le même lien. Il vaut jusqu’au ${until}, sans compte ni mot de passe.`),
    jury: (until) => spaced(`Vous pouvez revenir par le même lien. Il vaut jusqu’au ${until}, sans compte ni mot de passe.`),
  },
  start: { appraisal: 'Commencer', feedback: 'Commencer', validation: 'Lire le document', jury: 'Lire le dossier' },
  goOn: { begun: 'Continuer', answered: 'Relire et envoyer', given: 'Relire, ou en ajouter un' },
  handOn: 'Passer la main à un collègue',
  handOnWhy: spaced('Ce n’est pas à vous de répondre ?'),
  session: (name) =>
    spaced(
      `Dans ce navigateur, une session est ouverte au nom ${ofName(name)}. Continuer la fermera : ce lien n’ouvre que ce qui est demandé ici.`,
    ),
  dead: {
    expired: {
      title: 'Ce lien a expiré',
      text: 'Un lien ne vaut qu’un temps. Recevez-en un nouveau à l’adresse qui avait reçu celui-ci.',
    },
    revoked: {
      title: 'Ce lien a été retiré',
      text: spaced('L’école n’attend plus de réponse par ce lien : vous n’avez rien à faire. Si cela vous étonne, demandez-lui.'),
    },
    moved: {
      title: 'Ce lien ne sert plus',
      text: 'L’adresse de cette personne a changé\u00a0: ce lien, écrit à l’ancienne, n’ouvre plus rien. Si aucun n’est arrivé à la nouvelle, demandez-le à l’école.',
    },
  },
  served: {
    appraisal: {
      title: spaced('C’est fait : votre appréciation est reçue'),
      text: 'Merci. Le récépissé vous a été envoyé par e-mail. Pour changer quelque chose, écrivez à l’école\u00a0: elle peut rouvrir l’appréciation.',
    },
    feedback: {
      title: spaced('C’est fait : votre retour est reçu'),
      text: 'Merci. Le récépissé vous a été envoyé par e-mail.',
    },
    validation: {
      title: spaced('C’est fait : votre réponse est reçue'),
      text: 'Merci. L’étudiant est prévenu. Si une nouvelle version est déposée, vous recevrez un nouveau lien.',
    },
    jury: { title: 'Ce jury a siégé', text: 'Merci. Ce lien n’ouvre plus le dossier.' },
  },
  reread: 'Relire ce que vous avez envoyé',
  read: 'Lire',
  rereadUntil: (until) => `Par ce même lien, jusqu’au ${until}.`,
  unknown: {
    title: 'Ce lien n’est pas entier, ou n’existe pas',
    text: 'Certaines messageries coupent les longues adresses. Rouvrez l’e-mail et suivez son bouton, ou copiez toute l’adresse.',
  },
  renew: 'Recevoir un nouveau lien',
  renewed: {
    title: 'Regardez votre boîte de réception',
    text: 'Si ce lien pouvait être renouvelé, un nouveau est en route vers l’adresse qui l’avait reçu. Regardez aussi dans les indésirables.',
  },
  handedOn: {
    title: spaced('C’est transmis : votre collègue reçoit un lien'),
    text: 'L’école et l’étudiant sont prévenus. Votre propre lien ne sert plus. Merci.',
  },
  write: (address) => spaced(`Pour toute question, écrivez à l’école : ${address}.`),
  ask: 'Pour toute question, répondez à l’e-mail qui vous a apporté ce lien.',
  over: {
    title: spaced('Votre session est terminée : rouvrez le lien reçu par e-mail'),
    text: 'Ce qui était enregistré vous attend. Le lien de votre e-mail ouvre une nouvelle session, sans compte ni mot de passe.',
  },
  overSent: {
    title: spaced('Rien n’a été enregistré : votre session est terminée'),
    text: 'Gardez cette page. Dans un autre onglet, rouvrez le lien reçu par e-mail, puis revenez ici, une page en arrière, et envoyez de nouveau.',
  },
  lost: spaced('Vous n’avez plus cet e-mail ?'),
  enter: 'Entrer avec un compte de l’école',
};

const en: LinkPageWords = {
  tab: 'What is asked of you',
  forWhom: (name) => `This link is for ${name}.`,
  how: {
    appraisal: (until) =>
      `You may stop and come back by the same link until you send. It works until ${until}, without an account or a password.`,
    feedback: (until) => `You may come back by the same link. It works until ${until}, without an account or a password.`,
    validation: (until) => `You may come back by the same link. It works until ${until}, without an account or a password.`,
    jury: (until) => `You may come back by the same link. It works until ${until}, without an account or a password.`,
  },
  start: { appraisal: 'Begin', feedback: 'Begin', validation: 'Read the document', jury: 'Read the file' },
  goOn: { begun: 'Go on', answered: 'Read again and send', given: 'Read again, or add another' },
  handOn: 'Pass it on to a colleague',
  handOnWhy: 'Is it not for you to answer?',
  session: (name) =>
    `In this browser, a session is open for ${name}. Going on closes it: this link opens only what is asked here.`,
  dead: {
    expired: {
      title: 'This link has expired',
      text: 'A link works for a time only. Get a fresh one at the address that received this one.',
    },
    revoked: {
      title: 'This link was taken back',
      text: 'The school no longer expects an answer by this link: you have nothing to do. If this surprises you, ask them.',
    },
    moved: {
      title: 'This link is no longer used',
      text: 'The address of this person has changed: this link, written to the old one, opens nothing any more. If none has come to the new one, ask the school for it.',
    },
  },
  served: {
    appraisal: {
      title: 'It is done: your appraisal is received',
      text: 'Thank you. The receipt was sent to you by e-mail. To change something, write to the school: they can reopen the appraisal.',
    },
    feedback: { title: 'It is done: your feedback is received', text: 'Thank you. The receipt was sent to you by e-mail.' },
    validation: {
      title: 'It is done: your answer is received',
      text: 'Thank you. The student is told. If a new version is handed in, you will receive a new link.',
    },
    jury: { title: 'This jury has sat', text: 'Thank you. This link no longer opens the file.' },
  },
  reread: 'Read what you sent',
  read: 'Read',
  rereadUntil: (until) => `By this same link, until ${until}.`,
  unknown: {
    title: 'This link is not whole, or does not exist',
    text: 'Some mail programs cut long addresses. Open the e-mail again and follow its button, or copy the whole address.',
  },
  renew: 'Get a fresh link',
  renewed: {
    title: 'Check your inbox',
    text: 'If this link could be renewed, a fresh one is on its way to the address that received it. Check the junk folder too.',
  },
  handedOn: {
    title: 'It is passed on: your colleague receives a link',
    text: 'The school and the student are told. Your own link no longer works. Thank you.',
  },
  write: (address) => `For any question, write to the school: ${address}.`,
  ask: 'For any question, answer the e-mail that brought you this link.',
  over: {
    title: 'Your session is over: open the link of your e-mail again',
    text: 'What was saved waits for you. The link of your e-mail opens a new session, without an account or a password.',
  },
  overSent: {
    title: 'Nothing was recorded: your session is over',
    text: 'Keep this page. In another tab, open the link of your e-mail again, then come back here, go one page back, and send again.',
  },
  lost: 'Is that e-mail lost?',
  enter: 'Sign in with a school account',
};

export const LINK_WORDS: Record<Lang, LinkPageWords> = { fr, en };
