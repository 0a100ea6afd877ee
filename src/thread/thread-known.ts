/** The milestones of a thread with what is known of each: its date, what was handed in, what it waits for. Pure. */
import type { Deliverable } from '../guide/deliverable.ts';
import type { Milestone } from '../guide/programme.ts';
import { type Deadline, deadlineOf, lateness } from '../mission/mission.ts';
import type { ThreadDeposit, ThreadInput } from './thread.ts';
import { type Asked, askedAt, deliverableAt } from './thread-asked.ts';
import { type Validation, validationOf, wantedSince } from './validation.ts';

/** A milestone with what is known of it. */
export interface Known {
  milestone: Milestone;
  deadline: Deadline | null;
  deposit: ThreadDeposit | null;
  /** What is handed in at it. */
  deliverable: Deliverable | null;
  /** What it asks of tutors. */
  asked: Asked | null;
  validation: Validation | null;
  reopened: boolean;
  /** Something is still to come, from whom the step waits for. Never for a mission that broke off. */
  missing: boolean;
  /** It waits for who reads, a tutor. */
  mine: boolean;
}

/** What is known of `milestone`. */
export function knownOf(milestone: Milestone, input: ThreadInput): Known {
  const { guide, mission, deposits, reopened, reader } = input;
  const deliverable = deliverableAt(guide, milestone);
  const deposit = deposits.find((d) => d.deliverable === deliverable?.id) ?? null;
  const asked = askedAt(milestone, input);
  const validation = validationOf(deliverable, deposit?.validations, mission);
  const missing = deliverable ? deposit === null && !deliverable.optional : asked !== null && !asked.complete;
  const waited = [...(asked?.waits ?? []), ...(validation?.waits ?? [])];
  return {
    milestone,
    deadline: deadlineOf(milestone, guide, mission.cohort, mission.extensions),
    deposit,
    deliverable,
    asked,
    validation,
    reopened: deliverable !== null && reopened.has(deliverable.id),
    missing: missing && !mission.brokenOff,
    mine: !mission.brokenOff && waited.some(({ id }) => id === reader),
  };
}

/** The last instant of it, milliseconds; without a date, a version that is wanted again is due since it is. */
export function dueAt({ deadline, validation }: Known): number {
  const at = deadline?.at ?? (validation && wantedSince(validation));
  return at === null || at === undefined ? Number.POSITIVE_INFINITY : Date.parse(at);
}
/** A deposit that the student owes and has not made. */
export const isDue = ({ missing, deliverable }: Known) => missing && deliverable !== null;
/** A deposit of which a tutor wants another version. */
export const isRefused = ({ validation }: Known) => validation !== null && validation.refused.length > 0;

/** Milliseconds late of a deposit; 0 or less when in time. */
export const lateOf = ({ receivedAt, deadline }: ThreadDeposit) =>
  deadline === null ? 0 : lateness(Date.parse(receivedAt), deadline);
