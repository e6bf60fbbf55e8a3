"""The Discord client: its commands, its buttons, and how it leaves."""

import asyncio
import logging
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.asking.cooldowns import Cooldowns
from bot.asking.service import Service
from bot.asking.warming import warm
from bot.cogs.ask import AskCog
from bot.cogs.browse import BrowseCog
from bot.cogs.feed import FeedCog
from bot.cogs.find import FindCog
from bot.cogs.messages import MessagesCog
from bot.cogs.settings import SettingsCog
from bot.cogs.verdicts import VerdictsCog
from bot.cogs.watch import WatchCog
from bot.components import BUTTONS
from bot.gateway.intents import intents_of
from bot.gateway.registering import clear_elsewhere, register
from bot.gateway.servers import Servers
from bot.handlers.answering import Answers
from bot.handlers.attending import Attendant, Observer
from bot.handlers.browsing import Browsing
from bot.handlers.choosing import Choosing
from bot.handlers.judging import Judging
from bot.handlers.setting_up import SettingUp
from bot.handlers.threads import Threads
from bot.settings.sharding import Shards
from bot.texts.translator import TableTranslator
from retrieval import StorageError

_log = logging.getLogger(__name__)

COGS = (AskCog, BrowseCog, FeedCog, FindCog, MessagesCog, SettingsCog, VerdictsCog, WatchCog)


class CommandTree(app_commands.CommandTree["OnRecordBot"]):
    """Commands; what one of them does not catch itself is told and logged."""

    async def on_error(self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /) -> None:
        """Tell whoever waits, under a reference that stands in the log."""

        async def fail() -> None:
            raise error

        name = interaction.command.qualified_name if interaction.command else "command"
        await self.client.attendant.interaction(interaction, name, fail, counts=False)


class OnRecordBot(commands.AutoShardedBot):
    """Answers commands, buttons and messages.

    Nothing it sends can mention anyone, but for what a watch may ping.

    Args:
        service: answers.
        cooldowns: how fast somebody may ask.
        guild_id: register the commands in this server only, where they appear at once.
        message_content: whether it may read messages that neither mention it nor are direct: a privileged intent.
        shards: the connections to Discord that this process has.
        observer: is told of everything that is done.
        servers: what servers have of their own; None for nothing.
        only_looks: it is to log in, register nothing and change nothing.
    """

    def __init__(
        self,
        service: Service,
        *,
        cooldowns: Cooldowns | None = None,
        guild_id: int | None = None,
        message_content: bool = False,
        shards: Shards = Shards(),  # noqa: B008 - frozen
        observer: Observer | None = None,
        servers: Servers | None = None,
        only_looks: bool = False,
    ) -> None:
        some: dict[str, Any] = {"shard_ids": list(shards.ids)} if shards.ids else {}
        super().__init__(
            # There are no commands in messages; questions there are read by a cog.
            command_prefix=(),
            help_command=None,
            tree_cls=CommandTree,
            intents=intents_of(message_content=message_content),
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            shard_count=shards.count,
            **some,
            chunk_guilds_at_startup=False,
            max_messages=None,
        )
        self.service = service
        self.own_shards = shards
        self.servers = servers
        self.answers = Answers(service)
        self.threads = Threads(service, self.answers)
        self.browsing = Browsing(service, self.answers)
        self.choosing = Choosing(self, service, self.answers)
        self.judging = Judging(service)
        self.setting_up = SettingUp(service)
        self.attendant = Attendant(service.desk, cooldowns or Cooldowns(), observer)
        self._guild = discord.Object(guild_id) if guild_id else None
        self.only_looks = only_looks
        self._tidying: asyncio.Task[None] | None = None

    async def setup_hook(self) -> None:
        """Put the commands and the buttons in place, and register the commands with Discord."""
        for cog in COGS:
            await self.add_cog(cog(self))
        self.add_dynamic_items(*BUTTONS)
        await self.tree.set_translator(TableTranslator())
        if self._guild:
            self.tree.copy_global_to(guild=self._guild)
            self.tree.clear_commands(guild=None)
        if self.only_looks:
            return
        # What questions and completion need is made while the commands are registered.
        ready = asyncio.create_task(warm(self.service))
        if self.own_shards.has_first:
            await register(self.tree, self._guild)
            # Servers may be many, and nobody waits for what is tidied up there.
            self._tidying = asyncio.create_task(clear_elsewhere(self, but=self._guild.id if self._guild else 0))
        await ready
        try:
            await self.service.forget_old()
        except StorageError as error:
            _log.warning("Answers cannot be kept, and have no buttons: %s", error)

    async def on_ready(self) -> None:
        """Say in the log that the bot is there."""
        _log.info("Ready as %s.", self.user)

    async def on_message(self, message: discord.Message, /) -> None:
        """Nothing: there are no commands in messages."""

    async def drain(self, seconds: float) -> int:
        """Take no more questions, and wait for those that are being answered.

        Args:
            seconds: to wait at most; who is not answered by then is told to ask again.

        Returns:
            How many were told so.
        """
        return await self.service.desk.drain(seconds)

    async def close(self) -> None:
        """Leave Discord and end the threads."""
        if self._tidying:
            self._tidying.cancel()
        await super().close()
        await self.service.desk.close()
