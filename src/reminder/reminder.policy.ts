/** What people do about what nobody answered. */
import type { Ability } from '../identity/ability.ts';

export const CALL_ABILITIES = {
  noteCall: { id: 'call.note', what: 'say that someone on the call list was called', roles: ['lead', 'office'] },
} as const satisfies Record<string, Ability>;
