"""What is kept of an answer that was given: what buttons under it, replies to it and verdicts on it need."""

from pydantic import BaseModel, ConfigDict

from bot.asking.page import Page
from bot.asking.request import Request
from retrieval.identity import digest
from retrieval.types import Act, Hit, Kind, Passage, Query, Span, Speaker, Suggestion, Utterance

_KEY, _MARK = 8, 16
"""Hexadecimal digits: enough to tell the hits of one message apart, and to notice that a text was changed."""


class ShownUtterance(BaseModel):
    """A statement that was shown, without its words: these stand in the item, and go with it.

    Attributes:
        start: where it begins in the item's text.
        end: where it ends.
        kind: how it is given.
        cue: by which it was recognised.
        speaker: who says it.
        act: what is done with the words.
        is_certain: whether the text says plainly who speaks.
    """

    model_config = ConfigDict(frozen=True)

    start: int
    end: int
    kind: Kind
    cue: str = ""
    speaker: Speaker | None = None
    act: Act = "statement"
    is_certain: bool = True


class ShownHit(BaseModel):
    """Where a hit that was shown stands, and how it was told; not its words.

    Attributes:
        item: the item's id.
        start: where its passage begins in the item's text.
        end: where it ends.
        speaker: who speaks, by the name that the index knows them by; empty where nobody is named.
        who: the same with how the item writes it.
        kind: how the words are given.
        highlights: spans of the words that answer, within the passage.
        said: the statements that answer.
        mark: tells whether the words at this place are still the same.
    """

    model_config = ConfigDict(frozen=True)

    item: str
    start: int
    end: int
    speaker: str = ""
    who: Speaker | None = None
    kind: Kind = "context"
    highlights: tuple[Span, ...] = ()
    said: tuple[ShownUtterance, ...] = ()
    mark: str = ""

    @property
    def key(self) -> str:
        """Tells it from the other hits of a message, whichever page that shows."""
        return digest(self.item, str(self.start), str(self.end))[:_KEY]


class Given(BaseModel):
    """An answer as its message shows it now.

    Attributes:
        request: what was asked.
        offset: hits before the page that is shown.
        hits: those that are shown; where nothing was found, passages that only name whoever was asked for.
        is_named_only: whether they are such passages.
        query: the question as it was understood, for what is asked next; None where no question was asked.
        steps: what was offered to ask instead.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    request: Request
    offset: int = 0
    hits: tuple[ShownHit, ...] = ()
    is_named_only: bool = False
    query: Query | None = None
    steps: tuple[Suggestion, ...] = ()


def given_of(page: Page) -> Given:
    """What is kept of a page.

    Args:
        page: as it is shown.
    """
    answer = page.answer
    return Given(
        request=page.request,
        offset=page.offset,
        hits=tuple(shown_hit(hit) for hit in page.cards),
        is_named_only=bool(page.cards) and not page.hits,
        # A text that was looked for is no question that another could go on from.
        query=answer.query if answer and page.request.kind == "ask" else None,
        steps=answer.suggestions if answer else (),
    )


def state_of(page: Page) -> str:
    """The same as JSON."""
    return given_of(page).model_dump_json(exclude_defaults=True)


def shown_hit(hit: Hit) -> ShownHit:
    """What is kept of a hit."""
    return ShownHit(
        item=hit.item.id,
        start=hit.passage.start,
        end=hit.passage.end,
        speaker=hit.speaker.name if hit.speaker else "",
        who=hit.speaker,
        kind=hit.kind,
        highlights=hit.highlights,
        said=tuple(_shown_utterance(one) for one in hit.utterances),
        mark=mark_of(hit.passage),
    )


def mark_of(passage: Passage) -> str:
    """Tells whether the words of a passage are still the same."""
    return digest(passage.text)[:_MARK]


def _shown_utterance(one: Utterance) -> ShownUtterance:
    return ShownUtterance.model_validate(one.model_dump(include=set(ShownUtterance.model_fields)))
