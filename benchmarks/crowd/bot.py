"""``onrecord bot`` as its own process, with its log read line by line."""

import asyncio
import json
import os
import re
import signal
import socket
import sys
import time
import urllib.request
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PATIENCE_S = 120.0
_SAMPLE = re.compile(r"^(\w+)(?:\{[^}]*\})? (\S+)$", re.MULTILINE)


class Bot:
    """A bot that runs.

    Args:
        process: it.
        port: where it serves its metrics.
    """

    def __init__(self, process: asyncio.subprocess.Process, port: int) -> None:
        self._process = process
        self._port = port
        self.log: list[dict[str, Any]] = []
        """What it logged, a record a line; what is no JSON is under ``message``."""
        self._new = asyncio.Condition()
        self._reading = asyncio.create_task(self._read())

    async def until_logged(self, beginning: str) -> None:
        """Wait until a message that begins so stands in the log."""

        def is_there() -> bool:
            return any(str(one.get("message", "")).startswith(beginning) for one in self.log) or self._reading.done()

        async with asyncio.timeout(PATIENCE_S), self._new:
            await self._new.wait_for(is_there)
        if self._reading.done():
            raise RuntimeError(f"the bot ended: {self.log[-5:]}")

    def signal(self, number: signal.Signals) -> None:
        """Send it a signal."""
        self._process.send_signal(number)

    async def ended(self) -> tuple[int, float]:
        """Wait until it has ended; gives its exit status and how many seconds that took."""
        began = time.monotonic()
        async with asyncio.timeout(PATIENCE_S):
            status = await self._process.wait()
            await self._reading
        return status, time.monotonic() - began

    async def stop(self) -> int:
        """Stop it in order; gives its exit status."""
        self.signal(signal.SIGTERM)
        return (await self.ended())[0]

    async def metric(self, name: str) -> float:
        """A number that it serves; the sum over all labels."""
        address = f"http://127.0.0.1:{self._port}/metrics"

        def read() -> str:
            with urllib.request.urlopen(address, timeout=30) as answer:
                return str(answer.read().decode())

        text = await asyncio.to_thread(read)
        return sum(float(value) for found, value in _SAMPLE.findall(text) if found == name)

    async def _read(self) -> None:
        assert self._process.stderr is not None
        async for line in self._process.stderr:
            text = line.decode(errors="replace").strip()
            async with self._new:
                self.log.append(json.loads(text) if text.startswith("{") else {"message": text})
                self._new.notify_all()
        async with self._new:
            self._new.notify_all()


@asynccontextmanager
async def running(address: str, database: Path, **settings: str) -> AsyncIterator[Bot]:
    """The bot, ready, until the block ends.

    Args:
        address: of the Discord on this machine.
        database: its file.
        settings: more of them, by their names.
    """
    port = _free_port()
    kept = {key: value for key, value in os.environ.items() if not key.startswith("ONRECORD_")}
    wanted = {
        "db": str(database), "log_format": "json", "metrics_port": str(port), "user_cooldown": "", "guild_cooldown": "",
        "question_deadline": "60", **settings,
    }  # fmt: skip
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.fakes.run_bot", address, "--", "bot",
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
        cwd=database.parent,
        env={**kept, "PYTHONPATH": str(ROOT), **{f"ONRECORD_{key.upper()}": value for key, value in wanted.items()}},
        limit=2**22,
    )  # fmt: skip
    bot = Bot(process, port)
    try:
        await bot.until_logged("Ready as")
        yield bot
    finally:
        if process.returncode is None:
            process.kill()
        await bot.ended()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
