-- People, cohorts, missions, deposits, their reports, the journal and the outbox. `school_id` leads every primary key.
-- Tables whose name begins with auth_ are those of the identity library and hold what it needs, no more.

-- What a school shows of itself. A notice is { fr, en }, a small Markdown.
ALTER TABLE school
  ADD COLUMN sender        text,
  ADD COLUMN logo          text,
  ADD COLUMN privacy       jsonb,
  ADD COLUMN legal         jsonb,
  ADD COLUMN accessibility jsonb,
  -- Where "abroad" is counted from, ISO 3166-1 alpha-2.
  ADD COLUMN country       text NOT NULL DEFAULT 'FR' CHECK (country ~ '^[A-Z]{2}$'),
  ADD COLUMN demo          boolean NOT NULL DEFAULT false;

CREATE TABLE auth_user (
  id              text PRIMARY KEY,
  name            text NOT NULL,
  email           text NOT NULL UNIQUE,
  "emailVerified" boolean NOT NULL,
  image           text,
  "createdAt"     timestamptz NOT NULL,
  "updatedAt"     timestamptz NOT NULL
);
CREATE TABLE auth_session (
  id          text PRIMARY KEY,
  "expiresAt" timestamptz NOT NULL,
  token       text NOT NULL UNIQUE,
  "createdAt" timestamptz NOT NULL,
  "updatedAt" timestamptz NOT NULL,
  "ipAddress" text,
  "userAgent" text,
  "userId"    text NOT NULL REFERENCES auth_user ON DELETE CASCADE
);
CREATE INDEX auth_session_of_user ON auth_session ("userId");
CREATE TABLE auth_account (
  id                      text PRIMARY KEY,
  "accountId"             text NOT NULL,
  "providerId"            text NOT NULL,
  "userId"                text NOT NULL REFERENCES auth_user ON DELETE CASCADE,
  "accessToken"           text,
  "refreshToken"          text,
  "idToken"               text,
  "accessTokenExpiresAt"  timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope                   text,
  password                text,
  "createdAt"             timestamptz NOT NULL,
  "updatedAt"             timestamptz NOT NULL
);
CREATE INDEX auth_account_of_user ON auth_account ("userId");
CREATE TABLE auth_verification (
  id          text PRIMARY KEY,
  identifier  text NOT NULL,
  value       text NOT NULL,
  "expiresAt" timestamptz NOT NULL,
  "createdAt" timestamptz NOT NULL,
  "updatedAt" timestamptz NOT NULL
);
CREATE INDEX auth_verification_of ON auth_verification (identifier);

-- A person of a school. `person_id` is also the identifier of the person's auth_user, when there is one.
CREATE TABLE person (
  school_id  uuid NOT NULL REFERENCES school,
  person_id  uuid NOT NULL DEFAULT gen_random_uuid(),
  last_name  text NOT NULL,
  first_name text NOT NULL,
  email      text NOT NULL,
  lang       text NOT NULL DEFAULT 'fr' CHECK (lang IN ('fr', 'en')),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (school_id, person_id)
);
CREATE UNIQUE INDEX person_email ON person (school_id, lower(email));
CREATE INDEX person_alone ON person (person_id);

-- `programme` is the identifier of a guide; '' for the whole school.
CREATE TABLE person_role (
  school_id uuid NOT NULL,
  person_id uuid NOT NULL,
  role      text NOT NULL CHECK (role IN ('student', 'company-tutor', 'academic-tutor', 'juror', 'lead', 'office')),
  programme text NOT NULL DEFAULT '',
  PRIMARY KEY (school_id, person_id, role, programme),
  FOREIGN KEY (school_id, person_id) REFERENCES person
);

-- A cohort is bound to one version of its guide, for good. `dates`: milestone -> { day, time } that it sets.
CREATE TABLE cohort (
  school_id  uuid NOT NULL,
  cohort_id  uuid NOT NULL DEFAULT gen_random_uuid(),
  name       text NOT NULL,
  guide      text NOT NULL,
  version    text NOT NULL,
  year       integer NOT NULL CHECK (year BETWEEN 1900 AND 2200),
  dates      jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  PRIMARY KEY (school_id, cohort_id),
  FOREIGN KEY (school_id, guide, version) REFERENCES guide_version
);

CREATE TABLE mission (
  school_id    uuid NOT NULL,
  mission_id   uuid NOT NULL DEFAULT gen_random_uuid(),
  cohort_id    uuid NOT NULL,
  student_id   uuid NOT NULL,
  telework     boolean NOT NULL DEFAULT false,
  confidential boolean NOT NULL DEFAULT false,
  created_at   timestamptz NOT NULL,
  PRIMARY KEY (school_id, mission_id),
  FOREIGN KEY (school_id, cohort_id) REFERENCES cohort,
  FOREIGN KEY (school_id, student_id) REFERENCES person
);
CREATE INDEX mission_of_cohort ON mission (school_id, cohort_id);
CREATE INDEX mission_of_student ON mission (school_id, student_id);

