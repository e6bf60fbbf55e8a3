"""What the bot does in numbers, for Prometheus: kept by whoever makes it, and served to this machine alone."""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, start_http_server

from bot.asking.errors import BusyError, CooldownError, DeadlineError
from bot.errors import MetricsPortError
from retrieval.errors import OnRecordError

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_LOOK_S, _LOOKS = 0.1, 600
"""How often the loop is looked at, and how many looks the longest lag is taken from: a minute."""

_UNKNOWN = float("nan")


class Listens(Protocol):
    """A bot of discord.py, which calls what is added when something happens."""

    def add_listener(self, func: Callable[..., Coroutine[Any, Any, Any]], /, name: str) -> None:
        """Call this at each event of a name."""


class Metrics:
    """Counts. Belongs to one process and one bot; safe to use from several threads.

    Args:
        registry: where the numbers stand; one of its own where not given.
        clock: seconds that pass evenly.
    """

    def __init__(
        self, registry: CollectorRegistry | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.registry = registry or CollectorRegistry()
        self._clock = clock
        self._shards: set[int] = set()
        self._known: set[int] = set()
        self._make(self.registry)
        for reason in ("deadline", "queue", "user_cooldown", "guild_cooldown", "other"):
            self._refusals.labels(reason)

    def _make(self, registry: CollectorRegistry) -> None:
        ProcessCollector(registry=registry)
        self._questions = Counter(
            "onrecord_questions",
            "What was asked or pressed, by what it was and how it ended",
            ["kind", "outcome"],
            registry=registry,
        )
        self._seconds = Histogram(
            "onrecord_answer_seconds", "From asking to the answer", ["kind"], buckets=_SECONDS, registry=registry
        )
        self._refusals = Counter("onrecord_refusals", "Questions refused, by reason", ["reason"], registry=registry)
        self._posted = Counter("onrecord_watches_posted", "Statements posted for watches", registry=registry)
        self._reconnects = Counter(
            "onrecord_gateway_reconnects", "Times that a connection to Discord was made again", registry=registry
        )
        self._waiting = Gauge("onrecord_queue_length", "Searches that wait or run", registry=registry)
        self._failing = Gauge("onrecord_feeds_failing", "Followed feeds that fail or are gone", registry=registry)
        self._connected = Gauge("onrecord_gateway_connected", "Connections to Discord that stand", registry=registry)
        self._lag = Gauge(
            "onrecord_event_loop_lag_seconds", "Longest time the loop was held in the last minute", registry=registry
        )

    def attended(self, name: str, outcome: str, seconds: float) -> None:
        """Something was done for somebody; see ``bot.handlers.attending.Observer``."""
        self._questions.labels(name, outcome).inc()
        self._seconds.labels(name).observe(seconds)

    def refused(self, error: OnRecordError) -> None:
        """Somebody was told why not, instead of an answer."""
        self._refusals.labels(_reason(error)).inc()

    def count_waiting(self, waiting: Callable[[], int]) -> None:
        """Ask this for the length of the queue, whenever somebody wants to know."""
        self._waiting.set_function(waiting)

    def count_failing(self, failing: Callable[[], int]) -> None:
        """Ask this for how many feeds fail; where the database does not tell, it is not known."""

        def count() -> float:
            try:
                return failing()
            except OnRecordError:
                return _UNKNOWN

        self._failing.set_function(count)

    def listen(self, bot: Listens) -> None:
        """Count how a bot's connections come and go, and what it posts for watches."""
        for event in ("connect", "resumed"):
            bot.add_listener(self._on_connected, f"on_shard_{event}")
        bot.add_listener(self._on_disconnected, "on_shard_disconnect")
        bot.add_listener(self._on_posted, "on_watch_posted")
        self._shards.clear()

    async def watch_loop(self) -> None:
        """Measure how long the running loop is held by something, until this is cancelled."""
        lags: deque[float] = deque(maxlen=_LOOKS)
        while True:
            began = self._clock()
            await asyncio.sleep(_LOOK_S)
            lags.append(max(0.0, self._clock() - began - _LOOK_S))
            self._lag.set(max(lags))

    @contextmanager
    def serve(self, port: int) -> Iterator[int]:
        """Serve the numbers at ``/metrics`` of 127.0.0.1 while the block runs.

        Args:
            port: the port; 0 for any that is free.

        Yields:
            The port.

        Raises:
            MetricsPortError: somebody else has it, or it is not allowed.
        """
        try:
            server, thread = start_http_server(port, addr="127.0.0.1", registry=self.registry)
        except OSError as error:
            raise MetricsPortError(
                f"Metrics cannot be served at port {port} of 127.0.0.1: {error.strerror}. Name another metrics_port.",
                port=port,
            ) from None
        try:
            yield server.server_port
        finally:
            server.shutdown()
            server.server_close()
            thread.join()

    async def _on_connected(self, shard_id: int) -> None:
        if shard_id in self._known:
            self._reconnects.inc()
        self._known.add(shard_id)
        self._shards.add(shard_id)
        self._connected.set(len(self._shards))

    async def _on_posted(self, _: object) -> None:
        self._posted.inc()

    async def _on_disconnected(self, shard_id: int) -> None:
        self._shards.discard(shard_id)
        self._connected.set(len(self._shards))


def _reason(error: OnRecordError) -> str:
    match error:
        case DeadlineError():
            return "deadline"
        case BusyError():
            return "queue"
        case CooldownError():
            return "guild_cooldown" if error.is_server else "user_cooldown"
    return "other"
