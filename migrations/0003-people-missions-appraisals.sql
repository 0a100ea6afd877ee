-- Ways in, links for outsiders, missions in full, appraisals, feedback, letters, reminders, imports. `school_id` leads every primary key
-- (tables that the identity library needs, and those that count requests, excepted).

-- ── identity: ways in ──

-- A second factor was given in this session (or a passkey that verified its holder).
ALTER TABLE auth_session ADD COLUMN "secondFactorAt" timestamptz;

-- A provider's account is one person's.
CREATE UNIQUE INDEX auth_account_of_provider ON auth_account ("providerId", "accountId");

-- A code sent by e-mail. Only the browser that asked holds the name whose hash is `asked_hash`.
CREATE TABLE entry_code (
  asked_hash text PRIMARY KEY CHECK (asked_hash ~ '^[0-9a-f]{64}$'),
  -- Null when nobody has this address: what is shown is the same.
  person_id  uuid,
  school_id  uuid,
  purpose    text NOT NULL,
  details    jsonb NOT NULL DEFAULT '{}',
  code_hash  text NOT NULL,
  tries      integer NOT NULL DEFAULT 0,
  asked_at   timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at    timestamptz
);
CREATE INDEX entry_code_by_age ON entry_code (expires_at);

-- Second factor of a person: a secret for codes by time (sealed with the server's secret), and recovery codes used once.
CREATE TABLE second_factor (
  school_id    uuid NOT NULL,
  person_id    uuid NOT NULL,
  sealed       text NOT NULL,
  confirmed_at timestamptz,
  -- Number of the last period whose code was taken: no code is taken twice.
  last_period  bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (school_id, person_id),
  FOREIGN KEY (school_id, person_id) REFERENCES person
);
CREATE TABLE recovery_code (
  school_id uuid NOT NULL,
  person_id uuid NOT NULL,
  code_hash text NOT NULL,
  used_at   timestamptz,
  PRIMARY KEY (school_id, person_id, code_hash),
  FOREIGN KEY (school_id, person_id) REFERENCES person
);

-- A passkey of a person.
CREATE TABLE passkey (
  school_id     uuid NOT NULL,
  passkey_id    uuid NOT NULL DEFAULT gen_random_uuid(),
  person_id     uuid NOT NULL,
  -- As the authenticator names it, base64url.
  credential_id text NOT NULL UNIQUE,
  public_key    bytea NOT NULL,
  counter       bigint NOT NULL,
  transports    text[] NOT NULL DEFAULT '{}',
  -- What the person calls it: "Téléphone".
  name          text NOT NULL,
  created_at    timestamptz NOT NULL,
  used_at       timestamptz,
  PRIMARY KEY (school_id, passkey_id),
  FOREIGN KEY (school_id, person_id) REFERENCES person
);
CREATE INDEX passkey_of_person ON passkey (school_id, person_id);

-- How often something was done by someone: one row a key and window.
CREATE TABLE rate_limit (
  key      text NOT NULL,
  window_at timestamptz NOT NULL,
  count    integer NOT NULL,
  PRIMARY KEY (key, window_at)
);

-- The token that sets a server up, once.
CREATE TABLE setup_token (
  token_hash text PRIMARY KEY,
  made_at    timestamptz NOT NULL,
  used_at    timestamptz
);

-- ── people ──

ALTER TABLE person
  -- The school's number of the student: the first key of an import.
  ADD COLUMN student_number text,
  -- Someone who has left: enters no more, stays in what was done.
  ADD COLUMN left_at timestamptz;
CREATE UNIQUE INDEX person_student_number ON person (school_id, student_number);
-- Words as they are compared and looked for: small letters, no accents, no signs. Letters that have no accent to lose are named one by one,
-- since a database whose locale is "C" knows the letters of ASCII only.
CREATE FUNCTION folded(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT btrim(regexp_replace(
    replace(replace(
      translate(lower(regexp_replace(normalize(words, NFD), '[\u0300-\u036f]', '', 'g')), 'ØøŁłĐđÐðÆŒÞ', 'oollddddæœþ'),
      'œ', 'oe'), 'æ', 'ae'),
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f]+', ' ', 'g'))
$$;
-- Name, address and number: what is looked for and put in order.
ALTER TABLE person ADD COLUMN told text NOT NULL GENERATED ALWAYS AS (
  folded(last_name || ' ' || first_name || ' ' || email || ' ' || coalesce(student_number, ''))
) STORED;
CREATE INDEX person_told ON person (school_id, told, person_id);

-- ── links for outsiders ──

-- One person, one purpose, one mission. Only the hash of the token is kept.
CREATE TABLE link (
  school_id  uuid NOT NULL,
  link_id    uuid NOT NULL DEFAULT gen_random_uuid(),
  token_hash text NOT NULL UNIQUE CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  person_id  uuid NOT NULL,
  -- The address that it went to: a change of the person's address kills it.
  address    text NOT NULL,
  purpose    text NOT NULL CHECK (purpose IN ('appraisal', 'feedback', 'jury')),
  mission_id uuid NOT NULL,
  -- Rubric, or '' where the purpose needs none.
  item       text NOT NULL,
  -- Who asks what of whom: { fr: { title, asked_by, about }, en: … }.
  words      jsonb NOT NULL,
  -- Letter to write again when a fresh link is asked for: { kind, values }.
  letter     jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid,
  expires_at timestamptz NOT NULL,
  opened_at  timestamptz,
  revoked_at timestamptz,
  served_at  timestamptz,
  PRIMARY KEY (school_id, link_id),
  FOREIGN KEY (school_id, person_id) REFERENCES person,
  FOREIGN KEY (school_id, mission_id) REFERENCES mission
);
CREATE INDEX link_of_mission ON link (school_id, mission_id);
CREATE INDEX link_of_person ON link (school_id, person_id);

-- A session that a link opened: it can do what the link is for.
CREATE TABLE link_session (
  session_hash text PRIMARY KEY CHECK (session_hash ~ '^[0-9a-f]{64}$'),
  school_id    uuid NOT NULL,
  link_id      uuid NOT NULL,
  opened_at    timestamptz NOT NULL,
  FOREIGN KEY (school_id, link_id) REFERENCES link ON DELETE CASCADE
);
CREATE INDEX link_session_of_link ON link_session (school_id, link_id);

-- A link by which students join a cohort by themselves.
CREATE TABLE cohort_invitation (
  school_id     uuid NOT NULL,
  invitation_id uuid NOT NULL DEFAULT gen_random_uuid(),
  cohort_id     uuid NOT NULL,
  token_hash    text NOT NULL UNIQUE CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  created_by    uuid NOT NULL,
  created_at    timestamptz NOT NULL,
  expires_at    timestamptz NOT NULL,
  revoked_at    timestamptz,
  PRIMARY KEY (school_id, invitation_id),
  FOREIGN KEY (school_id, cohort_id) REFERENCES cohort
);

-- ── missions ──

ALTER TABLE mission
  ADD COLUMN subject            text NOT NULL DEFAULT '',
  -- Level of confidentiality as the school names it, '' for none; `confidential` stays the fact of the guide.
  ADD COLUMN confidentiality    text NOT NULL DEFAULT '' CHECK (confidentiality IN ('', 'restricted', 'confidential', 'secret')),
  ADD COLUMN confidential_until date,
  ADD COLUMN closed_door        boolean NOT NULL DEFAULT false,
  -- Last day of a mission that broke off, and why.
  ADD COLUMN broken_off_on      date,
  ADD COLUMN broken_off_reason  text,
  -- The student said that what they declared is right.
  ADD COLUMN declared_at        timestamptz,
  ADD CHECK ((broken_off_on IS NULL) = (broken_off_reason IS NULL)),
  ADD CHECK (confidential = (confidentiality <> '') OR confidentiality = '');

ALTER TABLE mission_period
  ADD COLUMN siret   text CHECK (siret ~ '^[0-9]{14}$'),
  ADD COLUMN address text NOT NULL DEFAULT '',
  ADD COLUMN service text NOT NULL DEFAULT '',
  -- What it is looked for by.
  ADD COLUMN told    text NOT NULL GENERATED ALWAYS AS (folded(name || ' ' || place)) STORED;

ALTER TABLE mission_tutor
  -- The student confirmed name and address (or staff entered them): invitations may leave.
  ADD COLUMN confirmed_at timestamptz,
  ADD COLUMN since        timestamptz NOT NULL DEFAULT now(),
  -- A tutor who left stays on record.
  ADD COLUMN left_at      timestamptz,
  ADD COLUMN left_reason  text;

-- A finding on a mission that the lead waived, with a reason. Only added to.
CREATE TABLE mission_waiver (
  school_id  uuid NOT NULL,
  waiver_id  uuid NOT NULL DEFAULT gen_random_uuid(),
  mission_id uuid NOT NULL,
  -- Code of the finding and what it was about: another length is another finding.
  finding    text NOT NULL,
  reason     text NOT NULL CHECK (reason <> ''),
  given_by   uuid NOT NULL,
  given_at   timestamptz NOT NULL,
  PRIMARY KEY (school_id, waiver_id),
  FOREIGN KEY (school_id, mission_id) REFERENCES mission,
  FOREIGN KEY (school_id, given_by) REFERENCES person
);
CREATE INDEX mission_waiver_of_mission ON mission_waiver (school_id, mission_id);

-- A deposit that tutors validate (a framing note). Only added to; the last word of each counts.
CREATE TABLE deposit_validation (
  school_id     uuid NOT NULL,
  validation_id uuid NOT NULL DEFAULT gen_random_uuid(),
  deposit_id    uuid NOT NULL,
  person_id     uuid NOT NULL,
  valid         boolean NOT NULL,
  comment       text NOT NULL DEFAULT '',
  said_at       timestamptz NOT NULL,
  PRIMARY KEY (school_id, validation_id),
  FOREIGN KEY (school_id, deposit_id) REFERENCES deposit,
  FOREIGN KEY (school_id, person_id) REFERENCES person
);
CREATE INDEX deposit_validation_of_deposit ON deposit_validation (school_id, deposit_id);

-- Someone tells the lead that a mission worries them.
CREATE TABLE mission_alert (
  school_id   uuid NOT NULL,
  alert_id    uuid NOT NULL DEFAULT gen_random_uuid(),
  mission_id  uuid NOT NULL,
  said_by     uuid NOT NULL,
  words       text NOT NULL CHECK (words <> ''),
  said_at     timestamptz NOT NULL,
  handled_by  uuid,
  handled_at  timestamptz,
  handled_note text,
  PRIMARY KEY (school_id, alert_id),
  FOREIGN KEY (school_id, mission_id) REFERENCES mission,
  FOREIGN KEY (school_id, said_by) REFERENCES person
);
CREATE INDEX mission_alert_of_mission ON mission_alert (school_id, mission_id);
-- What the list of a cohort asks: worries that nobody has dealt with, reports that block.
CREATE INDEX mission_alert_open ON mission_alert (school_id, mission_id) WHERE handled_at IS NULL;
CREATE INDEX conformity_check_blocking ON conformity_check (school_id, deposit_id) WHERE blocking > 0;

-- ── appraisals ──

-- A rubric being filled, or filled, by one person for one mission. `answers`: criterion → level, 'not-observed'. Saved every few seconds
-- while it is filled: pages keep room for it, and what changes is in no index.
CREATE TABLE appraisal (
  school_id     uuid NOT NULL,
  appraisal_id  uuid NOT NULL DEFAULT gen_random_uuid(),
  mission_id    uuid NOT NULL,
  rubric        text NOT NULL,
  guide         text NOT NULL,
  guide_version text NOT NULL,
  author_id     uuid NOT NULL,
  state         text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'submitted')),
  answers       jsonb NOT NULL DEFAULT '{}',
  comment       text NOT NULL DEFAULT '',
  started_at    timestamptz NOT NULL,
  saved_at      timestamptz NOT NULL,
  submitted_at  timestamptz,
  PRIMARY KEY (school_id, appraisal_id),
  UNIQUE (school_id, mission_id, rubric, author_id),
  FOREIGN KEY (school_id, mission_id) REFERENCES mission,
  FOREIGN KEY (school_id, author_id) REFERENCES person
) WITH (fillfactor = 70);
CREATE INDEX appraisal_of_author ON appraisal (school_id, author_id);

-- What was submitted, with the words of its questions as they were shown. Only added to; the last one counts.
CREATE TABLE appraisal_submission (
  school_id     uuid NOT NULL,
  submission_id uuid NOT NULL DEFAULT gen_random_uuid(),
  appraisal_id  uuid NOT NULL,
  number        integer NOT NULL CHECK (number >= 1),
  -- { rubric, title, groups: [{ id, title, criteria: [{ id, label, level, levelLabel, text }] }], comment: { label, text } }
  body          jsonb NOT NULL,
  code          text NOT NULL CHECK (code ~ '^[0-9A-HJKMNP-TV-Z]{12}$'),
  submitted_at  timestamptz NOT NULL,
  -- Staff who typed a paper form, and its scan; null when the author sent it.
  typed_by      uuid,
  scan          text CHECK (scan ~ '^[0-9a-f]{64}$'),
  scan_name     text,
  PRIMARY KEY (school_id, submission_id),
  UNIQUE (school_id, appraisal_id, number),
  FOREIGN KEY (school_id, appraisal_id) REFERENCES appraisal
);
CREATE INDEX appraisal_submission_of_code ON appraisal_submission (code);
CREATE INDEX appraisal_submission_of_scan ON appraisal_submission (scan);

-- A lead lets the author change what was submitted.
CREATE TABLE appraisal_reopening (
  school_id    uuid NOT NULL,
  reopening_id uuid NOT NULL DEFAULT gen_random_uuid(),
  appraisal_id uuid NOT NULL,
  reason       text NOT NULL CHECK (reason <> ''),
  given_by     uuid NOT NULL,
  given_at     timestamptz NOT NULL,
  PRIMARY KEY (school_id, reopening_id),
  FOREIGN KEY (school_id, appraisal_id) REFERENCES appraisal,
  FOREIGN KEY (school_id, given_by) REFERENCES person
);

-- What the student answers to an appraisal. Only added to.
CREATE TABLE appraisal_reply (
  school_id     uuid NOT NULL,
  reply_id      uuid NOT NULL DEFAULT gen_random_uuid(),
  submission_id uuid NOT NULL,
  words         text NOT NULL CHECK (words <> ''),
  said_by       uuid NOT NULL,
  said_at       timestamptz NOT NULL,
  PRIMARY KEY (school_id, reply_id),
  FOREIGN KEY (school_id, submission_id) REFERENCES appraisal_submission
);

-- Dated feedback in free text, where the guide asks for it. Only added to.
CREATE TABLE feedback (
  school_id   uuid NOT NULL,
  feedback_id uuid NOT NULL DEFAULT gen_random_uuid(),
  mission_id  uuid NOT NULL,
  author_id   uuid NOT NULL,
  -- Feedback of the guide, and what was asked, as it was shown.
  item        text NOT NULL,
  question    text NOT NULL,
  -- What it is about: [{ id, text }], the words of the objectives as they were shown.
  about       jsonb NOT NULL,
  words       text NOT NULL CHECK (words <> ''),
  given_at    timestamptz NOT NULL,
  typed_by    uuid,
  PRIMARY KEY (school_id, feedback_id),
  FOREIGN KEY (school_id, mission_id) REFERENCES mission,
  FOREIGN KEY (school_id, author_id) REFERENCES person
);
CREATE INDEX feedback_of_mission ON feedback (school_id, mission_id);

-- ── letters ──

ALTER TABLE outbox
  -- Which letter of content/letters, '' for one that is none of them.
  ADD COLUMN kind       text NOT NULL DEFAULT '',
  ADD COLUMN mission_id uuid,
  ADD COLUMN link_id    uuid,
  ADD COLUMN reply_to   text,
  -- Address of the page that stops letters of this kind (digests).
  ADD COLUMN stop       text,
  -- What must not be kept once it is sent (a link, a code): stands for ⟦secret⟧ in text and html, taken away once sent.
  ADD COLUMN secret     text,
  -- Written where no mail server is set: it waits for a person to send it.
  ADD COLUMN held       boolean NOT NULL DEFAULT false,
  -- A server that has refused for good, or gave up.
  ADD COLUMN dead_at    timestamptz;
CREATE INDEX outbox_waiting ON outbox (school_id, written_at) WHERE sent_at IS NULL;
CREATE INDEX outbox_of_mission ON outbox (school_id, mission_id);
CREATE INDEX outbox_of_link ON outbox (school_id, link_id);

-- The school's own words of a letter.
CREATE TABLE letter_wording (
  school_id uuid NOT NULL REFERENCES school,
  kind      text NOT NULL,
  lang      text NOT NULL CHECK (lang IN ('fr', 'en')),
  subject   text NOT NULL,
  body      text NOT NULL,
  changed_by uuid NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (school_id, kind, lang)
);

-- A reminder that left: never twice.
CREATE TABLE reminder (
  school_id  uuid NOT NULL,
  mission_id uuid NOT NULL,
  milestone  text NOT NULL,
  person_id  uuid NOT NULL,
  -- Days before the milestone; negative after it. 1000000 and above: asked by hand, one number each.
  days       integer NOT NULL,
  sent_at    timestamptz NOT NULL,
  PRIMARY KEY (school_id, mission_id, milestone, person_id, days),
  FOREIGN KEY (school_id, mission_id) REFERENCES mission,
  FOREIGN KEY (school_id, person_id) REFERENCES person
);
-- Someone who wants no digests.
CREATE TABLE letter_stop (
  school_id uuid NOT NULL,
  person_id uuid NOT NULL,
  kind      text NOT NULL,
  since     timestamptz NOT NULL,
  PRIMARY KEY (school_id, person_id, kind),
  FOREIGN KEY (school_id, person_id) REFERENCES person
);

-- The dates of a person, read by calendars.
CREATE TABLE calendar_feed (
  school_id  uuid NOT NULL,
  person_id  uuid NOT NULL,
  token_hash text NOT NULL UNIQUE CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (school_id, person_id),
  FOREIGN KEY (school_id, person_id) REFERENCES person
);

-- ── imports ──

-- A file brought in: read, its columns mapped, then applied, all or nothing.
CREATE TABLE import_run (
  school_id  uuid NOT NULL,
  run_id     uuid NOT NULL DEFAULT gen_random_uuid(),
  cohort_id  uuid NOT NULL,
  file_name  text NOT NULL,
  sha256     text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  state      text NOT NULL CHECK (state IN ('reading', 'mapping', 'applying', 'done', 'failed')),
  progress   integer NOT NULL DEFAULT 0,
  total      integer NOT NULL DEFAULT 0,
  headers    jsonb,
  -- The line that holds them, as a spreadsheet numbers it: rows follow it.
  header_line integer NOT NULL DEFAULT 1,
  rows       jsonb,
  mapping    jsonb,
  -- Possible duplicates settled by a person: row → person or 'new'.
  settled    jsonb NOT NULL DEFAULT '{}',
  result     jsonb,
  problem    text,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL,
  done_at    timestamptz,
  PRIMARY KEY (school_id, run_id),
  FOREIGN KEY (school_id, cohort_id) REFERENCES cohort
);
CREATE INDEX import_run_of_cohort ON import_run (school_id, cohort_id, created_at);

-- The last mapping of each header, so that the next file needs none.
CREATE TABLE import_header (
  school_id uuid NOT NULL REFERENCES school,
  header    text NOT NULL,
  field     text NOT NULL,
  PRIMARY KEY (school_id, header)
);

-- What was said or filed does not change.
CREATE TRIGGER mission_waiver_is_immutable BEFORE UPDATE OR DELETE ON mission_waiver FOR EACH ROW EXECUTE FUNCTION refuse_any_change();
CREATE TRIGGER deposit_validation_is_immutable BEFORE UPDATE OR DELETE ON deposit_validation FOR EACH ROW EXECUTE FUNCTION refuse_any_change();
CREATE TRIGGER appraisal_submission_is_immutable BEFORE UPDATE OR DELETE ON appraisal_submission FOR EACH ROW EXECUTE FUNCTION refuse_any_change();
CREATE TRIGGER appraisal_reopening_is_immutable BEFORE UPDATE OR DELETE ON appraisal_reopening FOR EACH ROW EXECUTE FUNCTION refuse_any_change();
CREATE TRIGGER appraisal_reply_is_immutable BEFORE UPDATE OR DELETE ON appraisal_reply FOR EACH ROW EXECUTE FUNCTION refuse_any_change();
CREATE TRIGGER feedback_is_immutable BEFORE UPDATE OR DELETE ON feedback FOR EACH ROW EXECUTE FUNCTION refuse_any_change();
