/** Words of the thread, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { capital, ofName, plural } from '../ui/typography.ts';

export interface ThreadWords {
  /** Sentences about the state: of the reader's own mission, or of the mission of `who`. */
  left(time: string, what: string, who: string | null): string;
  over(time: string, what: string, who: string | null): string;
  undated(what: string, who: string | null): string;
  /** To a student: nothing is known of their mission; a step of theirs that is not a deposit comes first. */
  toDeclare: string;
  toCome(time: string, what: string): string;
  allIn(who: string | null): string;
  allInLate(time: string, who: string | null): string;
  allInBlocked(who: string | null): string;
  nothing(who: string | null): string;
  /** Everything of the student is in; `names` ('' for nobody yet) still owe `what`, for `late` when it is late. */
  pending(what: string, names: string, late: string | null, who: string | null): string;
  brokenOff(on: string, who: string | null): string;
  /** What waits for the tutor who reads: of `who`, until when; or which document. */
  yours: Readonly<Record<'rubric' | 'feedback' | 'validation', (who: string, what: string) => string>>;
  yoursLate: Readonly<Record<'rubric' | 'feedback' | 'validation', (time: string, who: string) => string>>;
  days(n: number): string;
  hours(n: number): string;
  minutes(n: number): string;
  seconds(n: number): string;
  and: string;
  atLatest: string;
  wasDue: string;
  noDate: string;
  version(n: number, at: string): string;
  late(time: string): string;
  checking: string;
  verdict: Readonly<Record<'conform' | 'to-check' | 'blocked' | 'undetermined', (toCheck: number, blocking: number) => string>>;
  contested(n: number): string;
  reopened: string;
  waits: Readonly<Record<'student' | 'company-tutor' | 'academic-tutor' | 'jury' | 'lead', string>>;
  waitsFor(names: string): string;
  frozen: string;
  extended(to: 'one' | 'all', reason: string): string;
  handIn: string;
  handInWhat(what: string): string;
  /** What the guide asks of the file, and that it may be tried first. */
  asked(types: string, size: string): string;
  replace: string;
  read: string;
  open: string;
  lateAccepted: string;
  mayReplace(until: string): string;
  /** A step under way that asks nothing of who reads. */
  underWay: string;
  states: Readonly<Record<'done' | 'now' | 'expected' | 'check' | 'late' | 'past' | 'wait' | 'off', string>>;
  given: string;
  givenBy(names: string): string;
  begun(name: string): string;
  noTutor: string;
  readGiven: string;
  /** No invitation left: to `names` of those who are waited for, or to any of them. */
  notInvited(names: string): string;
  /** Of several answers, that of `name`. */
  readGivenBy(name: string): string;
  optional: string;
  fill(what: string): string;
  fillDo: string;
  fillOn: string;
  fillNote: string;
  giveFeedback: string;
  giveFeedbackDo: string;
  giveFeedbackNote: string;
  validate(what: string): string;
  validateDo: string;
  validatedBy(names: string): string;
  refusedBy(names: string): string;
  validationOf(names: string): string;
  /** Nobody of a kind follows the mission, whose word is needed. */
  noValidator: Readonly<Record<'company-tutor' | 'academic-tutor', string>>;
  /** A tutor wants another version: of `what`, for the student of the mission or for `who`. */
  another(what: string, who: string | null): string;
  anotherDo: string;
}

/** `mine` to the person concerned (null), `theirs` about someone: after their name, or alone when it stands elsewhere (''). */
const own = (who: string | null, mine: string, theirs: string) => of(who, mine, theirs, '\u00a0: ');
const ownEn = (who: string | null, mine: string, theirs: string) => of(who, mine, theirs, ': ');
function of(who: string | null, mine: string, theirs: string, colon: string): string {
  if (who === null) return mine;
  return who === '' ? capital(theirs) : `${who}${colon}${theirs}`;
}
const count = (lang: Lang, one: string, several: string) => (n: number) => `${n}\u00a0${plural(n, lang, one, several)}`;

