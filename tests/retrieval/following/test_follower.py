"""Many feeds at once."""

import asyncio
import random
from datetime import timedelta

import pytest

from retrieval import Retriever
from retrieval.feeds.fetch import Fetcher
from retrieval.following.feeds_file import FollowedFeed
from retrieval.following.follower import Follower
from retrieval.following.polling import PollReport
from tests.fakes.feed_site import START, Clock, Site, local_fetcher
from tests.fakes.hostile_server import HostileServer, answer
from tests.retrieval.following.conftest import Follow


async def test_only_what_is_due_is_asked(site: Site, server: HostileServer, follow: Follow, clock: Clock) -> None:
    other = Site(server, "/other", "other.example")
    for one in (site, other):
        one.publish(1, f"Quay of {one.host}", "The quay reopens.")
    follower = follow(site.url, other.url)
    assert len(await follower.poll_due()) == 2
    assert await follower.poll_due() == []
    due = follower.next_due()
    assert due is not None
    assert START < due <= START + timedelta(days=1)
    clock.now = due
    assert len(await follower.poll_due()) == 1
    assert len(server.asked) == 3


async def test_what_is_known_outlives_the_program(site: Site, follow: Follow) -> None:
    site.publish(1, "Quay", "The quay reopens.")
    await follow(site.url).poll_due()
    assert await follow(site.url).poll_due() == []


async def test_one_feed_that_fails_stops_no_other(site: Site, server: HostileServer, follow: Follow) -> None:
    site.publish(1, "Quay", "The quay reopens.")
    server.scripts["/drip"] = server.dripping(answer(b"", length=1_000), b"x")
    slow = server.url("/drip", "slow.example")
    reports = await follow(slow, site.url, server.url("/none", "none.example")).poll_due()
    assert [bool(report.error) for report in reports] == [True, False, True]
    assert reports[1].added == 1


class _Counting(Fetcher):
    """Counts how many are asked at one time."""

    def __init__(self, inner: Fetcher) -> None:
        super().__init__()
        self.inner = inner
        self.now: dict[str, int] = {}
        self.most: dict[str, int] = {}

    async def get(self, url: str, **options: object) -> object:  # type: ignore[override]
        for name in ("all", url.split("/")[2]):
            self.now[name] = self.now.get(name, 0) + 1
            self.most[name] = max(self.most.get(name, 0), self.now[name])
        try:
            await asyncio.sleep(0.01)
            return await self.inner.get(url, **options)  # type: ignore[arg-type]
        finally:
            for name in ("all", url.split("/")[2]):
                self.now[name] -= 1


async def test_few_are_asked_at_one_time_and_fewer_of_one_host(
    server: HostileServer, retriever: Retriever, clock: Clock
) -> None:
    urls = [server.url(f"/{number}", f"host{number % 2}.example") for number in range(12)]
    counting = _Counting(local_fetcher(clock))
    feeds = [FollowedFeed(url=url, private=True) for url in urls]
    with Follower(
        retriever, feeds, fetcher=counting, clock=clock, dice=random.Random(1), at_once=3, per_host=2
    ) as follower:
        await follower.poll_due()
    assert counting.most["all"] == 3
    assert all(count <= 2 for name, count in counting.most.items() if name != "all")


async def test_it_runs_until_it_is_told_to_stop_and_finishes_what_runs(
    site: Site, server: HostileServer, retriever: Retriever
) -> None:
    site.publish(1, "Quay", "The quay reopens.")
    stopping = asyncio.Event()
    reports: list[PollReport] = []

    def report(polled: PollReport) -> None:
        reports.append(polled)
        site.publish(2, "Pier", "The pier reopens.")
        if polled.added and len(reports) > 1:
            stopping.set()

    feeds = [FollowedFeed.model_validate({"url": site.url, "private": True, "interval": "1 second"})]
    with Follower(retriever, feeds, fetcher=local_fetcher(Clock()), report=report) as follower:
        await asyncio.wait_for(follower.run(stopping), timeout=60)
    assert sum(one.added for one in reports) == 2
    assert retriever.stats().items == 2


