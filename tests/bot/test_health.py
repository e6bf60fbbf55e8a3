"""Whether the bot is connected, for a container's health check."""

import os
import subprocess
import sys

from bot.health import PORT_VARIABLE, is_connected
from bot.process.metrics import Metrics
from tests.bot.terminal import ROOT


class ToyBot:
    def __init__(self) -> None:
        self.listeners: dict[str, object] = {}

    def add_listener(self, func: object, /, name: str) -> None:
        self.listeners[name] = func


async def test_it_is_where_a_connection_stands() -> None:
    metrics, bot = Metrics(), ToyBot()
    metrics.listen(bot)
    with metrics.serve(0) as port:
        assert not is_connected(port)
        await bot.listeners["on_shard_connect"](0)  # type: ignore[operator]
        assert is_connected(port)
    assert not is_connected(port)


def test_the_check_is_a_status() -> None:
    metrics = Metrics()
    with metrics.serve(0) as port:
        environment = {**os.environ, PORT_VARIABLE: str(port)}
        done = subprocess.run([sys.executable, "-m", "bot.health"], cwd=ROOT, env=environment, check=False)
    assert done.returncode == 1
