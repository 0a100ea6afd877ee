/** Rows of the tables, as migrations/ makes them. Types only. */
import type { ColumnType, Generated } from 'kysely';
import type { Instant, InstantByDefault, LaterInstant, Fixed, Id, NewId, Big } from './columns.ts';
import type { IdentityTables } from './tables-identity.ts';
import type { LeadTables } from './tables-lead.ts';
import type { MissionTables } from './tables-mission.ts';

export interface Notice {
  fr: string;
  en?: string;
}

interface SchoolTable {
  school_id: Generated<string>;
  name: string;
  created_at: InstantByDefault;
  /** Address that letters come from. */
  sender: string | null;
  /** SHA-256 of the logo among the kept files. */
  logo: string | null;
  privacy: ColumnType<Notice | null, string | null | undefined, string | null>;
  legal: ColumnType<Notice | null, string | null | undefined, string | null>;
  accessibility: ColumnType<Notice | null, string | null | undefined, string | null>;
  /** Where "abroad" is counted from, ISO 3166-1 alpha-2. */
  country: Generated<string>;
  demo: Generated<boolean>;
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
  bound_at: InstantByDefault;
}

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

interface JournalTable {
  school_id: Id;
  seq: Big;
  at: Instant;
  actor: Fixed<string | null>;
  via: Id;
  action: Id;
  subject: Id;
  details: ColumnType<Record<string, unknown>, string, never>;
  previous: Id;
  hash: Id;
}

interface OutboxTable {
  school_id: Id;
  letter_id: NewId;
  person_id: Fixed<string | null>;
  address: string;
  subject: Id;
  text: Id;
  html: Id;
  receipt_of: Fixed<string | null>;
  written_at: Instant;
  sent_at: LaterInstant;
  attempts: Generated<number>;
  problem: string | null;
  /** Which letter of content/letters, '' for none of them. */
  kind: ColumnType<string, string | undefined, never>;
  mission_id: Fixed<string | null | undefined>;
  link_id: Fixed<string | null | undefined>;
  reply_to: Fixed<string | null | undefined>;
  stop: Fixed<string | null | undefined>;
  /** Stands for ⟦secret⟧ in text and html; taken away once sent. */
  secret: string | null;
  /** Written without a mail server. */
  held: Generated<boolean>;
  /** With `sent_at`: it left, and came back. */
  dead_at: LaterInstant;
  /** What it asks for was given, taken back, or is over. */
  dropped_at: LaterInstant;
  /** The last try reached no mail server. */
  unreached: Generated<boolean>;
}

interface LetterWordingTable {
  school_id: Id;
  kind: Id;
  lang: Fixed<'fr' | 'en'>;
  subject: string;
  body: string;
  changed_by: string;
  changed_at: ColumnType<Date, Date, Date>;
}

interface ReminderTable {
  school_id: Id;
  mission_id: Id;
  milestone: Id;
  person_id: Id;
  days: Fixed<number>;
  /** The deadline that it is about. */
  due: Instant;
  letter_id: Fixed<string | null | undefined>;
  sent_at: Instant;
}

interface CallTable {
  school_id: Id;
  call_id: NewId;
  cohort_id: Id;
  person_id: Id;
  /** YYYY-MM-DD. */
  called_on: Id;
  note: Id;
  said_by: Id;
  said_at: Instant;
}

interface LetterStopTable {
  school_id: Id;
  person_id: Id;
  kind: Id;
  since: Instant;
}

interface CalendarFeedTable {
  school_id: Id;
  person_id: Id;
  token_hash: string;
  created_at: ColumnType<Date, Date, Date>;
}

interface ImportRunTable {
  school_id: Id;
  run_id: NewId;
  cohort_id: Id;
  file_name: Id;
  sha256: Id;
  state: 'reading' | 'mapping' | 'applying' | 'done' | 'failed';
  progress: Generated<number>;
  total: Generated<number>;
  headers: ColumnType<string[] | null, string | null | undefined, string | null>;
  /** The line that holds them, as a spreadsheet numbers it. */
  header_line: Generated<number>;
  rows: ColumnType<string[][] | null, string | null | undefined, string | null>;
  mapping: ColumnType<Record<string, string> | null, string | null | undefined, string | null>;
  settled: ColumnType<Record<string, string>, string | undefined, string>;
  result: ColumnType<unknown, string | null | undefined, string | null>;
  problem: string | null;
  created_by: Id;
  created_at: Instant;
  done_at: LaterInstant;
}

interface ImportHeaderTable {
  school_id: Id;
  header: Id;
  field: string;
}

/** Table → its rows. */
export interface Tables extends LeadTables, IdentityTables, MissionTables {
  school: SchoolTable;
  guide_version: GuideVersionTable;
  upload: UploadTable;
  deposit: DepositTable;
  reopening: ReopeningTable;
  conformity_check: ConformityCheckTable;
  finding_note: FindingNoteTable;
  journal: JournalTable;
  outbox: OutboxTable;
  letter_wording: LetterWordingTable;
  reminder: ReminderTable;
  call: CallTable;
  letter_stop: LetterStopTable;
  calendar_feed: CalendarFeedTable;
  import_run: ImportRunTable;
  import_header: ImportHeaderTable;
}
