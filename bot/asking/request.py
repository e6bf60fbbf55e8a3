"""What was asked, as it is kept with the answer: a button under it, or a reply to it, goes on from there."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from retrieval.language import Language
from retrieval.types import Query

Kind = Literal["ask", "timeline", "latest", "find", "sources", "speakers"]

LISTS: tuple[Kind, ...] = ("timeline", "latest", "sources", "speakers")
"""Kinds that are no question: what they give is a list, a line each."""


class Request(BaseModel):
    """A question with everything that its answer depends on.

    Attributes:
        kind: which command: ``ask`` a question, ``timeline`` of somebody, ``latest`` items, ``find`` a text, all
            ``sources`` or ``speakers``.
        text: the question, the text to find, a part of the names to list; empty with the others.
        speakers: only these people's words.
        topic: of a timeline; empty for anything.
        sources: only these handles.
        since: first day.
        until: last day.
        today: the day on which it was asked, so that *yesterday* stays the day that it was.
        zone: in which the asker counts days; empty where it is not known.
        language: of whoever reads the answer.
        limit: hits a page.
        private: whether only the asker sees it.
        context: the question before, which a follow-up goes on from.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    kind: Kind = "ask"
    text: str = ""
    speakers: tuple[str, ...] = ()
    topic: str = ""
    sources: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    today: date | None = None
    zone: str = ""
    language: Language = "en"
    limit: int = 2
    private: bool = False
    context: Query | None = None


def in_full(request: Request, query: Query) -> Request:
    """A question that went on from another one, as one that stands by itself.

    Args:
        request: as it was put.
        query: as it was understood.
    """
    if request.context is None:
        return request
    return request.model_copy(
        update={
            "text": query.asked or request.text,
            "speakers": query.speakers if query.chosen else request.speakers,
            "sources": query.sources,
            "since": query.since,
            "until": query.until,
            "context": None,
        }
    )
