"""What came into the index in a time, counted. All are immutable."""

from retrieval.types.items import FeedItem, Frozen, Utterance


class ArrivedSource(Frozen):
    """A source of which something came.

    Attributes:
        source: its display name.
        handle: of its account.
        items: how many came.
    """

    source: str
    handle: str
    items: int


class ArrivedSpeaker(Frozen):
    """Somebody who speaks in what came.

    Attributes:
        name: the most frequent spelling.
        role: the most frequent role; empty where none is given.
        statements: how many of theirs came.
        item: where one of them stands.
        utterance: that one, word for word where any is.
    """

    name: str
    role: str = ""
    statements: int
    item: FeedItem
    utterance: Utterance


class Arrived(Frozen):
    """What came in a time.

    Attributes:
        sources: those with most items first.
        speakers: those with most statements first; not all of them.
    """

    sources: tuple[ArrivedSource, ...] = ()
    speakers: tuple[ArrivedSpeaker, ...] = ()

    @property
    def items(self) -> int:
        """How many items came in all."""
        return sum(one.items for one in self.sources)
