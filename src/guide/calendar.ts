/** Instants of the calendar: the last second of a milestone, in the guide's own zone, summer-time nights included. Pure. */
import { DAY_MS } from '../kernel/span.ts';
import type { Milestone } from './programme.ts';

/** What a cohort sets for a milestone, in place of the guide's default. */
export interface CohortDate {
  /** Last day, included: YYYY-MM-DD. */
  day?: string;
  /** Last second: HH:MM:SS. */
  time?: string;
}

const LAST_SECOND = '23:59:59';

/** The last day on which the milestone can be met, YYYY-MM-DD; null when neither guide nor cohort gives one. `before` ends the day before. */
export function lastDay(milestone: Milestone, cohort: CohortDate = {}): string | null {
  if (cohort.day) return cohort.day;
  if (milestone.on) return milestone.on;
  if (!milestone.before) return null;
  return dayAfter(milestone.before, -1);
}

/** `day` and `days` more (negative: before it), YYYY-MM-DD. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** One formatter a zone: it takes far longer to make than to use. */
const DAYS = new Map<string, Intl.DateTimeFormat>();

/** The day that a clock on the wall of `timeZone` shows at an instant (milliseconds), YYYY-MM-DD. */
export function dayIn(at: number, timeZone: string): string {
  const known = DAYS.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  DAYS.set(timeZone, known);
  return known.format(at);
}

/** The last instant of the milestone, ISO 8601 in UTC ("2025-05-29T21:59:59.000Z"); null when it has no day. `zone` is an IANA name. */
export function lastInstant(milestone: Milestone, zone: string, cohort: CohortDate = {}): string | null {
  const day = lastDay(milestone, cohort);
  if (day === null) return null;
  return instantOf(day, cohort.time ?? milestone.time?.value ?? LAST_SECOND, zone);
}

/**
 * The instant at which a clock on the wall of `zone` shows `day` `time`. An hour that a spring night skips is read with the offset
 * before the jump; an hour that an autumn night shows twice is its second showing: the person who hands in has the benefit.
 */
export function instantOf(day: string, time: string, zone: string): string {
  const key = `${day} ${time} ${zone}`;
  const known = INSTANTS.get(key) ?? computeInstant(day, time, zone);
  if (INSTANTS.size >= MOST_INSTANTS) INSTANTS.clear();
  INSTANTS.set(key, known);
  return known;
}

/** Instants computed already: lists ask for the same few dates, line after line. */
const INSTANTS = new Map<string, string>();
const MOST_INSTANTS = 5000;

function computeInstant(day: string, time: string, zone: string): string {
  const wall = Date.parse(`${day}T${time}Z`);
  const offsets = [offsetAt(wall - DAY_MS, zone), offsetAt(wall + DAY_MS, zone)];
  const instants = offsets.map((offset) => wall - offset);
  const exact = instants.filter((instant) => instant + offsetAt(instant, zone) === wall);
  const chosen = exact.length > 0 ? Math.max(...exact) : (instants[0] ?? wall);
  return new Date(chosen).toISOString();
}

/** One formatter a zone: it takes far longer to make than to use. */
const CLOCKS = new Map<string, Intl.DateTimeFormat>();
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known =
    CLOCKS.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  CLOCKS.set(timeZone, known);
  return known;
}

function offsetAt(instant: number, zone: string): number {
  const parts = clockOf(zone).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((p) => p.type === type)?.value ?? 0);
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return wall - Math.floor(instant / 1000) * 1000;
}
