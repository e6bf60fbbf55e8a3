"""Clients that go away."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest

from bot.serving.leaving import DropsWork

_HTTP = {"type": "http"}


async def _sent(_: Any) -> None:
    return None


async def _gone() -> dict[str, Any]:
    return {"type": "http.disconnect"}


async def _stays() -> dict[str, Any]:
    await asyncio.Event().wait()
    return {}


async def test_what_waits_for_a_thread_is_not_begun_once_the_client_is_gone() -> None:
    begun, busy = Event(), Event()
    with ThreadPoolExecutor(1) as pool:
        pool.submit(busy.wait)

        async def app(*_: Any) -> None:
            await asyncio.get_running_loop().run_in_executor(pool, begun.set)

        await DropsWork(app)(_HTTP, _gone, _sent)
        busy.set()
    assert not begun.is_set()


async def test_a_body_is_handed_on_piece_by_piece_and_an_error_is_the_apps() -> None:
    pieces = iter([{"type": "http.request", "body": bytes([one]), "more_body": one < 2} for one in range(3)])
    read: list[bytes] = []

    async def receive() -> dict[str, Any]:
        return next(pieces, None) or await _stays()

    async def app(_: Any, receive: Any, send: Any) -> None:
        for _ in range(3):
            read.append((await receive())["body"])
        await send(None)
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        await DropsWork(app)(_HTTP, receive, _sent)
    assert read == [b"\x00", b"\x01", b"\x02"]


async def test_the_beginning_and_the_end_of_a_server_are_passed_on() -> None:
    heard: list[str] = []

    async def app(scope: Any, receive: Any, _: Any) -> None:
        heard.append(scope["type"])
        await receive()

    await DropsWork(app)({"type": "lifespan"}, _gone, _sent)
    assert heard == ["lifespan"]


async def test_who_is_told_to_stop_stops_the_work() -> None:
    ended = asyncio.Event()

    async def app(*_: Any) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    running = asyncio.ensure_future(DropsWork(app)(_HTTP, _stays, _sent))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    await asyncio.wait_for(ended.wait(), 30)
