-- With which change an item first came into the index; it outlives edits, new readings and a removal, so that nothing of
-- these makes an item new. 0: before this was noted.
CREATE TABLE arrivals (
    item_id TEXT PRIMARY KEY,
    change  INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO arrivals (item_id, change) SELECT item_id, 0 FROM items UNION SELECT item_id, 0 FROM removals;

-- With which change another version took the place of this one; 0: before this was noted, or in another database.
ALTER TABLE versions ADD COLUMN change INTEGER NOT NULL DEFAULT 0;

-- Whose new statements are told where. ``guild`` is empty in a direct message, ``role`` where nobody is pinged;
-- ``speaker``: a value that means exactly this person, ``written``: as the owner wrote it; ``mark``: up to where of the
-- record's history statements were told.
CREATE TABLE watches (
    watch_id INTEGER PRIMARY KEY AUTOINCREMENT,
    guild    TEXT NOT NULL,
    channel  TEXT NOT NULL,
    owner    TEXT NOT NULL,
    speaker  TEXT NOT NULL,
    written  TEXT NOT NULL,
    topic    TEXT NOT NULL,
    role     TEXT NOT NULL,
    language TEXT NOT NULL,
    mark     TEXT NOT NULL,
    made     TEXT NOT NULL
);
CREATE INDEX watches_by_guild ON watches (guild);

-- What was told, or is about to be: noted first, then posted, then confirmed. ``key`` tells a statement from others;
-- ``hit``: as JSON, its items without their text; ``message``: empty until it is posted.
CREATE TABLE posts (
    claim_id INTEGER PRIMARY KEY AUTOINCREMENT,
    watch_id INTEGER NOT NULL REFERENCES watches (watch_id) ON DELETE CASCADE,
    key      TEXT NOT NULL,
    state    TEXT NOT NULL CHECK (state IN ('claimed', 'posted', 'dropped')),
    message  TEXT NOT NULL DEFAULT '',
    claimed  TEXT NOT NULL,
    hit      TEXT NOT NULL,
    UNIQUE (watch_id, key)
);
CREATE INDEX posts_unposted ON posts (claim_id) WHERE state = 'claimed';

-- The newest items whose feed gives a day and no time; those with a time have indexes of their own.
CREATE INDEX items_by_plain_day ON items (day) WHERE moment IS NULL;
CREATE INDEX items_by_handle_and_plain_day ON items (handle_key, day) WHERE moment IS NULL;
