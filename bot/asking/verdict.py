"""What somebody thought of an answer, as it is kept: with the question and what was shown."""

from datetime import datetime
from typing import Literal, get_args

from pydantic import AwareDatetime, BaseModel, ConfigDict

from bot.asking.given import Given

Reason = Literal["speaker", "date", "question", "other"]
REASONS: tuple[Reason, ...] = get_args(Reason)
"""What may be wrong: whose words they are said to be, of which day, that they answer something else, anything else."""

LONGEST_NOTE = 500


class Why(BaseModel):
    """What was wrong.

    Attributes:
        reason: of ``REASONS``.
        hit: the key of the one hit that is wrong; empty for all of them.
        note: what whoever judged wrote beside it.
    """

    model_config = ConfigDict(frozen=True)

    reason: Reason
    hit: str = ""
    note: str = ""


class Verdict(BaseModel):
    """What one person thought of an answer.

    Attributes:
        given: the question with its filters, how it was understood, and the hits that were shown.
        is_good: whether it answered.
        why: what was wrong; None where that was not told.
        made: when.
    """

    model_config = ConfigDict(frozen=True)

    given: Given
    is_good: bool
    why: Why | None = None
    made: AwareDatetime


def verdict_of(given: Given, moment: datetime, why: Why | None = None, *, is_good: bool = False) -> Verdict:
    """A verdict on an answer as it is shown now.

    Args:
        given: the answer.
        moment: when.
        why: what was wrong.
        is_good: whether it answered.
    """
    return Verdict(given=given, is_good=is_good, why=why, made=moment)
