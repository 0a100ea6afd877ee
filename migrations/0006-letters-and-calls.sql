-- Letters that came back or lost their point, reminders told apart by the date that they are about, people who were called.

ALTER TABLE outbox
  -- Nothing is left to say: what it asks for was given, taken back, or is over. It is not sent.
  ADD COLUMN dropped_at timestamptz,
  -- The last try reached no mail server: it leaves as soon as one takes a letter again.
  ADD COLUMN unreached  boolean NOT NULL DEFAULT false;
CREATE INDEX outbox_by_letter ON outbox (letter_id);
CREATE INDEX outbox_by_date ON outbox (school_id, written_at DESC, letter_id);
CREATE INDEX outbox_of_person ON outbox (school_id, person_id, written_at DESC);
CREATE INDEX outbox_unreached ON outbox (written_at) WHERE unreached;

-- A date that moves is reminded of anew.
ALTER TABLE reminder
  ADD COLUMN due       timestamptz NOT NULL DEFAULT 'epoch',
  -- The letter that brought it; null for one of before, and for what leads are told.
  ADD COLUMN letter_id uuid,
  DROP CONSTRAINT reminder_pkey,
  ADD PRIMARY KEY (school_id, mission_id, milestone, person_id, days, due);
CREATE INDEX reminder_of_letter ON reminder (school_id, letter_id);

-- Someone of a call list was called. Undone: the row goes.
CREATE TABLE call (
  school_id uuid NOT NULL,
  call_id   uuid NOT NULL DEFAULT gen_random_uuid(),
  cohort_id uuid NOT NULL,
  person_id uuid NOT NULL,
  called_on date NOT NULL,
  note      text NOT NULL,
  said_by   uuid NOT NULL,
  said_at   timestamptz NOT NULL,
  PRIMARY KEY (school_id, call_id),
  FOREIGN KEY (school_id, cohort_id) REFERENCES cohort,
  FOREIGN KEY (school_id, person_id) REFERENCES person,
  FOREIGN KEY (school_id, said_by) REFERENCES person
);
CREATE INDEX call_of_cohort ON call (school_id, cohort_id, person_id, called_on DESC);
