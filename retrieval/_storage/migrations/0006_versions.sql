-- What a feed tells of an entry beside its words, and when the index first saw it; '' where an older program stored it.
ALTER TABLE items ADD COLUMN guid TEXT NOT NULL DEFAULT '';
ALTER TABLE items ADD COLUMN author TEXT NOT NULL DEFAULT '';
ALTER TABLE items ADD COLUMN reposted_by TEXT NOT NULL DEFAULT '';
ALTER TABLE items ADD COLUMN dated TEXT NOT NULL DEFAULT 'printed' CHECK (dated IN ('printed', 'first_seen', 'clamped'));
ALTER TABLE items ADD COLUMN first_seen TEXT NOT NULL DEFAULT '';
ALTER TABLE items ADD COLUMN edited TEXT NOT NULL DEFAULT '';
CREATE INDEX items_by_guid ON items (handle_key, guid) WHERE guid <> '';
CREATE INDEX items_by_link_alone ON items (link_key) WHERE link_key <> '';

-- What an item said before it was edited; ``content``: the item as JSON, ``seen`` and ``replaced``: from when to when.
CREATE TABLE versions (
    item_id  TEXT NOT NULL,
    number   INTEGER NOT NULL,
    seen     TEXT NOT NULL,
    replaced TEXT NOT NULL,
    content  TEXT NOT NULL,
    PRIMARY KEY (item_id, number)
) WITHOUT ROWID;

-- Items that are answered from no more, and that stay so when a page that still has them is read again.
CREATE TABLE removals (
    item_id    TEXT PRIMARY KEY,
    handle_key TEXT NOT NULL,
    day        TEXT NOT NULL,
    link_key   TEXT NOT NULL,
    guid       TEXT NOT NULL,
    sketch     TEXT NOT NULL,
    content    TEXT NOT NULL,
    removed    TEXT NOT NULL,
    reason     TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX removals_by_handle ON removals (handle_key, day);
CREATE INDEX removals_by_link ON removals (link_key) WHERE link_key <> '';

-- Copies of an item that were read, by the hash of their content: one that was read before changes nothing, whether it
-- is the item as it stands, a version that was replaced since, or a copy that was cut. They outlive a removal.
CREATE TABLE copies (
    content_hash TEXT PRIMARY KEY,
    item_id      TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX copies_by_item ON copies (item_id);
INSERT OR IGNORE INTO copies (content_hash, item_id) SELECT content_hash, item_id FROM items;

-- Addresses are compared without protocol and the like; sketches of older programs are made again when they are used.
UPDATE items SET link_key = canonical_link(urls);
CREATE INDEX items_undated ON items (handle_key) WHERE dated <> 'printed';

-- All that tells which item a post is, of those that are there and of those that were removed.
CREATE VIEW known AS
    SELECT item_id, handle_key, handle, day, link_key, coalesce(json_extract(urls, '$[0]'), '') AS url, guid, dated,
           sketch, text, 0 AS is_removed, rowid AS number
    FROM items
    UNION ALL
    SELECT item_id, handle_key, json_extract(content, '$.handle'), day, link_key,
           coalesce(json_extract(content, '$.urls[0]'), ''), guid, json_extract(content, '$.dated'), sketch,
           json_extract(content, '$.text'), 1, 0
    FROM removals;

-- Made again with the columns of the key first: where they are not, SQLite's own check of the file (3.40) finds missing
-- values that are there.
ALTER TABLE mentions RENAME TO mentions_before;
CREATE TABLE mentions (
    name       TEXT NOT NULL,
    passage_id INTEGER NOT NULL REFERENCES passages (passage_id) ON DELETE CASCADE,
    title      TEXT NOT NULL,
    is_person  INTEGER NOT NULL CHECK (is_person IN (0, 1)),
    PRIMARY KEY (name, passage_id, title)
) WITHOUT ROWID;
INSERT INTO mentions (name, passage_id, title, is_person)
    SELECT name, passage_id, title, is_person FROM mentions_before;
DROP TABLE mentions_before;
CREATE INDEX mentions_by_title ON mentions (title);
CREATE INDEX mentions_by_passage ON mentions (passage_id);
