"""The Discord client: log in, register the commands, leave cleanly."""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import tzinfo

import discord
from discord import app_commands

from bot.cogs.ask import AskCommands
from bot.errors import BotTokenError
from retrieval import Retriever

_log = logging.getLogger(__name__)

_HELP = (
    "Copy the token from the Bot page of your application at https://discord.com/developers/applications "
    "and set ONRECORD_DISCORD_TOKEN in the environment or in .env."
)


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
        self.tree = app_commands.CommandTree(self)
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

    async def close(self) -> None:
        """Leave Discord and let running searches end."""
        await super().close()
        await asyncio.to_thread(self._workers.shutdown, wait=True, cancel_futures=True)


def run_bot(
    token: str | None,
    retriever: Retriever,
    *,
    limit: int = 5,
    guild_id: int | None = None,
    zone: tzinfo | None = None,
) -> None:
    """Run until interrupted.

    Args:
        token: the bot's token; never logged.
        retriever: answers.
        limit: hits for each answer.
        guild_id: see ``OnRecordClient``.
        zone: see ``OnRecordClient``.

    Raises:
        BotTokenError: there is no token, or Discord refused it.
    """
    if not token:
        raise BotTokenError(f"There is no Discord token. {_HELP}")
    discord.utils.setup_logging(level=logging.INFO)
    try:
        asyncio.run(_run(token, retriever, limit=limit, guild_id=guild_id, zone=zone))
    except KeyboardInterrupt:
        _log.info("Stopped.")


async def _run(
    token: str, retriever: Retriever, *, limit: int, guild_id: int | None, zone: tzinfo | None = None
) -> None:
    async with OnRecordClient(retriever, limit=limit, guild_id=guild_id, zone=zone) as client:
        try:
            await client.start(token)
        except discord.LoginFailure:
            # The library's error may quote the token; nothing of it goes on.
            raise BotTokenError(f"Discord refused the token. {_HELP}") from None
