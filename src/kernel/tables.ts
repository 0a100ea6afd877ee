/** Rows of the tables, as migrations/ makes them. Types only. */
import type { ColumnType, Generated } from 'kysely';

type Instant = ColumnType<Date, Date | string | undefined, never>;

interface SchoolTable {
  school_id: Generated<string>;
  name: string;
  created_at: Instant;
}

/** A version of a guide in force: its hash never changes. */
interface GuideVersionTable {
  school_id: string;
  guide: string;
  version: string;
  /** SHA-256 of the file, hexadecimal. */
  hash: string;
  /** The guide as validated. */
  body: ColumnType<unknown, string, never>;
  bound_at: Instant;
}

export interface Tables {
  school: SchoolTable;
  guide_version: GuideVersionTable;
}
