/** Words of the first run, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { spaced } from '../ui/typography.ts';
import type { SetupFault } from './setup-form.ts';

interface SetupWords {
  title: string;
  lede: string;
  noMail: string;
  wrong: string;
  schoolTitle: string;
  schoolName: string;
  country: string;
  sender: string;
  senderHint: string;
  youTitle: string;
  firstName: string;
  lastName: string;
  email: string;
  emailHint: string;
  lang: string;
  french: string;
  english: string;
  lead: string;
  go: string;
  /** What is wrong with the field called `label`: read in a list too, away from it. */
  faults: Record<SetupFault, (label: string) => string>;
  gone: { title: string; text: string };
  /** The school is there already. */
  there: { title: string; text: string; enter: string };
  done: {
    title: string;
    sent(address: string): string;
    waiting(address: string): string;
    held: string;
    /** No mail server answered. */
    unreached(address: string): string;
    dead(address: string): string;
    problem: string;
    /** What the machine says of a mail server that did not answer. */
    fault: string;
    look: string;
    next: string;
    go: string;
  };
}

const fr: SetupWords = {
  title: spaced('Ce serveur est neuf : dites quelle est votre école'),
  lede: 'Cette page sert une fois. Elle crée l’école et la première personne de la scolarité, qui pourra tout changer ensuite.',
  noMail: spaced(
    'SMTP_URL n’est pas réglé : aucune lettre ne partira, et personne ne recevra de code pour entrer. Vous pouvez continuer, puis régler SMTP_URL et redémarrer ; ajoutez une clé d’accès à votre compte avant de le quitter.',
  ),
  wrong: spaced('Quelques points sont à corriger'),
  schoolTitle: 'L’école',
  schoolName: 'Nom de l’école',
  country: 'Pays',
  sender: 'Adresse d’où partent les lettres',
  senderHint: spaced('Facultative. Sans elle, les lettres partent du nom du serveur. Votre serveur de courrier doit l’accepter.'),
  youTitle: 'Vous, qui tiendrez la scolarité',
  firstName: 'Prénom',
  lastName: 'Nom',
  email: 'Adresse e-mail',
  emailHint: 'Elle vous servira pour entrer. Une lettre d’essai y est envoyée.',
  lang: 'Langue de vos lettres',
  french: 'Français',
  english: 'English',
  lead: 'Je suis aussi responsable de tous les programmes',
  go: 'Créer l’école',
  faults: {
    missing: (label) => spaced(`${label} : à remplir.`),
    long: (label) => spaced(`${label} : 120 caractères au plus, sur une ligne.`),
    country: () => 'Choisissez un pays.',
    email: (label) => spaced(`${label} : écrivez-la en entier, comme prenom.nom@ecole.fr.`),
  },
  gone: {
    title: 'Cette adresse de mise en route ne sert plus',
    text: spaced('Redémarrez le serveur : son terminal en donne une nouvelle.'),
  },
  there: {
    title: 'L’école de ce serveur est déjà créée',
    text: 'L’adresse de mise en route a fait ce qu’elle avait à faire. Si vous êtes de cette école, entrez avec votre adresse e-mail.',
    enter: 'Entrer',
  },
  done: {
    title: spaced('Votre école est créée : protégez votre compte'),
    sent: (address) => spaced(`La lettre d’essai est partie à ${address} : le serveur de courrier l’a acceptée.`),
    waiting: (address) => spaced(`La lettre d’essai part à ${address}. Rechargez cette page pour savoir si elle est partie.`),
    held: spaced('Aucune lettre n’est partie : SMTP_URL n’est pas réglé. Réglez-le, puis redémarrez le serveur.'),
    unreached: (address) =>
      spaced(
        `Le serveur de courrier n’a pas répondu : la lettre d’essai à ${address} sera essayée de nouveau. Si SMTP_URL est faux, corrigez-le, puis redémarrez le serveur.`,
      ),
    dead: (address) =>
      spaced(
        `La lettre d’essai à ${address} a été refusée. Une fois entré, corrigez votre adresse ou celle de l’école, puis renvoyez la lettre depuis « Lettres envoyées ».`,
      ),
    problem: spaced('Le serveur de courrier a répondu :'),
    fault: spaced('Ce qui s’est passé :'),
    look: 'Recharger',
    next: 'Il reste à choisir un second facteur, que votre rôle demande.',
    go: 'Choisir mon second facteur',
  },
};

const en: SetupWords = {
  title: 'This server is new: say which school is yours',
  lede: 'This page works once. It creates the school and the first person of its office, who can change everything afterwards.',
  noMail:
    'SMTP_URL is not set: no letter will leave, and nobody will get a code to sign in. You may go on, then set SMTP_URL and start again; add a passkey to your account before you leave it.',
  wrong: 'Some points need correcting',
  schoolTitle: 'The school',
  schoolName: 'Name of the school',
  country: 'Country',
  sender: 'Address that letters come from',
  senderHint: 'Optional. Without it, letters come from the name of the server. Your mail server must accept it.',
  youTitle: 'You, who will keep the office',
  firstName: 'First name',
  lastName: 'Family name',
  email: 'E-mail address',
  emailHint: 'You will sign in with it. A test letter is sent there.',
  lang: 'Language of your letters',
  french: 'Français',
  english: 'English',
  lead: 'I lead every programme too',
  go: 'Create the school',
  faults: {
    missing: (label) => `${label}: to be filled in.`,
    long: (label) => `${label}: 120 characters at most, on one line.`,
    country: () => 'Choose a country.',
    email: (label) => `${label}: write it whole, as first.last@school.org.`,
  },
  gone: {
    title: 'This setup address is over',
    text: 'Start the server again: its terminal gives a new one.',
  },
  there: {
    title: 'The school of this server is there already',
    text: 'The setup address has done what it was for. If you belong to this school, sign in with your e-mail address.',
    enter: 'Sign in',
  },
  done: {
    title: 'Your school is there: protect your account',
    sent: (address) => `The test letter left for ${address}: the mail server accepted it.`,
    waiting: (address) => `The test letter is leaving for ${address}. Load this page again to know whether it left.`,
    held: 'No letter left: SMTP_URL is not set. Set it, then start the server again.',
    unreached: (address) =>
      `The mail server did not answer: the test letter to ${address} will be tried again. If SMTP_URL is wrong, correct it, then start the server again.`,
    dead: (address) =>
      `The test letter to ${address} was refused. Once inside, correct your address or that of the school, then send the letter again from “Letters sent”.`,
    problem: 'The mail server answered:',
    fault: 'What happened:',
    look: 'Load again',
    next: 'A second factor remains to be chosen, since your role asks for it.',
    go: 'Choose my second factor',
  },
};

export const SETUP_WORDS: Record<Lang, SetupWords> = { fr, en };
