/** Words of the second factor, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { plural, spaced } from '../ui/typography.ts';

interface FactorWords {
  wrong: string;
  ask: {
    title: string;
    lede: string;
    label: string;
    hint: string;
    go: string;
    passkey: string;
    lost: string;
    notYou: string;
  };
  passkeyOnly: { title: string; lede: string; needs: string };
  enrol: {
    title: string;
    /** When it takes the place of another. */
    replaceTitle: string;
    /** Why it is asked for. */
    lede: string;
    own: string;
    steps: string;
    app: string;
    scan: string;
    picture: string;
    /** On the telephone itself, which cannot read its own screen. */
    here: string;
    typed: string;
    confirm: string;
    code: string;
    codeHint: string;
    current: string;
    currentHint: string;
    go: string;
  };
  recovery: { title: string; lede: string; keep: string; go: string };
  faults: { code: string; current: string; wait(seconds: number): string; over: string };
}

const fr: FactorWords = {
  wrong: spaced('Une chose est à corriger'),
  ask: {
    title: 'Encore un code, celui de votre application',
    lede: spaced('Votre rôle donne accès aux données d’autres personnes : une boîte aux lettres volée ne doit pas suffire.'),
    label: 'Code de l’application',
    hint: 'Six chiffres, qui changent toutes les trente secondes. Ou l’un de vos codes de secours.',
    go: 'Continuer',
    passkey: 'Utiliser plutôt une clé d’accès',
    lost: spaced(
      'Téléphone perdu, plus de codes de secours ? Adressez-vous à la personne qui administre le serveur : elle seule peut effacer votre second facteur.',
    ),
    notYou: 'Quitter',
  },
  passkeyOnly: {
    title: 'Confirmez avec votre clé d’accès',
    lede: 'Vous avez une clé d’accès\u00a0: elle est votre second facteur. Un code par e-mail ne suffit pas.',
    needs: 'Cela demande JavaScript et un navigateur qui connaît les clés d’accès.',
  },
  enrol: {
    title: 'Choisissez un second facteur pour ouvrir votre compte',
    replaceTitle: 'Une autre application prend la place de la vôtre',
    lede: spaced('Votre rôle donne accès aux données d’autres personnes : une boîte aux lettres volée ne doit pas suffire.'),
    own: spaced('Une boîte aux lettres volée ne suffira plus pour entrer à votre place.'),
    steps: 'En trois gestes',
    app: spaced(
      'Ouvrez une application d’authentification sur votre téléphone (par exemple FreeOTP, Aegis, Google Authenticator ou un gestionnaire de mots de passe).',
    ),
    scan: 'Faites-lui lire cette image.',
    picture: 'Image à lire par l’application d’authentification',
    here: spaced('L’application est sur cet appareil ? Ouvrez-la directement'),
    typed: spaced('Ou tapez-y cette clé :'),
    confirm: 'Tapez ici le code qu’elle affiche.',
    code: 'Code de l’application',
    codeHint: 'Six chiffres.',
    current: 'Code actuel',
    currentHint: 'Celui de l’application que vous remplacez, ou un code de secours.',
    go: 'Activer le second facteur',
  },
  recovery: {
    title: 'Notez ces dix codes de secours avant de continuer',
    lede: spaced('Si vous perdez votre téléphone, chacun d’eux ouvre votre compte une fois. Ils ne seront plus jamais affichés.'),
    keep: 'Imprimez cette page, ou copiez-les dans un gestionnaire de mots de passe. Pas dans vos e-mails.',
    go: 'Je les ai notés, continuer',
  },
  faults: {
    code: 'Ce n’est pas le code que l’application affiche. Attendez le suivant, vérifiez que l’heure du téléphone est juste.',
    current: 'Ce n’est pas le bon code, ou il a déjà servi. Attendez le suivant.',
    wait: (seconds) => {
      const minutes = Math.ceil(seconds / 60);
      return spaced(`Trop d’essais. Attendez ${minutes} ${plural(minutes, 'fr', 'minute', 'minutes')}, puis réessayez.`);
    },
    over: spaced('Cette page a trop attendu : faites lire la nouvelle image à l’application.'),
  },
};

const en: FactorWords = {
  wrong: 'One thing needs correcting',
  ask: {
    title: 'One more code, that of your application',
    lede: 'Your role opens the data of other people: a stolen mailbox must not be enough.',
    label: 'Code of the application',
    hint: 'Six digits, which change every thirty seconds. Or one of your recovery codes.',
    go: 'Continue',
    passkey: 'Use a passkey instead',
    lost: 'Telephone lost, no recovery code left? Ask whoever runs the server: they alone can take your second factor away.',
    notYou: 'Sign out',
  },
  passkeyOnly: {
    title: 'Confirm with your passkey',
    lede: 'You have a passkey: it is your second factor. A code by e-mail is not enough.',
    needs: 'This takes JavaScript and a browser that knows passkeys.',
  },
  enrol: {
    title: 'Choose a second factor to open your account',
    replaceTitle: 'Another application takes the place of yours',
    lede: 'Your role opens the data of other people: a stolen mailbox must not be enough.',
    own: 'A stolen mailbox will no longer be enough to sign in as you.',
    steps: 'In three steps',
    app: 'Open an authenticator application on your telephone (FreeOTP, Aegis, Google Authenticator or a password manager, for instance).',
    scan: 'Scan this picture with it.',
    picture: 'Picture for the authenticator application to read',
    here: 'Is the application on this device? Open it directly',
    typed: 'Or type this key there:',
    confirm: 'Type here the code that it shows.',
    code: 'Code of the application',
    codeHint: 'Six digits.',
    current: 'Current code',
    currentHint: 'That of the application that you replace, or a recovery code.',
    go: 'Turn the second factor on',
  },
  recovery: {
    title: 'Write these ten recovery codes down before you go on',
    lede: 'If you lose your telephone, each of them opens your account once. They will never be shown again.',
    keep: 'Print this page, or copy them into a password manager. Not into your e-mails.',
    go: 'I have written them down, continue',
  },
  faults: {
    code: 'This is not the code that the application shows. Wait for the next one, and check that the time of the telephone is right.',
    current: 'This is not the right code, or it was used already. Wait for the next one.',
    wait: (seconds) => {
      const minutes = Math.ceil(seconds / 60);
      return `Too many tries. Wait ${minutes} ${plural(minutes, 'en', 'minute', 'minutes')}, then try again.`;
    },
    over: 'This page waited too long: let the application read the new picture.',
  },
};

export const FACTOR_WORDS: Record<Lang, FactorWords> = { fr, en };
