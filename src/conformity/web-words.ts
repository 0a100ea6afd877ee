/** Words of the check and of its report on the web, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { inLetters, number, plural } from '../ui/typography.ts';

interface Counts {
  block: number;
  check: number;
  unknown: number;
}

const fr = {
  title: 'Vérifiez votre document avant de le remettre',
  lede: 'Choisissez le guide, déposez le PDF. Chaque règle de forme du guide est vérifiée, en quelques secondes.',
  kept: 'Le fichier et son rapport sont effacés au bout d’une heure.',
  guide: 'Guide et document',
  guideHint: 'Ce que vous rendez, et pour quel programme.',
  file: 'Fichier PDF',
  fileHint: (size: string) => `${size} au plus. Depuis Word ou LibreOffice\u00a0: Fichier, Exporter en PDF.`,
  student: 'Nom et prénom (facultatif)',
  studentHint: 'Comme «\u00a0NOM Prénom\u00a0»\u00a0: sert à vérifier le nom du fichier et la page de garde.',
  submit: 'Vérifier',
  drop: 'Glissez un fichier ici, ou choisissez-le\u00a0:',
  sending: 'Envoi du fichier',
  errorsTitle: 'Le fichier n’a pas été vérifié',
  again: 'Vérifier un autre fichier',
  closedTitle: 'La vérification n’est pas ouverte aux visiteurs',
  closed: 'Cette école réserve la vérification aux personnes de ses programmes. Les guides restent ouverts à tous.',
  readGuides: 'Lire les guides',
  waitingTitle: 'Votre document attend son tour',
  readingTitle: 'Lecture de votre document',
  ahead: (n: number) =>
    n === 0
      ? 'Vous êtes le prochain.'
      : `${number(n, 'fr')} ${plural(n, 'fr', 'document passe', 'documents passent')} avant le vôtre.`,
  page: (n: number, of: number) => `Page ${number(n, 'fr')} sur ${number(of, 'fr')}`,
  opening: 'Ouverture du fichier',
  refreshes: 'Cette page se met à jour seule.',
  reload: 'Actualiser la page',
  ready: 'Le rapport est prêt. Cette page attend, pour ne rien effacer de ce que vous écrivez.',
  cut: 'Le serveur ne répond pas pour l’instant. Rien n’est perdu\u00a0: cette page réessaie d’elle-même.',
  failedTitle: 'La vérification s’est arrêtée',
  failed: 'Une erreur de notre côté l’a empêchée d’aboutir. Votre fichier n’est pas en cause\u00a0: envoyez-le de nouveau.',
  report: 'Rapport de conformité',
  checkedFile: 'Fichier',
  received: 'Reçu',
  expires: 'effacé à',
  print: 'Empreinte',
  against: 'Guide',
  took: (seconds: string) => `vérifié en ${seconds} s`,
  pages: (n: number) => `${number(n, 'fr')} ${plural(n, 'fr', 'page', 'pages')}`,
  pageOf: (n: number, of: number) => `Page ${n} sur ${of}`,
  annexes: (n: number) => `annexes à partir de la page ${n}`,
  declaredAnnexes: (n: number) => `annexes déclarées à partir de la page ${n}`,
  strip: 'Pages avec constats',
  picture: (n: number) => `Image de la page ${n}`,
  mark: (n: number, what: string) => `Repère ${n}\u00a0: ${what}`,
  noPicture: 'Aucune page à montrer\u00a0: le fichier n’a pas pu être lu.',
  show: 'Montrer p.',
  tag: 'repère',
  wholeFile: 'tout le document',
  chips: {
    block: (n: number) => `${n} ${plural(n, 'fr', 'bloque', 'bloquent')}`,
    check: (n: number) => `${n} à vérifier`,
    unknown: (n: number) => `${n} ${plural(n, 'fr', 'indéterminé', 'indéterminés')}`,
    conform: (n: number) => `${n} ${plural(n, 'fr', 'respecté', 'respectés')}`,
  },
  tones: { block: 'Bloque', check: 'À vérifier', unknown: 'Indéterminé', conform: 'Respecté', wait: 'Non vérifié' },
  waived: 'Dérogation accordée',
  passed: 'Ce qui est respecté',
  undetermined: 'Ce que nous n’avons pas pu dire',
  skipped: 'Ce qui n’a pas été vérifié',
  skippedWhy: 'Le guide ne le demande pas, ou il manque de quoi le vérifier (le nom de l’étudiant, la date du dépôt).',
  nothingFound: 'Aucun constat.',
  values: {
    pages: (body: number, total: number) =>
      body === total
        ? `${body} ${plural(body, 'fr', 'page', 'pages')}`
        : `${body} ${plural(body, 'fr', 'page', 'pages')} hors annexes, ${total} en tout`,
    size: (pt: string) => `${pt} pt`,
    share: (percent: string) => `${percent}\u00a0% des lignes pleines`,
    references: (n: number) => `${n} ${plural(n, 'fr', 'référence', 'références')}`,
    citations: (n: number) => `${n} ${plural(n, 'fr', 'citation', 'citations')}`,
    codes: (n: number) => `${n} ${plural(n, 'fr', 'code', 'codes')}`,
    style: {
      apa: 'APA',
      harvard: 'Harvard',
      numeric: 'numérique',
      notes: 'notes de bas de page',
      none: 'aucun',
      mixed: 'plusieurs',
    } as Record<string, string>,
  },
  sentence: (c: Counts, read: boolean): string => {
    if (!read) return 'Ce fichier n’a pas pu être vérifié.';
    const check = c.check ? `${inLetters(c.check, 'fr')} ${plural(c.check, 'fr', 'est', 'sont')} à vérifier` : '';
    if (c.block)
      return `${inLetters(c.block, 'fr')} ${plural(c.block, 'fr', 'point bloque', 'points bloquent')}${check ? `, ${check}` : ''}.`;
    if (c.check)
      return `Rien ne bloque, ${inLetters(c.check, 'fr')} ${plural(c.check, 'fr', 'point est', 'points sont')} à vérifier.`;
    if (c.unknown)
      return `Rien à corriger, mais ${inLetters(c.unknown, 'fr')} ${plural(c.unknown, 'fr', 'point reste indéterminé', 'points restent indéterminés')}.`;
    return 'Tout ce que nous savons vérifier est respecté.';
  },
};

/** Shape of the dictionary: what French says, English says too. */
export type CheckWords = typeof fr;

