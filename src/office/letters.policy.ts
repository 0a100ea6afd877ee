/** What the office may do with letters. */
import type { Ability } from '../identity/ability.ts';

export const LETTER_ABILITIES = {
  word: { id: 'letter.word', what: 'read the letters of the school and change their words', roles: ['office'] },
  outbox: { id: 'letter.outbox', what: 'read what was sent, and send again what could not leave', roles: ['office'] },
} as const satisfies Record<string, Ability>;
