"""Which stored item a post is: by the entry's own name, by its link, by its words; of those removed too."""

from collections.abc import Iterator
from typing import NamedTuple

from retrieval._storage.engine import Connection
from retrieval._storage.links import SHORTENERS, leads_on, link_key, owns
from retrieval._storage.sketches import is_current, may_be_alike, sketch
from retrieval.identity import are_versions, fold_handle, same_words
from retrieval.types import FeedItem

_MOST_COMPARED = 50
"""Posts behind one link or of one name, the newest stored, with which a further one is compared: a page's link may have
thousands."""

_MOST_OF_A_DAY = 1_000
_MOST_UNDATED = 500
"""Posts of one account, the newest stored, with whose sketches that of a further one is compared."""

_LEADING_ON = ", ".join(f"'{host}'" for host in sorted(SHORTENERS))
_COLUMNS = "item_id, is_removed, handle_key, handle, link_key, url, sketch, text"


class Known(NamedTuple):
    """The stored item that a post is.

    Attributes:
        item_id: its name.
        is_removed: whether it was removed, and stays so.
    """

    item_id: str
    is_removed: bool


class _Row(NamedTuple):
    item_id: str
    is_removed: int
    handle_key: str
    handle: str
    link_key: str
    url: str
    sketch: bytes
    text: str


def find_copy(connection: Connection, content_hash: str) -> Known | None:
    """The item of which exactly this copy was read before; None where it was not, or the item is gone."""
    row = connection.execute(
        "SELECT item_id, EXISTS (SELECT 1 FROM removals WHERE removals.item_id = copies.item_id),"
        " EXISTS (SELECT 1 FROM items WHERE items.item_id = copies.item_id) FROM copies WHERE content_hash = ?",
        (content_hash,),
    ).fetchone()
    return Known(row[0], bool(row[1])) if row and (row[1] or row[2]) else None


def remember_copy(connection: Connection, content_hash: str, item_id: str) -> None:
    """Note that a copy of an item was read; read again, it changes nothing."""
    connection.execute(
        "INSERT INTO copies (content_hash, item_id) VALUES (?, ?)"
        " ON CONFLICT (content_hash) DO UPDATE SET item_id = excluded.item_id",
        (content_hash, item_id),
    )


def forget_copies(connection: Connection, item_id: str) -> None:
    """Take all copies of an item for unread."""
    connection.execute("DELETE FROM copies WHERE item_id = ?", (item_id,))


def find_same(connection: Connection, item: FeedItem, own: bytes) -> Known | None:
    """The stored item that a post is; None where it is a new one.

    Args:
        connection: in a transaction.
        item: the post.
        own: the sketch of its text.
    """
    copy = find_copy(connection, item.content_hash)
    if copy:
        return copy
    ways = (_of_one_name(connection, item), _of_one_link(connection, item), _of_like_words(connection, item, own))
    found = next((row for way in ways for row in way), None)
    return Known(found.item_id, bool(found.is_removed)) if found else None


def _of_one_name(connection: Connection, item: FeedItem) -> Iterator[_Row]:
    """Entries of the same name in one feed; of another link only such as share words: some feeds name all alike."""
    if not item.guid:
        return
    key = link_key(item.url or "")
    is_link = link_key(item.guid) == key
    where, values = "handle_key = ? AND guid = ?", (fold_handle(item.handle), item.guid)
    for row in _rows(connection, where, values, _MOST_COMPARED):
        is_placed = not is_link and (row.link_key == key or not row.link_key or not key)
        if is_placed or are_versions(row.text, item.text):
            yield row


def _of_one_link(connection: Connection, item: FeedItem) -> Iterator[_Row]:
    """Posts behind one link, of one account or by publishers whose own link it is; those that share few words are two.

    Such a link leads to a page that many posts have.
    """
    key = link_key(item.url or "")
    if not item.url or not key:
        return
    handle = fold_handle(item.handle)
    rows = _rows(connection, "handle_key = ? AND link_key = ?", (handle, key), _MOST_COMPARED)
    for row in rows:
        if are_versions(row.text, item.text):
            yield row
    if owns(handle, item.url):
        for row in _rows(connection, "link_key = ? AND handle_key <> ?", (key, handle), _MOST_COMPARED):
            if owns(row.handle, row.url) and are_versions(row.text, item.text):
                yield row


def _of_like_words(connection: Connection, item: FeedItem, own: bytes) -> Iterator[_Row]:
    """Posts of one account and day that say the same, where links cannot tell; of any day where no day is printed."""
    key, handle = link_key(item.url or ""), fold_handle(item.handle)
    where = "handle_key = ?"
    if key and not leads_on(key):
        # Two items with links of their own are two, whatever they say.
        where += f" AND (link_key = '' OR substr(link_key, 1, instr(link_key || '/', '/') - 1) IN ({_LEADING_ON}))"
    rows = _rows(connection, f"{where} AND day = ?", (handle, item.day.isoformat()), _MOST_OF_A_DAY)
    undated = where if item.dated != "printed" else f"{where} AND dated <> 'printed'"
    for row in (*rows, *_rows(connection, undated, (handle,), _MOST_UNDATED)):
        if key and leads_on(key) and leads_on(row.link_key) and key != row.link_key:
            continue
        theirs = row.sketch if is_current(row.sketch) else sketch(row.text)
        if may_be_alike(own, bytes(theirs)) and same_words(row.text, item.text):
            yield row


def _rows(connection: Connection, where: str, values: tuple[str, ...], limit: int) -> list[_Row]:
    """Stored items, those that are there first, the newest stored first."""
    query = f"SELECT {_COLUMNS} FROM known WHERE {where} ORDER BY is_removed, number DESC LIMIT ?"  # noqa: S608
    return [_Row(*row) for row in connection.execute(query, (*values, limit))]