-- A period: a company or a project, somewhere, for some time. The country of the company and that of the place are two facts.
CREATE TABLE mission_period (
  school_id       uuid NOT NULL,
  mission_id      uuid NOT NULL,
  position        integer NOT NULL CHECK (position >= 1),
  kind            text NOT NULL CHECK (kind IN ('company', 'project')),
  name            text NOT NULL,
  company_country text CHECK (company_country ~ '^[A-Z]{2}$'),
  place           text NOT NULL,
  place_country   text NOT NULL CHECK (place_country ~ '^[A-Z]{2}$'),
  starts          date NOT NULL,
  ends            date NOT NULL CHECK (ends >= starts),
  PRIMARY KEY (school_id, mission_id, position),
  FOREIGN KEY (school_id, mission_id) REFERENCES mission
);

CREATE TABLE mission_tutor (
  school_id  uuid NOT NULL,
  mission_id uuid NOT NULL,
  person_id  uuid NOT NULL,
  kind       text NOT NULL CHECK (kind IN ('company', 'academic')),
  PRIMARY KEY (school_id, mission_id, person_id, kind),
  FOREIGN KEY (school_id, mission_id) REFERENCES mission,
  FOREIGN KEY (school_id, person_id) REFERENCES person
);
CREATE INDEX mission_of_tutor ON mission_tutor (school_id, person_id);

-- More time for a milestone: for one mission, or for the whole cohort when mission_id is null.
CREATE TABLE extension (
  school_id    uuid NOT NULL,
  extension_id uuid NOT NULL DEFAULT gen_random_uuid(),
  cohort_id    uuid NOT NULL,
  mission_id   uuid,
  milestone    text NOT NULL,
  until        timestamptz NOT NULL,
  reason       text NOT NULL CHECK (reason <> ''),
  given_by     uuid NOT NULL,
  given_at     timestamptz NOT NULL,
  PRIMARY KEY (school_id, extension_id),
  FOREIGN KEY (school_id, cohort_id) REFERENCES cohort,
  FOREIGN KEY (school_id, mission_id) REFERENCES mission,
  FOREIGN KEY (school_id, given_by) REFERENCES person
);
CREATE INDEX extension_of_cohort ON extension (school_id, cohort_id);

-- Bytes received for a deliverable that are not (yet) a deposit: being tried, or waiting for their sender to sign in again.
CREATE TABLE upload (
  school_id   uuid NOT NULL,
  upload_id   uuid NOT NULL DEFAULT gen_random_uuid(),
  mission_id  uuid NOT NULL,
  deliverable text NOT NULL,
  sha256      text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  bytes       bigint NOT NULL,
  file_name   text NOT NULL,
  begun_at    timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  -- Who sent it; null when their session was over: only who brings `claim_hash` and may deposit takes it.
  sent_by     uuid,
  claim_hash  text,
  PRIMARY KEY (school_id, upload_id),
  FOREIGN KEY (school_id, mission_id) REFERENCES mission
);
CREATE INDEX upload_by_age ON upload (school_id, received_at);

-- A deposit: filed, dated, never edited. The last version is the one that counts.
CREATE TABLE deposit (
  school_id     uuid NOT NULL,
  deposit_id    uuid NOT NULL DEFAULT gen_random_uuid(),
  mission_id    uuid NOT NULL,
  deliverable   text NOT NULL,
  number        integer NOT NULL CHECK (number >= 1),
  sha256        text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  bytes         bigint NOT NULL,
  original_name text NOT NULL,
  -- The name that the file goes by from here on: the guide's when the student took it, else the original one.
  file_name     text NOT NULL,
  begun_at      timestamptz NOT NULL,
  received_at   timestamptz NOT NULL,
  -- Last instant in force when it was received; null where there was none.
  deadline      timestamptz,
  guide         text NOT NULL,
  guide_version text NOT NULL,
  -- What was declared: [{ id, text }], the words as they were shown.
  declarations  jsonb NOT NULL DEFAULT '[]',
  code          text NOT NULL CHECK (code ~ '^[0-9A-HJKMNP-TV-Z]{12}$'),
  deposited_by  uuid NOT NULL,
  PRIMARY KEY (school_id, deposit_id),
  UNIQUE (school_id, mission_id, deliverable, number),
  FOREIGN KEY (school_id, mission_id) REFERENCES mission,
  FOREIGN KEY (school_id, deposited_by) REFERENCES person
);
CREATE INDEX deposit_of_code ON deposit (code);
CREATE INDEX deposit_of_bytes ON deposit (sha256);

-- A lead lets one more version come after the deadline. Served once: `deposit_id` is the version that used it.
CREATE TABLE reopening (
  school_id    uuid NOT NULL,
  reopening_id uuid NOT NULL DEFAULT gen_random_uuid(),
  mission_id   uuid NOT NULL,
  deliverable  text NOT NULL,
  reason       text NOT NULL CHECK (reason <> ''),
  given_by     uuid NOT NULL,
  given_at     timestamptz NOT NULL,
  deposit_id   uuid,
  PRIMARY KEY (school_id, reopening_id),
  FOREIGN KEY (school_id, mission_id) REFERENCES mission,
  FOREIGN KEY (school_id, given_by) REFERENCES person,
  FOREIGN KEY (school_id, deposit_id) REFERENCES deposit
);
CREATE INDEX reopening_of_mission ON reopening (school_id, mission_id);

