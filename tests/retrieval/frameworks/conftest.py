"""A feed for frameworks: three statements by one person, a denial among them, and somebody who is only named."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from retrieval import FeedItem, Retriever

TEXTS = (
    'Mayor Ida Soren said: "The old bridge will be repaired by June."',
    "ソレン市長は2日、港を閉鎖する計画を否定した。",
    "Mayor Ida Soren said the market will open on Sundays.",
    "ノルデン外相も式典に出席した。",
)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def feed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    """Over each engine, so that a framework gets the same from both."""
    if request.param == "sqlite":
        place = str(tmp_path_factory.mktemp("frameworks") / "feed.db")
    else:
        place = request.getfixturevalue("shared_postgres").url
    with Retriever.open(place) as retriever:
        retriever.add(
            FeedItem(
                source="Harbor Wire" if text.isascii() else "見本新聞",
                handle="harborwire" if text.isascii() else "mihon",
                published=datetime(2025, 3, number, 9, 30, tzinfo=UTC),
                urls=(f"https://harbor.example/{number}",) if number < 4 else (),
                headline="",
                text=text,
            )
            for number, text in enumerate(TEXTS, start=1)
        )
        yield retriever
