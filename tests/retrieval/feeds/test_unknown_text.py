"""The table of texts that are no feed: each example is told as its own kind."""

import pytest

from retrieval import read_feed
from retrieval.errors import FeedError
from retrieval.feeds.unknown import kind_of_text
from retrieval.feeds.unknown_text import SHAPES, Shape


@pytest.mark.parametrize("kind", SHAPES, ids=lambda kind: kind.message[:30])
def test_each_example_is_told(kind: Shape) -> None:
    assert kind_of_text(kind.example) == kind.message
    with pytest.raises(FeedError, match="is ") as raised:
        read_feed(kind.example.encode())
    assert "attribution" not in str(raised.value)


@pytest.mark.parametrize(
    "unit", ["a", "a,", "1/1/1 1:11 ", "[", '{"a":', "<a ", "<!-- ", " ", "\n", "a\n", '"', "From: a\n", "1\n", "- "]
)
def test_only_the_beginning_of_a_text_is_looked_at(unit: str) -> None:
    text = unit * 100_000
    assert kind_of_text(text) == kind_of_text(text[:4_096])
