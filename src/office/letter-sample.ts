/** Values of a letter taken from a real mission, for its preview. Pure. */
import { plain, reading } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import { ACCOUNT_LETTER_WORDS } from '../identity/account-letter-words.ts';
import { type LetterKind, placeholdersOf } from '../letter/kinds.ts';
import { ALERT_WORDS } from '../mission/alert-words.ts';
import { deadlineOf, lateness, type Mission, type NamedPerson, nameOf } from '../mission/mission.ts';
import { OUTSIDER_WORDS } from '../mission/outsider-words.ts';
import type { Lang } from '../ui/lang.ts';
import { instant } from '../ui/typography.ts';
import { LETTERS_WORDS } from './letters-words.ts';

const FOR_TUTORS: readonly LetterKind[] = [
  'invite-appraisal',
  'invite-academic',
  'fresh-link',
  'fresh-links',
  'appraisal-receipt',
  'appraisal-answered',
  'appraisal-reopened',
];

const FOR_STAFF: readonly LetterKind[] = ['remind-staff', 'tutor-declared', 'alert-raised', 'import-done', 'import-stopped'];
const BY_TUTORS: readonly LetterKind[] = ['remind-version', 'deposit-validated', 'deposit-refused', 'alert-raised'];

/** What a preview is made from. */
export interface SampleInput {
  mission: Mission;
  guide: Guide;
  lang: Lang;
  school: string;
  /** Address that the school writes from; null when it gave none. */
  sender: string | null;
  /** Who would send it. */
  by: string;
  /** Who leads the programme; null where nobody does yet. */
  lead: NamedPerson | null;
  /** Milliseconds. */
  now: number;
}

/** The placeholders of `kind` with what the mission gives; '' where it has nothing. */
export function sampleValues(
  kind: LetterKind,
  { mission, guide, lang, school, sender, by, lead, now }: SampleInput,
): Record<string, string> {
  const { sample } = LETTERS_WORDS[lang];
  const r = reading(guide, lang);
  const [tutor] = [...mission.companyTutors, ...mission.academicTutors];
  const main = guide.deliverables.find((d) => d.main) ?? guide.deliverables[0];
  const asked = FOR_TUTORS.includes(kind) ? (guide.rubrics[0] ?? guide.feedback) : main;
  const milestone = guide.calendar.find((m) => m.of === asked?.id);
  const deadline = milestone && deadlineOf(milestone, guide, mission.cohort, mission.extensions);
  const due = deadline ? instant(new Date(deadline.at), lang, guide.timezone) : '';
  const isOverdue = Boolean(deadline && lateness(now, deadline.at) > 0) && placeholdersOf(kind).includes('overdue');
  const toTutor = kind.startsWith('invite-') || FOR_TUTORS.includes(kind) || kind === 'remind-tutor';
  const to = (toTutor && tutor) || (FOR_STAFF.includes(kind) && lead) || mission.student;
  const student = nameOf(mission.student);
  const all: Record<string, string> = {
    firstName: to.firstName,
    lastName: to.lastName,
    school,
    by: BY_TUTORS.includes(kind) && tutor ? nameOf(tutor) : by,
    student,
    tutor: tutor ? nameOf(tutor) : '',
    company: mission.periods[0]?.name ?? '',
    title: asked ? plain(asked.title, r) : '',
    deadline: isOverdue ? '' : due,
    overdue: isOverdue ? due : '',
    at: instant(new Date(now), lang, guide.timezone),
    cohort: mission.cohort.name,
    // Who invites a tutor hands nothing on.
    from: tutor && !toTutor ? nameOf(tutor) : '',
    to: by,
    mission: kind === 'alert-raised' ? ALERT_WORDS[lang].about(student) : OUTSIDER_WORDS[lang].missionTo(null),
    contact: sender ?? '',
    ...sample,
    ...(kind === 'account-changed' && accountChange(lang, sample)),
  };
  return Object.fromEntries(placeholdersOf(kind).map((place) => [place, all[place] ?? '']));
}

/** A passkey that its owner has just added. */
const accountChange = (lang: Lang, { device = '' }: Record<string, string>) => {
  const words = ACCOUNT_LETTER_WORDS[lang];
  return { what: words.passkeyAdded(device), by: words.fromAccount };
};
