/**
 * Addresses that refuse letters: the one rule of to whom nothing leaves by itself, or to many, until the address is corrected or somebody sends
 * a letter again.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../kernel/database.ts';
import type { Letter } from '../kernel/outbox.store.ts';

/** A reply code, or an enhanced one, of a class: "550", "5.1.1". */
const says = (of: 4 | 5) => sql.lit(`\\m${of}(\\d\\d|\\.\\d{1,3}\\.\\d{1,3})\\M`);

/**
 * A query of those of `school` whose address of today refuses letters (`person_id`), with what was said of the last one (`problem`). A letter
 * that left since without coming back ends that; so does another address. A mail server that did not answer, or that was out of patience
 * (4xx), says nothing of an address. `among`: which letters `o` are looked at.
 */
export const refusedIn = (
  school: string,
  among: RawBuilder<unknown> = sql`true`,
): RawBuilder<{ person_id: string; problem: string }> => sql`
  SELECT DISTINCT ON (o.person_id) o.person_id, coalesce(o.problem, '') AS problem
  FROM outbox AS o JOIN person AS p ON p.school_id = o.school_id AND p.person_id = o.person_id AND lower(p.email) = lower(o.address)
  WHERE o.school_id = ${school} AND ${among} AND o.dead_at IS NOT NULL AND o.dropped_at IS NULL AND NOT o.unreached
    AND (coalesce(o.problem, '') !~ ${says(4)} OR o.problem ~ ${says(5)})
    AND NOT EXISTS (SELECT FROM outbox AS later WHERE later.school_id = o.school_id AND later.person_id = o.person_id
      AND lower(later.address) = lower(o.address) AND later.sent_at > o.dead_at AND later.dead_at IS NULL)
  ORDER BY o.person_id, o.dead_at DESC`;

/** Those of `school` whose address refuses letters, with what was said of the last one: `refusedIn`. */
export async function refusedAddresses(db: Database, school: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await refusedIn(school).execute(db);
  return new Map(rows.map((row) => [row.person_id, row.problem]));
}

/** What the address of `letter` said when it refused another one for good, after `letter` was written; null when it did not. */
export async function refusedSince(
  db: Database,
  school: string,
  { person, address, writtenAt }: Pick<Letter, 'person' | 'address' | 'writtenAt'>,
): Promise<string | null> {
  if (person === null) return null;
  const since = sql`o.person_id = ${person} AND lower(o.address) = lower(${address}) AND o.dead_at > ${new Date(writtenAt)}`;
  const { rows } = await refusedIn(school, since).execute(db);
  return rows[0]?.problem ?? null;
}
