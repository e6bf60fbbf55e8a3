"""Several processes on one record: two bots share the connections to Discord, one of two followers asks the feeds.

One bot and the follower that asks are killed in the middle; feeds that a server's owner added outlive them. Real processes, a real PostgreSQL server.
"""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.asking.service import Service
from bot.asking.watches import Wanted, begin
from retrieval import Retriever
from retrieval.types.address import PostgresAddress
from tests.bot.bot_runner import BotProcess, bot_process
from tests.bot.owning import SECRET, owner_does
from tests.bot.running import bot_items
from tests.bot.terminal import ROOT
from tests.fakes.discord_server import TOKEN, FakeDiscord
from tests.fakes.feed_site import Site
from tests.fakes.hostile_server import HostileServer
from tests.fakes.loopback.places import Guild

QUESTIONS, AT_ONCE = 200, 10
PATIENCE_S = 90


@pytest.fixture
def site() -> Iterator[Site]:
    server = HostileServer()
    yield Site(server, host="localhost")
    server.close()


@pytest.fixture
def retriever(postgres: PostgresAddress) -> Iterator[Retriever]:
    with Retriever.open(postgres.url) as opened:
        opened.add(bot_items())
        yield opened


@asynccontextmanager
async def follower(folder: Path, postgres: PostgresAddress) -> AsyncIterator[asyncio.subprocess.Process]:
    """``onrecord follow`` until the block ends."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "follow", "--db", postgres.url),
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def until_told(process: asyncio.subprocess.Process, wanted: str) -> None:
    """Wait until a process says something on standard error."""
    assert process.stderr
    async with asyncio.timeout(PATIENCE_S):
        while wanted not in (await process.stderr.readline()).decode():
            pass


def a_bot(server: FakeDiscord, folder: Path, postgres: PostgresAddress, shard: int, **environment: str) -> "BotContext":
    folder.mkdir()
    return bot_process(
        server.base,
        folder,
        token=TOKEN,
        ONRECORD_DB=postgres.url,
        ONRECORD_DISCORD_SHARDS="2",
        ONRECORD_DISCORD_SHARD_IDS=str(shard),
        ONRECORD_USER_COOLDOWN=f"{QUESTIONS} per hour",
        ONRECORD_GUILD_COOLDOWN="",
        **environment,
    )


BotContext = AbstractAsyncContextManager[BotProcess]


async def ask_all(server: FakeDiscord, guilds: list[Guild], count: int) -> None:
    """Ask in each guild in turn, some at once, and read every answer."""
    for start in range(0, count, AT_ONCE):
        asked = [
            await server.command("ask", guild=guilds[number % len(guilds)], question="what did Soren say?")
            for number in range(start, start + AT_ONCE)
        ]
        for token in asked:
            assert "ソレン" in (await server.final(token)).text


async def is_refused(server: FakeDiscord, guilds: list[Guild]) -> bool:
    """Whether the member who asked all questions so far, each process some of them, is told to wait with the next.

    A process that had no word from the database for a moment counted for itself: some further questions may be free.
    """
    for number in range(QUESTIONS // 2):
        token = await server.command("ask", guild=guilds[number % len(guilds)], question="what did Soren say?")
        if "ask again" in (await server.final(token)).text:
            return True
    return False


async def test_two_bots_and_two_followers_on_one_record(
    server: FakeDiscord, retriever: Retriever, postgres: PostgresAddress, site: Site, tmp_path: Path
) -> None:
    feed = f'[[feed]]\nurl = "{site.url}"\nprivate = true\ninterval = "1 second"\n'
    await asyncio.to_thread((tmp_path / "feeds.toml").write_text, feed)
    server.gateway.shards = 2
    guilds = [await server.add_guild(f"Watch {number}", number=(1_000 + number) << 22) for number in range(2)]
    service = Service(retriever)
    for guild in guilds:
        asker = await service.asker("42", str(guild.id), str(guild.general.id), "ja")
        begin(retriever, retriever, asker, Wanted("ソレン", str(guild.general.id), str(guild.id)))
    async with AsyncExitStack() as stack:
        first_follower = await stack.enter_async_context(follower(tmp_path, postgres))
        await until_told(first_follower, "Following")
        second_follower = await stack.enter_async_context(follower(tmp_path, postgres))
        await until_told(second_follower, "Another process follows")
        bots = [a_bot(server, tmp_path / f"bot-{shard}", postgres, shard) for shard in range(2)]
        first, _ = await asyncio.gather(*map(stack.enter_async_context, bots))
        await asyncio.wait_for(server.ready.wait(), PATIENCE_S)
        await ask_all(server, guilds, QUESTIONS // 2)

        first.signal(signal.SIGKILL)
        first_follower.kill()
        assert await first.ended() == -signal.SIGKILL
        site.publish(1, "Quay", "ソレン市長は「橋を三本かける」と述べた。", datetime.now(UTC))
        posts = [await asyncio.wait_for(server.world.posted[guild.general.id].get(), PATIENCE_S) for guild in guilds]
        assert all("橋を三本かける" in post.text for post in posts)
        await ask_all(server, guilds[1:], QUESTIONS // 4)

        # Whatever looks after the processes starts the one that died again.
        server.ready.clear()
        await stack.enter_async_context(a_bot(server, tmp_path / "bot-again", postgres, 0))
        await asyncio.wait_for(server.ready.wait(), PATIENCE_S)
        await ask_all(server, guilds, QUESTIONS // 4)
        assert await is_refused(server, guilds)
        shown = [one for one in server.world.messages.values() if "橋を三本かける" in one.text and one.token is None]
        assert sorted(one.id for one in shown) == sorted(one.id for one in posts)
    assert len(retriever.watches.all()) == len(guilds)
    assert not retriever.watches.unposted()


async def test_what_a_servers_owner_added_outlives_the_process_and_its_machine(
    server: FakeDiscord, retriever: Retriever, postgres: PostgresAddress, site: Site, tmp_path: Path
) -> None:
    site.publish(1, "Ferry", SECRET, datetime.now(UTC))
    server.gateway.shards = 2
    ours, theirs = [await server.add_guild(f"Watch {number}", number=(1_000 + number) << 22) for number in range(2)]

    async def told(guild: Guild) -> str:
        return (await server.final(await server.command("ask", guild=guild, question="what did Norden say?"))).text

    async with AsyncExitStack() as stack:

        async def start(shard: int, machine: str) -> BotProcess:
            bot = a_bot(server, tmp_path / machine, postgres, shard, XDG_CACHE_HOME=str(tmp_path / f"cache-{machine}"))
            (tmp_path / machine / "onrecord.toml").write_text("[fetch]\nallow_private = true\n")
            return await stack.enter_async_context(bot)

        first, _ = await asyncio.gather(start(0, "one"), start(1, "two"))
        await asyncio.wait_for(server.ready.wait(), PATIENCE_S)
        assert "Following" in await owner_does(server, ours, "feed add", url=site.url)
        async with asyncio.timeout(PATIENCE_S):
            while "secret ferry" not in await told(ours):
                pass
        first.signal(signal.SIGKILL)
        assert await first.ended() == -signal.SIGKILL

        server.ready.clear()
        await start(0, "three")
        await asyncio.wait_for(server.ready.wait(), PATIENCE_S)
        assert "secret ferry" in await told(ours)
        assert "own feeds (1)" in await owner_does(server, ours, "feed list")
        assert "secret ferry" not in await told(theirs)
    with closing(retriever.apart()) as apart:
        assert apart.numbers() == [str(ours.id)]
