"""Time and ids: a clock that a test can move on, and snowflakes made from it."""

import time
from datetime import UTC, datetime

EPOCH_MS = 1_420_070_400_000
"""The first moment of 2015, from which Discord counts."""


class Clock:
    """The time of day plus what was skipped.

    Deadlines (three seconds to acknowledge, fifteen minutes of a token) count what was skipped alone, so that no test
    fails on a slow machine; in real time they count that which passes as well.

    Args:
        real: whether deadlines run by themselves.
    """

    def __init__(self, *, real: bool = False) -> None:
        self.real = real
        self._skipped = 0.0
        self._last_id = 0

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self._skipped += seconds

    def now(self) -> datetime:
        """The time that messages and ids bear."""
        return datetime.fromtimestamp(time.time() + self._skipped, UTC)

    def ticks(self) -> float:
        """Seconds by which deadlines are measured."""
        return self._skipped + (time.monotonic() if self.real else 0.0)

    def snowflake(self) -> int:
        """An id that none has, later than all before it."""
        moment = int(self.now().timestamp() * 1000) - EPOCH_MS
        self._last_id = max(moment << 22, self._last_id + 1)
        return self._last_id
