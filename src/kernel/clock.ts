/** Asks what time it is, the only file that does. Everything else is given the time. */

/** Where time comes from; tests give their own. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
