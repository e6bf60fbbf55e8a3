"""The table of files that are no text: each example is told as its own kind."""

import pytest

from retrieval import read_feed
from retrieval.errors import FeedError
from retrieval.feeds.unknown_bytes import MAGICS, Magic


@pytest.mark.parametrize("kind", MAGICS, ids=lambda kind: kind.message[:30])
def test_each_example_is_told(kind: Magic) -> None:
    if kind.example.startswith(b"PK"):
        pytest.skip("a zip file by itself is opened")
    with pytest.raises(FeedError) as raised:
        read_feed(kind.example + b"\0" * 300)
    assert str(raised.value) == f"- is {kind.message}"


@pytest.mark.parametrize(
    "text", ["MZ Wallace said", "BM, a maker", "ID3 tags", "OTTO said", "PAR1 and 2", "BZh9 is", "FLV1"]
)
def test_text_that_begins_like_one_is_none_of_them(text: str) -> None:
    assert read_feed(f"{text}\n— Harbor Wire (@harborwire) February 21, 2025\n".encode())[0].headline == text
