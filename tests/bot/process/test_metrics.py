"""What the bot does in numbers."""

import asyncio
import math
import socket
from collections.abc import Callable, Coroutine
from typing import Any

import httpx
import pytest
from prometheus_client import CollectorRegistry

from bot.asking.errors import BusyError, CooldownError, DeadlineError, ForgottenError
from bot.errors import MetricsPortError
from bot.process.metrics import Metrics
from retrieval import OnRecordError, StorageError


def value(metrics: Metrics, name: str, **labels: str) -> float | None:
    return metrics.registry.get_sample_value(name, labels)


def test_what_was_done_is_counted_by_kind_and_outcome() -> None:
    metrics = Metrics()
    metrics.attended("ask", "answered", 0.2)
    metrics.attended("ask", "answered", 3.0)
    metrics.attended("more", "failed", 0.1)
    assert value(metrics, "onrecord_questions_total", kind="ask", outcome="answered") == 2
    assert value(metrics, "onrecord_questions_total", kind="more", outcome="failed") == 1
    assert value(metrics, "onrecord_answer_seconds_bucket", kind="ask", le="0.25") == 1
    assert value(metrics, "onrecord_answer_seconds_sum", kind="ask") == pytest.approx(3.2)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (DeadlineError(10), "deadline"),
        (BusyError(), "queue"),
        (CooldownError(3, is_server=False), "user_cooldown"),
        (CooldownError(3, is_server=True), "guild_cooldown"),
        (ForgottenError(), "other"),
    ],
)
def test_each_refusal_has_its_reason(error: OnRecordError, reason: str) -> None:
    metrics = Metrics()
    metrics.refused(error)
    assert value(metrics, "onrecord_refusals_total", reason=reason) == 1


def test_what_changes_by_itself_is_looked_at_when_somebody_asks() -> None:
    metrics = Metrics()
    waiting = [1]
    metrics.count_waiting(lambda: len(waiting))
    metrics.count_failing(lambda: 3)
    assert (value(metrics, "onrecord_queue_length"), value(metrics, "onrecord_feeds_failing")) == (1, 3)
    waiting.append(2)
    assert value(metrics, "onrecord_queue_length") == 2


def test_a_database_that_does_not_tell_leaves_it_unknown() -> None:
    def failing() -> int:
        raise StorageError("Locked.", path="feed.db")

    metrics = Metrics()
    metrics.count_failing(failing)
    assert math.isnan(value(metrics, "onrecord_feeds_failing") or 0)


class ToyBot:
    """Remembers who listens."""

    def __init__(self) -> None:
        self.listeners: dict[str, Callable[..., Coroutine[Any, Any, Any]]] = {}

    def add_listener(self, func: Callable[..., Coroutine[Any, Any, Any]], /, name: str) -> None:
        self.listeners[name] = func


async def test_connections_that_come_again_are_counted() -> None:
    metrics, bot = Metrics(), ToyBot()
    metrics.listen(bot)
    for event, shard in [("connect", 0), ("connect", 1), ("disconnect", 0), ("disconnect", 0), ("resumed", 0)]:
        await bot.listeners[f"on_shard_{event}"](shard)
    assert value(metrics, "onrecord_gateway_connected") == 2
    assert value(metrics, "onrecord_gateway_reconnects_total") == 1
    await bot.listeners["on_shard_disconnect"](1)
    assert value(metrics, "onrecord_gateway_connected") == 1


async def test_a_loop_that_is_held_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    # A second goes by between the two looks at the clock, where a tenth was slept.
    times = iter([0.0, 0.1, 5.0, 6.0])
    metrics = Metrics(clock=lambda: next(times))

    async def sleep(_: float) -> None: ...

    monkeypatch.setattr("bot.process.metrics.asyncio.sleep", sleep)
    with pytest.raises(RuntimeError):
        # The clock has no more to say.
        await asyncio.wait_for(metrics.watch_loop(), 10)
    assert value(metrics, "onrecord_event_loop_lag_seconds") == pytest.approx(0.9)


async def test_what_is_posted_for_a_watch_is_counted() -> None:
    metrics, bot = Metrics(), ToyBot()
    metrics.listen(bot)
    await bot.listeners["on_watch_posted"](object())
    assert value(metrics, "onrecord_watches_posted_total") == 1


def test_two_stand_side_by_side_and_nothing_is_shared() -> None:
    from prometheus_client import REGISTRY

    first, second = Metrics(), Metrics(CollectorRegistry())
    first.refused(BusyError())
    assert value(first, "onrecord_refusals_total", reason="queue") == 1
    assert value(second, "onrecord_refusals_total", reason="queue") == 0
    assert REGISTRY.get_sample_value("onrecord_refusals_total", {"reason": "queue"}) is None


def test_they_are_served_to_this_machine_alone() -> None:
    metrics = Metrics()
    metrics.attended("ask", "answered", 0.2)
    with metrics.serve(0) as port:
        text = httpx.get(f"http://127.0.0.1:{port}/metrics").text
        with pytest.raises(httpx.ConnectError):
            # Another address of this machine itself.
            httpx.get(f"http://127.0.0.2:{port}/metrics")
    assert 'onrecord_questions_total{kind="ask",outcome="answered"} 1.0' in text
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"http://127.0.0.1:{port}/metrics")


def test_a_port_that_is_taken_is_told() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(MetricsPortError, match="metrics_port") as raised, Metrics().serve(port):
            pass
    assert raised.value.port == port
