/** A note: what someone of the school writes about a mission, for the school or for its student too. Pure. */
import type { NamedPerson } from './mission.ts';

/** A note as it was written. */
export interface Note {
  id: string;
  by: NamedPerson;
  /** As typed. */
  words: string;
  /** Whether the student reads it. */
  shared: boolean;
  /** ISO 8601, UTC. */
  at: string;
}

/** Longest note. */
export const NOTE_LENGTH = 4000;

/** What is wrong with what was typed; null when nothing is. */
export function noteFault(words: string): 'missing' | 'long' | null {
  if (words === '') return 'missing';
  return words.length > NOTE_LENGTH ? 'long' : null;
}
