"""The table of folders and zip files that hold no feed: each example is told as its own kind."""

import io
import zipfile

import pytest

from retrieval import read_feed
from retrieval.errors import FeedError
from retrieval.feeds.unknown_names import HOLDINGS, Holding


@pytest.mark.parametrize("kind", HOLDINGS, ids=lambda kind: kind.message[:30])
def test_each_example_is_told(kind: Holding) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as out:
        out.writestr(kind.example, "nothing")
        out.writestr("notes.txt", "Nothing either.")
    with pytest.raises(FeedError) as raised:
        read_feed(made.getvalue())
    assert str(raised.value) == f"- is {kind.message}"
