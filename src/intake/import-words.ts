/** Words of the pages of imports, in both languages. Pure. */
import type { TableFailure } from '../document/table.ts';
import type { Lang } from '../ui/lang.ts';
import { number, plural } from '../ui/typography.ts';
import type { TutorCounts } from './import-people.ts';
import type { Report } from './import-plan.ts';

const n = (count: number, lang: Lang, one: string, several: string) =>
  `${number(count, lang)} ${plural(count, lang, one, several)}`;
type Counts = Pick<Report, 'created' | 'updated' | 'unchanged'>;
/** What is wrong: columns that nothing gives, cells. */
interface Faults {
  columns: number;
  cells: number;
}
/** The parts that count something, each with its words. */
const said = (parts: readonly (readonly [number, string])[]) =>
  parts.flatMap(([count, words]) => (count > 0 ? [words] : [])).join(', ');

const fr = {
  title: 'Faites entrer la promotion depuis un fichier',
  lede: 'Étudiants, missions, tuteurs\u00a0: un tableau CSV ou XLSX, avec vos en-têtes ou ceux du modèle. Vous verrez ce qu’il changera avant que rien ne soit écrit.',
  cohorts: 'Promotions',
  crumb: 'Import',
  file: 'Fichier',
  fileHint: 'CSV ou XLSX, 20\u00a0Mo et 20\u00a0000 lignes au plus. La première feuille qui contient un tableau est lue.',
  read: 'Lire le fichier',
  notRead: 'Le fichier n’est pas lu',
  fileFaults: {
    missing: 'Choisissez un fichier.',
    large: 'Le fichier dépasse 20\u00a0Mo. Coupez-le en plusieurs.',
    empty: 'Le fichier est vide.',
    'not-a-table': 'Ce n’est pas un tableau. Enregistrez-le en XLSX ou en CSV.',
    'old-excel': 'C’est un ancien fichier Excel (.xls), quel que soit son nom. Ouvrez-le et enregistrez-le en XLSX.',
    protected: 'Un mot de passe protège ce fichier. Ouvrez-le et enregistrez-le sans mot de passe.',
    'other-format':
      'Ce n’est ni un XLSX ni un CSV\u00a0: un fichier OpenDocument (.ods), Numbers, ou une page web nommée .xls. Ouvrez-le et enregistrez-le en XLSX.',
    damaged: 'Le fichier est endommagé, il n’a pas pu être lu. Enregistrez-le de nouveau.',
    'open-quote':
      'Une cellule s’ouvre par des guillemets que rien ne ferme\u00a0: le reste du fichier tiendrait dans cette cellule. Fermez-les ou ôtez-les, puis enregistrez.',
    'too-many': 'Le tableau est trop grand\u00a0: 50\u00a0000 lignes et 250 colonnes au plus.',
    'too-slow':
      'La lecture du fichier dure trop longtemps, elle a été arrêtée. Enregistrez le tableau seul dans un nouveau fichier.',
    'too-large-in-memory':
      'Le fichier prend trop de mémoire, sa lecture a été arrêtée. Enregistrez le tableau seul dans un nouveau fichier.',
  } satisfies Record<TableFailure | 'missing' | 'large', string>,
  faultAt: (fault: string, line: number | undefined) => (line === undefined ? fault : `Ligne ${line}\u00a0: ${fault}`),
  template: 'Modèle à remplir',
  templateLede: 'Une ligne par étudiant\u202f; plusieurs quand il a plusieurs périodes.',
  people: 'La promotion d’aujourd’hui',
  peopleLede: 'Les mêmes colonnes, remplies\u00a0: corrigez, puis faites entrer de nouveau.',
  xlsx: 'XLSX',
  csv: 'CSV',
  rules: 'Comment un fichier entre',
  ruleList: [
    'Tout, ou rien\u00a0: une seule cellule fausse et rien n’est écrit.',
    'Un étudiant se reconnaît à son numéro, à défaut à son e-mail. Le même fichier deux fois ne double personne.',
    'Qui n’a que le même nom est un homonyme possible\u00a0: c’est vous qui décidez.',
    'Une cellule vide n’efface rien\u202f; une personne absente du fichier reste.',
  ],
  last: 'Derniers imports',
  states: { mapping: 'à vérifier', applying: 'en cours', done: 'fait', failed: 'interrompu' },
  runTitles: {
    errors: ({ columns, cells }: Faults) =>
      `${said([
        [columns, n(columns, 'fr', 'colonne à choisir', 'colonnes à choisir')],
        [cells, n(cells, 'fr', 'cellule à corriger', 'cellules à corriger')],
      ])} avant d’importer`,
    empty: 'Aucune ligne à importer sous les en-têtes',
    'too-many-rows': 'Trop de lignes pour un seul fichier',
    doubts: (count: number) =>
      n(count, 'fr', 'homonyme à départager avant d’importer', 'homonymes à départager avant d’importer'),
    ready: ({ created, updated }: Counts) =>
      `Prêt\u00a0: ${said([
        [created, n(created, 'fr', 'étudiant à créer', 'étudiants à créer')],
        [updated, `${created ? number(updated, 'fr') : n(updated, 'fr', 'étudiant', 'étudiants')} à mettre à jour`],
      ])}`,
    nothing: 'Rien à changer\u00a0: tout ce que dit ce fichier est déjà là',
    applying: (progress: number) => `Import en cours\u00a0: ${number(progress, 'fr')}\u00a0%`,
    done: ({ created, updated }: Counts) =>
      `Import fait\u00a0: ${
        said([
          [created, n(created, 'fr', 'étudiant créé', 'étudiants créés')],
          [updated, `${created ? number(updated, 'fr') : n(updated, 'fr', 'étudiant', 'étudiants')} mis à jour`],
        ]) || 'rien n’a changé'
      }`,
    failed: 'L’import a été interrompu\u00a0: rien n’a changé',
  },
  counted: (rows: number, { created, updated, unchanged }: Counts) =>
    `${n(rows, 'fr', 'ligne lue', 'lignes lues')}\u00a0: ${said([
      [created, n(created, 'fr', 'étudiant à créer', 'étudiants à créer')],
      [updated, n(updated, 'fr', 'étudiant à mettre à jour', 'étudiants à mettre à jour')],
      [unchanged, n(unchanged, 'fr', 'étudiant sans changement', 'étudiants sans changement')],
    ])}.`,
  tutors: ({ created, updated }: TutorCounts) =>
    `${said([
      [created, n(created, 'fr', 'tuteur à créer', 'tuteurs à créer')],
      [updated, n(updated, 'fr', 'tuteur à mettre à jour', 'tuteurs à mettre à jour')],
    ])}.`,
  readOnly: (rows: number) =>
    `${n(rows, 'fr', 'ligne lue', 'lignes lues')}. Rien ne sera écrit tant qu’il reste quelque chose à régler.`,
  doneLede: ({ unchanged }: Counts) =>
    unchanged ? `${n(unchanged, 'fr', 'étudiant était déjà ainsi', 'étudiants étaient déjà ainsi')}.` : '',
  tutorsDone: ({ created, updated }: TutorCounts) =>
    `${said([
      [created, n(created, 'fr', 'tuteur créé', 'tuteurs créés')],
      [updated, n(updated, 'fr', 'tuteur mis à jour', 'tuteurs mis à jour')],
    ])}.`,
  failedLede: 'L’import s’est arrêté\u00a0: rien n’est entré. La faute est la nôtre, elle est notée. Vous pouvez recommencer.',
  whyStopped: {
    fault: 'La faute est la nôtre, elle est notée. Vous pouvez recommencer depuis la page du fichier.',
    changed:
      'Quelqu’un a changé ce que ce fichier change aussi, entre votre aperçu et l’import. Relisez l’aperçu, puis importez de nouveau.',
  },
  refreshes: 'Cette page se met à jour d’elle-même. Vous pouvez la quitter\u00a0: une lettre vous dira si tout est entré.',
  errors: 'À corriger dans le fichier',
  errorsLede: 'Corrigez le fichier, puis faites-le entrer de nouveau\u202f; ou changez ci-dessous ce que dit une colonne.',
  row: 'Ligne',
  rows: 'Lignes',
  to: ' à ',
  noColumn: 'tout le fichier',
  column: 'Colonne',
  what: 'Ce qui ne va pas',
  more: (count: number) => `et ${n(count, 'fr', 'autre', 'autres')}`,
  doubts: 'La même personne\u202f?',
  doubtsLede: 'Même nom, mais ni le même numéro ni la même adresse.',
  doubt: (row: number) => `Ligne ${row}\u00a0:`,
  is: 'C’est',
  isNew: 'C’est quelqu’un d’autre',
  twins: 'Ce sont deux personnes du fichier',
  number: 'numéro',
  columns: 'Ce que dit chaque colonne',
  columnsLede: 'Vos choix seront retenus pour le prochain fichier.',
  noHeaders: 'Aucun en-tête n’est reconnu\u00a0: la première ligne entre comme les autres. Dites ce qu’est chaque colonne.',
  headersAt: (line: number) => `Les en-têtes sont ceux de la ligne ${number(line, 'fr')}.`,
  leftOut: (count: number) => `${n(count, 'fr', 'colonne n’entre pas', 'colonnes n’entrent pas')}\u00a0:`,
  header: 'Colonne du fichier',
  samples: 'Exemples',
  field: 'Devient',
  ignored: 'n’entre pas',
  fieldOf: (header: string) => `Ce que devient la colonne ${header}`,
  unnamed: (at: number) => `(colonne ${at}, sans en-tête)`,
  twice: 'Deux colonnes disent la même chose\u00a0: gardez-en une.',
  notDone: 'L’import n’est pas lancé',
  changedMeanwhile:
    'Ce que fera ce fichier n’est plus ce que montrait l’aperçu. Le voici à jour\u00a0: relisez-le, puis importez.',
  notReady: 'Il reste quelque chose à corriger ou à départager.',
  students: 'Les premiers étudiants',
  outcomes: { created: 'à créer', updated: 'à mettre à jour', unchanged: 'sans changement' },
  student: 'Étudiant',
  outcome: 'Ce qui se passera',
  changed: {
    lastName: 'nom',
    firstName: 'prénom',
    email: 'e-mail',
    lang: 'langue',
    number: 'numéro',
    role: 'rôle',
    subject: 'sujet',
    telework: 'télétravail',
    confidential: 'confidentialité',
    confidentiality: 'confidentialité',
    confidentialUntil: 'fin de confidentialité',
    closedDoor: 'huis clos',
    periods: 'périodes',
    tutors: 'tuteurs',
  } as Record<string, string>,
  preview: 'Revoir l’aperçu',
  vouched: 'Les noms et adresses des tuteurs d’entreprise sont sûrs',
  vouchedHint: 'Sans cette case, chaque étudiant les confirme d’abord\u00a0: aucune invitation ne part avant.',
  apply: 'Importer',
  another: 'Choisir un autre fichier',
  seeCohort: 'Voir la promotion',
  help: { column: 'Colonne', takes: 'Ce qu’elle contient', sheet: 'Mode d’emploi', people: 'Promotion' },
};

