"""How fast a member, and a server as a whole, may ask."""

import time
from collections.abc import Callable

import limits
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from bot.errors import CooldownError

USER, GUILD = "5 per 10 second", "60 per 10 second"
"""So many questions in so many seconds, where nothing else is set."""


class Cooldowns:
    """Counts questions in a moving window. Belongs to one event loop.

    Args:
        user: for each member, as ``limits`` writes it: ``"5 per 10 second"``.
        guild: for each server.
        clock: seconds since the epoch.

    Raises:
        ValueError: a limit is not written like that.
    """

    def __init__(self, user: str = USER, guild: str = GUILD, clock: Callable[[], float] = time.time) -> None:
        self._user, self._guild = limits.parse(user), limits.parse(guild)
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
        for limit, key, is_server in ((self._user, user, False), (self._guild, guild, True)):
            if key and not self._limiter.test(limit, key):
                reset = self._limiter.get_window_stats(limit, key).reset_time
                raise CooldownError(max(0.0, reset - self._clock()), is_server=is_server)
        for limit, key in ((self._user, user), (self._guild, guild)):
            if key:
                self._limiter.hit(limit, key)
