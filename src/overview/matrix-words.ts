/** Words of the page of a cohort, in both languages. Pure. */
import type { Owing, Risk } from '../thread/matrix.ts';
import type { Lang } from '../ui/lang.ts';
import { number, plural } from '../ui/typography.ts';
import type { Sort } from './matrix.ts';

const frSorted: Readonly<Record<Sort, string>> = {
  risk: 'les plus exposés d’abord',
  name: 'par nom',
  company: 'par entreprise',
  date: 'la date la plus proche d’abord',
};
const enSorted: Readonly<Record<Sort, string>> = {
  risk: 'the most exposed first',
  name: 'by name',
  company: 'by company',
  date: 'the nearest date first',
};

const fr = {
  tab: (cohort: string) => `Promotion, ${cohort}`,
  cohorts: 'Promotions',
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
  sort: 'Trier par',
  sorts: { risk: 'Risque', name: 'Nom', company: 'Entreprise', date: 'Prochaine date' } satisfies Record<Sort, string>,
  filter: 'Filtrer',
  reset: 'Tout montrer',
  export: 'Exporter',
  remindAll: (n: number) => `Relancer ${number(n, 'fr')} ${plural(n, 'fr', 'personne', 'personnes')}`,
  caption: (n: number, of: number, sort: Sort) => {
    const found = `${number(n, 'fr')} ${plural(n, 'fr', 'étudiant', 'étudiants')}${n === of ? '' : ` sur ${number(of, 'fr')}`}`;
    return n < 2 ? found : `${found}, ${frSorted[sort]}`;
  },
  none: 'Aucune mission ne correspond.',
  empty: 'Cette promotion n’a pas encore d’étudiant. Trois façons de la remplir\u00a0:',
  emptyImport: 'importer le fichier de la scolarité (CSV ou XLSX), avec les missions et les tuteurs s’ils sont connus\u202f;',
  emptyJoin: 'donner aux étudiants un lien d’inscription, par lequel chacun rejoint la promotion et déclare sa mission\u202f;',
  emptyAddOne: 'ajouter une mission à la main, pour un seul étudiant.',
  import: 'Importer',
  join: 'Lien d’inscription',
  deposits: 'Dépôts',
  calendar: 'Calendrier',
  calls: 'Appels à passer',
  addOne: 'Ajouter une mission',
  tools: 'Dans cette promotion',
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
  } satisfies Record<Risk, string>,
};
export type MatrixPageWords = typeof fr;

const en: MatrixPageWords = {
  tab: (cohort) => `Cohort, ${cohort}`,
  cohorts: 'Cohorts',
  daysLeft: (n) => `${number(n, 'en')} d`,
  before: (what) => `before the date of “${what}”`,
  search: 'Search',
  searchHint: 'Name, company, tutor',
  waits: 'Waits for',
  anyone: 'Anyone',
  owing: { student: 'The student', 'company-tutor': 'The company tutor', 'academic-tutor': 'The academic tutor' },
  step: 'Step',
  anyStep: 'All',
  sort: 'Sort by',
  sorts: { risk: 'Risk', name: 'Name', company: 'Company', date: 'Next date' },
  filter: 'Filter',
  reset: 'Show everyone',
  export: 'Export',
  remindAll: (n) => `Remind ${number(n, 'en')} ${plural(n, 'en', 'person', 'people')}`,
  caption: (n, of, sort) => {
    const found =
      n === of
        ? `${number(n, 'en')} ${plural(n, 'en', 'student', 'students')}`
        : `${number(n, 'en')} of ${number(of, 'en')} students`;
    return n < 2 ? found : `${found}, ${enSorted[sort]}`;
  },
  none: 'No mission matches.',
  empty: 'This cohort has no student yet. Three ways to fill it:',
  emptyImport: 'import the file of the office (CSV or XLSX), with missions and tutors if they are known;',
  emptyJoin: 'give students a link by which each of them joins the cohort and declares their mission;',
  emptyAddOne: 'add a mission by hand, for one student.',
  import: 'Import',
  join: 'Link to join',
  deposits: 'Deposits',
  calendar: 'Calendar',
  calls: 'Calls to make',
  addOne: 'Add a mission',
  tools: 'In this cohort',
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
