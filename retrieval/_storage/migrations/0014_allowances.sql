-- How often servers and members asked of late, so that all processes count it together. ``scope``: whose it is
-- (``guild``, ``user``); ``taken``: the moments, in milliseconds since 1970, oldest first, as JSON; ``until``: the
-- moment from which none of them counts any more.
CREATE TABLE allowances (
    scope TEXT NOT NULL,
    id    TEXT NOT NULL,
    taken TEXT NOT NULL,
    until INTEGER NOT NULL,
    PRIMARY KEY (scope, id)
) WITHOUT ROWID;
