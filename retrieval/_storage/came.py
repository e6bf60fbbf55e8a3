"""What came into the index in a time: counted by source, and by who speaks in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from retrieval._storage.engine import Connection
from retrieval._storage.rows import chunks
from retrieval._storage.utterances import form_numbers


@dataclass(frozen=True)
class Came:
    """Items that were stored first in a time.

    Attributes:
        since: when it begins.
        until: when it ends, exclusive.
        first_day: items published on an earlier day do not count.
        handle_keys: only those of these sources; empty for all.
    """

    since: datetime
    until: datetime
    first_day: date
    handle_keys: tuple[str, ...] = ()

    def condition(self) -> tuple[str, list[str]]:
        """As a condition on ``items``, by day first, which an index knows; with the values for its marks."""
        moments = [moment.astimezone(UTC).isoformat() for moment in (self.since, self.until)]
        condition = "items.day >= ? AND first_seen >= ? AND first_seen < ?"
        if self.handle_keys:
            condition += f" AND items.handle_key IN ({', '.join('?' * len(self.handle_keys))})"
        return condition, [self.first_day.isoformat(), *moments, *self.handle_keys]


def count_sources(connection: Connection, came: Came) -> list[tuple[str, str, int]]:
    """Name, handle and items of each source of which something came, the one with most first."""
    condition, values = came.condition()
    query = (
        "SELECT MAX(source), MAX(handle), COUNT(*) AS count FROM items"  # noqa: S608
        f" WHERE {condition} GROUP BY handle_key ORDER BY count DESC, handle_key"
    )
    return [(source, handle, count) for source, handle, count in connection.execute(query, values)]


def count_forms(connection: Connection, came: Came) -> dict[tuple[str, str], int]:
    """Statements in what came by the name and the role of who makes them; headlines do not count."""
    condition, values = came.condition()
    query = (
        "SELECT name, role, COUNT(*) FROM items JOIN utterances USING (item_id) JOIN speaker_forms USING (form_id)"  # noqa: S608
        f" WHERE {condition} AND part = 0 AND kind <> 'headline' GROUP BY form_id, name, role"
    )
    return {(name, role): count for name, role, count in connection.execute(query, values)}


def select_statement(
    connection: Connection, came: Came, forms: Iterable[tuple[str, str]], fitting: Sequence[int]
) -> tuple[str, int] | None:
    """Item and beginning of a statement by one of some forms: surely theirs, word for word, the newest.

    Args:
        connection: to read.
        came: where to look.
        forms: name and role of each.
        fitting: the fewest and the most characters of one that is told rather than another.
    """
    condition, values = came.condition()
    for marks, numbers in chunks(form_numbers(connection, forms)):
        query = (
            "SELECT item_id, start_offset FROM items JOIN utterances USING (item_id)"  # noqa: S608
            f" WHERE {condition} AND part = 0 AND kind <> 'headline' AND form_id IN ({marks})"
            " ORDER BY is_certain DESC, act = 'statement' DESC, (end_offset - start_offset BETWEEN ? AND ?) DESC,"
            " kind = 'direct' DESC, items.published DESC, item_id, start_offset LIMIT 1"
        )
        row = connection.execute(query, [*values, *numbers, *fitting]).fetchone()
        if row:
            return row[0], row[1]
    return None
