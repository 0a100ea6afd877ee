/** Words of the page of a cohort and of what is done to many at once, in both languages. Pure. */
import type { Owing } from '../mission/matrix.ts';
import type { Lang } from '../ui/lang.ts';
import { capital, inLetters, number, plural } from '../ui/typography.ts';
import type { Counts } from './matrix.ts';

const fr = {
  title: ({ danger, waiting, all }: Counts) => {
    if (all === 0) return 'Aucun étudiant dans cette promotion';
    const letters = (n: number) => (n === 1 ? 'une' : inLetters(n, 'fr'));
    const parts = [
      ...(danger ? [`${letters(danger)} ${plural(danger, 'fr', 'mission est', 'missions sont')} en danger`] : []),
      ...(waiting
        ? [
            `${letters(waiting)} ${danger ? '' : plural(waiting, 'fr', 'mission ', 'missions ')}${plural(waiting, 'fr', 'attend', 'attendent')} quelqu’un`,
          ]
        : []),
    ];
    return parts.length ? capital(parts.join(', ')) : 'Toutes les missions sont à jour';
  },
  tab: (cohort: string) => `Promotion, ${cohort}`,
  cohorts: 'Promotions',
  standing: { danger: 'en danger', waiting: 'attendent quelqu’un', fine: 'à jour' },
  every: 'toutes',
  daysLeft: (n: number) => `${number(n, 'fr')} j`,
  before: (what: string) => `avant l’échéance «\u00a0${what}\u00a0»`,
  search: 'Chercher',
  searchHint: 'Nom, entreprise, tuteur',
  waits: 'Attend',
  anyone: 'Tout le monde',
  owing: { student: 'L’étudiant', 'company-tutor': 'Le tuteur entreprise', 'academic-tutor': 'Le tuteur école' } satisfies Record<
    Owing,
    string
  >,
  step: 'Étape',
  anyStep: 'Toutes',
  filter: 'Filtrer',
  reset: 'Tout montrer',
  export: 'Exporter',
  remindAll: (n: number) => `Relancer ${number(n, 'fr')} ${plural(n, 'fr', 'personne', 'personnes')}`,
  caption: (n: number, of: number) =>
    n === of
      ? `${number(n, 'fr')} ${plural(n, 'fr', 'étudiant, ', 'étudiants, les ')}${n === 1 ? 'le plus exposé' : 'plus exposés'} d’abord`
      : `${number(n, 'fr')} ${plural(n, 'fr', 'étudiant', 'étudiants')} sur ${number(of, 'fr')}, les plus exposés d’abord`,
  none: 'Aucune mission ne correspond.',
  empty: 'Cette promotion n’a pas encore d’étudiant. Deux façons de la remplir\u00a0:',
  emptyImport: 'importer le fichier de la scolarité (CSV ou XLSX), avec les missions et les tuteurs s’ils sont connus\u202f;',
  emptyJoin: 'donner aux étudiants un lien d’inscription, par lequel chacun rejoint la promotion et déclare sa mission.',
  import: 'Importer',
  join: 'Lien d’inscription',
  deposits: 'Dépôts',
  calendar: 'Calendrier',
  calls: 'Appels à passer',
  addOne: 'Ajouter une mission',
  tools: 'Dans cette promotion',
  pages: 'Pages de la liste',
  page: (n: number, of: number) => `Page ${n} sur ${of}`,
  previous: 'Page précédente',
  next: 'Page suivante',
  chosen: 'Avec les missions cochées, ou sans case cochée avec toutes celles du filtre',
  acts: { remind: 'Relancer', invite: 'Inviter les tuteurs', extend: 'Accorder un délai' },
  bulkTitle: {
    remind: (n: number) =>
      n === 0 ? 'Personne à relancer' : `Relancer ${number(n, 'fr')} ${plural(n, 'fr', 'personne', 'personnes')}\u00a0?`,
    invite: (n: number) => `Inviter les tuteurs de ${number(n, 'fr')} ${plural(n, 'fr', 'mission', 'missions')}\u00a0?`,
    extend: (n: number) => `Accorder un délai pour ${number(n, 'fr')} ${plural(n, 'fr', 'mission', 'missions')}\u00a0?`,
  },
  bulkNone: 'Aucune mission n’est choisie',
  bulkNoneText: 'Cochez des missions dans la liste, puis recommencez.',
  bulkLede: {
    remind: 'Chaque personne dont quelque chose est attendu reçoit un seul courriel, qui dit tout ce qu’elle doit.',
    invite: 'Chaque tuteur confirmé qui n’a pas encore été invité reçoit un courriel\u202f; les autres ne reçoivent rien.',
    extend: 'Les étudiants l’apprennent par courriel, avec la raison.',
  },
  bulkMost: (n: number) => `Au plus ${number(n, 'fr')} missions à la fois\u00a0: les plus exposées d’abord.`,
  who: 'Missions concernées',
  back: 'Revenir à la promotion',
  done: {
    remind: (n: number) =>
      n === 0
        ? 'Personne à relancer\u00a0: rien n’est attendu.'
        : `${number(n, 'fr')} ${plural(n, 'fr', 'courriel de relance est parti', 'courriels de relance sont partis')}.`,
    invite: (n: number) =>
      n === 0
        ? 'Aucune nouvelle invitation à envoyer.'
        : `${number(n, 'fr')} ${plural(n, 'fr', 'invitation est partie', 'invitations sont parties')}.`,
    unconfirmed: (n: number) =>
      `${number(n, 'fr')} ${plural(n, 'fr', 'tuteur n’est pas encore confirmé', 'tuteurs ne sont pas encore confirmés')}.`,
    extend: (n: number) => `Le délai est accordé pour ${number(n, 'fr')} ${plural(n, 'fr', 'mission', 'missions')}.`,
  },
  refused: 'Rien n’est fait',
  faults: { mission: 'Choisissez au moins une mission.' },
  columns: {
    lastName: 'Nom',
    firstName: 'Prénom',
    number: 'Numéro',
    company: 'Entreprise',
    companyTutors: 'Tuteurs entreprise',
    academicTutors: 'Tuteurs école',
    risk: 'État',
    late: 'Étapes en retard',
  },
  riskWords: {
    alert: 'alerte',
    'broken-off': 'rompue',
    late: 'en retard',
    check: 'à vérifier',
    expected: 'attendu',
    pending: 'à venir',
    done: 'fait',
  },
};
export type MatrixPageWords = typeof fr;

