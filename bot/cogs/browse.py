"""``/timeline``, ``/sources``, ``/speakers`` and ``/latest``."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.asking.request import Request
from bot.asking.service import Asker
from bot.cogs.ask import Name, each_source, source_choices, speaker_choices
from bot.handlers.askers import asker_of
from bot.texts.translator import text_of

if TYPE_CHECKING:
    from bot.gateway.client import OnRecordBot

Topic = app_commands.Range[str, 1, 200]
Choices = list[app_commands.Choice[str]]


class BrowseCog(commands.Cog):
    """Lists by slash command.

    Args:
        bot: whose commands they are.
    """

    def __init__(self, bot: "OnRecordBot") -> None:
        self._bot = bot

    @app_commands.command(name=text_of("browse.timeline_name"), description=text_of("browse.timeline"))
    @app_commands.rename(speaker=text_of("browse.speaker_name"), topic=text_of("browse.topic_name"))
    @app_commands.describe(speaker=text_of("browse.speaker"), topic=text_of("browse.topic"))
    async def timeline(self, interaction: discord.Interaction[Any], speaker: Name, topic: Topic | None = None) -> None:
        """Show what somebody said, in order of date."""
        service = self._bot.service
        await self._show(
            interaction,
            "timeline",
            lambda asker: service.listing(asker, "timeline", speakers=(speaker,), topic=topic or ""),
        )

    @app_commands.command(name=text_of("browse.sources_name"), description=text_of("browse.sources"))
    @app_commands.rename(name=text_of("browse.filter_name"))
    @app_commands.describe(name=text_of("browse.filter"))
    async def sources(self, interaction: discord.Interaction[Any], name: Name | None = None) -> None:
        """List the sources, for the asker alone."""
        service = self._bot.service
        await self._show(
            interaction, "sources", lambda asker: service.listing(asker, "sources", text=name or "", private=True)
        )

    @app_commands.command(name=text_of("browse.speakers_name"), description=text_of("browse.speakers"))
    @app_commands.rename(name=text_of("browse.filter_name"))
    @app_commands.describe(name=text_of("browse.filter"))
    async def speakers(self, interaction: discord.Interaction[Any], name: Name | None = None) -> None:
        """List who speaks, for the asker alone."""
        service = self._bot.service
        await self._show(
            interaction, "speakers", lambda asker: service.listing(asker, "speakers", text=name or "", private=True)
        )

    @app_commands.command(name=text_of("browse.latest_name"), description=text_of("browse.latest"))
    @app_commands.rename(source=text_of("browse.source_name"))
    @app_commands.describe(source=text_of("browse.source"))
    async def latest(
        self, interaction: discord.Interaction[Any], source: app_commands.Range[str, 1, 400] | None = None
    ) -> None:
        """Show the newest items."""
        service = self._bot.service
        await self._show(
            interaction, "latest", lambda asker: service.listing(asker, "latest", sources=each_source(source or ""))
        )

    @timeline.autocomplete("speaker")
    @speakers.autocomplete("name")
    async def complete_speaker(self, interaction: discord.Interaction[Any], current: str) -> Choices:
        """People whom a text is the beginning of."""
        return await speaker_choices(self._bot.service, interaction, current)

    @sources.autocomplete("name")
    @latest.autocomplete("source")
    async def complete_source(self, interaction: discord.Interaction[Any], current: str) -> Choices:
        """Sources that a text is the beginning of."""
        return await source_choices(self._bot.service, interaction, current)

    async def _show(
        self, interaction: discord.Interaction[Any], name: str, request_of: Callable[[Asker], Request]
    ) -> None:
        async def work() -> None:
            asker = await asker_of(interaction, self._bot.service)
            await self._bot.answers.answer_interaction(interaction, asker, request_of(asker))

        await self._bot.attendant.interaction(interaction, name, work)
