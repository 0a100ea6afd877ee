/** Rows of cohorts, missions and what tutors say of them, as migrations/ makes them. Types only. */
import type { ColumnType, Generated } from 'kysely';
import type { Instant, InstantByDefault, LaterInstant, Json, Fixed, Id, NewId, Day } from './columns.ts';

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

interface AccountInvitationTable {
  school_id: Id;
  mission_id: Id;
  person_id: Id;
  purpose: Fixed<'appraisal' | 'feedback' | 'validation'>;
  item: Id;
  letter_id: string | null;
  asked_at: LaterInstant;
  opened_at: LaterInstant;
}

interface AppraisalTable {
  school_id: Id;
  appraisal_id: NewId;
  mission_id: Id;
  rubric: Id;
  /** Of the last sending; before it, as the form was begun. */
  guide: ColumnType<string, string, string>;
  guide_version: ColumnType<string, string, string>;
  author_id: Id;
  state: Generated<'draft' | 'submitted'>;
  /** Criterion → level, or 'not-observed'. */
  answers: ColumnType<Record<string, string>, string | undefined, string>;
  comment: Generated<string>;
  comment_in: Generated<string>;
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
  letter_id: Fixed<string | null>;
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

interface FeedbackDraftTable {
  school_id: Id;
  mission_id: Id;
  item: Id;
  author_id: Id;
  /** Objective or competency → 'on' or 'off'. */
  about: ColumnType<Record<string, string>, string | undefined, string>;
  words: Generated<string>;
  words_in: Generated<string>;
  started_at: Instant;
  saved_at: ColumnType<Date, Date, Date>;
}

/** Table → its rows. */
export interface MissionTables {
  cohort: CohortTable;
  mission: MissionTable;
  mission_period: MissionPeriodTable;
  mission_tutor: MissionTutorTable;
  extension: ExtensionTable;
  mission_waiver: MissionWaiverTable;
  deposit_validation: DepositValidationTable;
  mission_alert: MissionAlertTable;
  account_invitation: AccountInvitationTable;
  appraisal: AppraisalTable;
  appraisal_submission: AppraisalSubmissionTable;
  appraisal_reopening: AppraisalReopeningTable;
  appraisal_reply: AppraisalReplyTable;
  feedback: FeedbackTable;
  feedback_draft: FeedbackDraftTable;
}
