"""What owners set for their server, and members for themselves."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import discord

from bot.asking.digest import begin_digest, digest_trouble
from bot.asking.owner_errors import UnknownSourceError
from bot.asking.preferences import GuildSettings, change_guild_settings, change_user_settings, guild_settings
from bot.asking.service import Service
from bot.components.settings_panel import settings_panel, stamp_of
from bot.handlers.askers import asker_of
from bot.handlers.digests import channel_trouble
from bot.handlers.owners import owned_guild
from bot.render.settings import preferences_text
from bot.texts.catalogue import say
from retrieval.people.completion_sources import source_of

_OF_THE_DIGEST = {"digest_channel", "digest_hour", "zone"}


class SettingUp:
    """Shows and changes what is set. Whoever changes something must be an owner at that moment.

    Args:
        service: keeps it.
    """

    def __init__(self, service: Service) -> None:
        self._service = service

    async def settings(self, interaction: discord.Interaction[Any], changes: Mapping[str, object]) -> None:
        """Answer ``/settings``: change what was named, and show the panel to whoever asked alone.

        Args:
            interaction: the command, not answered yet.
            changes: by the name of a field of ``GuildSettings``; none to show it as it is.
        """
        guild = owned_guild(interaction)
        asker = await asker_of(interaction, self._service)
        await interaction.response.defer(thinking=True, ephemeral=True)
        settings = await self._changed(guild, changes)
        note = say("settings.saved", asker.language) if changes else ""
        view = await self._panel(interaction, settings, note)
        await interaction.followup.send(view=view, ephemeral=True)

    async def press(self, interaction: discord.Interaction[Any], stamp: str, changes: Mapping[str, object]) -> None:
        """Change what a press on the panel says, and show the panel as it is now.

        Args:
            interaction: the press, not answered yet.
            stamp: of the settings that the panel showed.
            changes: what is changed.
        """
        guild = owned_guild(interaction)
        asker = await asker_of(interaction, self._service)
        await interaction.response.defer()
        is_stale = stamp_of(asker.settings) != stamp
        settings = await self._changed(guild, changes)
        note = say("settings.changed_meanwhile" if is_stale else "settings.saved", asker.language)
        await interaction.edit_original_response(view=await self._panel(interaction, settings, note))

    async def preferences(self, interaction: discord.Interaction[Any], changes: Mapping[str, object]) -> None:
        """Answer ``/preferences``: change what was named, and show it to whoever asked alone.

        Args:
            interaction: the command, not answered yet.
            changes: by the name of a field of ``UserSettings``; none to show them as they are.
        """
        user, retriever = str(interaction.user.id), self._service.retriever
        await interaction.response.defer(thinking=True, ephemeral=True)
        settings = await self._service.desk.write(lambda: change_user_settings(retriever, user, **changes))
        asker = await asker_of(interaction, self._service)
        text = preferences_text(settings, asker.language)
        await interaction.followup.send(text, ephemeral=True)

    async def handles(self, guild: str, typed: list[str]) -> tuple[str, ...]:
        """The handles of sources that somebody typed or picked.

        Args:
            guild: whose feeds count.
            typed: each a handle or a name.

        Raises:
            UnknownSourceError: one of them is no source.
        """
        known = await self._service.desk.small(self._service.reader(guild).sources)
        found = []
        for one in typed:
            meant = source_of(one, known)
            if meant.handle is None:
                raise UnknownSourceError(one, meant.nearest)
            found.append(meant.handle)
        return tuple(dict.fromkeys(found))

    async def _changed(self, guild: str, changes: Mapping[str, object]) -> GuildSettings:
        retriever, zone = self._service.retriever, self._service.zone

        def change() -> GuildSettings:
            settings = change_guild_settings(retriever, guild, **changes)
            if _OF_THE_DIGEST & set(changes):
                begin_digest(retriever, guild, settings, datetime.now(UTC), zone)
            return settings

        if changes:
            return await self._service.desk.write(change)
        return await self._service.desk.small(lambda: guild_settings(retriever, guild))

    async def _panel(
        self, interaction: discord.Interaction[Any], settings: GuildSettings, note: str
    ) -> discord.ui.LayoutView:
        asker = await asker_of(interaction, self._service)
        trouble = await self._trouble(interaction, settings)
        return settings_panel(settings, asker.language, zone=self._service.zone, trouble=trouble, note=note)

    async def _trouble(self, interaction: discord.Interaction[Any], settings: GuildSettings) -> str:
        """Why the digest cannot be posted: as it is now, or else as it was the last time."""
        if not settings.digest_channel:
            return ""
        known = interaction.guild if interaction.guild and not interaction.guild.unavailable else None
        if known and (now := channel_trouble(known, settings.digest_channel)):
            return now
        guild = str(interaction.guild_id)
        last = await self._service.desk.small(lambda: digest_trouble(self._service.retriever, guild))
        # What was wrong with the channel then is mended.
        return last if last == "digest.failed" else ""
