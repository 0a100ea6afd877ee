/** Words of the homes of those who entered, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { capital, inLetters, number, plural } from '../ui/typography.ts';

interface RoleHomeWords {
  thread: string;
  noMission: { title: string; text: string };
  otherMissions: string;
  followed(n: number, late: number): string;
  followsNobody: { title: string; text: string };
  students: string;
  cohorts: string;
  noCohort: { title: string; text: string };
  createCohort: string;
  mine: string;
  mineTitle(n: number): string;
  alerts(n: number): string;
  alertTitle(n: number): string;
  alertSince(time: string): string;
  letters: Record<'title' | 'dead' | 'bounced', (n: number) => string> & { todo: Record<'dead' | 'bounced', string> };
  more(n: number): string;
  moreMissing(n: number): string;
  noStudent: string;
  emptyCohort: string;
  nothingMissing: string;
  missions(n: number): string;
  missingFirst: string;
  due(at: string): string;
  late(time: string): string;
  noDate: string;
  juror: { title: string; text: string; receives: string };
}

export const ROLE_HOME_WORDS: Readonly<Record<Lang, RoleHomeWords>> = {
  fr: {
    thread: 'Mon fil',
    noMission: {
      title: 'Aucune mission n’est encore enregistrée à votre nom',
      text: 'La scolarité de votre école l’enregistre, avec votre promotion et vos tuteurs. En attendant, le guide dit ce qui sera demandé.',
    },
    otherMissions: 'Vos autres missions',
    followed: (n, late) =>
      late
        ? `${late} de vos ${n}\u00a0étudiants ${plural(late, 'fr', 'est', 'sont')} en retard`
        : `Vous suivez ${n}\u00a0${plural(n, 'fr', 'étudiant', 'étudiants')}, aucun n’est en retard`,
    followsNobody: {
      title: 'Vous ne suivez encore aucun étudiant',
      text: 'La scolarité vous rattache aux missions que vous suivez. Vous les verrez ici, les plus pressantes d’abord.',
    },
    students: 'Étudiants',
    cohorts: 'Promotions',
    noCohort: {
      title: 'Aucune promotion n’est encore créée',
      text: 'Une promotion suit une version d’un guide et fixe ses propres dates. Créez la première pour y rattacher des missions.',
    },
    createCohort: 'Créer une promotion',
    mine: 'Ce qui vous attend',
    mineTitle: (n) =>
      `${capital(n === 1 ? 'une' : inLetters(n, 'fr'))} ${plural(n, 'fr', 'chose attend', 'choses attendent')} votre réponse`,
    alerts: (n) => plural(n, 'fr', 'Une alerte à traiter', `${number(n, 'fr')} alertes à traiter`),
    alertTitle: (n) =>
      `${capital(n === 1 ? 'une' : inLetters(n, 'fr'))} ${plural(n, 'fr', 'alerte attend', 'alertes attendent')} votre réponse`,
    alertSince: (time) => `attend votre réponse depuis ${time}`,
    letters: {
      title: (n) => plural(n, 'fr', 'Une lettre n’est pas arrivée', `${number(n, 'fr')} lettres ne sont pas arrivées`),
      dead: (n) => plural(n, 'fr', 'Une lettre n’a pas pu partir', `${number(n, 'fr')}\u00a0lettres n’ont pas pu partir`),
      bounced: (n) => plural(n, 'fr', 'Une lettre est revenue', `${number(n, 'fr')}\u00a0lettres sont revenues`),
      todo: { dead: 'à renvoyer, l’adresse d’abord corrigée si elle est fausse', bounced: 'l’adresse est à corriger' },
    },
    more: (n) => `Et ${number(n, 'fr')} ${plural(n, 'fr', 'autre', 'autres')}, parmi les missions en danger\u00a0:`,
    moreMissing: (n) => `Et ${number(n, 'fr')} ${plural(n, 'fr', 'autre', 'autres')}. Tout ce qui manque\u00a0:`,
    noStudent: 'Vos promotions n’ont pas encore d’étudiant',
    emptyCohort: 'Aucun étudiant encore\u00a0: importez le fichier de la scolarité, ou donnez un lien d’inscription.',
    nothingMissing: 'Rien ne manque.',
    missions: (n) => `${n}\u00a0${plural(n, 'fr', 'mission', 'missions')}`,
    missingFirst: 'Ce qui manque, le plus pressant d’abord',
    due: (at) => `au plus tard le ${at}`,
    late: (time) => `manque depuis ${time}`,
    noDate: 'date à fixer',
    juror: {
      title: 'Aucun jury ne vous attend pour l’instant',
      text: 'Quand un jury sera composé avec vous, vous trouverez ici la date, le lieu et ce que vous aurez à lire.',
      receives: 'Ce que le guide prévoit pour le jury',
    },
  },
  en: {
    thread: 'My thread',
    noMission: {
      title: 'No mission is registered under your name yet',
      text: 'Your school’s office registers it, with your cohort and your tutors. Meanwhile, the guide says what will be asked.',
    },
    otherMissions: 'Your other missions',
    followed: (n, late) =>
      late
        ? `${late} of your ${n}\u00a0students ${plural(late, 'en', 'is', 'are')} late`
        : `You follow ${n}\u00a0${plural(n, 'en', 'student', 'students')}, none is late`,
    followsNobody: {
      title: 'You do not follow any student yet',
      text: 'The office ties you to the missions that you follow. You will see them here, the most pressing first.',
    },
    students: 'Students',
    cohorts: 'Cohorts',
    noCohort: {
      title: 'No cohort is created yet',
      text: 'A cohort follows one version of a guide and sets dates of its own. Create the first one to tie missions to it.',
    },
    createCohort: 'Create a cohort',
    mine: 'What waits for you',
    mineTitle: (n) => `${capital(inLetters(n, 'en'))} ${plural(n, 'en', 'thing waits', 'things wait')} for your answer`,
    alerts: (n) => plural(n, 'en', 'A concern to deal with', `${number(n, 'en')} concerns to deal with`),
    alertTitle: (n) => `${capital(inLetters(n, 'en'))} ${plural(n, 'en', 'concern awaits', 'concerns await')} your answer`,
    alertSince: (time) => `has waited for your answer for ${time}`,
    letters: {
      title: (n) => plural(n, 'en', 'A letter did not arrive', `${number(n, 'en')} letters did not arrive`),
      dead: (n) => plural(n, 'en', 'A letter could not leave', `${number(n, 'en')}\u00a0letters could not leave`),
      bounced: (n) => plural(n, 'en', 'A letter came back', `${number(n, 'en')}\u00a0letters came back`),
      todo: { dead: 'to be sent again, once its address is right', bounced: 'its address is to be corrected' },
    },
    more: (n) => `And ${number(n, 'en')} more, among the missions in danger:`,
    moreMissing: (n) => `And ${number(n, 'en')} more. All that is missing:`,
    noStudent: 'Your cohorts have no student yet',
    emptyCohort: 'No student yet: import the file of the office, or give a link to join.',
    nothingMissing: 'Nothing is missing.',
    missions: (n) => `${n}\u00a0${plural(n, 'en', 'mission', 'missions')}`,
    missingFirst: 'What is missing, the most pressing first',
    due: (at) => `by ${at}`,
    late: (time) => `missing for ${time}`,
    noDate: 'date to be set',
    juror: {
      title: 'No jury awaits you for now',
      text: 'When a jury is made up with you, you will find here its date, its place and what you will have to read.',
      receives: 'What the guide plans for the jury',
    },
  },
};
