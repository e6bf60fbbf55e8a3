"""Items as rows."""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, tzinfo
from typing import Any, NamedTuple

from retrieval._storage.engine import Connection
from retrieval._storage.entries import Annotation
from retrieval._storage.filters import moment_of
from retrieval._storage.links import link_key
from retrieval._storage.rows import chunks
from retrieval._storage.same import remember_copy
from retrieval.identity import digest, fold_handle, item_name
from retrieval.types import FeedItem

_ITEM = (
    "item_id, source, handle, published, has_time, urls, headline, text, lang, guid, author, reposted_by, dated,"
    " first_seen, edited"
)

_MOST_LINKED = 100
"""Items of one address that are looked at: a page's link may have thousands."""


def link_of_urls(urls: str) -> str:
    """The link by which an item's stored addresses are compared, for SQL."""
    found = json.loads(urls)
    return link_key(found[0]) if found else ""


def no_sketch(_text: str) -> bytes:
    """What stands for a sketch that is made when it is first used, for SQL."""
    return b""


def insert_item(connection: Connection, annotation: Annotation, item_id: str) -> None:
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
            link_key(item.url or ""),
            annotation.sketch,
            annotation.version,
            annotation.problem,
            *kept,
            moment_of(item),
        ),
    )
    remember_copy(connection, item.content_hash, item_id)


def update_item(connection: Connection, annotation: Annotation) -> None:
    """Note under which rules an item was read, and what of its row newer programs work out otherwise."""
    item = annotation.item
    connection.execute(
        "UPDATE items SET content_hash = ?, link_key = ?, sketch = ?, annotated = ?, problem = ? WHERE item_id = ?",
        (
            item.content_hash,
            link_key(item.url or ""),
            annotation.sketch,
            annotation.version,
            annotation.problem,
            item.id,
        ),
    )
    remember_copy(connection, item.content_hash, item.id)


def amend_item(connection: Connection, item: FeedItem) -> None:
    """Change what is told of an item beside its words."""
    connection.execute(
        "UPDATE items SET content_hash = ?, source = ?, handle = ?, published = ?, day = ?, has_time = ?,"
        " handle_key = ?, urls = ?, link_key = ?, guid = ?, author = ?, reposted_by = ?,"
        " dated = ?, first_seen = ?, moment = ? WHERE item_id = ?",
        (
            item.content_hash,
            item.source,
            item.handle,
            item.published.isoformat(),
            item.day.isoformat(),
            int(item.has_time),
            fold_handle(item.handle),
            json.dumps(item.urls, ensure_ascii=False),
            link_key(item.url or ""),
            item.guid,
            item.author,
            item.reposted_by,
            item.dated,
            _written(item.first_seen),
            moment_of(item),
            item.id,
        ),
    )
    remember_copy(connection, item.content_hash, item.id)


def free_name(connection: Connection, item: FeedItem) -> str:
    """A name for a new item: its own, or where another post has that, one of its words too."""
    if not connection.execute("SELECT 1 FROM known WHERE item_id = ?", (item.id,)).fetchone():
        return item.id
    return digest(item_name(fold_handle(item.handle), item.day.isoformat(), "", item.text), *item.urls)[:16]


def select_items(connection: Connection, item_ids: Iterable[str]) -> dict[str, FeedItem]:
    """Items by id; ids that are not there are left out."""
    found = {}
    for marks, values in chunks(item_ids):
        query = f"SELECT {_ITEM} FROM items WHERE item_id IN ({marks})"  # noqa: S608 - only question marks vary
        for row in connection.execute(query, values):
            found[row[0]] = _item(row)
    return found


def select_ids(connection: Connection) -> list[str]:
    """Ids of all items, oldest post first."""
    rows = connection.execute("SELECT published, item_id FROM items")
    return [item_id for _, item_id in sorted((datetime.fromisoformat(when), item_id) for when, item_id in rows)]


def select_zone(connection: Connection, handle_keys: Sequence[str]) -> tzinfo:
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


class Publication(NamedTuple):
    """When an item was published.

    Attributes:
        item_id: the item.
        published: in the zone of its source.
        has_time: whether more than its day is known.
    """

    item_id: str
    published: datetime
    has_time: bool


def select_latest(connection: Connection, handle_keys: Sequence[str], count: int) -> list[Publication]:
    """Items that have words, among them the newest ones in whatever zone, in no order.

    Args:
        connection: to read.
        handle_keys: only of these sources; empty for all.
        count: so many of those with a time, and so many of those with a day alone, of each source or of all.
    """
    found: list[Publication] = []
    where = " AND handle_key = ?" if handle_keys else ""
    for known, newest in (("moment IS NOT NULL", "moment"), ("moment IS NULL", "day")):
        query = (
            f"SELECT item_id, published, has_time FROM items WHERE {known}{where} AND EXISTS"  # noqa: S608
            f" (SELECT 1 FROM passages WHERE passages.item_id = items.item_id) ORDER BY {newest} DESC LIMIT ?"
        )
        for values in [(key, count) for key in handle_keys] if handle_keys else [(count,)]:
            rows = connection.execute(query, values)
            found += [Publication(row[0], datetime.fromisoformat(row[1]), bool(row[2])) for row in rows]
    return found


def select_linked(connection: Connection, urls: Iterable[str], handle_keys: Sequence[str]) -> list[str]:
    """Ids of items whose own link is one of some addresses.

    Args:
        connection: to read.
        urls: in any of their forms.
        handle_keys: only of these sources; empty for all.
    """
    found = []
    for marks, keys in chunks(dict.fromkeys(filter(None, map(link_key, urls)))):
        query = f"SELECT item_id, handle_key FROM items WHERE link_key <> '' AND link_key IN ({marks}) LIMIT ?"  # noqa: S608
        rows = connection.execute(query, [*keys, _MOST_LINKED])
        found += [item_id for item_id, handle in rows if handle in handle_keys or not handle_keys]
    return found


def select_outdated(connection: Connection, version: int, limit: int) -> list[str]:
    """Ids of items that other rules than these understood last, in no order."""
    query = "SELECT item_id FROM items WHERE annotated < ? LIMIT ?"
    return [row[0] for row in connection.execute(query, (version, limit))]


def count_outdated(connection: Connection, version: int) -> int:
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
