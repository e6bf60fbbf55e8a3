"""The record: one transaction for each item, which happens whole or not at all."""

import pytest

from retrieval._storage.changes import Mark
from retrieval._storage.record import Record
from retrieval.errors import ItemError
from retrieval.ingest.annotate import annotate
from retrieval.text.analyzer import Analyzer
from tests.conftest import MakeItem
from tests.retrieval._storage.storing import MODEL, put, vectors


def test_putting_again_changes_nothing_and_changed_content_replaces(record: Record, make_item: MakeItem) -> None:
    link = ["https://example.org/1"]
    old, new = (make_item(f"橋の話\n町は{month}に橋の工事を始める。", urls=link) for month in ("五月", "六月"))
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
    annotation = annotate(item, Analyzer())
    with pytest.raises(ValueError, match="zip"):
        record.put(annotation, vectors(annotation)[:1], MODEL)
    assert record.is_empty()
    assert record.last_change() == Mark()
    assert record.items([item.id]) == {}


def test_removing(record: Record, make_item: MakeItem) -> None:
    item = make_item("見出し\nソレン市長が述べた。")
    put(record, item)
    assert record.remove(item.id)
    assert not record.remove(item.id)
    assert (record.is_empty(), record.sources(), record.speaker_forms()[0]) == (True, [], [])
    assert record.names() == ([], ["ソレン"])
    assert record.faults() == []


def test_what_one_item_holds_is_its_own_error(record: Record, make_item: MakeItem) -> None:
    with pytest.raises(ItemError, match="cannot be stored"):
        put(record, make_item("見出し\n本文。").model_copy(update={"text": "\ud800"}))
    assert put(record, make_item("見出し\n本文。")) == "added"
