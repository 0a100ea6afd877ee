/** The call list of a cohort, read at once; calls that were made, noted and taken back. */
import { sql } from 'kysely';
import { findGuide, type Shelf } from '../guide/shelf.ts';
import type { Database } from '../kernel/database.ts';
import { refusedAddresses } from '../letter/refused.store.ts';
import { stoppedIn } from '../letter/stop.store.ts';
import { linksOf } from '../identity/link-state.store.ts';
import { type Cohort, nameOf } from '../mission/mission.ts';
import { listMissions } from '../mission/mission.store.ts';
import { type CallMade, callList, type ToCall } from './calls.ts';
import { maybeCalled } from './exposure.store.ts';
import type { Missing } from './missing.ts';
import { callsDue, digestKind, leftOf, mayBeDue } from './reminder.ts';
import { casesOf, remindersOf } from './reminder.store.ts';

/** Calls that were made in a cohort. */
export async function callsMade(db: Database, { school, id }: Pick<Cohort, 'school' | 'id'>): Promise<CallMade[]> {
  const rows = await db
    .selectFrom('call as c')
    .innerJoin('person as p', (j) => j.onRef('p.school_id', '=', 'c.school_id').onRef('p.person_id', '=', 'c.said_by'))
    .select(['c.call_id', 'c.person_id', 'c.note', 'c.said_at', 'p.first_name', 'p.last_name'])
    .select(sql<string>`to_char(c.called_on, 'YYYY-MM-DD')`.as('on'))
    .where('c.school_id', '=', school)
    .where('c.cohort_id', '=', id)
    .execute();
  return rows.map((r) => ({
    id: r.call_id,
    person: r.person_id,
    on: r.on,
    note: r.note,
    by: nameOf({ firstName: r.first_name, lastName: r.last_name }),
    at: r.said_at.getTime(),
  }));
}

/** Notes that someone of a cohort was called. */
export async function addCall(
  trx: Database,
  call: { school: string; cohort: string; person: string; on: string; note: string; by: string; at: number },
): Promise<void> {
  const { school, cohort, person, on, note, by, at } = call;
  await trx
    .insertInto('call')
    .values({ school_id: school, cohort_id: cohort, person_id: person, called_on: on, note, said_by: by, said_at: new Date(at) })
    .execute();
}

/** Takes a call back. @returns who was said to be called; null when there is no such call in the cohort */
export async function removeCall(trx: Database, { school, id }: Cohort, call: string): Promise<string | null> {
  const row = await trx
    .deleteFrom('call')
    .where('school_id', '=', school)
    .where('cohort_id', '=', id)
    .where('call_id', '=', call)
    .returning('person_id')
    .executeTakeFirst();
  return row?.person_id ?? null;
}

/** Someone of the list, with what is known of the letters that they got. */
export interface CallLine extends ToCall {
  /** How many reminders reached them about it, and the last. */
  reminders: number;
  remindedAt: Date | null;
  stopped: boolean;
  /** Their address refuses letters: what the mail server said, '' where it is not known. Null: it takes them. */
  refused: string | null;
  opened: boolean;
}

/** The missions of `cohort` of which someone may be to call, read by the database. */
async function casesMaybe(db: Database, shelf: Shelf, cohort: Cohort, now: number) {
  const guide = findGuide(shelf, cohort.guide, cohort.version);
  if (!guide || !mayBeDue(guide, cohort.dates, now)) return [];
  const ids = await maybeCalled(db, { cohort, guide, now });
  return ids.length === 0 ? [] : casesOf(db, shelf, await listMissions(db, cohort.school, { ids }));
}

/** The call list, and who is to be reminded first: `callsDue`. */
export interface CallLines {
  lines: CallLine[];
  first: readonly Missing[];
}

/** The call list of `cohort` at `now` (milliseconds). */
export async function readCalls(db: Database, shelf: Shelf, cohort: Cohort, now: number): Promise<CallLines> {
  const { school } = cohort;
  const cases = await casesMaybe(db, shelf, cohort, now);
  const all = cases.map(({ mission }) => mission.id);
  const [sent, stopped] = await Promise.all([remindersOf(db, school, all), stoppedIn(db, school)]);
  const left = leftOf(sent);
  const { calls, first } = callsDue(cases, { left, stopped, now });
  const ids = [...new Set(calls.map(({ mission }) => mission.id))];
  const [made, links, refused] = await Promise.all([
    callsMade(db, cohort),
    linksOf(db, school, ids),
    refusedAddresses(db, school),
  ]);
  const lines = callList(calls, made, left, now).map((line): CallLine => {
    const { person } = line.items[0];
    const own = line.items.flatMap((item) => left.of(item)).map(({ sentAt }) => sentAt.getTime());
    return {
      ...line,
      reminders: new Set(own).size,
      remindedAt: own.length > 0 ? new Date(Math.max(...own)) : null,
      stopped: stopped.has(`${person.id} ${digestKind(line.items[0])}`),
      refused: refused.get(person.id) ?? null,
      opened: links.some((l) => l.person === person.id && l.openedAt !== null),
    };
  });
  return { lines, first };
}
