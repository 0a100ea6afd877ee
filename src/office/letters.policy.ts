/** What the office may do with letters. */
import type { Ability, Actor } from '../identity/ability.ts';

export const LETTER_ABILITIES = {
  word: { id: 'letter.word', what: 'read the letters of the school and change their words', roles: ['office'] },
  outbox: { id: 'letter.outbox', what: 'read what was sent, and send again what could not leave', roles: ['office'] },
} as const satisfies Record<string, Ability>;

/** Programmes whose letters the office of `actor` keeps; null for all of them. */
export function programmesKept(actor: Pick<Actor, 'roles'>): readonly string[] | null {
  const kept = actor.roles.filter(({ role }) => role === 'office').map(({ programme }) => programme);
  return kept.includes('') ? null : kept;
}
