/** Refusals: what the domain foresees and does not do. A code and its parameters, put into French and English by an exhaustive map. Pure. */

type Lang = 'fr' | 'en';
export type RefusalStatus = 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 503 | 507;

/** Parameters of each refusal. */
export interface RefusalParams {
  'not-found': Record<never, never>;
  'not-allowed': Record<never, never>;
  'cross-site': Record<never, never>;
  'check-closed': Record<never, never>;
  'guide-unknown': { guide: string };
  'deliverable-unknown': { deliverable: string };
  'value-refused': { field: string; value: string };
  'version-changed': { guide: string; version: string };
  'report-gone': Record<never, never>;
  'too-large': { maxMegabytes: number };
  'text-too-large': { maxMegabytes: number };
  'not-a-form': Record<never, never>;
  'file-missing': Record<never, never>;
  'upload-cut': Record<never, never>;
  'too-many-requests': { seconds: number };
  'queue-full': { seconds: number };
  stopping: Record<never, never>;
  'database-away': { seconds: number };
  'sign-in-needed': Record<never, never>;
  'storage-full': Record<never, never>;
  'storage-refused': Record<never, never>;
  'not-readable': { reason: 'empty' | 'not-pdf' | 'cut' };
  'deposit-closed': Record<never, never>;
  'reopen-needless': Record<never, never>;
  'already-deposited': { number: number };
  'upload-gone': Record<never, never>;
  'reason-missing': Record<never, never>;
  'field-refused': { field: string };
  'finding-unknown': Record<never, never>;
  'check-under-way': Record<never, never>;
  'passkey-refused': Record<never, never>;
  'appraisal-sent': Record<never, never>;
}
export type RefusalCode = keyof RefusalParams;

