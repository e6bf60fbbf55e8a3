"""A page of an answer or of a list: what one message shows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.asking.holdings import Reader
from bot.asking.lists import sources_called, speakers_called
from bot.asking.outlets import handles_of, outlets
from bot.asking.owner_errors import UnknownSourceError
from bot.asking.request import LISTS, Request, in_full
from bot.settings.zones import zone_named
from bot.texts.catalogue import say
from retrieval.identity import fold_handle
from retrieval.people.completion_sources import source_of
from retrieval.types import Answer, Hit, SourceInfo, SpeakerInfo

Line = Hit | SourceInfo | SpeakerInfo


@dataclass(frozen=True)
class Page:
    """So much of an answer, or of a list, as one message shows.

    Attributes:
        request: what was asked.
        offset: hits or lines before it.
        hits: of an answer, a timeline or the newest items, its own; none where nothing was found.
        total: hits or lines there are in all.
        answer: all that is known of a question's answer; None where no question was asked. Of a timeline, why it is
            empty.
        listed: of a list, all of it; of the newest items, those of the page.
        lines: of a list, how many of its lines the page shows.
        outlets: sources that the same may be asked of.
        chosen: handles of those that it was asked of; empty for all.
        is_empty: whether there is no feed at all yet.
    """

    request: Request
    offset: int
    hits: tuple[Hit, ...]
    total: int
    answer: Answer | None = None
    listed: tuple[Line, ...] = ()
    lines: int = 0
    outlets: tuple[SourceInfo, ...] = ()
    chosen: tuple[str, ...] = ()
    is_empty: bool = False

    @property
    def cards(self) -> tuple[Hit, ...]:
        """What it shows cards of: its hits; without any, passages that only name whoever was asked for."""
        if self.hits or not self.answer or self.answer.hits:
            return self.hits
        return self.answer.mentions[: self.request.limit]

    @property
    def shown(self) -> int:
        """How many hits or lines it shows."""
        return len(self.hits) if self.answer else self.lines

    @property
    def has_before(self) -> bool:
        """Whether there is a page before."""
        return self.offset > 0

    @property
    def has_after(self) -> bool:
        """Whether there is a page after it."""
        return 0 < self.shown < self.total - self.offset

    def showing(self, count: int) -> "Page":
        """The page with no more than so many hits or lines."""
        if self.answer is None:
            return replace(self, lines=count, hits=self.hits[:count])
        if self.hits:
            return replace(self, hits=self.hits[:count])
        return replace(self, answer=self.answer.model_copy(update={"mentions": self.answer.mentions[:count]}))


def page_of(reader: Reader, request: Request, offset: int = 0) -> Page:
    """Ask, and take a page of what there is.

    Args:
        reader: whom to ask.
        request: what.
        offset: leave out so many of the best hits, or of the first lines.

    Raises:
        OnRecordError: it cannot be answered.
    """
    sources = reader.sources()
    page = _list(reader, request, offset) if request.kind in LISTS else _answer(reader, request, offset)
    asked = request.sources or (page.answer.query.sources if page.answer else ())
    chosen = handles_of(asked, sources)
    carriers = [item.handle for hit in page.cards for item in (hit.item, *hit.also_in)]
    return replace(page, outlets=outlets(sources, chosen, carriers), chosen=chosen, is_empty=not sources)


def _answer(reader: Reader, request: Request, offset: int) -> Page:
    zone = zone_named(request.zone) if request.zone else None
    if request.kind == "find":
        answer = reader.find(request.text, sources=request.sources, limit=request.limit, offset=offset, zone=zone)
        return Page(request, offset, answer.hits, max(answer.total, len(answer.hits)), answer)
    answer = reader.ask(
        request.text,
        sources=request.sources,
        speakers=request.speakers,
        since=request.since,
        until=request.until,
        limit=request.limit,
        offset=offset,
        today=request.today,
        zone=zone,
        language=request.language,
        context=request.context,
    )
    # What is offered below an answer goes on from the whole question; *more* is a page of it further on.
    start = answer.query.offset if request.context else offset
    return Page(in_full(request, answer.query), start, answer.hits, max(answer.total, len(answer.hits)), answer)


def _list(reader: Reader, request: Request, offset: int) -> Page:
    """A page of a list; one that is past the end, as the list has become shorter, is the first."""
    if request.kind == "latest":
        return _latest(reader, request, offset)
    every: Sequence[Line]
    if request.kind == "timeline":
        every = _timeline(reader, request)
        if not every:
            return _no_timeline(reader, request)
    elif request.kind == "sources":
        every = sources_called(reader, request.text)
    else:
        every = speakers_called(reader, request.text)
    start = offset if offset < len(every) else 0
    own = every[start : start + request.limit]
    hits = tuple(one for one in own if isinstance(one, Hit))
    return Page(request, start, hits, len(every), listed=tuple(every), lines=len(own))


def _timeline(reader: Reader, request: Request) -> list[Hit]:
    """What somebody said, as far as one of the sources asked carries it."""
    zone = zone_named(request.zone) if request.zone else None
    found = reader.timeline(request.speakers[0], request.topic or None, zone=zone)
    if not request.sources:
        return found
    handles = {fold_handle(one) for one in handles_of(request.sources, reader.sources())}
    return [hit for hit in found if any(fold_handle(one.handle) in handles for one in (hit.item, *hit.also_in))]


def _no_timeline(reader: Reader, request: Request) -> Page:
    """Why nobody's words are shown: what the question for them gets instead of an answer."""
    name, topic = request.speakers[0], request.topic
    key = "browse.everything_about" if topic else "browse.everything"
    text = say(key, request.language, name=name, topic=topic)
    page = _answer(reader, request.model_copy(update={"text": text}), 0)
    # What a timeline does not take for words on the topic is not shown as such.
    return Page(request, 0, (), 0, None if page.hits else page.answer)


def _latest(reader: Reader, request: Request, offset: int) -> Page:
    sources = reader.sources()
    meant = handles_of(request.sources, sources)
    if request.sources and sources and not meant:
        raise UnknownSourceError(request.sources[0], source_of(request.sources[0], sources).nearest)
    handles = {fold_handle(one) for one in meant}
    total = sum(one.items for one in sources if not handles or fold_handle(one.handle) in handles)
    start = offset if offset < total else 0
    zone = zone_named(request.zone) if request.zone else None
    hits = tuple(reader.latest(request.sources or None, limit=request.limit, offset=start, zone=zone))
    return Page(request, start, hits, max(total, start + len(hits)), listed=hits, lines=len(hits))
