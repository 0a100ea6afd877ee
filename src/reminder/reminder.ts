/** Reminders: what is missing of whom, which reminder is due, who is called once the last one left no answer. Pure. */
import { dayAfter, dayIn, instantOf, lastDay } from '../guide/calendar.ts';
import type { Deliverable } from '../guide/deliverable.ts';
import type { Milestone } from '../guide/programme.ts';
import type { Guide } from '../guide/schema.ts';
import type { Text } from '../guide/words.ts';
import { DAY_MS } from '../kernel/span.ts';
import { SOON_DAYS } from '../mission/matrix.ts';
import { deadlineOf, type Mission } from '../mission/mission.ts';
import { type Owed, owedBy, tutorsAs } from '../mission/owed.ts';
import type { ThreadAppraisal } from '../mission/thread.ts';
import type { Lang } from '../ui/lang.ts';
import { type Filed, validationsMissing } from './validations.ts';

/** Reminders leave in the morning of the guide's own zone. */
const MORNING = '08:00:00';
/** A reminder that could not leave for this long is not sent any more: the next one is. */
const STALE_MS = 3 * DAY_MS;
/** None comes after the last one: it may leave later. */
const LAST_STALE_MS = 14 * DAY_MS;

/** Half a year after a date, a call is no longer about a reminder. */
const CALL_MS = 183 * DAY_MS;

/** `days` of a call that the leads were told of. */
export const CALLED = -1_000_000;
/** `days` of what was asked by hand, and above: the second at which it was. */
export const BY_HAND = 1_000_000;

/** A mission with what was handed in and given. */
export interface ReminderCase {
  mission: Mission;
  guide: Guide;
  /** Deliverables with a version. */
  deposited: ReadonlySet<string>;
  /** Their last versions, where tutors validate some. */
  filed?: readonly Filed[];
  given: readonly Pick<ThreadAppraisal, 'item' | 'author' | 'state'>[];
}

/** Who is reminded. */
export interface Reminded {
  id: string;
  lastName: string;
  firstName: string;
  email: string;
  lang: Lang;
}

/** Something that someone has not given yet. */
export interface Missing {
  mission: Mission;
  guide: Guide;
  milestone: Milestone;
  /** ISO 8601; null without a date. */
  deadline: string | null;
  person: Reminded;
  /** 'student' for a deliverable. */
  role: 'student' | Owed['role'];
  /** What is owed by a tutor; null for a deliverable. */
  owed: Owed | null;
  /** What a tutor is to validate: `deadline` is when it came. */
  validates?: { deliverable: Deliverable; number: number };
  title: Text;
  /** False for a tutor whom nothing may leave to: name and address are not confirmed. */
  reachable: boolean;
}

/** A reminder to send. */
export interface Due extends Missing {
  /** Days before the milestone; negative after it. */
  days: number;
}

/** How a reminder is known: it leaves once for a deadline, and again when that has moved. */
export const keyOf = ({ mission, milestone, person, deadline }: Missing, days: number): string =>
  `${mission.id} ${milestone.id} ${person.id} ${days} ${deadline === null ? 0 : Date.parse(deadline)}`;

/** What is missing of a mission, step after step. Nothing of one that broke off. */
export function missingIn({ mission, guide, deposited, given, filed = [] }: ReminderCase): Missing[] {
  if (mission.brokenOff) return [];
  const sent = new Set(given.filter(({ state }) => state === 'submitted').map(({ item, author }) => `${item} ${author}`));
  const owed = owedBy(guide, mission).filter(({ item, person }) => !sent.has(`${item} ${person}`));
  const own = guide.calendar.flatMap((milestone): Missing[] => {
    const deadline = deadlineOf(milestone, guide, mission.cohort, mission.extensions)?.at ?? null;
    const about = { mission, guide, milestone, deadline };
    const deliverable = guide.deliverables.find((d) => d.milestone === milestone.id);
    const due: Missing[] =
      deliverable && !deliverable.optional && !deposited.has(deliverable.id)
        ? [{ ...about, person: mission.student, role: 'student', owed: null, title: deliverable.title, reachable: true }]
        : [];
    const tutors = owed
      .filter(({ item }) => item === milestone.of)
      .flatMap((each): Missing[] => {
        const tutor = tutorsAs(mission, each.role).find(({ id }) => id === each.person);
        const title = guide.rubrics.find(({ id }) => id === each.item)?.title ?? guide.feedback?.title ?? milestone.title;
        return tutor ? [{ ...about, person: tutor, role: each.role, owed: each, title, reachable: tutor.confirmed }] : [];
      });
    return [...due, ...tutors];
  });
  const validations = validationsMissing(mission, guide, filed);
  return [...own, ...validations.map((each): Missing => ({ mission, guide, owed: null, ...each }))];
}

/** When the reminder of `days` before `deadline` leaves, milliseconds. */
export function momentOf(deadline: string, days: number, zone: string): number {
  return Date.parse(instantOf(dayAfter(dayIn(Date.parse(deadline), zone), -days), MORNING, zone));
}

/** What is known of reminders when some are looked for. */
export interface Known {
  /** Milliseconds. */
  now: number;
  /** Reminders that left: `keyOf`. */
  sent: ReadonlySet<string>;
  /** "person kind" of digests that are stopped. */
  stopped: ReadonlySet<string>;
  /** Those who got a reminder today: theirs wait for tomorrow. */
  writtenToday: ReadonlySet<string>;
}

/** The letter that reminds someone. */
export const digestKind = ({ role }: Pick<Missing, 'role'>) => (role === 'student' ? 'remind-student' : 'remind-tutor');

