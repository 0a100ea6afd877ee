/** Which kept files are named, by what: a file is shared by all who sent the same bytes, so that these look at every school at once. */
import type { Database } from '../kernel/database.ts';

/** Of `hashes`, those that a deposit, an upload, the scan of an appraisal or the logo of a school names. */
export async function namedAmong(db: Database, hashes: readonly string[]): Promise<Set<string>> {
  if (hashes.length === 0) return new Set();
  const rows = await db
    .selectFrom('deposit')
    .select('sha256')
    .where('sha256', 'in', hashes)
    .union(db.selectFrom('upload').select('sha256').where('sha256', 'in', hashes))
    .union(
      db
        .selectFrom('appraisal_submission')
        .select((eb) => eb.ref('scan').$notNull().as('sha256'))
        .where('scan', 'in', hashes),
    )
    .union(
      db
        .selectFrom('school')
        .select((eb) => eb.ref('logo').$notNull().as('sha256'))
        .where('logo', 'in', hashes),
    )
    .execute();
  return new Set(rows.map((row) => row.sha256));
}

/** Forgets the uploads received before `before` (milliseconds), their trials with them. Returns the hashes of their files. */
export async function dropUploads(db: Database, before: number): Promise<string[]> {
  const rows = await db.deleteFrom('upload').where('received_at', '<', new Date(before)).returning('sha256').execute();
  return rows.map((row) => row.sha256);
}

/** A file that deposits name, with the identifiers of one of them. */
interface NamedFile {
  sha256: string;
  bytes: number;
  school: string;
  deposit: string;
}

const BATCH = 1000;

/** Every file that a deposit names, once each, in the order of their hashes. */
export async function* filesOfDeposits(db: Database): AsyncGenerator<NamedFile> {
  for (let after = ''; ;) {
    const rows = await db
      .selectFrom('deposit')
      .distinctOn('sha256')
      .select(['sha256', 'bytes', 'school_id', 'deposit_id'])
      .where('sha256', '>', after)
      .orderBy('sha256')
      .limit(BATCH)
      .execute();
    for (const row of rows) {
      yield { sha256: row.sha256, bytes: Number(row.bytes), school: row.school_id, deposit: row.deposit_id };
    }
    if (rows.length < BATCH) return;
    after = rows.at(-1)!.sha256;
  }
}
