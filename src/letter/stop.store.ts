/** Digests that someone wants no more. */
import type { Database } from '../kernel/database.ts';
import { isId } from '../kernel/id.ts';
import { isLetterKind, kindOf } from './kinds.ts';

/** A digest, found by the letter that brought it: only who got it knows its identifier. */
export interface Digest {
  school: string;
  schoolName: string;
  person: string;
  kind: string;
  stopped: boolean;
}

/** The digest that the letter `id` is; null when it is none. */
export async function digestOf(db: Database, id: string): Promise<Digest | null> {
  if (!isId(id)) return null;
  const row = await db
    .selectFrom('outbox as o')
    .innerJoin('school', 'school.school_id', 'o.school_id')
    .leftJoin('letter_stop as s', (j) =>
      j.onRef('s.school_id', '=', 'o.school_id').onRef('s.person_id', '=', 'o.person_id').onRef('s.kind', '=', 'o.kind'),
    )
    .select(['o.school_id', 'o.person_id', 'o.kind', 'school.name', 's.since'])
    .where('o.letter_id', '=', id)
    .executeTakeFirst();
  if (!row || row.person_id === null || !isLetterKind(row.kind) || !kindOf(row.kind).digest) return null;
  return { school: row.school_id, schoolName: row.name, person: row.person_id, kind: row.kind, stopped: row.since !== null };
}

/** Stops digests of a kind, or lets them come again. */
export async function setStopped(trx: Database, { school, person, kind }: Digest, stopped: boolean, at: number): Promise<void> {
  if (stopped) {
    await trx
      .insertInto('letter_stop')
      .values({ school_id: school, person_id: person, kind, since: new Date(at) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return;
  }
  await trx
    .deleteFrom('letter_stop')
    .where('school_id', '=', school)
    .where('person_id', '=', person)
    .where('kind', '=', kind)
    .execute();
}

/** "person kind" of every digest that is stopped in `school`. */
export async function stoppedIn(db: Database, school: string): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('letter_stop').select(['person_id', 'kind']).where('school_id', '=', school).execute();
  return new Set(rows.map((r) => `${r.person_id} ${r.kind}`));
}
