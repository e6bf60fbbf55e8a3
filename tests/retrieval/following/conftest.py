"""A server, a clock, a database and a follower of each test's own."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from retrieval import Retriever
from retrieval.following.feeds_file import FollowedFeed
from retrieval.following.follower import Follower
from tests.fakes.feed_site import Clock, Site, local_fetcher
from tests.fakes.hostile_server import HostileServer

Follow = Callable[..., Follower]


@pytest.fixture
def server() -> Iterator[HostileServer]:
    made = HostileServer()
    yield made
    made.close()


@pytest.fixture
def site(server: HostileServer) -> Site:
    return Site(server)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def retriever(tmp_path: Path) -> Iterator[Retriever]:
    with Retriever.open(tmp_path / "feed.db") as opened:
        yield opened


@pytest.fixture
def follow(retriever: Retriever, clock: Clock) -> Iterator[Follow]:
    """Makes a follower of sites; each call makes another one, as a program does that was started again."""
    made: list[Follower] = []

    def make(*urls: str, **options: object) -> Follower:
        feeds = [FollowedFeed.model_validate({"url": url, "private": True, **options}) for url in urls]
        fetcher = local_fetcher(clock)
        made.append(Follower(retriever, feeds, fetcher=fetcher, clock=clock, sleep=clock.sleep, dice=random.Random(1)))
        return made[-1]

    yield make
    for follower in made:
        with follower:
            pass
