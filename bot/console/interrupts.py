"""Ctrl-C in long work of the terminal: once to end it and be told what was kept, twice to end at once."""

from __future__ import annotations

import contextlib
import signal
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

INTERRUPTED = 130


@contextlib.contextmanager
def ending_once() -> Iterator[None]:
    """The first Ctrl-C raises ``KeyboardInterrupt``; while what it ends is tidied up, a second ends the program.

    What was stored is stored in whole transactions, so that nothing is lost by that either.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(_number: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
