/** The call list: who is to be called now, who was called and is given some days, who comes back to the list. Pure. */
import { dayAfter, dayIn } from '../guide/calendar.ts';
import { readDay } from '../mission/cohort-form.ts';
import type { Missing } from './missing.ts';
import { callFrom, type Left } from './reminder.ts';

/** A call that someone made. */
export interface CallMade {
  id: string;
  person: string;
  /** YYYY-MM-DD. */
  on: string;
  note: string;
  /** Who called. */
  by: string;
  /** When that was said, milliseconds. */
  at: number;
}

/** Someone of the list, with what is missing of them and the calls that were made, newest first. */
export interface ToCall {
  items: readonly [Missing, ...Missing[]];
  made: readonly CallMade[];
  /** The day on which they are to be called again (YYYY-MM-DD); null for who is to be called now. */
  again: string | null;
}

/** Days that a call is given, where the guide reminds once at most after a date. */
const USUAL_DAYS = 7;

/** Days that a call is given: as many as the guide puts between its last two reminders. */
export function daysGiven({ reminders }: Pick<Missing, 'reminders'>): number {
  const after = reminders.map((days) => -days).filter((days) => days > 0);
  const [last, before] = after.toSorted((a, b) => b - a);
  return last === undefined || before === undefined ? USUAL_DAYS : last - before;
}

/** The list: those to call first, the longest late first; what `due` gathers is of one cohort, in the order of dates. */
export function callList(due: readonly Missing[], made: readonly CallMade[], left: Left, now: number): ToCall[] {
  const madeBy = Map.groupBy(
    made.toSorted((a, b) => b.on.localeCompare(a.on) || b.at - a.at),
    (call) => call.person,
  );
  const list = [...Map.groupBy(due, ({ person }) => person.id)].map(([person, all]): ToCall => {
    const items = all as [Missing, ...Missing[]];
    const calls = madeBy.get(person) ?? [];
    return { items, made: calls, again: againOn(items, calls[0], left, now) };
  });
  return list.toSorted((a, b) => Number(a.again !== null) - Number(b.again !== null));
}

/** Until when the last call is given; null when that is over, or when something came to the list since. */
function againOn(items: ToCall['items'], last: CallMade | undefined, left: Left, now: number): string | null {
  if (!last || items.some((item) => callFrom(item, left) > last.at)) return null;
  const again = dayAfter(last.on, Math.min(...items.map(daysGiven)));
  return dayIn(now, items[0].guide.timezone) < again ? again : null;
}

/** Longest note of a call. */
const LONGEST_NOTE = 500;
/** A call of longer ago is a mistake. */
const LONG_AGO_DAYS = 366;

/** A call as typed, `today` being YYYY-MM-DD: the day that it was made, or what is wrong field by field. */
export function readCall(
  { on, note }: { on: string; note: string },
  today: string,
): { on: string; faults: { on?: 'day' | 'future' | 'past'; note?: 'long' } } {
  const day = readDay(on);
  const wrong = day === null ? 'day' : day > today ? 'future' : day < dayAfter(today, -LONG_AGO_DAYS) ? 'past' : null;
  return { on: day ?? '', faults: { ...(wrong && { on: wrong }), ...(note.length > LONGEST_NOTE && { note: 'long' as const }) } };
}
