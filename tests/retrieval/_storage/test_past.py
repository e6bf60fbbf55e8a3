"""Items that are taken away, stay so, and come back."""

from datetime import UTC, datetime

from retrieval._storage.record import Record
from retrieval.types import Removal
from tests.conftest import MakeItem
from tests.retrieval._storage.storing import put, restore

TEXT = "Quay to reopen in May\nMayor Runa Dahl said the quay would reopen in May."


def test_what_was_removed_stays_so_and_is_known(record: Record, make_item: MakeItem) -> None:
    item = make_item(TEXT)
    put(record, item)
    stored = record.items([item.id])[item.id]
    assert record.remove(item.id, "asked to")
    assert (record.items([item.id]), record.is_empty(), record.remove(item.id)) == ({}, True, False)
    assert record.known(item) == "removed"
    assert put(record, item) == "removed"
    history = record.history(item.id)
    assert history.removal
    assert (history.removal.item, history.removal.reason, [one.item for one in history]) == (
        stored,
        "asked to",
        [stored],
    )
    edited = make_item(TEXT.replace("May", "June"), urls=item.urls)
    assert (put(record, edited), record.known(edited)) == ("removed", "removed")


def test_an_item_comes_back_under_its_name(record: Record, make_item: MakeItem) -> None:
    item = make_item(TEXT)
    put(record, item)
    stored = record.items([item.id])[item.id]
    record.remove(item.id)
    assert restore(record, stored)
    assert not restore(record, stored)
    assert record.items([item.id]) == {item.id: stored}
    assert (put(record, item), record.history(item.id).is_removed) == ("unchanged", False)


def test_what_was_read_of_an_item_while_it_was_away_is_news_once_it_is_back(
    record: Record, make_item: MakeItem
) -> None:
    item, edited = (
        make_item(TEXT, urls=["https://example.org/a"]),
        make_item(f"{TEXT} Soon.", urls=["https://example.org/a"]),
    )
    put(record, item)
    stored = record.items([item.id])[item.id]
    record.remove(item.id)
    assert put(record, edited) == "removed"
    restore(record, stored)
    assert [put(record, one) for one in (item, edited, item)] == ["unchanged", "changed", "unchanged"]


def test_a_new_item_never_takes_the_name_of_a_removed_one(record: Record, make_item: MakeItem) -> None:
    link = ["https://example.org/live"]
    removed, fresh = make_item(TEXT, urls=link), make_item("Storm\nA storm closed all roads in the north.", urls=link)
    assert removed.id == fresh.id
    put(record, removed)
    record.remove(removed.id)
    assert put(record, fresh) == "added"
    assert record.all_item_ids() != [removed.id]


def test_removals_go_over_into_another_database(record: Record, make_item: MakeItem) -> None:
    item = make_item(TEXT)
    removal = Removal(item=item, removed=datetime(2025, 3, 2, tzinfo=UTC), reason="asked to")
    put(record, item)
    assert record.put_removal(removal)
    assert not record.put_removal(removal)
    assert (record.removals(), record.removals(item.id), record.is_empty()) == ([removal], [], True)
    assert put(record, item) == "removed"
