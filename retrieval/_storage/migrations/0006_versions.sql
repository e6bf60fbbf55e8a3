-- What a feed tells of an entry beside its words, and when the index first saw it; '' where an older program stored it.
ALTER TABLE items ADD COLUMN guid TEXT NOT NULL DEFAULT '';
ALTER TABLE items ADD COLUMN author TEXT NOT NULL DEFAULT '';
ALTER TABLE items ADD COLUMN reposted_by TEXT NOT NULL DEFAULT '';
ALTER TABLE items ADD COLUMN dated TEXT NOT NULL DEFAULT 'printed' CHECK (dated IN ('printed', 'first_seen', 'clamped'));
ALTER TABLE items ADD COLUMN first_seen TEXT NOT NULL DEFAULT '';
ALTER TABLE items ADD COLUMN edited TEXT NOT NULL DEFAULT '';
CREATE INDEX items_by_guid ON items (handle_key, guid) WHERE guid <> '';
CREATE INDEX items_by_link_alone ON items (link_key) WHERE link_key <> '';

-- What an item said before it was edited; ``content``: the item as JSON, ``replaced``: when another text took its place.
CREATE TABLE versions (
    item_id  TEXT NOT NULL,
    number   INTEGER NOT NULL,
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
