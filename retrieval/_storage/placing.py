"""Where an item that was read belongs: a new one, a further copy of one that is there, or of one that was removed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from retrieval._storage import annotations, changes, items, same, versions
from retrieval._storage.engine import Connection
from retrieval._storage.entries import Annotation
from retrieval._storage.merging import merged
from retrieval.types import FeedItem, Version

Outcome = Literal["added", "changed", "unchanged", "removed"]
"""What became of an item: ``"removed"`` where it was taken away before, and stays so."""


def place(
    connection: Connection,
    annotation: Annotation,
    matrices: Sequence[NDArray[np.float32]],
    model_id: str,
    now: datetime,
) -> Outcome:
    """Store an item that was read, or what of it is news; see ``Record.put``.

    A copy that was read before changes nothing, whatever came after it: feeds that are served by several machines
    would go back and forth between two versions without end, and a page that was kept would undo a newer edit.
    """
    read = annotation.item
    known = same.find_same(connection, read, annotation.sketch)
    if known is None:
        first = read.model_copy(update={"first_seen": read.first_seen or now})
        name = items.free_name(connection, first)
        annotations.insert(connection, replace(annotation, item=first), name, matrices, model_id)
        return "added"
    was_read = same.find_copy(connection, read.content_hash) is not None
    if not was_read:
        same.remember_copy(connection, read.content_hash, known.item_id)
    if known.is_removed:
        return "removed"
    if was_read:
        return "unchanged"
    stored = items.select_items(connection, [known.item_id])[known.item_id]
    item = merged(stored, read, now)
    if item.content_hash == stored.content_hash:
        return "unchanged"
    if _has_words_of(item, stored):
        annotations.amend(connection, stored, item)
        return "changed"
    if (item.headline, item.text) != (stored.headline, stored.text):
        _remember_version(connection, stored, now)
    annotations.delete(connection, known.item_id)
    annotations.insert(connection, replace(annotation, item=item), known.item_id, matrices, model_id)
    return "changed"


def _has_words_of(item: FeedItem, other: FeedItem) -> bool:
    return (item.headline, item.text, item.lang) == (other.headline, other.text, other.lang)


def _remember_version(connection: Connection, stored: FeedItem, now: datetime) -> None:
    seen = versions.last_replaced(connection, stored.id) or stored.first_seen or stored.moment
    version = Version(item=stored, seen=min(seen, now), replaced=now)
    versions.insert_version(connection, stored.id, version, changes.next_number(connection))
