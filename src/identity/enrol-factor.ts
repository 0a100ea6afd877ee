/** A second factor being chosen: kept sealed in the browser until its first code is typed. Pure. */

export const ENROL_SECONDS = 1800;
export const ENROL_COOKIE = 'soutenir.factor';

/** What the cookie holds. */
export interface Enrolment {
  person: string;
  factor: string;
  /** Milliseconds. */
  at: number;
}

/** The choice of `person` that `text` tells, while it lasts; null for anyone else's, or one that is over. */
export function enrolmentOf(text: string | null, person: string, now: number): Enrolment | null {
  const told = text === null ? null : (JSON.parse(text) as Enrolment);
  return told && told.person === person && now < told.at + ENROL_SECONDS * 1000 ? told : null;
}
