/** What reminders leave at an instant, and whom leads are told to call: read, nothing written. */
import { dayIn, instantOf } from '../guide/calendar.ts';
import { findGuide, type Shelf } from '../guide/shelf.ts';
import type { Database } from '../kernel/database.ts';
import { stoppedIn } from '../letter/stop.store.ts';
import { type Addressee, leadsOf } from '../mission/alert.store.ts';
import { listCohorts } from '../mission/cohort.store.ts';
import type { Cohort } from '../mission/mission.ts';
import { listMissions } from '../mission/mission.store.ts';
import type { Missing, ReminderCase } from './missing.ts';
import { ASKED_MS, CALLED, callsDue, type Digest, digestsOf, keyOf, leftOf, mayBeDue, remindersDue } from './reminder.ts';
import { askedSince, casesOf, remindedSince, remindersOf } from './reminder.store.ts';

/** A cohort that has a date near, with its missions. */
export interface Near {
  cohort: Cohort;
  cases: readonly ReminderCase[];
}

/** The cohorts that have a date near one of `instants` (milliseconds). */
export async function cohortsNear(
  db: Database,
  shelf: Shelf,
  school: string,
  instants: readonly [number, ...number[]],
): Promise<Near[]> {
  const near: Near[] = [];
  for (const cohort of await listCohorts(db, school)) {
    const guide = findGuide(shelf, cohort.guide, cohort.version);
    if (!guide || !instants.some((now) => mayBeDue(guide, cohort.dates, now))) continue;
    near.push({ cohort, cases: await casesOf(db, shelf, await listMissions(db, school, { cohort: cohort.id })) });
  }
  return near;
}

const idsOf = (cases: readonly ReminderCase[]) => cases.map(({ mission }) => mission.id);

/** The letters of reminders that leave for `near`, of one school, at `now`. */
export async function digestsDue(db: Database, school: string, near: readonly Near[], now: number): Promise<Digest[]> {
  const cases = near.flatMap((one) => one.cases);
  if (cases.length === 0) return [];
  // "Today" is on the clocks of the first guide.
  const zone = cases[0]!.guide.timezone;
  const [sent, stopped, asked, writtenToday] = await Promise.all([
    remindersOf(db, school, idsOf(cases)),
    stoppedIn(db, school),
    askedSince(db, school, now - ASKED_MS),
    remindedSince(db, school, Date.parse(instantOf(dayIn(now, zone), '00:00:00', zone))),
  ]);
  const known = { now, stopped, asked, writtenToday, sent: new Set(sent.map(({ key }) => key)) };
  return digestsOf(remindersDue(cases, known));
}

/** Who leads a cohort and wants to know, and what they were not told of yet: whom to call. */
export interface CallsToTell {
  leads: readonly Addressee[];
  calls: readonly Missing[];
}

/** Of whom the leads of a cohort are to be told at `now`. */
export async function callsToTell(db: Database, { cohort, cases }: Near, now: number): Promise<CallsToTell> {
  const { school, guide } = cohort;
  const [sent, stopped] = await Promise.all([remindersOf(db, school, idsOf(cases)), stoppedIn(db, school)]);
  const left = leftOf(sent);
  const calls = callsDue(cases, { left, stopped, now }).calls.filter((call) => !left.at.has(keyOf(call, CALLED)));
  const all = calls.length > 0 ? await leadsOf(db, school, guide) : [];
  return { calls, leads: all.filter((lead) => !stopped.has(`${lead.id} remind-staff`)) };
}
