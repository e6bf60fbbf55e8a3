"""What the tools give as structured content: fields of what ``--json`` prints, under the same names, and made safe.

The whole text of items is left to ``show``, so that an answer fits what an assistant reads at once.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from bot.mcp.bounds import LONGEST_HEADLINE, MOST_COPIES, cut, is_part
from retrieval.rendering.links import cited_address
from retrieval.rendering.safe import visible
from retrieval.types import AnswerStatus
from retrieval.types.items import Act, Dated, Kind


class Part(BaseModel):
    """A part of a result."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Speaker(Part):
    """Who speaks."""

    name: str
    as_written: str
    role: str


class Statement(Part):
    """Something that somebody says."""

    text: str = Field(description="The exact words.")
    start: int = Field(description="Where they begin in the item's text as it is stored.")
    end: int
    kind: Kind = Field(description="direct: word for word; indirect: reported; headline: only in a headline.")
    act: Act = Field(
        description="What is done with the words; a denial says that something is not so, or no to what is wanted: the"
        " cue tells which."
    )
    cue: str = Field(description="The word or mark by which it was recognised.")
    speaker: Speaker | None
    via: Speaker | None = Field(description="Who passes it on, where that is not the speaker.")
    is_certain: bool = Field(description="Whether the text says plainly who speaks; else the likeliest is named.")


class Item(Part):
    """Where something was published."""

    id: str = Field(description="For `show` and onrecord://item/{id}.")
    source: str
    handle: str
    published: datetime
    has_time: bool = Field(description="Whether the feed gave a time of day; else only the day counts.")
    dated: Dated = Field(description="printed: the feed's own date; else when the item was first seen, to be told so.")
    edited: datetime | None = Field(description="When its words were last changed, if they were.")
    headline: str
    lang: str
    author: str
    reposted_by: str
    url: str | None = Field(description="The link to give with a quotation.")

    @field_validator("url", mode="before")
    @classmethod
    def _is_address(cls, link: str | None) -> str | None:
        return cited_address(link)

    @field_validator("headline", mode="before")
    @classmethod
    def _is_no_text(cls, headline: str) -> str:
        return cut(headline, LONGEST_HEADLINE)


class Passage(Part):
    """A piece of an item's text."""

    text: str = Field(description="The exact words.")
    start: int
    end: int


class Hit(Part):
    """A passage that answers."""

    passage: Passage
    is_part: bool = Field(description="Whether the passage is longer than what is given of it; `show` has the rest.")
    item: Item
    speaker: Speaker | None = Field(description="Who says the first of the words that answer, where anybody is named.")
    kind: Kind = Field(description="post: the account's own words; context: nobody's words in particular.")
    utterances: tuple[Statement, ...] = Field(description="The statements of the passage that answer, each by itself.")
    before: str = Field(description="The sentence before the passage.")
    after: str = Field(description="The sentence after it.")
    also_in: tuple[Item, ...] = Field(description="Other items with the same statement, the earliest of them.")
    also_in_total: int = Field(description="How many there are of these.")
    score: float
    is_weak: bool = Field(description="Whether it is only near the question and may not answer it.")

    @model_validator(mode="before")
    @classmethod
    def _fits(cls, shape: Mapping[str, Any]) -> Mapping[str, Any]:
        copies = shape["also_in"]
        more = {"also_in": copies[:MOST_COPIES], "also_in_total": len(copies)}
        return {**shape, **more, "is_part": is_part(shape["passage"]["text"])}


class Suggestion(Part):
    """What may be meant instead: arguments of ``ask``."""

    label: str
    question: str
    speakers: tuple[str, ...]
    sources: tuple[str, ...]
    since: date | None
    until: date | None


class Understood(Part):
    """A question as it was understood."""

    text: str
    asked: str
    topic: str
    speakers: tuple[str, ...]
    sources: tuple[str, ...]
    since: date | None
    until: date | None
    zone: str
    limit: int
    offset: int


class Result(Part):
    """What a tool gives.

    Attributes:
        message: what there is, or why there is nothing.
        note: how it may be used.
    """

    message: str = Field(description="What there is, or why there is nothing.")
    note: str = Field(description="How the result may be used.")

    @classmethod
    def of(cls, shape: Mapping[str, Any], **more: Any) -> Self:
        """A result of what ``--json`` prints; nothing in it is hidden, or steers whoever shows it.

        Args:
            shape: of ``bot.render.jsonout``.
            more: further fields.
        """
        return cls.model_validate(_safe({**shape, **more}))


class AskResult(Result):
    """What a question got."""

    status: AnswerStatus
    interpretation: str = Field(description="How the question was read.")
    total: int
    outside: int = Field(description="With outside_filters: how many matches the filters left out.")
    suggestions: tuple[Suggestion, ...] = Field(description="What may be meant instead: arguments for `ask`.")
    query: Understood
    hits: tuple[Hit, ...] = Field(description="Best first.")
    mentions: tuple[Hit, ...] = Field(description="Passages that name whoever was asked for; they are no answer.")
    is_talk: bool


class TimelineResult(Result):
    """What somebody said."""

    speaker: str
    topic: str | None
    total: int
    hits: tuple[Hit, ...] = Field(description="In order of date.")


class SpeakerRow(Part):
    """Somebody who is quoted."""

    name: str
    role: str
    others: tuple[str, ...] = Field(description="Further spellings.")
    statements: int
    first: date
    last: date
    uncertain: int = Field(description="How many of the statements are probably theirs only.")


class SpeakersResult(Result):
    """Who is quoted."""

    speakers: tuple[SpeakerRow, ...]
    total: int


class SourceRow(Part):
    """A source."""

    handle: str = Field(description="For the argument `sources`.")
    source: str
    items: int
    first: date
    last: date


class SourcesResult(Result):
    """Which sources there are."""

    sources: tuple[SourceRow, ...]
    total: int


class ItemResult(Item, Result):
    """One item."""

    utterances: tuple[Statement, ...]
    parts: tuple[Passage, ...] = Field(description="The text that was asked for, with its place in the whole.")
    is_cut: bool = Field(description="Whether the text goes on behind what is given.")


def _safe(value: Any) -> Any:
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, Mapping):
        return {key: _safe(one) for key, one in value.items()}
    return [_safe(one) for one in value] if isinstance(value, list | tuple) else value
