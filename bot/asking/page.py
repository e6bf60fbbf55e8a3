"""A page of an answer: what one message shows."""

from dataclasses import dataclass

from bot.asking.holdings import Reader
from bot.asking.request import Request, in_full
from bot.zones import zone_named
from retrieval.types import Answer, Hit


@dataclass(frozen=True)
class Page:
    """So much of an answer as one message shows.

    Attributes:
        request: what was asked.
        offset: hits before it.
        hits: its own; none where nothing was found.
        total: hits there are in all.
        answer: all that is known of a question's answer; None where no question was asked.
    """

    request: Request
    offset: int
    hits: tuple[Hit, ...]
    total: int
    answer: Answer | None = None

    @property
    def has_before(self) -> bool:
        """Whether there is a page before."""
        return self.offset > 0

    @property
    def has_after(self) -> bool:
        """Whether there is a page after it."""
        return bool(self.hits) and self.offset + len(self.hits) < self.total


def page_of(reader: Reader, request: Request, offset: int = 0) -> Page:
    """Ask, and take a page of what there is.

    Args:
        reader: whom to ask.
        request: what.
        offset: leave out so many of the best hits.

    Raises:
        OnRecordError: it cannot be answered.
    """
    zone = zone_named(request.zone) if request.zone else None
    if request.kind == "timeline":
        found = reader.timeline(request.speakers[0], request.topic or None, zone=zone)
        return Page(request, offset, tuple(found[offset : offset + request.limit]), len(found))
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
        context=request.context,
    )
    # What is offered below an answer goes on from the whole question; *more* is a page of it further on.
    start = answer.query.offset if request.context else offset
    return Page(in_full(request, answer.query), start, answer.hits, max(answer.total, len(answer.hits)), answer)
