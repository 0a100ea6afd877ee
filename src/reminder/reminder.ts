/** Reminders: which one is due of what is missing, who is called once the last one left no answer. Pure. */
import { purposeOf } from '../appraisal/invite.ts';
import { dayAfter, dayIn, instantOf, lastDay } from '../guide/calendar.ts';
import type { Guide } from '../guide/schema.ts';
import { DAY_MS, MINUTE_MS } from '../kernel/span.ts';
import { SOON_DAYS } from '../thread/matrix.ts';
import { lateness, type Mission } from '../mission/mission.ts';
import { hasDeadline, type Missing, missingIn, type ReminderCase, type Reminded } from './missing.ts';

/** Reminders leave in the morning of the guide's own zone. */
export const MORNING = '08:00:00';
/** A reminder that could not leave for this long is not sent any more: the next one is. */
const STALE_MS = 3 * DAY_MS;
/** What was asked this long ago is reminded of at its time: a reminder of before would be stale. */
export const ASKED_MS = STALE_MS + DAY_MS;
/** None comes after the last one: it may leave later. */
const LAST_STALE_MS = 14 * DAY_MS;

/** Half a year after a date, a call is no longer about a reminder. */
const CALL_MS = 183 * DAY_MS;

/** `days` of a call that the leads were told of. */
export const CALLED = -1_000_000;
/** `days` of what was asked by hand, and above: the minute at which it was (`byHandAt`). */
export const BY_HAND = 1_000_000;

/** `days` of a reminder asked by hand at `now` (milliseconds). */
export const byHandAt = (now: number): number => Math.floor(now / MINUTE_MS);

/** A reminder to send. */
export interface Due extends Missing {
  /** Days before the deadline; negative after it. */
  days: number;
}

/** How a reminder is known: it leaves once for a deadline, and again when that has moved. */
export const keyOf = ({ mission, milestone, person, deadline }: Missing, days: number): string =>
  `${mission.id} ${milestone.id} ${person.id} ${days} ${deadline === null ? 0 : Date.parse(deadline)}`;

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
  /** What letters asked of people lately (`purposeKey`): when the last did, milliseconds. */
  asked: ReadonlyMap<string, number>;
}

/** How what someone is asked to give is known, by a link or by their account: `purpose` of what `item`. */
export const purposeKey = (asked: { mission: string; person: string; purpose: string; item: string }): string =>
  `${asked.mission} ${asked.person} ${asked.purpose} ${asked.item}`;

/** The letter that reminds someone of one thing alone; who gets it may stop it. */
export const digestKind = ({ role, asks }: Pick<Missing, 'role' | 'asks'>) =>
  role !== 'student' ? 'remind-tutor' : asks.kind === 'version' ? 'remind-version' : 'remind-student';

/** True from eight o'clock on: what waited for another day, or for a server that was down, does not leave at night. */
const isDay = (now: number, zone: string): boolean => now >= Date.parse(instantOf(dayIn(now, zone), MORNING, zone));

/** The reminder that has come for what is missing: the latest, unless it is stale. Null when none has. */
function latestOf({ reminders, deadline, guide }: Missing, now: number): number | null {
  if (deadline === null) return null;
  const come = reminders
    .map((days) => ({ days, at: momentOf(deadline, days, guide.timezone) }))
    .filter(({ at }) => at <= now)
    .toSorted((a, b) => b.at - a.at);
  const [latest] = come;
  if (!latest || isOver(latest.days, deadline, now)) return null;
  const isLast = latest.days === lastDaysOf(reminders);
  return now - latest.at >= (isLast ? LAST_STALE_MS : STALE_MS) ? null : latest.days;
}

/**
 * True when a letter asked for it on the day of its reminder or since: that reminder has nothing to add. The last one, which no other follows,
 * only waits for another day.
 */
