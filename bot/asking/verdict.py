"""What somebody thought of an answer, with the question and what was shown."""

from datetime import datetime
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

from bot.asking.again import hit_again
from bot.asking.errors import ChangedError
from bot.asking.given import Given, ShownHit
from bot.asking.holdings import Reader
from retrieval.types import feedback

Reason = Literal["wrong_speaker", "wrong_date", "not_asked", "other"]
REASONS: tuple[Reason, ...] = get_args(Reason)

LONGEST_NOTE = 500


class Why(BaseModel):
    """What was wrong.

    Attributes:
        reason: of ``REASONS``; see ``retrieval.types.feedback``.
        hit: the key of the one hit that is wrong; empty where none is named.
        note: what whoever judged wrote beside it.
    """

    model_config = ConfigDict(frozen=True)

    reason: Reason = "other"
    hit: str = ""
    note: str = ""


def feedback_of(reader: Reader, given: Given, guild: str, at: datetime, why: Why | None = None) -> feedback.Feedback:
    """A verdict on an answer as it is shown now.

    Args:
        reader: has the items that are shown; in a thread of the desk.
        given: the answer.
        guild: where it was given; empty in a direct message.
        at: when.
        why: what was wrong; None where the answer is good.

    Raises:
        ChangedError: nothing of what was shown stands there any more.
        StorageError: an item cannot be read.
    """
    seen = {} if given.is_named_only else _seen(reader, given.hits)
    keys = list(seen)
    request = given.request
    return feedback.Feedback(
        guild=guild,
        question=request.text,
        sources=request.sources,
        speakers=request.speakers,
        since=request.since,
        until=request.until,
        today=request.today,
        language=request.language,
        verdict=why.reason if why else "good",
        at_fault=keys.index(why.hit) if why and why.hit in seen else None,
        note=why.note if why else "",
        shown=tuple(seen.values()),
        at=at,
    )


def _seen(reader: Reader, hits: tuple[ShownHit, ...]) -> dict[str, feedback.ShownHit]:
    """What was shown, by key, but for what was edited or taken away since."""
    found: dict[str, feedback.ShownHit] = {}
    for hit in hits:
        try:
            found[hit.key] = feedback.ShownHit.of(hit_again(reader, hit))
        except ChangedError:
            continue
    if hits and not found:
        raise ChangedError
    return found
