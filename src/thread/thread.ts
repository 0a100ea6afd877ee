/**
 * What the thread of a mission is made from, and what it is: its milestones in the order of their dates, each with its state, its date, who it
 * waits for, and the one next action of who reads it. Nothing of it is stored. Pure.
 */
import { dayIn } from '../guide/calendar.ts';
import type { Guide } from '../guide/schema.ts';
import { DAY_MS } from '../kernel/span.ts';
import type { Lang } from '../ui/lang.ts';
import type { Tone } from '../ui/signal.tsx';
import type { Mission } from '../mission/mission.ts';
import type { Card } from './thread-asked.ts';
import { THREAD_WORDS } from './thread-words.ts';
import type { ValidationWord } from './validation.ts';

/** The last version of a deliverable, as the thread sees it. */
export interface ThreadDeposit {
  id: string;
  deliverable: string;
  number: number;
  /** ISO 8601. */
  receivedAt: string;
  /** Last instant in force when it came. */
  deadline: string | null;
  /** Null until its check is done. */
  verdict: 'conform' | 'to-check' | 'blocked' | 'undetermined' | null;
  toCheck: number;
  blocking: number;
  contested: number;
  /** What tutors said of this version where they validate it, oldest first: the last word of each counts. */
  validations?: readonly ValidationWord[];
}

/** What a tutor owes or gave at a step: an appraisal, or feedback. */
export interface ThreadAppraisal {
  /** Rubric or feedback of the guide. */
  item: string;
  /** The tutor. */
  author: string;
  /** 'asked' once an invitation left. */
  state: 'asked' | 'draft' | 'submitted';
  /** ISO 8601: asked, saved or sent. */
  at: string;
  /** Where it is read, by a reader who may. */
  href?: string;
}

export interface ThreadInput {
  guide: Guide;
  mission: Mission;
  deposits: readonly ThreadDeposit[];
  /** Every appraisal and feedback asked, begun or given for the mission. A step of a rubric or of feedback waits for each tutor who owes one. */
  appraisals?: readonly ThreadAppraisal[];
  /** Who reads, when it is a tutor of the mission: what waits for them is their next action. */
  reader?: string;
  /** Deliverables that a lead reopened for one more version. */
  reopened: ReadonlySet<string>;
  /** 'student' reads their own; 'staff' reads of someone; 'list' reads a line whose name stands beside it. */
  viewer: 'student' | 'staff' | 'list';
  /** Milliseconds. */
  now: number;
  lang: Lang;
}

/**
 * The states of a step, wherever it is shown. 'expected': it waits for someone whose date is near, or for a tutor's word on what was handed in;
 * 'past': its date is over, and nothing says more of it; 'off': nobody will give it, the mission broke off.
 */
export const STEP_STATES = ['done', 'now', 'expected', 'check', 'late', 'past', 'wait', 'off'] as const;
export type StepState = (typeof STEP_STATES)[number];

export interface Step {
  id: string;
  title: string;
  state: StepState;
  /** "au plus tard le 29 mai à 23 h 59", with its year when it is another one, or that no date is set. */
  when: string;
  /** What happened, or who it waits for. */
  what: string;
  chip: { tone: Tone; words: string } | null;
  /** More time given: to whom, and the reason as it was written. */
  extension: string | null;
  /** Where the deposit and its page are read. */
  links: readonly { href: string; words: string }[];
  clauses: readonly string[];
  /** Deliverable handed in at this step. */
  deliverable: string | null;
  /** The card of the next action: on one step at most. */
  next: Card | null;
}

export interface Thread {
  /** A sentence about the state. */
  title: string;
  /** The student who reads is to declare their mission: that is the next action, and no step's. */
  declares: boolean;
  steps: readonly Step[];
  /** The step of the next action. */
  next: Step | null;
  /** The state of the whole, for lists. */
  state: StepState;
  /** How pressing it is, for lists: the smaller the sooner. Milliseconds to the deadline of what is missing, negative when late. */
  urgency: number;
}

/** `ms` in words for a sentence: "17 jours", "2 heures et 3 minutes", "3 minutes", "30 secondes". Never more than two units, days alone above one. */
export function remaining(ms: number, lang: Lang): string {
  const w = THREAD_WORDS[lang];
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [days, hours, minutes] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600), Math.floor(seconds / 60)];
  if (days >= 2) return w.days(days);
  const both = (large: string, small: number, words: (n: number) => string) =>
    small ? `${large} ${w.and} ${words(small)}` : large;
  if (days === 1) return both(w.days(1), hours - 24, w.hours);
  if (hours >= 1) return both(w.hours(hours), minutes - hours * 60, w.minutes);
  return minutes >= 1 ? w.minutes(minutes) : w.seconds(seconds);
}

/** How far `at` is from `now` (milliseconds) in words, before or after: from two days on, the days that a calendar of `zone` counts. */
export function apart(at: number, now: number, zone: string, lang: Lang): string {
  const days = Math.abs(Date.parse(dayIn(at, zone)) - Date.parse(dayIn(now, zone))) / DAY_MS;
  return remaining(days >= 2 ? days * DAY_MS : Math.abs(now - at), lang);
}