const FR: ThreadWords = {
  left: (time, what, who) =>
    own(who, `Il vous reste ${time} pour déposer «\u00a0${what}\u00a0»`, `il reste ${time} pour déposer «\u00a0${what}\u00a0»`),
  over: (time, what, who) =>
    own(
      who,
      `La date limite est passée depuis ${time}\u00a0: déposez «\u00a0${what}\u00a0»`,
      `«\u00a0${what}\u00a0» manque depuis ${time}`,
    ),
  undated: (what, who) =>
    own(
      who,
      `La date de dépôt de «\u00a0${what}\u00a0» n’est pas encore fixée`,
      `la date de dépôt de «\u00a0${what}\u00a0» n’est pas encore fixée`,
    ),
  toDeclare: 'Déclarez votre mission',
  toCome: (time, what) => `Il vous reste ${time} pour «\u00a0${what}\u00a0»`,
  allIn: (who) => own(who, 'Tout est déposé', 'tout est déposé'),
  allInLate: (time, who) => own(who, `Tout est déposé, en retard de ${time}`, `tout est déposé, en retard de ${time}`),
  allInBlocked: (who) => own(who, 'Tout est déposé, un point du rapport bloque', 'tout est déposé, un point du rapport bloque'),
  nothing: (who) => own(who, 'Ce guide ne demande aucun dépôt', 'ce guide ne demande aucun dépôt'),
  pending: (what, names, late, who) => {
    const said = `«\u00a0${what}\u00a0» attend ${names || 'un tuteur'}${late ? ` depuis ${late}` : ''}`;
    return own(who, `Rien ne vous est demandé\u00a0: ${said}`, said);
  },
  brokenOff: (on, who) => own(who, `Votre mission s’est interrompue le ${on}`, `la mission s’est interrompue le ${on}`),
  yours: {
    rubric: (who, until) => `${who}\u00a0: votre appréciation est attendue${until && ` ${until}`}`,
    feedback: (who, until) => `${who}\u00a0: votre retour est attendu${until && ` ${until}`}`,
    validation: (who, what) => `${who}\u00a0: «\u00a0${what}\u00a0» attend votre validation`,
  },
  yoursLate: {
    rubric: (time, who) => `${who}\u00a0: votre appréciation est attendue depuis ${time}`,
    feedback: (time, who) => `${who}\u00a0: votre retour est attendu depuis ${time}`,
    validation: (time, who) => `${who}\u00a0: votre validation est attendue depuis ${time}`,
  },
  days: count('fr', 'jour', 'jours'),
  hours: count('fr', 'heure', 'heures'),
  minutes: count('fr', 'minute', 'minutes'),
  seconds: count('fr', 'seconde', 'secondes'),
  and: 'et',
  atLatest: 'au plus tard le',
  wasDue: 'date limite passée\u00a0:',
  noDate: 'date à fixer par la promotion',
  version: (n, at) => `Version ${n} déposée le ${at}`,
  late: (time) => `en retard de ${time}`,
  checking: 'vérification en cours',
  verdict: {
    conform: () => 'conforme',
    'to-check': (n) => `${n}\u00a0${plural(n, 'fr', 'point', 'points')} à vérifier`,
    blocked: (_, n) => `${n}\u00a0${plural(n, 'fr', 'point bloque', 'points bloquent')}`,
    undetermined: () => 'indéterminé',
  },
  contested: (n) => `${n}\u00a0${plural(n, 'fr', 'constat contesté attend', 'constats contestés attendent')} une réponse`,
  reopened: 'Le responsable du programme a rouvert le dépôt\u00a0: une version peut encore être déposée.',
  waits: {
    student: 'l’étudiant',
    'company-tutor': 'le tuteur entreprise',
    'academic-tutor': 'le tuteur école',
    jury: 'le jury',
    lead: 'le responsable du programme',
  },
  waitsFor: (names) => `Attend ${names}`,
  frozen: 'Ce qui a été saisi est figé à cet instant',
  extended: (to, reason) => `${to === 'one' ? 'Délai accordé' : 'Délai accordé à la promotion'}\u00a0: ${reason}`,
  handIn: 'Déposer',
  handInWhat: (what) => `Déposez «\u00a0${what}\u00a0»`,
  asked: (types, size) => `${types}, ${size} au plus. Vous pouvez vérifier le fichier avant de le déposer.`,
  replace: 'Remplacer',
  read: 'Lire le rapport',
  open: 'Ouvrir le dépôt',
  lateAccepted: 'Un premier dépôt est encore accepté\u202f; il sera marqué en retard.',
  mayReplace: (until) => `Vous pouvez la remplacer jusqu’au ${until}.`,
  underWay: 'En cours',
  states: {
    done: 'Fait',
    now: 'À faire maintenant',
    expected: 'Attendu',
    check: 'À vérifier',
    late: 'En retard',
    past: 'Date passée',
    wait: 'À venir',
    off: 'Sans objet',
  },
  given: 'Reçu',
  givenBy: (names) => `Reçu ${ofName(names)}`,
  begun: (name) => `${name} (commencé)`,
  noTutor: 'Aucun tuteur n’est encore connu',
  readGiven: 'Lire',
  notInvited: (names) => (names ? `Invitation pas encore envoyée\u00a0: ${names}` : 'Invitation pas encore envoyée'),
  readGivenBy: (name) => `Lire\u00a0: ${name}`,
  optional: 'Facultatif',
  fill: (what) => `Remplissez «\u00a0${what}\u00a0»`,
  fillDo: 'Remplir',
  fillOn: 'Continuer',
  fillNote: 'Cinq minutes environ. Ce que vous saisissez est enregistré à mesure.',
  giveFeedback: 'Donnez votre retour',
  giveFeedbackDo: 'Donner un retour',
  giveFeedbackNote: 'En texte libre, daté\u202f; l’étudiant pourra vous citer.',
  validate: (what) => `Validez «\u00a0${what}\u00a0», ou dites ce qui manque`,
  validateDo: 'Lire et valider',
  validatedBy: (names) => `Validé par ${names}`,
  refusedBy: (names) => `Une nouvelle version est demandée par ${names}`,
  validationOf: (names) => `Attend la validation ${ofName(names)}`,
  noValidator: {
    'company-tutor': 'Aucun tuteur entreprise n’est encore connu pour valider',
    'academic-tutor': 'Aucun tuteur école n’est encore connu pour valider',
  },
  another: (what, who) =>
    own(
      who,
      `Une nouvelle version de «\u00a0${what}\u00a0» vous est demandée`,
      `une nouvelle version de «\u00a0${what}\u00a0» est demandée`,
    ),
  anotherDo: 'Déposer une nouvelle version',
};

