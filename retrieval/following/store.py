"""What following needs of whoever stores items."""

from collections.abc import Iterable
from typing import Protocol

from retrieval._storage.follows import Follows
from retrieval.types import AddReport, FeedItem


class Store(Protocol):
    """Where items go; ``Retriever`` is one. Called from several threads."""

    @property
    def follows(self) -> Follows:
        """Feeds that are followed, and how that goes."""
        ...

    def add(self, items: Iterable[FeedItem]) -> AddReport:
        """Store items; they are answered from as soon as this ends."""
        ...

    def remove(self, item_id: str, reason: str = "") -> bool:
        """Take an item away, for a reason; false where it was not there."""
        ...
