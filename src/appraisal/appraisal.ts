/** Appraisals and feedback: who owes what, what is missing, who reads what and when. Pure. */
import type { Rubric } from '../guide/programme.ts';
import type { Guide } from '../guide/schema.ts';
import { type Actor, has } from '../identity/ability.ts';
import type { Mission, Tutor } from '../mission/mission.ts';
import type { TutorRole } from '../mission/owed.ts';
import type { ThreadAppraisal } from '../thread/thread.ts';

/** A draft is sent; a lead who reopens what was sent makes it a draft again. */
export type AppraisalState = 'draft' | 'submitted';
/** Criterion → level, or `NOT_OBSERVED`. */
export type Answers = Readonly<Record<string, string>>;
/** Answer of who could not observe a criterion. */
export const NOT_OBSERVED = 'not-observed';

/** What changed in a form since it was last saved. */
export interface Changes {
  answers: Answers;
  /** Null: not touched. */
  comment: string | null;
  /** What the page knew of what it changes. Without it the text is taken whatever was written elsewhere: it was compared, or nobody can. */
  known?: Known;
}

/** The free text as a page was shown it or saved it last, and which page that is. */
export interface Known {
  comment: string;
  page: string;
}

/** What became of a saving. 'elsewhere': its text was written in another page since, and stays; the rest is saved. */
export type Saved = 'saved' | 'elsewhere';

/** A rubric being filled, or filled, by one person for one mission. */
export interface Appraisal {
  school: string;
  id: string;
  mission: string;
  rubric: string;
  guide: string;
  guideVersion: string;
  author: string;
  state: AppraisalState;
  answers: Answers;
  comment: string;
  /** ISO 8601. */
  savedAt: string;
  submittedAt: string | null;
}

/** An appraisal or feedback as threads read it, with its mission. */
export interface MissionAppraisal extends ThreadAppraisal {
  mission: string;
  /** Null for what was only asked, and for feedback. */
  id: string | null;
}

/** Who follows a mission, with the role in which they do. Someone who does in both is named once. */
export function tutorsOf(mission: Pick<Mission, 'companyTutors' | 'academicTutors'>): (Tutor & { role: TutorRole })[] {
  const all = [
    ...mission.companyTutors.map((tutor) => ({ ...tutor, role: 'company-tutor' as const })),
    ...mission.academicTutors.map((tutor) => ({ ...tutor, role: 'academic-tutor' as const })),
  ];
  return all.filter((tutor, at) => all.findIndex((other) => other.id === tutor.id) === at);
}

/** True when `person` fills `rubric` for the mission. */
export function fills(
  rubric: Pick<Rubric, 'filledBy'>,
  mission: Readonly<Record<'companyTutors' | 'academicTutors', readonly { id: string }[]>>,
  person: string,
) {
  const named: readonly string[] = rubric.filledBy;
  return (
    (named.includes('company-tutor') && mission.companyTutors.some(({ id }) => id === person)) ||
    (named.includes('academic-tutor') && mission.academicTutors.some(({ id }) => id === person))
  );
}

/** Who reads `rubric` once it is sent, as roles of people. The teaching team is who leads the programme and who follows for the school. */
function readers(rubric: Pick<Rubric, 'readBy'>): ReadonlySet<string> {
  const team = rubric.readBy.includes('teaching-team') ? ['lead', 'academic-tutor'] : [];
  return new Set<string>([...rubric.readBy, ...team]);
}

/** What is asked of who would read an appraisal that was sent. */
export interface Reader {
  actor: Pick<Actor, 'person' | 'roles'>;
  mission: Pick<Mission, 'student' | 'companyTutors' | 'academicTutors'>;
  /** Who wrote it. */
  author: string;
  /** Whether the reader sent theirs. */
  sentTheirs: boolean;
}

/**
 * Whether someone who is tied to the mission may read an appraisal that was sent: its author always; who fills the same rubric, once
 * theirs is sent unless the guide shares them; others when the guide says so. The office keeps the files of the school, and reads.
 */
export function mayRead(rubric: Pick<Rubric, 'filledBy' | 'readBy' | 'shared'>, reader: Reader): boolean {
  const { actor, mission, author, sentTheirs } = reader;
  if (actor.person === author) return true;
  if (fills(rubric, mission, actor.person)) return rubric.shared || sentTheirs;
  const allowed = readers(rubric);
  if (actor.person === mission.student.id) return allowed.has('student');
  const follows = (tutors: Mission['companyTutors']) => tutors.some(({ id }) => id === actor.person);
  if (follows(mission.companyTutors) && allowed.has('company-tutor')) return true;
  if (follows(mission.academicTutors) && allowed.has('academic-tutor')) return true;
  return (has(actor as Actor, 'lead') && allowed.has('lead')) || has(actor as Actor, 'office');
}

/** `given` for a mission, with the address of what `actor`, who is tied to it, may read. */
export function shownTo(
  actor: Actor,
  { guide, mission }: { guide: Pick<Guide, 'rubrics' | 'feedback'>; mission: Mission },
  given: readonly MissionAppraisal[],
): MissionAppraisal[] {
  const own = given.filter((each) => each.mission === mission.id);
  const sent = (item: string, author: string) =>
    own.some((each) => each.item === item && each.author === author && each.state === 'submitted');
  return own.map((each) => {
    if (each.state !== 'submitted') return each;
    const rubric = guide.rubrics.find(({ id }) => id === each.item);
    if (!rubric) return each.item === guide.feedback?.id ? { ...each, href: `/missions/${mission.id}/feedback` } : each;
    const reader = { actor, mission, author: each.author, sentTheirs: sent(each.item, actor.person) };
    return each.id !== null && mayRead(rubric, reader) ? { ...each, href: `/appraisals/${each.id}` } : each;
  });
}
