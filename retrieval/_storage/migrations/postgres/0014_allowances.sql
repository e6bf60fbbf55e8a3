-- See 0014_allowances.sql of SQLite. Unlogged: nobody waits for the disk because of it, and a server that crashed begins
-- with an empty one, which costs nothing. With room in its pages a row changes where it is.
CREATE UNLOGGED TABLE allowances (
    scope text COLLATE "C" NOT NULL,
    id    text COLLATE "C" NOT NULL,
    taken text COLLATE "C" NOT NULL,
    until bigint NOT NULL,
    PRIMARY KEY (scope, id)
) WITH (fillfactor = 50);
