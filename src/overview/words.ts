/** Words of the deposits of a cohort, in both languages. Pure. */
import type { Verdict } from '../conformity/finding.ts';
import type { Lang } from '../ui/lang.ts';
import { capital, inLetters, number, plural } from '../ui/typography.ts';
import type { Counts, Show } from './rows.ts';

/** What may be wrong with a request for more time. */
export type ExtensionFault = 'mission' | 'milestone' | 'undated' | 'day' | 'time' | 'earlier' | 'reason' | 'reason-long';

/** What is to come before its deadline; `after` other deposits were counted, of which they need not say the name again. */
const awaitedIn = {
  fr: (n: number, after: boolean) => {
    const many = inLetters(n, 'fr');
    return after
      ? `${many} ${plural(n, 'fr', 'est attendu', 'sont attendus')}`
      : `${many} ${plural(n, 'fr', 'dépôt attendu', 'dépôts attendus')}`;
  },
  en: (n: number, after: boolean) => {
    const many = inLetters(n, 'en');
    return after
      ? `${many} ${plural(n, 'en', 'is', 'are')} expected`
      : `${many} ${plural(n, 'en', 'deposit', 'deposits')} expected`;
  },
};

const fr = {
  title: (c: Counts) => {
    if (c.all === 0) return 'Aucun étudiant dans cette promotion';
    const parts = [
      ...(c.overdue ? [`${inLetters(c.overdue, 'fr')} ${plural(c.overdue, 'fr', 'dépôt manque', 'dépôts manquent')}`] : []),
      ...(c.missing > c.overdue ? [awaitedIn.fr(c.missing - c.overdue, c.overdue > 0)] : []),
      ...(c.late ? [`${inLetters(c.late, 'fr')} ${plural(c.late, 'fr', 'est arrivé', 'sont arrivés')} en retard`] : []),
      ...(c.blocked ? [`${inLetters(c.blocked, 'fr')} ${plural(c.blocked, 'fr', 'est bloqué', 'sont bloqués')}`] : []),
    ];
    return parts.length ? capital(parts.join('\u202f; ')) : 'Tout est déposé, à temps et sans blocage';
  },
  tab: (cohort: string) => `Dépôts, ${cohort}`,
  cohorts: 'Promotions',
  empty:
    'Les missions de cette promotion apparaîtront ici, une ligne par document attendu, dès que ses étudiants seront inscrits.',
  filters: 'Filtres',
  shows: { all: 'Tout', missing: 'Pas déposés', late: 'En retard', blocked: 'Bloqués', contested: 'Contestés' } satisfies Record<
    Show,
    string
  >,
  search: 'Chercher',
  searchHint: 'Nom, entreprise, tuteur',
  searchDo: 'Chercher',
  reset: 'Tout montrer',
  none: 'Rien ne correspond à ce filtre.',
  table: (n: number) => `${number(n, 'fr')} ${plural(n, 'fr', 'ligne', 'lignes')}, ce qui presse d’abord`,
  student: 'Étudiant',
  deliverable: 'Document',
  state: 'Dépôt',
  report: 'Conformité',
  actions: 'Agir',
  deposit: (n: number) => `version ${n}`,
  received: (at: string) => `reçu le ${at}`,
  inTime: 'à\u00a0temps',
  noDeadline: 'sans échéance',
  lateBy: (time: string) => `en retard de ${time}`,
  missingOverdue: (time: string) => `manque, échéance passée depuis ${time}`,
  missingDue: (at: string) => `attendu au plus tard le ${at}`,
  missingUndated: 'attendu, sans date',
  missingOptional: 'facultatif, rien n’est déposé',
  brokenOff: 'mission rompue, plus rien n’est attendu',
  extended: (reason: string) => `délai accordé\u00a0: ${reason}`,
  verdicts: { conform: 'Conforme', 'to-check': 'À vérifier', blocked: 'Bloqué', undetermined: 'Indéterminé' } satisfies Record<
    Verdict,
    string
  >,
  checking: 'Vérification en cours',
  checkFailed: 'Vérification interrompue',
  contested: (n: number) => `${number(n, 'fr')} ${plural(n, 'fr', 'constat contesté', 'constats contestés')}`,
  csv: 'Tableau (CSV)',
  zip: 'Fichiers (ZIP)',
  exportHint: 'Ce que montre le filtre, toutes pages comprises.',
  give: 'Accorder un délai',
  giveOne: 'Délai',
  to: 'Pour qui',
  toHint: 'Pour une seule personne, suivez «\u00a0Délai\u00a0» sur sa ligne\u202f; pour plusieurs, cochez-les dans la promotion.',
  all: 'Toute la promotion',
  milestone: 'Étape',
  until: 'Nouveau dernier jour, compris',
  time: 'Heure',
  timeHint: 'Vide\u00a0: 23\u00a0h\u00a059\u00a0min\u00a059\u00a0s.',
  zone: (zone: string) => `Heure de ${zone}.`,
  reason: 'Raison',
  reasonHint: 'Les personnes concernées la lisent\u202f; elle reste dans le journal.',
  noDate: 'pas de date',
  given: (n: number) => `Délais accordés (${number(n, 'fr')})`,
  givenMore: (n: number) => `et ${number(n, 'fr')} ${plural(n, 'fr', 'autre, plus ancien', 'autres, plus anciens')}.`,
  givenLine: (who: string, milestone: string, until: string) => `${who}, ${milestone}\u00a0: jusqu’au ${until}.`,
  reopen: 'Rouvrir',
  reopenHint: 'L’étudiant pourra déposer une seule version de plus.',
  reopenDo: 'Rouvrir le dépôt',
  reopened: 'Rouvert\u00a0: une version peut encore venir',
  refused: 'Le délai n’est pas accordé',
  faults: {
    mission: 'Choisissez un étudiant de la promotion, ou toute la promotion.',
    milestone: 'Choisissez une étape du guide.',
    undated: 'Cette étape n’a pas de date\u00a0: fixez-la d’abord dans le calendrier.',
    day: 'Ce jour n’existe pas. Exemple\u00a0: 2026-02-28 ou 28/02/2026.',
    time: 'Cette heure n’existe pas. Exemple\u00a0: 23:59:59.',
    earlier: 'Ce n’est pas plus tard que l’échéance en vigueur\u00a0: un délai ne retire jamais de temps.',
    reason: 'Écrivez la raison.',
    'reason-long': 'La raison est trop longue\u00a0: 1 000 caractères au plus.',
  } satisfies Record<ExtensionFault, string>,
  earlierThan: (at: string) =>
    `Ce n’est pas plus tard que l’échéance en vigueur, le ${at}\u00a0: un délai ne retire jamais de temps.`,
  done: { extended: 'Le délai est accordé.', reopened: 'Le dépôt est rouvert.' },
  csvColumns: {
    lastName: 'Nom',
    firstName: 'Prénom',
    deliverable: 'Document',
    state: 'État',
    deadline: (zone: string) => `Échéance (${zone})`,
    received: (zone: string) => `Reçu (${zone})`,
    late: 'Retard (secondes)',
    version: 'Version',
    file: 'Fichier',
    bytes: 'Octets',
    verdict: 'Conformité',
    blocking: 'Bloquants',
    toCheck: 'À vérifier',
    contested: 'Contestés',
    sha256: 'SHA-256',
    path: 'Chemin dans l’archive',
  },
  csvStates: {
    due: 'manque',
    overdue: 'manque, échéance passée',
    optional: 'facultatif',
    'broken-off': 'mission rompue',
    inTime: 'à temps',
    late: 'en retard',
    received: 'reçu',
  },
};

