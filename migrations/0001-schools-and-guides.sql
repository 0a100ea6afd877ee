-- A school, and the versions of guides that are in force in it. `school_id` leads every primary key, so that tables can be distributed by it.
CREATE TABLE school (
  school_id  uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name       text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE guide_version (
  school_id uuid NOT NULL REFERENCES school,
  guide     text NOT NULL,
  version   text NOT NULL,
  hash      text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  body      jsonb NOT NULL,
  bound_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (school_id, guide, version)
);

-- A version once bound does not change: what people filled in points to its words.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a bound guide version does not change' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER guide_version_is_immutable BEFORE UPDATE ON guide_version FOR EACH ROW EXECUTE FUNCTION refuse_change();

INSERT INTO school (school_id, name) VALUES ('00000000-0000-4000-8000-000000000001', 'Soutenir');