/** The reminder of the calendar that has come for what is missing: the latest, unless it is stale. Null when none has. */
function latestOf({ milestone, deadline, guide }: Missing, now: number): number | null {
  if (deadline === null) return null;
  const come = milestone.reminders
    .map(({ days }) => ({ days, at: momentOf(deadline, days, guide.timezone) }))
    .filter(({ at }) => at <= now)
    .toSorted((a, b) => b.at - a.at);
  const [latest] = come;
  if (!latest || isOver(latest.days, deadline, now)) return null;
  const isLast = latest.days === lastDaysOf(milestone);
  return now - latest.at >= (isLast ? LAST_STALE_MS : STALE_MS) ? null : latest.days;
}

/** The last reminder after a date; 0 when none comes after it. */
const lastDaysOf = ({ reminders }: Milestone): number => Math.min(0, ...reminders.map(({ days }) => days));

/** What announces a date says nothing once it is over. */
const isOver = (days: number, deadline: string, now: number): boolean =>
  days >= 0 && days < BY_HAND && Date.parse(deadline) < now;

/** True when a letter that was to remind of `left` has nothing left to say: all of it was given, or announced a date that is over. */
export function isPointless(left: readonly LeftReminder[], cases: readonly ReminderCase[], now: number): boolean {
  const missing = new Map(
    cases.flatMap(missingIn).map((each) => [`${each.mission.id} ${each.milestone.id} ${each.person.id}`, each]),
  );
  return left.every(({ mission, milestone, person, days }) => {
    const each = missing.get(`${mission} ${milestone} ${person}`);
    return !each || each.deadline === null || isOver(days, each.deadline, now);
  });
}

/** A reminder that was written. */
export interface LeftReminder {
  mission: string;
  milestone: string;
  person: string;
  days: number;
}

/** The reminders to send now. What is given is no longer reminded of, nothing leaves twice, nobody gets two letters a day. */
export function remindersDue(cases: readonly ReminderCase[], { now, sent, stopped, writtenToday }: Known): Due[] {
  return cases.flatMap(missingIn).flatMap((missing) => {
    const { person, reachable } = missing;
    if (!reachable || writtenToday.has(person.id) || stopped.has(`${person.id} ${digestKind(missing)}`)) return [];
    const days = latestOf(missing, now);
    return days === null || sent.has(keyOf(missing, days)) ? [] : [{ ...missing, days }];
  });
}

/** What one person is written about in one letter. */
export interface Digest<T extends Missing = Due> {
  person: Reminded;
  kind: 'remind-student' | 'remind-tutor';
  /** Soonest deadline first. */
  items: readonly T[];
}

/** One letter a person, whatever the number of missions. */
export function digestsOf<T extends Missing>(missing: readonly T[]): Digest<T>[] {
  const groups = Map.groupBy(missing, (each) => `${each.person.id} ${digestKind(each)}`);
  return [...groups.values()].map((items) => ({
    person: items[0]!.person,
    kind: digestKind(items[0]!),
    items: items.toSorted((a, b) => (a.deadline ?? '9').localeCompare(b.deadline ?? '9')),
  }));
}

/** What is worth a reminder by hand: late, or due within six weeks; else what is due first. */
export function worthReminding(missing: readonly Missing[], now: number): Missing[] {
  const dated = missing.filter((each) => each.reachable && each.deadline !== null);
  const soon = dated.filter(({ deadline }) => Date.parse(deadline!) - now <= SOON_DAYS * DAY_MS);
  return soon.length > 0 ? soon : dated.toSorted((a, b) => a.deadline!.localeCompare(b.deadline!)).slice(0, 1);
}

/** Reminder → when it left, milliseconds. */
export type Left = ReadonlyMap<string, number>;

/** Those to call: what is still missing when the last reminder has come and left no answer for a day, or when nothing may be written. */
export function callsDue(cases: readonly ReminderCase[], left: Left, now: number): Missing[] {
  return cases
    .flatMap(missingIn)
    .filter((missing) => {
      const { milestone, deadline } = missing;
      if (deadline === null || Date.parse(deadline) >= now || now - Date.parse(deadline) > CALL_MS) return false;
      return milestone.reminders.length > 0 && now >= callFrom(missing, left);
    })
    .toSorted((a, b) => a.deadline!.localeCompare(b.deadline!));
}

/** When someone is to be called about what is missing: a day after the last reminder, which may have left late. */
export function callFrom(missing: Missing, left: Left): number {
  const last = lastDaysOf(missing.milestone);
  const planned = momentOf(missing.deadline!, last, missing.guide.timezone);
  return Math.max(planned, left.get(keyOf(missing, last)) ?? 0) + DAY_MS;
}

/** True when a step of the cohort has a date near enough for a reminder or a call: other cohorts are not read. */
export function mayBeDue(guide: Guide, dates: Mission['cohort']['dates'], now: number): boolean {
  // What tutors validate is dated from when it came, whatever the calendar says.
  if (guide.deliverables.some(({ validatedBy }) => validatedBy.length > 0)) return true;
  return guide.calendar.some((milestone) => {
    const day = milestone.reminders.length > 0 ? lastDay(milestone, dates[milestone.id]) : null;
    if (day === null) return false;
    const first = Math.max(...milestone.reminders.map((each) => each.days));
    // Extensions move a date for months, not for a year.
    return now >= Date.parse(day) - (first + 2) * DAY_MS && now <= Date.parse(day) + 400 * DAY_MS;
  });
}
