/** The thread of a mission, computed from guide, cohort, mission, deposits and the time. Pure. */
import { lateness } from './mission.ts';
import type { Step, StepState, Thread, ThreadInput } from './thread.ts';
import { dueAt, isDue, isRefused, knownOf } from './thread-known.ts';
import { stepOf } from './thread-step.ts';
import { titleOf } from './thread-title.ts';

/** The thread of a mission at `now`. */
export function threadOf(input: ThreadInput): Thread {
  const { mission, viewer, now } = input;
  const all = input.guide.calendar.map((milestone) => knownOf(milestone, input));
  const soonest = all.toSorted((a, b) => dueAt(a) - dueAt(b));
  const missing = soonest.filter((known) => known.missing);
  const due = soonest.find((known) => isDue(known) || isRefused(known)) ?? null;
  const mine = soonest.find((known) => known.mine) ?? null;
  const current = mission.brokenOff ? null : (due ?? all.find((known) => known.reopened) ?? null);
  const acts = viewer === 'student' ? current : mine;
  const steps = all.map((known) => stepOf(known, { current, acts }, input));
  const urgency = missing[0]?.deadline ? -lateness(now, missing[0].deadline.at) : Number.POSITIVE_INFINITY;
  const title = titleOf(all, { due, mine, pending: missing[0] ?? null }, input);
  const state = mission.brokenOff ? 'wait' : wholeState(steps, missing.length);
  return { title, steps, next: steps.find((step) => step.next) ?? null, state, urgency };
}

/** Late when something is, then what asks for attention; done when nothing is missing. */
function wholeState(steps: readonly Step[], missing: number): StepState {
  for (const state of ['late', 'check'] as const) if (steps.some((step) => step.state === state)) return state;
  return missing > 0 ? 'wait' : 'done';
}
