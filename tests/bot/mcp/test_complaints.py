"""What is told of arguments that are wrong."""

from typing import Any

import pytest
from pydantic import BaseModel, Field, ValidationError

from bot.mcp.complaints import unknown_arguments, wrong_arguments


class Arguments(BaseModel):
    question: str = Field(min_length=1, max_length=3)
    sources: list[str] | None = Field(default=None, max_length=1)
    limit: int = Field(default=1, ge=1, le=2)
    day: bool = False


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "ask: `question` is missing."),
        ({"question": ""}, "ask: `question` is empty. Give it, or leave it out where it may be."),
        ({"question": "long"}, "ask: `question` is longer than 3 characters. Shorten it."),
        ({"question": 1}, "ask: `question` must be text."),
        ({"question": "a", "sources": ["a", "b"]}, "ask: `sources` holds more than 1. Give fewer."),
        ({"question": "a", "sources": [1]}, "ask: An entry of `sources` must be text."),
        ({"question": "a", "limit": 1.5}, "ask: `limit` must be a whole number."),
        ({"question": "a", "limit": 3}, "ask: `limit` must be at most 2."),
        ({"limit": 0}, "ask: `question` is missing. `limit` must be at least 1."),
        ({"question": "a", "day": "x"}, "ask: `day`: Input should be a valid boolean, unable to interpret input."),
    ],
)
def test_each_is_a_sentence_that_tells_what_to_do(given: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError) as raised:
        Arguments.model_validate(given)
    assert wrong_arguments("ask", raised.value) == told


def test_arguments_that_would_change_nothing_are_told() -> None:
    known = Arguments.model_fields
    assert unknown_arguments("ask", {"question": "a"}, known) == ""
    assert unknown_arguments("ask", {"sorces": ["a"]}, known) == (
        'ask: there is no argument "sorces". Is `sources` meant? It takes: question, sources, limit, day.'
    )
    assert "\x1b" not in unknown_arguments("ask", {"\x1b[31m": 1}, known)
