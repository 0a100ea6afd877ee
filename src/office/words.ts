/** Words of the deposits of a cohort, in both languages. Pure. */
import type { Verdict } from '../conformity/finding.ts';
import type { Lang } from '../ui/lang.ts';
import { capital, inLetters, number, plural } from '../ui/typography.ts';
import type { Counts, Show } from './rows.ts';

/** What may be wrong with a request for more time. */
export type ExtensionFault = 'mission' | 'milestone' | 'undated' | 'day' | 'time' | 'earlier' | 'reason' | 'reason-long';

const fr = {
  title: (c: Counts) => {
    if (c.all === 0) return 'Aucun étudiant dans cette promotion';
    const parts = [
      ...(c.missing
        ? [
            `${inLetters(c.missing, 'fr')} ${plural(c.missing, 'fr', 'dépôt manque', 'dépôts manquent')}${c.overdue ? `, dont ${inLetters(c.overdue, 'fr')} après l’échéance` : ''}`,
          ]
        : []),
      ...(c.late ? [`${inLetters(c.late, 'fr')} ${plural(c.late, 'fr', 'est arrivé', 'sont arrivés')} en retard`] : []),
      ...(c.blocked ? [`${inLetters(c.blocked, 'fr')} ${plural(c.blocked, 'fr', 'est bloqué', 'sont bloqués')}`] : []),
    ];
    return parts.length ? capital(parts.join('\u202f; ')) : 'Tout est déposé, à temps et sans blocage';
  },
  tab: (cohort: string) => `Dépôts, ${cohort}`,
  cohorts: 'Promotions',
  calendar: 'Calendrier',
  empty:
    'Les missions de cette promotion apparaîtront ici, une ligne par document attendu, dès que ses étudiants seront inscrits.',
  filters: 'Filtres',
  shows: { all: 'Tout', missing: 'Manquants', late: 'En retard', blocked: 'Bloqués', contested: 'Contestés' } satisfies Record<
    Show,
    string
  >,
  search: 'Chercher un nom',
  searchDo: 'Chercher',
  none: 'Rien ne correspond à ce filtre.',
  table: 'Dépôts de la promotion, les plus à risque d’abord',
  student: 'Étudiant',
  deliverable: 'Document',
  state: 'Dépôt',
  report: 'Conformité',
  actions: 'Agir',
  mission: 'Fil',
  deposit: (n: number) => `version ${n}`,
  received: (at: string) => `reçu le ${at}`,
  inTime: 'à\u00a0temps',
  noDeadline: 'sans échéance',
  lateBy: (time: string) => `en retard de ${time}`,
  missingOverdue: (time: string) => `manque, échéance passée depuis ${time}`,
  missingDue: (at: string) => `attendu au plus tard le ${at}`,
  missingUndated: 'attendu, sans date',
  extended: (reason: string) => `délai accordé\u00a0: ${reason}`,
  verdicts: { conform: 'Conforme', 'to-check': 'À vérifier', blocked: 'Bloqué', undetermined: 'Indéterminé' } satisfies Record<
    Verdict,
    string
  >,
  checking: 'Vérification en cours',
  checkFailed: 'Vérification interrompue',
  contested: (n: number) => `${number(n, 'fr')} ${plural(n, 'fr', 'constat contesté', 'constats contestés')}`,
  pages: 'Pages de la liste',
  page: (n: number, of: number) => `Page ${n} sur ${of}`,
  before: 'Page précédente',
  after: 'Page suivante',
  csv: 'Tableau (CSV)',
  zip: 'Fichiers (ZIP)',
  exportHint: 'Ce que montre le filtre, toutes pages comprises.',
  give: 'Accorder un délai',
  giveOne: 'Accorder un délai',
  to: 'Pour qui',
  all: 'Toute la promotion',
  milestone: 'Étape',
  until: 'Nouveau dernier jour, compris',
  time: 'Heure',
  timeHint: 'Vide\u00a0: 23\u00a0h\u00a059\u00a0min\u00a059\u00a0s.',
  zone: (zone: string) => `Heure de ${zone}.`,
  reason: 'Raison',
  reasonHint: 'Les personnes concernées la lisent\u202f; elle reste dans le journal.',
  noDate: 'pas de date',
  given: 'Délais accordés',
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
  csvStates: { missing: 'manque', overdue: 'manque, échéance passée', inTime: 'à temps', late: 'en retard', received: 'reçu' },
  letter: {
    hello: (name: string) => `Bonjour ${name},`,
    extended: {
      subject: (milestone: string) => `Délai accordé\u00a0: ${milestone}`,
      said: (milestone: string, until: string) =>
        `Vous avez plus de temps pour «\u00a0${milestone}\u00a0»\u00a0: jusqu’au ${until}.`,
    },
    reopened: {
      subject: (deliverable: string) => `Dépôt rouvert\u00a0: ${deliverable}`,
      said: (deliverable: string) => `Vous pouvez déposer une version de plus de «\u00a0${deliverable}\u00a0».`,
    },
    reason: 'Raison\u00a0:',
    action: 'Ouvrir le fil de ma mission',
  },
};

