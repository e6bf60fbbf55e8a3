"""The values that travel from a feed to an answer. All are immutable."""

import hashlib
from datetime import UTC, date
from enum import StrEnum
from functools import cached_property
from typing import Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, computed_field, model_validator

from retrieval.language import detect_language

Kind = Literal["direct", "indirect", "headline", "post", "context"]
Span = tuple[int, int]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FeedItem(_Frozen):
    """One post with its article.

    Attributes:
        source: the display name of the outlet or account, as printed.
        handle: the account without ``@``; filters by source use it.
        published: when it was posted. A date without a time is midnight UTC and ``has_time`` is false.
        has_time: whether the page gave a time of day.
        urls: the links of the post in order, each once.
        headline: the post's first line without links and hashtags.
        text: all text of the post and its article, the headline first; offsets of passages count in it.
        lang: ``"ja"`` or ``"en"``; told from the text where it is not given.
    """

    source: str
    handle: str
    published: AwareDatetime
    has_time: bool = True
    urls: tuple[str, ...] = ()
    headline: str
    text: str
    lang: str = ""

    @model_validator(mode="before")
    @classmethod
    def _derive_lang(cls, data: object) -> object:
        if isinstance(data, dict) and not data.get("lang"):
            return {**data, "lang": detect_language(f"{data.get('headline', '')}\n{data.get('text', '')}")}
        return data

    @property
    def url(self) -> str | None:
        """The first link, or None."""
        return self.urls[0] if self.urls else None

    @property
    def day(self) -> date:
        """The date of the post, as the page printed it."""
        return self.published.date()

    @computed_field  # type: ignore[prop-decorator]
    @cached_property
    def id(self) -> str:
        """Stable name of the post: who posted it, when, under which headline, with which link."""
        when = self.published.astimezone(UTC).isoformat()
        return _digest(self.handle.casefold(), when, self.headline, self.url or "")[:16]

    @computed_field  # type: ignore[prop-decorator]
    @cached_property
    def content_hash(self) -> str:
        """Changes whenever anything shown from the item changes."""
        return _digest(self.source, self.headline, self.text, self.lang, *self.urls)


class Passage(_Frozen):
    """A piece of an item's text that can be shown: ``item.text[start:end] == text``."""

    item_id: str
    start: int = Field(ge=0)
    end: int
    text: str

    @model_validator(mode="after")
    def _length_agrees(self) -> Self:
        if self.end - self.start != len(self.text):
            raise ValueError(f"a passage of {len(self.text)} characters cannot span {self.start}..{self.end}")
        return self


class Speaker(_Frozen):
    """Who speaks.

    Attributes:
        name: the name under which this person is known here.
        as_written: as the item writes it at this place, titles included.
        role: the title that the item gives this person anywhere; empty where it gives none.
    """

    name: str
    as_written: str
    role: str = ""


class Utterance(_Frozen):
    """Something that somebody says in an item: ``item.text[start:end] == text``.

    Attributes:
        start: offset of the first character in the item's text.
        end: offset after the last one.
        text: the words.
        kind: word for word, reported, or in a headline.
        cue: the verb or mark that tells it.
        speaker: who says it; None where nobody can be named.
        via: who passes it on, where that is somebody else.
    """

    start: int = Field(ge=0)
    end: int
    text: str
    kind: Literal["direct", "indirect", "headline"]
    cue: str
    speaker: Speaker | None = None
    via: Speaker | None = None


class Query(_Frozen):
    """A question with its filters, as it was understood.

    Attributes:
        text: the question as typed, trimmed.
        speakers: only statements by these people; empty for anyone.
        sources: only items of these handles; empty for all.
        since: first day, inclusive.
        until: last day, inclusive.
        limit: at most this many hits.
    """

    text: str
    speakers: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    limit: int = Field(default=10, ge=1, le=100)


class Hit(_Frozen):
    """One passage that answers.

    Attributes:
        item: where it was published.
        passage: what is shown, an exact substring of ``item.text``.
        highlights: spans within ``passage.text`` of the words that answer.
        speaker: who says it, or None where nobody is named.
        kind: word for word, reported, in a headline, in the account's own words, or context.
        also_in: other items that carry the same statement, earliest first.
        score: comparable within one answer only.
    """

    item: FeedItem
    passage: Passage
    highlights: tuple[Span, ...] = ()
    speaker: Speaker | None = None
    kind: Kind = "context"
    also_in: tuple[FeedItem, ...] = ()
    score: float


class AnswerStatus(StrEnum):
    """Whether there is an answer, or why not."""

    ANSWERED = "answered"
    NO_MATCH = "no_match"
    NOT_A_SPEAKER = "not_a_speaker"
    UNKNOWN_NAME = "unknown_name"
    OUTSIDE_FILTERS = "outside_filters"
    EMPTY_INDEX = "empty_index"


class Step(_Frozen):
    """What the asker may want to ask next.

    Attributes:
        label: a few words for a button or a line: a name.
        question: to ask.
        speakers: to ask it with.
    """

    label: str
    question: str
    speakers: tuple[str, ...] = ()


class Answer(_Frozen):
    """What a question got.

    Attributes:
        status: answered, or the reason why not.
        message: one plain sentence in the asker's language.
        query: the question as it was understood.
        hits: best first; empty unless answered.
        outside: with ``outside_filters``, how many matches the filters left out.
        reading: how the question was read, in the asker's language, so that it can be corrected.
        steps: what may be meant instead: one of several people, a near name, the mentions of somebody never quoted.
    """

    status: AnswerStatus
    message: str
    query: Query
    hits: tuple[Hit, ...] = ()
    outside: int = 0
    reading: str = ""
    steps: tuple[Step, ...] = ()


class AddReport(_Frozen):
    """What ``Retriever.add`` did, counted in items."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0


class SourceInfo(_Frozen):
    """One source of the index, for listing and for autocompletion."""

    handle: str
    source: str
    items: int
    first: date
    last: date


class SpeakerInfo(_Frozen):
    """One speaker of the index.

    Attributes:
        name: the most frequent spelling.
        role: the most frequent title; empty where none is known.
        others: further spellings of the same person.
        statements: how many.
        first: day of the first post with one.
        last: day of the last.
    """

    name: str
    role: str = ""
    others: tuple[str, ...] = ()
    statements: int
    first: date
    last: date


class Choice(_Frozen):
    """Something to pick while typing.

    Attributes:
        label: what is shown, at most 100 characters.
        value: what to ask with, at most 100 characters; it means exactly this one.
    """

    label: str = Field(min_length=1, max_length=100)
    value: str = Field(min_length=1, max_length=100)


class IndexStats(_Frozen):
    """How much an index holds, and with which model."""

    items: int
    passages: int
    sources: int
    model_id: str
    first: date | None = None
    last: date | None = None


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
