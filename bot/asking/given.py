"""What is kept of an answer that was given: what buttons under it, replies to it and verdicts on it need."""

from pydantic import BaseModel, ConfigDict

from bot.asking.page import Page
from bot.asking.request import Request
from retrieval.types import Hit, Query, Suggestion


class ShownHit(BaseModel):
    """Where a hit that was shown stands.

    Attributes:
        item: the item's id.
        start: where its passage begins in the item's text.
        end: where it ends.
        speaker: who speaks, by the name that the index knows them by; empty where nobody is named.
    """

    model_config = ConfigDict(frozen=True)

    item: str
    start: int
    end: int
    speaker: str = ""


class Given(BaseModel):
    """An answer as its message shows it now.

    Attributes:
        request: what was asked.
        offset: hits before the page that is shown.
        hits: those that are shown.
        query: the question as it was understood, for what is asked next; None where no question was asked.
        steps: what was offered to ask instead.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    request: Request
    offset: int = 0
    hits: tuple[ShownHit, ...] = ()
    query: Query | None = None
    steps: tuple[Suggestion, ...] = ()


def given_of(page: Page) -> Given:
    """What is kept of a page.

    Args:
        page: as it is shown.
    """
    answer = page.answer
    hits = page.hits or (answer.mentions if answer else ())
    return Given(
        request=page.request,
        offset=page.offset,
        hits=tuple(_shown(hit) for hit in hits),
        # A text that was looked for is no question that another could go on from.
        query=answer.query if answer and page.request.kind == "ask" else None,
        steps=answer.suggestions if answer else (),
    )


def _shown(hit: Hit) -> ShownHit:
    speaker = hit.speaker.name if hit.speaker else ""
    return ShownHit(item=hit.item.id, start=hit.passage.start, end=hit.passage.end, speaker=speaker)
