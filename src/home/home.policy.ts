/** What people may read of a mission beside its thread. */
import type { Ability } from '../identity/ability.ts';

export const HOME_ABILITIES = {
  readJournal: {
    id: 'mission.journal',
    what: 'read the journal of a mission, and what was said of its deposits',
    roles: ['academic-tutor', 'lead', 'office'],
  },
} as const satisfies Record<string, Ability>;
