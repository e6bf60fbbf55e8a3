"""What the bot does about messages, once it has done all."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from bot.asking.cooldowns import Cooldowns
from bot.gateway.client import OnRecordBot
from retrieval import Retriever
from tests.bot.running import running
from tests.fakes.discord_server import FakeDiscord
from tests.fakes.loopback.guilds import Channel
from tests.fakes.loopback.messages import Message

ASKED = "what did Soren say?"
SAID = "港を来月に再開する"
_NAMES = ("discord.py: on_", "discord-ui-", "CommandTree-invoker")
"""Of tasks that do something about an event."""


@asynccontextmanager
async def listening(server: FakeDiscord, retriever: Retriever, **options: Any) -> AsyncIterator[OnRecordBot]:
    """The bot, where the server lets it read messages."""
    server.allow_intents()
    options = {"message_content": True, "cooldowns": Cooldowns("1000 per second", "1000 per second"), **options}
    async with running(server, retriever, **options) as bot:
        yield bot


async def settled() -> None:
    """Everything that the bot does about what it heard, and about presses and commands, is done."""
    while busy := [task for task in asyncio.all_tasks() if task.get_name().startswith(_NAMES)]:
        await asyncio.wait(busy)


async def next_said(server: FakeDiscord, channel: Channel) -> Message:
    """The next message of the bot in a channel, once it is kept as well."""
    message = await server.next_message(channel)
    await settled()
    return message


async def answers_to(server: FakeDiscord, channel: Channel, *texts: str, **how: Any) -> list[Message]:
    """What the bot says to messages, once it has said all."""
    for text in texts:
        await server.say(text, channel, **how)
    # Events come in order: when the last is heard, so are those before it.
    last = await server.say(f"{server.mention} {ASKED}", channel)
    said = []
    while True:
        said.append(await server.next_message(channel))
        if said[-1].replied_to is last:
            break
    await settled()
    mine = [one for one in server.messages(channel) if one.author is server.bot]
    return [one for one in mine if one.replied_to is not last]
