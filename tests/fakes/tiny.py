"""A tiny bot of discord.py's own, for the tests of the loopback Discord."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import discord
from discord import app_commands

from tests.fakes.discord_server import TOKEN, FakeDiscord

Interaction = discord.Interaction[discord.Client]


class Tiny(discord.AutoShardedClient):
    """Runs what a test gives it.

    Args:
        setup: is given the bot before it connects: adds commands, views and listeners.
        intents: asked for.
        options: of the client.

    Attributes:
        seen: messages that reached it.
        errors: of its commands.
    """

    def __init__(self, setup: Callable[["Tiny"], Any], intents: discord.Intents, **options: Any) -> None:
        options.setdefault("guild_ready_timeout", 0.05)
        super().__init__(intents=intents, **options)
        self.tree = app_commands.CommandTree(self)
        self.seen: asyncio.Queue[discord.Message] = asyncio.Queue()
        self.errors: list[BaseException] = []
        self._setup = setup

        @self.tree.error
        async def failed(interaction: Interaction, error: app_commands.AppCommandError) -> None:
            self.errors.append(error.__cause__ or error)

    async def setup_hook(self) -> None:
        self._setup(self)
        await self.tree.sync()

    async def on_message(self, message: discord.Message) -> None:
        await self.seen.put(message)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait for nothing: there is no limit on how often one identifies here."""

    async def next_seen(self) -> discord.Message:
        return await asyncio.wait_for(self.seen.get(), 10)


@asynccontextmanager
async def tiny(
    server: FakeDiscord, setup: Callable[[Tiny], Any] = lambda bot: None, intents: discord.Intents | None = None,
    **options: Any,
) -> AsyncIterator[Tiny]:  # fmt: skip
    """The bot, logged in, until the block ends."""
    chosen = intents or discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
    async with Tiny(setup, chosen, **options) as bot:
        task = asyncio.create_task(bot.start(TOKEN))
        waiting = asyncio.create_task(bot.wait_until_ready())
        await asyncio.wait({task, waiting}, timeout=20, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            await task
        yield bot
    await asyncio.wait_for(task, timeout=20)


def command(name: str, does: Callable[[Interaction], Any]) -> Callable[[Tiny], None]:
    """A setup with one command that takes nothing."""

    def setup(bot: Tiny) -> None:
        async def callback(interaction: Interaction) -> None:
            await does(interaction)

        bot.tree.add_command(app_commands.Command(name=name, description="does it", callback=callback))

    return setup
