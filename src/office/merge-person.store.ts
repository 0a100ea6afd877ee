/** Two records become one: what each slice keeps of the one that goes is moved, in one transaction, and told by the journal. */
import { sql } from 'kysely';
import { movePerson as moveAppraisals, saidBy, twoForms } from '../appraisal/merge.store.ts';
import { movePerson as moveDeposits } from '../deposit/merge.store.ts';
import { lockPeople } from '../identity/enrol-many.store.ts';
import { addressChanged } from '../identity/link.store.ts';
import { holdBoth, movePerson as moveIdentity, takeAddressBack } from '../identity/merge.store.ts';
import { type Person, readPerson } from '../identity/person.store.ts';
import type { Database } from '../kernel/database.ts';
import { recordAll } from '../kernel/journal.store.ts';
import type { Merge } from '../kernel/merge.ts';
import { movePerson as moveOutbox, renamePerson } from '../kernel/merge.store.ts';
import { movePerson as moveLetters } from '../letter/merge.store.ts';
import { type MissionLine, missionLines, movePerson as moveMissions, ownTutor, twoMissions } from '../mission/merge.store.ts';
import { movePerson as moveReminders } from '../reminder/merge.store.ts';
import type { PersonEntry } from './person-journal.ts';
import { numbersDiffer, type Obstacle } from './merge-person.ts';

/** What the office itself keeps. */
const moveOffice = (trx: Database, merge: Merge) =>
  renamePerson(trx, merge, { import_run: ['created_by'], bulk_act: ['done_by'] });

/** In the order in which slices read one another; what is kept for ever follows what identity wrote. */
const MOVES = [
  moveOutbox,
  moveLetters,
  moveIdentity,
  moveMissions,
  moveDeposits,
  moveAppraisals,
  moveReminders,
  moveOffice,
] as const;

/** What stands in the way of these two records being one person. */
export async function obstaclesTo(db: Database, one: Person, two: Person): Promise<Obstacle[]> {
  const both = { school: one.school, from: one.id, into: two.id };
  const found: Obstacle[] = [
    { code: 'own-tutor', missions: await ownTutor(db, both) },
    { code: 'two-missions', missions: await twoMissions(db, both) },
    { code: 'two-forms', missions: await twoForms(db, both) },
  ];
  return [
    ...(numbersDiffer(one, two) ? [{ code: 'two-numbers' as const, missions: [] }] : []),
    ...found.filter(({ missions }) => missions.length > 0),
  ];
}

/** A record with what it holds, as the page sets it beside another. */
export interface Record {
  person: Person;
  missions: readonly MissionLine[];
  appraisals: number;
  feedback: number;
}

/** Everything that is shown of a record before it is merged. */
export async function readRecord(db: Database, person: Person): Promise<Record> {
  const { school, id } = person;
  return { person, missions: await missionLines(db, school, id), ...(await saidBy(db, school, id)) };
}

/** Who merges, and what they chose beside the record that stays. */
export interface MergeOrder extends Merge {
  actor: string;
  /** The record whose address lets in from now on. */
  email: string;
}

/**
 * Holds every mission that either has or follows, then both records: the order in which forms take theirs. What they send meanwhile was
 * written before, and moves along, or finds the merge done, and is refused (`recordAll`).
 */
async function holdAll(trx: Database, { school, from, into }: MergeOrder): Promise<(Person | null)[]> {
  await sql`
    SELECT FROM mission AS m WHERE m.school_id = ${school} AND (m.student_id IN (${from}, ${into}) OR EXISTS (
      SELECT FROM mission_tutor AS t WHERE t.school_id = m.school_id AND t.mission_id = m.mission_id AND t.person_id IN (${from}, ${into})))
    ORDER BY m.mission_id FOR UPDATE`.execute(trx);
  return holdBoth(trx, school, [from, into]);
}

/**
 * Merges `from` into `into`. Nothing is written when something stands in the way, which is returned; null when one of them is not there any
 * more, or was merged already.
 */
export async function mergePeople(trx: Database, order: MergeOrder): Promise<readonly Obstacle[] | null> {
  const { school, from, into, at, actor } = order;
  await lockPeople(trx, school);
  const [gone, kept] = await holdAll(trx, order);
  if (!gone || !kept || gone.mergedInto !== null || kept.mergedInto !== null) return null;
  const obstacles = await obstaclesTo(trx, gone, kept);
  if (obstacles.length > 0) return obstacles;
  const missions = [...(await missionLines(trx, school, from))].map((line) => line.mission);
  for (const move of MOVES) await move(trx, order);
  if (order.email === from) {
    await takeAddressBack(trx, { school, person: into, email: gone.email });
    await addressChanged(trx, { school, person: into, at });
  }
  const { email } = (await readPerson(trx, school, into))!;
  const other = email === gone.email ? kept.email : gone.email;
  const { lastName, firstName } = gone;
  const entry = { school, at, actor, via: 'session', action: 'person.merged' };
  const details = { person: into, from, lastName, firstName, email, otherEmail: other };
  await recordAll(trx, school, [
    ...[...new Set(missions)].map((mission) => ({ ...entry, subject: `mission:${mission}`, details: { person: into, from } })),
    { ...entry, subject: `person:${from}`, details },
    { ...entry, subject: `person:${into}`, details },
  ]);
  return [];
}

/** The last entries about a person and the records merged into theirs, newest first. */
export async function personJournal(db: Database, school: string, person: string, limit: number): Promise<PersonEntry[]> {
  const { rows } = await sql<Omit<PersonEntry, 'seq' | 'at'> & { seq: string; at: Date }>`
    SELECT j.seq, j.at, a.first_name || ' ' || a.last_name AS actor, j.via, j.action, j.details FROM journal AS j
    LEFT JOIN person AS a ON a.school_id = j.school_id AND a.person_id = j.actor
    WHERE j.school_id = ${school} AND j.subject IN (SELECT 'person:' || p.person_id FROM person AS p
        WHERE p.school_id = ${school} AND (p.person_id = ${person} OR p.merged_into = ${person}))
      AND (j.action <> 'person.merged' OR j.subject = ${`person:${person}`})
    ORDER BY j.seq DESC LIMIT ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, seq: Number(row.seq), at: row.at.getTime() }));
}
