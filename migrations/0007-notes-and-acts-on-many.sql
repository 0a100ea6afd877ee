-- What the school writes about a mission, and what was done to many missions at once.

-- A dated note of who follows a mission at school; its student reads it when it is shared. Kept as it was written.
CREATE TABLE mission_note (
  school_id  uuid NOT NULL,
  note_id    uuid NOT NULL DEFAULT gen_random_uuid(),
  mission_id uuid NOT NULL,
  said_by    uuid NOT NULL,
  words      text NOT NULL CHECK (words <> ''),
  shared     boolean NOT NULL,
  said_at    timestamptz NOT NULL,
  PRIMARY KEY (school_id, note_id),
  FOREIGN KEY (school_id, mission_id) REFERENCES mission,
  FOREIGN KEY (school_id, said_by) REFERENCES person
);
CREATE INDEX mission_note_of_mission ON mission_note (school_id, mission_id, said_at);

-- What was done to many missions of a cohort by one form: sent again, the form does nothing. `told`: what came of it, null while it runs.
CREATE TABLE bulk_act (
  school_id uuid NOT NULL,
  act_id    uuid NOT NULL,
  cohort_id uuid NOT NULL,
  act       text NOT NULL,
  done_by   uuid NOT NULL,
  done_at   timestamptz NOT NULL,
  told      jsonb,
  PRIMARY KEY (school_id, act_id),
  FOREIGN KEY (school_id, cohort_id) REFERENCES cohort,
  FOREIGN KEY (school_id, done_by) REFERENCES person
);
