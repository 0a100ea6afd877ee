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
  student_number: string | null;
  left_at: LaterInstant;
  /** Name, address and number in small letters without accents; the database makes it. */
  told: ColumnType<string, never, never>;
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
  subject: Generated<string>;
  confidentiality: Generated<'' | 'restricted' | 'confidential' | 'secret'>;
  confidential_until: ColumnType<string | null, string | null | undefined, string | null>;
  closed_door: Generated<boolean>;
  broken_off_on: ColumnType<string | null, string | null | undefined, string | null>;
  broken_off_reason: string | null;
  declared_at: LaterInstant;
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
  /** Fourteen figures. */
  siret: string | null;
  address: Generated<string>;
  service: Generated<string>;
}

interface MissionTutorTable {
  school_id: Id;
  mission_id: Id;
  person_id: Id;
  kind: 'company' | 'academic';
  /** Name and address are confirmed: invitations may leave. */
  confirmed_at: LaterInstant;
  since: InstantByDefault;
  left_at: LaterInstant;
  left_reason: string | null;
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
  dead_at: LaterInstant;
}

interface AuthSessionTable {
  id: Id;
  userId: Id;
  token: Id;
  createdAt: Instant;
  updatedAt: Instant;
  expiresAt: Instant;
  ipAddress: string | null;
  userAgent: string | null;
  secondFactorAt: LaterInstant;
}

interface AuthUserTable {
  id: Id;
  name: string;
  email: string;
  emailVerified: boolean;
  createdAt: InstantByDefault;
  updatedAt: ColumnType<Date, Date | undefined, Date>;
}

interface AuthAccountTable {
  id: Id;
  accountId: Id;
  providerId: Id;
  userId: string;
  createdAt: Instant;
  updatedAt: ColumnType<Date, Date, Date>;
}

interface EntryCodeTable {
  asked_hash: Id;
  person_id: Fixed<string | null>;
  school_id: Fixed<string | null>;
  purpose: Id;
  details: Json<Record<string, unknown>>;
  code_hash: Id;
  tries: Generated<number>;
  asked_at: Instant;
  expires_at: Instant;
  used_at: LaterInstant;
}

interface SecondFactorTable {
  school_id: Id;
  person_id: Id;
  sealed: string;
  confirmed_at: LaterInstant;
  last_period: ColumnType<string, number | string | undefined, number | string>;
}

interface RecoveryCodeTable {
  school_id: Id;
  person_id: Id;
  code_hash: Id;
  used_at: LaterInstant;
}

interface PasskeyTable {
  school_id: Id;
  passkey_id: NewId;
  person_id: Id;
  credential_id: Id;
  public_key: Fixed<Uint8Array>;
  counter: ColumnType<string, number | string, number | string>;
  transports: ColumnType<string[], string[] | undefined, string[]>;
  name: string;
  created_at: Instant;
  used_at: LaterInstant;
}

interface RateLimitTable {
  key: Id;
  window_at: Instant;
  count: number;
}

interface SetupTokenTable {
  token_hash: Id;
  made_at: Instant;
  used_at: LaterInstant;
}

interface LinkTable {
  school_id: Id;
  link_id: NewId;
  token_hash: Id;
  person_id: Id;
  address: Id;
  purpose: Fixed<'appraisal' | 'feedback' | 'jury'>;
  mission_id: Id;
  item: Id;
  words: Json;
  letter: Json;
  created_at: Instant;
  created_by: Fixed<string | null>;
  expires_at: Instant;
  opened_at: LaterInstant;
  revoked_at: LaterInstant;
  served_at: LaterInstant;
}

interface LinkSessionTable {
  session_hash: Id;
  school_id: Id;
  link_id: Id;
  opened_at: Instant;
}

interface CohortInvitationTable {
  school_id: Id;
  invitation_id: NewId;
  cohort_id: Id;
  token_hash: Id;
  created_by: Id;
  created_at: Instant;
  expires_at: Instant;
  revoked_at: LaterInstant;
}

interface MissionWaiverTable {
  school_id: Id;
  waiver_id: NewId;
  mission_id: Id;
  finding: Id;
  reason: Id;
  given_by: Id;
  given_at: Instant;
}

interface DepositValidationTable {
  school_id: Id;
  validation_id: NewId;
  deposit_id: Id;
  person_id: Id;
  valid: Fixed<boolean>;
  comment: Fixed<string>;
  said_at: Instant;
}

interface MissionAlertTable {
  school_id: Id;
  alert_id: NewId;
  mission_id: Id;
  said_by: Id;
  words: Id;
  said_at: Instant;
  handled_by: string | null;
  handled_at: LaterInstant;
  handled_note: string | null;
}

interface AppraisalTable {
  school_id: Id;
  appraisal_id: NewId;
  mission_id: Id;
  rubric: Id;
  guide: Id;
  guide_version: Id;
  author_id: Id;
  state: Generated<'draft' | 'submitted'>;
  /** Criterion → level, or 'not-observed'. */
  answers: ColumnType<Record<string, string>, string | undefined, string>;
  comment: Generated<string>;
  started_at: Instant;
  saved_at: ColumnType<Date, Date, Date>;
  submitted_at: LaterInstant;
}

interface AppraisalSubmissionTable {
  school_id: Id;
  submission_id: NewId;
  appraisal_id: Id;
  number: Fixed<number>;
  body: ColumnType<unknown, string, never>;
  code: Id;
  submitted_at: Instant;
  typed_by: Fixed<string | null>;
  scan: Fixed<string | null>;
  scan_name: Fixed<string | null>;
}

interface AppraisalReopeningTable {
  school_id: Id;
  reopening_id: NewId;
  appraisal_id: Id;
  reason: Id;
  given_by: Id;
  given_at: Instant;
}

interface AppraisalReplyTable {
  school_id: Id;
  reply_id: NewId;
  submission_id: Id;
  words: Id;
  said_by: Id;
  said_at: Instant;
}

interface FeedbackTable {
  school_id: Id;
  feedback_id: NewId;
  mission_id: Id;
  author_id: Id;
  item: Id;
  question: Id;
  about: ColumnType<{ id: string; text: string }[], string, never>;
  words: Id;
  given_at: Instant;
  typed_by: Fixed<string | null>;
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
  sent_at: Instant;
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
  auth_session: AuthSessionTable;
  auth_user: AuthUserTable;
  auth_account: AuthAccountTable;
  entry_code: EntryCodeTable;
  second_factor: SecondFactorTable;
  recovery_code: RecoveryCodeTable;
  passkey: PasskeyTable;
  rate_limit: RateLimitTable;
  setup_token: SetupTokenTable;
  link: LinkTable;
  link_session: LinkSessionTable;
  cohort_invitation: CohortInvitationTable;
  mission_waiver: MissionWaiverTable;
  deposit_validation: DepositValidationTable;
  mission_alert: MissionAlertTable;
  appraisal: AppraisalTable;
  appraisal_submission: AppraisalSubmissionTable;
  appraisal_reopening: AppraisalReopeningTable;
  appraisal_reply: AppraisalReplyTable;
  feedback: FeedbackTable;
  letter_wording: LetterWordingTable;
  reminder: ReminderTable;
  letter_stop: LetterStopTable;
  calendar_feed: CalendarFeedTable;
  import_run: ImportRunTable;
  import_header: ImportHeaderTable;
}
