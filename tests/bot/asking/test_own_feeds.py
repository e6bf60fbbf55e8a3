"""The feeds of one server, in its own database."""

from datetime import UTC, datetime

import pytest

from bot.asking.own_feeds import (
    OwnFeed,
    add_feed,
    feed_key,
    is_worthless,
    label_of,
    make_due,
    own_feeds,
    remove_feed,
    states,
)
from bot.asking.owner_errors import KnownFeedError, TooManyFeedsError
from retrieval import Retriever
from retrieval._storage.follows import Entry
from retrieval.types.following import FollowedSource
from tests.conftest import MakeItem

NOW = datetime(2025, 3, 1, 12, tzinfo=UTC)
A, B = "https://a.example/feed", "https://b.example/feed"


def feed(url: str = A, **fields: str) -> OwnFeed:
    return OwnFeed(url=url, added=NOW, **fields)


@pytest.fixture
def own(retriever: Retriever) -> Retriever:
    """A server's own database; here with what is in it already."""
    return retriever


def test_feeds_are_there_in_the_order_in_which_they_came(own: Retriever) -> None:
    assert own_feeds(own) == []
    add_feed(own, feed(B))
    add_feed(own, feed(A, name="Harbor Wire", zone="Asia/Tokyo"))
    assert [one.url for one in own_feeds(own)] == [B, A]
    assert own_feeds(own)[1].name == "Harbor Wire"


def test_none_is_there_twice_and_no_more_than_there_may_be(own: Retriever) -> None:
    add_feed(own, feed(A), most=1)
    with pytest.raises(KnownFeedError):
        add_feed(own, feed(A), most=1)
    with pytest.raises(TooManyFeedsError, match="1 feeds"):
        add_feed(own, feed(B), most=1)
    assert [one.url for one in own_feeds(own)] == [A]


def test_a_feed_is_followed_in_its_zone() -> None:
    assert feed().followed(allow_private=False).zone is None
    assert str(feed().followed(allow_private=False, zone="UTC").zone) == "UTC"
    followed = feed(zone="Asia/Tokyo", name="Wire").followed(allow_private=True, zone="UTC")
    assert (str(followed.zone), followed.name, followed.private) == ("Asia/Tokyo", "Wire", True)


def test_a_key_is_fit_for_a_button() -> None:
    assert feed().key == feed_key(A) != feed_key(B)
    assert feed().key.isalnum()


def _read(own: Retriever, make_item: MakeItem, url: str, *texts: str) -> list[str]:
    """Items of a feed as following stores them; gives their ids."""
    items = [make_item(text) for text in texts]
    own.add(items)
    entries = [Entry(item.id, item.content_hash, item.id, "", NOW, NOW) for item in items]
    own.follows.save(FollowedSource(url=url, name="Harbor Wire", last_success=NOW), entries)
    return [item.id for item in items]


def test_items_stay_where_they_are_wanted(own: Retriever, make_item: MakeItem) -> None:
    add_feed(own, feed(A))
    (item_id,) = _read(own, make_item, A, "Mayor Ida Soren said the quay would reopen in May.")
    removed = remove_feed(own, feed_key(A), with_items=False)
    assert removed is not None
    assert removed.url == A
    assert own_feeds(own) == []
    assert own.item(item_id)
    # What tells which items are the feed's is there where it comes back, and goes then.
    add_feed(own, feed(A))
    remove_feed(own, feed_key(A), with_items=True)
    assert own.item(item_id) is None


def test_items_that_another_feed_has_stay(own: Retriever, make_item: MakeItem) -> None:
    for url in (A, B):
        add_feed(own, feed(url))
    one, both = "Mayor Ida Soren said the quay would reopen in May.", "Mika Norden said the ferry would wait."
    only, shared = _read(own, make_item, A, one, both)
    _read(own, make_item, B, both)
    remove_feed(own, feed_key(A), with_items=True)
    assert own.item(only) is None
    assert own.item(shared)
    assert [source.url for source in own.follows.all()] == [B]


def test_a_feed_that_comes_back_brings_its_items_back(own: Retriever, make_item: MakeItem) -> None:
    add_feed(own, feed(A))
    (item_id,) = _read(own, make_item, A, "Mayor Ida Soren said the quay would reopen in May.")
    remove_feed(own, feed_key(A), with_items=True)
    assert remove_feed(own, feed_key(A), with_items=True) is None
    add_feed(own, feed(A))
    assert own.item(item_id)


def test_how_each_goes_is_known(own: Retriever) -> None:
    add_feed(own, feed(A))
    add_feed(own, feed(B, name="Mine"))
    own.follows.save(FollowedSource(url=A, name="Harbor Wire", failures=2, last_error="no"))
    own.follows.save(FollowedSource(url="https://removed.example/"))
    (first, how), (second, new) = states(own)
    assert (first.url, how.failures, label_of(first, how)) == (A, 2, "Harbor Wire")
    assert (second.url, new.polls, label_of(second, new)) == (B, 0, "Mine")
    assert label_of(feed(A), FollowedSource(url=A)) == A


def test_a_feed_can_be_made_due_even_one_that_is_gone(own: Retriever) -> None:
    for url in (A, B):
        own.follows.save(FollowedSource(url=url, gone=NOW, next_due=NOW))
    make_due(own, {A})
    assert {source.url: source.gone for source in own.follows.all()} == {A: None, B: NOW}


def test_a_database_without_feeds_and_items_is_worth_nothing(own: Retriever) -> None:
    assert not is_worthless(own)
    for item in list(own.items()):
        own.remove(item.id)
    assert is_worthless(own)
    add_feed(own, feed(A))
    assert not is_worthless(own)