async def test_with_nothing_to_ask_it_waits(follow: Follow) -> None:
    stopping = asyncio.Event()
    follower = follow()
    assert follower.next_due() is None
    running = asyncio.create_task(follower.run(stopping))
    await asyncio.sleep(0)
    stopping.set()
    await asyncio.wait_for(running, timeout=60)


class _Broken:
    """A store on which everything fails."""

    def __init__(self, retriever: Retriever) -> None:
        self.follows = retriever.follows

    def add(self, items: object) -> object:
        raise RuntimeError("a slip")

    def remove(self, item_id: str, reason: str = "") -> bool:
        raise RuntimeError("a slip")


async def test_a_slip_of_this_program_is_told_and_the_feed_is_asked_again(
    site: Site, retriever: Retriever, clock: Clock
) -> None:
    site.publish(1, "Quay", "The quay reopens.")
    feeds = [FollowedFeed(url=site.url, private=True)]
    with Follower(_Broken(retriever), feeds, fetcher=local_fetcher(clock), clock=clock) as follower:  # type: ignore[arg-type]
        (report,) = await follower.poll_due()
        assert "unexpected RuntimeError: a slip" in report.error
        assert report.source.is_failing
        assert follower.next_due() == START + timedelta(hours=1)
    with Follower(retriever, feeds, fetcher=local_fetcher(clock), clock=clock) as follower:
        (report,) = await follower.poll_due()
        assert report.added == 1


async def test_a_database_that_cannot_be_written_is_a_failure(site: Site, retriever: Retriever, clock: Clock) -> None:
    site.publish(1, "Quay", "The quay reopens.")
    with Follower(
        retriever, [FollowedFeed(url=site.url, private=True)], fetcher=local_fetcher(clock), clock=clock
    ) as follower:
        retriever.close()
        (report,) = await follower.poll_due()
    assert "was closed" in report.error
    assert "unexpected" not in report.error


@pytest.mark.parametrize("count", [0, 1])
async def test_a_follower_without_feeds_or_with_one_has_that_many_sources(
    site: Site, follow: Follow, count: int
) -> None:
    assert len(follow(*[site.url][:count]).sources) == count


async def test_polls_that_are_cancelled_end_together(site: Site, server: HostileServer, follow: Follow) -> None:
    begun = asyncio.Event()
    loop = asyncio.get_running_loop()

    def drip() -> object:
        loop.call_soon_threadsafe(begun.set)
        return server.dripping(answer(b"", length=1_000), b"x")()

    server.scripts["/drip"] = drip  # type: ignore[assignment]
    follower = follow(server.url("/drip", "one.example"), server.url("/drip", "two.example"))
    polling = asyncio.create_task(follower.poll_due())
    await asyncio.wait_for(begun.wait(), 10)
    polling.cancel()
    with pytest.raises(asyncio.CancelledError):
        await polling
    assert all(task is asyncio.current_task() for task in asyncio.all_tasks())


async def test_entries_are_remembered_for_as_long_as_is_wanted(site: Site, retriever: Retriever, clock: Clock) -> None:
    for remembered, known in ((timedelta(days=60), 0), (None, 1)):
        feed = FollowedFeed(url=f"{site.url}?{known}", private=True)
        server_page = site.server.scripts[site.path]
        site.server.scripts[f"{site.path}?{known}"] = server_page
        site.entries.clear()
        site.publish(1, "Quay", "The quay reopens.")
        with Follower(retriever, [feed], fetcher=local_fetcher(clock), clock=clock, remembered=remembered) as follower:
            await follower.poll_due()
            site.entries.clear()
            site.publish(2, "Harbour", "The harbour reopens.")
            clock.move(days=100)
            await follower.poll_due()
        gone = [entry for entry in retriever.follows.entries(feed.url).values() if entry.link.endswith("/1")]
        assert len(gone) == known
