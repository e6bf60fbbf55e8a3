"""Where questions are answered: off the event loop, a few at a time, in a line of bounded length."""

import asyncio
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.asking.errors import BusyError, DeadlineError, NotKeptError, StoppingError
from bot.asking.spent import note_spent, spending

_Result = TypeVar("_Result")

KEPT_WITHIN = 4.0
"""Seconds that whoever asks waits for something to be written."""


@dataclass(frozen=True)
class Limits:
    """How much is done at once.

    Attributes:
        at_once: searches that run at one time; more than there are cores only make each slower.
        waiting: searches that may wait for their turn.
        seconds: that one search may take.
    """

    at_once: int = 2
    waiting: int = 1_000
    seconds: float = 10.0


class Desk:
    """Does work in threads for one event loop.

    Searches stand in line. Small things, which somebody who types waits for, do not: they have threads of their own.

    Args:
        limits: how much is done at once.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._searches = ThreadPoolExecutor(self._limits.at_once, thread_name_prefix="search")
        self._small = ThreadPoolExecutor(2, thread_name_prefix="desk")
        # A write waits for other writers, and nobody who types waits for it.
        self._writes = ThreadPoolExecutor(1, thread_name_prefix="keep")
        self._waiting = 0
        self._attending: set[asyncio.Task[Any]] = set()
        self._is_stopping = False

    @property
    def at_once(self) -> int:
        """Searches that run at one time."""
        return self._limits.at_once

    @property
    def waiting(self) -> int:
        """Searches that wait or run."""
        return self._waiting

    @property
    def is_stopping(self) -> bool:
        """Whether no more is taken."""
        return self._is_stopping

    async def small(self, work: Callable[[], _Result]) -> _Result:
        """Do something that takes little time: a look into the database, completion.

        Args:
            work: does it, in a thread; what it raises is raised here.
        """
        return await asyncio.get_running_loop().run_in_executor(self._small, work)

    async def write(self, work: Callable[[], _Result], *, seconds: float = KEPT_WITHIN) -> _Result:
        """Write something into the database, one after the other.

        Args:
            work: does it, in a thread; what it raises is raised here.
            seconds: to wait at most, as another program may be writing.

        Raises:
            NotKeptError: it was not written in time. What had begun may still be.
        """
        with spending("keep"):
            running = asyncio.get_running_loop().run_in_executor(self._writes, work)
            done, _ = await asyncio.wait({running}, timeout=seconds)
            if not done:
                if not running.cancel():
                    running.add_done_callback(_looked_at)
                raise NotKeptError
            return running.result()

    async def search(self, work: Callable[[], _Result]) -> _Result:
        """Do something that takes its time, when its turn comes.

        Args:
            work: does it, in a thread; what it raises is raised here.

        Raises:
            BusyError: too many wait.
            DeadlineError: it took too long. Its thread cannot be stopped and keeps its place until it ends.
        """
        if self._waiting >= self._limits.at_once + self._limits.waiting:
            raise BusyError
        loop = asyncio.get_running_loop()
        begun, asked = asyncio.Event(), time.monotonic()

        def run() -> _Result:
            loop.call_soon_threadsafe(begun.set)
            note_spent("queue", time.monotonic() - asked)
            return work()

        self._waiting += 1
        # What the log knows of the task holds in the thread too: what is asked, and what its time goes to.
        running = loop.run_in_executor(self._searches, copy_context().run, run)
        running.add_done_callback(self._ended)
        # What is dropped from the line never begins.
        running.add_done_callback(lambda _: begun.set())
        try:
            await begun.wait()
            return await asyncio.wait_for(asyncio.shield(running), self._limits.seconds)
        except TimeoutError:
            # Whatever it comes to now, nobody waits for it.
            running.add_done_callback(_looked_at)
            raise DeadlineError(self._limits.seconds) from None
        except asyncio.CancelledError:
            if not running.cancel():
                running.add_done_callback(_looked_at)
            raise

    @contextmanager
    def attending(self) -> Iterator[None]:
        """Somebody is waiting for what the block does; ``drain`` waits for it.

        Raises:
            StoppingError: no more is taken.
        """
        if self._is_stopping:
            raise StoppingError
        task = asyncio.current_task()
        assert task is not None
        self._attending.add(task)
        try:
            yield
        finally:
            self._attending.discard(task)

    async def drain(self, seconds: float) -> int:
        """Take no more, and wait for what is being done; what is not done in time is cancelled.

        Args:
            seconds: to wait at most.

        Returns:
            How many were cancelled.
        """
        self._is_stopping = True
        if not self._attending:
            return 0
        _, late = await asyncio.wait(set(self._attending), timeout=seconds)
        for task in late:
            task.cancel()
        if late:
            # Each tells whoever waits, which takes a moment.
            await asyncio.wait(late, timeout=seconds / 2)
        return len(late)

    async def close(self) -> None:
        """End the threads; what runs in one is waited for, what waits for its turn is dropped."""
        self._is_stopping = True
        for pool in (self._searches, self._small, self._writes):
            await asyncio.to_thread(pool.shutdown, wait=True, cancel_futures=True)

    def _ended(self, _: asyncio.Future[Any]) -> None:
        self._waiting -= 1


def _looked_at(running: asyncio.Future[Any]) -> None:
    """Take an error that nobody waits for, so that it is not reported as forgotten."""
    if not running.cancelled():
        running.exception()