const en: MatrixPageWords = {
  title: ({ danger, waiting, all }) => {
    if (all === 0) return 'No student in this cohort';
    const parts = [
      ...(danger ? [`${inLetters(danger, 'en')} ${plural(danger, 'en', 'mission is', 'missions are')} in danger`] : []),
      ...(waiting
        ? [
            `${inLetters(waiting, 'en')} ${danger ? '' : plural(waiting, 'en', 'mission ', 'missions ')}${plural(waiting, 'en', 'waits', 'wait')} for someone`,
          ]
        : []),
    ];
    return parts.length ? capital(parts.join(', ')) : 'Every mission is up to date';
  },
  tab: (cohort) => `Cohort, ${cohort}`,
  cohorts: 'Cohorts',
  standing: { danger: 'in danger', waiting: 'wait for someone', fine: 'up to date' },
  every: 'all',
  daysLeft: (n) => `${number(n, 'en')} d`,
  before: (what) => `before the date of “${what}”`,
  search: 'Search',
  searchHint: 'Name, company, tutor',
  waits: 'Waits for',
  anyone: 'Anyone',
  owing: { student: 'The student', 'company-tutor': 'The company tutor', 'academic-tutor': 'The academic tutor' },
  step: 'Step',
  anyStep: 'All',
  filter: 'Filter',
  reset: 'Show everyone',
  export: 'Export',
  remindAll: (n) => `Remind ${number(n, 'en')} ${plural(n, 'en', 'person', 'people')}`,
  caption: (n, of) =>
    n === of
      ? `${number(n, 'en')} ${plural(n, 'en', 'student', 'students')}, the most exposed first`
      : `${number(n, 'en')} of ${number(of, 'en')} students, the most exposed first`,
  none: 'No mission matches.',
  empty: 'This cohort has no student yet. Two ways to fill it:',
  emptyImport: 'import the file of the office (CSV or XLSX), with missions and tutors if they are known;',
  emptyJoin: 'give students a link by which each of them joins the cohort and declares their mission.',
  import: 'Import',
  join: 'Link to join',
  deposits: 'Deposits',
  calendar: 'Calendar',
  calls: 'Calls to make',
  addOne: 'Add a mission',
  tools: 'In this cohort',
  pages: 'Pages of the list',
  page: (n, of) => `Page ${n} of ${of}`,
  previous: 'Previous page',
  next: 'Next page',
  chosen: 'With the missions that are ticked, or with all those of the filter when none is',
  acts: { remind: 'Remind', invite: 'Invite the tutors', extend: 'Give more time' },
  bulkTitle: {
    remind: (n) => (n === 0 ? 'Nobody to remind' : `Remind ${number(n, 'en')} ${plural(n, 'en', 'person', 'people')}?`),
    invite: (n) => `Invite the tutors of ${number(n, 'en')} ${plural(n, 'en', 'mission', 'missions')}?`,
    extend: (n) => `Give more time to ${number(n, 'en')} ${plural(n, 'en', 'mission', 'missions')}?`,
  },
  bulkNone: 'No mission is chosen',
  bulkNoneText: 'Tick missions in the list, then start again.',
  bulkLede: {
    remind: 'Each person from whom something is expected gets one letter, which says all that they owe.',
    invite: 'Each confirmed tutor who was not invited yet gets a letter; the others get nothing.',
    extend: 'Students are told by a letter, with the reason.',
  },
  bulkMost: (n) => `At most ${number(n, 'en')} missions at a time: the most exposed first.`,
  who: 'Missions concerned',
  back: 'Back to the cohort',
  done: {
    remind: (n) =>
      n === 0
        ? 'Nobody to remind: nothing is expected.'
        : `${number(n, 'en')} ${plural(n, 'en', 'reminder has', 'reminders have')} left.`,
    invite: (n) =>
      n === 0
        ? 'No new invitation to send.'
        : `${number(n, 'en')} ${plural(n, 'en', 'invitation has', 'invitations have')} left.`,
    unconfirmed: (n) => `${number(n, 'en')} ${plural(n, 'en', 'tutor is', 'tutors are')} not confirmed yet.`,
    extend: (n) => `More time is given to ${number(n, 'en')} ${plural(n, 'en', 'mission', 'missions')}.`,
  },
  refused: 'Nothing is done',
  faults: { mission: 'Choose at least one mission.' },
  columns: {
    lastName: 'Last name',
    firstName: 'First name',
    number: 'Number',
    company: 'Company',
    companyTutors: 'Company tutors',
    academicTutors: 'Academic tutors',
    risk: 'State',
    late: 'Late steps',
  },
  riskWords: {
    alert: 'alert',
    'broken-off': 'broken off',
    late: 'late',
    check: 'to check',
    expected: 'expected',
    pending: 'to come',
    done: 'done',
  },
};

export const MATRIX_PAGE_WORDS: Readonly<Record<Lang, MatrixPageWords>> = { fr, en };
