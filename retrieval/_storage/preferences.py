"""What servers and members set for themselves, as rows."""

from collections.abc import Callable, Iterator

from retrieval._storage.engine import Engine


class Preferences:
    """Settings by whose they are, in the database. Safe to use from several threads, as the record is.

    Args:
        database: an open database at the current schema.
    """

    def __init__(self, database: Engine) -> None:
        self._database = database

    def get(self, scope: str, key: str) -> str | None:
        """What somebody set, as JSON; None where nothing was.

        Args:
            scope: of what: ``"guild"`` and ``"user"`` for what servers and members set, others as their keeper says.
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

    def change(self, scope: str, key: str, change: Callable[[str | None], str]) -> str:
        """Change what somebody set, so that of two changes at once neither is lost.

        Args:
            scope: of the setting.
            key: whose.
            change: makes of what there was, None where nothing was, what is kept from now on; it is kept as it is where
                this raises.

        Returns:
            What is kept from now on.

        Raises:
            StorageError: the database cannot be written.
        """
        with self._database.write():
            value = change(self.get(scope, key))
            self.put(scope, key, value)
        return value

    def claim(self, scope: str, key: str, value: str) -> bool:
        """Keep a value where it is greater than the one there was, so that of several who want to keep it one may.

        Args:
            scope: of what is claimed.
            key: whose.
            value: such as a day.

        Returns:
            Whether this call kept it.

        Raises:
            StorageError: the database cannot be written.
        """
        with self._database.write() as connection:
            return (
                connection.execute(
                    "INSERT INTO preferences (scope, id, value) VALUES (?, ?, ?)"
                    " ON CONFLICT (scope, id) DO UPDATE SET value = excluded.value"
                    " WHERE preferences.value < excluded.value",
                    (scope, key, value),
                ).rowcount
                > 0
            )

    def forget(self, scope: str, key: str) -> bool:
        """Forget what somebody set; false where nothing was."""
        with self._database.write() as connection:
            query = "DELETE FROM preferences WHERE scope = ? AND id = ?"
            return connection.execute(query, (scope, key)).rowcount > 0

    def all(self, scope: str) -> Iterator[tuple[str, str]]:
        """Everyone's of a scope: whose, and what."""
        with self._database.read() as connection:
            query = "SELECT id, value FROM preferences WHERE scope = ? ORDER BY id"
            rows = connection.execute(query, (scope,)).fetchall()
        yield from rows
