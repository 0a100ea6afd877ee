/** Rows of the tables, as migrations/ makes them. Types only. */
import type { ColumnType, Generated } from 'kysely';

/** Set once, never updated. */
type Instant = ColumnType<Date, Date | string, never>;
type InstantByDefault = ColumnType<Date, Date | string | undefined, never>;
type LaterInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
/** JSON: read as it is, written as text. */
type Json<T = unknown> = ColumnType<T, string, string>;
type Fixed<T> = ColumnType<T, T, never>;
type Id = Fixed<string>;
type NewId = ColumnType<string, string | undefined, never>;
/** `bigint`, which the driver reads as text. */
type Big = ColumnType<string, number | string, never>;
/** `date`, read and written as "YYYY-MM-DD": stores select it as text. */
type Day = ColumnType<string, string, string>;

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

interface PersonTable {
  school_id: Id;
  person_id: NewId;
  last_name: string;
  first_name: string;
  email: string;
  lang: 'fr' | 'en';
  created_at: InstantByDefault;
}

interface PersonRoleTable {
  school_id: Id;
  person_id: Id;
  role: 'student' | 'company-tutor' | 'academic-tutor' | 'juror' | 'lead' | 'office';
  programme: string;
}

interface CohortTable {
  school_id: Id;
  cohort_id: NewId;
  name: string;
  guide: Id;
  version: Id;
  year: number;
  /** Milestone → what the cohort sets. */
  dates: Json<Record<string, { day?: string; time?: string }>>;
  created_at: Instant;
}

interface MissionTable {
  school_id: Id;
  mission_id: NewId;
  cohort_id: string;
  student_id: Id;
  telework: boolean;
  confidential: boolean;
  created_at: Instant;
}

interface MissionPeriodTable {
  school_id: Id;
  mission_id: Id;
  position: number;
  kind: 'company' | 'project';
  name: string;
  company_country: string | null;
  place: string;
  place_country: string;
  starts: Day;
  ends: Day;
}

interface MissionTutorTable {
  school_id: Id;
  mission_id: Id;
  person_id: Id;
  kind: 'company' | 'academic';
}

interface ExtensionTable {
  school_id: Id;
  extension_id: NewId;
  cohort_id: Id;
  mission_id: Fixed<string | null>;
  milestone: Id;
  until: Instant;
  reason: Id;
  given_by: Id;
  given_at: Instant;
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
  address: Id;
  subject: Id;
  text: Id;
  html: Id;
  receipt_of: Fixed<string | null>;
  written_at: Instant;
  sent_at: LaterInstant;
  attempts: Generated<number>;
  problem: string | null;
}

export interface Tables {
  school: SchoolTable;
  guide_version: GuideVersionTable;
  person: PersonTable;
  person_role: PersonRoleTable;
  cohort: CohortTable;
  mission: MissionTable;
  mission_period: MissionPeriodTable;
  mission_tutor: MissionTutorTable;
  extension: ExtensionTable;
  upload: UploadTable;
  deposit: DepositTable;
  reopening: ReopeningTable;
  conformity_check: ConformityCheckTable;
  finding_note: FindingNoteTable;
  journal: JournalTable;
  outbox: OutboxTable;
}
