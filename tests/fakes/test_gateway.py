"""The gateway as discord.py meets it: shards, lost connections, and closes that nothing mends."""

import asyncio
from typing import Any

import discord
import pytest

from tests.fakes.discord_server import FakeDiscord
from tests.fakes.tiny import tiny


async def resumed(server: FakeDiscord) -> None:
    await asyncio.wait_for(server.resumed.wait(), 20)
    server.resumed.clear()


async def test_events_of_a_lost_connection_come_after_it_resumed(server: FakeDiscord) -> None:
    async with tiny(server) as bot:
        await server.say("before")
        assert (await bot.next_seen()).content == "before"
        for number in range(3):
            server.cut()
            await server.say(f"{number} first")
            await server.say(f"{number} second")
            await resumed(server)
            assert [(await bot.next_seen()).content for _ in range(2)] == [f"{number} first", f"{number} second"]
        await server.say("after")
        assert (await bot.next_seen()).content == "after"
        assert bot.seen.empty()
        assert [("session_id" in one) for one in server.identified] == [False, True, True, True]


@pytest.mark.parametrize("how", ["close", "reconnect", "resumable"])
async def test_a_session_survives_what_discord_does_to_connections(server: FakeDiscord, how: str) -> None:
    async with tiny(server) as bot:
        if how == "close":
            await server.drop(4009 - 9)
        elif how == "reconnect":
            await server.gateway.reconnect()
        else:
            await server.gateway.invalidate(resumable=True)
        await resumed(server)
        await server.say("still there")
        assert (await bot.next_seen()).content == "still there"


async def test_a_session_that_is_invalid_begins_anew(server: FakeDiscord) -> None:
    guild = await server.add_guild()
    async with tiny(server) as bot:
        server.ready.clear()
        await server.gateway.invalidate(resumable=False)
        await asyncio.wait_for(server.ready.wait(), 20)
        await server.say("a new one")
        assert (await bot.next_seen()).content == "a new one"
        assert bot.get_guild(guild.id) is not None
        assert ["session_id" in one for one in server.identified] == [False, False]


async def test_a_resume_that_comes_too_late_begins_anew(server: FakeDiscord) -> None:
    async with tiny(server) as bot:
        server.gateway.invalidates.append(False)
        server.ready.clear()
        server.cut()
        await asyncio.wait_for(server.ready.wait(), 20)
        await server.say("a new one")
        assert (await bot.next_seen()).content == "a new one"


@pytest.mark.parametrize("code", [4004, 4013, 4014])
async def test_a_close_that_nothing_mends_ends_the_bot(server: FakeDiscord, code: int) -> None:
    server.refuse(code)
    expected = discord.PrivilegedIntentsRequired if code == 4014 else discord.ConnectionClosed
    with pytest.raises(expected):
        async with tiny(server):
            pass


async def test_privileged_intents_must_be_switched_on(server: FakeDiscord) -> None:
    with pytest.raises(discord.PrivilegedIntentsRequired):
        async with tiny(server, intents=discord.Intents(guilds=True, message_content=True)):
            pass
    server.allow_intents(discord.Intents(message_content=True).value)
    async with tiny(server, intents=discord.Intents(guilds=True, message_content=True)) as bot:
        assert (await bot.application_info()).flags.gateway_message_content_limited


async def test_a_running_bot_is_closed_for_good(server: FakeDiscord) -> None:
    async def run() -> None:
        async with tiny(server):
            await server.drop(4004)
            await asyncio.sleep(0)

    with pytest.raises(discord.ConnectionClosed) as raised:
        await run()
    assert raised.value.code == 4004


async def test_each_guild_has_its_shard(server: FakeDiscord) -> None:
    server.gateway.shards = 2
    server.world.clock.advance(1)
    guilds = [await server.add_guild(), server.world.new_guild("second", server.owner, 1 << 22)]
    server.world.new_channel("general", guilds[1])
    got: list[tuple[int | None, str]] = []

    def setup(bot: Any) -> None:
        @bot.tree.command(name="where", description="where")
        async def where(interaction: discord.Interaction) -> None:
            got.append((interaction.guild.shard_id if interaction.guild else None, "asked"))
            await interaction.response.send_message("here")

    async with tiny(server, setup) as bot:
        assert [one["shard"] for one in server.identified] == [[0, 2], [1, 2]]
        assert [bot.get_guild(guild.id) is not None for guild in guilds] == [True, True]
        for guild in guilds:
            await server.final(await server.command("where", guild=guild))
        await server.final(await server.command("where"))
        assert [shard for shard, _ in got] == [0, 1, None]
        server.cut(shard=1)
        token = await server.command("where", guild=guilds[1])
        assert (await server.final(token)).text == "here"
