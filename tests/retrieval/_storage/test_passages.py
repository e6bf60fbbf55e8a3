"""Passages as rows, and which of them filters allow."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime

from embeddings.static import StaticEncoder
from retrieval._storage.filters import Filters
from retrieval._storage.record import Record
from tests.conftest import MakeItem
from tests.retrieval._storage.storing import put, restore


def test_filters_allow_passages_by_source_and_day(record: Record, make_item: MakeItem) -> None:
    for number in range(6):
        put(
            record,
            make_item(
                f"見出し{number}",
                handle="Even" if number % 2 == 0 else "odd",
                published=datetime(2025, 3, number + 1, tzinfo=UTC),
            ),
        )

    def found(filters: Filters) -> list[str]:
        return [record.passages([n])[n].text for n in record.passage_ids(filters).tolist()]

    assert found(Filters(sources=("@EVEN",))) == ["見出し0", "見出し2", "見出し4"]
    assert found(Filters(since=date(2025, 3, 3), until=date(2025, 3, 4))) == ["見出し2", "見出し3"]
    assert found(Filters(sources=("even",), until=date(2025, 3, 1))) == ["見出し0"]
    assert found(Filters(sources=("none",))) == []


def test_passages_come_back_by_number_with_their_words(record: Record, make_item: MakeItem) -> None:
    item = make_item("橋の話\nThe quay reopened.")
    put(record, item)
    first, second = record.passage_ids().tolist()
    assert record.passages([second, 999])[second].text == "The quay reopened."
    assert {n: (p.start, p.end) for n, p in record.passages([first, second]).items()} == {
        first: (0, 3),
        second: (4, 22),
    }
    assert record.texts([first, second]) == {first: ("橋の話", "橋 話"), second: ("The quay reopened.", "quay reopen")}


def test_a_number_never_comes_back(record: Record, make_item: MakeItem) -> None:
    item = make_item("橋の話")
    put(record, item)
    (first,) = record.passage_ids().tolist()
    record.remove(item.id)
    restore(record, item)
    assert record.passage_ids().tolist() > [first]


def test_a_passage_keeps_its_pieces(record: Record, make_item: MakeItem) -> None:
    put(record, make_item("橋の話\nThe quay reopened."))
    first, second = record.passage_ids().tolist()
    kept = StaticEncoder.bundled().cut(["橋の話", "The quay reopened."])
    assert record.cuts([first, second, 999]) == {first: (kept[0], "橋 話"), second: (kept[1], "quay reopen")}


def test_a_passage_of_an_older_program_has_no_pieces(sqlite_record: Record, make_item: MakeItem) -> None:
    put(sqlite_record, make_item("橋の話"))
    (number,) = sqlite_record.passage_ids().tolist()
    with closing(sqlite3.connect(sqlite_record.file)) as connection, connection:
        connection.execute("UPDATE passages SET pieces = NULL")
    assert sqlite_record.cuts([number]) == {number: (b"", "橋 話")}
