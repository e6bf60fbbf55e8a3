"""What somebody thought of an answer, with all that was asked and shown. Immutable."""

from datetime import date
from typing import Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict

from retrieval.types.answers import Hit

Verdict = Literal["good", "wrong_speaker", "wrong_date", "not_asked", "other"]
"""The answer is good; its first hit is somebody else's words, or of another day; nothing shown was asked for; it is
bad, and why is not told, or in a note alone."""


class _Kept(BaseModel):
    # What a later program keeps with a verdict is nothing to this one.
    model_config = ConfigDict(frozen=True, extra="ignore")


class ShownHit(_Kept):
    """A hit as somebody saw it.

    Attributes:
        item: its item's id.
        handle: of its source.
        day: on which it was published, as its source prints it.
        quote: the words that were marked, else the passage.
        speaker: whose words they are; empty where nobody is named.
    """

    item: str
    handle: str
    day: date
    quote: str
    speaker: str = ""

    @classmethod
    def of(cls, hit: Hit) -> Self:
        """What is kept of a hit."""
        text, marks = hit.passage.text, hit.highlights if hit.kind != "context" else ()
        return cls(
            item=hit.item.id,
            handle=hit.item.handle,
            day=hit.item.day,
            quote=text[marks[0][0] : marks[-1][1]] if marks else text,
            speaker=hit.speaker.name if hit.speaker else "",
        )


class Feedback(_Kept):
    """A verdict on an answer.

    Attributes:
        guild: where it was given; empty in a direct message.
        question: as typed.
        sources: handles that were asked for.
        speakers: people who were asked for.
        since: the first day that was asked for.
        until: the last one.
        today: the day on which it was asked, by which *yesterday* is meant; None where that is the verdict's own.
        language: of whoever asked.
        verdict: what is thought of the answer.
        at_fault: which of ``shown`` is meant, from 0, where another than the verdict says is.
        note: what whoever judged wrote beside it.
        shown: the hits that were there to be seen, the first one first; none where nothing was found.
        at: when the verdict was given.
    """

    guild: str = ""
    question: str
    sources: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    today: date | None = None
    language: Literal["en", "ja"]
    verdict: Verdict
    at_fault: int | None = None
    note: str = ""
    shown: tuple[ShownHit, ...] = ()
    at: AwareDatetime
