/** Words of the layout and of the error pages, in both languages. Pure. */
import type { Lang } from './lang.ts';
import type { RailWord } from './rail.ts';

export interface UiWords {
  skip: string;
  navigation: string;
  language: string;
  rail: Record<RailWord, string>;
  enter: string;
  leave: string;
  notices: string;
  privacy: string;
  legal: string;
  accessibility: string;
  otherLanguage: string;
  licence: string;
  notFound: { title: string; text: string };
  fault: { title: string; text: string; id: string };
  refused: { title: string };
  /** What cannot be done now and may be asked again: `sent`, the button sends again what was typed; `back`, the form has it. */
  later: { title: string; again: string; sent: string; back: string };
  back: string;
}

export const UI_WORDS: Record<Lang, UiWords> = {
  fr: {
    skip: 'Aller au contenu',
    navigation: 'Navigation principale',
    language: 'Accueil, langue et session',
    rail: {
      asked: 'Votre page',
      home: 'Accueil',
      thread: 'Mon fil',
      students: 'Mes étudiants',
      cohorts: 'Promotions',
      persons: 'Personnes',
      letters: 'Lettres',
      guide: 'Guide',
      guides: 'Guides',
      check: 'Vérifier',
    },
    enter: 'Entrer',
    leave: 'Quitter',
    notices: 'Mentions',
    privacy: 'Confidentialité',
    legal: 'Mentions légales',
    accessibility: 'Accessibilité',
    otherLanguage: 'English',
    licence: 'Logiciel libre, AGPL 3.0',
    notFound: {
      title: 'Cette page n’existe pas',
      text: 'L’adresse est peut-être incomplète, ou ce qui s’y trouvait a été effacé. Le résultat d’une vérification d’essai disparaît au bout d’une heure.',
    },
    fault: {
      title: 'Une erreur de notre côté a arrêté cette page',
      text: 'Rien de ce que vous avez fait n’est en cause. Réessayez dans un instant\u202f; si l’erreur revient, transmettez ce numéro au responsable du service.',
      id: 'Numéro de l’erreur',
    },
    refused: { title: 'Cette demande n’a pas été acceptée' },
    later: {
      title: 'Le serveur n’a pas pu répondre à temps',
      again: 'Réessayer',
      sent: 'Ce que vous avez écrit est gardé dans cette page\u00a0: le bouton l’envoie de nouveau.',
      back: 'Revenez une page en arrière\u00a0: le formulaire y est comme vous l’avez laissé. Envoyez-le de nouveau.',
    },
    back: 'Revenir à l’accueil',
  },
  en: {
    skip: 'Skip to content',
    navigation: 'Main navigation',
    language: 'Home, language and session',
    rail: {
      asked: 'Your page',
      home: 'Home',
      thread: 'My thread',
      students: 'My students',
      cohorts: 'Cohorts',
      persons: 'People',
      letters: 'Letters',
      guide: 'Guide',
      guides: 'Guides',
      check: 'Check',
    },
    enter: 'Sign in',
    leave: 'Sign out',
    notices: 'Notices',
    privacy: 'Privacy',
    legal: 'Legal notice',
    accessibility: 'Accessibility',
    otherLanguage: 'Français',
    licence: 'Free software, AGPL 3.0',
    notFound: {
      title: 'This page does not exist',
      text: 'The address may be incomplete, or what it held has been erased. The result of a trial check disappears after an hour.',
    },
    fault: {
      title: 'An error on our side stopped this page',
      text: 'Nothing that you did caused it. Try again in a moment; if it comes back, give this number to the person in charge of the service.',
      id: 'Error number',
    },
    refused: { title: 'This request was not accepted' },
    later: {
      title: 'The server could not answer in time',
      again: 'Try again',
      sent: 'What you wrote is kept in this page: the button sends it again.',
      back: 'Go one page back: the form is there as you left it. Send it again.',
    },
    back: 'Back to the home page',
  },
};
