/** Every letter that the school sends: what may stand between braces in its words, and whether it is a digest. Pure. */

/** What a letter is about. */
interface Kind {
  /** Beside those of every letter. A paragraph with an empty one is not written. */
  placeholders: readonly string[];
  /** Gathers several things; who gets it may stop it. */
  digest?: true;
  /** Of use for some minutes only: not tried for a day. */
  brief?: true;
  /** Between two people: answers reach nobody else. */
  confidential?: true;
}

/** In every letter: who it is for, and the name of the school. */
export const COMMON = ['firstName', 'lastName', 'school'] as const;

export const LETTERS = {
  'entry-code': { placeholders: ['code', 'minutes'], brief: true },
  'setup-test': { placeholders: [] },
  'invite-appraisal': { placeholders: ['title', 'student', 'company', 'deadline', 'by'] },
  'invite-feedback': { placeholders: ['student', 'company', 'by'] },
  /** Tutors of the school, who enter with their account. */
  'invite-academic': { placeholders: ['title', 'student', 'company', 'deadline', 'by'] },
  'invite-jury': { placeholders: ['student', 'title', 'by'] },
  'fresh-link': { placeholders: ['title', 'student'] },
  'remind-student': { placeholders: ['count'], digest: true },
  'remind-tutor': { placeholders: ['count'], digest: true },
  'remind-staff': { placeholders: ['count'], digest: true },
  'appraisal-receipt': { placeholders: ['title', 'student', 'at', 'code'] },
  'feedback-receipt': { placeholders: ['student', 'at'] },
  'appraisal-reopened': { placeholders: ['title', 'student', 'reason', 'by'] },
  'tutor-declared': { placeholders: ['student', 'tutor', 'company'] },
  'tutor-handed-on': { placeholders: ['student', 'from', 'to'] },
  'cohort-join': { placeholders: ['cohort', 'by'] },
  'deadline-extended': { placeholders: ['title', 'deadline', 'reason', 'by'] },
  'deposit-reopened': { placeholders: ['title', 'reason', 'by'] },
  'alert-raised': { placeholders: ['student', 'by', 'words'], confidential: true },
  'alert-handled': { placeholders: ['student', 'by', 'note'], confidential: true },
  'import-done': { placeholders: ['cohort', 'rows', 'created', 'updated'] },
} as const satisfies Record<string, Kind>;

export type LetterKind = keyof typeof LETTERS;

export const KINDS = Object.keys(LETTERS) as LetterKind[];

/** True when `text` names a letter. */
export const isLetterKind = (text: string): text is LetterKind => Object.hasOwn(LETTERS, text);

/** What is known of a letter. */
export const kindOf = (kind: LetterKind): Kind => LETTERS[kind];

/** What may stand between braces in a letter. */
export const placeholdersOf = (kind: LetterKind): readonly string[] => [...COMMON, ...LETTERS[kind].placeholders];
