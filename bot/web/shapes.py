"""What the API gives, as models for its OpenAPI document: the objects that the terminal prints with ``--json``.

``bot.render.jsonout`` makes them for both; here stands what is in them.
"""

from pydantic import AwareDatetime, Field

from retrieval.types import (
    AnswerStatus,
    Dated,
    Kind,
    Query,
    SourceInfo,
    Span,
    Speaker,
    SpeakerInfo,
    Suggestion,
    Utterance,
)
from retrieval.types.items import Frozen


class Part(Frozen):
    """A piece of an item's text: ``item.text[start:end] == text``."""

    text: str
    start: int = Field(ge=0)
    end: int


class Item(Frozen):
    """One post with its article; ``url`` is the first of ``urls``."""

    source: str
    handle: str
    published: AwareDatetime
    has_time: bool
    urls: tuple[str, ...]
    headline: str
    text: str
    lang: str
    id: str
    guid: str
    author: str
    reposted_by: str
    dated: Dated
    first_seen: AwareDatetime | None
    edited: AwareDatetime | None
    url: str | None


class ItemInFull(Item):
    """An item, who says what in it, and the parts of its text that were asked for."""

    utterances: tuple[Utterance, ...]
    parts: tuple[Part, ...]


class HitShape(Frozen):
    """One passage that answers, word for word, with who says it, how, and where it was published."""

    passage: Part
    highlights: tuple[Span, ...]
    speaker: Speaker | None
    kind: Kind
    item: Item
    utterances: tuple[Utterance, ...]
    before: str
    after: str
    also_in: tuple[Item, ...]
    score: float
    is_weak: bool


class AnswerShape(Frozen):
    """What a question got: passages, best first, or the reason why there are none."""

    status: AnswerStatus
    message: str
    interpretation: str
    total: int
    outside: int
    suggestions: tuple[Suggestion, ...]
    query: Query
    hits: tuple[HitShape, ...]
    mentions: tuple[HitShape, ...]
    is_talk: bool


class TimelineShape(Frozen):
    """What somebody said, in order of date; ``total`` counts all of it, ``hits`` are a page."""

    speaker: str
    topic: str | None
    hits: tuple[HitShape, ...]
    total: int


class FollowedShape(Frozen):
    """A feed that is followed, and how that goes."""

    url: str
    name: str
    next_due: AwareDatetime | None
    last_success: AwareDatetime | None
    last_new: AwareDatetime | None
    failures: int
    failing_since: AwareDatetime | None
    last_error: str
    gone: AwareDatetime | None
    moved_to: str
    note: str


class SourcesShape(Frozen):
    """Sources, those with most items first, and the feeds that are followed."""

    sources: tuple[SourceInfo, ...]
    followed: tuple[FollowedShape, ...]
    total: int


class SpeakersShape(Frozen):
    """Who speaks, those with most statements first; ``total`` counts all of them."""

    speakers: tuple[SpeakerInfo, ...]
    total: int


class Health(Frozen):
    """Whether questions are taken, and by which version."""

    status: str
    version: str


class Problem(Frozen):
    """What is wrong with a request, as problem details (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    field: str | None
