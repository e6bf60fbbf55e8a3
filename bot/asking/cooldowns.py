"""How fast a member, and a server as a whole, may ask."""

import time
from collections.abc import Callable

import limits
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from bot.asking.errors import CooldownError


class Cooldowns:
    """Counts questions in a moving window. Belongs to one event loop.

    Args:
        user: how often each member may ask, as ``limits`` writes it: ``"5 per 10 seconds"``; empty for any number.
        guild: how often all of a server together may.
        clock: seconds since the epoch.

    Raises:
        ValueError: a limit is not written like that.
    """

    def __init__(self, user: str = "", guild: str = "", clock: Callable[[], float] = time.time) -> None:
        self._user, self._guild = _item(user), _item(guild)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._clock = clock

    def admit(self, user: str, guild: str) -> None:
        """Count a question.

        Args:
            user: who asks.
            guild: where; empty outside any server.

        Raises:
            CooldownError: it comes too soon, and is not counted.
        """
        counted = [(item, key) for item, key in ((self._user, user), (self._guild, guild)) if item and key]
        for item, key in counted:
            if not self._limiter.test(item, key):
                reset = self._limiter.get_window_stats(item, key).reset_time
                raise CooldownError(max(0.0, reset - self._clock()), is_server=item is self._guild)
        for item, key in counted:
            self._limiter.hit(item, key)


def _item(rate: str) -> limits.RateLimitItem | None:
    return limits.parse(rate) if rate else None
