"""Which items came, and which were edited, since a point of the history."""

from datetime import date

from retrieval._storage.arrivals import Stretch
from retrieval._storage.filters import Filters
from retrieval._storage.record import Record
from tests.conftest import MakeItem
from tests.retrieval._storage.storing import put, put_as, restore

SOREN = [("Ida Soren", "Mayor")]
LINK = ["https://example.org/1"]


def stretch(record: Record, after: int) -> Stretch:
    return Stretch(after, record.last_change().number)


def test_an_item_comes_once_however_often_it_is_edited_read_anew_or_restored(
    record: Record, make_item: MakeItem
) -> None:
    old = make_item("Quay\nMayor Ida Soren said the quay would reopen.", urls=LINK)
    put(record, old)
    mark = record.last_change().number
    assert record.arrived([old.id], stretch(record, 0)) == {old.id}
    assert put(record, make_item("Quay\nMayor Ida Soren said the quay would close.", urls=LINK)) == "changed"
    assert record.arrived([old.id], stretch(record, mark)) == set()
    record.remove(old.id)
    assert restore(record, old)
    assert record.arrived([old.id], stretch(record, mark)) == set()
    other = make_item("Dyke\nMayor Ida Soren said the dyke would hold.")
    put(record, other)
    assert record.arrived([old.id, other.id], stretch(record, mark)) == {other.id}


def test_what_was_said_before_an_edit_is_what_stood_at_the_point(record: Record, make_item: MakeItem) -> None:
    marks = []
    for month in ("May", "June", "July"):
        put(record, make_item(f"Quay\nMayor Ida Soren said the quay would reopen in {month}.", urls=LINK))
        marks.append(record.last_change().number)
    (item_id,) = record.all_item_ids()

    def months(after: int) -> list[str]:
        before = record.said_before([item_id], stretch(record, after)).get(item_id, [])
        return [text.rsplit(" ", 1)[1] for text in before]

    assert [months(mark) for mark in marks] == [["May."], ["May.", "June."], []]


def test_places_are_those_of_speakers_and_of_accounts_within_filters(record: Record, make_item: MakeItem) -> None:
    spoken = make_item("Quay\nMayor Ida Soren said the quay would reopen.")
    own = make_item("The quay is ours.", handle="idasoren", headline="The quay is ours.")
    put(record, spoken)
    put(record, own)
    assert set(record.places(SOREN).values()) == {spoken.id}
    assert set(record.places(SOREN, ["@IdaSoren"]).values()) == {spoken.id, own.id}
    assert set(record.places(SOREN, ["idasoren"], Filters(sources=("harborwire",))).values()) == {spoken.id}
    assert record.places(SOREN, ["idasoren"], Filters(since=date(2025, 3, 2))) == {}
    assert record.places([("Ida Soren", "Captain")]) == {}


def test_what_is_understood_otherwise_is_found_where_it_is_now(record: Record, make_item: MakeItem) -> None:
    put_as(record, make_item("Quay\nMayor Ida Soren said the quay would reopen."), speaker=None)
    assert record.places(SOREN) == {}
