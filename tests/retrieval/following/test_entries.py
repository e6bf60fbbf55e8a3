"""What is new in a feed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from retrieval._storage.follows import Entry
from retrieval.following.entries import key_of, news
from retrieval.types import FeedItem
from tests.conftest import MakeItem

THEN = datetime(2025, 3, 1, 12, tzinfo=UTC)
BEFORE = THEN - timedelta(hours=1)


def entry(item: FeedItem, seen: datetime = THEN) -> Entry:
    return Entry(key_of(item), item.content_hash, item.id, item.url or "", seen=seen, stored=seen)


def test_what_is_new_is_told_from_what_was_changed(make_item: MakeItem) -> None:
    items = [make_item(f"Quay {number}", guid=str(number)) for number in range(4)]
    known = {one.key: one for one in map(entry, items[:3])}
    edited = make_item("Quay 0, mended", guid="0")
    found = news([items[3], items[2], items[1], edited], known, THEN)
    assert (set(found.fresh), found.new, found.known) == ({"0", "3"}, 1, {"0", "1", "2"})
    assert (found.dropped, found.has_gap) == (False, False)


def test_the_oldest_is_stored_first(make_item: MakeItem) -> None:
    items = [make_item(f"Quay {day}", published=THEN - timedelta(days=day)) for day in range(3)]
    assert [item.headline for item in news(items, {}, None).fresh.values()] == ["Quay 2", "Quay 1", "Quay 0"]


def test_an_entry_that_is_there_twice_counts_once(make_item: MakeItem) -> None:
    item = make_item("Quay", guid="1")
    assert news([item, item.model_copy(update={"text": "Quay\nMore"})], {}, None).new == 1


def test_what_a_feed_had_and_has_no_more_was_dropped(make_item: MakeItem) -> None:
    items = [make_item(f"Quay {number}") for number in range(3)]
    known = {one.key: one for one in map(entry, items[:2])}
    assert news(items[1:], known, THEN).dropped
    assert news(items[2:], known, THEN).has_gap
    # What was dropped long ago is not dropped again.
    old = entry(items[0], BEFORE)
    assert not news(items[1:], {old.key: old, **{one.key: one for one in [entry(items[1])]}}, THEN).dropped


def test_a_feed_that_is_empty_for_once_has_no_gap(make_item: MakeItem) -> None:
    one = entry(make_item("Quay"))
    assert not news([], {one.key: one}, THEN).has_gap


def test_a_key_is_the_guid_or_link_and_headline(make_item: MakeItem) -> None:
    assert key_of(make_item("Quay", guid="g1")) == "g1"
    assert len(key_of(make_item("Quay", guid="g" * 5_000))) == 64
    same = [make_item("Quay", urls=[f"https://example.org/a{tail}"]) for tail in ("", "?utm_source=feed")]
    assert key_of(same[0]) == key_of(same[1])
    assert key_of(make_item("Quay\none", urls=[])) != key_of(make_item("Quay\ntwo", urls=[]))


def test_an_entry_keeps_when_it_was_new(make_item: MakeItem) -> None:
    one = replace(entry(make_item("Quay")), checked=THEN)
    assert (one.stored, one.checked, one.missing) == (THEN, THEN, None)