/** Thrown by routes and by what they call; the application turns it into a page or into JSON. */
export class Refusal<C extends RefusalCode = RefusalCode> extends Error {
  override name = 'Refusal';
  readonly code: C;
  readonly params: RefusalParams[C];
  constructor(code: C, params: RefusalParams[C]) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

const STATUS: Record<RefusalCode, RefusalStatus> = {
  'not-found': 404,
  'not-allowed': 403,
  'cross-site': 403,
  'check-closed': 403,
  'guide-unknown': 404,
  'deliverable-unknown': 422,
  'value-refused': 422,
  'version-changed': 409,
  'report-gone': 410,
  'too-large': 413,
  'text-too-large': 413,
  'not-a-form': 415,
  'file-missing': 422,
  'upload-cut': 422,
  'too-many-requests': 429,
  'queue-full': 429,
  stopping: 503,
  'database-away': 503,
  'sign-in-needed': 401,
  'storage-full': 507,
  'storage-refused': 503,
  'not-readable': 422,
  'deposit-closed': 409,
  'reopen-needless': 409,
  'already-deposited': 409,
  'upload-gone': 410,
  'reason-missing': 422,
  'field-refused': 422,
  'finding-unknown': 404,
  'check-under-way': 409,
  'passkey-refused': 422,
  'appraisal-sent': 409,
};

const UNREADABLE = {
  fr: {
    empty: 'Le fichier est vide\u00a0: rien n’a été déposé. Exportez de nouveau votre document en PDF.',
    'not-pdf':
      'Le fichier n’est pas un PDF\u00a0: rien n’a été déposé. Exportez votre document en PDF, puis envoyez-le de nouveau.',
    cut: 'Le PDF est incomplet, sa fin manque\u00a0: rien n’a été déposé. Exportez-le de nouveau, puis envoyez-le.',
  },
  en: {
    empty: 'The file is empty: nothing was deposited. Export your document as PDF again.',
    'not-pdf': 'The file is not a PDF: nothing was deposited. Export your document as PDF, then send it again.',
    cut: 'The PDF is incomplete, its end is missing: nothing was deposited. Export it again, then send it.',
  },
} as const;

type Words = { [C in RefusalCode]: (params: RefusalParams[C]) => string };

const FR: Words = {
  'not-found': () => 'Cette page n’existe pas. Vérifiez l’adresse, ou repartez de l’accueil.',
  'not-allowed': () => 'Vous n’avez pas le droit de faire cela. Adressez-vous à votre école si vous pensez que c’est une erreur.',
  'cross-site': () => 'Cette demande vient d’un autre site : elle n’a pas été suivie. Recommencez depuis la page elle-même.',
  'check-closed': () => 'Cette école n’ouvre pas la vérification aux visiteurs.',
  'guide-unknown': ({ guide }) => `Il n’y a pas de guide « ${guide} ». Choisissez-en un dans la liste des guides.`,
  'deliverable-unknown': ({ deliverable }) =>
    `Ce guide ne demande pas de document « ${deliverable} ». Choisissez-en un dans sa page.`,
  'value-refused': ({ field, value }) =>
    `La valeur «\u00a0${value}\u00a0» de «\u00a0${field}\u00a0» n’est pas comprise. La documentation dit ce qui est accepté.`,
  'version-changed': ({ guide, version }) =>
    `Le guide « ${guide} », version ${version}, a changé depuis qu’il est en vigueur. Publiez le changement comme une nouvelle version.`,
  'report-gone': () => 'Ce rapport n’existe plus : un essai est effacé au bout d’une heure. Vérifiez le fichier de nouveau.',
  'too-large': ({ maxMegabytes }) => `Le fichier dépasse ${maxMegabytes} Mo. Réduisez ses images, puis envoyez-le de nouveau.`,
  'text-too-large': ({ maxMegabytes }) =>
    `Ce texte dépasse ${maxMegabytes} Mo. Revenez à la page précédente, raccourcissez-le, puis envoyez de nouveau.`,
  'not-a-form': () => 'La demande n’est pas un formulaire avec un fichier (multipart/form-data).',
  'file-missing': () => 'Aucun fichier n’a été reçu. Choisissez-en un, puis envoyez de nouveau.',
  'upload-cut': () => 'L’envoi a été coupé avant la fin. Envoyez le fichier de nouveau.',
  'too-many-requests': ({ seconds }) => `Trop de demandes en peu de temps. Réessayez dans ${seconds} s.`,
  'queue-full': ({ seconds }) => `Trop de documents attendent déjà. Réessayez dans ${seconds} s.`,
  stopping: () => 'Le serveur redémarre. Réessayez dans un instant.',
  'database-away': () =>
    'Trop de demandes arrivent à la fois, ou la base de données redémarre\u00a0: la vôtre n’a pas été menée à son terme. Réessayez dans quelques secondes.',
  'sign-in-needed': () => 'Votre session est terminée, ou vous n’êtes pas encore entré. Entrez, puis recommencez.',
  'storage-full': () =>
    'Le serveur n’a plus de place\u00a0: rien n’a été reçu, vos versions précédentes sont intactes. Prévenez votre école.',
  'storage-refused': () =>
    'Le serveur ne peut pas conserver le fichier\u00a0: rien n’a été reçu, vos versions précédentes sont intactes. Prévenez votre école.',
  'not-readable': ({ reason }) => UNREADABLE.fr[reason],
  'deposit-closed': () =>
    'La date limite est passée et une version est déjà déposée. Seul le responsable du programme peut rouvrir le dépôt.',
  'reopen-needless': () => 'Ce dépôt est encore ouvert\u00a0: l’étudiant peut déposer une version sans réouverture.',
  'already-deposited': ({ number }) => `Ce même fichier est déjà déposé\u00a0: c’est la version ${number}. Rien n’a changé.`,
  'upload-gone': () => 'Ce fichier en attente n’existe plus. Choisissez-le de nouveau.',
  'reason-missing': () => 'Écrivez la raison\u00a0: elle est lue par les personnes concernées et reste dans le journal.',
  'field-refused': ({ field }) =>
    `Ce qui est écrit dans «\u00a0${field}\u00a0» n’est pas compris. Corrigez-le, puis envoyez de nouveau.`,
  'finding-unknown': () => 'Ce constat n’est plus dans le rapport. Rechargez la page.',
  'check-under-way': () => 'Une vérification est déjà en cours. Attendez son rapport.',
  'passkey-refused': () =>
    'Cette clé d’accès n’est pas reconnue. Réessayez, ou demandez un code par e-mail\u202f; vous pourrez en ajouter une depuis votre compte.',
  'appraisal-sent': () =>
    'Cette appréciation est déjà envoyée\u00a0: elle n’a pas changé. Le responsable du programme peut la rouvrir.',
};

const EN: Words = {
  'not-found': () => 'This page does not exist. Check the address, or start again from the home page.',
  'not-allowed': () => 'You may not do this. Ask your school if you think that it is a mistake.',
  'cross-site': () => 'This request comes from another site: it was not followed. Start again from the page itself.',
  'check-closed': () => 'This school does not open the check to visitors.',
  'guide-unknown': ({ guide }) => `There is no guide “${guide}”. Choose one from the list of guides.`,
  'deliverable-unknown': ({ deliverable }) => `This guide asks for no document “${deliverable}”. Choose one from its page.`,
  'value-refused': ({ field, value }) =>
    `The value “${value}” of “${field}” is not understood. The documentation says what is accepted.`,
  'version-changed': ({ guide, version }) =>
    `The guide “${guide}”, version ${version}, changed after it came into force. Publish the change as a new version.`,
  'report-gone': () => 'This report is no longer there: a trial is erased after an hour. Check the file again.',
  'too-large': ({ maxMegabytes }) => `The file is larger than ${maxMegabytes} MB. Make its pictures smaller, then send it again.`,
  'text-too-large': ({ maxMegabytes }) =>
    `This text is larger than ${maxMegabytes} MB. Go back to the page before, shorten it, then send again.`,
  'not-a-form': () => 'The request is not a form with a file (multipart/form-data).',
  'file-missing': () => 'No file was received. Choose one, then send again.',
  'upload-cut': () => 'The upload was cut before its end. Send the file again.',
  'too-many-requests': ({ seconds }) => `Too many requests in a short time. Try again in ${seconds} s.`,
  'queue-full': ({ seconds }) => `Too many documents are waiting already. Try again in ${seconds} s.`,
  stopping: () => 'The server is restarting. Try again in a moment.',
  'database-away': () =>
    'Too many requests come at once, or the database is restarting: yours was not carried through. Try again in a few seconds.',
  'sign-in-needed': () => 'Your session is over, or you have not entered yet. Enter, then try again.',
  'storage-full': () =>
    'The server has no room left: nothing was received, your earlier versions are untouched. Tell your school.',
  'storage-refused': () =>
    'The server cannot keep the file: nothing was received, your earlier versions are untouched. Tell your school.',
  'not-readable': ({ reason }) => UNREADABLE.en[reason],
  'deposit-closed': () => 'The deadline is over and a version is there already. Only the programme lead can reopen the deposit.',
  'reopen-needless': () => 'This deposit is still open: the student can hand in a version without reopening it.',
  'already-deposited': ({ number }) => `This very file is deposited already: it is version ${number}. Nothing changed.`,
  'upload-gone': () => 'This waiting file is no longer there. Choose it again.',
  'reason-missing': () => 'Write the reason: those concerned read it, and it stays in the journal.',
  'field-refused': ({ field }) => `What is written in “${field}” is not understood. Correct it, then send again.`,
  'finding-unknown': () => 'This finding is no longer in the report. Load the page again.',
  'check-under-way': () => 'A check is under way already. Wait for its report.',
  'passkey-refused': () =>
    'This passkey is not recognised. Try again, or ask for a code by e-mail; you can add one from your account.',
  'appraisal-sent': () => 'This appraisal is sent already: it did not change. The programme lead can open it again.',
};

/** Status of the answer to a refusal. */
export const statusOf = (refusal: Refusal): RefusalStatus => STATUS[refusal.code];

/** Words of a refusal in `lang`. */
export function wordsOf(refusal: Refusal, lang: Lang): string {
  const words = (lang === 'fr' ? FR : EN)[refusal.code] as (params: unknown) => string;
  return words(refusal.params);
}

/** Seconds to wait before trying again, where the refusal says so. */
export function retryAfter(refusal: Refusal): number | null {
  return 'seconds' in refusal.params ? (refusal.params as { seconds: number }).seconds : null;
}
