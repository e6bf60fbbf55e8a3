"""Which servers this process looks after, where several share a bot's connections to Discord.

https://discord.com/developers/docs/events/gateway#sharding
"""

import re
from dataclasses import dataclass

_RANGE = re.compile(r"([0-9]{1,5})(?:-([0-9]{1,5}))?", re.ASCII)
_ID_SHIFT = 22


def read_shard_ids(text: str) -> tuple[int, ...]:
    """Numbers and ranges of connections.

    Args:
        text: with commas between them; empty for none.

    Returns:
        Each number once, in order.

    Raises:
        ValueError: it is nothing of that kind.

    >>> read_shard_ids("0-2, 5")
    (0, 1, 2, 5)
    """
    found: set[int] = set()
    for part in text.split(",") if text.strip() else ():
        match = _RANGE.fullmatch(part.strip())
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
        if last < first:
            raise ValueError(f"{text[:40]!r} names no connections; write them as 0-3 or 0,2,5")
        found.update(range(first, last + 1))
    return tuple(sorted(found))


@dataclass(frozen=True)
class Shards:
    """The connections that this process has.

    Attributes:
        ids: their numbers; all where empty.
        count: how many there are in all processes together; None for as many as Discord advises.
    """

    ids: tuple[int, ...] = ()
    count: int | None = None

    @property
    def has_first(self) -> bool:
        """Whether this process does what is to be done once, such as registering the commands."""
        return not self.ids or 0 in self.ids

    def has(self, guild: str) -> bool:
        """Whether a server, by its id, is looked after here.

        >>> [Shards((1,), 4).has(str(number << 22)) for number in (1, 2, 5)]
        [True, False, True]
        """
        return not self.ids or (int(guild) >> _ID_SHIFT) % (self.count or 1) in self.ids
