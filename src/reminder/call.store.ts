/** The call list of a cohort, read at once; calls that were made, noted and taken back. */
import { sql } from 'kysely';
import type { Shelf } from '../guide/shelf.ts';
import type { Database } from '../kernel/database.ts';
import { refusedAddresses } from '../letter/outbox-list.store.ts';
import { stoppedIn } from '../letter/stop.store.ts';
import { linksOf } from '../identity/link-state.store.ts';
import { type Cohort, nameOf } from '../mission/mission.ts';
import { listMissions } from '../mission/mission.store.ts';
import { type CallMade, callList, type ToCall } from './calls.ts';
import { hasDeadline, type Missing } from './missing.ts';
import { BY_HAND, callsDue, digestKind } from './reminder.ts';
import { casesOf, leftOf, remindersOf, type SentReminder } from './reminder.store.ts';

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
  /** How many reminders left for it, and the last. */
  reminders: number;
  remindedAt: Date | null;
  stopped: boolean;
  /** Their address refuses letters: what the mail server said, '' where it is not known. Null: it takes them. */
  refused: string | null;
  opened: boolean;
}

/** Whether a reminder was of `item`: of this very version, where a person is to answer to one; whatever the date was, of what has one. */
const isAbout = ({ mission, milestone, person, due }: SentReminder, item: Missing) =>
  item.mission.id === mission &&
  item.milestone.id === milestone &&
  item.person.id === person &&
  (hasDeadline(item) || Date.parse(item.deadline!) === due);

/** The call list of `cohort` at `now` (milliseconds). */
export async function readCalls(db: Database, shelf: Shelf, cohort: Cohort, now: number): Promise<CallLine[]> {
  const { school } = cohort;
  const cases = await casesOf(db, shelf, await listMissions(db, school, { cohort: cohort.id }));
  const all = cases.map(({ mission }) => mission.id);
  const sent = await remindersOf(db, school, all);
  const left = leftOf(sent);
  const due = callsDue(cases, left, now);
  const ids = [...new Set(due.map(({ mission }) => mission.id))];
  const people = [...new Set(due.map(({ person }) => person.id))];
  const [made, stopped, links, refused] = await Promise.all([
    callsMade(db, cohort),
    stoppedIn(db, school),
    linksOf(db, school, ids),
    refusedAddresses(db, school, people),
  ]);
  return callList(due, made, left, now).map((line): CallLine => {
    const [first] = line.items;
    const { person } = first;
    const own = sent.filter((r) => r.days > -BY_HAND && line.items.some((item) => isAbout(r, item)));
    return {
      ...line,
      reminders: new Set(own.map(({ sentAt }) => sentAt.getTime())).size,
      remindedAt: own.at(-1)?.sentAt ?? null,
      stopped: stopped.has(`${person.id} ${digestKind(first)}`),
      refused: refused.get(person.id) ?? null,
      opened: links.some((l) => l.person === person.id && l.openedAt !== null),
    };
  });
}
