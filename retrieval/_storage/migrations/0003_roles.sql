-- The title that an item gives a speaker: two people of one surname are told apart by it.
ALTER TABLE utterances ADD COLUMN role TEXT NOT NULL DEFAULT '';
