"""Follows many feeds at once: asks each when it is due, few at a time, and goes on whatever one of them does."""

import asyncio
import random
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Self

from retrieval.errors import OnRecordError
from retrieval.feeds.fetch import Fetcher
from retrieval.feeds.targets import target_of
from retrieval.following.feeds_file import FollowedFeed
from retrieval.following.polling import REMEMBERED, Poller, PollReport
from retrieval.following.store import Store
from retrieval.types.following import FollowedSource

AT_ONCE, PER_HOST = 16, 2
_LOOKS_AGAIN = 60.0
"""Seconds after which the clock is looked at again, whatever it said: a machine may have slept."""

_AFTER_A_SLIP = timedelta(hours=1)


def _now() -> datetime:
    return datetime.now(UTC)


class Follower:
    """Follows feeds. Use it from one event loop, as a context, so that its threads end.

    Args:
        store: where items go, such as a ``Retriever``.
        feeds: what to follow.
        fetcher: fetches; one of its own where not given.
        clock: the time.
        sleep: waits for so many seconds, between pages of one host.
        dice: chance, by which feeds asked at one time drift apart.
        report: told of each poll when it is over.
        at_once: feeds that are asked at one time.
        per_host: of these, on one host.
        remembered: for how long entries are known that a feed has no more; None for ever.
    """

    def __init__(
        self,
        store: Store,
        feeds: Sequence[FollowedFeed],
        *,
        fetcher: Fetcher | None = None,
        clock: Callable[[], datetime] = _now,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        dice: random.Random | None = None,
        report: Callable[[PollReport], None] | None = None,
        at_once: int = AT_ONCE,
        per_host: int = PER_HOST,
        remembered: timedelta | None = REMEMBERED,
    ) -> None:
        self._store = store
        self._feeds = {feed.url: feed for feed in feeds}
        self._clock = clock
        self._report = report
        self._threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="follow")
        self._poller = Poller(
            store,
            fetcher or Fetcher(),
            clock=clock,
            sleep=sleep,
            dice=dice or random.Random(),  # noqa: S311 - nothing secret
            threads=self._threads,
            remembered=remembered,
        )
        self._all = asyncio.Semaphore(at_once)
        self._hosts: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(per_host))
        known = {source.url: source for source in store.follows.all()}
        self._sources = {
            url: _due(known.get(url) or FollowedSource(url=url), feed) for url, feed in self._feeds.items()
        }
        self._running: dict[str, asyncio.Task[PollReport]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._threads.shutdown(wait=True, cancel_futures=True)

    @property
    def sources(self) -> list[FollowedSource]:
        """What is known of each feed, in the order in which they were given."""
        return list(self._sources.values())

    def next_due(self) -> datetime | None:
        """When the next feed is to be asked; None where none ever is. A feed that was never asked is due now."""
        now = self._clock()
        waiting = (
            source for source in self._sources.values() if source.gone is None and source.url not in self._running
        )
        return min((source.next_due or now for source in waiting), default=None)

    async def poll_due(self) -> list[PollReport]:
        """Ask every feed that is due, and wait until all have been; where this is cancelled, so are they."""
        return list(await asyncio.gather(*self._begin_due()))

    async def run(self, stopping: asyncio.Event) -> None:
        """Ask feeds when they are due, until this is set; polls that run then are waited for.

        Args:
            stopping: set by whoever wants this to end.
        """
        while not stopping.is_set():
            self._begin_due()
            due = self.next_due()
            pause = min(max((due - self._clock()).total_seconds(), 0.01), _LOOKS_AGAIN) if due else _LOOKS_AGAIN
            waiting = asyncio.create_task(stopping.wait())
            await asyncio.wait({waiting, *self._running.values()}, timeout=pause, return_when=asyncio.FIRST_COMPLETED)
            waiting.cancel()
        await asyncio.gather(*self._running.values())

    def _begin_due(self) -> list[asyncio.Task[PollReport]]:
        now = self._clock()
        tasks = []
        for url, source in self._sources.items():
            is_due = source.gone is None and (source.next_due is None or source.next_due <= now)
            if is_due and url not in self._running:
                self._running[url] = asyncio.create_task(self._poll(self._feeds[url]))
                tasks.append(self._running[url])
        return tasks

    async def _poll(self, feed: FollowedFeed) -> PollReport:
        source = self._sources[feed.url]
        async with self._hosts[_host(source.moved_to or feed.url)], self._all:
            at = self._clock()
            try:
                report = await self._poller.poll(feed, source)
            # One feed, whatever it brings this program to, stops no other; it is told as failing and asked again.
            except Exception as error:  # noqa: BLE001
                name = "" if isinstance(error, OnRecordError) else f"unexpected {type(error).__name__}: "
                report = PollReport(self._slipped(source, f"{name}{error}", at), at, error=f"{name}{error}")
        self._sources[feed.url] = report.source
        del self._running[feed.url]
        if self._report:
            self._report(report)
        return report

    def _slipped(self, source: FollowedSource, why: str, at: datetime) -> FollowedSource:
        return source.model_copy(
            update={
                "failures": source.failures + 1,
                "failing_since": source.failing_since or at,
                "last_error": why[:500],
                "next_due": at + _AFTER_A_SLIP,
            }
        )


def _due(source: FollowedSource, feed: FollowedFeed) -> FollowedSource:
    """A feed that its owner now wants to be asked more often than when it was asked last is due sooner."""
    if feed.interval is None or source.next_due is None or source.last_success is None or source.failures:
        return source
    due = source.last_success + feed.interval
    return source.model_copy(update={"next_due": due}) if due < source.next_due else source


def _host(url: str) -> str:
    return target_of(url, allow_private=True).host
