"""What owners do with their servers' feeds, with a real shelf, real following and real sites."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest

from bot.asking.errors import CooldownError
from bot.asking.feed_keeper import FeedKeeper
from bot.asking.owner_errors import (
    FeedsOffError,
    FeedTroubleError,
    KnownFeedError,
    NoRoomError,
    TooManyFeedsError,
    UnknownFeedError,
)
from bot.asking.shelf import Shelf
from bot.gateway.own_following import OwnFollowing
from embeddings import load_encoder
from retrieval._storage.apart import Folder
from retrieval.feeds.fetch import Limits
from tests.fakes.feed_site import Site
from tests.fakes.hostile_server import HostileServer, answer

MakeKeeper = Callable[..., FeedKeeper]


@pytest.fixture
def web() -> Iterator[HostileServer]:
    made = HostileServer()
    yield made
    made.close()


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    encoder = load_encoder("bundled")
    made = Shelf(Folder(tmp_path / "feed.guilds"), lambda: encoder)
    yield made
    made.close()


@pytest.fixture
async def make_keeper(shelf: Shelf) -> AsyncIterator[MakeKeeper]:
    encoder = load_encoder("bundled")
    following = OwnFollowing(shelf, lambda: encoder, allow_private=True)
    following.start()
    made: list[FeedKeeper] = []

    def make(**options: object) -> FeedKeeper:
        made.append(FeedKeeper(shelf, following, **{"allow_private": True, **options}))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for one in made:
        one.close()
    await asyncio.to_thread(following.stop)


def site(
    web: HostileServer, name: str = "feed", text: str = "Mayor Ida Soren said the quay would reopen in May."
) -> Site:
    made = Site(web, f"/{name}", "localhost")
    made.publish(1, f"Quay of {name}", text)
    return made


async def stored(keeper: FeedKeeper, guild: str, url: str) -> int:
    """How many items of a feed there are, once it was read."""
    async with asyncio.timeout(30):
        while not (count := await keeper.count_items(guild, url)):
            pass
    return count


async def test_what_is_added_is_told_and_answered_from(
    make_keeper: MakeKeeper, shelf: Shelf, web: HostileServer
) -> None:
    keeper, one = make_keeper(), site(web)
    found = await keeper.add("7", keeper.checked(one.url), by="42")
    assert (found.name, found.count) == ("Harbor Wire", 1)
    assert await stored(keeper, "7", one.url) == 1
    # It was asked once: what was tried is what is read.
    assert len(one.asked) == 1
    with shelf.opened("7") as own:
        assert own is not None
        assert own.ask("what did Soren say?").hits
    ((feed, how),) = await keeper.states("7")
    assert (feed.by, how.name) == ("42", "Harbor Wire")
    assert await keeper.states("8") == []
    assert not shelf.has("8")


async def test_what_cannot_be_had_leaves_nothing(make_keeper: MakeKeeper, shelf: Shelf, web: HostileServer) -> None:
    keeper = make_keeper()
    with pytest.raises(FeedTroubleError):
        await keeper.add("7", web.url("/none", "localhost"))
    assert not shelf.has("7")


async def test_two_owners_at_once_add_a_feed_once_and_no_more_than_may_be(
    make_keeper: MakeKeeper, web: HostileServer
) -> None:
    keeper = make_keeper(most=2)
    same = site(web)
    done = await asyncio.gather(*(keeper.add("7", same.url) for _ in range(2)), return_exceptions=True)
    assert sum(isinstance(one, KnownFeedError) for one in done) == 1
    others = [site(web, f"other{number}") for number in range(3)]
    done = await asyncio.gather(*(keeper.add("7", one.url) for one in others), return_exceptions=True)
    assert sum(isinstance(one, TooManyFeedsError) for one in done) == 2
    assert len(await keeper.states("7")) == 2


async def test_a_feed_is_found_by_what_it_is_called(make_keeper: MakeKeeper, web: HostileServer) -> None:
    keeper, one = make_keeper(), site(web)
    await keeper.add("7", one.url, name="Ours")
    (feed, _) = (await keeper.states("7"))[0]
    for typed in (feed.key, one.url, "ours", " OURS "):
        assert (await keeper.chosen("7", typed))[0] == feed
    with pytest.raises(UnknownFeedError) as raised:
        await keeper.chosen("7", "our")
    assert raised.value.near == ("Ours",)
    with pytest.raises(UnknownFeedError) as raised:
        await keeper.chosen("8", "ours")
    assert raised.value.near == ()


async def test_a_removed_feed_is_asked_no_more_and_the_last_one_takes_the_file_along(
    make_keeper: MakeKeeper, shelf: Shelf, web: HostileServer
) -> None:
    keeper = make_keeper()
    one, two = site(web, "one"), site(web, "two", "Mika Norden said the ferry would wait.")
    for each in (one, two):
        await keeper.add("7", each.url)
        await stored(keeper, "7", each.url)
    first, second = (feed.key for feed, _ in await keeper.states("7"))
    assert await keeper.remove("7", first, with_items=True)
    assert await keeper.remove("7", first, with_items=True) is None
    with shelf.opened("7") as own:
        assert own is not None
        assert [item.headline for item in own.items()] == ["Quay of two"]
    assert await keeper.remove("8", second, with_items=True) is None
    assert await keeper.remove("7", second, with_items=True)
    assert not shelf.has("7")
    # And it can begin anew.
    await keeper.add("7", two.url)
    assert await stored(keeper, "7", two.url) == 1


async def test_items_can_outlive_their_feed(make_keeper: MakeKeeper, shelf: Shelf, web: HostileServer) -> None:
    keeper, one = make_keeper(), site(web)
    await keeper.add("7", one.url)
    await stored(keeper, "7", one.url)
    await keeper.remove("7", (await keeper.states("7"))[0][0].key, with_items=False)
    with shelf.opened("7") as own:
        assert own is not None
        assert own.ask("what did Soren say?").hits


async def test_a_feed_is_asked_again_when_its_owner_wants_but_not_all_the_time(
    make_keeper: MakeKeeper, web: HostileServer
) -> None:
    keeper, one = make_keeper(), site(web)
    await keeper.add("7", one.url)
    await stored(keeper, "7", one.url)
    one.publish(2, "Ferry", "Mika Norden said the ferry would wait.")
    (report,) = await keeper.refresh("7", [one.url])
    assert report.added == 1
    one.status = "404 Not Found"
    (report,) = await keeper.refresh("7", [one.url])
    assert report.source.last_status == 404
    with pytest.raises(CooldownError):
        await keeper.refresh("7", [one.url])
    # Another server's is another matter.
    assert await keeper.refresh("8", [one.url]) == []


async def test_few_feeds_are_tried_at_a_time(make_keeper: MakeKeeper, web: HostileServer) -> None:
    begun = threading.Event()
    dripping = web.dripping(answer(b"", length=1_000), b"x")

    def drip() -> Iterator[bytes]:
        begun.set()
        return dripping()

    web.scripts["/slow"] = drip
    keeper = make_keeper(trial=Limits(deadline_s=1.0))
    slow = web.url("/slow", "localhost")
    waiting = [asyncio.create_task(keeper.add("7", slow)) for _ in range(12)]
    await asyncio.to_thread(begun.wait, 30)
    with pytest.raises(NoRoomError):
        await keeper.add("8", slow)
    for task in waiting:
        task.cancel()
    await asyncio.wait(waiting)


async def test_where_servers_may_have_none_nothing_is_asked(make_keeper: MakeKeeper) -> None:
    keeper = make_keeper(most=0)
    with pytest.raises(FeedsOffError):
        keeper.checked("https://feed.example/")


async def test_a_private_network_is_refused_before_it_is_asked(make_keeper: MakeKeeper) -> None:
    keeper = make_keeper(allow_private=False)
    with pytest.raises(FeedTroubleError) as raised:
        keeper.checked("http://localhost/feed")
    assert raised.value.reason == "private"


async def test_a_shut_server_takes_no_feed(make_keeper: MakeKeeper, shelf: Shelf, web: HostileServer) -> None:
    keeper = make_keeper()
    shelf.shut("7")
    with pytest.raises(FeedsOffError):
        await keeper.add("7", site(web).url)
    assert await keeper.states("7") == []
    assert keeper.now.tzinfo
