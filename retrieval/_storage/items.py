"""Items and passages as rows."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from retrieval._storage.entries import PassageEntry
from retrieval.filters import Filters, fold_handle
from retrieval.types import FeedItem, Passage, SourceInfo

_VARIABLES = 500
_ITEM = "item_id, source, handle, published, has_time, urls, headline, text, lang"


def insert_item(connection: sqlite3.Connection, item: FeedItem) -> None:
    """Add an item's row."""
    connection.execute(
        "INSERT INTO items (item_id, content_hash, source, handle, handle_key, published, day, has_time, urls,"
        " headline, text, lang) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            item.id,
            item.content_hash,
            item.source,
            item.handle,
            fold_handle(item.handle),
            item.published.isoformat(),
            item.day.isoformat(),
            int(item.has_time),
            json.dumps(item.urls, ensure_ascii=False),
            item.headline,
            item.text,
            item.lang,
        ),
    )


def insert_passages(connection: sqlite3.Connection, entries: Sequence[PassageEntry]) -> list[int]:
    """Add passages with their mentions; gives their numbers, in order."""
    numbers = []
    for entry in entries:
        passage = entry.passage
        cursor = connection.execute(
            "INSERT INTO passages (item_id, start_offset, end_offset, text, segments) VALUES (?, ?, ?, ?, ?)",
            (passage.item_id, passage.start, passage.end, passage.text, json.dumps(entry.segments)),
        )
        number = int(cursor.lastrowid or 0)
        connection.executemany(
            "INSERT OR IGNORE INTO mentions (name, passage_id, is_person, title) VALUES (?, ?, ?, ?)",
            [(mention.name, number, int(mention.is_person), mention.title) for mention in entry.mentions],
        )
        numbers.append(number)
    return numbers


def select_items(connection: sqlite3.Connection, item_ids: Iterable[str]) -> dict[str, FeedItem]:
    """Items by id; ids that are not there are left out."""
    found = {}
    for marks, values in _chunks(item_ids):
        query = f"SELECT {_ITEM} FROM items WHERE item_id IN ({marks})"  # noqa: S608 - only question marks vary
        for row in connection.execute(query, values):
            found[row[0]] = _item(row)
    return found


def select_hashes(connection: sqlite3.Connection, item_ids: Iterable[str]) -> dict[str, str]:
    """Content hash by id of the items that are there."""
    found: dict[str, str] = {}
    for marks, values in _chunks(item_ids):
        query = f"SELECT item_id, content_hash FROM items WHERE item_id IN ({marks})"  # noqa: S608
        found.update(connection.execute(query, values))
    return found


def select_passages(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, Passage]:
    """Passages by number; numbers that are not there are left out."""
    found = {}
    for marks, values in _chunks(map(int, numbers)):
        query = (
            f"SELECT passage_id, item_id, start_offset, end_offset, text FROM passages WHERE passage_id IN ({marks})"  # noqa: S608
        )
        for number, item_id, start, end, text in connection.execute(query, values):
            found[number] = Passage(item_id=item_id, start=start, end=end, text=text)
    return found


def select_numbers(connection: sqlite3.Connection, filters: Filters) -> list[int]:
    """Sorted numbers of the passages that filters allow."""
    conditions, values = [], []
    for column, allowed in (("items.handle_key", filters.handle_keys), ("items.item_id", filters.item_ids)):
        if allowed:
            conditions.append(f"{column} IN ({', '.join('?' * len(allowed))})")
            values += list(allowed)
    for comparison, day in ((">=", filters.since), ("<=", filters.until)):
        if day is not None:
            conditions.append(f"items.day {comparison} ?")
            values.append(day.isoformat())
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    query = f"SELECT passage_id FROM passages JOIN items USING (item_id) {where} ORDER BY passage_id"  # noqa: S608
    return [row[0] for row in connection.execute(query, values)]


def select_sources(connection: sqlite3.Connection) -> list[SourceInfo]:
    """Every source, the one with most items first."""
    rows = connection.execute(
        "SELECT handle, source, COUNT(*), MIN(day), MAX(day) FROM items GROUP BY handle_key ORDER BY 3 DESC, handle_key"
    )
    return [
        SourceInfo(
            handle=row[0],
            source=row[1],
            items=row[2],
            first=date.fromisoformat(row[3]),
            last=date.fromisoformat(row[4]),
        )
        for row in rows
    ]


def _item(row: Sequence[Any]) -> FeedItem:
    return FeedItem(
        source=row[1],
        handle=row[2],
        published=datetime.fromisoformat(row[3]),
        has_time=bool(row[4]),
        urls=tuple(json.loads(row[5])),
        headline=row[6],
        text=row[7],
        lang=row[8],
    )


def _chunks(values: Iterable[Any]) -> Iterator[tuple[str, list[Any]]]:
    """Values in groups that one statement takes, with as many question marks."""
    rest = list(values)
    for start in range(0, len(rest), _VARIABLES):
        chunk = rest[start : start + _VARIABLES]
        yield ", ".join("?" * len(chunk)), chunk
