/** What may be done with the people of a cohort as a file. */
import type { Ability } from '../identity/ability.ts';

export const IMPORT_ABILITIES = {
  bringIn: { id: 'cohort.import', what: 'bring a cohort in from a file', roles: ['lead', 'office'] },
  takeOut: { id: 'cohort.export', what: 'take the people and missions of a cohort out as a file', roles: ['lead', 'office'] },
} as const satisfies Record<string, Ability>;
