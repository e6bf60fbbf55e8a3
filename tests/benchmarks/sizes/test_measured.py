"""What is measured: all of it is there, and means what its name says."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from benchmarks.sizes.measured import ask, build, index_bytes, opened, table_bytes
from retrieval import FeedItem, Retriever
from retrieval._storage.opening import open_database
from retrieval.types.address import Place, PostgresAddress


def items(first: int, count: int) -> list[FeedItem]:
    return [
        FeedItem(
            source="Harbor Wire",
            handle="harborwire",
            published=datetime(2025, 3, 1 + number % 20, tzinfo=UTC),
            headline=f"#{number}",
            text=f"Mayor Ida Soren said: “Pier {number} will reopen in May.”",
        )
        for number in range(first, first + count)
    ]


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    if request.param == "sqlite":
        where: Place = tmp_path / "feed.db"
    else:
        address: PostgresAddress = request.getfixturevalue("postgres")
        where = address
    with Retriever.open(where) as retriever:
        retriever.add(items(0, 30))
    return where


def test_everything_is_measured_on_either_engine(place: Place) -> None:
    with closing(open_database(place)) as database:
        tables = table_bytes(database)
    assert min(tables[name] for name in ("items", "passages", "vectors", "mentions", "utterances", "copies")) > 0
    assert build(place)["index made peak bytes"] > 0
    assert min(index_bytes(place).values()) > 0
    assert opened(place)["cold opening ms"] > 0
    figures = ask(place, ["what did Ida Soren say?", "which pier reopens?"], "harborwire", items(30, 12))
    assert (figures["items"], figures["of a source hits"] > 0) == (30, True)
    assert {"question p50 ms", "of days p95 ms", "while adding p95 ms", "adding in one call /s"} <= figures.keys()
    with Retriever.open(place) as retriever:
        assert retriever.stats().items == 42
