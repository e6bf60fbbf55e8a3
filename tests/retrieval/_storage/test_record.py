"""The record: round trips, transactions, filters, history, and files that are none."""

import sqlite3
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from retrieval._storage.changes import Mark
from retrieval._storage.entries import PassageEntry
from retrieval._storage.record import Record
from retrieval._storage.schema import migrations
from retrieval.errors import StorageError
from retrieval.filters import Filters
from retrieval.ingest.passages import segment_spans, split_passages
from retrieval.speech.mentions import find_mentions
from retrieval.types import FeedItem
from tests.conftest import MakeItem

MODEL, DIM = "test", 8


def entries(item: FeedItem) -> list[PassageEntry]:
    return [
        PassageEntry(passage, tuple(segment_spans(passage)), tuple(find_mentions(passage.text)))
        for passage in split_passages(item)
    ]


def vectors(found: list[PassageEntry]) -> list[NDArray[np.float32]]:
    dice = np.random.default_rng(1)
    return [dice.standard_normal((len(entry.segments), DIM)).astype(np.float32) for entry in found]


def put(record: Record, item: FeedItem) -> str:
    found = entries(item)
    return record.put(item, found, vectors(found), MODEL)


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record.open(tmp_path / "feed.db")


def test_items_come_back_exactly(record: Record, make_item: MakeItem) -> None:
    tokyo = timezone(timedelta(hours=9))
    item = make_item(
        "橋の話\n本文「。」と\u3000🗣️。",
        published=datetime(2025, 3, 1, 1, 2, 3, tzinfo=tokyo),
        has_time=True,
        urls=["a", "b"],
    )
    assert put(record, item) == "added"
    back = record.items([item.id, "none"])
    assert back == {item.id: item}
    assert back[item.id].content_hash == item.content_hash
    assert [record.passages([n])[n].text for n in record.passage_ids()] == ["橋の話", "本文「。」と\u3000🗣️。"]


def test_putting_again_changes_nothing_and_changed_content_replaces(record: Record, make_item: MakeItem) -> None:
    old, new = make_item("見出し\n古い本文。", headline="見出し"), make_item("見出し\n新しい本文。", headline="見出し")
    assert put(record, old) == "added"
    before = record.last_change()
    assert put(record, old) == "unchanged"
    assert record.last_change() == before
    numbers = set(record.passage_ids().tolist())
    assert put(record, new) == "changed"
    assert numbers.isdisjoint(record.passage_ids().tolist())
    changes = record.changes(before)
    assert set(changes.removed) == numbers
    assert set(changes.added) == set(record.passage_ids().tolist())


def test_a_failed_put_leaves_nothing(record: Record, make_item: MakeItem) -> None:
    item = make_item("見出し\n本文。")
    found = entries(item)
    with pytest.raises(ValueError, match="zip"):
        record.put(item, found, vectors(found)[:1], MODEL)
    assert record.is_empty()
    assert record.last_change() == Mark()
    assert record.items([item.id]) == {}


def test_removing(record: Record, make_item: MakeItem) -> None:
    item = make_item("見出し\nソレン市長が述べた。")
    put(record, item)
    assert record.remove(item.id)
    assert not record.remove(item.id)
    assert (record.is_empty(), record.names(), record.sources()) == (True, {}, [])
    assert record.integrity() == "ok"


def test_filters(record: Record, make_item: MakeItem) -> None:
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


def test_names_and_who_is_named_where(record: Record, make_item: MakeItem) -> None:
    first = make_item("見出し\nソレン市長が述べた。", published=datetime(2025, 3, 1, tzinfo=UTC))
    second = make_item("見出し\nソレン氏とハルタ財務長官が会った。", published=datetime(2025, 3, 2, tzinfo=UTC))
    put(record, first)
    put(record, second)
    assert record.names() == {"ソレン": True, "ハルタ": True}
    assert record.items_naming(["ソレン"], 10) == [second.id, first.id]
    assert record.names_titled(["財務長官"]) == ["ハルタ"]


def test_vectors_come_back_by_model(record: Record, make_item: MakeItem) -> None:
    item = make_item("見出し\n一文目。二文目。")
    found = entries(item)
    made = vectors(found)
    record.put(item, found, made, MODEL)
    numbers = record.passage_ids().tolist()
    assert all(np.array_equal(row.vectors, m) for row, m in zip(record.rows(numbers, MODEL, DIM), made, strict=True))
    assert all(len(row.vectors) == 0 for row in record.rows(numbers, "other", DIM))
    assert record.count_unembedded("other") == 2
    batch = record.unembedded("other")
    assert [spans for _, _, spans in batch] == [list(entry.segments) for entry in found]
    record.put_vectors([number for number, _, _ in batch], made, "other")
    assert record.unembedded("other") == []
    assert set(record.changes(Mark()).added) == set(numbers)


def test_history_of_another_file_is_not_known(tmp_path: Path, make_item: MakeItem) -> None:
    first, second = (Record.open(tmp_path / f"{n}.db") for n in (1, 2))
    put(first, make_item("見出し"))
    put(second, make_item("見出し"))
    assert first.knows(first.last_change())
    assert not first.knows(second.last_change())
    assert first.knows(Mark())


def test_a_newer_schema_is_refused_and_untouched(tmp_path: Path) -> None:
    path = tmp_path / "feed.db"
    Record.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(StorageError, match="newer version"):
        Record.open(path)


def test_migrations_are_numbered_without_gaps() -> None:
    assert [number for number, _ in migrations()] == list(range(1, len(migrations()) + 1))


def test_a_damaged_file_is_told_and_kept(tmp_path: Path, make_item: MakeItem) -> None:
    path = tmp_path / "feed.db"
    record = Record.open(path)
    for number in range(30):
        put(record, make_item(f"見出し{number}\n本文{number}。" * 20, headline=f"見出し{number}"))
    record.close()
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))
    with pytest.raises(StorageError, match=r"damaged|cannot be used"):
        Record.open(path).items(["x"])
    assert path.stat().st_size == size
