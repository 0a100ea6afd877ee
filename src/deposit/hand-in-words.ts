/** Words of handing in, in both languages. Pure. */
import type { Milestone } from '../guide/programme.ts';
import type { Lang } from '../ui/lang.ts';

type Kind = Milestone['kind'] | null;

const fr = {
  /** What is handed in, as a sentence calls it: yours, then the thing itself, then "of the thing". */
  noun: (kind: Kind): readonly [yours: string, the: string, of: string] => {
    if (kind === 'memoir') return ['votre mémoire', 'le mémoire', 'du mémoire'];
    if (kind === 'report') return ['votre rapport', 'le rapport', 'du rapport'];
    if (kind === 'slides') return ['votre support', 'le support', 'du support'];
    return ['votre document', 'le document', 'du document'];
  },
  titles: {
    first: (yours: string, until: string) => `Déposez ${yours} au plus tard le ${until}`,
    firstOpen: (yours: string) => `Déposez ${yours}\u00a0: aucune date limite n’est fixée`,
    newer: (n: number, until: string) => `Version ${n} déposée\u00a0: vous pouvez la remplacer jusqu’au ${until}`,
    newerOpen: (n: number) => `Version ${n} déposée\u00a0: vous pouvez la remplacer`,
    late: (yours: string) => `La date limite est passée\u00a0: déposez ${yours} sans attendre`,
    reopened: 'Le dépôt est rouvert\u00a0: vous pouvez déposer une version de plus',
    closed: (n: number) => `La date limite est passée\u00a0: la version ${n} est celle qui compte`,
    readNone: (the: string) => `${the} n’est pas encore déposé`,
    readMissing: (the: string) => `${the} n’est pas déposé, la date limite est passée`,
    read: (n: number, of: string, at: string) => `Version ${n} ${of} déposée le ${at}`,
    tried: 'Votre fichier est prêt\u00a0: il n’est pas encore déposé',
    claim: 'Votre session était terminée\u00a0: votre fichier vous attend',
  },
  deadline: 'Date limite',
  noDeadline: 'aucune',
  rule: {
    guide: 'Date du guide.',
    cohort: (name: string) => `Date fixée pour ${name}.`,
  },
  second: 'La seconde indiquée est comprise. C’est l’arrivée du dernier octet du fichier qui compte.',
  extension: 'Prolongation',
  extended: (at: string, personal: boolean) => `accordée le ${at}${personal ? '' : ', pour toute la promotion'}`,
  reopening: 'Réouverture',
  reopened: (at: string) => `accordée le ${at}, pour une version`,
  wantedAgain: 'Nouvelle version demandée',
  wanted: (who: string, at: string) => `par ${who}, le ${at}. Elle est acceptée même après la date limite`,
  lateWarning:
    'Ce premier dépôt sera accepté et marqué en retard\u00a0: le reçu dira de combien. Rien d’autre ne change à la vérification.',
  closedWhy:
    'Après la date limite, une version déposée ne se remplace plus. Le responsable du programme peut rouvrir le dépôt pour une version, avec une raison\u00a0: demandez-le-lui si vous en avez besoin.',
  formTitle: 'Votre fichier',
  file: 'Fichier PDF',
  fileHint: (size: string) => `${size} au plus. Depuis Word ou LibreOffice\u00a0: Fichier, Exporter en PDF.`,
  drop: 'Glissez un fichier ici, ou choisissez-le\u00a0:',
  sending: 'Envoi du fichier',
  cut: 'L’envoi a été coupé avant la fin\u00a0: rien n’a été déposé. Envoyez le fichier de nouveau.',
  rename: 'Renommer en',
  renameHint: 'C’est le nom que le guide demande. Le nom d’origine est conservé dans le reçu.',
  declarations: 'Vous déclarez',
  declareNeeded: 'Cochez chaque déclaration\u00a0: le guide les demande toutes pour déposer. Votre fichier est conservé.',
  deposit: 'Déposer',
  depositThis: 'Déposer ce fichier',
  check: 'Vérifier d’abord',
  checkHint: 'Vérifier ne dépose rien. Un constat n’empêche jamais de déposer.',
  another: 'Choisir un autre fichier',
  errorsTitle: 'Rien n’a été déposé',
  expected: 'Ce que le guide demande',
  wholeGuide: 'Lire le guide entier',
  versions: 'Versions déposées',
  version: (n: number) => `Version ${n}`,
  counts: 'celle qui compte',
  inTime: 'à temps',
  lateBy: (how: string) => `en retard de ${how}`,
  noVersion: 'Aucune version n’est déposée.',
  noWait: 'Déposer sans attendre',
  sent: 'Envoyé',
  kept: 'Ce fichier n’est pas un dépôt. S’il n’est pas déposé, il est effacé.',
  claimLede: 'Le fichier est arrivé en entier. Confirmez, et il est déposé\u00a0; vous n’avez pas à l’envoyer de nouveau.',
  trialFailed:
    'La vérification s’est arrêtée, par une erreur de notre côté. Vous pouvez déposer ce fichier\u00a0: il sera vérifié de nouveau.',
};

