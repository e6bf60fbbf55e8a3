"""The same record for PostgreSQL; a file has the number of the schema of SQLite with which it is level."""
