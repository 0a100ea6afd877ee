/** Every letter that the school sends: what may stand between braces in its words, and whether it is a digest. Pure. */
import { MINUTE_MS } from '../kernel/span.ts';

/** What a letter is about. */
interface Kind {
  /** Beside those of every letter. A paragraph with an empty one is not written. */
  placeholders: readonly string[];
  /** Of these, what the letter is written for: words without it are refused. */
  required?: readonly string[];
  /** Of these, what an order may leave out: it is '' then. */
  optional?: readonly string[];
  /** Gathers several things; who gets it may stop it. */
  digest?: true;
  /** Brings several things at once: one that is given says nothing of the others. */
  several?: true;
  /** Of use for some minutes only: not tried for a day. */
  brief?: true;
  /** Leads to what was given already: its link is of use once served. */
  rereads?: true;
  /** Between two people: answers reach nobody else. */
  confidential?: true;
}

/** In every letter: who it is for, and the name of the school. */
export const COMMON = ['firstName', 'lastName', 'school'] as const;

export const LETTERS = {
  'entry-code': { placeholders: ['code', 'minutes'], required: ['code'], brief: true },
  'setup-test': { placeholders: [] },
  /** Of what opens an account, to its owner. `device`: '' where it is not known; `contact`: '' for a school without an address. */
  'account-changed': { placeholders: ['what', 'at', 'by', 'device', 'contact'], required: ['what'] },
  /**
   * `from`: who hands the mission on to whom it is for, and did not ask; '' for everyone else. `overdue`: the deadline, once it is over: one of the
   * two is ''.
   */
  'invite-appraisal': {
    placeholders: ['title', 'student', 'company', 'deadline', 'overdue', 'by', 'from'],
    optional: ['overdue', 'from'],
  },
  'invite-feedback': { placeholders: ['student', 'company', 'by', 'from'], optional: ['from'] },
  /** Tutors of the school, who enter with their account. */
  'invite-academic': { placeholders: ['title', 'student', 'company', 'deadline', 'overdue', 'by'], optional: ['overdue'] },
  /** Both kinds of tutors, when many missions ask at once: a line for each thing, with the way to it. */
  'invite-several': { placeholders: ['count', 'by'], required: ['count'], several: true },
  /** Both kinds of tutors: by a link, or by their account. */
  'invite-validation': { placeholders: ['title', 'student', 'company', 'from'], optional: ['from'] },
  'invite-jury': { placeholders: ['student', 'title', 'by'] },
  'fresh-link': { placeholders: ['title', 'student', 'deadline', 'overdue'], optional: ['deadline', 'overdue'] },
  /** Asked for by whom it goes to: a line for each thing, with its link. */
  'fresh-links': { placeholders: ['count'], required: ['count'], several: true },
  'remind-student': { placeholders: ['what', 'count'], digest: true },
  /** Of a version that a tutor refused, alone. */
  'remind-version': { placeholders: ['title', 'by', 'at', 'comment'], required: ['comment'], digest: true },
  'remind-tutor': { placeholders: ['what', 'count'], digest: true },
  'remind-staff': { placeholders: ['what', 'count', 'cohort'], digest: true },
  /** `others`: "deux autres étudiants", for whom an answer is awaited too; '' where none is. */
  'appraisal-receipt': {
    placeholders: ['title', 'student', 'at', 'code', 'others'],
    required: ['code'],
    optional: ['others'],
    rereads: true,
  },
  'feedback-receipt': { placeholders: ['student', 'at', 'others'], optional: ['others'] },
  'appraisal-answered': { placeholders: ['title', 'student'], rereads: true },
  'appraisal-reopened': { placeholders: ['title', 'student', 'reason', 'by'], required: ['reason'] },
  'tutor-declared': { placeholders: ['student', 'tutor', 'company'] },
  /** `mission`: "votre mission" to its student, "la mission d’Inès Caradec" to others. */
  'tutor-handed-on': { placeholders: ['student', 'mission', 'from', 'to'] },
  'cohort-join': { placeholders: ['cohort', 'by'] },
  'deadline-extended': { placeholders: ['title', 'deadline', 'reason', 'by'], required: ['deadline'] },
  'deposit-validated': { placeholders: ['title', 'by', 'comment', 'waiting'] },
  'deposit-refused': { placeholders: ['title', 'by', 'comment'] },
  'deposit-reopened': { placeholders: ['title', 'reason', 'by'] },
  'note-shared': { placeholders: ['by', 'note'], required: ['note'] },
  /** `mission`: "sa mission" of its own student, "la mission d’Inès Caradec" of anyone else. */
  'alert-raised': { placeholders: ['student', 'mission', 'by', 'words'], required: ['words'], confidential: true },
  'alert-handled': { placeholders: ['student', 'mission', 'by', 'note'], required: ['note'], confidential: true },
  'import-done': { placeholders: ['cohort', 'rows', 'created', 'updated'] },
  'import-stopped': { placeholders: ['cohort', 'file', 'why'] },
} as const satisfies Record<string, Kind>;

export type LetterKind = keyof typeof LETTERS;

export const KINDS = Object.keys(LETTERS) as LetterKind[];

/** True when `text` names a letter. */
export const isLetterKind = (text: string): text is LetterKind => Object.hasOwn(LETTERS, text);

/** What is known of a letter. */
export const kindOf = (kind: LetterKind): Kind => LETTERS[kind];

/** A letter of use for some minutes is not sent after this long. */
const BRIEF_MS = 15 * MINUTE_MS;

/** True when a letter `kind` written `ago` milliseconds ago is of no use any more. */
export const isOutOfDate = (kind: string, ago: number): boolean =>
  isLetterKind(kind) && kindOf(kind).brief === true && ago > BRIEF_MS;

/** What may stand between braces in a letter. */
export const placeholdersOf = (kind: LetterKind): readonly string[] => [...COMMON, ...LETTERS[kind].placeholders];
