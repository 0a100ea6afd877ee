/** Rows of people and of their ways in, as migrations/ makes them. Types only. */
import type { ColumnType, Generated } from 'kysely';
import type { Instant, InstantByDefault, LaterInstant, Json, Fixed, Id, NewId } from './columns.ts';

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
  /** The record that this one was merged into. */
  merged_into: ColumnType<string | null, string | null | undefined, string | null>;
  /** Both names folded, in the order of the alphabet; the database makes it. */
  named: ColumnType<string, never, never>;
}

interface PersonApartTable {
  school_id: Id;
  person_id: Id;
  other_id: Id;
  said_by: Id;
  said_at: Instant;
}

interface PersonRoleTable {
  school_id: Id;
  person_id: Id;
  role: 'student' | 'company-tutor' | 'academic-tutor' | 'juror' | 'lead' | 'office';
  programme: string;
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
  purpose: Fixed<'appraisal' | 'feedback' | 'validation' | 'jury'>;
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

/** Table → its rows. */
export interface IdentityTables {
  person: PersonTable;
  person_apart: PersonApartTable;
  person_role: PersonRoleTable;
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
}
