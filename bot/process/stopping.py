"""Being told to stop: the first signal ends the program in order, a second one at once."""

import asyncio
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any, NoReturn, Self

_SIGNALS = (signal.SIGTERM, signal.SIGINT)
_SIGNALLED = 128
"""What shells add to the number of the signal that ended a program."""


def leave_now(status: int) -> NoReturn:
    """End the process without waiting for any thread; nothing is lost, as what was stored was stored in transactions.

    Args:
        status: with which it ends.
    """
    for handler in logging.getLogger().handlers:
        handler.flush()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def leave_within(seconds: float, status: int) -> threading.Timer:
    """End the process when this time is over, if it has not ended by then: a thread that searches cannot be stopped.

    Args:
        seconds: the time.
        status: with which it ends then.

    Returns:
        What does it, started; ``cancel()`` calls it off.
    """
    timer = threading.Timer(seconds, leave_now, [status])
    timer.daemon = True
    timer.start()
    return timer


class StopSignals:
    """Listens for SIGTERM and SIGINT. A context, entered in the main thread before anything takes time.

    The process may be the first of a container, for which the kernel ignores signals that nobody listens for. Until an
    event loop watches, the first signal ends the program by ``SystemExit(0)``: nobody waits for an answer yet.

    Args:
        leave: ends the process with a status, at the second signal.
    """

    def __init__(self, leave: Callable[[int], Any] = leave_now) -> None:
        self._leave = leave
        self._former: dict[int, Any] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._event: asyncio.Event | None = None
        self.received: signal.Signals | None = None
        """The first signal that came; None until then."""

    def __enter__(self) -> Self:
        for one in _SIGNALS:
            self._former[one] = signal.signal(one, self._handle)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for one, former in self._former.items():
            signal.signal(one, former)

    def watch(self) -> asyncio.Event:
        """From here on a signal sets the event that is given, for the running loop, until ``unwatch``."""
        self._loop, self._event = asyncio.get_running_loop(), asyncio.Event()
        for one in _SIGNALS:
            try:
                self._loop.add_signal_handler(one, self._come, one)
            except NotImplementedError:
                # The loop of Windows has no such thing; the handler that stands hands the signal on to the loop.
                break
        return self._event

    def unwatch(self) -> None:
        """The loop ends; a signal that comes now is the handler's again."""
        self._loop = self._event = None
        for one in _SIGNALS:
            signal.signal(one, self._handle)

    def _handle(self, number: int, _: FrameType | None) -> None:
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._come, number)
        else:
            self._come(number)

    def _come(self, number: int) -> None:
        if self.received is not None:
            self._leave(_SIGNALLED + number)
            return
        self.received = signal.Signals(number)
        if self._event is None:
            raise SystemExit(0)
        self._event.set()
