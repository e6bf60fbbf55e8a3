"""What a feed holds, and what is read in it. All are immutable."""

from datetime import UTC, date, datetime
from typing import Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from retrieval.identity import canonical_link, digest, fold_handle, item_name
from retrieval.language import detect_language

Kind = Literal["direct", "indirect", "headline", "post", "context"]
Dated = Literal["printed", "first_seen", "clamped"]
"""Where an item's day is from: its feed prints it; the feed has none, and the day is that on which the item was first
seen; or the feed prints one that cannot be, such as a day to come, and the day on which it was first seen stands."""

Act = Literal["statement", "denial", "question", "demand"]
"""What somebody does with words: says that something is so or is not so, asks, or wants something done."""

Span = tuple[int, int]


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FeedItem(Frozen):
    """One post with its article.

    Attributes:
        source: the display name of the outlet or account, as printed.
        handle: the account without ``@``; filters by source use it.
        published: when it was posted, in the zone of its source where the page names none. A date without a time is
            midnight and ``has_time`` is false.
        has_time: whether the page gave a time of day.
        urls: the links of the post in order, each once.
        headline: the post's first line without links and hashtags.
        text: all text of the post and its article, the headline first; offsets of passages count in it.
        lang: ``"ja"`` or ``"en"``; told from the text where it is not given.
        id: the item's stable name: its account and link, or else account, day and text; filled in where it is not
            given. An index that knows the item under an older name keeps that.
        guid: the entry's own name in its feed, such as the ``guid`` of RSS; empty where it has none.
        author: who wrote it, where the feed names somebody beside the outlet; nobody's words are read from it.
        reposted_by: handle of the account that passed on somebody else's post; empty where it is no repost.
        dated: where ``published`` is from.
        first_seen: when an index first stored it; filled in by the index.
        edited: when an index last replaced its text; None where it never did. Filled in by the index.
    """

    source: str
    handle: str
    published: AwareDatetime
    has_time: bool = True
    urls: tuple[str, ...] = ()
    headline: str
    text: str
    lang: str = ""
    id: str = ""
    guid: str = ""
    author: str = ""
    reposted_by: str = ""
    dated: Dated = "printed"
    first_seen: AwareDatetime | None = None
    edited: AwareDatetime | None = None

    @model_validator(mode="before")
    @classmethod
    def _derive_lang(cls, data: object) -> object:
        if isinstance(data, dict) and not data.get("lang"):
            return {**data, "lang": detect_language(f"{data.get('headline', '')}\n{data.get('text', '')}")}
        return data

    @model_validator(mode="after")
    def _derive_id(self) -> Self:
        if not self.id:
            link = canonical_link(self.url) if self.url else ""
            # The documented way to set a field of a frozen model while it is made.
            # The day on which an item without one was read is no part of it.
            day = self.day.isoformat() if self.dated == "printed" else ""
            object.__setattr__(self, "id", item_name(fold_handle(self.handle), day, link, self.text))
        return self

    @property
    def url(self) -> str | None:
        """The first link, or None."""
        return self.urls[0] if self.urls else None

    @property
    def day(self) -> date:
        """The date of the post, as the page printed it."""
        return self.published.date()

    @property
    def moment(self) -> datetime:
        """When it was posted, in UTC; kept within the calendar, whose first and last hours no other zone can write."""
        try:
            return self.published.astimezone(UTC)
        except OverflowError:
            return self.published.replace(tzinfo=UTC)

    @property
    def content_hash(self) -> str:
        """Changes whenever anything shown from the item changes."""
        when = f"{self.moment.isoformat()} {self.has_time}" if self.dated == "printed" else self.dated
        # Parts that few items have are told by name, so that an item without them keeps the hash it had.
        rare = {"guid": self.guid, "author": self.author, "reposted_by": self.reposted_by}
        told = [f"{name}\x1e{value}" for name, value in rare.items() if value]
        return digest(self.source, self.handle, when, self.headline, self.text, self.lang, *self.urls, *told)


class Passage(Frozen):
    """A piece of an item's text that can be shown: ``item.text[start:end] == text``.

    Attributes:
        item_id: the item it stands in.
        start: offset of its first character in the item's text.
        end: offset after its last one.
        text: the piece, word for word.
    """

    item_id: str
    start: int = Field(ge=0)
    end: int
    text: str

    @model_validator(mode="after")
    def _length_agrees(self) -> Self:
        if self.end - self.start != len(self.text):
            raise ValueError(f"a passage of {len(self.text)} characters cannot span {self.start}..{self.end}")
        return self


class Speaker(Frozen):
    """Who speaks.

    Attributes:
        name: the fullest name: of a hit, the most frequent one in the index; of ``find_utterances``, the fullest in
            the item.
        as_written: as the item writes it at this place, titles included.
        role: the title that the item gives this speaker anywhere; empty where it gives none.
    """

    name: str
    as_written: str
    role: str = ""


class Utterance(Frozen):
    """Something that somebody says in an item: ``item.text[start:end] == text``.

    Attributes:
        start: offset of the first character in the item's text.
        end: offset after the last one.
        text: the words.
        kind: ``"direct"`` for word for word, ``"indirect"`` for reported, ``"headline"`` for only in a headline.
        cue: the verb of speech or the mark by which it was recognised, such as ``said`` or ``と述べ``.
        speaker: who says it; None where nobody can be named.
        via: who passes it on, such as a news agency or a ministry, where that is not the speaker.
        act: what is done with the words: ``"denial"`` where the speaker denies or rejects them (the cue tells which),
            ``"question"`` where the speaker asks them, ``"demand"`` where the speaker wants it done, else
            ``"statement"``.
        is_certain: whether the text says plainly who speaks; false where the speaker was chosen as the likeliest of
            those the item names.
    """

    start: int = Field(ge=0)
    end: int
    text: str
    kind: Literal["direct", "indirect", "headline"]
    cue: str
    speaker: Speaker | None = None
    via: Speaker | None = None
    act: Act = "statement"
    is_certain: bool = True
