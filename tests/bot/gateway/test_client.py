"""The client: logging in, leaving, and a token that nobody sees."""

import asyncio
import logging
from contextlib import AsyncExitStack

import discord
import pytest

from bot.settings.sharding import Shards
from retrieval import Retriever
from tests.bot.reading import cards
from tests.bot.running import running
from tests.fakes.discord_server import TOKEN, FakeDiscord


async def test_logs_in_without_privileged_intents_and_registers_its_commands(
    server: FakeDiscord, retriever: Retriever
) -> None:
    async with running(server, retriever):
        assert server.identified[0]["intents"] == discord.Intents(guilds=True, messages=True).value
        ask = next(command for command in server.synced if command["name"] == "ask")
        assert [option["name"] for option in ask["options"]] == [
            "question", "source", "speaker", "since", "until", "private",
        ]  # fmt: skip
        assert [option["required"] for option in ask["options"]] == [True, *[False] * 5]
        assert ask["options"][1]["autocomplete"] is True


async def test_resumes_after_the_connection_broke(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        await server.drop()
        await asyncio.wait_for(server.resumed.wait(), timeout=30)
        assert server.identified[-1]["session_id"] == "session"
        token = await server.command("ask", question="what did Soren say?")
        await server.reply(token)
        _, message = await server.reply(token)
        assert cards(message)


async def test_the_token_never_reaches_the_log(
    server: FakeDiscord, retriever: Retriever, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with running(server, retriever):
        token = await server.command("ask", question="what did Soren say?")
        await server.reply(token)
        await server.reply(token)
    assert "sent" in caplog.text.lower() or caplog.records
    # discord.py logs the IDENTIFY payload at no level; this holds it to that.
    assert TOKEN not in caplog.text


async def test_once_it_drains_whoever_asks_is_told_so(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever) as client:
        assert await client.drain(1) == 0
        token = await server.command("ask", question="what did Soren say?")
        _, reply = await server.reply(token)
        assert "restarted" in reply["data"]["content"]
        assert reply["data"]["flags"] & 64


async def test_message_content_is_asked_for_only_where_it_is_switched_on(
    server: FakeDiscord, retriever: Retriever
) -> None:
    server.allow_intents()
    async with running(server, retriever, message_content=True):
        assert server.identified[0]["intents"] & discord.Intents(message_content=True).value


async def test_two_processes_share_the_connections_and_one_registers_the_commands(
    server: FakeDiscord, retriever: Retriever
) -> None:
    server.gateway.shards = 2
    guilds = [await server.add_guild(f"Watch {number}", number=(1000 + number) << 22) for number in range(3)]
    async with AsyncExitStack() as stack:
        both = [running(server, retriever, shards=Shards((number,), 2)) for number in range(2)]
        first, second = await asyncio.gather(*map(stack.enter_async_context, both))
        assert sum(path.endswith("/commands") and way == "PUT" for way, path, *_ in server.requests) == 1
        assert first.guilds
        assert second.guilds
        for guild in guilds:
            here, there = (first, second) if first.own_shards.has(str(guild.id)) else (second, first)
            assert here.get_guild(guild.id)
            assert not there.get_guild(guild.id)
            token = await server.command("ask", guild=guild, question="what did Soren say?")
            assert "Soren" in (await server.final(token)).text


def test_no_mention_is_allowed_by_default() -> None:
    assert discord.AllowedMentions.none().to_dict() == {"parse": []}
