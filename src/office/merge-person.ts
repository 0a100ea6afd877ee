/** What stands in the way of two records becoming one, and what is chosen when nothing does. Pure. */
import type { Role } from '../identity/ability.ts';

/** A record set beside another. */
interface Compared {
  id: string;
  number: string | null;
  roles: readonly { role: Role; programme: string }[];
}

export const OBSTACLES = ['two-numbers', 'own-tutor', 'two-missions', 'two-forms'] as const;
/** What stands in the way, and the missions that it is about. */
export interface Obstacle {
  code: (typeof OBSTACLES)[number];
  missions: readonly string[];
}

/** What two records say of themselves against their being one: two student numbers are two students. */
export const numbersDiffer = (one: Compared, two: Compared): boolean =>
  one.number !== null && two.number !== null && one.number !== two.number;

/** Which record stays, and the address that lets its person in. */
export interface Choice {
  keep: string;
  email: string;
}

export type MergeFault = 'keep-missing' | 'email-missing' | 'yourself';
type MergeFaults = Readonly<Partial<Record<'keep' | 'email', MergeFault>>>;

/** What was chosen among `ids`, or what is wrong with it. Nobody merges the record that they are in: their session would end. */
export function chosenMerge(
  field: (name: string) => string,
  ids: readonly [string, string],
  actor: string,
): { choice: Choice; faults: MergeFaults } {
  const choice = { keep: field('keep'), email: field('email') };
  const known = (id: string) => ids.includes(id);
  const goes = ids.find((id) => id !== choice.keep);
  const faults: MergeFaults = {
    ...(!known(choice.keep) ? { keep: 'keep-missing' as const } : goes === actor ? { keep: 'yourself' as const } : {}),
    ...(!known(choice.email) && { email: 'email-missing' as const }),
  };
  return { choice, faults };
}
