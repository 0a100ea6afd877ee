-- Who is not written to because their address refuses letters: found among the letters that came back, which are few.

CREATE INDEX outbox_dead ON outbox (school_id, person_id) WHERE dead_at IS NOT NULL;
