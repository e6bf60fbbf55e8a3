"""Answers that were given, as rows: what a button under one of them, or a reply to it, goes on from."""

from datetime import datetime

from retrieval._storage.engine import Engine
from retrieval.types.shown import ShownAnswer

_COLUMNS = "id, guild, channel, asker, state, made, message"
_ANEW = ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS.split(", ")[1:])


class Shown:
    """Answers that were given, in the database. Safe to use from several threads, as the record is.

    Args:
        database: an open database at the current schema.
    """

    def __init__(self, database: Engine) -> None:
        self._database = database

    def put(self, answer: ShownAnswer) -> None:
        """Keep an answer in place of what there was under its id.

        Raises:
            StorageError: the database cannot be written.
        """
        with self._database.write() as connection:
            connection.execute(
                f"INSERT INTO shown ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
                f" ON CONFLICT (id) DO UPDATE SET {_ANEW}",
                _row(answer),
            )

    def get(self, answer_id: str) -> ShownAnswer | None:
        """An answer by its id; None where it is forgotten or never was."""
        return self._one("id = ?", answer_id)

    def of_message(self, channel: str, message: str) -> ShownAnswer | None:
        """The answer that a message shows."""
        return self._one("channel = ? AND message = ?", channel, message)

    def last_in(self, channel: str) -> ShownAnswer | None:
        """The last answer in a channel, among those that everyone there sees."""
        return self._one("channel = ? AND message <> ''", channel)

    def forget_before(self, moment: datetime) -> int:
        """Forget answers older than that; gives how many."""
        with self._database.write() as connection:
            return connection.execute("DELETE FROM shown WHERE made < ?", (moment.isoformat(),)).rowcount

    def _one(self, where: str, *values: str) -> ShownAnswer | None:
        query = f"SELECT {_COLUMNS} FROM shown WHERE {where} ORDER BY made DESC LIMIT 1"  # noqa: S608
        with self._database.read() as connection:
            row = connection.execute(query, values).fetchone()
        if row is None:
            return None
        answer_id, guild, channel, asker, state, made, message = row
        return ShownAnswer(answer_id, guild, channel, asker, state, datetime.fromisoformat(made), message)


def _row(answer: ShownAnswer) -> tuple[str, ...]:
    identity = (answer.id, answer.guild, answer.channel, answer.asker)
    return (*identity, answer.state, answer.made.isoformat(), answer.message)
