/** Letters of the outbox as people read them: their states, a line, one with what it says. Pure. */
export const OUTBOX_STATES = ['dead', 'bounced', 'held', 'waiting', 'sent', 'dropped'] as const;
/**
 * Dead: no attempt will be made. Bounced: it left, and came back. Held: written without a mail server. Dropped: it had nothing left to say when
 * it was about to leave.
 */
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
  /** Whether it can be sent again: what came back with a secret cannot, which is gone. */
  again: boolean;
  /** What the mail server said. */
  problem: string | null;
}

/** Which letters: a state or all, words of an address or a subject, a page from 1. */
export interface OutboxAsked {
  state: OutboxState | null;
  query: string;
  page: number;
}

/** Programmes; null for all of them. */
export type Programmes = readonly string[] | null;

/** Whose letters. */
export interface OutboxScope {
  school: string;
  /** Those about missions of these programmes, and those about no mission: codes to enter, imports. */
  kept: Programmes;
  /** Those about missions of these programmes, and no others. */
  led: Programmes;
}

/** A letter with what it says; its secrets are marks. */
export interface OutboxLetter extends OutboxLine {
  text: string;
  html: string;
  replyTo: string | null;
  mission: string | null;
  /** Whether it brought links of a mission. */
  links: boolean;
  /** To whom, among the people of the school; with the address that they have today. */
  person: { id: string; email: string } | null;
}
