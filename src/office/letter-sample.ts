/** Values of a letter taken from a real mission, for its preview. Pure. */
import { plain, reading } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import { type LetterKind, placeholdersOf } from '../letter/kinds.ts';
import { deadlineOf, type Mission, nameOf } from '../mission/mission.ts';
import { OUTSIDER_WORDS } from '../mission/outsider-words.ts';
import type { Lang } from '../ui/lang.ts';
import { instant } from '../ui/typography.ts';
import { LETTERS_WORDS } from './letters-words.ts';

const FOR_TUTORS: readonly LetterKind[] = [
  'invite-appraisal',
  'invite-academic',
  'fresh-link',
  'appraisal-receipt',
  'appraisal-answered',
  'appraisal-reopened',
];

/** What a preview is made from. */
export interface SampleInput {
  mission: Mission;
  guide: Guide;
  lang: Lang;
  school: string;
  /** Who would send it. */
  by: string;
  /** Milliseconds. */
  now: number;
}

/** The placeholders of `kind` with what the mission gives; '' where it has nothing. */
export function sampleValues(kind: LetterKind, { mission, guide, lang, school, by, now }: SampleInput): Record<string, string> {
  const { sample } = LETTERS_WORDS[lang];
  const r = reading(guide, lang);
  const [tutor] = [...mission.companyTutors, ...mission.academicTutors];
  const main = guide.deliverables.find((d) => d.main) ?? guide.deliverables[0];
  const asked = FOR_TUTORS.includes(kind) ? (guide.rubrics[0] ?? guide.feedback) : main;
  const milestone = guide.calendar.find((m) => m.of === asked?.id);
  const deadline = milestone && deadlineOf(milestone, guide, mission.cohort, mission.extensions);
  const toTutor = kind.startsWith('invite-') || FOR_TUTORS.includes(kind) || kind === 'remind-tutor';
  const to = toTutor && tutor ? tutor : mission.student;
  const all: Record<string, string> = {
    firstName: to.firstName,
    lastName: to.lastName,
    school,
    by,
    student: nameOf(mission.student),
    tutor: tutor ? nameOf(tutor) : '',
    company: mission.periods[0]?.name ?? '',
    title: asked ? plain(asked.title, r) : '',
    deadline: deadline ? instant(new Date(deadline.at), lang, guide.timezone) : '',
    at: instant(new Date(now), lang, guide.timezone),
    cohort: mission.cohort.name,
    from: tutor ? nameOf(tutor) : '',
    to: by,
    mission: OUTSIDER_WORDS[lang].missionTo(null),
    ...sample,
  };
  return Object.fromEntries(placeholdersOf(kind).map((place) => [place, all[place] ?? '']));
}
