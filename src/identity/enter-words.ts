/** Words of the way in, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { plural, spaced } from '../ui/typography.ts';

interface EnterWords {
  tab: string;
  title: string;
  over: string;
  lede: string;
  /** Said when something was sent, and not taken, because nobody had entered. */
  sent: { title: string; text: string; again: string };
  /** Before how one who came by a link goes on. */
  byLink: string;
  /** Instead of it, for those who have an account. */
  byAccount: string;
  /** The school is not created yet. */
  unset: { title: string; text: string };
  demo: string;
  demoText: string;
  byEmail: string;
  email: string;
  emailHint: string;
  emailWrong: string;
  ask: string;
  passkey: string;
  /** What the island says. */
  passkeyWords: { asking: string; cut: string; refused: string };
  noLetters: string;
  write(address: string): string;
  meanwhile: string;
  guides: string;
  check: string;
  verify: string;
  wrong: string;
  code: {
    title: string;
    lede(address: string): string;
    once: string;
    label: string;
    hint: string;
    enter: string;
    again: string;
    nothing: string;
    demoMail: string;
    wrong(left: number): string;
    over: { title: string; text: string };
  };
}

const fr: EnterWords = {
  tab: 'Entrer',
  title: 'Entrez pour retrouver votre mission',
  over: spaced('Votre session est terminée : entrez de nouveau'),
  lede: 'Vous arriverez ensuite sur la page que vous demandiez.',
  sent: {
    title: spaced('Rien n’a été enregistré : votre session est terminée'),
    text: 'Ce que vous avez envoyé n’a pas été pris en compte, car nous ne savons pas qui vous êtes.',
    again: 'Entrez, puis envoyez de nouveau.',
  },
  unset: {
    title: 'Ce serveur attend que son école soit créée',
    text: spaced(
      'Personne ne peut encore entrer. Au démarrage, le serveur a écrit dans son terminal une adresse, /setup : ouvrez-la.',
    ),
  },
  byLink: 'Vous étiez venu par un lien reçu par e-mail',
  byAccount: 'Vous avez un compte dans l’école',
  demo: 'Entrer dans la démonstration',
  demoText: spaced('Cette école est inventée : choisissez la personne que vous voulez être, sans mot de passe.'),
  byEmail: 'Par un code reçu par e-mail',
  email: 'Votre adresse e-mail',
  emailHint: spaced('Celle que votre école connaît. Il n’y a pas de mot de passe à retenir.'),
  emailWrong: spaced('Cette adresse n’est pas complète : écrivez-la comme prenom.nom@ecole.fr.'),
  ask: 'Recevoir un code',
  passkey: 'Entrer avec une clé d’accès',
  passkeyWords: {
    asking: 'Votre appareil vous demande de confirmer…',
    cut: 'La connexion a été coupée. Réessayez.',
    refused: 'Votre appareil n’a pas confirmé. Réessayez, ou demandez un code.',
  },
  noLetters: spaced(
    'Ce serveur n’envoie pas de lettres : aucun code ne peut partir. Entrez avec une clé d’accès, ou adressez-vous à votre école.',
  ),
  write: (address) => spaced(`Une difficulté ? Écrivez à ${address}.`),
  meanwhile: 'Sans entrer, vous pouvez déjà',
  guides: 'lire les guides',
  check: 'vérifier un document',
  verify: 'vérifier un récépissé',
  wrong: spaced('Une chose est à corriger'),
  code: {
    title: 'Tapez le code que vous avez reçu',
    lede: (address) => spaced(`Si ${address} est une adresse que l’école connaît, un code vient d’y partir.`),
    once: 'Il sert une fois, dans les dix minutes, dans ce navigateur.',
    label: 'Code de huit chiffres',
    hint: 'Avec ou sans espace.',
    enter: 'Entrer',
    again: 'Demander un autre code',
    nothing: spaced(
      'Rien n’arrive ? Regardez dans les indésirables, puis vérifiez l’adresse : il se peut que l’école en connaisse une autre.',
    ),
    demoMail: 'Ouvrir la boîte aux lettres de la démonstration',
    wrong: (left) => spaced(`Ce n’est pas le bon code. Il vous reste ${left} ${plural(left, 'fr', 'essai', 'essais')}.`),
    over: {
      title: spaced('Ce code ne sert plus : demandez-en un autre'),
      text: 'Un code sert une fois, dans les dix minutes, dans le navigateur où il a été demandé, et pas après cinq essais manqués.',
    },
  },
};

const en: EnterWords = {
  tab: 'Sign in',
  title: 'Sign in to find your mission again',
  over: 'Your session is over: sign in again',
  lede: 'You then reach the page that you asked for.',
  sent: {
    title: 'Nothing was recorded: your session is over',
    text: 'What you sent was not taken, since we do not know who you are.',
    again: 'Sign in, then send it again.',
  },
  unset: {
    title: 'This server waits for its school to be created',
    text: 'Nobody can sign in yet. When it started, the server wrote an address into its terminal, /setup: open it.',
  },
  byLink: 'You came by a link received by e-mail',
  byAccount: 'You have an account of the school',
  demo: 'Enter the demo',
  demoText: 'This school is invented: choose who you want to be, without a password.',
  byEmail: 'With a code sent by e-mail',
  email: 'Your e-mail address',
  emailHint: 'The one that your school knows. There is no password to remember.',
  emailWrong: 'This address is not complete: write it as first.last@school.org.',
  ask: 'Get a code',
  passkey: 'Sign in with a passkey',
  passkeyWords: {
    asking: 'Your device asks you to confirm…',
    cut: 'The connection was cut. Try again.',
    refused: 'Your device did not confirm. Try again, or ask for a code.',
  },
  noLetters: 'This server sends no letters: no code can leave. Sign in with a passkey, or ask your school.',
  write: (address) => `Any difficulty? Write to ${address}.`,
  meanwhile: 'Without signing in, you can already',
  guides: 'read the guides',
  check: 'check a document',
  verify: 'verify a receipt',
  wrong: 'One thing needs correcting',
  code: {
    title: 'Type the code that you received',
    lede: (address) => `If ${address} is an address that the school knows, a code has just left for it.`,
    once: 'It works once, within ten minutes, in this browser.',
    label: 'Code of eight digits',
    hint: 'With or without the space.',
    enter: 'Sign in',
    again: 'Ask for another code',
    nothing: 'Nothing comes? Look among the junk mail, then check the address: the school may know another one.',
    demoMail: 'Open the mailbox of the demo',
    wrong: (left) => `This is not the right code. You have ${left} ${plural(left, 'en', 'try', 'tries')} left.`,
    over: {
      title: 'This code is over: ask for another one',
      text: 'A code works once, within ten minutes, in the browser that asked for it, and not after five wrong tries.',
    },
  },
};

export const ENTER_WORDS: Record<Lang, EnterWords> = { fr, en };
