"""What a server's owners do with feeds of their own: add, remove, look at, ask again."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Protocol, TypeVar

import limits
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from bot.asking.errors import CooldownError
from bot.asking.own_feeds import MOST, OwnFeed, add_feed, is_worthless, label_of, make_due, remove_feed, states
from bot.asking.owner_errors import FeedsOffError, NoRoomError, UnknownFeedError
from bot.asking.shelf import Shelf
from bot.asking.trial import LIMITS, Found, checked_address, try_feed
from retrieval.feeds.fetch import Fetched, Limits
from retrieval.following.polling import PollReport
from retrieval.types.following import FollowedSource

_Result = TypeVar("_Result")

_TRIALS_AT_ONCE, _TRIALS_WAITING = 2, 10
_REFRESH = limits.parse("2 per 2 minute")

State = tuple[OwnFeed, FollowedSource]


class Follows(Protocol):
    """What follows servers' own feeds in the background; ``OwnFollowing`` does."""

    async def alone(
        self, guild: str, work: Callable[[], _Result], pages: Mapping[str, Fetched] | None = None
    ) -> _Result:
        """Do something in a thread while no feed of a server is asked; see there."""
        ...

    async def poll(self, guild: str, work: Callable[[], None]) -> list[PollReport]:
        """Do something so, then ask what is due of a server."""
        ...


class FeedKeeper:
    """Keeps servers' own feeds. Belongs to one event loop; nothing of it blocks that.

    Args:
        shelf: has the servers' databases.
        following: follows what is added.
        most: feeds that a server may have; 0 where none may have any.
        allow_private: whether a feed may lie in a private network.
        zone: of times in feeds that name none; empty: told by their language.
        trial: what the first look at a feed may cost.
        clock: the time.
    """

    def __init__(
        self,
        shelf: Shelf,
        following: Follows,
        *,
        most: int = MOST,
        allow_private: bool = False,
        zone: str = "",
        trial: Limits = LIMITS,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._shelf = shelf
        self._following = following
        self._most = most
        self._allow_private = allow_private
        self._zone = zone
        self._trial = trial
        self._clock = clock
        # Whoever waits for a foreign server keeps nobody from asking.
        self._threads = ThreadPoolExecutor(_TRIALS_AT_ONCE, thread_name_prefix="try-feed")
        self._trying = 0
        self._refreshed = MovingWindowRateLimiter(MemoryStorage())

    @property
    def now(self) -> datetime:
        """The time."""
        return self._clock()

    def checked(self, url: str) -> str:
        """An address as it would be asked for; asks nobody.

        Raises:
            FeedsOffError: servers may have no feeds of their own.
            FeedTroubleError: it is none that is fetched.
        """
        if not self._most:
            raise FeedsOffError
        return checked_address(url, allow_private=self._allow_private)

    async def add(self, guild: str, url: str, *, name: str = "", zone: str = "", by: str = "") -> Found:
        """Try a feed, and follow it from now on.

        Args:
            guild: whose it is.
            url: from ``checked``.
            name: what its source is called; empty: as the feed says.
            zone: of times in it that name none; empty: told by its language.
            by: id of the member who adds it.

        Raises:
            FeedTroubleError: it cannot be had; nothing is added.
            KnownFeedError: it is there already.
            TooManyFeedsError: there are as many as there may be.
            NoRoomError: too many are being tried.
        """
        found = await self._tried(url, name, zone)
        feed = OwnFeed(url=found.url, name=name, zone=zone, by=by, added=self._clock())

        def add() -> None:
            with self._shelf.opened(guild, make=True) as own:
                if own is None:
                    raise FeedsOffError
                add_feed(own, feed, most=self._most)

        await self._following.alone(guild, add, {found.url: found.page})
        return found

    async def states(self, guild: str) -> list[State]:
        """The feeds of a server and how each goes; none where it has none."""

        def look() -> list[State]:
            with self._shelf.opened(guild) as own:
                return states(own) if own else []

        return await asyncio.to_thread(look)

    async def chosen(self, guild: str, typed: str) -> State:
        """The feed that a choice means, or what somebody typed instead.

        Args:
            guild: whose feeds.
            typed: a feed's key, address or name.

        Raises:
            UnknownFeedError: it means none of them.
        """
        known = await self.states(guild)
        wanted = typed.strip().casefold()
        for feed, source in known:
            if wanted in {feed.key, feed.url.casefold(), label_of(feed, source).casefold()}:
                return feed, source
        near = [label_of(*one) for one in known if wanted and wanted in f"{label_of(*one)} {one[0].url}".casefold()]
        raise UnknownFeedError(typed, near[:3])

    async def count_items(self, guild: str, url: str) -> int:
        """How many items of a feed are stored.

        Args:
            guild: whose feed.
            url: its address.
        """

        def look() -> int:
            with self._shelf.opened(guild) as own:
                return sum(bool(one.item_id) for one in own.follows.entries(url).values()) if own else 0

        return await asyncio.to_thread(look)

    async def remove(self, guild: str, key: str, *, with_items: bool) -> OwnFeed | None:
        """Follow a feed no more.

        Args:
            guild: whose feed.
            key: which.
            with_items: take away its items, too.

        Returns:
            The feed; None where it is not there any more.

        Raises:
            StorageError: it cannot be written.
        """

        def remove() -> OwnFeed | None:
            with self._shelf.opened(guild) as own:
                removed = remove_feed(own, key, with_items=with_items) if own else None
                is_empty = own is not None and is_worthless(own)
            if is_empty:
                self._shelf.delete(guild)
            return removed

        return await self._following.alone(guild, remove)

    async def refresh(self, guild: str, urls: Sequence[str]) -> list[PollReport]:
        """Ask feeds now, whatever their time; waits until they have been.

        Args:
            guild: whose feeds.
            urls: their addresses.

        Raises:
            CooldownError: that was done a moment ago.
        """
        if not self._refreshed.hit(_REFRESH, guild):
            reset = self._refreshed.get_window_stats(_REFRESH, guild).reset_time
            raise CooldownError(max(0.0, reset - self._clock().timestamp()), is_server=True)

        def make() -> None:
            with self._shelf.opened(guild) as own:
                if own:
                    make_due(own, set(urls))

        wanted = set(urls)
        return [report for report in await self._following.poll(guild, make) if report.source.url in wanted]

    def close(self) -> None:
        """Try no more feeds; one that is being tried is waited for by nobody."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _tried(self, url: str, name: str, zone: str) -> Found:
        if self._trying >= _TRIALS_AT_ONCE + _TRIALS_WAITING:
            raise NoRoomError
        self._trying += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(
                self._threads,
                lambda: try_feed(
                    url,
                    name=name,
                    zone=zone or self._zone,
                    allow_private=self._allow_private,
                    limits=self._trial,
                ),
            )
        finally:
            self._trying -= 1
