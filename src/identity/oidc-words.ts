/** Words of the school account, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { spaced } from '../ui/typography.ts';
import type { SchoolProblem } from './oidc.ts';

interface SchoolAccountWords {
  tab: string;
  /** The button, where the settings give it no words. */
  enter: string;
  problems: Record<SchoolProblem, { title: string; text: string }>;
  /** After the address that the problem is about. */
  address: string;
  again: string;
  byEmail: string;
  /** Left here, known there. */
  leave: Record<'title' | 'text' | 'close' | 'go' | 'stay', string>;
  /** On one's own account. */
  account: { tied(at: string): string; untied: string; tie: string; untie: string };
  tie: {
    title: string;
    lede: string;
    sentTo: string;
    code: string;
    codeHint: string;
    go: string;
    wrong(left: number): string;
    over: { title: string; text: string };
  };
}

const fr: SchoolAccountWords = {
  tab: 'Compte de l’école',
  enter: 'Entrer avec le compte de l’école',
  problems: {
    stale: {
      title: 'Cette entrée a trop attendu, ou a commencé ailleurs',
      text: spaced(
        'Une entrée se termine en dix minutes, une seule fois, dans le navigateur où elle a commencé. Rien n’a été ouvert : recommencez.',
      ),
    },
    declined: {
      title: 'Vous n’avez pas donné votre accord au service de l’école',
      text: spaced('Rien n’a été ouvert. Recommencez si c’était une erreur, ou entrez par un code reçu par e-mail.'),
    },
    used: {
      title: 'Cette réponse du service de l’école a déjà servi',
      text: spaced(
        'Elle ne sert qu’une fois : un retour en arrière ou une page rechargée suffit à la présenter deux fois. Recommencez.',
      ),
    },
    clock: {
      title: 'L’horloge du service de l’école et la nôtre ne s’accordent pas',
      text: spaced(
        'Rien n’a été ouvert. Vous n’y pouvez rien : prévenez votre école, et entrez par un code reçu par e-mail en attendant.',
      ),
    },
    away: {
      title: 'Le service de l’école ne répond pas',
      text: 'Réessayez dans quelques minutes, ou entrez par un code reçu par e-mail.',
    },
    refused: {
      title: 'Le service de l’école n’a pas confirmé qui vous êtes',
      text: spaced(
        'Rien n’a été ouvert. Recommencez ; si cela se répète, prévenez votre école et entrez par un code reçu par e-mail.',
      ),
    },
    'no-email': {
      title: 'Votre compte d’école ne donne pas d’adresse e-mail',
      text: 'Sans elle, nous ne savons pas qui vous êtes ici. Demandez à votre école de la transmettre, ou entrez par un code reçu par e-mail.',
    },
    unverified: {
      title: 'Votre école n’a pas vérifié votre adresse e-mail',
      text: 'Une adresse que personne n’a vérifiée pourrait être celle d’un autre. Demandez à votre école de la vérifier, ou entrez par un code reçu par e-mail.',
    },
    unknown: {
      title: 'Personne n’est inscrit ici avec votre adresse d’école',
      text: spaced(
        'Votre école vous a peut-être inscrit avec une autre adresse : entrez par un code reçu à celle-là, ou demandez-lui de la corriger.',
      ),
    },
  },
  address: spaced('Adresse transmise par votre école :'),
  again: 'Recommencer',
  byEmail: 'Entrer par un code reçu par e-mail',
  leave: {
    title: 'Vous êtes sorti d’ici, pas encore du service de l’école',
    text: spaced(
      'Ce navigateur y est encore connu : quiconque s’en sert peut entrer ici en votre nom, sans que ce service lui demande rien. Sur un ordinateur partagé, sortez-en aussi.',
    ),
    close: 'Sortez-en par une de ses pages, ou fermez toutes les fenêtres du navigateur.',
    go: 'Sortir aussi du service de l’école',
    stay: 'Cet ordinateur est le mien',
  },
  account: {
    tied: (at) => `Ce compte vous fait entrer ici depuis le ${at}.`,
    untied: 'Votre compte d’école n’est pas encore relié à celui-ci. Une fois relié, il suffit pour entrer.',
    tie: 'Relier mon compte d’école',
    untie: 'Ne plus entrer avec ce compte',
  },
  tie: {
    title: 'Confirmez une fois que ce compte est le vôtre',
    lede: 'C’est la première fois que ce compte d’école entre ici. Les fois suivantes, rien ne vous sera demandé.',
    sentTo: 'Un code a été envoyé à',
    code: 'Code reçu',
    codeHint: 'Huit chiffres, valables dix minutes dans ce navigateur.',
    go: 'Relier et entrer',
    wrong: (left) => `Ce n’est pas le code envoyé. Il vous reste ${left === 1 ? 'un essai' : `${left} essais`}.`,
    over: {
      title: 'Ce code ne sert plus',
      text: 'Il a expiré, a déjà servi, ou a été mal tapé cinq fois. Recommencez pour en recevoir un autre.',
    },
  },
};

