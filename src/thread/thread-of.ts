/** The thread of a mission, computed from guide, cohort, mission, deposits and the time. Pure. */
import { isToDeclare, lateness } from '../mission/mission.ts';
import { inOrder } from './step-order.ts';
import type { Step, StepState, Thread, ThreadInput } from './thread.ts';
import { dueAt, isDue, isRefused, type Known, knownOf } from './thread-known.ts';
import { stateOf, stepOf } from './thread-step.ts';
import { titleOf } from './thread-title.ts';

/** The steps in order with what is known of each, what is due, and who acts at which. */
function placed(input: ThreadInput) {
  const { mission, viewer, now } = input;
  const all = inOrder(
    input.guide.calendar.map((milestone) => knownOf(milestone, input)),
    ({ deadline }) => deadline && Date.parse(deadline.at),
  );
  const soonest = all.toSorted((a, b) => dueAt(a) - dueAt(b));
  const due = soonest.find((known) => isDue(known) || isRefused(known)) ?? null;
  const mine = soonest.find((known) => known.mine) ?? null;
  const current = mission.brokenOff ? null : (due ?? all.find((known) => known.reopened) ?? null);
  // What is late, or asked again, does not wait for it.
  const pressing = due !== null && (isRefused(due) || (due.deadline !== null && lateness(now, due.deadline.at) > 0));
  const declares = viewer === 'student' && isToDeclare(mission) && !pressing;
  const acts = viewer !== 'student' ? mine : declares ? null : current;
  return { all, soonest, due, mine, declares, acting: { current, acts } };
}

/** Step → its state, as `threadOf` has it, without a word written: for lists of many missions. */
export function statesOf(input: ThreadInput): ReadonlyMap<string, StepState> {
  const { all, acting } = placed(input);
  return new Map(all.map((known) => [known.milestone.id, stateOf(known, acting, input)]));
}

/** The thread of a mission at `now`. */
export function threadOf(input: ThreadInput): Thread {
  const { mission, now } = input;
  const { all, soonest, due, mine, declares, acting } = placed(input);
  const missing = soonest.filter((known) => known.missing);
  const steps = all.map((known) => stepOf(known, acting, input));
  const own = soonest.find((known) => isOwn(known, now)) ?? null;
  const urgency = missing[0]?.deadline ? -lateness(now, missing[0].deadline.at) : Number.POSITIVE_INFINITY;
  const title = titleOf(all, { declares, due, mine, pending: missing[0] ?? null, own }, input);
  const state = mission.brokenOff ? 'wait' : wholeState(steps, missing.length);
  return { title, declares, steps, next: steps.find((step) => step.next) ?? null, state, urgency };
}

/** A step to come that is the student's, and that the product does not follow. */
const isOwn = ({ milestone, deliverable, asked, deadline }: Known, now: number) =>
  milestone.waits === 'student' && !deliverable && !asked && deadline !== null && lateness(now, deadline.at) <= 0;

/** Late when something is, then what asks for attention; done when nothing is missing. */
function wholeState(steps: readonly Step[], missing: number): StepState {
  for (const state of ['late', 'check'] as const) if (steps.some((step) => step.state === state)) return state;
  return missing > 0 ? 'wait' : 'done';
}
