"""What an item was before: its versions, and whether it was taken away. All are immutable."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

from pydantic import AwareDatetime

from retrieval.types.items import FeedItem, Frozen


class Version(Frozen):
    """What an item said, and when it said so.

    Attributes:
        item: as it was; its id is that of the item.
        seen: when the index first had this version.
        replaced: when another text took its place; None for the one that stands.
    """

    item: FeedItem
    seen: AwareDatetime
    replaced: AwareDatetime | None = None


class Removal(Frozen):
    """An item that is answered from no more.

    Attributes:
        item: as it stood.
        removed: when it was taken away.
        reason: why, in the words of whoever did; may be empty.
    """

    item: FeedItem
    removed: AwareDatetime
    reason: str = ""


@dataclass(frozen=True)
class History(Sequence[Version]):
    """The versions of an item, oldest first, as a sequence.

    Attributes:
        versions: the same; none where the index never had the item.
        removal: when and why it was taken away; None where it stands.
    """

    versions: tuple[Version, ...] = ()
    removal: Removal | None = None

    @property
    def is_removed(self) -> bool:
        """Whether the item is answered from no more."""
        return self.removal is not None

    def __len__(self) -> int:
        return len(self.versions)

    @overload
    def __getitem__(self, place: int) -> Version: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Version]: ...
    def __getitem__(self, place: int | slice) -> Version | Sequence[Version]:
        return self.versions[place]
