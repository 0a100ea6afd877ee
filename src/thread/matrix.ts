/**
 * A cohort as a matrix: a row a mission, a column a milestone, a state a cell; and the risk of each row, by which lists are ordered. Read
 * from the thread, so that both say the same. The database ranks by the same rules (overview/matrix.store); a test compares them. Pure.
 */
import type { Milestone } from '../guide/programme.ts';
import type { Guide } from '../guide/schema.ts';
import { DAY_MS } from '../kernel/span.ts';
import { type Cohort, deadlineOf, type Extension, lateness, type Mission } from '../mission/mission.ts';
import { itemsOf, type TutorRole } from '../mission/owed.ts';
import { inOrder } from './step-order.ts';
import type { StepState, Thread } from './thread.ts';

/** Who may owe something. */
export type Owing = 'student' | TutorRole;
export const OWING: readonly Owing[] = ['student', 'company-tutor', 'academic-tutor'];

/** What is owed at a milestone, and by whom. */
export interface OwedAt {
  milestone: Milestone;
  kind: 'deliverable' | 'rubric' | 'feedback';
  /** Deliverable, rubric or feedback of the guide. */
  item: string;
  by: readonly Owing[];
}

/** The columns of a cohort: the milestones of its guide in the order of their dates, those of everyone. */
export const columnsOf = (guide: Guide, cohort: Pick<Cohort, 'dates'>, extensions: readonly Extension[]): Milestone[] =>
  inOrder(guide.calendar, (milestone) => {
    const deadline = deadlineOf(milestone, guide, cohort, extensions);
    return deadline && Date.parse(deadline.at);
  });

/** Days before a date from which what is owed is expected, and a reminder by hand is worth it. */
export const SOON_DAYS = 42;

/** Whether what is owed for `at` (ISO 8601) is expected at `now`. */
export const isSoon = (at: string, now: number): boolean => Date.parse(at) - now <= SOON_DAYS * DAY_MS;

/** What the milestones of a guide wait for, in their order; optional deliverables aside. */
export function owedIn(guide: Pick<Guide, 'calendar' | 'deliverables' | 'rubrics' | 'feedback'>): OwedAt[] {
  return guide.calendar.flatMap((milestone): OwedAt[] => {
    const deliverable = guide.deliverables.find((d) => d.milestone === milestone.id);
    if (deliverable) {
      return deliverable.optional ? [] : [{ milestone, kind: 'deliverable', item: deliverable.id, by: ['student'] }];
    }
    const asked = itemsOf(guide).find(({ item }) => item === milestone.of);
    return asked ? [{ milestone, kind: asked.kind, item: asked.item, by: asked.roles }] : [];
  });
}

/** How exposed a mission is, the most first: nothing is owed any more by those that broke off. */
export const RISKS = ['alert', 'late', 'check', 'expected', 'pending', 'done', 'broken-off'] as const;
export type Risk = (typeof RISKS)[number];

/** What the counts of a cohort gather. */
export const STANDINGS = ['danger', 'waiting', 'fine', 'stopped'] as const;
export type Standing = (typeof STANDINGS)[number];
export const STANDING: Readonly<Record<Risk, Standing>> = {
  alert: 'danger',
  late: 'danger',
  check: 'waiting',
  expected: 'waiting',
  pending: 'fine',
  done: 'fine',
  'broken-off': 'stopped',
};

/** How many missions stand how. */
export type Counts = Record<Standing, number> & { all: number };

/** Counts from those of each risk. */
export function countsOf(risks: Readonly<Partial<Record<Risk, number>>>): Counts {
  const counts: Counts = { danger: 0, waiting: 0, fine: 0, stopped: 0, all: 0 };
  for (const [risk, n] of Object.entries(risks) as [Risk, number][]) {
    counts[STANDING[risk]] += n;
    counts.all += n;
  }
  return counts;
}

export interface Exposure {
  risk: Risk;
  /** Steps that are late. */
  late: number;
  /** The soonest date of what is owed and not given, milliseconds; null without one. */
  due: number | null;
}

/** Milestone → state. */
export type Cells = ReadonlyMap<string, StepState>;

interface MatrixInput {
  guide: Guide;
  mission: Mission;
  thread: Pick<Thread, 'steps'>;
  /** Milliseconds. */
  now: number;
}

/** What is owed and not given: the thread says what is given. A deposit that is there bears a chip, whatever else it waits for. */
function openOf({ guide, mission, thread }: MatrixInput): { owed: OwedAt; due: number | null }[] {
  if (mission.brokenOff) return [];
  return owedIn(guide).flatMap((owed) => {
    const step = thread.steps.find(({ id }) => id === owed.milestone.id);
    if (!step || step.chip !== null || step.state === 'done') return [];
    const deadline = deadlineOf(owed.milestone, guide, mission.cohort, mission.extensions);
    return [{ owed, due: deadline && Date.parse(deadline.at) }];
  });
}

const isExpected = ({ due }: { due: number | null }, now: number) => due !== null && due - now <= SOON_DAYS * DAY_MS;

/** The cells of a mission: what its thread says. */
export const cellsOf = ({ steps }: Pick<Thread, 'steps'>): Cells => new Map(steps.map(({ id, state }) => [id, state]));

/** How exposed a mission is. `alert`: someone told of a worry that nobody has dealt with. */
export function exposureOf(input: MatrixInput & { alert: boolean }): Exposure {
  const { thread, mission, now, alert } = input;
  const open = openOf(input);
  const late = open.filter(({ due }) => due !== null && lateness(now, new Date(due).toISOString()) > 0).length;
  const due = open.reduce<number | null>((best, each) => (each.due === null ? best : Math.min(best ?? each.due, each.due)), null);
  const is = (): Risk => {
    if (alert) return 'alert';
    if (mission.brokenOff) return 'broken-off';
    if (late > 0) return 'late';
    if (thread.steps.some((step) => step.state === 'check')) return 'check';
    if (open.some((each) => isExpected(each, now))) return 'expected';
    return open.length > 0 ? 'pending' : 'done';
  };
  return { risk: is(), late, due };
}

/** The order of lists: exposure, steps that are late, the soonest date. Names settle the rest. */
export function byExposure(a: Exposure, b: Exposure): number {
  const soon = (due: number | null) => due ?? Number.MAX_SAFE_INTEGER;
  return RISKS.indexOf(a.risk) - RISKS.indexOf(b.risk) || b.late - a.late || soon(a.due) - soon(b.due);
}
