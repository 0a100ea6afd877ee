/** Words of one's own account, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { plural, spaced } from '../ui/typography.ts';

interface AccountWords {
  title(sessions: number): string;
  you: {
    title: string;
    name: string;
    email: string;
    change: string;
    lang: string;
    langHint: string;
    french: string;
    english: string;
    save: string;
  };
  sessions: {
    title: string;
    lede(days: number): string;
    here: string;
    unknown: string;
    since: string;
    used: string;
    ends: string;
    end: string;
    endOthers: string;
  };
  passkeys: {
    title: string;
    lede: string;
    none: string;
    impossible: string;
    add: string;
    refused: string;
    asking: string;
    cut: string;
    added: string;
    used: string;
    never: string;
    name: string;
    rename: string;
    remove: string;
    needs: string;
  };
  factor: {
    title: string;
    none: string;
    set: string;
    recovery(left: number): string;
    choose: string;
    replace: string;
    current: string;
    currentHint: string;
    renew: string;
    renewTitle: string;
    remove: string;
    removeTitle: string;
    required: string;
    faults: { current: string; wait: string };
  };
}

const fr: AccountWords = {
  title: (sessions) =>
    sessions < 2 ? 'Votre compte est ouvert ici seulement' : `Votre compte est ouvert dans ${sessions} navigateurs`,
  you: {
    title: 'Vous',
    name: 'Nom',
    email: 'Adresse e-mail',
    change: spaced('Une erreur ? La scolarité la corrige.'),
    lang: 'Langue des lettres que vous recevez',
    langHint: 'Celle des pages se choisit sur les pages elles-mêmes.',
    french: 'Français',
    english: 'English',
    save: 'Enregistrer',
  },
  sessions: {
    title: 'Où votre compte est ouvert',
    lede: (days) =>
      `Une session se termine douze heures après son dernier usage, et ${days} ${plural(days, 'fr', 'jour', 'jours')} au plus après son début. Terminez celles que vous ne reconnaissez pas.`,
    here: 'ici',
    unknown: 'Navigateur inconnu',
    since: 'ouverte le',
    used: 'dernier usage vers le',
    ends: 'se termine au plus tard le',
    end: 'Terminer',
    endOthers: 'Terminer toutes les autres',
  },
  passkeys: {
    title: 'Clés d’accès',
    lede: 'Avec une clé d’accès, votre téléphone ou votre ordinateur vous fait entrer d’un doigt ou d’un regard, sans code.',
    none: 'Vous n’en avez pas encore.',
    impossible: spaced('Ce serveur ne peut pas en recevoir : son adresse n’est pas un nom de domaine en https.'),
    add: 'Ajouter une clé d’accès sur cet appareil',
    refused: 'Votre appareil n’a pas confirmé. Réessayez.',
    asking: 'Votre appareil vous demande de confirmer…',
    cut: 'La connexion a été coupée. Réessayez.',
    added: 'ajoutée le',
    used: 'dernier usage le',
    never: 'jamais utilisée',
    name: 'Nom de la clé',
    rename: 'Renommer',
    remove: 'Retirer',
    needs: 'Ajouter une clé d’accès demande JavaScript.',
  },
  factor: {
    title: 'Second facteur',
    none: 'Vous n’en avez pas. Avec lui, une boîte aux lettres volée ne suffit pas pour entrer à votre place.',
    set: 'Une application d’authentification, depuis le',
    recovery: (left) => spaced(`${left} ${plural(left, 'fr', 'code de secours reste', 'codes de secours restent')} sur dix.`),
    choose: 'Choisir un second facteur',
    replace: 'Changer d’application',
    current: 'Code de l’application',
    currentHint: 'Ou un code de secours.',
    renew: 'Faire dix nouveaux codes de secours',
    renewTitle: 'De nouveaux codes de secours',
    remove: 'Retirer le second facteur',
    removeTitle: 'Ne plus avoir de second facteur',
    required: 'Votre rôle le demande.',
    faults: {
      current: 'Ce n’est pas le bon code, ou il a déjà servi. Attendez le suivant.',
      wait: 'Trop d’essais. Attendez quelques minutes, puis réessayez.',
    },
  },
};

const en: AccountWords = {
  title: (sessions) => (sessions < 2 ? 'Your account is open here only' : `Your account is open in ${sessions} browsers`),
  you: {
    title: 'You',
    name: 'Name',
    email: 'E-mail address',
    change: 'A mistake? The registrar’s office corrects it.',
    lang: 'Language of the letters that you receive',
    langHint: 'The language of the pages is chosen on the pages themselves.',
    french: 'Français',
    english: 'English',
    save: 'Save',
  },
  sessions: {
    title: 'Where your account is open',
    lede: (days) =>
      `A session ends twelve hours after its last use, and at most ${days} ${plural(days, 'en', 'day', 'days')} after it began. End those that you do not recognise.`,
    here: 'here',
    unknown: 'Unknown browser',
    since: 'opened on',
    used: 'last used around',
    ends: 'ends at the latest on',
    end: 'End',
    endOthers: 'End all others',
  },
  passkeys: {
    title: 'Passkeys',
    lede: 'With a passkey, your telephone or computer lets you in with a finger or a glance, without a code.',
    none: 'You have none yet.',
    impossible: 'This server cannot take any: its address is not a domain name with https.',
    add: 'Add a passkey on this device',
    refused: 'Your device did not confirm. Try again.',
    asking: 'Your device asks you to confirm…',
    cut: 'The connection was cut. Try again.',
    added: 'added on',
    used: 'last used on',
    never: 'never used',
    name: 'Name of the passkey',
    rename: 'Rename',
    remove: 'Remove',
    needs: 'Adding a passkey takes JavaScript.',
  },
  factor: {
    title: 'Second factor',
    none: 'You have none. With it, a stolen mailbox is not enough to sign in as you.',
    set: 'An authenticator application, since',
    recovery: (left) => `${left} of ten recovery codes left.`,
    choose: 'Choose a second factor',
    replace: 'Change the application',
    current: 'Code of the application',
    currentHint: 'Or a recovery code.',
    renew: 'Make ten new recovery codes',
    renewTitle: 'New recovery codes',
    remove: 'Take the second factor away',
    removeTitle: 'No second factor any more',
    required: 'Your role asks for it.',
    faults: {
      current: 'This is not the right code, or it was used already. Wait for the next one.',
      wait: 'Too many tries. Wait a few minutes, then try again.',
    },
  },
};

export const ACCOUNT_WORDS: Record<Lang, AccountWords> = { fr, en };