const en: CheckWords = {
  title: 'Check your document before you hand it in',
  lede: 'Choose the guide, drop the PDF. Each rule of form of the guide is checked, in a few seconds.',
  kept: 'The file and its report are erased after an hour.',
  guide: 'Guide and document',
  guideHint: 'What you hand in, and for which programme.',
  file: 'PDF file',
  fileHint: (size) => `${size} at most. From Word or LibreOffice: File, Export as PDF.`,
  student: 'Last and first name (optional)',
  studentHint: 'Such as “LAST First”: used to check the name of the file and the cover page.',
  submit: 'Check',
  drop: 'Drop a file here, or choose it:',
  sending: 'Sending the file',
  errorsTitle: 'The file was not checked',
  again: 'Check another file',
  closedTitle: 'The check is not open to visitors',
  closed: 'This school keeps the check for the people of its programmes. The guides stay open to everyone.',
  readGuides: 'Read the guides',
  waitingTitle: 'Your document is waiting for its turn',
  readingTitle: 'Reading your document',
  ahead: (n) =>
    n === 0 ? 'You are next.' : `${number(n, 'en')} ${plural(n, 'en', 'document goes', 'documents go')} before yours.`,
  page: (n, of) => `Page ${number(n, 'en')} of ${number(of, 'en')}`,
  opening: 'Opening the file',
  refreshes: 'This page updates itself.',
  reload: 'Reload the page',
  ready: 'The report is ready. This page waits, so as to erase nothing of what you are writing.',
  cut: 'The server does not answer for now. Nothing is lost: this page tries again by itself.',
  failedTitle: 'The check stopped',
  failed: 'An error on our side kept it from ending. Your file did not cause it: send it again.',
  report: 'Report of conformity',
  checkedFile: 'File',
  received: 'Received',
  expires: 'erased at',
  print: 'Fingerprint',
  against: 'Guide',
  took: (seconds) => `checked in ${seconds} s`,
  pages: (n) => `${number(n, 'en')} ${plural(n, 'en', 'page', 'pages')}`,
  pageOf: (n, of) => `Page ${n} of ${of}`,
  annexes: (n) => `annexes from page ${n}`,
  declaredAnnexes: (n) => `annexes declared from page ${n} on`,
  strip: 'Pages with findings',
  picture: (n) => `Picture of page ${n}`,
  mark: (n, what) => `Mark ${n}: ${what}`,
  noPicture: 'No page to show: the file could not be read.',
  show: 'Show p.',
  tag: 'mark',
  wholeFile: 'the whole document',
  chips: {
    block: (n) => `${n} blocking`,
    check: (n) => `${n} to check`,
    unknown: (n) => `${n} undetermined`,
    conform: (n) => `${n} respected`,
  },
  tones: { block: 'Blocking', check: 'To check', unknown: 'Undetermined', conform: 'Respected', wait: 'Not checked' },
  waived: 'Waiver granted',
  passed: 'What is respected',
  undetermined: 'What we could not tell',
  skipped: 'What was not checked',
  skippedWhy: 'The guide does not ask for it, or what it needs was not given (the student’s name, the date of deposit).',
  nothingFound: 'No finding.',
  values: {
    pages: (body, total) =>
      body === total
        ? `${body} ${plural(body, 'en', 'page', 'pages')}`
        : `${body} ${plural(body, 'en', 'page', 'pages')} without annexes, ${total} in all`,
    size: (pt) => `${pt} pt`,
    share: (percent) => `${percent}% of full lines`,
    references: (n) => `${n} ${plural(n, 'en', 'reference', 'references')}`,
    citations: (n) => `${n} ${plural(n, 'en', 'citation', 'citations')}`,
    codes: (n) => `${n} ${plural(n, 'en', 'code', 'codes')}`,
    style: { apa: 'APA', harvard: 'Harvard', numeric: 'numeric', notes: 'footnotes', none: 'none', mixed: 'several' },
  },
  sentence: (c, read) => {
    if (!read) return 'This file could not be checked.';
    const check = c.check ? `${inLetters(c.check, 'en')} ${plural(c.check, 'en', 'is', 'are')} to check` : '';
    if (c.block)
      return `${inLetters(c.block, 'en')} ${plural(c.block, 'en', 'point is', 'points are')} blocking${check ? `, ${check}` : ''}.`;
    if (c.check)
      return `Nothing is blocking, ${inLetters(c.check, 'en')} ${plural(c.check, 'en', 'point is', 'points are')} to check.`;
    if (c.unknown)
      return `Nothing to correct, but ${inLetters(c.unknown, 'en')} ${plural(c.unknown, 'en', 'point remains', 'points remain')} undetermined.`;
    return 'Everything that we can check is respected.';
  },
};

export const CHECK_WORDS: Record<Lang, CheckWords> = { fr, en };