const en: SchoolAccountWords = {
  tab: 'School account',
  enter: 'Sign in with the school account',
  problems: {
    stale: {
      title: 'This entry waited too long, or began elsewhere',
      text: 'An entry ends within ten minutes, once, in the browser where it began. Nothing was opened: start again.',
    },
    declined: {
      title: 'You did not give the school’s service your consent',
      text: 'Nothing was opened. Start again if it was a mistake, or sign in with a code sent to you by e-mail.',
    },
    used: {
      title: 'This answer of the school’s service has served already',
      text: 'It serves once: going back or loading the page again is enough to present it twice. Start again.',
    },
    clock: {
      title: 'The clock of the school’s service and ours do not agree',
      text: 'Nothing was opened. You can do nothing about it: tell your school, and sign in with a code sent to you by e-mail meanwhile.',
    },
    away: {
      title: 'The school’s service does not answer',
      text: 'Try again in a few minutes, or sign in with a code sent to you by e-mail.',
    },
    refused: {
      title: 'The school’s service did not confirm who you are',
      text: 'Nothing was opened. Start again; if it happens again, tell your school and sign in with a code sent to you by e-mail.',
    },
    'no-email': {
      title: 'Your school account gives no e-mail address',
      text: 'Without it, we do not know who you are here. Ask your school to pass it on, or sign in with a code sent to you by e-mail.',
    },
    unverified: {
      title: 'Your school has not verified your e-mail address',
      text: 'An address that nobody verified may be another’s. Ask your school to verify it, or sign in with a code sent to you by e-mail.',
    },
    unknown: {
      title: 'Nobody is enrolled here under your school address',
      text: 'Your school may have enrolled you under another address: sign in with a code sent to that one, or ask them to correct it.',
    },
  },
  address: 'Address that your school gave:',
  again: 'Start again',
  byEmail: 'Sign in with a code sent by e-mail',
  leave: {
    title: 'You have left here, not yet the school’s service',
    text: 'This browser is still known there: whoever uses it can sign in here in your name, and that service asks nothing. On a shared computer, leave it too.',
    close: 'Leave it by one of its pages, or close every window of the browser.',
    go: 'Leave the school’s service too',
    stay: 'This computer is mine',
  },
  account: {
    tied: (at) => `This account lets you in here since ${at}.`,
    untied: 'Your school account is not tied to this one yet. Once it is, it is enough to sign in.',
    tie: 'Tie my school account',
    untie: 'No longer sign in with this account',
  },
  tie: {
    title: 'Confirm once that this account is yours',
    lede: 'This is the first time that this school account signs in here. From then on, you will be asked nothing more.',
    sentTo: 'A code was sent to',
    code: 'Code received',
    codeHint: 'Eight digits, good for ten minutes in this browser.',
    go: 'Tie and sign in',
    wrong: (left) => `This is not the code that was sent. You have ${left === 1 ? 'one try' : `${left} tries`} left.`,
    over: {
      title: 'This code is over',
      text: 'It expired, served already, or was mistyped five times. Start again to receive another one.',
    },
  },
};

export const SCHOOL_ACCOUNT_WORDS: Record<Lang, SchoolAccountWords> = { fr, en };
