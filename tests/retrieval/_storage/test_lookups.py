"""Items that are looked up without a search."""

from retrieval._storage.record import Record
from tests.conftest import MakeItem
from tests.retrieval._storage.storing import put


def test_items_are_found_by_any_form_of_their_own_link(record: Record, make_item: MakeItem) -> None:
    item = make_item(
        "The quay is closed.", urls=["https://www.example.org/quay?utm_source=x", "https://other.example/1"]
    )
    put(record, item)
    put(record, make_item("Boats wait.", urls=[]))
    assert [one.id for one in record.linked(["http://example.org/quay/", "nonsense", ""])] == [item.id]
    assert record.linked(["https://other.example/1"]) == [], "it only points there"
    assert record.linked([]) == []
    assert record.linked(["https://example.org/quay"], ("mihon",)) == []
    assert [one.id for one in record.linked(["https://example.org/quay"], ("harborwire",))] == [item.id]


def test_the_head_is_the_first_passage(record: Record, make_item: MakeItem) -> None:
    item = make_item("Quay\nThe quay is closed.")
    put(record, item)
    assert {key: one.text for key, one in record.heads([item.id, "nobody"]).items()} == {item.id: "Quay"}


def test_the_newest_hold_those_with_a_time_and_those_with_a_day(record: Record, make_item: MakeItem) -> None:
    for number in range(3):
        put(record, make_item(f"Note {number}."))
        put(record, make_item(f"Time {number}.", has_time=True, handle="mihon"))
    assert len(record.latest((), 2)) == 4
    assert {one.has_time for one in record.latest(("mihon",), 5)} == {True}
