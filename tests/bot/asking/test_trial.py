"""A feed is tried before it is followed."""

from collections.abc import Iterator

import pytest

from bot.asking.owner_errors import FeedTroubleError
from bot.asking.trial import checked_address, try_feed
from retrieval.feeds.fetch import Limits
from tests.fakes.feed_site import START, Site
from tests.fakes.hostile_server import HostileServer, answer

QUICK = Limits(size=100_000, deadline_s=0.5)


@pytest.fixture
def server() -> Iterator[HostileServer]:
    made = HostileServer()
    yield made
    made.close()


@pytest.fixture
def site(server: HostileServer) -> Site:
    made = Site(server, host="localhost")
    made.publish(1, "Quay", "Mayor Ida Soren said the quay would reopen in May.")
    made.publish(2, "Ferry", "Mika Norden said the ferry would wait.")
    return made


def test_a_feed_tells_what_it_is(site: Site) -> None:
    found = try_feed(site.url, allow_private=True)
    assert (found.url, found.name, found.count, found.newest) == (site.url, "Harbor Wire", 2, START)
    assert try_feed(site.url, name="Mine", allow_private=True).name == "Mine"


def test_a_feed_in_which_nothing_stands_yet_is_one(site: Site) -> None:
    site.entries.clear()
    found = try_feed(site.url, allow_private=True)
    assert (found.count, found.newest) == (0, None)


def test_a_page_leads_to_the_feed_that_it_names(site: Site, server: HostileServer) -> None:
    head = f'<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="{site.path}"></head>'
    server.scripts["/"] = lambda: iter([answer(head.encode() + b"<body>Harbor Wire</body></html>")])
    found = try_feed(server.url("/", "localhost"), allow_private=True)
    assert (found.url, found.count) == (site.url, 2)


@pytest.mark.parametrize(
    ("body", "status", "reason", "told"),
    [
        (b"", "404 Not Found", "status", "nothing at that address (404)"),
        (b"", "403 Forbidden", "status", "does not give it to the bot (403)"),
        (b"", "500 Internal Server Error", "status", "error (500)"),
        (b"hello", "200 OK", "unread", "There is no feed at that address"),
        (b"<html><head><title>Shop</title></head><body>x</body></html>", "200 OK", "unread", "There is no feed"),
        (b"x" * 200_000, "200 OK", "large", "too large"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "200 OK", "unread", "There is no feed"),
    ],
)
def test_why_there_is_none_is_told(server: HostileServer, body: bytes, status: str, reason: str, told: str) -> None:
    server.scripts["/x"] = lambda: iter([answer(body, status=status)])
    with pytest.raises(FeedTroubleError) as raised:
        try_feed(server.url("/x"), allow_private=True, limits=QUICK)
    assert raised.value.reason == reason
    assert told in raised.value.told("en")
    assert raised.value.told("ja") != raised.value.told("en")


def test_a_feed_that_drips_is_given_up(server: HostileServer) -> None:
    server.scripts["/x"] = server.dripping(answer(b"", length=1_000), b"x")
    with pytest.raises(FeedTroubleError) as raised:
        try_feed(server.url("/x"), allow_private=True, limits=QUICK)
    assert raised.value.reason == "slow"


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("ftp://feed.example/", "address"),
        ("https://user:pass@feed.example/", "address"),
        ("https://feed.example:22/", "address"),
        ("http://localhost/feed", "private"),
        ("http://metadata.google.internal/", "private"),
        ("", "address"),
        ("javascript:alert(1)", "address"),
        ("file:///etc/passwd", "address"),
    ],
)
def test_an_address_that_is_not_fetched_is_told_before_anybody_is_asked(typed: str, reason: str) -> None:
    with pytest.raises(FeedTroubleError) as raised:
        checked_address(typed)
    assert raised.value.reason == reason


def test_an_address_may_be_typed_without_its_beginning() -> None:
    assert checked_address(" feed.example/rss#top ") == "https://feed.example/rss"


def test_a_private_network_is_refused_where_the_owner_does_not_allow_it(site: Site) -> None:
    with pytest.raises(FeedTroubleError) as raised:
        try_feed(site.url.replace("localhost", "127.0.0.1"))
    assert raised.value.reason in {"private", "address"}
    assert site.asked == []
