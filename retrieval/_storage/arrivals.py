"""Which items came into the index, or were edited, in a stretch of the record's history."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from retrieval._storage.engine import Connection
from retrieval._storage.filters import Filters
from retrieval._storage.rows import chunks, conditions_of
from retrieval._storage.utterances import form_numbers
from retrieval.types import FeedItem


@dataclass(frozen=True)
class Stretch:
    """A stretch of the history, by numbers of changes.

    Attributes:
        after: the last change before it.
        upto: its last change.
    """

    after: int
    upto: int


def note_arrival(connection: Connection, item_id: str, change: int) -> None:
    """Note with which change an item came; one that came before keeps its place.

    Args:
        connection: in a transaction.
        item_id: under the name that the record knows it by.
        change: at most the number of the first change of its passages, and above every change before.
    """
    connection.execute("INSERT INTO arrivals (item_id, change) VALUES (?, ?) ON CONFLICT DO NOTHING", (item_id, change))


def select_places(
    connection: Connection, forms: Iterable[tuple[str, str]], authors: Sequence[str], filters: Filters
) -> dict[int, str]:
    """The passages in which speakers speak, or which accounts posted, with the item of each.

    Args:
        connection: to read.
        forms: name and role of each speaker form.
        authors: handles of accounts whose own posts count.
        filters: by source and day.
    """
    found: dict[int, str] = {}
    conditions, values = conditions_of(filters, "utterances")
    for marks, numbers in chunks(form_numbers(connection, forms)):
        where = " AND ".join([f"form_id IN ({marks})", *conditions])
        query = f"SELECT DISTINCT passage_id, item_id FROM utterances WHERE {where}"  # noqa: S608
        found.update(connection.execute(query, [*numbers, *values]).fetchall())
    own = Filters(sources=tuple(authors)).handle_keys
    if filters.sources:
        own = tuple(key for key in own if key in filters.handle_keys)
    if own:
        conditions, values = conditions_of(replace(filters, sources=own), "items")
        where = " AND ".join(conditions)
        query = f"SELECT passage_id, item_id FROM items JOIN passages USING (item_id) WHERE {where}"  # noqa: S608
        found.update(connection.execute(query, values).fetchall())
    return found


def select_arrived(connection: Connection, item_ids: Iterable[str], stretch: Stretch) -> set[str]:
    """Those of some items that came in a stretch of the history."""
    found: set[str] = set()
    for marks, values in chunks(item_ids):
        query = f"SELECT item_id FROM arrivals WHERE item_id IN ({marks}) AND change > ? AND change <= ?"  # noqa: S608
        found.update(row[0] for row in connection.execute(query, [*values, stretch.after, stretch.upto]))
    return found


def select_before(connection: Connection, item_ids: Iterable[str], stretch: Stretch) -> dict[str, list[str]]:
    """What those of some items that were edited in a stretch said before it, every version up to then."""
    found: dict[str, list[str]] = {}
    for marks, values in chunks(item_ids):
        query = (
            "SELECT item_id, content FROM versions JOIN (SELECT item_id, MIN(number) AS first FROM versions"  # noqa: S608
            f" WHERE item_id IN ({marks}) AND change > ? AND change <= ? GROUP BY item_id) AS edited USING (item_id)"
            " WHERE change <= ? OR number = first"
        )
        for item_id, content in connection.execute(query, [*values, stretch.after, stretch.upto, stretch.after]):
            found.setdefault(item_id, []).append(FeedItem.model_validate_json(content).text)
    return found
