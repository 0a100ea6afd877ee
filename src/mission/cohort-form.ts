/** The form of a cohort: what was typed, what it means, what is wrong with it, what deserves a second look. Pure. */
import { type CohortDate, lastDay, lastInstant } from '../guide/calendar.ts';
import type { Milestone } from '../guide/programme.ts';
import type { Guide } from '../guide/schema.ts';
import { windowOf } from './mission-findings.ts';
import type { Cohort } from './mission.ts';

/** Milestone → what is in its two fields. */
export type TypedDates = Readonly<Record<string, { day: string; time: string }>>;

/** The form as it was typed, to be shown again as it was. */
export interface TypedCohort {
  name: string;
  year: string;
  dates: TypedDates;
}

export type FieldFault = 'name-missing' | 'name-long' | 'year' | 'day' | 'time' | 'time-alone' | 'guide' | 'guide-changed';
/** Field → what is wrong with it. */
export type Faults = Readonly<Record<string, FieldFault>>;

const NAME_LENGTH = 120;
const YEARS = { from: 2000, to: 2100 };

export const dayField = (milestone: string) => `day-${milestone}`;
export const timeField = (milestone: string) => `time-${milestone}`;

/** The fields of the dates of `guide` in a form. */
export function typedDates(guide: Pick<Guide, 'calendar'>, field: (name: string) => string): TypedDates {
  return Object.fromEntries(guide.calendar.map(({ id }) => [id, { day: field(dayField(id)), time: field(timeField(id)) }]));
}

/** What a cohort has set, as its form shows it. */
export function datesToTyped(guide: Pick<Guide, 'calendar'>, dates: Cohort['dates']): TypedDates {
  return Object.fromEntries(guide.calendar.map(({ id }) => [id, { day: dates[id]?.day ?? '', time: dates[id]?.time ?? '' }]));
}

/** A day of the calendar as YYYY-MM-DD, from itself or from "2/2/2026"; null when there is no such day. */
export function readDay(text: string): string | null {
  const found = /^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})$/.exec(text) ?? /^(?<d>\d{1,2})\/(?<m>\d{1,2})\/(?<y>\d{4})$/.exec(text);
  if (!found?.groups) return null;
  const { y, m, d } = found.groups as { y: string; m: string; d: string };
  const day = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  const at = Date.parse(`${day}T00:00:00Z`);
  const exists = !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
  return exists && Number(y) >= YEARS.from && Number(y) <= YEARS.to ? day : null;
}

/** A time as HH:MM:SS, from itself, "18:00" or "18 h 00"; null when no clock shows it. */
export function readTime(text: string): string | null {
  const found = /^(\d{1,2})\s*[:h]\s*(\d{2})(?::(\d{2}))?$/.exec(text);
  if (!found) return null;
  const [, h = '', m = '', s = '00'] = found;
  return Number(h) < 24 && Number(m) < 60 && Number(s) < 60 ? `${h.padStart(2, '0')}:${m}:${s}` : null;
}

function readDate(
  milestone: Milestone,
  typed: { day: string; time: string },
): { date: CohortDate; faults: Record<string, FieldFault> } {
  const faults: Record<string, FieldFault> = {};
  const day = typed.day ? readDay(typed.day) : null;
  const time = typed.time ? readTime(typed.time) : null;
  if (typed.day && !day) faults[dayField(milestone.id)] = 'day';
  if (typed.time && !time) faults[timeField(milestone.id)] = 'time';
  if (time && !typed.day && !milestone.on && !milestone.before) faults[dayField(milestone.id)] = 'time-alone';
  return { date: { ...(day && { day }), ...(time && { time }) }, faults };
}

/** The dates that were typed; a milestone left empty keeps the date of the guide. */
export function readDates(guide: Pick<Guide, 'calendar'>, typed: TypedDates): { dates: Cohort['dates']; faults: Faults } {
  const read = guide.calendar.map((m) => ({ id: m.id, ...readDate(m, typed[m.id] ?? { day: '', time: '' }) }));
  return {
    dates: Object.fromEntries(read.filter((r) => r.date.day || r.date.time).map((r) => [r.id, r.date])),
    faults: Object.assign({}, ...read.map((r) => r.faults)) as Faults,
  };
}

/** The whole form: the cohort that it makes, or what is wrong. */
export function readCohortForm(guide: Pick<Guide, 'calendar'>, typed: TypedCohort) {
  const { dates, faults } = readDates(guide, typed.dates);
  const year = /^\d{4}$/.test(typed.year) ? Number(typed.year) : NaN;
  const own: Record<string, FieldFault> = {};
  if (!typed.name) own['name'] = 'name-missing';
  else if (typed.name.length > NAME_LENGTH) own['name'] = 'name-long';
  if (!(year >= YEARS.from && year <= YEARS.to)) own['year'] = 'year';
  return { name: typed.name, year, dates, faults: { ...own, ...faults } as Faults };
}

/** Steps that come, by their dates, before the step that the guide puts before them. Nothing forbids it; it is often a slip. */
export function outOfOrder(
  guide: Pick<Guide, 'calendar' | 'timezone'>,
  dates: Cohort['dates'],
): { first: Milestone; next: Milestone }[] {
  const dated = guide.calendar.flatMap((milestone) => {
    const at = lastInstant(milestone, guide.timezone, dates[milestone.id]);
    return at ? [{ milestone, at }] : [];
  });
  return dated.flatMap(({ milestone, at }, index) => {
    const next = dated[index + 1];
    return next && Date.parse(next.at) < Date.parse(at) ? [{ first: milestone, next: next.milestone }] : [];
  });
}

/** A step whose day is far from the year of its cohort; `kept`: nobody gave it, it is that of the guide. */
export interface FarDate {
  milestone: Milestone;
  day: string;
  kept: boolean;
}

/** Steps dated outside the days between which missions of the cohort take place. Nothing forbids it; it is often another year's date. */
export function farFromYear(
  guide: Pick<Guide, 'calendar' | 'mission'>,
  { year, dates }: Pick<Cohort, 'year' | 'dates'>,
): FarDate[] {
  const window = windowOf(guide, year);
  if (!window) return [];
  return guide.calendar.flatMap((milestone) => {
    const day = lastDay(milestone, dates[milestone.id]);
    const isFar = day !== null && (day < window.from || day > window.to);
    return isFar ? [{ milestone, day, kept: dates[milestone.id]?.day === undefined }] : [];
  });
}

/** The year of the form once `guide` is the one chosen: that of the guide, unless another one was typed. `shown`: the guide of the form. */
export const yearFollowing = (typed: string, shown: Pick<Guide, 'year'> | undefined, guide: Pick<Guide, 'year'>): string =>
  typed === '' || typed === String(shown?.year) ? String(guide.year) : typed;

/** Steps whose last instant comes earlier with `after` than with `before`. */
export function shortened(
  guide: Pick<Guide, 'calendar' | 'timezone'>,
  before: Cohort['dates'],
  after: Cohort['dates'],
): { milestone: Milestone; from: string; to: string }[] {
  return guide.calendar.flatMap((milestone) => {
    const from = lastInstant(milestone, guide.timezone, before[milestone.id]);
    const to = lastInstant(milestone, guide.timezone, after[milestone.id]);
    return from && to && Date.parse(to) < Date.parse(from) ? [{ milestone, from, to }] : [];
  });
}

/** Steps that have no date yet. */
export function undated(guide: Pick<Guide, 'calendar' | 'timezone'>, dates: Cohort['dates']): Milestone[] {
  return guide.calendar.filter((m) => lastInstant(m, guide.timezone, dates[m.id]) === null);
}
