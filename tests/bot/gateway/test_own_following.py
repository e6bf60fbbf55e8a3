"""Servers' own feeds are followed beside each other, on one loop."""

import asyncio
import copy
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from bot.asking.errors import StoppingError
from bot.asking.own_feeds import OwnFeed, add_feed, states
from bot.asking.shelf import Shelf
from bot.gateway.own_following import OwnFollowing
from bot.settings.sharding import Shards
from embeddings import Encoder, load_encoder
from retrieval._storage.apart import Folder
from retrieval._storage.opening import open_database
from retrieval.errors import StorageError
from retrieval.feeds.fetch import Fetched
from retrieval.following.polling import PollReport
from retrieval.types.address import Place
from retrieval.types.apart import RecordsApart
from tests.fakes.feed_site import START, Clock, Site, local_fetcher
from tests.fakes.hostile_server import HostileServer, answer


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder("bundled")


@pytest.fixture
def web() -> Iterator[HostileServer]:
    made = HostileServer()
    yield made
    made.close()


@pytest.fixture
def shelf(tmp_path: Path, encoder: Encoder) -> Iterator[Shelf]:
    made = Shelf(Folder(tmp_path / "feed.guilds"), lambda: encoder, kept=1)
    yield made
    made.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def following(shelf: Shelf, encoder: Encoder, clock: Clock) -> Iterator[OwnFollowing]:
    made = OwnFollowing(shelf, lambda: encoder, allow_private=True, fetcher=local_fetcher(clock), clock=clock)
    yield made
    made.stop()


def site(web: HostileServer, name: str, text: str = "Mayor Ida Soren said the quay would reopen in May.") -> Site:
    made = Site(web, f"/{name}", f"{name}.example")
    made.publish(1, f"Quay of {name}", text)
    return made


def adding(shelf: Shelf, guild: str, url: str) -> Callable[[], None]:
    def add() -> None:
        with shelf.opened(guild, make=True) as own:
            assert own is not None
            add_feed(own, OwnFeed(url=url, added=START))

    return add


def nothing() -> None:
    pass


def items_of(shelf: Shelf, guild: str) -> int:
    with shelf.opened(guild) as own:
        return own.stats().items if own else -1


async def test_what_servers_had_is_followed_at_the_start(
    shelf: Shelf, following: OwnFollowing, web: HostileServer
) -> None:
    for guild in ("7", "8"):
        adding(shelf, guild, site(web, f"feed{guild}").url)()
    following.start()
    # A round of a server waits for the one that runs.
    for guild in ("7", "8"):
        await following.poll(guild, nothing)
        assert items_of(shelf, guild) == 1
    # One that was interrupted by the other's turn is asked again.
    assert len(web.asked) >= 2


async def test_a_feed_is_followed_as_soon_as_it_is_added(
    shelf: Shelf, following: OwnFollowing, web: HostileServer, clock: Clock
) -> None:
    following.start()
    first = site(web, "first")
    (report,) = await following.poll("7", adding(shelf, "7", first.url))
    assert (report.added, report.error) == (1, "")
    # What is not due is not asked.
    assert await following.poll("7", nothing) == []
    clock.move(days=1)
    first.publish(2, "Ferry", "Mika Norden said the ferry would wait.")
    (report,) = await following.poll("7", nothing)
    assert report.added == 1
    assert items_of(shelf, "7") == 2


async def test_a_page_that_was_had_is_not_asked_for_again(
    shelf: Shelf, following: OwnFollowing, web: HostileServer
) -> None:
    following.start()
    first = site(web, "first")
    page = Fetched(first.page(), first.url, first.url, etag="1")
    await following.alone("7", adding(shelf, "7", first.url), {first.url: page})
    while items_of(shelf, "7") < 1:
        await following.alone("8", nothing)
    assert web.asked == []


async def test_a_feed_that_fails_is_told_with_why(shelf: Shelf, following: OwnFollowing, web: HostileServer) -> None:
    following.start()
    gone = site(web, "gone")
    gone.status = "404 Not Found"
    (report,) = await following.poll("7", adding(shelf, "7", gone.url))
    assert report.error
    with shelf.opened("7") as own:
        assert own is not None
        ((_, how),) = states(own)
    assert (how.last_reason, how.last_status, how.failures) == ("status", 404, 1)


async def test_a_change_waits_for_no_slow_feed(shelf: Shelf, following: OwnFollowing, web: HostileServer) -> None:
    begun = asyncio.Event()
    loop = asyncio.get_running_loop()
    dripping = web.dripping(answer(b"", length=1_000), b"x")

    def drip() -> Iterator[bytes]:
        loop.call_soon_threadsafe(begun.set)
        return dripping()

    web.scripts["/slow"] = drip
    following.start()
    await following.alone("7", adding(shelf, "7", web.url("/slow", "slow.example")))
    await asyncio.wait_for(begun.wait(), 30)
    seen: list[str] = []
    await asyncio.wait_for(following.alone("7", lambda: seen.append("done")), 5)
    assert seen == ["done"]


async def test_one_server_that_cannot_be_opened_keeps_no_other(
    tmp_path: Path, shelf: Shelf, following: OwnFollowing, web: HostileServer, caplog: pytest.LogCaptureFixture
) -> None:
    damaged = Folder(tmp_path / "feed.guilds").place("7")
    damaged.parent.mkdir()
    damaged.write_bytes(b"this is no database" * 100)
    adding(shelf, "8", site(web, "fine").url)()
    following.start()
    await following.poll("8", nothing)
    assert items_of(shelf, "8") == 1
    with pytest.raises(StorageError):
        await following.poll("7", nothing)
    assert "The feeds of server 7 could not be asked" in caplog.text


