-- Passages as the bundled model cuts them, so that no question has to: a mark of its vocabulary and the numbers of the
-- pieces. Passages stored before have none until they are read again.
ALTER TABLE passages ADD COLUMN pieces BLOB;
