/** Reminders in the database: what is missing is read, what left is kept so that it leaves once. */
import { sql } from 'kysely';
import { appraisalsOf } from '../appraisal/appraisal.store.ts';
import { summariesOf } from '../deposit/deposit.store.ts';
import { findGuide, type Shelf } from '../guide/shelf.ts';
import { among, type Database } from '../kernel/database.ts';
import type { Services } from '../kernel/services.ts';
import { refusedAddresses } from '../letter/refused.store.ts';
import { listMissions } from '../mission/mission.store.ts';
import type { Mission } from '../mission/mission.ts';
import type { ReminderCase } from './missing.ts';
import { purposeKey, BY_HAND, type Due, isPointless, type SentReminder } from './reminder.ts';

export type ReminderDeps = Pick<Services, 'config' | 'clock'>;

/** `missions` with what was handed in and given, who of them left, whose address refuses letters. Those whose guide is not on the shelf are left out. */
export async function casesOf(db: Database, shelf: Shelf, missions: readonly Mission[]): Promise<ReminderCase[]> {
  const school = missions[0]?.school;
  if (school === undefined) return [];
  const ids = missions.map((m) => m.id);
  const [deposits, given, left, refused] = await Promise.all([
    summariesOf(db, school, ids),
    appraisalsOf(db, school, ids),
    leftSchool(db, school, missions),
    refusedAddresses(db, school),
  ]);
  const depositsBy = Map.groupBy(deposits, (d) => d.mission);
  const givenBy = Map.groupBy(given, (g) => g.mission);
  return missions.flatMap((mission) => {
    const guide = findGuide(shelf, mission.cohort.guide, mission.cohort.version);
    if (!guide) return [];
    return [{ mission, guide, filed: depositsBy.get(mission.id) ?? [], given: givenBy.get(mission.id) ?? [], left, refused }];
  });
}

/** Those of the people of `missions` who left the school: they may still be named in a mission. */
async function leftSchool(db: Database, school: string, missions: readonly Mission[]): Promise<ReadonlySet<string>> {
  const people = missions.flatMap((m) => [m.student, ...m.companyTutors, ...m.academicTutors].map(({ id }) => id));
  const rows = await db
    .selectFrom('person')
    .select('person_id')
    .where('school_id', '=', school)
    .where('person_id', '=', among([...new Set(people)]))
    .where('left_at', 'is not', null)
    .execute();
  return new Set(rows.map((row) => row.person_id));
}

/** The schools of this server. */
export async function schools(db: Database): Promise<string[]> {
  const rows = await db.selectFrom('school').select('school_id').orderBy('school_id').execute();
  return rows.map((r) => r.school_id);
}

/** False of a row of `reminder` whose letter came back, never left, or was not sent in the end. */
export const ARRIVED = sql<boolean>`NOT EXISTS (SELECT FROM outbox AS o WHERE o.school_id = reminder.school_id
  AND o.letter_id = reminder.letter_id AND (o.dead_at IS NOT NULL OR o.dropped_at IS NOT NULL))`;

/** What left for `missions`, oldest first. */
export async function remindersOf(db: Database, school: string, missions: readonly string[]): Promise<SentReminder[]> {
  if (missions.length === 0) return [];
  const rows = await db
    .selectFrom('reminder')
    .select(['mission_id', 'milestone', 'person_id', 'days', 'due', 'sent_at', ARRIVED.as('arrived')])
    .where('school_id', '=', school)
    .where(sql<boolean>`mission_id = ANY(${missions}::uuid[])`)
    .orderBy('sent_at')
    .execute();
  return rows.map((r) => ({
    key: rowKey(r),
    mission: r.mission_id,
    milestone: r.milestone,
    person: r.person_id,
    days: r.days,
    due: r.due.getTime(),
    sentAt: r.sent_at,
    arrived: r.arrived,
  }));
}

/** `keyOf` of a row. */
const rowKey = (r: { mission_id: string; milestone: string; person_id: string; days: number; due: Date }): string =>
  `${r.mission_id} ${r.milestone} ${r.person_id} ${r.days} ${r.due.getTime()}`;

/** True when what the letter was to remind of has nothing true left to say (`isPointless`). False for a letter that reminds of nothing. */
export async function remindsOfNothing(
  deps: { db: Database; shelf: () => Shelf },
  { school, letter, now }: { school: string; letter: string; now: number },
): Promise<boolean> {
  const rows = await deps.db
    .selectFrom('reminder')
    .select(['mission_id', 'milestone', 'person_id', 'days', 'due'])
    .where('school_id', '=', school)
    .where('letter_id', '=', letter)
    .execute();
  if (rows.length === 0) return false;
  const missions = await listMissions(deps.db, school, { ids: [...new Set(rows.map((r) => r.mission_id))] });
  const left = rows.map((r) => ({ key: rowKey(r), days: r.days }));
  return isPointless(left, await casesOf(deps.db, deps.shelf(), missions), now);
}

/** Those of `school` who were reminded of something since `since` (milliseconds). */
export async function remindedSince(db: Database, school: string, since: number): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('reminder')
    .select('person_id')
    .distinct()
    .where('school_id', '=', school)
    .where('sent_at', '>=', new Date(since))
    .where('days', '>', -BY_HAND)
    .execute();
  return new Set(rows.map((r) => r.person_id));
}

/** What letters asked people of `school` to give since `since` (milliseconds), as `purposeKey` knows it: when. Those that came back asked nothing. */
export async function askedSince(db: Database, school: string, since: number): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<Parameters<typeof purposeKey>[0] & { at: Date }>`
    SELECT mission, person, purpose, item, max(at) AS at FROM (
      SELECT l.mission_id AS mission, l.person_id AS person, l.purpose, l.item, l.created_at AS at FROM link AS l
      WHERE l.school_id = ${school} AND l.created_at >= ${new Date(since)} AND l.revoked_at IS NULL
        -- A letter that brings several links to one person names the first of them.
        AND NOT EXISTS (SELECT FROM link AS s JOIN outbox AS o ON o.school_id = s.school_id AND o.link_id = s.link_id
          WHERE s.school_id = l.school_id AND s.person_id = l.person_id AND s.created_at = l.created_at AND o.dead_at IS NOT NULL)
      UNION ALL
      SELECT i.mission_id, i.person_id, i.purpose, i.item, i.asked_at FROM account_invitation AS i
      WHERE i.school_id = ${school} AND i.asked_at >= ${new Date(since)} AND NOT EXISTS (SELECT FROM outbox AS o
        WHERE o.school_id = i.school_id AND o.letter_id = i.letter_id AND o.dead_at IS NOT NULL)) AS asked
    GROUP BY mission, person, purpose, item`.execute(db);
  return new Map(rows.map(({ at, ...asked }) => [purposeKey(asked), at.getTime()]));
}

/** Keeps that reminders leave, in `letter` (null: in several). @returns the keys of those that had not left yet */
export async function claim(
  trx: Database,
  items: readonly Due[],
  { letter, at }: { letter: string | null; at: number },
): Promise<ReadonlySet<string>> {
  if (items.length === 0) return new Set();
  const rows = await trx
    .insertInto('reminder')
    .values(
      items.map(({ mission, milestone, person, days, deadline }) => ({
        school_id: mission.school,
        mission_id: mission.id,
        milestone: milestone.id,
        person_id: person.id,
        days,
        due: new Date(deadline ?? 0),
        letter_id: letter,
        sent_at: new Date(at),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning(['mission_id', 'milestone', 'person_id', 'days', 'due'])
    .execute();
  return new Set(rows.map(rowKey));
}
