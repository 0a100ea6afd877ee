/** Rows of the tables, as migrations/ makes them. Types only. */
import type { ColumnType, Generated } from 'kysely';
import type { Big, Fixed, Id, Instant, InstantByDefault, LaterInstant, NewId } from './columns.ts';
import type { DepositTables } from './tables-deposit.ts';
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
  vouched: Generated<boolean>;
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
export interface Tables extends LeadTables, IdentityTables, MissionTables, DepositTables {
  school: SchoolTable;
  guide_version: GuideVersionTable;
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
