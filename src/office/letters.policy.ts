/** What the office may do with letters, and leads with those about their missions. Which letters: `outboxScope` (identity). */
import type { Ability } from '../identity/ability.ts';

export const LETTER_ABILITIES = {
  word: { id: 'letter.word', what: 'read the letters of the school and change their words', roles: ['office'] },
  outbox: {
    id: 'letter.outbox',
    what: 'read what was sent, and send again what could not leave; leads, of what is about their missions',
    roles: ['office', 'lead'],
  },
} as const satisfies Record<string, Ability>;
