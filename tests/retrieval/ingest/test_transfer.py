"""Out of one index and into another: nothing is lost."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from retrieval import Retriever
from retrieval.ingest import transfer
from retrieval.types import ExportedItem
from tests.conftest import MakeItem

MOMENT = datetime(2025, 3, 1, 9, tzinfo=UTC)


def all_of(path: Path) -> list[ExportedItem]:
    with Retriever.open(path) as retriever:
        return list(retriever.export())


@pytest.fixture
def source(tmp_path: Path, make_item: MakeItem) -> Path:
    """An index with an item that was edited, one that was removed, and one that was edited and removed."""
    path = tmp_path / "source.db"
    links = [f"https://h.example/{number}" for number in range(4)]
    with Retriever.open(path) as retriever:
        retriever.add(
            make_item(f"Quay {number} will open in May.", urls=[links[number]], guid=str(number)) for number in range(4)
        )
        retriever.add(
            make_item(f"Quay {number} will open in June.", urls=[links[number]], guid=str(number)) for number in (1, 2)
        )
        ids = [item.id for item in retriever.items()]
        by_text = {item.text: item.id for item in retriever.items()}
        assert len(ids) == 4
        retriever.remove(by_text["Quay 2 will open in June."], "retracted")
        retriever.remove(by_text["Quay 3 will open in May."])
    return path


@pytest.mark.parametrize("at_once", [1, 2, 1_000])
def test_all_comes_back(source: Path, tmp_path: Path, at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transfer, "_READ_AT_ONCE", at_once)
    monkeypatch.setattr(transfer, "_STORED_AT_ONCE", at_once)
    exported = all_of(source)
    assert [(len(line.versions), line.removed is not None) for line in exported][:2] in (
        [(0, False), (1, False)],
        [(1, False), (0, False)],
    )
    assert sorted((len(line.versions), line.removed.reason) for line in exported[2:] if line.removed) == [
        (0, ""),
        (1, "retracted"),
    ]
    copy = tmp_path / "copy.db"
    with Retriever.open(copy) as retriever:
        report = retriever.take(exported)
        assert (report.added, report.changed, report.removed) == (2, 0, 2)
        again = retriever.take(exported)
        assert (again.added, again.changed, again.unchanged, again.removed) == (0, 0, 2, 2)
        removed = exported[-1].item
        assert retriever.add([removed]).removed == 1
        assert retriever.restore(removed.id)
        assert retriever.item(removed.id) == removed
        retriever.remove(removed.id)
    assert all_of(copy)[:3] == exported[:3]


def test_an_item_that_is_there_under_another_id_keeps_it(source: Path, tmp_path: Path) -> None:
    edited = next(line for line in all_of(source) if line.versions and not line.removed)
    with Retriever.open(tmp_path / "other.db") as retriever:
        retriever.add([edited.item.model_copy(update={"id": "another"})])
        retriever.take([edited])
        assert [item.id for item in retriever.items()] == ["another"]
        assert len(retriever.history("another")) == 2


def test_items_are_known_by_the_reason_for_which_they_were_taken_away(tmp_path: Path, make_item: MakeItem) -> None:
    items = [make_item(f"Mayor Ida Soren said the quay {number} is open.") for number in range(3)]
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(items)
        retriever.remove(items[0].id, "one")
        retriever.remove(items[2].id, "two")
        assert retriever.removed_for("one") == [items[0].id]
        assert retriever.removed_for("three") == []
        assert retriever.encoder.model_id == retriever.stats().model_id
