-- See 0013_pieces.sql of SQLite.
ALTER TABLE passages ADD COLUMN pieces bytea;
