-- Feeds that are followed; ``state``: a FollowedSource as JSON.
CREATE TABLE follows (
    url   TEXT PRIMARY KEY,
    state TEXT NOT NULL
) WITHOUT ROWID;

-- Which entries of a followed feed were read, so that one is not read again before it changes.
-- ``content_hash`` is that of the entry as the feed has it; ``seen``: when the feed last had it; ``stored``: when it was new;
-- ``checked``: when its link was last looked at; ``missing``: when its link was first found to lead nowhere.
CREATE TABLE follow_entries (
    url          TEXT NOT NULL,
    key          TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    item_id      TEXT NOT NULL,
    link         TEXT NOT NULL,
    seen         TEXT NOT NULL,
    stored       TEXT NOT NULL,
    checked      TEXT NOT NULL DEFAULT '',
    missing      TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (url, key)
) WITHOUT ROWID;