const EN: ThreadWords = {
  left: (time, what, who) => ownEn(who, `You have ${time} left to hand in “${what}”`, `${time} left to hand in “${what}”`),
  over: (time, what, who) =>
    ownEn(who, `The deadline passed ${time} ago: hand in “${what}”`, `“${what}” has been missing for ${time}`),
  undated: (what, who) => ownEn(who, `No date is set yet for “${what}”`, `no date is set yet for “${what}”`),
  toDeclare: 'Declare your mission',
  toCome: (time, what) => `You have ${time} left for “${what}”`,
  allIn: (who) => ownEn(who, 'Everything is handed in', 'everything is handed in'),
  allInLate: (time, who) => ownEn(who, `Everything is handed in, ${time} late`, `everything is handed in, ${time} late`),
  allInBlocked: (who) =>
    ownEn(
      who,
      'Everything is handed in, a point in the report is blocking',
      'everything is handed in, a point in the report is blocking',
    ),
  nothing: (who) => ownEn(who, 'This guide asks for no deposit', 'this guide asks for no deposit'),
  pending: (what, names, late, who) => {
    const said = `“${what}” ${late ? 'has been waiting' : 'is waiting'} on ${names || 'a tutor'}${late ? ` for ${late}` : ''}`;
    return ownEn(who, `Nothing is asked of you: ${said}`, said);
  },
  brokenOff: (on, who) => ownEn(who, `Your mission broke off on ${on}`, `the mission broke off on ${on}`),
  yours: {
    rubric: (who, until) => `${who}: your appraisal is expected${until && ` ${until}`}`,
    feedback: (who, until) => `${who}: your feedback is expected${until && ` ${until}`}`,
    validation: (who, what) => `${who}: “${what}” awaits your validation`,
  },
  yoursLate: {
    rubric: (time, who) => `${who}: your appraisal has been expected for ${time}`,
    feedback: (time, who) => `${who}: your feedback has been expected for ${time}`,
    validation: (time, who) => `${who}: your validation has been expected for ${time}`,
  },
  days: count('en', 'day', 'days'),
  hours: count('en', 'hour', 'hours'),
  minutes: count('en', 'minute', 'minutes'),
  seconds: count('en', 'second', 'seconds'),
  and: 'and',
  atLatest: 'by',
  wasDue: 'deadline passed:',
  noDate: 'date to be set by the cohort',
  version: (n, at) => `Version ${n} handed in on ${at}`,
  late: (time) => `${time} late`,
  checking: 'being checked',
  verdict: {
    conform: () => 'conform',
    'to-check': (n) => `${n}\u00a0${plural(n, 'en', 'point', 'points')} to check`,
    blocked: (_, n) => `${n}\u00a0${plural(n, 'en', 'blocking point', 'blocking points')}`,
    undetermined: () => 'undetermined',
  },
  contested: (n) => `${n}\u00a0${plural(n, 'en', 'contested finding awaits', 'contested findings await')} an answer`,
  reopened: 'The programme lead reopened the deposit: one more version may be handed in.',
  waits: {
    student: 'the student',
    'company-tutor': 'the company tutor',
    'academic-tutor': 'the academic tutor',
    jury: 'the jury',
    lead: 'the programme lead',
  },
  waitsFor: (names) => `Waiting on ${names}`,
  frozen: 'What was entered is frozen at that instant',
  extended: (to, reason) => `${to === 'one' ? 'More time given' : 'More time given to the cohort'}: ${reason}`,
  handIn: 'Hand in',
  handInWhat: (what) => `Hand in “${what}”`,
  asked: (types, size) => `${types}, ${size} at most. You may check the file before you hand it in.`,
  replace: 'Replace',
  read: 'Read the report',
  open: 'Open the deposit',
  lateAccepted: 'A first deposit is still accepted; it will be marked late.',
  mayReplace: (until) => `You may replace it until ${until}.`,
  underWay: 'Under way',
  states: {
    done: 'Done',
    now: 'To do now',
    expected: 'Expected',
    check: 'To check',
    late: 'Late',
    past: 'Date passed',
    wait: 'Upcoming',
    off: 'No longer required',
  },
  given: 'Received',
  givenBy: (names) => `Received from ${names}`,
  begun: (name) => `${name} (started)`,
  noTutor: 'No tutor is known yet',
  readGiven: 'Read',
  notInvited: (names) => (names ? `Invitation not sent yet: ${names}` : 'Invitation not sent yet'),
  readGivenBy: (name) => `Read: ${name}`,
  optional: 'Optional',
  fill: (what) => `Fill in “${what}”`,
  fillDo: 'Fill in',
  fillOn: 'Continue',
  fillNote: 'About five minutes. What you enter is saved as you go.',
  giveFeedback: 'Give your feedback',
  giveFeedbackDo: 'Give feedback',
  giveFeedbackNote: 'In free text, dated; the student may quote you.',
  validate: (what) => `Validate “${what}”, or say what is missing`,
  validateDo: 'Read and validate',
  validatedBy: (names) => `Validated by ${names}`,
  refusedBy: (names) => `Another version is asked for by ${names}`,
  validationOf: (names) => `Waiting for validation by ${names}`,
  noValidator: {
    'company-tutor': 'No company tutor is known yet to validate it',
    'academic-tutor': 'No academic tutor is known yet to validate it',
  },
  another: (what, who) => ownEn(who, `Another version of “${what}” is asked of you`, `another version of “${what}” is asked for`),
  anotherDo: 'Hand in another version',
};

export const THREAD_WORDS: Readonly<Record<Lang, ThreadWords>> = { fr: FR, en: EN };
