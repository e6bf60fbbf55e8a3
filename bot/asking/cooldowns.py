"""How fast a member, and a server as a whole, may ask."""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from typing import Protocol

import limits
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from bot.asking.errors import CooldownError
from bot.asking.spent import spending
from retrieval import IndexClosedError, StorageError
from retrieval.types.allowances import Allowance, Refusal

_log = logging.getLogger(__name__)

_PATIENCE_S = 1.0
"""Discord gives three seconds for the first word of an answer."""

_ALONE_S = 5.0
"""So long nobody else waits for a database that has just failed to answer."""

_TIDIED_S = 3_600.0

_Counted = list[tuple[limits.RateLimitItem, str]]


class Shared(Protocol):
    """Counts for all processes together; ``Retriever.allowances`` does."""

    def take(self, wanted: Sequence[Allowance]) -> Refusal | None:
        """Take one of each, or of none where one is used up; see there."""
        ...

    def forget_old(self) -> int:
        """Clear away what counts no more."""
        ...


class Cooldowns:
    """Counts questions in a moving window. Belongs to one event loop.

    What several processes share is counted in the database, too; where that cannot be asked, or somebody writes to it
    for long, this process counts for itself, and nobody goes without an answer.

    Args:
        user: how often each member may ask, as ``limits`` writes it: ``"5 per 10 seconds"``; empty for any number.
        guild: how often all of a server together may.
        clock: seconds since the epoch.
        shared: counts for all processes together; None where there are no others.

    Raises:
        ValueError: a limit is not written like that.
    """

    def __init__(
        self,
        user: str = "",
        guild: str = "",
        clock: Callable[[], float] = time.time,
        *,
        shared: Shared | None = None,
    ) -> None:
        self._user, self._guild = _item(user), _item(guild)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._clock = clock
        self._shared = shared
        self._alone_until = self._tidy_at = float("-inf")
        self._has_told = False

    async def admit(self, user: str, guild: str) -> None:
        """Count a question.

        Args:
            user: who asks.
            guild: where; empty outside any server.

        Raises:
            CooldownError: it comes too soon, and is not counted.
        """
        counted = [(item, key) for item, key in ((self._user, user), (self._guild, guild)) if item and key]
        # Whoever asked too often here did so everywhere: nothing is read for that.
        self._check(counted)
        if self._shared and counted and self._clock() >= self._alone_until:
            await self._admit_everywhere(self._shared, counted)
        for item, key in counted:
            self._limiter.hit(item, key)

    def _check(self, counted: _Counted) -> None:
        for item, key in counted:
            if not self._limiter.test(item, key):
                reset = self._limiter.get_window_stats(item, key).reset_time
                raise CooldownError(max(0.0, reset - self._clock()), is_server=item is self._guild)

    async def _admit_everywhere(self, shared: Shared, counted: _Counted) -> None:
        wanted = [
            Allowance("guild" if item is self._guild else "user", key, item.amount, item.get_expiry())
            for item, key in counted
        ]
        try:
            with spending("admit"):
                async with asyncio.timeout(_PATIENCE_S):
                    refusal = await asyncio.to_thread(self._take, shared, wanted)
        except (StorageError, IndexClosedError, TimeoutError) as error:
            self._count_alone(error)
            # Meanwhile others may have been counted.
            self._check(counted)
        else:
            if refusal:
                raise CooldownError(refusal.seconds, is_server=refusal.allowance.scope == "guild")

    def _take(self, shared: Shared, wanted: Sequence[Allowance]) -> Refusal | None:
        refusal = shared.take(wanted)
        if self._clock() >= self._tidy_at:
            self._tidy_at = self._clock() + _TIDIED_S
            shared.forget_old()
        return refusal

    def _count_alone(self, error: Exception) -> None:
        self._alone_until = self._clock() + _ALONE_S
        # It is no harm, and may come again and again.
        if not self._has_told:
            self._has_told = True
            _log.warning(
                "How fast people may ask is counted by this process alone whenever the database cannot be asked: %s",
                error if str(error) else "it did not answer in time.",
            )


def _item(rate: str) -> limits.RateLimitItem | None:
    return limits.parse(rate) if rate else None
