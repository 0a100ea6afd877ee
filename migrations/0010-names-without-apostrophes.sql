-- An apostrophe is no space: who looks for "nguyen" finds "N’Guyen", who looks for "N’Guyen" finds "Nguyen", and "L’HOUR" may be "LHOUR".

CREATE OR REPLACE FUNCTION folded(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT btrim(regexp_replace(
    replace(replace(
      translate(
        lower(regexp_replace(normalize(words, NFD), '[\u0027\u0060\u00b4\u02b9\u02bc\u02bf\u2018\u2019\u201b\u2032\u0300-\u036f\uff07]', '', 'g')),
        'ØøŁłĐđÐðÆŒÞ', 'oollddddæœþ'),
      'œ', 'oe'), 'æ', 'ae'),
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f]+', ' ', 'g'))
$$;

-- What the database made of the words that hold one is made again.
UPDATE person SET last_name = last_name, first_name = first_name, email = email
WHERE last_name || first_name || email || coalesce(student_number, '') ~ '[\u0027\u0060\u00b4\u02b9\u02bc\u02bf\u2018\u2019\u201b\u2032\uff07]';
UPDATE mission_period SET name = name, place = place
WHERE name || place ~ '[\u0027\u0060\u00b4\u02b9\u02bc\u02bf\u2018\u2019\u201b\u2032\uff07]';
