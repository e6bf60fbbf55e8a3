"""The loopback Discord and the real bot as processes of their own."""

import asyncio
import os
import signal
import sys
from pathlib import Path
from typing import Any

import aiohttp

from retrieval import Retriever
from tests.bot.running import bot_items
from tests.fakes.discord_server import FakeDiscord

ROOT = Path(__file__).parents[2]


async def process(*arguments: str, **about: Any) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(sys.executable, "-m", *arguments, cwd=ROOT, **about)


async def end(running: asyncio.subprocess.Process) -> None:
    if running.returncode is None:
        running.send_signal(signal.SIGINT)
    await asyncio.wait_for(running.communicate(), 60)


def settings() -> dict[str, str]:
    """The environment without settings of whoever runs the tests."""
    return {name: value for name, value in os.environ.items() if not name.startswith("ONRECORD_")}


async def test_the_real_bot_as_a_process_answers_here(server: FakeDiscord, tmp_path: Path) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(bot_items())
    database = str(tmp_path / "feed.db")
    running = await process("tests.fakes.run_bot", server.base, "--", "bot", "--db", database, env=settings())
    try:
        await asyncio.wait_for(server.ready.wait(), 60)
        token = await server.command("ask", question="what did Soren say?")
        assert "港を来月に再開する" in (await server.final(token)).text
    finally:
        await end(running)


async def test_another_process_acts_by_posting() -> None:
    serving = await process("tests.fakes.serve", stdout=asyncio.subprocess.PIPE)
    try:
        assert serving.stdout is not None
        address = (await asyncio.wait_for(serving.stdout.readline(), 60)).decode().strip()
        async with aiohttp.ClientSession(f"{address}/control/") as session:

            async def act(action: str, **arguments: Any) -> Any:
                async with session.post(action, json=arguments) as answer:
                    return await (answer.json() if answer.status == 200 else answer.text())

            guild = await act("add_guild", name="Harbor Watch")
            channel = int(guild["channels"][0]["id"])
            said = await act("say", positional=["hello"], channel=channel, user=1001)
            assert (said["text"], said["is_private"]) == ("hello", False)
            assert "no command 'ask'" in await act("command", positional=["ask"], guild=int(guild["id"]))
            assert "there is no destroy" in await act("destroy")
    finally:
        await end(serving)
