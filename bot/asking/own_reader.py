"""What a server asks that has feeds of its own: they and the common feed, answered as one."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, tzinfo
from typing import Any, TypeVar

from bot.asking.digest import merged_arrived
from bot.asking.merged import (
    joined,
    joined_mark,
    merged_answer,
    merged_latest,
    merged_news,
    merged_timeline,
    split_mark,
    windows,
)
from bot.asking.merged_lists import merged_choices, merged_sources, merged_speakers
from bot.asking.shelf import Shelf
from retrieval import Retriever
from retrieval.language import Language
from retrieval.types import Answer, Choice, FeedItem, Hit, SourceInfo, SpeakerInfo
from retrieval.types.arriving import Arrived
from retrieval.types.watching import News

_Result = TypeVar("_Result")


class OwnReader:
    """Asks the common feed and one server's own; where that one is not to be had any more, the common feed alone.

    Args:
        common: what everyone may see.
        shelf: has the servers' databases.
        guild: the server's id.
    """

    def __init__(self, common: Retriever, shelf: Shelf, guild: str) -> None:
        self._common = common
        self._shelf = shelf
        self._guild = guild

    def ask(
        self,
        question: str,
        *,
        limit: int = 10,
        offset: int = 0,
        today: date | None = None,
        zone: tzinfo | None = None,
        **others: Any,
    ) -> Answer:
        """See ``Retriever.ask``; what else is asked there is asked of both alike."""
        # One day for both: that of the newest item, which counts where no zone tells, may differ.
        others |= {"today": today or self.today(zone), "zone": zone}

        def of_one(one: Retriever, count: int, start: int) -> Answer:
            return one.ask(question, limit=count, offset=start, **others)

        return self._answered(of_one, limit, offset, others.get("language"))

    def find(self, text: str, *, limit: int = 10, offset: int = 0, **others: Any) -> Answer:
        """See ``Retriever.find``."""

        def of_one(one: Retriever, count: int, start: int) -> Answer:
            return one.find(text, limit=count, offset=start, **others)

        return self._answered(of_one, limit, offset)

    def timeline(self, speaker: str, topic: str | None = None, *, zone: tzinfo | None = None) -> list[Hit]:
        """See ``Retriever.timeline``."""
        found = self._common.timeline(speaker, topic, zone=zone)
        return self._asked(
            lambda own: merged_timeline(found, own.timeline(speaker, topic, zone=zone), zone), lambda: found
        )

    def latest(
        self,
        sources: Sequence[str] | None = None,
        *,
        limit: int = 10,
        offset: int = 0,
        zone: tzinfo | None = None,
    ) -> list[Hit]:
        """See ``Retriever.latest``."""

        def pages(one: Retriever) -> list[Hit]:
            found = (
                one.latest(sources, limit=count, offset=start, zone=zone) for count, start in windows(limit, offset)
            )
            return [hit for page in found for hit in page]

        return self._asked(
            lambda own: merged_latest(pages(self._common), pages(own), limit=limit, offset=offset),
            lambda: self._common.latest(sources, limit=limit, offset=offset, zone=zone),
        )

    def item(self, item_id: str) -> FeedItem | None:
        """See ``Retriever.item``."""
        found = self._common.item(item_id)
        return found or self._asked(lambda own: own.item(item_id), lambda: None)

    def sources(self) -> list[SourceInfo]:
        """See ``Retriever.sources``."""
        found = self._common.sources()
        return self._asked(lambda own: merged_sources(found, own.sources()), lambda: found)

    def speakers(self) -> list[SpeakerInfo]:
        """See ``Retriever.speakers``."""
        found = self._common.speakers()
        return self._asked(lambda own: merged_speakers(found, own.speakers()), lambda: found)

    def complete_speakers(self, text: str, limit: int = 25) -> list[Choice]:
        """See ``Retriever.complete_speakers``."""
        found = self._common.complete_speakers(text, limit)
        return self._asked(lambda own: merged_choices(found, own.complete_speakers(text, limit), limit), lambda: found)

    def complete_sources(self, text: str, limit: int = 25) -> list[Choice]:
        """See ``Retriever.complete_sources``."""
        found = self._common.complete_sources(text, limit)
        return self._asked(lambda own: merged_choices(found, own.complete_sources(text, limit), limit), lambda: found)

    def today(self, zone: tzinfo | None = None) -> date:
        """See ``Retriever.today``."""
        found = self._common.today(zone)
        return self._asked(lambda own: max(found, own.today(zone)) if own.stats().items else found, lambda: found)

    def arrived(
        self, since: datetime, until: datetime, *, sources: Sequence[str] | None = None, speakers: int = 5
    ) -> Arrived:
        """See ``Retriever.arrived``."""
        found = self._common.arrived(since, until, sources=sources, speakers=speakers)
        return self._asked(
            lambda own: merged_arrived(found, own.arrived(since, until, sources=sources, speakers=speakers), speakers),
            lambda: found,
        )

    def mark(self) -> str:
        """See ``Retriever.mark``."""
        found = self._common.mark()
        return self._asked(lambda own: joined_mark(found, own.mark()), lambda: found)

    def news(self, speaker: str, topic: str | None = None, *, after: str, **others: Any) -> News:
        """See ``Retriever.news``; a point from before the server had feeds of its own stands for now in them."""
        common, mine = split_mark(after)
        found = self._common.news(speaker, topic, after=common, **others)
        return self._asked(
            lambda own: merged_news(found, own.news(speaker, topic, after=mine or own.mark(), **others)), lambda: found
        )

    def _answered(
        self,
        of_one: Callable[[Retriever, int, int], Answer],
        limit: int,
        offset: int,
        language: Language | None = None,
    ) -> Answer:
        """The page of both; ``of_one`` asks one of them for so many hits behind so many."""

        def pages(one: Retriever) -> Answer:
            return joined([of_one(one, count, start) for count, start in windows(limit, offset)])

        def both(own: Retriever) -> Answer:
            known = merged_sources(self._common.sources(), own.sources())
            common, mine = pages(self._common), pages(own)
            return merged_answer(common, mine, limit=limit, offset=offset, sources=known, language=language)

        return self._asked(both, lambda: of_one(self._common, limit, offset))

    def _asked(self, both: Callable[[Retriever], _Result], alone: Callable[[], _Result]) -> _Result:
        with self._shelf.opened(self._guild) as own:
            return both(own) if own else alone()