export type ImportWords = typeof fr;
const en: ImportWords = {
  title: 'Bring the cohort in from a file',
  lede: 'Students, missions, tutors: a CSV or XLSX table, with your headers or those of the template. You will see what it changes before anything is written.',
  cohorts: 'Cohorts',
  crumb: 'Import',
  file: 'File',
  fileHint: 'CSV or XLSX, 20\u00a0MB and 20,000 lines at most. The first sheet that holds a table is read.',
  read: 'Read the file',
  notRead: 'The file is not read',
  fileFaults: {
    missing: 'Choose a file.',
    large: 'The file is larger than 20\u00a0MB. Cut it into several.',
    empty: 'The file is empty.',
    'not-a-table': 'This is not a table. Save it as XLSX or as CSV.',
    'old-excel': 'This is an old Excel file (.xls), whatever its name. Open it and save it as XLSX.',
    protected: 'A password protects this file. Open it and save it without a password.',
    'other-format':
      'This is neither XLSX nor CSV: an OpenDocument (.ods) or Numbers file, or a web page named .xls. Open it and save it as XLSX.',
    damaged: 'The file is damaged and could not be read. Save it again.',
    'open-quote':
      'A cell begins with a quote that nothing closes: the rest of the file would be in that cell. Close it or take it off, then save.',
    'too-many': 'The table is too large: 50,000 lines and 250 columns at most.',
    'too-slow': 'Reading the file takes too long and was stopped. Save the table alone in a new file.',
    'too-large-in-memory': 'The file takes too much memory and its reading was stopped. Save the table alone in a new file.',
  },
  faultAt: (fault, line) => (line === undefined ? fault : `Line ${line}: ${fault}`),
  template: 'Template to fill in',
  templateLede: 'One line per student; several when they have several periods.',
  people: 'The cohort of today',
  peopleLede: 'The same columns, filled in: correct them, then bring them in again.',
  xlsx: 'XLSX',
  csv: 'CSV',
  rules: 'How a file comes in',
  ruleList: [
    'All, or nothing: one wrong cell and nothing is written.',
    'A student is known by their number, or else by their e-mail. The same file brought in twice duplicates nobody.',
    'Whoever has only the same name is a possible duplicate: you decide.',
    'An empty cell erases nothing; a person whom the file leaves out stays.',
  ],
  last: 'Last imports',
  states: { mapping: 'to check', applying: 'under way', done: 'done', failed: 'interrupted' },
  runTitles: {
    errors: ({ columns, cells }) =>
      `${said([
        [columns, n(columns, 'en', 'column to choose', 'columns to choose')],
        [cells, n(cells, 'en', 'cell to correct', 'cells to correct')],
      ])} before importing`,
    empty: 'No line to import under the headers',
    'too-many-rows': 'Too many lines for one file',
    doubts: (count) =>
      n(count, 'en', 'possible duplicate to settle before importing', 'possible duplicates to settle before importing'),
    ready: ({ created, updated }) =>
      `Ready: ${said([
        [created, n(created, 'en', 'student to create', 'students to create')],
        [updated, `${created ? number(updated, 'en') : n(updated, 'en', 'student', 'students')} to update`],
      ])}`,
    nothing: 'Nothing to change: all that this file says is here already',
    applying: (progress) => `Import under way: ${number(progress, 'en')}%`,
    done: ({ created, updated }) =>
      `Import done: ${
        said([
          [created, n(created, 'en', 'student created', 'students created')],
          [updated, `${created ? number(updated, 'en') : n(updated, 'en', 'student', 'students')} updated`],
        ]) || 'nothing changed'
      }`,
    failed: 'The import was interrupted: nothing changed',
  },
  counted: (rows, { created, updated, unchanged }) =>
    `${n(rows, 'en', 'line read', 'lines read')}: ${said([
      [created, n(created, 'en', 'student to create', 'students to create')],
      [updated, n(updated, 'en', 'student to update', 'students to update')],
      [unchanged, n(unchanged, 'en', 'student as they are', 'students as they are')],
    ])}.`,
  tutors: ({ created, updated }) =>
    `${said([
      [created, n(created, 'en', 'tutor to create', 'tutors to create')],
      [updated, n(updated, 'en', 'tutor to update', 'tutors to update')],
    ])}.`,
  readOnly: (rows) => `${n(rows, 'en', 'line read', 'lines read')}. Nothing will be written while something is left to settle.`,
  doneLede: ({ unchanged }) => (unchanged ? `${n(unchanged, 'en', 'student was', 'students were')} so already.` : ''),
  tutorsDone: ({ created, updated }) =>
    `${said([
      [created, n(created, 'en', 'tutor created', 'tutors created')],
      [updated, n(updated, 'en', 'tutor updated', 'tutors updated')],
    ])}.`,
  failedLede: 'The import stopped: nothing was brought in. The fault is ours and is noted. You may try again.',
  whyStopped: {
    fault: 'The fault is ours and is noted. You may try again from the page of the file.',
    changed:
      'Someone changed what this file changes too, between your preview and the import. Read the preview again, then import anew.',
  },
  refreshes: 'This page keeps itself up to date. You may leave it: a letter will tell you whether everything is in.',
  errors: 'To correct in the file',
  errorsLede: 'Correct the file, then bring it in again; or change below what a column says.',
  row: 'Line',
  rows: 'Lines',
  to: ' to ',
  noColumn: 'the whole file',
  column: 'Column',
  what: 'What is wrong',
  more: (count) => `and ${n(count, 'en', 'other', 'others')}`,
  doubts: 'The same person?',
  doubtsLede: 'The same name, but neither the same number nor the same address.',
  doubt: (row) => `Line ${row}:`,
  is: 'This is',
  isNew: 'This is someone else',
  twins: 'These are two people of the file',
  number: 'number',
  columns: 'What each column says',
  columnsLede: 'Your choices will be remembered for the next file.',
  noHeaders: 'No header is recognised: the first line comes in like the others. Say what each column is.',
  headersAt: (line) => `The headers are those of line ${number(line, 'en')}.`,
  leftOut: (count) => `${n(count, 'en', 'column does not come in', 'columns do not come in')}:`,
  header: 'Column of the file',
  samples: 'Examples',
  field: 'Becomes',
  ignored: 'left out',
  fieldOf: (header) => `What column ${header} becomes`,
  unnamed: (at) => `(column ${at}, without a header)`,
  twice: 'Two columns say the same thing: keep one.',
  notDone: 'The import is not started',
  changedMeanwhile: 'What this file will do is no longer what the preview showed. Here it is anew: read it again, then import.',
  notReady: 'Something is left to correct or to settle.',
  students: 'The first students',
  outcomes: { created: 'to create', updated: 'to update', unchanged: 'unchanged' },
  student: 'Student',
  outcome: 'What will happen',
  changed: {
    lastName: 'last name',
    firstName: 'first name',
    email: 'e-mail',
    lang: 'language',
    number: 'number',
    role: 'role',
    subject: 'subject',
    telework: 'telework',
    confidential: 'confidentiality',
    confidentiality: 'confidentiality',
    confidentialUntil: 'end of confidentiality',
    closedDoor: 'closed door',
    periods: 'periods',
    tutors: 'tutors',
  },
  preview: 'See the preview again',
  vouched: 'The names and addresses of the company tutors are right',
  vouchedHint: 'Unticked, each student confirms them first: no invitation leaves before.',
  apply: 'Import',
  another: 'Choose another file',
  seeCohort: 'See the cohort',
  help: { column: 'Column', takes: 'What it holds', sheet: 'How to fill in', people: 'Cohort' },
};

export const IMPORT_WORDS: Record<Lang, ImportWords> = { fr, en };
