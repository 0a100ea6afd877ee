/** Which tutor owes which appraisal or feedback of the guide, for a mission. Pure. */
import type { Guide } from '../guide/schema.ts';
import type { Text } from '../guide/words.ts';
import type { Mission, Tutor } from './mission.ts';

export type TutorRole = 'company-tutor' | 'academic-tutor';

/** Something that one person is asked for. */
export interface Owed {
  /** Rubric or feedback of the guide. */
  item: string;
  kind: 'rubric' | 'feedback';
  /** What the guide calls it. */
  title: Text;
  person: string;
  /** As whom they are asked; someone who follows the mission as both is asked once. */
  role: TutorRole;
}

const KINDS: readonly TutorRole[] = ['company-tutor', 'academic-tutor'];

/** Those who follow the mission today, by the role that the guide names. */
export const tutorsAs = (mission: Pick<Mission, 'companyTutors' | 'academicTutors'>, role: TutorRole): readonly Tutor[] =>
  role === 'company-tutor' ? mission.companyTutors : mission.academicTutors;

/** What the guide asks of tutors: each rubric that they fill, and feedback. */
export function itemsOf(
  guide: Pick<Guide, 'rubrics' | 'feedback'>,
): (Pick<Owed, 'item' | 'kind' | 'title'> & { roles: readonly TutorRole[] })[] {
  const rubrics = guide.rubrics.map((rubric) => ({
    item: rubric.id,
    kind: 'rubric' as const,
    title: rubric.title,
    roles: KINDS.filter((role) => rubric.filledBy.includes(role)),
  }));
  const { feedback } = guide;
  const free = feedback ? [{ item: feedback.id, kind: 'feedback' as const, title: feedback.title, roles: feedback.by }] : [];
  return [...rubrics, ...free].filter(({ roles }) => roles.length > 0);
}

/** What is owed for a mission, whether or not it was given. Nothing any more for one that broke off. */
export function owedBy(
  guide: Pick<Guide, 'rubrics' | 'feedback'>,
  mission: Pick<Mission, 'companyTutors' | 'academicTutors' | 'brokenOff'>,
): Owed[] {
  if (mission.brokenOff) return [];
  return itemsOf(guide).flatMap(({ roles, ...asked }) => {
    const all = roles.flatMap((role) => tutorsAs(mission, role).map(({ id }): Owed => ({ ...asked, person: id, role })));
    return all.filter((owed, at) => all.findIndex(({ person }) => person === owed.person) === at);
  });
}
