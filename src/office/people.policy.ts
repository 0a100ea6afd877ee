/** What the office of the whole school may do with its people and with what it says of itself. */
import type { Ability } from '../identity/ability.ts';

export const PEOPLE_ABILITIES = {
  managePersons: {
    id: 'person.manage',
    what: 'read, add and change the people of the school and their roles',
    roles: ['office'],
  },
  manageSchool: { id: 'school.manage', what: 'set the name, the logo and the notices of the school', roles: ['office'] },
} as const satisfies Record<string, Ability>;
