-- Tutors are asked to validate what a student handed in (a framing note): by a link, or by their account.

ALTER TABLE link DROP CONSTRAINT link_purpose_check,
  ADD CONSTRAINT link_purpose_check CHECK (purpose IN ('appraisal', 'feedback', 'validation', 'jury'));

-- What someone is asked for a mission through their account: when the letter was written, when they first saw the page.
CREATE TABLE account_invitation (
  school_id  uuid NOT NULL,
  mission_id uuid NOT NULL,
  person_id  uuid NOT NULL,
  purpose    text NOT NULL CHECK (purpose IN ('appraisal', 'feedback', 'validation')),
  -- Rubric, feedback or deliverable.
  item       text NOT NULL,
  -- The last letter that asked; null for someone who saw the page without being asked.
  letter_id  uuid,
  asked_at   timestamptz,
  opened_at  timestamptz,
  PRIMARY KEY (school_id, mission_id, person_id, purpose, item),
  FOREIGN KEY (school_id, mission_id) REFERENCES mission,
  FOREIGN KEY (school_id, person_id) REFERENCES person,
  CHECK ((letter_id IS NULL) = (asked_at IS NULL))
);
