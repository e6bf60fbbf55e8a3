"""The Discord client: log in, register the commands, leave cleanly."""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import tzinfo
from typing import Any

import discord
from discord import app_commands

from bot.cogs.ask import AskCommands
from retrieval import Retriever

_log = logging.getLogger(__name__)


class _CountedTree(app_commands.CommandTree["OnRecordClient"]):
    """Tells its client which interactions are being answered."""

    async def interaction_check(self, interaction: discord.Interaction["OnRecordClient"]) -> bool:
        """Take nothing once the bot stops."""
        return interaction.client.answering()


class OnRecordClient(discord.Client):
    """Answers slash commands from one retriever.

    It asks for no privileged intent and reads no messages; nothing it sends can mention anyone.

    Args:
        retriever: answers; used from worker threads.
        limit: hits for each answer.
        guild_id: register the commands in this server only, where they appear at once.
        zone: in which those who ask count days; None where it is not known.
    """

    def __init__(
        self, retriever: Retriever, *, limit: int = 5, guild_id: int | None = None, zone: tzinfo | None = None
    ) -> None:
        super().__init__(intents=discord.Intents(guilds=True), allowed_mentions=discord.AllowedMentions.none())
        self._guild = discord.Object(guild_id) if guild_id else None
        self._retriever = retriever
        self._workers = ThreadPoolExecutor(max_workers=4, thread_name_prefix="search")
        self._answering: set[asyncio.Task[Any]] = set()
        self._is_stopping = False
        self.tree = _CountedTree(self)
        for command in AskCommands(retriever, self._workers, limit=limit, zone=zone).commands():
            self.tree.add_command(command, guild=self._guild)

    async def setup_hook(self) -> None:
        """Register the slash commands with Discord; meanwhile, make what completion looks names up in."""
        ready = asyncio.get_running_loop().run_in_executor(self._workers, self._retriever.complete_speakers, "a")
        await self.tree.sync(guild=self._guild)
        await ready

    async def on_ready(self) -> None:
        """Say in the log that the bot is there."""
        _log.info("Ready as %s.", self.user)

    def answering(self) -> bool:
        """Whether the running task may answer somebody; from here on it is waited for when the bot stops."""
        task = asyncio.current_task()
        if self._is_stopping or task is None:
            return False
        self._answering.add(task)
        task.add_done_callback(self._answering.discard)
        return True

    async def drain(self, seconds: float) -> int:
        """Take no more questions, and wait for those that are being answered.

        Args:
            seconds: to wait at most.

        Returns:
            How many were left.
        """
        self._is_stopping = True
        if not self._answering:
            return 0
        _, late = await asyncio.wait(set(self._answering), timeout=seconds)
        return len(late)

    async def close(self) -> None:
        """Leave Discord and let running searches end."""
        await super().close()
        await asyncio.to_thread(self._workers.shutdown, wait=True, cancel_futures=True)
