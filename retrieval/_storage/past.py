"""What the record knows of items as they were and as they came: arrivals, replaced versions, items taken away."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from retrieval._storage import annotations, arrivals, items, removals, same, versions
from retrieval._storage.arrivals import Stretch
from retrieval._storage.engine import Engine
from retrieval._storage.entries import Annotation
from retrieval._storage.filters import Filters
from retrieval.types import FeedItem, History, Removal, Version


def utc_now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)


class Past:
    """The part of a record that remembers.

    Args:
        database: an open database at the current schema.
        now: tells the moment at which something is stored.
    """

    def __init__(self, database: Engine, *, now: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._now = now

    def remove(self, item_id: str, reason: str = "") -> bool:
        """Take an item away, so that it stays so when it is read again; false where it was not there.

        Args:
            item_id: its name.
            reason: why, kept with it.
        """
        with self._database.write() as connection:
            item = items.select_items(connection, [item_id]).get(item_id)
            if item is None:
                return False
            removals.insert_removal(connection, Removal(item=item, removed=self._now(), reason=reason))
            return annotations.delete(connection, item_id)

    def removal(self, item_id: str) -> Removal | None:
        """What is known of an item that was taken away; None where it was not."""
        with self._database.read() as connection:
            return removals.find_removal(connection, item_id)

    def put_back(self, annotation: Annotation, matrices: Sequence[NDArray[np.float32]], model_id: str) -> bool:
        """Store an item that was taken away under the name that it had; false where it was not taken away."""
        with self._database.write() as connection:
            if not removals.delete_removal(connection, annotation.item.id):
                return False
            # What was read of it while it was away has not become of it, and is news when it is read again.
            item_id = annotation.item.id
            past = versions.select_versions(connection, [item_id]).get(item_id, [])
            same.forget_copies(connection, item_id)
            for one in past:
                same.remember_copy(connection, one.item.content_hash, item_id)
            annotations.insert(connection, annotation, item_id, matrices, model_id)
            return True

    def removals(self, after: str = "") -> list[Removal]:
        """Items that were taken away, some hundred in order of their ids, those after a given one; for export."""
        with self._database.read() as connection:
            return removals.select_removals(connection, after)

    def put_removal(self, removal: Removal) -> bool:
        """Note a removal that another database knows, for import; an item that is here is taken away.

        Returns:
            Whether that was news.
        """
        with self._database.write() as connection:
            if removals.find_removal(connection, removal.item.id):
                return False
            removals.insert_removal(connection, removal)
            same.remember_copy(connection, removal.item.content_hash, removal.item.id)
            annotations.delete(connection, removal.item.id)
            return True

    def id_of(self, item: FeedItem) -> str | None:
        """The name of the item of which exactly this copy was read; None where it was not, or that item is gone."""
        with self._database.read() as connection:
            copy = same.find_copy(connection, item.content_hash)
        return copy.item_id if copy else None

    def versions(self, item_ids: Iterable[str]) -> dict[str, list[Version]]:
        """The versions of items that were replaced, by item id, oldest first; items without any are left out."""
        with self._database.read() as connection:
            return versions.select_versions(connection, item_ids)

    def put_versions(self, item_id: str, past: Iterable[Version]) -> int:
        """Store replaced versions of an item that another database knows, for import; gives how many were news."""
        with self._database.write() as connection:
            added = [one for one in past if versions.insert_version(connection, item_id, one)]
            for one in added:
                same.remember_copy(connection, one.item.content_hash, item_id)
            return len(added)

    def history(self, item_id: str) -> History:
        """All versions of an item, oldest first, the one that stands or stood last included."""
        with self._database.read() as connection:
            past = versions.select_versions(connection, [item_id]).get(item_id, [])
            removal = removals.find_removal(connection, item_id)
            item = items.select_items(connection, [item_id]).get(item_id)
            last = item or (removal.item if removal else None)
        if last is None:
            return History()
        seen = past[-1].replaced if past else last.first_seen
        return History((*past, Version(item=last, seen=seen or last.moment)), removal)

    def places(
        self, forms: Iterable[tuple[str, str]], authors: Sequence[str] = (), filters: Filters | None = None
    ) -> dict[int, str]:
        """The passages in which speakers speak, or which accounts posted, with the item of each.

        Args:
            forms: name and role of each speaker form.
            authors: handles of accounts whose own posts count.
            filters: by source and day.
        """
        with self._database.read() as connection:
            return arrivals.select_places(connection, forms, authors, filters or Filters())

    def arrived(self, item_ids: Iterable[str], stretch: Stretch) -> set[str]:
        """Those of some items that came in a stretch of the history; an edit, or reading it anew, is no coming."""
        with self._database.read() as connection:
            return arrivals.select_arrived(connection, item_ids, stretch)

    def said_before(self, item_ids: Iterable[str], stretch: Stretch) -> dict[str, list[str]]:
        """The texts of those of some items that were edited in a stretch, as they stood before it."""
        with self._database.read() as connection:
            return arrivals.select_before(connection, item_ids, stretch)
