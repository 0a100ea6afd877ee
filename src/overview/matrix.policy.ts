/** What people may do to many missions of a cohort at once. */
import type { Ability } from '../identity/ability.ts';

export const MATRIX_ABILITIES = {
  remind: { id: 'cohort.remind', what: 'remind at once those from whom something is expected', roles: ['lead', 'office'] },
  invite: { id: 'tutors.invite-many', what: 'invite the tutors of many missions', roles: ['lead', 'office'] },
  extend: { id: 'cohort.extend', what: 'give more time to many missions, with a reason', roles: ['lead'] },
} as const satisfies Record<string, Ability>;
