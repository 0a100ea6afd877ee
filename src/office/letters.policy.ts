/** What the office may do with letters, and leads with those about their missions. */
import type { Ability, Actor, Role } from '../identity/ability.ts';

export const LETTER_ABILITIES = {
  word: { id: 'letter.word', what: 'read the letters of the school and change their words', roles: ['office'] },
  outbox: {
    id: 'letter.outbox',
    what: 'read what was sent, and send again what could not leave; leads, of what is about their missions',
    roles: ['office', 'lead'],
  },
} as const satisfies Record<string, Ability>;

/** Programmes whose letters the office of `actor` keeps; null for all of them. */
export const programmesKept = (actor: Pick<Actor, 'roles'>): readonly string[] | null => programmesOf(actor, 'office');

/** Programmes about whose missions `actor` reads letters, as a lead; null for all of them. */
export const programmesLed = (actor: Pick<Actor, 'roles'>): readonly string[] | null => programmesOf(actor, 'lead');

function programmesOf({ roles }: Pick<Actor, 'roles'>, held: Role): readonly string[] | null {
  const programmes = roles.filter(({ role }) => role === held).map(({ programme }) => programme);
  return programmes.includes('') ? null : programmes;
}
