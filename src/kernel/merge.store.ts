/** Moves what names a person from one record of theirs to the other, column by column. */
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Merge } from './merge.ts';
import type { Tables } from './tables.ts';

/** Columns that name who did something, of tables of one slice. */
export type NamingColumns = Partial<Record<keyof Tables, readonly string[]>>;

/** Wherever these columns name the record that goes, they name the one that stays. */
export async function renamePerson(trx: Database, { school, from, into }: Merge, columns: NamingColumns): Promise<void> {
  for (const [table, names] of Object.entries(columns)) {
    for (const name of names) {
      await sql`UPDATE ${sql.table(table)} SET ${sql.ref(name)} = ${into}
        WHERE school_id = ${school} AND ${sql.ref(name)} = ${from}`.execute(trx);
    }
  }
}

/** Rows that a person has one of each: those of the record that goes, unless the one that stays has its own. */
export async function moveRows(trx: Database, { school, from, into }: Merge, table: keyof Tables): Promise<void> {
  const rows = sql.table(table);
  const renamed = JSON.stringify({ person_id: into });
  await sql`
    INSERT INTO ${rows} SELECT (jsonb_populate_record(r, ${renamed}::jsonb)).* FROM ${rows} AS r
    WHERE r.school_id = ${school} AND r.person_id = ${from} ON CONFLICT DO NOTHING`.execute(trx);
  await sql`DELETE FROM ${rows} WHERE school_id = ${school} AND person_id = ${from}`.execute(trx);
}

/** Letters written to the person; the address that they left for stays. */
export const movePerson = (trx: Database, merge: Merge): Promise<void> => renamePerson(trx, merge, { outbox: ['person_id'] });
