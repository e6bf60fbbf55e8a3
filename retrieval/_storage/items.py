"""Items as rows, and which stored item a post is."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, tzinfo
from typing import Any

from retrieval._storage.entries import Annotation
from retrieval._storage.filters import moment_of
from retrieval._storage.rows import chunks
from retrieval.identity import (
    are_versions,
    canonical_link,
    digest,
    fold_handle,
    item_name,
    may_be_alike,
    same_words,
    sketch,
)
from retrieval.types import FeedItem

_MOST_OF_ONE_LINK = 50
"""Posts behind one link, the newest stored, with which a further one is compared: a page's link may have thousands."""

_ITEM = (
    "item_id, source, handle, published, has_time, urls, headline, text, lang, guid, author, reposted_by, dated,"
    " first_seen, edited"
)


def link_of_urls(urls: str) -> str:
    """The canonical link of an item's stored addresses, for SQL."""
    found = json.loads(urls)
    return canonical_link(found[0]) if found else ""


def sketch_of_text(text: str) -> str:
    """A text's sketch as it is stored, for SQL."""
    return json.dumps(sketch(text))


def insert_item(connection: sqlite3.Connection, annotation: Annotation, item_id: str) -> None:
    """Add an item's row under a name."""
    item = annotation.item
    kept = (item.guid, item.author, item.reposted_by, item.dated, _written(item.first_seen), _written(item.edited))
    connection.execute(
        "INSERT INTO items (item_id, content_hash, source, handle, handle_key, published, day, has_time, urls,"
        " headline, text, lang, link_key, sketch, annotated, problem, guid, author, reposted_by, dated, first_seen,"
        " edited, moment) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            item_id,
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
            canonical_link(item.url) if item.url else "",
            json.dumps(annotation.sketch),
            annotation.version,
            annotation.problem,
            *kept,
            moment_of(item),
        ),
    )


def update_item(connection: sqlite3.Connection, annotation: Annotation) -> None:
    """Note under which rules an item was read, and what of its row newer programs work out otherwise."""
    item = annotation.item
    connection.execute(
        "UPDATE items SET content_hash = ?, link_key = ?, sketch = ?, annotated = ?, problem = ? WHERE item_id = ?",
        (
            item.content_hash,
            canonical_link(item.url) if item.url else "",
            json.dumps(annotation.sketch),
            annotation.version,
            annotation.problem,
            item.id,
        ),
    )


def find_same(connection: sqlite3.Connection, annotation: Annotation) -> tuple[str, str] | None:
    """Name and content hash of the stored item that a post is; None where it is a new one.

    Of one account, the link tells. Two posts behind one link that share few words are two all the same: that link leads
    to a page that many posts have. Without a link, the day and the words tell.
    """
    item = annotation.item
    handle = fold_handle(item.handle)
    if item.url:
        place = handle, canonical_link(item.url)
        query = "SELECT item_id, content_hash FROM items WHERE handle_key = ? AND link_key = ?"
        if known := connection.execute(f"{query} AND content_hash = ?", (*place, item.content_hash)).fetchone():
            return known[0], known[1]
        query = (
            "SELECT item_id, content_hash, text FROM items WHERE handle_key = ? AND link_key = ?"
            " ORDER BY rowid DESC LIMIT ?"
        )
        for item_id, content_hash, text in connection.execute(query, (*place, _MOST_OF_ONE_LINK)):
            if are_versions(text, item.text):
                return item_id, content_hash
        return None
    query = "SELECT item_id, content_hash, sketch FROM items WHERE handle_key = ? AND day = ? AND link_key = ''"
    rows = connection.execute(query, (handle, item.day.isoformat())).fetchall()
    if known := next((row for row in rows if row[1] == item.content_hash), None):
        return known[0], known[1]
    own = frozenset(annotation.sketch)
    for item_id, content_hash, stored in rows:
        if may_be_alike(own, json.loads(stored)):
            (text,) = connection.execute("SELECT text FROM items WHERE item_id = ?", (item_id,)).fetchone()
            if same_words(text, item.text):
                return item_id, content_hash
    return None


def is_stored(connection: sqlite3.Connection, item: FeedItem) -> bool:
    """Whether an item is stored exactly as it is."""
    query = "SELECT 1 FROM items WHERE handle_key = ? AND day = ? AND content_hash = ?"
    return (
        connection.execute(query, (fold_handle(item.handle), item.day.isoformat(), item.content_hash)).fetchone()
        is not None
    )


def free_name(connection: sqlite3.Connection, item: FeedItem) -> str:
    """A name for a new item: its own, or where another post has that, one of its words too."""
    if not connection.execute("SELECT 1 FROM items WHERE item_id = ?", (item.id,)).fetchone():
        return item.id
    return digest(item_name(fold_handle(item.handle), item.day.isoformat(), "", item.text), *item.urls)[:16]


def select_items(connection: sqlite3.Connection, item_ids: Iterable[str]) -> dict[str, FeedItem]:
    """Items by id; ids that are not there are left out."""
    found = {}
    for marks, values in chunks(item_ids):
        query = f"SELECT {_ITEM} FROM items WHERE item_id IN ({marks})"  # noqa: S608 - only question marks vary
        for row in connection.execute(query, values):
            found[row[0]] = _item(row)
    return found


def select_zone(connection: sqlite3.Connection, handle_keys: Sequence[str]) -> tzinfo:
    """The zone of the newest item whose time is known; of the newest day printed where none is, else UTC.

    Args:
        connection: to read.
        handle_keys: only of these sources; empty for all.
    """
    for known, newest in (("moment IS NOT NULL", "moment"), ("dated = 'printed'", "day")):
        query = f"SELECT {newest}, published FROM items WHERE {known}{{0}} ORDER BY {newest} DESC LIMIT 1"  # noqa: S608
        if handle_keys:
            asked = [connection.execute(query.format(" AND handle_key = ?"), (one,)) for one in handle_keys]
        else:
            asked = [connection.execute(query.format(""))]
        if rows := [row for cursor in asked for row in cursor]:
            return datetime.fromisoformat(max(rows)[1]).tzinfo or UTC
    return UTC


def select_outdated(connection: sqlite3.Connection, version: int, limit: int) -> list[str]:
    """Ids of items that other rules than these understood last, in no order."""
    query = "SELECT item_id FROM items WHERE annotated < ? LIMIT ?"
    return [row[0] for row in connection.execute(query, (version, limit))]


def count_outdated(connection: sqlite3.Connection, version: int) -> int:
    """How many items other rules than these understood last."""
    count: int = connection.execute("SELECT COUNT(*) FROM items WHERE annotated < ?", (version,)).fetchone()[0]
    return count


def _item(row: Sequence[Any]) -> FeedItem:
    # What was checked when it was stored need not be checked again for each question.
    return FeedItem.model_construct(
        id=row[0],
        source=row[1],
        handle=row[2],
        published=datetime.fromisoformat(row[3]),
        has_time=bool(row[4]),
        urls=tuple(json.loads(row[5])),
        headline=row[6],
        text=row[7],
        lang=row[8],
        guid=row[9],
        author=row[10],
        reposted_by=row[11],
        dated=row[12],
        first_seen=_moment(row[13]),
        edited=_moment(row[14]),
    )


def _written(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _moment(written: str) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