/** Shape of the dictionary: what French says, English says too. */
export type HandInWords = typeof fr;

const en: HandInWords = {
  noun: (kind) => {
    if (kind === 'memoir') return ['your memoir', 'the memoir', 'of the memoir'];
    if (kind === 'report') return ['your report', 'the report', 'of the report'];
    if (kind === 'slides') return ['your slides', 'the slide deck', 'of the slides'];
    return ['your document', 'the document', 'of the document'];
  },
  titles: {
    first: (yours, until) => `Hand in ${yours} by ${until}`,
    firstOpen: (yours) => `Hand in ${yours}: no deadline is set`,
    newer: (n, until) => `Version ${n} is handed in: you may replace it until ${until}`,
    newerOpen: (n) => `Version ${n} is handed in: you may replace it`,
    late: (yours) => `The deadline is over: hand in ${yours} without delay`,
    reopened: 'The deposit is reopened: you may hand in one more version',
    closed: (n) => `The deadline is over: version ${n} is the one that counts`,
    readNone: (the) => `${the} is not handed in yet`,
    readMissing: (the) => `${the} is not handed in, and the deadline is over`,
    read: (n, of, at) => `Version ${n} ${of} handed in on ${at}`,
    tried: 'Your file is ready: it is not handed in yet',
    claim: 'Your session was over: your file is waiting for you',
  },
  deadline: 'Deadline',
  noDeadline: 'none',
  rule: { guide: 'Date of the guide.', cohort: (name) => `Date set for ${name}.` },
  second: 'The second shown is in time. What counts is when the last byte of the file arrives.',
  extension: 'Extension',
  extended: (at, personal) => `given on ${at}${personal ? '' : ', to the whole cohort'}`,
  reopening: 'Reopening',
  reopened: (at) => `given on ${at}, for one version`,
  wantedAgain: 'Another version asked for',
  wanted: (who, at) => `by ${who}, on ${at}. It is accepted even after the deadline`,
  lateWarning:
    'This first deposit will be accepted and marked late: the receipt will say by how much. Nothing else changes in the check.',
  closedWhy:
    'After the deadline a version that was handed in is no longer replaced. The programme lead can reopen the deposit for one version, with a reason: ask them if you need it.',
  formTitle: 'Your file',
  file: 'PDF file',
  fileHint: (size) => `${size} at most. From Word or LibreOffice: File, Export as PDF.`,
  drop: 'Drop a file here, or choose it:',
  sending: 'Sending the file',
  cut: 'The upload was cut before its end: nothing was handed in. Send the file again.',
  rename: 'Rename to',
  renameHint: 'This is the name that the guide asks for. The original name is kept in the receipt.',
  declarations: 'You declare',
  declareNeeded: 'Tick each declaration: the guide asks for all of them. Your file is kept meanwhile.',
  deposit: 'Hand in',
  depositThis: 'Hand in this file',
  check: 'Check first',
  checkHint: 'Checking hands in nothing. A finding never keeps you from handing in.',
  another: 'Choose another file',
  errorsTitle: 'Nothing was handed in',
  expected: 'What the guide asks for',
  wholeGuide: 'Read the whole guide',
  versions: 'Versions handed in',
  version: (n) => `Version ${n}`,
  counts: 'the one that counts',
  inTime: 'in time',
  lateBy: (how) => `late by ${how}`,
  noVersion: 'No version is handed in.',
  noWait: 'Hand in without waiting',
  sent: 'Sent',
  kept: 'This file is not a deposit. If it is not handed in, it is erased.',
  claimLede: 'The file arrived whole. Confirm, and it is handed in; you need not send it again.',
  trialFailed: 'The check stopped, by an error on our side. You may hand in this file: it will be checked again.',
};

export const HAND_IN_WORDS: Record<Lang, HandInWords> = { fr, en };
