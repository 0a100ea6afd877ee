/** What people may read of a mission beside its thread. */
import type { Ability } from '../identity/ability.ts';

export const HOME_ABILITIES = {
  readJournal: {
    id: 'mission.journal',
    what: 'read the journal of a mission, the notes of the school, what was said of its deposits',
    roles: ['academic-tutor', 'lead', 'office'],
  },
  writeNote: {
    id: 'mission.note',
    what: 'write a note on a mission, kept at school or shared with its student',
    roles: ['academic-tutor', 'lead'],
  },
} as const satisfies Record<string, Ability>;
