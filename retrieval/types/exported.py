"""An item with all that an index knows of it, as one line of an export. All are immutable."""

from typing import Literal

from pydantic import AwareDatetime

from retrieval.types.items import FeedItem, Frozen


class PastVersion(Frozen):
    """What an item said before it was edited.

    Attributes:
        item: as it was.
        seen: when the index first had this version.
        replaced: when another text took its place.
    """

    item: FeedItem
    seen: AwareDatetime
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
