"""Follows the feeds that servers' owners added: one thread and one event loop for all of them.

A server's database is open only while feeds of it are asked; in between nothing of it is kept but when the next is due.
"""

import asyncio
import contextlib
import logging
import threading
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping, Sequence
from concurrent.futures import Future
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from bot.asking.errors import StoppingError
from bot.asking.own_feeds import OwnFeed, own_feeds
from bot.asking.shelf import Shelf
from bot.render.escape import one_line
from embeddings import Encoder
from retrieval import Retriever
from retrieval.errors import OnRecordError
from retrieval.feeds.fetch import Fetched, Fetcher
from retrieval.following.feeds_file import FollowedFeed
from retrieval.following.follower import Follower
from retrieval.following.polling import PollReport

_log = logging.getLogger(__name__)
_Result = TypeVar("_Result")

_GUILDS_AT_ONCE, _FEEDS_AT_ONCE = 4, 4
_LOOKS_AGAIN_S = 60.0
_AFTER_A_SLIP = timedelta(minutes=10)

Clock = Callable[[], datetime]


def _now() -> datetime:
    return datetime.now(UTC)


class _Handed(Fetcher):
    """Gives pages that are there already the first time they are asked for.

    Args:
        inner: fetches all others.
        pages: by address.
    """

    def __init__(self, inner: Fetcher, pages: Mapping[str, Fetched]) -> None:
        super().__init__()
        self._inner = inner
        self._pages = dict(pages)

    async def get(self, url: str, **options: Any) -> Fetched:
        return self._pages.pop(url, None) or await self._inner.get(url, **options)


