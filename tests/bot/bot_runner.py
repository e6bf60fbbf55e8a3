"""Starts ``onrecord bot`` as its own process, and reads its log and what it tells systemd."""

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from signal import Signals

from tests.bot.bot_process import HELD, SEARCHING
from tests.bot.terminal import ROOT

PATIENCE_S = 60


class BotProcess:
    """A bot that runs.

    Args:
        process: it.
        states: the socket to which it tells systemd what it does.
        held: the pipe on which its searches wait.
    """

    def __init__(self, process: asyncio.subprocess.Process, states: socket.socket, held: int) -> None:
        self._process = process
        self._states = states
        self._held = held
        self.output = ""
        self.errors = ""

    async def until(self, state: str) -> None:
        """Wait until it has told systemd this, such as ``READY=1``."""
        loop = asyncio.get_running_loop()
        told = b""
        async with asyncio.timeout(PATIENCE_S):
            while state.encode() not in told:
                told = await loop.sock_recv(self._states, 4096)

    async def until_searching(self) -> None:
        """Wait until a search has begun; it ends after ``let_go``."""
        await self.until(SEARCHING)

    def let_go(self) -> None:
        """Let one search go on."""
        os.write(self._held, b".")

    def signal(self, number: Signals) -> None:
        """Send it a signal."""
        self._process.send_signal(number)

    def signal_child(self, number: Signals) -> None:
        """Send a signal to what it runs under another program."""
        pid = self._process.pid
        (child,) = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        os.kill(int(child), number)

    async def ended(self) -> int:
        """Wait until it has ended; gives its exit status, and its log in ``errors``."""
        async with asyncio.timeout(PATIENCE_S):
            out, errors = await self._process.communicate()
        self.output, self.errors = out.decode(), errors.decode()
        assert self._process.returncode is not None
        return self._process.returncode


@asynccontextmanager
async def bot_process(
    address: str,
    folder: Path,
    *arguments: str,
    token: str,
    hold: bool = False,
    under: Sequence[str] = (),
    **environment: str,
) -> AsyncIterator[BotProcess]:
    """``onrecord bot`` until the block ends.

    Args:
        address: of the Discord on this machine.
        folder: where it runs; its database is there.
        arguments: behind ``onrecord bot``.
        token: its token.
        hold: whether searches wait until they are let go.
        under: a program with its arguments that starts it.
        environment: more settings.
    """
    os.mkfifo(folder / "held")
    held = os.open(folder / "held", os.O_RDWR)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as states:
        states.bind(str(folder / "notify"))
        states.setblocking(False)
        kept = {key: value for key, value in os.environ.items() if not key.startswith("ONRECORD_")}
        process = await asyncio.create_subprocess_exec(
            *under, sys.executable, "-m", "tests.bot.bot_process", address, "bot", *arguments,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            cwd=folder,
            env={
                **kept,
                "PYTHONPATH": str(ROOT),
                "PYTHONUTF8": "1",
                "TZ": "UTC",
                "NOTIFY_SOCKET": str(folder / "notify"),
                "ONRECORD_DISCORD_TOKEN": token,
                "ONRECORD_DB": str(folder / "feed.db"),
                **({HELD: str(folder / "held")} if hold else {}),
                **environment,
            },
        )  # fmt: skip
        try:
            yield BotProcess(process, states, held)
        finally:
            os.close(held)
            if process.returncode is None:
                process.kill()
                await process.communicate()
