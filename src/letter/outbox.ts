/** Letters of the outbox as people read them: their states, a line, one with what it says. Pure. */
export const OUTBOX_STATES = ['dead', 'held', 'waiting', 'sent'] as const;
/** Dead: no attempt will be made. Held: written without a mail server. */
export type OutboxState = (typeof OUTBOX_STATES)[number];

/** A letter in the list. */
export interface OutboxLine {
  id: string;
  state: OutboxState;
  kind: string;
  address: string;
  subject: string;
  writtenAt: Date;
  sentAt: Date | null;
  attempts: number;
  /** What the mail server said. */
  problem: string | null;
}

/** Which letters: a state or all, words of an address or a subject, a page from 1. */
export interface OutboxAsked {
  state: OutboxState | null;
  query: string;
  page: number;
}

/** A letter with what it says; its secrets are marks. */
export interface OutboxLetter extends OutboxLine {
  text: string;
  html: string;
  replyTo: string | null;
}