class OwnFollowing:
    """Follows servers' own feeds, those of few servers at a time.

    Args:
        shelf: has the servers' databases.
        encoder: that of the common feed; databases go over to it when it changes.
        allow_private: whether a feed may lie in a private network.
        zone: of times in feeds that name none; empty: told by their language.
        is_own: which servers this process looks after.
        fetcher: fetches; one of its own where not given.
        clock: the time.
    """

    def __init__(
        self,
        shelf: Shelf,
        encoder: Callable[[], Encoder],
        *,
        allow_private: bool = False,
        zone: str = "",
        is_own: Callable[[str], bool] = lambda _: True,
        fetcher: Fetcher | None = None,
        clock: Clock = _now,
    ) -> None:
        self._shelf = shelf
        self._encoder = encoder
        self._allow_private = allow_private
        self._zone = zone
        self._is_own = is_own
        self._fetcher = fetcher
        self._clock = clock
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._work, name="follow-servers", daemon=True)
        self._stopping = asyncio.Event()
        self._woken = asyncio.Event()
        self._places = asyncio.Semaphore(_GUILDS_AT_ONCE)
        self._due: dict[str, datetime | None] = {}
        self._rounds: dict[str, asyncio.Task[list[PollReport]]] = {}
        self._turns: dict[str, asyncio.Lock] = {}
        self._pages: dict[str, dict[str, Fetched]] = {}

    def start(self) -> None:
        """Begin; every server that has feeds of its own is looked at once."""
        self._thread.start()

    def stop(self) -> None:
        """End, waiting for nothing but what is being stored; a second call does nothing."""
        self.ask_to_stop()
        if self._thread.ident is None:
            self._loop.close()
        else:
            self._thread.join()

    def ask_to_stop(self) -> None:
        """Have it end, without waiting for that."""
        # A loop that is closed has ended.
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._stopping.set)

    async def alone(
        self, guild: str, work: Callable[[], _Result], pages: Mapping[str, Fetched] | None = None
    ) -> _Result:
        """Do something with a server's feeds while none of them is asked. Call it from any event loop.

        Args:
            guild: its id.
            work: does it, in a thread; what it raises is raised here.
            pages: of feeds that were had already and need not be asked for again, by address.
        """
        return await self._there(self._alone(guild, work, pages or {}))

    async def poll(self, guild: str, work: Callable[[], None]) -> list[PollReport]:
        """Do something with a server's feeds, ask those that are due, and wait until all have been.

        Args:
            guild: its id.
            work: does it, in a thread, while none of them is asked.

        Returns:
            How each went.

        Raises:
            OnRecordError: the server's database cannot be used.
        """
        return await self._there(self._poll(guild, work))

    async def _there(self, work: Coroutine[Any, Any, _Result]) -> _Result:
        try:
            running: Future[_Result] = asyncio.run_coroutine_threadsafe(work, self._loop)
        except RuntimeError:
            work.close()
            raise StoppingError from None
        return await asyncio.wrap_future(running)

    def _work(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._run())
        # The bot goes on answering, whatever happens here.
        except Exception:  # noqa: BLE001
            _log.exception("Servers' own feeds are followed no more until the bot is started again.")
        finally:
            for task in asyncio.all_tasks(self._loop):
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    self._loop.run_until_complete(asyncio.gather(task, return_exceptions=True))
            self._loop.run_until_complete(self._loop.shutdown_default_executor())
            self._loop.close()

    async def _run(self) -> None:
        guilds = await asyncio.to_thread(self._shelf.guilds)
        self._due = dict.fromkeys(filter(self._is_own, guilds), self._clock())
        stopping = asyncio.ensure_future(self._stopping.wait())
        while not stopping.done():
            self._woken.clear()
            now = self._clock()
            for guild, due in self._due.items():
                if due is not None and due <= now and guild not in self._rounds:
                    self._begin(guild)
            waiting = [due for guild, due in self._due.items() if due is not None and guild not in self._rounds]
            pause = min(max((min(waiting) - now).total_seconds(), 0.01), _LOOKS_AGAIN_S) if waiting else _LOOKS_AGAIN_S
            woken = asyncio.ensure_future(self._woken.wait())
            await asyncio.wait({stopping, woken}, timeout=pause, return_when=asyncio.FIRST_COMPLETED)
            woken.cancel()
        await self._cancelled(*self._rounds)

    async def _alone(self, guild: str, work: Callable[[], _Result], pages: Mapping[str, Fetched]) -> _Result:
        await self._cancelled(guild)
        async with self._turn(guild):
            try:
                result = await asyncio.to_thread(work)
                self._pages.setdefault(guild, {}).update(pages)
                return result
            finally:
                self._due[guild] = self._clock()
                self._woken.set()

    async def _poll(self, guild: str, work: Callable[[], None]) -> list[PollReport]:
        await self._cancelled(guild)
        async with self._turn(guild):
            await asyncio.to_thread(work)
        # Whoever waits may go away; the feeds are asked all the same.
        return await asyncio.shield(self._begin(guild))

    def _followable(self, guild: str, feeds: Sequence[OwnFeed]) -> Iterator[FollowedFeed]:
        """The feeds of a server that may be asked; one that may not, as settings change, holds up no other."""
        for feed in feeds:
            try:
                yield feed.followed(allow_private=self._allow_private, zone=self._zone)
            except ValueError as error:
                _log.warning("A feed of server %s is not asked: %s", guild, one_line(str(error)))

    def _turn(self, guild: str) -> asyncio.Lock:
        return self._turns.setdefault(guild, asyncio.Lock())

    def _begin(self, guild: str) -> "asyncio.Task[list[PollReport]]":
        task = self._rounds[guild] = asyncio.create_task(self._round(guild))
        task.add_done_callback(lambda done: self._ended(guild, done))
        return task

    def _ended(self, guild: str, done: "asyncio.Task[list[PollReport]]") -> None:
        if self._rounds.get(guild) is done:
            del self._rounds[guild]
        if not done.cancelled() and (error := done.exception()) is not None:
            level = logging.WARNING if isinstance(error, OnRecordError) else logging.ERROR
            _log.log(level, "The feeds of server %s could not be asked; tried again later.", guild, exc_info=error)
            self._due[guild] = self._clock() + _AFTER_A_SLIP
        self._woken.set()

    async def _cancelled(self, *guilds: str) -> None:
        """End rounds; what a poll had stored stays, and the rest is asked for again."""
        rounds = [self._rounds[guild] for guild in guilds if guild in self._rounds]
        for task in rounds:
            task.cancel()
        if rounds:
            await asyncio.wait(rounds)

    async def _round(self, guild: str) -> list[PollReport]:
        """Ask what is due of one server."""
        self._due[guild] = None
        async with self._turn(guild), self._places, self._opened(guild) as retriever:
            pages = self._pages.pop(guild, {})
            return await self._polled(guild, retriever, pages) if retriever else []

    @contextlib.asynccontextmanager
    async def _opened(self, guild: str) -> AsyncIterator[Retriever | None]:
        """A server's database; given back also where the round is cancelled while it is being opened."""
        opened = self._shelf.opened(guild)
        entering = asyncio.ensure_future(asyncio.to_thread(opened.__enter__))
        try:
            yield await asyncio.shield(entering)
        finally:
            await asyncio.wait({entering})
            if not entering.cancelled() and entering.exception() is None:
                await asyncio.to_thread(opened.__exit__, None, None, None)

    async def _polled(self, guild: str, retriever: Retriever, pages: Mapping[str, Fetched]) -> list[PollReport]:
        encoder = self._encoder()
        if retriever.encoder is not encoder:
            await asyncio.to_thread(retriever.switch, encoder)
        feeds = await asyncio.to_thread(own_feeds, retriever)
        if not feeds:
            return []
        followed = list(self._followable(guild, feeds))
        fetcher = _Handed(self._fetcher or Fetcher(clock=self._clock), pages)
        # What tells which items are a feed's is needed for as long as the items are there.
        with Follower(
            retriever, followed, fetcher=fetcher, clock=self._clock, at_once=_FEEDS_AT_ONCE, remembered=None
        ) as follower:
            reports = await follower.poll_due()
            self._due[guild] = follower.next_due()
        added = sum(report.added for report in reports)
        if added:
            # Neither an address nor a name: the log may be read by others than the server's owners.
            _log.info("Server %s: %d new items of its own feeds.", guild, added)
        return reports
