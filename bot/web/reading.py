"""What requests read: one retriever, in the zone of whoever runs it, with days as people write them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from bot.asking.lists import value_of
from bot.asking.timelines import Timeline, timeline_called
from bot.dates import first_day, last_day, newest_day
from bot.errors import ItemUnknownError
from bot.render.excerpt import parts_around
from bot.texts.catalogue import say
from retrieval import Retriever
from retrieval.language import Language
from retrieval.query.arguments import MAX_LIMIT
from retrieval.types import (
    Answer,
    Choice,
    FeedItem,
    FollowedSource,
    SourceInfo,
    Speaker,
    SpeakerInfo,
    Utterance,
)
from retrieval.types.items import Span


@dataclass(frozen=True)
class ItemRead:
    """An item and what is said in it.

    Attributes:
        item: the item.
        utterances: what is said in it, in order.
        parts: of its text, as they were asked for.
    """

    item: FeedItem
    utterances: Sequence[Utterance]
    parts: Sequence[Span]


class Reading:
    """Reads for requests. Safe to use from several threads.

    Args:
        retriever: open.
        zone: in which days are counted.
        tells_feeds: whether the addresses of feeds that are followed are told; some hold a key.
    """

    def __init__(self, retriever: Retriever, zone: tzinfo, *, tells_feeds: bool = True) -> None:
        self._retriever = retriever
        self._zone = zone
        self._tells_feeds = tells_feeds

    def ask(
        self,
        question: str,
        *,
        sources: Sequence[str] = (),
        speakers: Sequence[str] = (),
        since: str = "",
        until: str = "",
        limit: int = 10,
        offset: int = 0,
        language: Language | None = None,
    ) -> Answer:
        """Answer a question; see ``Retriever.ask``.

        Args:
            question: as typed.
            sources: handles or names.
            speakers: names.
            since: the first day, as typed; empty for none.
            until: the last day, as typed.
            limit: at most so many passages.
            offset: so many of the best are left out.
            language: of what is told beside the passages; None for that of the question.

        Raises:
            QuestionError: an argument makes no sense.
            DateError: a day is not read.
            StorageError: the database cannot be read.
        """
        return self._retriever.ask(
            question,
            sources=sources or None,
            speakers=speakers or None,
            since=first_day(since, today=self._today, newest=self._newest) if since.strip() else None,
            until=last_day(until, today=self._today, newest=self._newest) if until.strip() else None,
            limit=limit,
            offset=offset,
            zone=self._zone,
            language=language,
        )

    def timeline(self, speaker: str, topic: str = "", language: Language = "en") -> Timeline:
        """What somebody said, in order of date, or why there is nothing; see ``timeline_called``."""
        return timeline_called(self._retriever, speaker, topic.strip() or None, language, zone=self._zone)

    def sources(self) -> list[SourceInfo]:
        """Every source, most items first."""
        return self._retriever.sources()

    def followed(self) -> list[FollowedSource]:
        """The feeds that are followed; none where they are not told."""
        return self._retriever.follows.all() if self._tells_feeds else []

    def speakers(self) -> list[SpeakerInfo]:
        """Everyone who speaks, most statements first."""
        return self._retriever.speakers()

    def choices(self) -> list[Choice]:
        """People to pick, those with most statements first; each value means exactly one person."""
        return self._retriever.complete_speakers("", MAX_LIMIT)

    def value_of(self, speaker: Speaker) -> str:
        """What to ask with for exactly the person who speaks, where that can be told."""
        return value_of(self._retriever, speaker)

    def item(self, item_id: str, around: int | None = None) -> ItemRead:
        """One item.

        Args:
            item_id: its id.
            around: so many sentences before and after what is said; None for the whole text.

        Raises:
            ItemUnknownError: there is none, or it was taken away.
        """
        item = self._retriever.item(item_id)
        if item is None:
            raise ItemUnknownError(say("web.no_item", "en"), text=item_id, japanese=say("web.no_item", "ja"))
        utterances = self._retriever.statements(item_id)
        said = [(one.start, one.end) for one in utterances]
        return ItemRead(item, utterances, parts_around(item.text, item.lang, said, around))

    def _today(self) -> date:
        return self._retriever.today(self._zone)

    def _newest(self) -> date:
        return newest_day(self._retriever, self._zone)
