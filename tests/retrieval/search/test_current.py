"""The newest snapshot: who brings it up to date, and who does not wait for that."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from embeddings.static import StaticEncoder
from retrieval import FeedItem
from retrieval._storage.record import Record
from retrieval.ingest.writer import store
from retrieval.search.current import Current
from retrieval.search.snapshot import Snapshot
from tests.conftest import MakeItem

ENCODER = StaticEncoder.bundled()


def put(record: Record, *items: FeedItem) -> None:
    assert not store(record, ENCODER, items, stored=lambda: None).skipped


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record.open(tmp_path / "feed.db")


@pytest.fixture
def current(record: Record) -> Iterator[Current]:
    opened = Current(record, ENCODER, {})
    yield opened
    opened.close()


def names(snapshot: Snapshot) -> set[str]:
    return {person.name for person in snapshot.speakers.people}


def test_a_snapshot_stays_as_it_was(record: Record, current: Current, make_item: MakeItem) -> None:
    before = current.snapshot()
    put(record, make_item("Quay news\nMayor Runa Dahl said the quay would reopen."))
    assert current.snapshot() is before
    current.follow()
    after = current.snapshot()
    assert (names(before), len(before.view.columns), list(before.sources)) == (set(), 0, [])
    assert (names(after), len(after.view.columns), len(after.sources)) == ({"Runa Dahl"}, 2, 1)


def test_what_others_stored_is_followed_when_asked(record: Record, current: Current, make_item: MakeItem) -> None:
    put(record, make_item("Quay news\nMayor Runa Dahl said the quay would reopen."))
    assert names(current.refreshed()) == {"Runa Dahl"}
    assert current.refreshed() is current.snapshot()


def test_while_this_process_adds_it_follows_itself(record: Record, current: Current, make_item: MakeItem) -> None:
    with current.writing() as stored:
        put(record, make_item("Quay news\nMayor Runa Dahl said the quay would reopen."))
        assert names(current.refreshed()) == set()
        stored()
        assert names(current.snapshot()) == {"Runa Dahl"}
        put(record, make_item("Ferry news\nCaptain Osk Tveit said the ferry was late."))
        # Too soon after the last time.
        stored()
        assert names(current.snapshot()) == {"Runa Dahl"}
    assert names(current.snapshot()) == {"Runa Dahl", "Osk Tveit"}


def test_a_snapshot_is_torn_where_a_passage_went_since(record: Record, current: Current, make_item: MakeItem) -> None:
    item = make_item("Quay news\nMayor Runa Dahl said the quay would reopen.")
    put(record, item)
    current.follow()
    with current.writing():
        old = current.snapshot()
        put(record, make_item("Ferry news\nThe ferry was late."))
        # What is only added is not missed.
        assert not current.is_torn(old)
        record.remove(item.id)
        assert current.is_torn(old)
        assert current.refreshed() is old
        newer = current.caught_up()
        assert not current.is_torn(newer)
        assert len(newer.view.columns) == 2
    assert current.is_torn(old)
