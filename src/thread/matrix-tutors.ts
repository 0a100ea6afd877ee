/** How the tutors of a mission stand, for its notes: who still owes something, who was reminded of it, to whom nobody wrote. Pure. */
import { DAY_MS } from '../kernel/span.ts';
import { SOON_DAYS } from './matrix.ts';
import { deadlineOf, type TutorKind } from '../mission/mission.ts';
import { owedBy } from '../mission/owed.ts';
import type { ThreadInput } from './thread.ts';
import { knownOf } from './thread-known.ts';

/** What is read of a mission. */
export type TutorFacts = Pick<ThreadInput, 'guide' | 'mission' | 'deposits' | 'reopened' | 'appraisals'>;

/** Reminders that left to someone: on how many days, and the last (ISO 8601). */
export interface Reminders {
  person: string;
  kind: TutorKind;
  times: number;
  last: string;
}

/** Those of `reminded` who still owe something: who answered is not silent. */
export function remindedOf(facts: TutorFacts, reminded: readonly Reminders[]): Reminders[] {
  if (reminded.length === 0) return [];
  const owing = facts.guide.calendar.flatMap((milestone) => {
    const { asked, validation } = knownOf(milestone, { ...facts, viewer: 'list', now: 0, lang: 'fr' });
    return [...(asked?.waits ?? []), ...(validation?.waits ?? [])].map(({ id }) => id);
  });
  return reminded.filter(({ person }) => owing.includes(person));
}

/**
 * Company tutors who are confirmed, have something to give, and to whom nobody wrote: 'soon' for one whose date is near, 'added' for one who
 * came after others (`added`), whatever the date. Null where there is none.
 */
export function uninvitedIn(
  { guide, mission, appraisals = [] }: TutorFacts,
  { added, now }: { added: readonly string[]; now: number },
): 'soon' | 'added' | null {
  const wrote = (person: string) => appraisals.some(({ author }) => author === person);
  const isSoon = (item: string) => {
    const milestone = guide.calendar.find(({ of }) => of === item);
    const deadline = milestone && deadlineOf(milestone, guide, mission.cohort, mission.extensions);
    return Boolean(deadline) && Date.parse(deadline!.at) - now <= SOON_DAYS * DAY_MS;
  };
  const owing = owedBy(guide, mission).filter(({ person, role }) => role === 'company-tutor' && !wrote(person));
  const confirmed = owing.filter(({ person }) => mission.companyTutors.some((t) => t.id === person && t.confirmed));
  if (confirmed.some(({ person }) => added.includes(person))) return 'added';
  return confirmed.some(({ item }) => isSoon(item)) ? 'soon' : null;
}
