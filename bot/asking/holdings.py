"""Which feeds a server may see: the common one, and its own."""

from collections.abc import Sequence
from datetime import date, datetime, tzinfo
from typing import Protocol

from bot.asking.own_reader import OwnReader
from bot.asking.shelf import Shelf
from retrieval import Retriever
from retrieval.language import Language
from retrieval.types import Answer, Choice, FeedItem, Hit, Query, SourceInfo, SpeakerInfo
from retrieval.types.arriving import Arrived
from retrieval.types.watching import News


class Reader(Protocol):
    """What is asked; ``Retriever`` is one, and what merges two of them is another. Used from several threads."""

    def ask(
        self,
        question: str,
        *,
        sources: Sequence[str] | None = None,
        speakers: Sequence[str] | None = None,
        since: date | None = None,
        until: date | None = None,
        limit: int = 10,
        offset: int = 0,
        today: date | None = None,
        zone: tzinfo | None = None,
        language: Language | None = None,
        context: Query | None = None,
    ) -> Answer:
        """See ``Retriever.ask``."""
        ...

    def find(
        self,
        text: str,
        *,
        sources: Sequence[str] | None = None,
        limit: int = 10,
        offset: int = 0,
        zone: tzinfo | None = None,
    ) -> Answer:
        """See ``Retriever.find``."""
        ...

    def timeline(self, speaker: str, topic: str | None = None, *, zone: tzinfo | None = None) -> list[Hit]:
        """See ``Retriever.timeline``."""
        ...

    def latest(
        self,
        sources: Sequence[str] | None = None,
        *,
        limit: int = 10,
        offset: int = 0,
        zone: tzinfo | None = None,
    ) -> list[Hit]:
        """See ``Retriever.latest``."""
        ...

    def item(self, item_id: str) -> FeedItem | None:
        """See ``Retriever.item``."""
        ...

    def sources(self) -> list[SourceInfo]:
        """See ``Retriever.sources``."""
        ...

    def speakers(self) -> list[SpeakerInfo]:
        """See ``Retriever.speakers``."""
        ...

    def complete_speakers(self, text: str, limit: int = 25) -> list[Choice]:
        """See ``Retriever.complete_speakers``."""
        ...

    def complete_sources(self, text: str, limit: int = 25) -> list[Choice]:
        """See ``Retriever.complete_sources``."""
        ...

    def today(self, zone: tzinfo | None = None) -> date:
        """See ``Retriever.today``."""
        ...

    def arrived(
        self, since: datetime, until: datetime, *, sources: Sequence[str] | None = None, speakers: int = 5
    ) -> Arrived:
        """See ``Retriever.arrived``."""
        ...

    def mark(self) -> str:
        """See ``Retriever.mark``."""
        ...

    def news(self, speaker: str, topic: str | None = None, *, after: str) -> News:
        """See ``Retriever.news``."""
        ...


class Holdings:
    """The feeds of every server.

    Args:
        common: what everyone may see.
        shelf: has the feeds of servers' own, each of which only that server may see; None where there are none.
    """

    def __init__(self, common: Retriever, shelf: Shelf | None = None) -> None:
        self._common = common
        self._shelf = shelf

    def reader(self, guild: str) -> Reader:
        """What a server asks.

        Args:
            guild: its id; empty outside any.
        """
        # Where a server has none now, it may have had some: points of a history that it keeps are read all the same.
        return OwnReader(self._common, self._shelf, guild) if guild and self._shelf else self._common
