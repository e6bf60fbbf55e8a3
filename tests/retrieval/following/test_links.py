"""Whether the pages of entries are still there."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from retrieval._storage.follows import Entry
from retrieval.following.links import Links, due
from tests.fakes.feed_site import START, Clock, local_fetcher
from tests.fakes.hostile_server import HostileServer, answer


@pytest.fixture
def server() -> Iterator[HostileServer]:
    made = HostileServer()
    yield made
    made.close()


def entry(link: str, stored_days_ago: float = 3) -> Entry:
    stored = START - timedelta(days=stored_days_ago)
    return Entry(link, "hash", "id", link, seen=START, stored=stored)


async def test_a_page_that_is_gone_on_two_days_is_gone(server: HostileServer) -> None:
    clock = Clock()
    links = Links(local_fetcher(clock), clock)
    feed_url = server.url("/feed", "feed.example")
    entries = [entry(server.url(f"/{name}", "feed.example")) for name in ("there", "gone", "busy", "back")]
    server.give("/there", answer(b"page"))
    server.give("/busy", answer(b"", status="503 Wait"))
    first = await links.check(entries, feed_url=feed_url, allow_private=True)
    assert [one.missing for one in first.entries] == [None, START, None, START]
    assert first.gone == ()
    assert (await links.check(list(first.entries), feed_url=feed_url, allow_private=True)).entries == ()
    clock.move(days=1)
    server.give("/back", answer(b"page"))
    second = await links.check(list(first.entries), feed_url=feed_url, allow_private=True)
    assert [one.link.rpartition("/")[2] for one in second.gone] == ["gone"]
    assert [one.missing for one in second.entries if one.link.endswith("back")] == [None]


async def test_a_page_elsewhere_in_a_private_network_is_not_asked(server: HostileServer) -> None:
    clock = Clock()
    links = Links(local_fetcher(clock), clock)
    other = [entry(server.url("/gone", "router.example"))]
    found = await links.check(other, feed_url=server.url("/feed", "feed.example"), allow_private=True)
    assert (found.gone, [one.missing for one in found.entries], server.asked) == ((), [None], [])


def test_entries_are_looked_at_once_a_day_for_two_weeks() -> None:
    recent, old, new = entry("/1"), entry("/2", 15), entry("/3", 0.5)
    checked = replace(recent, key="/4", checked=START - timedelta(hours=5))
    unstored = replace(recent, key="/5", item_id="")
    assert due([recent, old, new, checked, unstored], START) == [recent]
    assert len(due([replace(recent, key=str(count)) for count in range(90)], START)) == 20
