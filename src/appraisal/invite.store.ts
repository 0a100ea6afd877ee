/** Invitations of tutors: who owes an appraisal or feedback is asked for it. */
import type { Guide } from '../guide/schema.ts';
import type { LinkDeps } from '../identity/link.store.ts';
import type { Database } from '../kernel/database.ts';
import type { Mission } from '../mission/mission.ts';

/** Whom to ask. */
export interface InvitationOrder {
  mission: Mission;
  guide: Guide;
  /** Who asks. */
  by: { person: string; via: string };
  /** Milliseconds. */
  at: number;
}

/** How many letters left, and what was left aside. */
export interface Invited {
  /** Letters written. */
  invited: number;
  /** Asked before. */
  already: number;
  /** Tutors whose name and address the student has not confirmed. */
  unconfirmed: number;
}

/** Asks every confirmed tutor of the mission for what they owe: company tutors by a link, academic tutors by a letter that leads to their account. */
export async function inviteTutors(_deps: LinkDeps, _trx: Database, _order: InvitationOrder): Promise<Invited> {
  return { invited: 0, already: 0, unconfirmed: 0 };
}
