/** Lengths of time in milliseconds. A day is twenty-four hours; a day of a calendar (23 to 25 hours) is `guide/calendar.ts`'s business. */
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
