-- Whether who brings a file in vouches for the names and addresses of its company tutors: students confirm them otherwise.
ALTER TABLE import_run ADD COLUMN vouched boolean NOT NULL DEFAULT false;
