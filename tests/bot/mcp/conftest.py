"""A feed for assistants: a statement, a denial, somebody who is only named, and text that wants to steer its reader."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from retrieval import FeedItem, Retriever
from tests.bot.mcp.talking import HOSTILE


def item(number: int, source: str, handle: str, text: str) -> FeedItem:
    return FeedItem(
        source=source,
        handle=handle,
        published=datetime(2025, 3, number, 9, 30, tzinfo=UTC),
        urls=(f"https://harbor.example/{number}",),
        headline="",
        text=text,
    )


def items() -> list[FeedItem]:
    return [
        item(1, "Harbor Wire", "harborwire", 'Mayor Ida Soren said: "The old bridge will be repaired by June."'),
        item(2, "見本新聞", "mihon", "ソレン市長は2日、港を閉鎖する計画を否定した。"),
        item(3, "見本新聞", "mihon", "ノルデン外相も式典に出席した。"),
        item(4, "Harbor \x1b[31mWire", "evil", HOSTILE),
    ]


@pytest.fixture(scope="session")
def feed(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("mcp") / "feed.db"
    with Retriever.open(path) as retriever:
        retriever.add(items())
    return str(path)


@pytest.fixture
def retriever(feed: str) -> Iterator[Retriever]:
    with Retriever.open(Path(feed)) as opened:
        yield opened