function wasJustAsked(missing: Missing, days: number, { asked, now }: Known): boolean {
  const { mission, person, asks, deadline, reminders, guide } = missing;
  if (asks.kind !== 'answer' && asks.kind !== 'validation') return false;
  const what =
    asks.kind === 'answer'
      ? { purpose: purposeOf(asks.owed), item: asks.owed.item }
      : { purpose: asks.kind, item: asks.deliverable.id };
  const at = asked.get(purposeKey({ mission: mission.id, person: person.id, ...what }));
  if (at === undefined) return false;
  const isLast = days === lastDaysOf(reminders);
  return dayIn(at, guide.timezone) >= dayIn(isLast ? now : momentOf(deadline!, days, guide.timezone), guide.timezone);
}

/** The last reminder after a date; 0 when none comes after it. */
const lastDaysOf = (reminders: readonly number[]): number => Math.min(0, ...reminders);

/** What announces a date says nothing once it is over. */
const isOver = (days: number, deadline: string, now: number): boolean =>
  days >= 0 && days < BY_HAND && lateness(now, deadline) > 0;

/**
 * True when a letter that was to remind of `left` has nothing true left to say: all of it was given, or is for another date by now, or
 * announced one that is over, or was for someone to whom nothing is written any more. An address that refused letters says nothing of that: who
 * sends one again knows it.
 */
export function isPointless(left: readonly LeftReminder[], cases: readonly ReminderCase[], now: number): boolean {
  const missing = cases.flatMap(missingIn);
  return left.every(({ key, days }) => {
    const each = missing.find((one) => keyOf(one, days) === key);
    return !each || !(each.reachable || each.refused) || each.deadline === null || isOver(days, each.deadline, now);
  });
}

/** A reminder that was written. */
export interface LeftReminder {
  /** As `keyOf` knows it. */
  key: string;
  days: number;
}

/** The reminders to send now. What is given is no longer reminded of, nor what was just asked; nothing leaves twice, nobody gets two letters a day. */
export function remindersDue(cases: readonly ReminderCase[], known: Known): Due[] {
  const { now, sent, stopped, writtenToday } = known;
  return cases.flatMap(missingIn).flatMap((missing) => {
    const { person, reachable, guide } = missing;
    if (
      !reachable ||
      !isDay(now, guide.timezone) ||
      writtenToday.has(person.id) ||
      stopped.has(`${person.id} ${digestKind(missing)}`)
    )
      return [];
    const days = latestOf(missing, now);
    return days === null || sent.has(keyOf(missing, days)) || wasJustAsked(missing, days, known) ? [] : [{ ...missing, days }];
  });
}

/** What one person is written about in one letter. */
export interface Digest<T extends Missing = Due> {
  person: Reminded;
  kind: ReturnType<typeof digestKind>;
  /** Soonest deadline first. */
  items: readonly T[];
}

/** One letter a person, whatever the number of missions. A version that is wanted again, alone, has a letter of its own. */
export function digestsOf<T extends Missing>(missing: readonly T[]): Digest<T>[] {
  const groups = Map.groupBy(missing, ({ person, role }) => `${person.id} ${role === 'student'}`);
  return [...groups.values()].map((items) => ({
    person: items[0]!.person,
    kind: items.length === 1 ? digestKind(items[0]!) : items[0]!.role === 'student' ? 'remind-student' : 'remind-tutor',
    items: items.toSorted((a, b) => (a.deadline ?? '9').localeCompare(b.deadline ?? '9')),
  }));
}

/** What is worth a reminder by hand: late, or due within six weeks; else what is due first. */
export function worthReminding(missing: readonly Missing[], now: number): Missing[] {
  const dated = missing.filter((each) => each.reachable && each.deadline !== null);
  const soon = dated.filter(({ deadline }) => Date.parse(deadline!) - now <= SOON_DAYS * DAY_MS);
  return soon.length > 0 ? soon : dated.toSorted((a, b) => a.deadline!.localeCompare(b.deadline!)).slice(0, 1);
}

/** A reminder that left, as it is kept. */
export interface SentReminder extends LeftReminder {
  mission: string;
  milestone: string;
  person: string;
  /** What it was for: milliseconds, 0 without a date. */
  due: number;
  sentAt: Date;
  /** False when its letter came back, or never left. */
  arrived: boolean;
}

