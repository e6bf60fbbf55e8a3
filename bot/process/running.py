"""Runs the bot: keeps it connected, tells in one line what keeps it from that, and stops it in order."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from contextlib import nullcontext
from types import TracebackType
from typing import Any, Protocol, Self

from bot.errors import BotTokenError, UnreachableError
from bot.process.notify import READY, STOPPING, keep_watchdog, status, tell_systemd
from bot.process.stopping import StopSignals
from bot.process.troubles import TOKEN_HELP, trouble_of

_log = logging.getLogger(__name__)

PATIENCE_S = 10.0
"""How long questions that are being answered are waited for."""

PAUSES_S = (5.0, 10.0, 20.0, 40.0, 80.0, 160.0, 300.0)
_LONGEST_S = 3600.0


class Client(Protocol):
    """What is run: a client of discord.py that can be drained."""

    async def __aenter__(self) -> Self: ...

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    async def wait_until_ready(self) -> None:
        """Wait until it is connected and knows its servers; it may answer before."""

    async def start(self, token: str) -> None:
        """Log in and stay connected until it is closed."""

    async def drain(self, seconds: float) -> int:
        """Take no more questions and wait so long for those that are being answered; gives how many were left."""

    async def close(self) -> None:
        """Leave Discord."""


class Keeper:
    """Keeps a client connected, with growing pauses where Discord cannot be reached.

    Args:
        token: the bot's token; never logged.
        make_client: makes a client, anew for each try.
        pauses: seconds between tries; the last of them again and again.
    """

    def __init__(self, token: str, make_client: Callable[[], Client], *, pauses: Sequence[float] = PAUSES_S) -> None:
        self._token = token
        self._make_client = make_client
        self._pauses = pauses
        self._failures = 0
        self._client: Client | None = None

    async def stay(self) -> None:
        """Log in and stay until the client is closed or this is cancelled.

        Raises:
            OnRecordError: something keeps the bot out that does not pass by itself.
        """
        while True:
            try:
                await self._once()
            except Exception as error:
                trouble = trouble_of(error)
                if trouble is None:
                    raise
                if not isinstance(trouble, UnreachableError):
                    # "from None": the library's error may quote the token.
                    raise trouble from None
            else:
                return
            await self._pause(trouble)

    async def drain(self, seconds: float) -> int:
        """Let what runs be answered.

        Args:
            seconds: to wait at most.

        Returns:
            How many questions were left without an answer.
        """
        return await self._client.drain(seconds) if self._client else 0

    async def leave(self) -> None:
        """Leave Discord."""
        if self._client:
            await self._client.close()

    async def _once(self) -> None:
        async with self._make_client() as self._client:
            ready = asyncio.create_task(self._note_ready(self._client))
            try:
                await self._client.start(self._token)
            finally:
                self._client = None
                ready.cancel()

    async def _note_ready(self, client: Client) -> None:
        await client.wait_until_ready()
        self._failures = 0
        tell_systemd(status("Connected to Discord."))

    async def _pause(self, trouble: UnreachableError) -> None:
        pause = self._pauses[min(self._failures, len(self._pauses) - 1)]
        pause = min(max(pause, trouble.retry_after), _LONGEST_S)
        self._failures += 1
        _log.warning("%s Trying again in %.0f s.", trouble, pause)
        tell_systemd(status(str(trouble)))
        await asyncio.sleep(pause)


async def serve(
    keeper: Keeper,
    signals: StopSignals,
    *,
    patience: float = PATIENCE_S,
    at_stop: Callable[[], None] = lambda: None,
    beside: Sequence[Callable[[], Coroutine[Any, Any, None]]] = (),
) -> None:
    """Run until a signal comes; then let what runs be answered, and leave.

    Args:
        keeper: keeps the bot connected.
        signals: are listened to.
        patience: seconds to wait for what is being answered.
        at_stop: called as soon as the first signal comes.
        beside: what else runs in the loop, until the end.

    Raises:
        OnRecordError: something keeps the bot out that does not pass by itself.
    """
    stopping = signals.watch()
    running = asyncio.create_task(keeper.stay())
    waiting = asyncio.create_task(stopping.wait())
    others = [asyncio.create_task(one()) for one in beside]
    tell_systemd(READY)
    try:
        await asyncio.wait({running, waiting}, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            await running
            return
        at_stop()
        tell_systemd(STOPPING)
        left = await keeper.drain(patience)
        name = signals.received.name if signals.received else "request"
        answers = f"{left} not answered within {patience:.0f} s" if left else "whatever was asked is answered"
        # Leaving may wait for a search that nobody waits for any more, until the process is ended.
        _log.info("Stopped by %s; %s.", name, answers)
        await keeper.leave()
    finally:
        for task in (running, waiting, *others):
            task.cancel()
        await asyncio.wait({running, waiting, *others})
        signals.unwatch()


def run_bot(
    token: str | None,
    make_client: Callable[[], Client],
    *,
    signals: StopSignals | None = None,
    at_stop: Callable[[], None] = lambda: None,
    beside: Sequence[Callable[[], Coroutine[Any, Any, None]]] = (),
) -> None:
    """Run the bot until SIGTERM or SIGINT.

    Args:
        token: the bot's token; never logged.
        make_client: makes a client, anew for each try to connect.
        signals: listened to already; else they are from here on.
        at_stop: called as soon as the first signal comes, from the event loop.
        beside: what else runs in the loop, until the end.

    Raises:
        BotTokenError: there is no token, or Discord refused it.
        OnRecordError: something else keeps the bot out that does not pass by itself.
    """
    if not token:
        raise BotTokenError(f"There is no Discord token. {TOKEN_HELP}")
    with StopSignals() if signals is None else nullcontext(signals) as listened:
        asyncio.run(serve(Keeper(token, make_client), listened, at_stop=at_stop, beside=[keep_watchdog, *beside]))
