/** Words of the pages of cohorts, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { capital, inLetters, number, plural } from '../ui/typography.ts';
import type { FieldFault } from './cohort-form.ts';

const fr = {
  cohorts: 'Promotions',
  listTitle: (n: number) =>
    n === 0
      ? 'Aucune promotion pour l’instant'
      : `Vous suivez ${n === 1 ? 'une' : inLetters(n, 'fr')} ${plural(n, 'fr', 'promotion', 'promotions')}`,
  emptyLede: 'Une promotion réunit les étudiants qui suivent un même guide, avec les mêmes dates.',
  emptySteps: [
    'Choisissez la version du guide\u00a0: la promotion y reste liée, même si le guide change ensuite.',
    'Donnez un nom, une année, et les dates que le guide laisse ouvertes.',
    'Les dépôts arrivent ensuite dans un seul tableau\u00a0: qui manque, qui est en retard, qui est bloqué.',
  ],
  create: 'Créer une promotion',
  students: (n: number) => (n === 0 ? 'aucun étudiant' : `${number(n, 'fr')} ${plural(n, 'fr', 'étudiant', 'étudiants')}`),
  version: 'version',
  open: 'Voir la promotion',
  deposits: 'Dépôts',
  calendar: 'Calendrier',
  import: 'Importer',
  joining: 'Lien d’inscription',
  undatedShort: (n: number) => `${number(n, 'fr')} ${plural(n, 'fr', 'étape sans date', 'étapes sans date')}`,
  newTitle: 'Créez une promotion\u00a0: un guide, une année, des dates',
  newLede: 'Ce qui reste vide prend la date du guide. Les dates se changent ensuite\u202f; le guide, non.',
  noGuide: 'Aucun guide de vos programmes n’est en vigueur\u00a0: une promotion ne peut pas encore être créée.',
  guide: 'Guide',
  guideHint: 'La promotion est liée à cette version pour toujours.',
  showDates: 'Montrer les dates de ce guide',
  name: 'Nom de la promotion',
  nameHint: 'Comme on la nomme dans l’école.',
  year: 'Année',
  yearHint: (year: number) => `Celle des noms de fichiers. Celle du guide\u00a0: ${year}.`,
  dates: 'Dates',
  zone: (zone: string) => `Heures de ${zone}. Le dernier jour est compris\u202f; la dernière seconde aussi.`,
  day: 'Dernier jour',
  time: 'Heure',
  byDefault: 'Selon le guide\u00a0:',
  cohortSets: 'Le guide laisse cette date à la promotion.',
  hourDefault: (hour: string) => `Sans heure, la dernière seconde est ${hour}.`,
  added: 'Ajouté par le produit\u00a0:',
  notCreated: 'La promotion n’est pas créée',
  notSaved: 'Les dates ne sont pas changées',
  faults: {
    'name-missing': 'Donnez un nom à la promotion.',
    'name-long': 'Le nom est trop long\u00a0: 120 caractères au plus.',
    year: 'L’année s’écrit en quatre chiffres, de 2000 à 2100.',
    day: 'Ce jour n’existe pas. Exemple\u00a0: 2026-02-28 ou 28/02/2026.',
    time: 'Cette heure n’existe pas. Exemple\u00a0: 23:59:59.',
    'time-alone': 'Il y a une heure sans jour. Donnez aussi le dernier jour.',
    guide: 'Choisissez un guide de vos programmes.',
    'guide-changed': 'Les dates ci-dessous sont maintenant celles de ce guide\u00a0: vérifiez-les, puis créez.',
  } satisfies Record<FieldFault, string>,
  ofStep: (step: string, what: string) => `${step}\u00a0: ${what.charAt(0).toLowerCase()}${what.slice(1)}`,
  calendarTitle: (missing: number) =>
    missing === 0
      ? 'Toutes les étapes ont une date'
      : capital(
          `${inLetters(missing, 'fr')} ${plural(missing, 'fr', 'étape n’a pas encore de date', 'étapes n’ont pas encore de date')}`,
        ).replace(/^Un étape/, 'Une étape'),
  bound: 'Liée à',
  save: 'Enregistrer les dates',
  saved: 'Les dates sont enregistrées.',
  noDate: 'pas encore de date',
  orderTitle: 'Des étapes se suivent dans un ordre inhabituel',
  order: (first: string, then: string) => `«\u00a0${then}\u00a0» vient avant «\u00a0${first}\u00a0».`,
  orderAfter: 'Rien ne l’interdit. Vérifiez que ce n’est pas une erreur de saisie.',
  farTitle: (year: number) => `Des dates sont loin de l’année ${year}`,
  far: (step: string, day: string, kept: boolean) =>
    `«\u00a0${step}\u00a0»\u00a0: ${day}${kept ? ', la date que donne le guide' : ''}.`,
  farAfter:
    'Rien ne l’interdit, mais des étudiants peuvent être en retard dès leur arrivée. Donnez à ces étapes un jour de cette promotion.',
  shorterTitle: 'Ces dates retirent du temps aux étudiants',
  shorter: (title: string, from: string, to: string) => `${title}\u00a0: du ${from} au ${to}.`,
  filed: (n: number) =>
    `${number(n, 'fr')} ${plural(n, 'fr', 'dépôt est déjà fait ; il garde', 'dépôts sont déjà faits ; ils gardent')} la date limite qui valait à la réception.`,
  filedNone: 'Rien n’est encore déposé pour cette étape.',
  confirmShorter: 'Je retire ce temps, en connaissance de cause',
  confirmNeeded: 'Cochez la case pour retirer du temps, ou remettez une date plus tardive.',
};

const en: CohortWords = {
  cohorts: 'Cohorts',
  listTitle: (n) => (n === 0 ? 'No cohort yet' : `You follow ${inLetters(n, 'en')} ${plural(n, 'en', 'cohort', 'cohorts')}`),
  emptyLede: 'A cohort gathers the students who follow one guide, with the same dates.',
  emptySteps: [
    'Choose the version of the guide: the cohort stays bound to it, even if the guide changes later.',
    'Give a name, a year, and the dates that the guide leaves open.',
    'Deposits then come into one table: what is missing, late, blocked.',
  ],
  create: 'Create a cohort',
  students: (n) => `${number(n, 'en')} ${plural(n, 'en', 'student', 'students')}`,
  version: 'version',
  open: 'See the cohort',
  deposits: 'Deposits',
  calendar: 'Calendar',
  import: 'Import',
  joining: 'Link to join',
  undatedShort: (n) => `${number(n, 'en')} ${plural(n, 'en', 'step without a date', 'steps without a date')}`,
  newTitle: 'Create a cohort: a guide, a year, dates',
  newLede: 'What stays empty takes the date of the guide. Dates can change later; the guide cannot.',
  noGuide: 'No guide of your programmes is in force: a cohort cannot be created yet.',
  guide: 'Guide',
  guideHint: 'The cohort is bound to this version for good.',
  showDates: 'Show the dates of this guide',
  name: 'Name of the cohort',
  nameHint: 'As the school calls it.',
  year: 'Year',
  yearHint: (year) => `The one in names of files. That of the guide: ${year}.`,
  dates: 'Dates',
  zone: (zone) => `Hours of ${zone}. The last day is included; so is the last second.`,
  day: 'Last day',
  time: 'Hour',
  byDefault: 'By the guide:',
  cohortSets: 'The guide leaves this date to the cohort.',
  hourDefault: (hour) => `Without an hour, the last second is ${hour}.`,
  added: 'Added by the product:',
  notCreated: 'The cohort is not created',
  notSaved: 'The dates are not changed',
  faults: {
    'name-missing': 'Give the cohort a name.',
    'name-long': 'The name is too long: 120 characters at most.',
    year: 'The year has four digits, from 2000 to 2100.',
    day: 'There is no such day. Example: 2026-02-28 or 28/02/2026.',
    time: 'There is no such hour. Example: 23:59:59.',
    'time-alone': 'There is an hour without a day. Give the last day too.',
    guide: 'Choose a guide of your programmes.',
    'guide-changed': 'The dates below are now those of this guide: look at them, then create.',
  },
  ofStep: (step, what) => `${step}: ${what.charAt(0).toLowerCase()}${what.slice(1)}`,
  calendarTitle: (missing) =>
    missing === 0
      ? 'Every step has a date'
      : capital(`${inLetters(missing, 'en')} ${plural(missing, 'en', 'step has', 'steps have')} no date yet`),
  bound: 'Bound to',
  save: 'Save the dates',
  saved: 'The dates are saved.',
  noDate: 'no date yet',
  orderTitle: 'Steps follow one another in an unusual order',
  order: (first, then) => `“${then}” comes before “${first}”.`,
  orderAfter: 'Nothing forbids it. Make sure that it is not a slip.',
  farTitle: (year) => `Some dates are far from the year ${year}`,
  far: (step, day, kept) => `“${step}”: ${day}${kept ? ', the date that the guide gives' : ''}.`,
  farAfter: 'Nothing forbids it, but students may be late the day they arrive. Give these steps a day of this cohort.',
  shorterTitle: 'These dates take time away from students',
  shorter: (title, from, to) => `${title}: from ${from} to ${to}.`,
  filed: (n) =>
    `${number(n, 'en')} ${plural(n, 'en', 'deposit is', 'deposits are')} made already, under the deadline of that time, which still holds for ${plural(n, 'en', 'it', 'them')}.`,
  filedNone: 'Nothing is deposited for this step yet.',
  confirmShorter: 'I take this time away knowingly',
  confirmNeeded: 'Tick the box to take time away, or set a later date.',
};

export type CohortWords = typeof fr;
export const COHORT_WORDS: Record<Lang, CohortWords> = { fr, en };