/** What left, as calls are told from it. */
export interface Left {
  /** Reminder → when it left, milliseconds. */
  at: ReadonlyMap<string, number>;
  /** The reminders of something missing that reached its person, oldest first. */
  of(missing: Missing): readonly SentReminder[];
}

/** What left, from `sent`, oldest first. A reminder of a version is of this very version; of what has a date, whatever the date was. */
export function leftOf(sent: readonly SentReminder[]): Left {
  const about = Map.groupBy(
    sent.filter(({ days, arrived }) => arrived && days > -BY_HAND),
    ({ mission, milestone, person }) => `${mission} ${milestone} ${person}`,
  );
  return {
    at: new Map(sent.map(({ key, sentAt }) => [key, sentAt.getTime()])),
    of: (missing) => {
      const own = about.get(`${missing.mission.id} ${missing.milestone.id} ${missing.person.id}`) ?? [];
      return hasDeadline(missing) ? own : own.filter(({ due }) => due === Date.parse(missing.deadline!));
    },
  };
}

/** Who is late once reminders are over: those to call, and those to remind first, the longest late first. */
export interface Calls {
  calls: Missing[];
  /** No reminder reached them, though one may: they joined after the last one. */
  first: Missing[];
}

/**
 * What is still missing a day after the time of its last reminder: of whom a reminder reached, or none can, to call; of anyone else, to remind
 * first. What the guide reminds nobody of calls nobody. `stopped`: "person kind" of digests that are stopped.
 */
export function callsDue(
  cases: readonly ReminderCase[],
  { left, stopped, now }: { left: Left; stopped: ReadonlySet<string>; now: number },
): Calls {
  const due = cases
    .flatMap(missingIn)
    .filter((missing) => {
      const { reminders, deadline } = missing;
      if (deadline === null || lateness(now, deadline) <= 0 || now - Date.parse(deadline) > CALL_MS) return false;
      return reminders.length > 0 && now >= callFrom(missing, left);
    })
    .toSorted((a, b) => a.deadline!.localeCompare(b.deadline!));
  const isFirst = (missing: Missing) =>
    missing.reachable && !stopped.has(`${missing.person.id} ${digestKind(missing)}`) && left.of(missing).length === 0;
  // Who is called about one thing is called about all that is missing of them.
  const called = new Set(due.filter((missing) => !isFirst(missing)).map(({ person }) => person.id));
  return { calls: due.filter(({ person }) => called.has(person.id)), first: due.filter(({ person }) => !called.has(person.id)) };
}

/** When someone is to be called about what is missing: a day after the last reminder, which may have left late, or by hand. */
export function callFrom(missing: Missing, left: Left): number {
  const last = lastDaysOf(missing.reminders);
  const planned = momentOf(missing.deadline!, last, missing.guide.timezone);
  const leftAt = left.at.get(keyOf(missing, last)) ?? left.of(missing).at(-1)?.sentAt.getTime();
  return Math.max(planned, leftAt ?? 0) + DAY_MS;
}

/** True when a step of the cohort has a date near enough for a reminder or a call: other cohorts are not read. */
export function mayBeDue(guide: Guide, dates: Mission['cohort']['dates'], now: number): boolean {
  const dated = guide.calendar.flatMap((milestone) => {
    const day = lastDay(milestone, dates[milestone.id]);
    return day === null ? [] : [{ at: Date.parse(day), reminders: milestone.reminders.map(({ days }) => days) }];
  });
  // Extensions move a date for months, not for a year.
  const isOld = (at: number) => now > at + 400 * DAY_MS;
  // What tutors validate is dated from when it came, whatever the calendar says: until its last date is old.
  const isValidated = guide.deliverables.some(({ validationReminders }) => validationReminders.length > 0);
  if (isValidated && !(dated.length > 0 && dated.every(({ at }) => isOld(at)))) return true;
  return dated.some(
    ({ at, reminders }) => reminders.length > 0 && now >= at - (Math.max(...reminders) + 2) * DAY_MS && !isOld(at),
  );
}