const en: OfficeWords = {
  title: (c) => {
    if (c.all === 0) return 'No student in this cohort';
    const parts = [
      ...(c.overdue ? [`${inLetters(c.overdue, 'en')} ${plural(c.overdue, 'en', 'deposit is', 'deposits are')} missing`] : []),
      ...(c.missing > c.overdue ? [awaitedIn.en(c.missing - c.overdue, c.overdue > 0)] : []),
      ...(c.late ? [`${inLetters(c.late, 'en')} came late`] : []),
      ...(c.blocked ? [`${inLetters(c.blocked, 'en')} ${plural(c.blocked, 'en', 'is', 'are')} blocked`] : []),
    ];
    return parts.length ? capital(parts.join('; ')) : 'Everything is deposited, in time and unblocked';
  },
  tab: (cohort) => `Deposits, ${cohort}`,
  cohorts: 'Cohorts',
  empty: 'The missions of this cohort appear here, one row for each expected document, once its students are enrolled.',
  filters: 'Filters',
  shows: { all: 'All', missing: 'Not handed in', late: 'Late', blocked: 'Blocked', contested: 'Contested' },
  search: 'Search',
  searchHint: 'Name, company, tutor',
  searchDo: 'Search',
  reset: 'Show everything',
  none: 'Nothing matches this filter.',
  table: (n) => `${number(n, 'en')} ${plural(n, 'en', 'row', 'rows')}, the most pressing first`,
  student: 'Student',
  deliverable: 'Document',
  state: 'Deposit',
  report: 'Conformity',
  actions: 'Act',
  deposit: (n) => `version ${n}`,
  received: (at) => `received on ${at}`,
  inTime: 'in time',
  noDeadline: 'no deadline',
  lateBy: (time) => `${time} late`,
  missingOverdue: (time) => `missing, deadline over ${time} ago`,
  missingDue: (at) => `due by ${at}`,
  missingUndated: 'expected, no date',
  missingOptional: 'optional, nothing was handed in',
  brokenOff: 'the mission broke off, nothing is expected any more',
  extended: (reason) => `more time given: ${reason}`,
  verdicts: { conform: 'Conform', 'to-check': 'To check', blocked: 'Blocked', undetermined: 'Undetermined' },
  checking: 'Being checked',
  checkFailed: 'Check stopped',
  contested: (n) => `${number(n, 'en')} ${plural(n, 'en', 'finding contested', 'findings contested')}`,
  csv: 'Table (CSV)',
  zip: 'Files (ZIP)',
  exportHint: 'What the filter shows, all pages included.',
  give: 'Give more time',
  giveOne: 'More time',
  to: 'To whom',
  toHint: 'For one person, follow “More time” in their row; for several, tick them in the cohort.',
  all: 'The whole cohort',
  milestone: 'Step',
  until: 'New last day, included',
  time: 'Hour',
  timeHint: 'Empty: 23:59:59.',
  zone: (zone) => `${zone} time.`,
  reason: 'Reason',
  reasonHint: 'Those concerned read it; it stays in the journal.',
  noDate: 'no date',
  given: (n) => `Time given (${number(n, 'en')})`,
  givenMore: (n) => `and ${number(n, 'en')} older ${plural(n, 'en', 'one', 'ones')}.`,
  givenLine: (who, milestone, until) => `${who}, ${milestone}: until ${until}.`,
  reopen: 'Reopen',
  reopenHint: 'The student may hand in one more version, one only.',
  reopenDo: 'Reopen the deposit',
  reopened: 'Reopened: one version may still come',
  refused: 'No more time is given',
  faults: {
    mission: 'Choose a student of the cohort, or the whole cohort.',
    milestone: 'Choose a step of the guide.',
    undated: 'This step has no date: set it in the calendar first.',
    day: 'There is no such day. Example: 2026-02-28 or 28/02/2026.',
    time: 'There is no such hour. Example: 23:59:59.',
    earlier: 'This is not later than the deadline in force: more time never takes time away.',
    reason: 'Write the reason.',
    'reason-long': 'The reason is too long: 1,000 characters at most.',
  },
  earlierThan: (at) => `This is not later than the deadline in force, ${at}: more time never takes time away.`,
  done: { extended: 'More time is given.', reopened: 'The deposit is reopened.' },
  csvColumns: {
    lastName: 'Last name',
    firstName: 'First name',
    deliverable: 'Document',
    state: 'State',
    deadline: (zone) => `Deadline (${zone})`,
    received: (zone) => `Received (${zone})`,
    late: 'Late (seconds)',
    version: 'Version',
    file: 'File',
    bytes: 'Bytes',
    verdict: 'Conformity',
    blocking: 'Blocking',
    toCheck: 'To check',
    contested: 'Contested',
    sha256: 'SHA-256',
    path: 'Path in the archive',
  },
  csvStates: {
    due: 'missing',
    overdue: 'missing, deadline over',
    optional: 'optional',
    'broken-off': 'mission broken off',
    inTime: 'in time',
    late: 'late',
    received: 'received',
  },
};

export type OfficeWords = typeof fr;
export const OFFICE_WORDS: Record<Lang, OfficeWords> = { fr, en };
