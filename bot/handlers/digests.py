"""Posts each server's daily digest, once a day whatever happens to the bot."""

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import discord

from bot.asking.digest import claim_digest, digests_due, note_trouble, window
from bot.asking.preferences import GuildSettings
from bot.asking.service import Service
from bot.handlers.attending import locale_language
from bot.render.digest import digest_message
from retrieval.errors import OnRecordError

if TYPE_CHECKING:
    from bot.gateway.client import OnRecordBot

_log = logging.getLogger(__name__)

PAUSE_S = 60.0
"""Seconds between two looks at whose digest is due."""

Channel = discord.TextChannel | discord.VoiceChannel | discord.StageChannel | discord.Thread


class Digests:
    """Posts digests.

    Args:
        bot: posts them.
        service: knows what came.
        clock: the time.
    """

    def __init__(
        self, bot: "OnRecordBot", service: Service, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._bot = bot
        self._service = service
        self._clock = clock

    async def run(self) -> None:
        """Post those that are due, until cancelled."""
        await self._bot.wait_until_ready()
        while True:
            try:
                await self.post_due()
            # What goes wrong now may not in a minute.
            except Exception:  # noqa: BLE001
                _log.exception("Digests could not be posted.")
            await asyncio.sleep(PAUSE_S)

    async def post_due(self) -> int:
        """Post the digests that are due now; gives how many were."""
        retriever, desk = self._service.retriever, self._service.desk
        due = await desk.small(lambda: digests_due(retriever, self._clock(), self._service.zone))
        posted = 0
        for guild_id, settings, day in due:
            guild = self._bot.get_guild(int(guild_id))
            if guild is None or guild.unavailable or desk.is_stopping:
                continue
            try:
                posted += await self._post(guild, settings, day)
            except (OnRecordError, discord.HTTPException, OSError) as error:
                _log.warning("The digest of server %s could not be posted: %s", guild_id, error)
                await self._note(guild_id, "digest.failed")
        return posted

    async def _post(self, guild: discord.Guild, settings: GuildSettings, day: date) -> bool:
        guild_id, desk = str(guild.id), self._service.desk
        trouble = channel_trouble(guild, settings.digest_channel)
        if not await desk.write(lambda: claim_digest(self._service.retriever, guild_id, day)):
            return False
        await self._note(guild_id, trouble)
        if trouble:
            _log.warning("The digest of server %s is not posted: its channel is gone, or closed to the bot.", guild_id)
            return False
        since, until = window(settings, day, self._service.zone)
        sources = settings.sources or None
        arrived = await desk.search(lambda: self._service.reader(guild_id).arrived(since, until, sources=sources))
        if not arrived.items:
            return False
        language = settings.language or locale_language(guild.preferred_locale)
        channel = guild.get_channel_or_thread(int(settings.digest_channel))
        assert isinstance(channel, Channel)
        await channel.send(
            view=digest_message(arrived, language), silent=True, allowed_mentions=discord.AllowedMentions.none()
        )
        return True

    async def _note(self, guild_id: str, key: str) -> None:
        await self._service.desk.write(lambda: note_trouble(self._service.retriever, guild_id, key))


def channel_trouble(guild: discord.Guild, channel_id: str) -> str:
    """Why nothing can be posted in a channel, as the key of a text; empty where it can.

    Args:
        guild: the server.
        channel_id: of the channel.
    """
    channel = guild.get_channel_or_thread(int(channel_id))
    if not isinstance(channel, Channel):
        return "digest.gone"
    may = channel.permissions_for(guild.me)
    may_send = may.send_messages_in_threads if isinstance(channel, discord.Thread) else may.send_messages
    return "" if may.view_channel and may_send else "digest.no_permission"
