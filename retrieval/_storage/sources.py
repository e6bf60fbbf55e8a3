"""The sources of an index, counted as items come and go."""

import sqlite3
from datetime import date

from retrieval.identity import fold_handle
from retrieval.types import FeedItem, SourceInfo


def count_item(connection: sqlite3.Connection, item: FeedItem, change: int) -> None:
    """Count a further item of its source; the newest spelling of the name is shown."""
    day = item.day.isoformat()
    connection.execute(
        "INSERT INTO sources (handle_key, handle, source, items, first_day, last_day, change)"
        " VALUES (?, ?, ?, 1, ?, ?, ?) ON CONFLICT (handle_key) DO UPDATE SET items = items + 1,"
        " handle = CASE WHEN excluded.last_day >= coalesce(last_day, '') THEN excluded.handle ELSE handle END,"
        " source = CASE WHEN excluded.last_day >= coalesce(last_day, '') THEN excluded.source ELSE source END,"
        " first_day = min(coalesce(first_day, excluded.first_day), excluded.first_day),"
        " last_day = max(coalesce(last_day, excluded.last_day), excluded.last_day), change = excluded.change",
        (fold_handle(item.handle), item.handle, item.source, day, day, change),
    )


def recount(connection: sqlite3.Connection, handle_key: str, change: int) -> None:
    """Count a source's items anew, one of them having gone."""
    connection.execute(
        "UPDATE sources SET (items, first_day, last_day) ="
        " (SELECT COUNT(*), MIN(day), MAX(day) FROM items WHERE items.handle_key = sources.handle_key), change = ?"
        " WHERE handle_key = ?",
        (change, handle_key),
    )


def rename(connection: sqlite3.Connection, item: FeedItem) -> None:
    """Show a source under the name that its newest item has."""
    day = item.day.isoformat()
    connection.execute(
        "UPDATE sources SET handle = ?, source = ? WHERE handle_key = ? AND coalesce(last_day, '') <= ?",
        (item.handle, item.source, fold_handle(item.handle), day),
    )


def select_sources(connection: sqlite3.Connection) -> list[SourceInfo]:
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