const en: OfficeWords = {
  title: (c) => {
    if (c.all === 0) return 'No student in this cohort';
    const parts = [
      ...(c.missing
        ? [
            `${inLetters(c.missing, 'en')} ${plural(c.missing, 'en', 'deposit is', 'deposits are')} missing${c.overdue ? `, ${inLetters(c.overdue, 'en')} after the deadline` : ''}`,
          ]
        : []),
      ...(c.late ? [`${inLetters(c.late, 'en')} came late`] : []),
      ...(c.blocked ? [`${inLetters(c.blocked, 'en')} ${plural(c.blocked, 'en', 'is', 'are')} blocked`] : []),
    ];
    return parts.length ? capital(parts.join('; ')) : 'Everything is deposited, in time and unblocked';
  },
  tab: (cohort) => `Deposits, ${cohort}`,
  cohorts: 'Cohorts',
  calendar: 'Calendar',
  empty: 'The missions of this cohort appear here, one row for each awaited document, once its students are enrolled.',
  filters: 'Filters',
  shows: { all: 'All', missing: 'Missing', late: 'Late', blocked: 'Blocked', contested: 'Contested' },
  search: 'Look for a name',
  searchDo: 'Search',
  none: 'Nothing matches this filter.',
  table: 'Deposits of the cohort, most at risk first',
  student: 'Student',
  deliverable: 'Document',
  state: 'Deposit',
  report: 'Conformity',
  actions: 'Act',
  mission: 'Thread',
  deposit: (n) => `version ${n}`,
  received: (at) => `received on ${at}`,
  inTime: 'in time',
  noDeadline: 'no deadline',
  lateBy: (time) => `${time} late`,
  missingOverdue: (time) => `missing, deadline over ${time} ago`,
  missingDue: (at) => `awaited by ${at}`,
  missingUndated: 'awaited, no date',
  extended: (reason) => `more time given: ${reason}`,
  verdicts: { conform: 'Conform', 'to-check': 'To check', blocked: 'Blocked', undetermined: 'Undetermined' },
  checking: 'Being checked',
  checkFailed: 'Check stopped',
  contested: (n) => `${number(n, 'en')} ${plural(n, 'en', 'finding contested', 'findings contested')}`,
  pages: 'Pages of the list',
  page: (n, of) => `Page ${n} of ${of}`,
  before: 'Previous page',
  after: 'Next page',
  csv: 'Table (CSV)',
  zip: 'Files (ZIP)',
  exportHint: 'What the filter shows, all pages included.',
  give: 'Give more time',
  giveOne: 'Give more time',
  to: 'To whom',
  all: 'The whole cohort',
  milestone: 'Step',
  until: 'New last day, included',
  time: 'Hour',
  timeHint: 'Empty: 23:59:59.',
  zone: (zone) => `${zone} time.`,
  reason: 'Reason',
  reasonHint: 'Those concerned read it; it stays in the journal.',
  noDate: 'no date',
  given: 'Time given',
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
  csvStates: { missing: 'missing', overdue: 'missing, deadline over', inTime: 'in time', late: 'late', received: 'received' },
  letter: {
    hello: (name) => `Hello ${name},`,
    extended: {
      subject: (milestone) => `More time given: ${milestone}`,
      said: (milestone, until) => `You have more time for “${milestone}”: until ${until}.`,
    },
    reopened: {
      subject: (deliverable) => `Deposit reopened: ${deliverable}`,
      said: (deliverable) => `You may hand in one more version of “${deliverable}”.`,
    },
    reason: 'Reason:',
    action: 'Open the thread of my mission',
  },
};

export type OfficeWords = typeof fr;
export const OFFICE_WORDS: Record<Lang, OfficeWords> = { fr, en };
