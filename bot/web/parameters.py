"""What a request to the API may ask with, within which limits; what is not known is refused, not passed over."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from retrieval.language import Language
from retrieval.query.arguments import MAX_LIMIT, MAX_NAME, MAX_OFFSET, MAX_QUESTION, MAX_SOURCES, MAX_SPEAKERS

LONGEST_DAY = 100
MOST_AROUND = 1_000
BOUNDS = {"limit": (1, MAX_LIMIT), "offset": (0, MAX_OFFSET), "around": (0, MOST_AROUND)}
"""From where to where each number goes."""

_Name = Annotated[str, Field(min_length=1, max_length=MAX_NAME)]
_Day = Annotated[str, Field(max_length=LONGEST_DAY, examples=["2025-02-20", "last week"])]


class _Given(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Paged(_Given):
    """A page of a list."""

    limit: int = Field(default=MAX_LIMIT, ge=1, le=MAX_LIMIT, description="At most so many.")
    offset: int = Field(default=0, ge=0, le=MAX_OFFSET, description="Leave out so many, for a further page.")


class AskGiven(_Given):
    """A question with its filters."""

    question: str = Field(
        min_length=1, max_length=MAX_QUESTION, description="In English or Japanese.", examples=["what did Waltz say?"]
    )
    source: list[_Name] = Field(default=[], max_length=MAX_SOURCES, description="Only these handles.")
    speaker: list[_Name] = Field(default=[], max_length=MAX_SPEAKERS, description="Only these people's words.")
    since: _Day = Field(default="", description="First day, as people write it; inclusive.")
    until: _Day = Field(default="", description="Last day, inclusive.")
    limit: int = Field(default=10, ge=1, le=MAX_LIMIT, description="At most so many passages.")
    offset: int = Field(default=0, ge=0, le=MAX_OFFSET, description="Leave out so many of the best.")
    language: Language | None = Field(
        default=None, description="Of what is told beside the passages; that of the question where it is not given."
    )


class TimelineGiven(Paged):
    """Whose words, and what about."""

    speaker: _Name = Field(description="In any spelling.", examples=["Waltz"])
    topic: str = Field(default="", max_length=MAX_QUESTION, description="Only what is about this.")


class ItemGiven(_Given):
    """How much of an item."""

    around: int | None = Field(
        default=None,
        ge=0,
        le=MOST_AROUND,
        description="Only what is said, so many sentences around it; the whole text where it is not given.",
    )