-- A check of a deposit (or of an upload being tried), and the report of conformity that it made. A re-check is a new row.
CREATE TABLE conformity_check (
  school_id      uuid NOT NULL,
  check_id       uuid NOT NULL DEFAULT gen_random_uuid(),
  deposit_id     uuid,
  upload_id      uuid,
  state          text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'reading', 'done', 'failed')),
  page           integer NOT NULL DEFAULT 0,
  pages          integer NOT NULL DEFAULT 0,
  -- Page where annexes begin, when the student declared it.
  annexes_from   integer CHECK (annexes_from >= 1),
  asked_by       uuid,
  asked_at       timestamptz NOT NULL,
  done_at        timestamptz,
  -- Version of the program that made the report, and hash of the guide's version.
  engine         text,
  guide_hash     text,
  verdict        text CHECK (verdict IN ('conform', 'to-check', 'blocked', 'undetermined')),
  report         jsonb,
  -- What lists show of the report, so that they need not open it: findings that failed, and those of them that block.
  failed         integer GENERATED ALWAYS AS (jsonb_array_length(jsonb_path_query_array(report, '$.findings[*] ? (@.status == "failed")'))) STORED,
  blocking       integer GENERATED ALWAYS AS (jsonb_array_length(jsonb_path_query_array(report, '$.findings[*] ? (@.status == "failed" && @.severity == "blocking")'))) STORED,
  -- Width and height of each page, in points.
  sizes          jsonb,
  PRIMARY KEY (school_id, check_id),
  CHECK ((deposit_id IS NULL) <> (upload_id IS NULL)),
  FOREIGN KEY (school_id, deposit_id) REFERENCES deposit,
  FOREIGN KEY (school_id, upload_id) REFERENCES upload ON DELETE CASCADE
);
CREATE INDEX conformity_check_of_deposit ON conformity_check (school_id, deposit_id, asked_at);
CREATE INDEX conformity_check_of_upload ON conformity_check (school_id, upload_id);

-- What people say of a finding: contested by the student, kept or waived by the academic tutor or the lead. Only added to.
CREATE TABLE finding_note (
  school_id  uuid NOT NULL,
  note_id    uuid NOT NULL DEFAULT gen_random_uuid(),
  deposit_id uuid NOT NULL,
  -- What makes a finding the same from one report to the next: rule, code and place.
  finding    text NOT NULL,
  kind       text NOT NULL CHECK (kind IN ('contest', 'keep', 'waive')),
  reason     text NOT NULL CHECK (reason <> ''),
  said_by    uuid NOT NULL,
  said_at    timestamptz NOT NULL,
  PRIMARY KEY (school_id, note_id),
  FOREIGN KEY (school_id, deposit_id) REFERENCES deposit,
  FOREIGN KEY (school_id, said_by) REFERENCES person
);
CREATE INDEX finding_note_of_deposit ON finding_note (school_id, deposit_id);

-- The journal of a school: each entry holds the hash of the one before it.
CREATE TABLE journal (
  school_id uuid NOT NULL REFERENCES school,
  seq       bigint NOT NULL CHECK (seq >= 1),
  at        timestamptz NOT NULL,
  actor     uuid,
  via       text NOT NULL,
  action    text NOT NULL,
  subject   text NOT NULL,
  details   jsonb NOT NULL,
  previous  text NOT NULL,
  hash      text NOT NULL,
  PRIMARY KEY (school_id, seq)
);
CREATE INDEX journal_of_subject ON journal (school_id, subject, seq);

-- Letters to send, written with what caused them.
CREATE TABLE outbox (
  school_id  uuid NOT NULL,
  letter_id  uuid NOT NULL DEFAULT gen_random_uuid(),
  person_id  uuid,
  address    text NOT NULL,
  subject    text NOT NULL,
  text       text NOT NULL,
  html       text NOT NULL,
  -- Deposit whose receipt goes with it, or null.
  receipt_of uuid,
  written_at timestamptz NOT NULL,
  sent_at    timestamptz,
  attempts   integer NOT NULL DEFAULT 0,
  problem    text,
  PRIMARY KEY (school_id, letter_id)
);

-- What was filed, said or recorded does not change.
CREATE FUNCTION refuse_any_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is only added to', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER deposit_is_immutable BEFORE UPDATE OR DELETE ON deposit FOR EACH ROW EXECUTE FUNCTION refuse_any_change();
CREATE TRIGGER finding_note_is_immutable BEFORE UPDATE OR DELETE ON finding_note FOR EACH ROW EXECUTE FUNCTION refuse_any_change();
CREATE TRIGGER extension_is_immutable BEFORE UPDATE OR DELETE ON extension FOR EACH ROW EXECUTE FUNCTION refuse_any_change();
CREATE TRIGGER journal_is_immutable BEFORE UPDATE OR DELETE ON journal FOR EACH ROW EXECUTE FUNCTION refuse_any_change();
