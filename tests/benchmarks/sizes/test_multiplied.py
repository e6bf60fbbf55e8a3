"""A record multiplied within itself: as though every copy had been added, on either engine."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.sizes.multiplied import MARKS, OF, THE, WA, WO, multiply
from retrieval import FeedItem, Retriever
from retrieval._storage.opening import open_database
from retrieval.types.address import Place, PostgresAddress

COPIES, DAYS = 4, 10


def item(number: int, handle: str, text: str, *, url: str = "") -> FeedItem:
    return FeedItem(
        source=handle.title(),
        handle=handle,
        published=datetime(2025, 3, number, 9, 30, tzinfo=UTC),
        headline=text.partition("\n")[0],
        text=text,
        urls=(url,) if url else (),
        guid=f"entry-{number}" if url else "",
    )


ITEMS = [
    item(1, "harborwire", "Mayor Ida Soren said: “The northern pier of the town will reopen in May.”"),
    item(2, "harborwire", "Quay\nThe ferry is late. the crew of the ferry waits.", url="https://harborwire.example/2"),
    item(3, "mihon", "ソレン市長は「港の橋を五月に直す」と述べた。渡し船は止まる。"),
]


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    if request.param == "sqlite":
        yield tmp_path / "feed.db"
    else:
        address: PostgresAddress = request.getfixturevalue("postgres")
        yield address


@pytest.fixture
def multiplied(place: Place) -> Iterator[Retriever]:
    """A retriever that was open while another program multiplied what it holds."""
    with Retriever.open(place, clock=lambda: datetime(2025, 4, 1, tzinfo=UTC)) as retriever:
        retriever.add(ITEMS)
        with closing(open_database(place)) as database:
            multiply(database, COPIES, DAYS)
        # Every count is counted anew, every passage held against its item's text, the indexes against the record.
        assert retriever.check() == []
        yield retriever


def test_everything_is_there_so_many_times(multiplied: Retriever) -> None:
    stats = multiplied.stats()
    assert (stats.items, stats.passages % COPIES) == (COPIES * len(ITEMS), 0)
    assert (stats.first, stats.last) == (date(2025, 1, 30), date(2025, 3, 3))
    assert {source.handle: source.items for source in multiplied.sources()} == {"harborwire": 8, "mihon": 4}


def test_questions_find_every_copy_and_fold_none(multiplied: Retriever) -> None:
    for question in ("what did Ida Soren say about the pier?", "橋について市長は何と述べた?"):
        found = multiplied.ask(question, limit=50).hits
        days = sorted(hit.item.day for hit in found)
        assert len(days) == COPIES, question
        assert {(later - earlier).days for earlier, later in pairwise(days)} == {DAYS}
    narrow = multiplied.ask("what did Ida Soren say?", since=date(2025, 2, 15), until=date(2025, 2, 25)).hits
    assert sorted(hit.item.day for hit in narrow) == [date(2025, 2, 19), date(2025, 2, 21)]


def test_what_is_added_later_is_new_and_what_was_added_is_known(multiplied: Retriever) -> None:
    assert multiplied.add(ITEMS).unchanged == len(ITEMS)
    report = multiplied.add([item(4, "mihon", "ソレン市長は「渡し船を六月に増やす」と述べた。")])
    assert report.added == 1
    assert multiplied.check() == []
    assert [hit.item.day for hit in multiplied.ask("渡し船を増やす?", limit=1).hits] == [date(2025, 3, 4)]


def test_copies_have_addresses_of_their_own(multiplied: Retriever) -> None:
    found = multiplied.ask("ferry crew", limit=50).hits
    addresses = {hit.item.url for hit in found if hit.item.url}
    assert addresses == {"https://harborwire.example/2"} | {f"https://{mark}.harborwire.example/2" for mark in "ghi"}


def test_there_is_a_mark_and_a_word_for_each_copy(tmp_path: Path) -> None:
    assert {len(MARKS), len(set(THE)), len(set(OF)), len(set(WA)), len(set(WO))} == {20}
    assert {len(word) for word in THE} == {3}
    assert {len(word) for word in OF} == {2}
    with closing(open_database(tmp_path / "feed.db")) as database:
        with pytest.raises(ValueError, match="21 copies"):
            multiply(database, 22, 1)
        multiply(database, 3, 1)
