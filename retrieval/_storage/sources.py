"""The sources of an index, counted as items come and go."""

from datetime import date

from retrieval._storage.engine import Connection
from retrieval._storage.rows import first_and_last
from retrieval.identity import fold_handle
from retrieval.types import FeedItem, SourceInfo


def count_item(connection: Connection, item: FeedItem, change: int) -> None:
    """Count a further item of its source; the newest spelling of the name is shown."""
    day = item.day.isoformat()
    connection.execute(
        "INSERT INTO sources (handle_key, handle, source, items, first_day, last_day, change)"  # noqa: S608
        " VALUES (?, ?, ?, 1, ?, ?, ?) ON CONFLICT (handle_key) DO UPDATE SET items = sources.items + 1,"
        " handle = CASE WHEN sources.last_day > excluded.last_day THEN sources.handle ELSE excluded.handle END,"
        " source = CASE WHEN sources.last_day > excluded.last_day THEN sources.source ELSE excluded.source END,"
        f" {first_and_last('sources')}, change = excluded.change",
        (fold_handle(item.handle), item.handle, item.source, day, day, change),
    )


def recount(connection: Connection, handle_key: str, change: int) -> None:
    """Count a source's items anew, one of them having gone."""
    connection.execute(
        "UPDATE sources SET (items, first_day, last_day) ="
        " (SELECT COUNT(*), MIN(day), MAX(day) FROM items WHERE items.handle_key = sources.handle_key), change = ?"
        " WHERE handle_key = ?",
        (change, handle_key),
    )


def rename(connection: Connection, item: FeedItem) -> None:
    """Show a source under the name that its newest item has."""
    day = item.day.isoformat()
    connection.execute(
        "UPDATE sources SET handle = ?, source = ? WHERE handle_key = ? AND coalesce(last_day, '') <= ?",
        (item.handle, item.source, fold_handle(item.handle), day),
    )


def select_sources(connection: Connection) -> list[SourceInfo]:
    """Every source, the one with most items first."""
    rows = connection.execute(
        "SELECT handle, source, items, first_day, last_day FROM sources WHERE items > 0 ORDER BY items DESC, handle_key"
    )
    return [
        SourceInfo(
            handle=handle,
            source=source,
            items=items,
            first=date.fromisoformat(first),
            last=date.fromisoformat(last),
        )
        for handle, source, items, first, last in rows
    ]
