"""An item with all that an index knows of it, as one line of an export. All are immutable."""

from typing import Literal

from pydantic import AwareDatetime

from retrieval.types.history import Version
from retrieval.types.items import FeedItem, Frozen


class PastVersion(Version):
    """What an item said before it was edited; see ``Version``.

    Attributes:
        replaced: when another text took its place.
    """

    replaced: AwareDatetime


class Removed(Frozen):
    """That an item is answered from no more.

    Attributes:
        removed: when it was taken away.
        reason: why; may be empty.
    """

    removed: AwareDatetime
    reason: str = ""


class ExportedItem(Frozen):
    """An item, what it said before, and whether it was taken away.

    Attributes:
        onrecord: the version of this form.
        item: as it stands, or stood last.
        versions: those that were replaced, oldest first.
        removed: None where the item stands.
    """

    onrecord: Literal[1] = 1
    item: FeedItem
    versions: tuple[PastVersion, ...] = ()
    removed: Removed | None = None
