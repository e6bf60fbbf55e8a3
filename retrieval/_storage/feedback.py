"""What people thought of answers, as rows."""

from collections.abc import Iterator
from datetime import datetime

from retrieval._storage.engine import Engine


class FeedbackRows:
    """Verdicts on answers, in the database. Safe to use from several threads, as the record is.

    Args:
        database: an open database at the current schema.
    """

    def __init__(self, database: Engine) -> None:
        self._database = database

    def put(self, *, shown: str, person: str, guild: str, made: datetime, content: str) -> None:
        """Keep a verdict, in place of an earlier one of the same person on the same answer.

        Args:
            shown: the answer.
            person: whose verdict.
            guild: where; empty in a direct message.
            made: when, in UTC.
            content: what was asked and shown, and the verdict, as JSON.

        Raises:
            StorageError: the database cannot be written.
        """
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO feedback (shown, person, guild, made, content) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (shown, person) DO UPDATE SET guild = excluded.guild, made = excluded.made,"
                " content = excluded.content",
                (shown, person, guild, made.isoformat(), content),
            )

    def all(self, guild: str | None = None) -> Iterator[str]:
        """Every verdict's content, oldest first; of one server, or with None of all."""
        where, values = ("", ()) if guild is None else ("WHERE guild = ? ", (guild,))
        query = f"SELECT content FROM feedback {where}ORDER BY made, shown, person"  # noqa: S608
        with self._database.read() as connection:
            rows = connection.execute(query, values).fetchall()
        yield from (content for (content,) in rows)
