-- What is done with the words, and whether the text says plainly who speaks. What an older program understood counts as
-- a plain statement until the items have been read again.
ALTER TABLE utterances ADD COLUMN act TEXT NOT NULL DEFAULT 'statement';
ALTER TABLE utterances ADD COLUMN is_certain INTEGER NOT NULL DEFAULT 1 CHECK (is_certain IN (0, 1));

-- How many of a form's statements are those of which it is the likeliest speaker only.
ALTER TABLE speaker_forms ADD COLUMN uncertain INTEGER NOT NULL DEFAULT 0;

-- Made again, so that it still holds all that is asked of it.
DROP INDEX utterances_by_form;
CREATE INDEX utterances_by_form ON utterances
    (form_id, day, handle_key, passage_id, kind, start_offset, end_offset, act, is_certain);
CREATE INDEX utterances_uncertain ON utterances (form_id, passage_id, act) WHERE is_certain = 0;
