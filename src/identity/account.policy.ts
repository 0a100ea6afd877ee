/** What people may do with their own account. */
import { type Ability, ROLES } from './ability.ts';

export const ACCOUNT_ABILITIES = {
  ownAccount: {
    id: 'account.own',
    what: 'read and change one’s own account: language, sessions, passkeys, second factor',
    roles: ROLES,
  },
} as const satisfies Record<string, Ability>;
