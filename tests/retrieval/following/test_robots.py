"""What robots.txt allows."""

from collections.abc import Iterator

import pytest

from retrieval.errors import FetchError
from retrieval.following.robots import Robots
from tests.fakes.feed_site import Clock, local_fetcher
from tests.fakes.hostile_server import HostileServer, answer


@pytest.fixture
def server() -> Iterator[HostileServer]:
    made = HostileServer()
    yield made
    made.close()


def robots(clock: Clock) -> Robots:
    return Robots(local_fetcher(clock), clock)


async def refusal(rules: Robots, server: HostileServer, path: str) -> str:
    return await rules.refusal(server.url(path, "feed.example"), allow_private=True)


async def test_rules_are_kept_and_asked_for_once_a_day(server: HostileServer) -> None:
    clock = Clock()
    rules = robots(clock)
    server.give("/robots.txt", answer(b"User-agent: *\nDisallow: /private\nCrawl-delay: 2\n"))
    assert await refusal(rules, server, "/private/1") == "its robots.txt does not allow it"
    assert await refusal(rules, server, "/open") == ""
    assert await rules.delay(server.url("/open", "feed.example"), allow_private=True) == 2.0
    assert len(server.asked) == 1
    clock.move(days=1, seconds=1)
    assert await refusal(rules, server, "/open") == ""
    assert len(server.asked) == 2


async def test_rules_for_this_program_come_first(server: HostileServer) -> None:
    server.give("/robots.txt", answer(b"User-agent: *\nAllow: /\n\nUser-agent: onrecord\nDisallow: /\n"))
    assert await refusal(robots(Clock()), server, "/open")


async def test_where_there_are_none_all_may_be_fetched(server: HostileServer) -> None:
    assert await refusal(robots(Clock()), server, "/open") == ""


async def test_where_they_cannot_be_had_nothing_may_be_until_they_can(server: HostileServer) -> None:
    clock = Clock()
    rules = robots(clock)
    server.give("/robots.txt", answer(b"", status="503 Wait"))
    assert "could not be had" in await refusal(rules, server, "/open")
    server.give("/robots.txt", answer(b""))
    assert "could not be had" in await refusal(rules, server, "/open")
    clock.move(hours=1, seconds=1)
    assert await refusal(rules, server, "/open") == ""


async def test_what_is_no_address_is_an_error() -> None:
    with pytest.raises(FetchError):
        await robots(Clock()).refusal("javascript:alert(1)")


@pytest.mark.parametrize(
    "rules",
    [
        b"Disallow: /" + b"*a" * 400 + b"b\n",
        b"Disallow: /*a*b\n" * 5_000,
        b"\xff\xfe\x00" * 1_000,
        b"Crawl-delay: nan\nCrawl-delay: 1e999\nDisallow:\n",
    ],
)
async def test_hostile_rules_are_held_against_a_long_address(server: HostileServer, rules: bytes) -> None:
    server.give("/robots.txt", answer(b"User-agent: *\n" + rules))
    await refusal(robots(Clock()), server, "/" + "a" * 1_500)
    assert "too long" in await refusal(robots(Clock()), server, "/" + "a" * 3_000)


async def test_a_second_wildcard_forbids_more_rather_than_less(server: HostileServer) -> None:
    server.give("/robots.txt", answer(b"User-agent: *\nDisallow: /*/x/*/y\nAllow: /*/x/*/z\n"))
    rules = robots(Clock())
    assert await refusal(rules, server, "/a/x/b/y")
    assert await refusal(rules, server, "/a/x/b/z")
    assert await refusal(rules, server, "/a/b") == ""