async def test_a_shut_server_is_asked_nothing(shelf: Shelf, following: OwnFollowing, web: HostileServer) -> None:
    adding(shelf, "7", site(web, "first").url)()
    shelf.shut("7")
    following.start()
    assert await following.poll("7", nothing) == []
    assert web.asked == []


async def test_the_log_names_no_feed(
    shelf: Shelf, following: OwnFollowing, web: HostileServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "bot")
    following.start()
    await following.poll("7", adding(shelf, "7", site(web, "secretplace").url))
    assert "Server 7: 1 new items" in caplog.text
    assert "secretplace" not in caplog.text
    assert "Harbor Wire" not in caplog.text


async def test_many_servers_take_one_thread_of_their_own(
    shelf: Shelf, following: OwnFollowing, web: HostileServer
) -> None:
    for number in range(12):
        adding(shelf, str(number), site(web, f"feed{number}").url)()
    following.start()
    reports: list[PollReport] = []
    for number in range(12):
        reports += await following.poll(str(number), nothing)
    assert [items_of(shelf, str(number)) for number in range(12)] == [1] * 12
    assert len([thread for thread in threading.enumerate() if thread.name == "follow-servers"]) == 1
    assert shelf.open_count <= 1


async def test_a_database_goes_over_to_the_encoder_of_the_common_feed(
    shelf: Shelf, encoder: Encoder, web: HostileServer, clock: Clock
) -> None:
    other = copy.copy(encoder)
    following = OwnFollowing(shelf, lambda: other, allow_private=True, fetcher=local_fetcher(clock), clock=clock)
    following.start()
    try:
        with shelf.opened("7", make=True) as own:
            assert own is not None
            assert own.encoder is not other
            await following.poll("7", adding(shelf, "7", site(web, "first").url))
            assert own.encoder is other
            assert own.ask("what did Soren say?").hits
    finally:
        following.stop()


async def test_after_the_end_nothing_is_taken(following: OwnFollowing) -> None:
    following.start()
    await following.alone("7", nothing)
    following.ask_to_stop()
    following.stop()
    following.stop()
    with pytest.raises(StoppingError):
        await following.alone("7", nothing)


def test_one_that_never_began_ends(following: OwnFollowing) -> None:
    following.stop()


async def test_it_ends_while_a_feed_is_slow_and_closes_the_database(
    shelf: Shelf, following: OwnFollowing, web: HostileServer
) -> None:
    begun = threading.Event()
    dripping = web.dripping(answer(b"", length=1_000), b"x")

    def drip() -> Iterator[bytes]:
        begun.set()
        return dripping()

    web.scripts["/slow"] = drip
    adding(shelf, "7", web.url("/slow", "slow.example"))()
    following.start()
    await asyncio.to_thread(begun.wait, 30)
    await asyncio.wait_for(asyncio.to_thread(following.stop), 8)
    assert shelf.delete("7")


async def test_a_feed_that_may_not_be_asked_any_more_is_told_in_one_line(
    shelf: Shelf, encoder: Encoder, web: HostileServer, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    adding(shelf, "7", site(web, "inside").url)()
    made = OwnFollowing(shelf, lambda: encoder, allow_private=False, fetcher=local_fetcher(clock), clock=clock)
    made.start()
    try:
        assert await made.poll("7", nothing) == []
    finally:
        made.stop()
    told = [record for record in caplog.records if "is not asked" in record.message]
    assert told
    assert all(record.exc_info is None for record in caplog.records)
    assert web.asked == []


async def test_servers_that_another_process_looks_after_are_left_to_it(
    web: HostileServer, shelf: Shelf, encoder: Encoder, clock: Clock
) -> None:
    ours, theirs = site(web, "ours"), site(web, "theirs")
    adding(shelf, "1", ours.url)()
    adding(shelf, "2", theirs.url)()
    following = OwnFollowing(
        shelf,
        lambda: encoder,
        allow_private=True,
        is_own=lambda guild: guild == "1",
        fetcher=local_fetcher(clock),
        clock=clock,
    )
    following.start()
    try:
        # What is asked for by hand waits for the round that had begun.
        await following.poll("1", lambda: None)
    finally:
        following.stop()
    for guild, count in (("1", 1), ("2", 0)):
        with shelf.opened(guild) as retriever:
            assert retriever
            assert retriever.stats().items == count


async def test_of_two_processes_on_one_database_each_follows_its_own_servers_alone(
    web: HostileServer, apart: RecordsApart, place: Place, encoder: Encoder, clock: Clock
) -> None:
    sites = {guild: site(web, f"site-{guild}") for guild in (str(number << 22) for number in range(4))}
    with ExitStack() as stack:
        first = stack.enter_context(closing(Shelf(apart, lambda: encoder)))
        for guild, one in sites.items():
            adding(first, guild, one.url)()
        common = stack.enter_context(closing(open_database(place)))
        other = stack.enter_context(closing(Shelf(common.apart(), lambda: encoder)))
        for shard, shelf in enumerate((first, other)):
            own = set(filter(Shards((shard,), 2).has, sites))
            before = len(web.asked)
            following = OwnFollowing(
                shelf,
                lambda: encoder,
                allow_private=True,
                is_own=Shards((shard,), 2).has,
                fetcher=local_fetcher(clock),
                clock=clock,
            )
            stack.callback(following.stop)
            following.start()
            for guild in own:
                # What is asked for by hand waits for the round that had begun.
                await following.poll(guild, nothing)
            asked = {guild for guild in sites for one in web.asked[before:] if f"/site-{guild}" in one}
            assert asked == own
        # Whatever one process stored is there for the other.
        assert [items_of(shelf, guild) for shelf in (first, other) for guild in sites] == [1] * 8
