-- What tutors write is kept while they write it, whichever tab or device they write it in; whom the answer of a student was told to.

-- Feedback that is being written: read by its author alone, gone once it is sent.
CREATE TABLE feedback_draft (
  school_id  uuid NOT NULL,
  mission_id uuid NOT NULL,
  -- Feedback of the guide.
  item       text NOT NULL,
  author_id  uuid NOT NULL,
  -- Objective or competency → 'on' or 'off'.
  about      jsonb NOT NULL DEFAULT '{}',
  words      text NOT NULL DEFAULT '',
  -- The page that wrote the words last: it may go on; another must have seen them.
  words_in   text NOT NULL DEFAULT '',
  started_at timestamptz NOT NULL,
  saved_at   timestamptz NOT NULL,
  PRIMARY KEY (school_id, mission_id, item, author_id),
  FOREIGN KEY (school_id, mission_id) REFERENCES mission,
  FOREIGN KEY (school_id, author_id) REFERENCES person
) WITH (fillfactor = 70);
CREATE INDEX feedback_draft_of_author ON feedback_draft (school_id, author_id);

ALTER TABLE appraisal
  -- The page that wrote the comment last.
  ADD COLUMN comment_in text NOT NULL DEFAULT '';

ALTER TABLE appraisal_reply
  -- The letter that told the author of the appraisal; null when one had just left, or when none reaches them.
  ADD COLUMN letter_id uuid;
