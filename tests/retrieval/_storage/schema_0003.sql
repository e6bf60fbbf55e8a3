PRAGMA application_id = 1869509219;
PRAGMA user_version = 3;
BEGIN TRANSACTION;
CREATE TABLE changes (
    number     INTEGER PRIMARY KEY AUTOINCREMENT,
    stamp      INTEGER NOT NULL DEFAULT (random()),
    passage_id INTEGER NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN ('added', 'removed', 'embedded'))
);
INSERT INTO "changes" VALUES(1,3456604399372419183,1,'added');
INSERT INTO "changes" VALUES(2,7347713827185685164,2,'added');
INSERT INTO "changes" VALUES(3,4341871901187526225,3,'added');
INSERT INTO "changes" VALUES(4,5606570207776771065,4,'added');
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
INSERT INTO "items" VALUES('5ce7bc4ac9002b95','0d1bc1b517a473603cfeed4fd049d6fa7fa31c74322932dab5631ec614fddd93','Harbor Wire','harborwire','harborwire','2025-03-01T00:00:00+00:00','2025-03-01',0,'["https://example.org/1?utm_source=feed"]','Quay repairs','Quay repairs
Mayor Ida Soren said on Saturday that the quay would reopen in May. Nobody was hurt.','en');
INSERT INTO "items" VALUES('adb7b62cada736cb','5fcf95a701167962be261dcd0208bcec4caf2c57f1ca4ca90998725428aadec3','潮見新聞','shiomi_np','shiomi_np','2025-03-02T09:30:00+00:00','2025-03-02',1,'[]','渡し船の運賃','渡し船の運賃
汐見市長は2日、運賃を据え置くと述べた。市議会は「説明が足りない」と批判した。','ja');
CREATE TABLE mentions (
    passage_id INTEGER NOT NULL REFERENCES passages (passage_id) ON DELETE CASCADE,
    name       TEXT NOT NULL,
    is_person  INTEGER NOT NULL CHECK (is_person IN (0, 1)),
    title      TEXT NOT NULL,
    PRIMARY KEY (name, passage_id, title)
) WITHOUT ROWID;
INSERT INTO "mentions" VALUES(2,'Ida Soren',1,'Mayor');
INSERT INTO "mentions" VALUES(2,'May',0,'');
INSERT INTO "mentions" VALUES(2,'Nobody',0,'');
INSERT INTO "mentions" VALUES(1,'Quay',0,'');
INSERT INTO "mentions" VALUES(2,'Saturday',0,'');
CREATE TABLE models (
    model_key INTEGER PRIMARY KEY,
    model_id  TEXT NOT NULL UNIQUE,
    dim       INTEGER NOT NULL CHECK (dim > 0)
);
CREATE TABLE passages (
    passage_id   INTEGER PRIMARY KEY AUTOINCREMENT,
    item_id      TEXT NOT NULL REFERENCES items (item_id) ON DELETE CASCADE,
    start_offset INTEGER NOT NULL,
    end_offset   INTEGER NOT NULL,
    text         TEXT NOT NULL,
    segments     TEXT NOT NULL
);
INSERT INTO "passages" VALUES(1,'5ce7bc4ac9002b95',0,12,'Quay repairs','[[0, 12]]');
INSERT INTO "passages" VALUES(2,'5ce7bc4ac9002b95',13,97,'Mayor Ida Soren said on Saturday that the quay would reopen in May. Nobody was hurt.','[[0, 84]]');
INSERT INTO "passages" VALUES(3,'adb7b62cada736cb',0,6,'渡し船の運賃','[[0, 6]]');
INSERT INTO "passages" VALUES(4,'adb7b62cada736cb',7,46,'汐見市長は2日、運賃を据え置くと述べた。市議会は「説明が足りない」と批判した。','[[0, 39], [0, 20], [20, 39]]');
CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE speech_read (
    item_id TEXT PRIMARY KEY REFERENCES items (item_id) ON DELETE CASCADE,
    version INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO "speech_read" VALUES('5ce7bc4ac9002b95',2);
INSERT INTO "speech_read" VALUES('adb7b62cada736cb',2);
CREATE TABLE utterances (
    item_id      TEXT NOT NULL REFERENCES items (item_id) ON DELETE CASCADE,
    start_offset INTEGER NOT NULL,
    end_offset   INTEGER NOT NULL,
    kind         TEXT NOT NULL,
    cue          TEXT NOT NULL,
    speaker      TEXT,
    as_written   TEXT,
    via          TEXT, role TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (item_id, start_offset)
) WITHOUT ROWID;
INSERT INTO "utterances" VALUES('5ce7bc4ac9002b95',51,96,'indirect','said','Ida Soren','Mayor Ida Soren',NULL,'Mayor');
INSERT INTO "utterances" VALUES('adb7b62cada736cb',15,22,'indirect','と述べ','汐見市長','汐見市長',NULL,'');
INSERT INTO "utterances" VALUES('adb7b62cada736cb',32,39,'direct','と批判','市議会','市議会',NULL,'');
CREATE TABLE vectors (
    passage_id   INTEGER NOT NULL REFERENCES passages (passage_id) ON DELETE CASCADE,
    model_key    INTEGER NOT NULL REFERENCES models (model_key) ON DELETE CASCADE,
    data         BLOB NOT NULL,
    PRIMARY KEY (passage_id, model_key)
);
CREATE INDEX items_by_handle_and_day ON items (handle_key, day);
CREATE INDEX items_by_day ON items (day);
CREATE INDEX passages_by_item ON passages (item_id);
CREATE INDEX mentions_by_title ON mentions (title);
CREATE INDEX mentions_by_passage ON mentions (passage_id);
CREATE INDEX vectors_by_model ON vectors (model_key);
CREATE INDEX utterances_by_speaker ON utterances (speaker);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('passages',4);
INSERT INTO "sqlite_sequence" VALUES('changes',4);
COMMIT;
