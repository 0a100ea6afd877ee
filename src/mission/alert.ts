/** An alert: someone tells the lead, in private, that a mission worries them. Pure. */
import type { NamedPerson } from './mission.ts';

/** What was told, and what became of it. Instants are ISO 8601, UTC. */
export interface Alert {
  id: string;
  mission: string;
  by: NamedPerson;
  /** As typed. */
  words: string;
  saidAt: string;
  /** Null until a lead has dealt with it. */
  handled: { by: NamedPerson; at: string; note: string } | null;
}

/** Longest alert, and longest answer to one. */
export const ALERT_LENGTH = 4000;

/** What is wrong with what was typed; null when nothing is. */
export function alertFault(words: string): 'missing' | 'long' | null {
  if (words === '') return 'missing';
  return words.length > ALERT_LENGTH ? 'long' : null;
}
