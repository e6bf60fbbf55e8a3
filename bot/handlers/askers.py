"""Who did something in Discord, and where."""

from typing import Any

import discord

from bot.asking.service import Asker, Service
from bot.handlers.attending import locale_language


async def asker_of(interaction: discord.Interaction[Any], service: Service, text: str = "") -> Asker:
    """Who did something, and where.

    Args:
        interaction: what they did.
        service: knows what they set.
        text: what they wrote.
    """
    return await service.asker(
        str(interaction.user.id),
        str(interaction.guild_id or ""),
        str(interaction.channel_id or ""),
        locale_language(interaction.locale),
        text=text,
        # Elsewhere the bot is somebody's own, and there is no server to add a feed to.
        is_manager=interaction.is_guild_integration() and interaction.permissions.manage_guild,
        parent=str(getattr(interaction.channel, "parent_id", None) or ""),
    )
