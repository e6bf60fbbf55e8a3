"""What the database knows of followed feeds."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from retrieval._storage.follows import Entry
from retrieval._storage.record import Record
from retrieval.types import FollowedSource, Rhythm
from tests.conftest import MakeItem
from tests.retrieval._storage.storing import put

URL = "https://feed.example/rss"
AT = datetime(2025, 3, 1, 12, tzinfo=UTC)
ENTRY = Entry("1", "hash", "id", "https://feed.example/1", seen=AT, stored=AT - timedelta(days=1))


def test_a_feed_is_stored_as_it_is(record: Record) -> None:
    source = FollowedSource(
        url=URL,
        name="見本",
        next_due=AT,
        etag='"7"',
        rhythm=Rhythm(entries=3, hours=2, holds=5),
        failures=2,
        failing_since=AT,
    )
    record.follows.save(source)
    assert record.follows.all() == [source]
    later = source.model_copy(update={"failures": 0, "gone": AT})
    record.follows.save(later)
    assert record.follows.all() == [later]
    assert record.follows.forget(URL)
    assert not record.follows.forget(URL)
    assert record.follows.all() == []


def test_entries_are_those_of_their_feed(record: Record) -> None:
    source, other = FollowedSource(url=URL), FollowedSource(url="https://other.example/")
    record.follows.save(source, [ENTRY, replace(ENTRY, key="2", checked=AT, missing=AT)])
    record.follows.save(other, [ENTRY])
    found = record.follows.entries(URL)
    assert found["1"] == ENTRY
    assert (found["2"].checked, found["2"].missing) == (AT, AT)
    record.follows.save(source, [replace(ENTRY, content_hash="other")])
    assert record.follows.entries(URL)["1"].content_hash == "other"
    record.follows.forget(URL)
    assert record.follows.entries(URL) == {}
    assert set(record.follows.entries(other.url)) == {"1"}


def test_entries_that_a_feed_has_no_more_are_forgotten_in_time(record: Record) -> None:
    old = replace(ENTRY, key="old", seen=AT - timedelta(days=90))
    record.follows.save(FollowedSource(url=URL), [ENTRY, old])
    record.follows.save(FollowedSource(url=URL), forget_before=AT - timedelta(days=60))
    assert set(record.follows.entries(URL)) == {"1"}


def test_the_id_of_an_item_is_that_of_its_stored_copy(record: Record, make_item: MakeItem) -> None:
    item = make_item("Quay to reopen", guid="g1")
    assert record.follows.stored_id(item) == ""
    put(record, item)
    assert record.follows.stored_id(item) == item.id
    record.remove(item.id)
    assert record.follows.stored_id(item) == ""
