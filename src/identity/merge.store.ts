/** Two records that turn out to be one person: found, told apart, or brought together. The record that goes keeps its address, for the journal and for files that still bear it. */
import { sql } from 'kysely';
import type { Database } from '../kernel/database.ts';
import type { Merge } from '../kernel/merge.ts';
import { moveRows, renamePerson } from '../kernel/merge.store.ts';
import { type Person, readPerson } from './person.store.ts';
import { updatePerson } from './person-change.store.ts';

/** Pairs shown at once. */
const PAIRS = 50;

/** People of one name whom nobody told apart, one of them there at least; not those whose numbers differ, who are two students. */
const PAIRED =
  sql.raw(`person AS a JOIN person AS b ON b.school_id = a.school_id AND b.named = a.named AND a.person_id < b.person_id
  WHERE a.merged_into IS NULL AND b.merged_into IS NULL AND (a.left_at IS NULL OR b.left_at IS NULL)
    AND (a.student_number IS NULL OR b.student_number IS NULL)
    AND NOT EXISTS (SELECT FROM person_apart AS d
      WHERE d.school_id = a.school_id AND d.person_id = a.person_id AND d.other_id = b.person_id)`);

/** How many pairs of records may be one person each. */
export async function countDuplicates(db: Database, school: string): Promise<number> {
  const { rows } = await sql<{ pairs: number }>`SELECT count(*)::int AS pairs FROM ${PAIRED} AND a.school_id = ${school}`.execute(
    db,
  );
  return rows[0]!.pairs;
}

/** Records that may be one person, two by two, in the order of names. */
export async function possibleDuplicates(db: Database, school: string): Promise<[Person, Person][]> {
  const { rows } = await sql<{ one: string; two: string }>`
    SELECT a.person_id AS one, b.person_id AS two FROM ${PAIRED} AND a.school_id = ${school}
    ORDER BY a.told, a.person_id, b.person_id LIMIT ${PAIRS}`.execute(db);
  const pairs = await Promise.all(
    rows.map(async ({ one, two }) => [await readPerson(db, school, one), await readPerson(db, school, two)]),
  );
  return pairs.filter((pair): pair is [Person, Person] => pair.every((person) => person !== null));
}

/** Somebody says that these are two people. */
export async function tellApart(
  trx: Database,
  { school, one, two, by, at }: { school: string; one: string; two: string; by: string; at: number },
): Promise<void> {
  const [person_id, other_id] = one < two ? [one, two] : [two, one];
  await trx
    .insertInto('person_apart')
    .values({ school_id: school, person_id: person_id!, other_id: other_id!, said_by: by, said_at: new Date(at) })
    .onConflict((on) => on.doNothing())
    .execute();
}

/** Address in small letters → the person whose record of that address was merged into theirs. */
export async function mergedAddresses(db: Database, school: string): Promise<{ email: string; person: string }[]> {
  const { rows } = await sql<{ email: string; person: string }>`
    SELECT lower(email) AS email, merged_into AS person FROM person
    WHERE school_id = ${school} AND merged_into IS NOT NULL`.execute(db);
  return rows;
}

/** Holds both records until the transaction ends, in one order whatever is asked: two merges of them follow one another. @returns them as they are now */
export async function holdBoth(trx: Database, school: string, ids: readonly [string, string]): Promise<(Person | null)[]> {
  await sql`SELECT FROM person WHERE school_id = ${school} AND person_id IN (${ids[0]}, ${ids[1]}) ORDER BY person_id FOR UPDATE`.execute(
    trx,
  );
  return [await readPerson(trx, school, ids[0]), await readPerson(trx, school, ids[1])];
}

/** Ends the ways in of the record that goes. Its school account opens the other one, unless that one has its own. */
async function moveWaysIn(trx: Database, { school, from, into }: Merge): Promise<void> {
  await trx.deleteFrom('auth_session').where('userId', '=', from).execute();
  await trx.deleteFrom('entry_code').where('person_id', '=', from).execute();
  for (const table of ['second_factor', 'recovery_code', 'passkey'] as const)
    await trx.deleteFrom(table).where('school_id', '=', school).where('person_id', '=', from).execute();
  await sql`
    UPDATE auth_account AS gone SET "userId" = ${into} WHERE "userId" = ${from} AND NOT EXISTS (
      SELECT FROM auth_account AS kept WHERE kept."userId" = ${into} AND kept."providerId" = gone."providerId")`.execute(trx);
  await trx.deleteFrom('auth_account').where('userId', '=', from).execute();
}

/**
 * Brings `from` into `into`: roles, number, links (those that were sent to the other address open nothing more). Comes before what other
 * slices move: the database lets what is kept for ever follow a merge that is written, and nothing else.
 */
export async function movePerson(trx: Database, merge: Merge): Promise<void> {
  const { school, from, into, at } = merge;
  const now = new Date(at);
  const [gone, kept] = [await readPerson(trx, school, from), await readPerson(trx, school, into)];
  if (!gone || !kept) throw new Error('a record to merge is gone');
  await moveWaysIn(trx, merge);
  await moveRows(trx, merge, 'person_role');
  await sql`
    DELETE FROM person_apart WHERE school_id = ${school} AND (person_id = ${from} OR other_id = ${from})`.execute(trx);
  await sql`
    UPDATE person SET merged_into = ${into}, left_at = coalesce(left_at, ${now}), student_number = NULL
    WHERE school_id = ${school} AND person_id = ${from}`.execute(trx);
  await sql`
    UPDATE person SET student_number = ${kept.number ?? gone.number}, left_at = ${gone.leftAt === null ? null : sql`left_at`}
    WHERE school_id = ${school} AND person_id = ${into}`.execute(trx);
  await sql`
    UPDATE link SET person_id = ${into}, revoked_at = coalesce(revoked_at, ${now})
    WHERE school_id = ${school} AND person_id = ${from}`.execute(trx);
  await renamePerson(trx, merge, { link: ['created_by'], person: ['merged_into'], person_apart: ['said_by'] });
}

/**
 * Gives a person an address that a record merged into theirs bears: the two exchange theirs. Nothing when no such record bears it.
 * `addressChanged` (link.store) goes with it, in the same transaction.
 */
export async function takeAddressBack(
  trx: Database,
  { school, person, email }: { school: string; person: string; email: string },
): Promise<void> {
  const bearer = await trx
    .selectFrom('person')
    .select(['person_id as id', 'email'])
    .where('school_id', '=', school)
    .where('merged_into', '=', person)
    .where(sql<boolean>`lower(email) = ${email.toLowerCase()}`)
    .executeTakeFirst();
  const now = await readPerson(trx, school, person);
  if (!bearer || !now) return;
  // An address is one record's at a time.
  const steps = [
    { id: bearer.id, email: `${bearer.id}@merged.invalid` },
    { id: person, email: bearer.email },
    { id: bearer.id, email: now.email },
  ];
  for (const step of steps) await updatePerson(trx, school, step.id, { email: step.email });
}
