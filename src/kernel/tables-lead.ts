/** Rows of the tables of those who follow missions at school. Types only. */
import type { ColumnType } from 'kysely';
import type { Fixed, Id, Instant, NewId } from './columns.ts';

interface MissionNoteTable {
  school_id: Id;
  note_id: NewId;
  mission_id: Id;
  said_by: Id;
  words: Fixed<string>;
  shared: Fixed<boolean>;
  said_at: Instant;
}

interface BulkActTable {
  school_id: Id;
  act_id: Id;
  cohort_id: Id;
  act: Fixed<string>;
  done_by: Id;
  done_at: Instant;
  /** Null while it runs. */
  told: ColumnType<unknown, never, string>;
}

export interface LeadTables {
  mission_note: MissionNoteTable;
  bulk_act: BulkActTable;
}
