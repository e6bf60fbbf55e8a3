"""An app that runs; as processes, tests/bot/commands/ runs those of the project."""

import signal
import threading
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from bot.serving.endpoint import Endpoint
from bot.serving.running import serve


@pytest.fixture(autouse=True)
def _heard() -> Iterator[None]:
    """Whatever starts the tests may have them ignore the signal, as a shell does with what it runs behind itself."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


async def _app(scope: dict[str, Any], receive: Any, send: Any) -> None:
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": scope["client"][0].encode()})


def test_it_answers_until_it_is_told_to_stop() -> None:
    given: list[httpx.Response] = []

    def asked() -> None:
        try:
            # Whoever asks says who they are in no header.
            given.append(httpx.get(address, headers={"X-Forwarded-For": "192.0.2.9"}, timeout=30))
        finally:
            signal.raise_signal(signal.SIGINT)

    with Endpoint.of("127.0.0.1", 0).opened() as opened:
        address = f"http://127.0.0.1:{opened.getsockname()[1]}/"
        with pytest.raises(KeyboardInterrupt):
            serve(_app, opened, lambda: threading.Thread(target=asked).start())
    (answer,) = given
    assert (answer.status_code, answer.text) == (200, "127.0.0.1")
    assert "server" not in answer.headers
