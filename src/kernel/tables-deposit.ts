/** Tables of what is handed in: files on their way, deposits, their reports, what people said of them. */
import type { ColumnType, Generated } from 'kysely';
import type { Big, Fixed, Id, Instant, LaterInstant, NewId } from './columns.ts';

interface UploadTable {
  school_id: Id;
  upload_id: NewId;
  mission_id: Id;
  deliverable: Id;
  sha256: Id;
  bytes: Big;
  file_name: Id;
  begun_at: Instant;
  received_at: Instant;
  sent_by: string | null;
  claim_hash: string | null;
}

interface DepositTable {
  school_id: Id;
  deposit_id: NewId;
  mission_id: Id;
  deliverable: Id;
  number: Fixed<number>;
  sha256: Id;
  bytes: Big;
  original_name: Id;
  file_name: Id;
  begun_at: Instant;
  received_at: Instant;
  deadline: ColumnType<Date | null, Date | string | null, never>;
  guide: Id;
  guide_version: Id;
  declarations: ColumnType<{ id: string; text: string }[], string, never>;
  code: Id;
  deposited_by: Id;
}

interface ReopeningTable {
  school_id: Id;
  reopening_id: NewId;
  mission_id: Id;
  deliverable: Id;
  reason: Id;
  given_by: Id;
  given_at: Instant;
  deposit_id: string | null;
}

interface ConformityCheckTable {
  school_id: Id;
  check_id: NewId;
  deposit_id: Fixed<string | null>;
  upload_id: Fixed<string | null>;
  state: Generated<'waiting' | 'reading' | 'done' | 'failed'>;
  page: Generated<number>;
  pages: Generated<number>;
  annexes_from: Fixed<number | null>;
  asked_by: Fixed<string | null>;
  asked_at: Instant;
  done_at: LaterInstant;
  engine: string | null;
  guide_hash: string | null;
  verdict: 'conform' | 'to-check' | 'blocked' | 'undetermined' | null;
  report: ColumnType<unknown, string | null | undefined, string | null>;
  sizes: ColumnType<[number, number][] | null, string | null | undefined, string | null>;
}

interface FindingNoteTable {
  school_id: Id;
  note_id: NewId;
  deposit_id: Id;
  finding: Id;
  kind: Fixed<'contest' | 'keep' | 'waive'>;
  reason: Id;
  said_by: Id;
  said_at: Instant;
}

/** Table → its rows. */
export interface DepositTables {
  upload: UploadTable;
  deposit: DepositTable;
  reopening: ReopeningTable;
  conformity_check: ConformityCheckTable;
  finding_note: FindingNoteTable;
}
