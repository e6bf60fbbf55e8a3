CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE items (
    item_id      TEXT PRIMARY KEY,
    content_hash TEXT NOT NULL,
    source       TEXT NOT NULL,
    handle       TEXT NOT NULL,
    handle_key   TEXT NOT NULL,
    published    TEXT NOT NULL,
    day          TEXT NOT NULL,
    has_time     INTEGER NOT NULL CHECK (has_time IN (0, 1)),
    urls         TEXT NOT NULL,
    headline     TEXT NOT NULL,
    text         TEXT NOT NULL,
    lang         TEXT NOT NULL
);
CREATE INDEX items_by_handle_and_day ON items (handle_key, day);
CREATE INDEX items_by_day ON items (day);

-- AUTOINCREMENT: the number of a removed passage must never come back, since an index may still hold it.
CREATE TABLE passages (
    passage_id   INTEGER PRIMARY KEY AUTOINCREMENT,
    item_id      TEXT NOT NULL REFERENCES items (item_id) ON DELETE CASCADE,
    start_offset INTEGER NOT NULL,
    end_offset   INTEGER NOT NULL,
    text         TEXT NOT NULL,
    segments     TEXT NOT NULL
);
CREATE INDEX passages_by_item ON passages (item_id);

CREATE TABLE mentions (
    passage_id INTEGER NOT NULL REFERENCES passages (passage_id) ON DELETE CASCADE,
    name       TEXT NOT NULL,
    is_person  INTEGER NOT NULL CHECK (is_person IN (0, 1)),
    title      TEXT NOT NULL,
    PRIMARY KEY (name, passage_id, title)
) WITHOUT ROWID;
CREATE INDEX mentions_by_title ON mentions (title);
CREATE INDEX mentions_by_passage ON mentions (passage_id);

CREATE TABLE models (
    model_key INTEGER PRIMARY KEY,
    model_id  TEXT NOT NULL UNIQUE,
    dim       INTEGER NOT NULL CHECK (dim > 0)
);

CREATE TABLE vectors (
    passage_id   INTEGER NOT NULL REFERENCES passages (passage_id) ON DELETE CASCADE,
    model_key    INTEGER NOT NULL REFERENCES models (model_key) ON DELETE CASCADE,
    data         BLOB NOT NULL,
    PRIMARY KEY (passage_id, model_key)
);
CREATE INDEX vectors_by_model ON vectors (model_key);

-- The stamp tells this record's change 7 from the change 7 of a restored or recreated file.
CREATE TABLE changes (
    number     INTEGER PRIMARY KEY AUTOINCREMENT,
    stamp      INTEGER NOT NULL DEFAULT (random()),
    passage_id INTEGER NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN ('added', 'removed', 'embedded'))
);
