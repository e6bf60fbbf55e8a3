"""How much a Discord message holds.

Limits: https://discord.com/developers/docs/components/reference#what-is-a-component and, for text,
https://discord.com/developers/docs/components/reference#text-display
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

import discord

MAX_TEXT = 4_000
MAX_COMPONENTS = 40

Item = discord.ui.Item[Any]
_Made = TypeVar("_Made", bound=Item)


@dataclass(frozen=True)
class Room:
    """What there is room for in a message.

    Attributes:
        text: characters, over all texts, counted as ``size`` does.
        components: of any kind, nested ones too.
    """

    text: int = MAX_TEXT
    components: int = MAX_COMPONENTS

    def without(self, items: Iterable[Item]) -> "Room":
        """What is left beside some items.

        Args:
            items: with all that is in them.
        """
        used = [one for item in items for one in each(item)]
        text = sum(size(one.content) for one in used if isinstance(one, discord.ui.TextDisplay))
        return Room(self.text - text, self.components - len(used))

    @property
    def is_overdrawn(self) -> bool:
        """Whether more was taken than there is."""
        return self.text < 0 or self.components < 0


def size(text: str) -> int:
    """The length of a text in UTF-16 units, by which some of Discord's programs count; never less than by characters.

    >>> size("橋"), size("👨")
    (1, 2)
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def each(item: Item) -> list[Item]:
    """An item and everything inside it."""
    inner = item.walk_children() if isinstance(item, discord.ui.Container | discord.ui.ActionRow) else ()
    return [item, *inner]


def fitting(made: Iterable[_Made], room: Room) -> tuple[list[_Made], Room]:
    """So many items as there is room for, in order.

    Args:
        made: made one after the other, only as long as they fit.
        room: for them.

    Returns:
        The items, and the room that is left.
    """
    kept: list[_Made] = []
    for item in made:
        left = room.without([item])
        if left.is_overdrawn:
            break
        kept.append(item)
        room = left
    return kept, room
