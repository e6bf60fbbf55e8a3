"""A feed for frameworks: three statements by one person, a denial among them, and somebody who is only named."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from retrieval import FeedItem, Retriever

TEXTS = (
    'Mayor Ida Soren said: "The old bridge will be repaired by June."',
    "ソレン市長は2日、港を閉鎖する計画を否定した。",
    "Mayor Ida Soren said the market will open on Sundays.",
    "ノルデン外相も式典に出席した。",
)


@pytest.fixture(scope="session")
def feed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    path = Path(tmp_path_factory.mktemp("frameworks")) / "feed.db"
    with Retriever.open(path) as retriever:
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
