-- Who said what; read from an item's text when it is first needed.
CREATE TABLE utterances (
    item_id      TEXT NOT NULL REFERENCES items (item_id) ON DELETE CASCADE,
    start_offset INTEGER NOT NULL,
    end_offset   INTEGER NOT NULL,
    kind         TEXT NOT NULL,
    cue          TEXT NOT NULL,
    speaker      TEXT,
    as_written   TEXT,
    via          TEXT,
    PRIMARY KEY (item_id, start_offset)
) WITHOUT ROWID;

CREATE INDEX utterances_by_speaker ON utterances (speaker);

-- By which version of the rules an item was read.
CREATE TABLE speech_read (
    item_id TEXT PRIMARY KEY REFERENCES items (item_id) ON DELETE CASCADE,
    version INTEGER NOT NULL
) WITHOUT ROWID;
