"""Who may set up a server, told from what Discord says with each command and press."""

from typing import Any

import discord

from bot.asking.owner_errors import NotOwnerError, OutsideServerError

MANAGE = discord.Permissions(manage_guild=True)
"""Whom Discord offers the commands for owners; it is asked again with each of them, as a server may change that."""


def owned_guild(interaction: discord.Interaction[Any]) -> str:
    """The id of the server that somebody sets up.

    Args:
        interaction: the command or the press.

    Raises:
        OutsideServerError: it is in no server that the bot was added to.
        NotOwnerError: they may not manage the server.
    """
    if interaction.guild_id is None or not interaction.is_guild_integration():
        raise OutsideServerError
    if not (interaction.permissions.manage_guild or interaction.permissions.administrator):
        raise NotOwnerError
    return str(interaction.guild_id)


def is_owner(interaction: discord.Interaction[Any]) -> bool:
    """Whether somebody may set up the server they are in; for completion, which tells others nothing."""
    try:
        return bool(owned_guild(interaction))
    except (OutsideServerError, NotOwnerError):
        return False
