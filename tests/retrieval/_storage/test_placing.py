"""What an item is when it comes again: edited, cut, an older copy, without its date."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from retrieval._storage.record import Record
from retrieval.types import FeedItem
from retrieval.types.address import Place
from tests.conftest import MakeItem
from tests.retrieval._storage.storing import put

LINK = ["https://harborwire.example/quay"]
MAY, JUNE, JULY = (
    f"Quay to reopen in {month}\nMayor Runa Dahl said the quay would reopen in {month}."
    for month in ("May", "June", "July")
)
START = datetime(2025, 3, 1, 8, tzinfo=UTC)


@pytest.fixture
def record(place: Place) -> Iterator[Record]:
    """A record whose clock goes on by an hour each time."""
    hours = count()
    opened = Record.open(place, now=lambda: START + timedelta(hours=next(hours)))
    yield opened
    opened.close()


def only(record: Record) -> FeedItem:
    (item,) = record.items(record.all_item_ids()).values()
    return item


def test_an_edit_keeps_the_id_and_what_was_said_before(record: Record, make_item: MakeItem) -> None:
    items = [make_item(text, urls=LINK) for text in (MAY, JUNE, JULY)]
    assert [put(record, item) for item in items] == ["added", "changed", "changed"]
    now = only(record)
    assert (now.id, now.text, now.first_seen, now.edited) == (items[0].id, JULY, START, START + timedelta(hours=2))
    history = record.history(now.id)
    assert [one.item.text for one in history] == [MAY, JUNE, JULY]
    assert [one.seen for one in history] == [START + timedelta(hours=n) for n in range(3)]
    assert [one.replaced for one in history] == [START + timedelta(hours=1), START + timedelta(hours=2), None]
    assert not history.is_removed


def test_an_older_copy_that_is_read_again_undoes_nothing(record: Record, make_item: MakeItem) -> None:
    may, june = (make_item(text, urls=LINK) for text in (MAY, JUNE))
    outcomes = [put(record, item) for item in (may, june, may, june, may)]
    assert outcomes == ["added", "changed", "unchanged", "unchanged", "unchanged"]
    assert only(record).text == JUNE
    assert len(record.history(may.id)) == 2
    assert record.is_stored(may)


def test_what_is_told_beside_the_words_makes_no_version_and_no_edit(record: Record, make_item: MakeItem) -> None:
    item = make_item(MAY, urls=LINK)
    put(record, item)
    numbers = record.passage_ids().tolist()
    before = record.last_change()
    later = make_item(MAY, urls=[*LINK, "https://example.org/b"], published=datetime(2025, 3, 4, tzinfo=UTC), guid="a1")
    assert put(record, later) == "changed"
    stored = only(record)
    assert (stored.guid, stored.urls, stored.day, stored.edited) == ("a1", later.urls, later.day, None)
    assert len(record.history(item.id)) == 1
    assert record.passage_ids().tolist() == numbers == list(record.changes(before).added)
    assert record.sources()[0].first == later.day
    forms, _ = record.speaker_forms()
    assert {form.first for form in forms} == {later.day}


def test_a_day_on_which_something_was_first_seen_stays(record: Record, make_item: MakeItem) -> None:
    def seen(day: int, **fields: object) -> FeedItem:
        return make_item(MAY, published=datetime(2025, 3, day, tzinfo=UTC), **fields)

    assert put(record, seen(1, dated="first_seen", urls=LINK)) == "added"
    assert put(record, seen(2, dated="first_seen", urls=LINK)) == "unchanged"
    assert put(record, seen(3, dated="clamped", urls=LINK)) == "unchanged"
    assert only(record).day == datetime(2025, 3, 1, tzinfo=UTC).date()
    assert put(record, seen(4, urls=LINK)) == "changed"
    assert put(record, seen(5, dated="first_seen", urls=LINK)) == "unchanged"
    assert (only(record).day.day, only(record).dated, only(record).edited) == (4, "printed", None)


def test_a_copy_that_was_cut_replaces_nothing_and_is_made_whole(record: Record, make_item: MakeItem) -> None:
    whole = make_item(f"{MAY} Ferries come first, then boats.", urls=LINK)
    cut = make_item(f"{MAY} Ferries come…", urls=LINK)
    assert put(record, cut) == "added"
    assert put(record, whole) == "changed"
    assert (only(record).text, only(record).edited) == (whole.text, None)
    assert put(record, cut) == "unchanged"
    assert put(record, make_item(MAY, urls=LINK)) == "unchanged"
    assert only(record).text == whole.text


def test_an_item_of_another_database_keeps_what_it_carries(record: Record, make_item: MakeItem) -> None:
    then = datetime(2024, 5, 1, tzinfo=UTC)
    item = make_item(MAY, id="0123456789abcdef", first_seen=then, edited=then + timedelta(days=1))
    assert put(record, item) == "added"
    assert only(record) == item


def test_rules_that_read_an_older_text_do_not_bring_it_back(record: Record, make_item: MakeItem) -> None:
    from retrieval.ingest.annotate import annotate
    from retrieval.text.analyzer import Analyzer
    from tests.retrieval._storage.storing import MODEL, vectors

    put(record, make_item(MAY, urls=LINK))
    late = annotate(only(record), Analyzer())
    put(record, make_item(JUNE, urls=LINK))
    record.put_again(late, vectors(late), MODEL)
    assert only(record).text == JUNE
