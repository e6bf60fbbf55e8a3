"""What servers and members set for themselves, as rows."""

from collections.abc import Iterator

from retrieval._storage.connection import Database


class Preferences:
    """Settings by whose they are, in the database. Safe to use from several threads, as the record is.

    Args:
        database: an open database at the current schema.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, scope: str, key: str) -> str | None:
        """What somebody set, as JSON; None where nothing was.

        Args:
            scope: ``"guild"`` or ``"user"``.
            key: whose.
        """
        with self._database.read() as connection:
            row = connection.execute(
                "SELECT value FROM preferences WHERE scope = ? AND id = ?", (scope, key)
            ).fetchone()
        return row[0] if row else None

    def put(self, scope: str, key: str, value: str) -> None:
        """Keep what somebody set in place of what there was.

        Raises:
            StorageError: the database cannot be written.
        """
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO preferences (scope, id, value) VALUES (?, ?, ?)"
                " ON CONFLICT (scope, id) DO UPDATE SET value = excluded.value",
                (scope, key, value),
            )

    def forget(self, scope: str, key: str) -> bool:
        """Forget what somebody set; false where nothing was."""
        with self._database.write() as connection:
            query = "DELETE FROM preferences WHERE scope = ? AND id = ?"
            return connection.execute(query, (scope, key)).rowcount > 0

    def all(self, scope: str) -> Iterator[tuple[str, str]]:
        """Everyone's of a scope: whose, and what."""
        with self._database.read() as connection:
            rows = connection.execute("SELECT id, value FROM preferences WHERE scope = ? ORDER BY id", (scope,))
            yield from rows.fetchall()
