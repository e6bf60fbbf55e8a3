-- What whoever answers for others keeps beside the feed: what each server and member set, the answers it gave, what
-- was thought of them. ``scope``: whose setting it is (``guild``, ``user``); ``value``: JSON of the one who set it.
CREATE TABLE preferences (
    scope TEXT NOT NULL,
    id    TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (scope, id)
) WITHOUT ROWID;

-- Answers that were given. ``state``: JSON of what was asked; ``guild`` is empty in a direct message, ``message`` until
-- it is sent; ``made``: when, in UTC.
CREATE TABLE shown (
    id      TEXT PRIMARY KEY,
    guild   TEXT NOT NULL,
    channel TEXT NOT NULL,
    asker   TEXT NOT NULL,
    message TEXT NOT NULL DEFAULT '',
    state   TEXT NOT NULL,
    made    TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX shown_message ON shown (channel, message);
CREATE INDEX shown_made ON shown (made);

-- What somebody thought of an answer, with all that was asked and shown, so that it outlives the answer; one verdict for
-- each answer and person. ``content``: a Feedback as JSON.
CREATE TABLE feedback (
    shown   TEXT NOT NULL,
    person  TEXT NOT NULL,
    guild   TEXT NOT NULL,
    made    TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (shown, person)
) WITHOUT ROWID;
CREATE INDEX feedback_guild ON feedback (guild, made);
