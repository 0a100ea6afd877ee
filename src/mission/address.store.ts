/** The name and the address of a tutor, corrected on one of their missions: what they follow, whose word they are, the change. */
import { sql } from 'kysely';
import { type AccountLetterDeps, type ChangedBy, tellAddress } from '../identity/account-letter.store.ts';
import { addressChanged } from '../identity/link.store.ts';
import { takeAddressBack } from '../identity/merge.store.ts';
import { personOfEmail, type Person } from '../identity/person.store.ts';
import { updatePerson } from '../identity/person-change.store.ts';
import type { Database } from '../kernel/database.ts';
import type { JournalEntry } from '../kernel/journal.store.ts';
import { CONTACT_FIELDS, type Contact, contactOf, sameAddress, type Standing } from './address.ts';
import type { Mission } from './mission.ts';

/** Whether the student of the mission named this tutor, or nobody confirmed them; nobody else is followed by them, and they opened nothing. */
async function isOwn(db: Database, { school, id, student }: Mission, person: string): Promise<boolean> {
  const { rows } = await sql<{ own: boolean }>`
    SELECT (t.confirmed_at IS NULL OR EXISTS (SELECT FROM journal AS j WHERE j.school_id = ${school}
          AND j.subject = ${`mission:${id}`} AND j.action = 'mission.declared' AND j.actor = ${student.id}
          AND j.at < t.since + interval '1 minute' AND j.details -> 'tutors' -> 'came' ? ${person}))
      AND NOT EXISTS (SELECT FROM mission_tutor AS o WHERE o.school_id = ${school} AND o.person_id = ${person}
          AND (o.mission_id <> ${id} OR o.kind <> 'company'))
      AND NOT EXISTS (SELECT FROM link AS l WHERE l.school_id = ${school} AND l.person_id = ${person} AND l.opened_at IS NOT NULL)
      AND NOT EXISTS (SELECT FROM journal AS j WHERE j.school_id = ${school} AND j.subject = ${`person:${person}`}
          AND j.action = 'person.entered') AS own
    FROM mission_tutor AS t WHERE t.school_id = ${school} AND t.mission_id = ${id} AND t.person_id = ${person}
      AND t.kind = 'company' AND t.left_at IS NULL`.execute(db);
  return rows[0]?.own ?? false;
}

/** What decides who corrects `person`. */
export async function standingOfTutor(db: Database, mission: Mission, person: Person): Promise<Standing> {
  const { rows } = await sql<{ programme: string }>`
    SELECT DISTINCT c.guide AS programme FROM mission_tutor AS t JOIN mission AS m USING (school_id, mission_id)
    JOIN cohort AS c USING (school_id, cohort_id)
    WHERE t.school_id = ${person.school} AND t.person_id = ${person.id}`.execute(db);
  return {
    roles: person.roles,
    left: person.leftAt !== null,
    programmes: rows.map((row) => row.programme),
    isOwn: await isOwn(db, mission, person.id),
  };
}

/** Who has `email` already, when it is not `person`; null when nobody has. `here`: someone of the same school, who is there. */
export async function holderOf(db: Database, person: Person, email: string): Promise<{ here: boolean } | null> {
  const known = await personOfEmail(db, email);
  return known === null || known.id === person.id ? null : { here: known.school === person.school && known.leftAt === null };
}

/** Who is corrected, as they were, how and by whom. `kept`: a session of theirs that goes on. */
interface Correction {
  person: Person;
  to: Contact;
  by: ChangedBy;
  at: number;
  kept?: string | null;
}

/** Gives someone, who is held, the name and the address of `to`. What went to an address before is dead, and they are told (`tellAddress`). */
export async function giveContact(
  deps: AccountLetterDeps,
  trx: Database,
  { person, to, by, at, kept = null }: Correction,
): Promise<void> {
  const { school, id, email } = person;
  await takeAddressBack(trx, { school, person: id, email: to.email });
  await updatePerson(trx, school, id, contactOf(to));
  if (sameAddress(to.email, email)) return;
  await tellAddress(deps, trx, { school, person: id }, { before: email, by });
  await addressChanged(trx, { school, person: id, at, kept });
}

/** What the journal says of each mission that `person` follows, once their name or their address is that of `to`. */
export async function correctedEntries(
  trx: Database,
  by: Pick<JournalEntry, 'at' | 'actor' | 'via'>,
  { person, to }: Pick<Correction, 'person' | 'to'>,
): Promise<JournalEntry[]> {
  const { school, id } = person;
  const [before, after] = [contactOf(person), contactOf(to)];
  if (CONTACT_FIELDS.every((field) => before[field] === after[field])) return [];
  const rows = await trx
    .selectFrom('mission_tutor')
    .select('mission_id')
    .distinct()
    .where('school_id', '=', school)
    .where('person_id', '=', id)
    .where('left_at', 'is', null)
    .orderBy('mission_id')
    .execute();
  const entry = { ...by, school, action: 'tutor.corrected', details: { person: id, before, after } };
  return rows.map(({ mission_id: mission }) => ({ ...entry, subject: `mission:${mission}` }));
}

/** Corrects a tutor of `mission` (`giveContact`): their name and their address are right from now on, so that invitations may leave. */
export async function correctTutor(
  deps: AccountLetterDeps,
  trx: Database,
  { mission: { school, id }, ...correction }: Correction & { mission: Mission },
): Promise<void> {
  const { person, at } = correction;
  await giveContact(deps, trx, correction);
  await trx
    .updateTable('mission_tutor')
    .set({ confirmed_at: new Date(at) })
    .where('school_id', '=', school)
    .where('mission_id', '=', id)
    .where('person_id', '=', person.id)
    .where('kind', '=', 'company')
    .where('confirmed_at', 'is', null)
    .execute();
}
