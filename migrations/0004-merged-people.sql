-- Two records that were one person: the one that is kept, those that are not. What was kept for ever follows.

ALTER TABLE person
  -- The record into which this one was merged: it lets nobody in, it keeps its address and its name in what the journal says.
  ADD COLUMN merged_into uuid,
  -- Both names, in the order of the alphabet: "Le Goff, Anne" is "Anne Le-Goff".
  ADD COLUMN named text NOT NULL GENERATED ALWAYS AS (
    least(folded(last_name) COLLATE "C", folded(first_name) COLLATE "C") || ' '
      || greatest(folded(last_name) COLLATE "C", folded(first_name) COLLATE "C")
  ) STORED,
  ADD CHECK (merged_into IS NULL OR (merged_into <> person_id AND left_at IS NOT NULL AND student_number IS NULL)),
  ADD FOREIGN KEY (school_id, merged_into) REFERENCES person;
CREATE INDEX person_merged ON person (school_id, merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX person_named ON person (school_id, named) WHERE merged_into IS NULL;

-- Two people of the same name, whom somebody told apart.
CREATE TABLE person_apart (
  school_id uuid NOT NULL,
  person_id uuid NOT NULL,
  other_id  uuid NOT NULL,
  said_by   uuid NOT NULL,
  said_at   timestamptz NOT NULL,
  PRIMARY KEY (school_id, person_id, other_id),
  CHECK (person_id < other_id),
  FOREIGN KEY (school_id, person_id) REFERENCES person,
  FOREIGN KEY (school_id, other_id) REFERENCES person,
  FOREIGN KEY (school_id, said_by) REFERENCES person
);

-- What is kept for ever changes in one way only: where it names someone who was merged, it names who they are. The journal does not even that.
CREATE OR REPLACE FUNCTION refuse_any_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME <> 'journal' AND NEW IS DISTINCT FROM OLD AND NOT EXISTS (
    SELECT FROM jsonb_each_text(to_jsonb(OLD)) AS was JOIN jsonb_each_text(to_jsonb(NEW)) AS now USING (key)
    WHERE was.value IS DISTINCT FROM now.value AND NOT EXISTS (
      SELECT FROM person AS p
      WHERE p.school_id = OLD.school_id AND p.person_id::text = was.value AND p.merged_into::text = now.value))
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is only added to', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
