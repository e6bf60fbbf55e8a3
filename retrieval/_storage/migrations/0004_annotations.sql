-- An item is understood once, when it is added: its utterances, speakers, names and index words are stored with it.
ALTER TABLE items ADD COLUMN link_key TEXT NOT NULL DEFAULT '';
ALTER TABLE items ADD COLUMN sketch TEXT NOT NULL DEFAULT '[]';
-- Under which version of the rules the item was read; 0: by an older program, to be read again.
ALTER TABLE items ADD COLUMN annotated INTEGER NOT NULL DEFAULT 0;
-- Why the item could not be analysed; empty where it could.
ALTER TABLE items ADD COLUMN problem TEXT NOT NULL DEFAULT '';
UPDATE items SET link_key = canonical_link(urls), sketch = text_sketch(text);
CREATE INDEX items_by_link ON items (handle_key, link_key) WHERE link_key <> '';
CREATE INDEX items_by_annotation ON items (annotated);

-- The passage's index words, one space between two; NULL until they are known.
ALTER TABLE passages ADD COLUMN words TEXT;

-- What changes with an item is changed with it, so that nobody counts the whole feed to answer.
-- ``change``: the number of the last change that touched the row; a row that lost its last mention stays, counting 0.
CREATE TABLE sources (
    handle_key TEXT PRIMARY KEY,
    handle     TEXT NOT NULL,
    source     TEXT NOT NULL,
    items      INTEGER NOT NULL,
    first_day  TEXT,
    last_day   TEXT,
    change     INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX sources_by_change ON sources (change);

CREATE TABLE names (
    name     TEXT PRIMARY KEY,
    passages INTEGER NOT NULL,
    persons  INTEGER NOT NULL,
    change   INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX names_by_change ON names (change);

-- One spelling of a speaker in one role.
CREATE TABLE speaker_forms (
    form_id    INTEGER PRIMARY KEY,
    name       TEXT NOT NULL,
    role       TEXT NOT NULL,
    statements INTEGER NOT NULL,
    first_day  TEXT,
    last_day   TEXT,
    change     INTEGER NOT NULL,
    UNIQUE (name, role)
);
CREATE INDEX speaker_forms_by_change ON speaker_forms (change);

ALTER TABLE utterances RENAME TO utterances_before;
DROP INDEX utterances_by_speaker;
DROP TABLE speech_read;

-- An utterance has a row for each passage that holds much of it; ``part`` counts them from 0.
CREATE TABLE utterances (
    item_id      TEXT NOT NULL REFERENCES items (item_id) ON DELETE CASCADE,
    number       INTEGER NOT NULL,
    part         INTEGER NOT NULL,
    passage_id   INTEGER NOT NULL REFERENCES passages (passage_id) ON DELETE CASCADE,
    form_id      INTEGER REFERENCES speaker_forms (form_id),
    handle_key   TEXT NOT NULL,
    day          TEXT NOT NULL,
    published    TEXT NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset   INTEGER NOT NULL,
    kind         TEXT NOT NULL,
    cue          TEXT NOT NULL,
    as_written   TEXT,
    via_name     TEXT,
    via_written  TEXT,
    PRIMARY KEY (item_id, number, part)
) WITHOUT ROWID;
-- Holds all that is asked of it, so that five thousand statements of one person are read in one go.
CREATE INDEX utterances_by_form ON utterances
    (form_id, day, handle_key, passage_id, kind, start_offset, end_offset);
CREATE INDEX utterances_by_passage ON utterances (passage_id);

INSERT INTO sources (handle_key, handle, source, items, first_day, last_day, change)
    SELECT handle_key, handle, source, COUNT(*), MIN(day), MAX(day), 0 FROM items GROUP BY handle_key;
INSERT INTO names (name, passages, persons, change)
    SELECT name, COUNT(DISTINCT passage_id), SUM(is_person), 0 FROM mentions GROUP BY name;

-- What an older program understood answers until the items have been read again.
INSERT INTO speaker_forms (name, role, statements, first_day, last_day, change)
    SELECT speaker, role, COUNT(*), MIN(day), MAX(day), 0 FROM utterances_before JOIN items USING (item_id)
    WHERE speaker IS NOT NULL GROUP BY speaker, role;
INSERT OR IGNORE INTO utterances (item_id, number, part, passage_id, form_id, handle_key, day, published,
                                  start_offset, end_offset, kind, cue, as_written, via_name, via_written)
    SELECT u.item_id, u.start_offset, 0, p.passage_id, f.form_id, i.handle_key, i.day, i.published,
           u.start_offset, u.end_offset, u.kind, u.cue, u.as_written, u.via, u.via
    FROM utterances_before u
    JOIN items i ON i.item_id = u.item_id
    JOIN passages p ON p.item_id = u.item_id AND p.start_offset <= u.start_offset AND u.start_offset < p.end_offset
    LEFT JOIN speaker_forms f ON f.name = u.speaker AND f.role = u.role;
DROP TABLE utterances_before;
