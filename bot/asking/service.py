"""What the bot does for somebody, whatever they typed or pressed; Discord's own things are left outside."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from bot.asking.asked import note_asked
from bot.asking.desk import Desk
from bot.asking.errors import ForgottenError
from bot.asking.given import Given, state_of
from bot.asking.holdings import Holdings, Reader
from bot.asking.page import Page, page_of
from bot.asking.preferences import GuildSettings, UserSettings, allows, guild_settings, user_settings
from bot.asking.request import Kind, Request
from bot.asking.spent import spending
from bot.dates import first_day, last_day
from bot.settings.zones import zone_named
from retrieval import Retriever
from retrieval.language import Language, detect_language
from retrieval.query import arguments
from retrieval.types.shown import ShownAnswer

_Made = TypeVar("_Made")
COMPACT = 2
"""Hits of an answer that everyone in a channel sees."""

LINES = 10
"""Of a list, on one page."""

KEPT = timedelta(days=180)
"""How long the buttons of an answer work."""


@dataclass(frozen=True)
class Asker:
    """Who asks, and where.

    Attributes:
        user: their id.
        guild: the server's id; empty in a direct message.
        channel: its id.
        language: in which they are answered.
        zone: in which they count days; empty where it is not known.
        settings: of the server.
        is_private: whether only they see the answer where they do not say otherwise.
        parent: id of the channel that the thread belongs to in which they ask; empty elsewhere.
        is_manager: whether they may add feeds to the server.
    """

    user: str
    guild: str
    channel: str
    language: Language
    zone: str
    settings: GuildSettings
    is_private: bool
    parent: str = ""
    is_manager: bool = False

    @property
    def is_allowed(self) -> bool:
        """Whether the bot may answer there for all to see."""
        return not self.guild or allows(self.settings, self.channel, self.parent)


class Service:
    """Answers, for a client of Discord or whatever else.

    Args:
        retriever: keeps what servers and members set, and the answers that were given.
        desk: where work is done.
        holdings: which feeds a server sees.
        limit: hits of an answer that its asker alone sees.
        zone: in which members count days where neither they nor their server set one; empty where it is not known.
        translator: an address with ``{text}`` in it, for a link to a translation; empty for none.
    """

    def __init__(
        self,
        retriever: Retriever,
        desk: Desk | None = None,
        *,
        holdings: Holdings | None = None,
        limit: int = 5,
        zone: str = "",
        translator: str = "",
    ) -> None:
        self.retriever = retriever
        self.desk = desk or Desk()
        self.holdings = holdings or Holdings(retriever)
        self.translator = translator
        self._limit = limit
        self._zone = zone

    @property
    def zone(self) -> str:
        """In which members count days where neither they nor their server set one; empty where it is not known."""
        return self._zone

    def reader(self, guild: str) -> Reader:
        """What a server asks; to be used in a thread of the desk."""
        return self.holdings.reader(guild)

    async def asker(
        self,
        user: str,
        guild: str,
        channel: str,
        language: Language | None = None,
        *,
        text: str = "",
        parent: str = "",
        is_manager: bool = False,
    ) -> Asker:
        """Who asks, with what they and their server set.

        Args:
            user: their id.
            guild: the server's; empty in a direct message.
            channel: its id.
            language: that of their Discord; None where it is not known: that of the text counts then.
            text: what they wrote.
            parent: id of the channel that a thread belongs to; empty elsewhere.
            is_manager: whether they may add feeds to the server.
        """

        def look() -> tuple[GuildSettings, UserSettings]:
            return guild_settings(self.retriever, guild), user_settings(self.retriever, user)

        server, own = await self.desk.small(look)
        return Asker(
            user=user,
            guild=guild,
            channel=channel,
            language=own.language or language or server.language or detect_language(text),
            zone=own.zone or server.zone or self._zone,
            settings=server,
            is_private=server.private or bool(guild and not allows(server, channel, parent)),
            parent=parent,
            is_manager=is_manager,
        )

    async def request(
        self,
        asker: Asker,
        text: str,
        *,
        sources: Sequence[str] = (),
        speakers: Sequence[str] = (),
        since: str = "",
        until: str = "",
        private: bool | None = None,
    ) -> Request:
        """A question as it was typed, read and checked before anything is promised.

        Args:
            asker: who asks.
            text: the question.
            sources: handles; those that the server set where there are none.
            speakers: only their words.
            since: a day as it was typed; empty for none.
            until: likewise.
            private: whether only the asker sees the answer; None for what the server set.

        Raises:
            OnRecordError: a day is none, or it cannot be asked.
        """
        note_asked(text)
        zone = zone_named(asker.zone) if asker.zone else None

        def read() -> tuple[date, date | None, date | None]:
            reader = self.reader(asker.guild)
            today = reader.today(zone)

            def newest() -> date:
                return max((one.last for one in reader.sources()), default=today)

            first = first_day(since, today=lambda: today, newest=newest) if since.strip() else None
            last = last_day(until, today=lambda: today, newest=newest) if until.strip() else None
            return today, first, last

        today, first, last = await self.desk.small(read)
        is_private = asker.is_private if private is None else private or asker.is_private
        # What cannot be asked is told before anything is promised.
        arguments.checked(text, sources, speakers, first, last, self._limit, 0, zone)
        return Request(
            text=text,
            sources=tuple(sources) or asker.settings.sources,
            speakers=tuple(speakers),
            since=first,
            until=last,
            today=today,
            zone=asker.zone,
            language=asker.language,
            limit=self._limit if is_private or not asker.guild else min(COMPACT, self._limit),
            private=is_private,
        )

    def listing(
        self,
        asker: Asker,
        kind: Kind,
        *,
        text: str = "",
        sources: Sequence[str] = (),
        speakers: Sequence[str] = (),
        topic: str = "",
        private: bool | None = None,
    ) -> Request:
        """A list to show.

        Args:
            asker: who wants it.
            kind: of ``LISTS``.
            text: a part of the names to list; empty for all.
            sources: handles; those that the server set where there are none.
            speakers: whose timeline.
            topic: of the timeline; empty for anything.
            private: whether only the asker sees it; None for what the server set.
        """
        note_asked(" ".join(filter(None, [text, *speakers, topic])))
        # What cannot be shown is told before anything is promised.
        arguments.checked_sources(sources)
        for name in speakers:
            arguments.checked_name(name, "speaker")
        arguments.checked_topic(topic or None)
        return Request(
            kind=kind,
            text=text.strip(),
            sources=tuple(sources) or asker.settings.sources,
            speakers=tuple(speakers),
            topic=topic.strip(),
            zone=asker.zone,
            language=asker.language,
            limit=LINES,
            private=asker.is_private if private is None else private or asker.is_private,
        )

    async def page(self, request: Request, guild: str, offset: int = 0) -> Page:
        """Ask, and give a page of what there is; see ``page_as``."""
        return await self.page_as(lambda page: page, request, guild, offset)

    async def page_as(self, made: Callable[[Page], _Made], request: Request, guild: str, offset: int = 0) -> _Made:
        """Ask, and make something of the page in the same thread, so that neither holds up the loop; raises as ``ask``.

        Args:
            made: makes it.
            request: what is asked.
            guild: whose feeds; empty for the common ones.
            offset: leave out so many of the best hits.
        """
        note_asked(request.text)

        def work() -> _Made:
            with spending("search"):
                page = page_of(self.reader(guild), request, offset)
            with spending("render"):
                return made(page)

        return await self.desk.search(work)

    @staticmethod
    def new_id() -> str:
        """An id for an answer, unguessable."""
        return secrets.token_urlsafe(9)

    @staticmethod
    def new_answer(answer_id: str, page: Page, asker: Asker) -> ShownAnswer:
        """An answer that is about to be shown, not kept yet.

        Args:
            answer_id: its id.
            page: what is shown of it.
            asker: who asked, and where.
        """
        return ShownAnswer(
            id=answer_id,
            guild=asker.guild,
            channel=asker.channel,
            asker=asker.user,
            state=state_of(page),
            made=datetime.now(UTC),
        )

    async def keep(self, shown: ShownAnswer, *, message: str = "", page: Page | None = None) -> None:
        """Keep an answer, so that its buttons work.

        Args:
            shown: the answer.
            message: the message that shows it to everyone; empty before it is sent, and where only the asker sees it.
            page: the page that it shows from now on; None for the one that it showed.

        Raises:
            StorageError: it cannot be written.
        """
        kept = replace(shown, message=message or shown.message, state=state_of(page) if page else shown.state)
        await self.desk.write(lambda: self.retriever.shown.put(kept))

    async def recall(self, answer_id: str, guild: str) -> tuple[ShownAnswer, Given]:
        """An answer that was given.

        Args:
            answer_id: its id.
            guild: the server's in which somebody asks for it; empty outside any. Its feeds are no other server's.

        Raises:
            ForgottenError: it is kept no more, or was given elsewhere.
        """
        shown = await self.desk.small(lambda: self.retriever.shown.get(answer_id))
        if shown is None or shown.guild != guild:
            raise ForgottenError
        return shown, Given.model_validate_json(shown.state)

    async def forget_old(self) -> int:
        """Forget answers whose buttons nobody will press any more; gives how many."""
        return await self.desk.write(lambda: self.retriever.shown.forget_before(datetime.now(UTC) - KEPT))
