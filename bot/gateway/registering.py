"""Keeps the commands that Discord has registered as the bot has them: in one scope, and nowhere a second time."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import app_commands
from discord.http import Route

from bot.errors import BotGuildError, DiscordRefusedError
from bot.gateway.payloads import ENTRY_POINT, Difference, Payload, difference
from bot.gateway.permissions import invitation

_log = logging.getLogger(__name__)

Tree = app_commands.CommandTree[Any]

_MOST_GUILDS = 100
"""Servers that are looked at for commands of their own, at one request each."""

_LONGEST = 400
_NO_MORE_TODAY = 30_034
"""https://discord.com/developers/docs/topics/opcodes-and-status-codes#json-json-error-codes"""


@dataclass(frozen=True)
class Scope:
    """Where commands are registered.

    Attributes:
        guild_id: in this server; 0 for everywhere.
    """

    guild_id: int = 0

    def __str__(self) -> str:
        return f"in server {self.guild_id}" if self.guild_id else "everywhere"


async def wanted_commands(tree: Tree, scope: Scope) -> list[dict[str, Any]]:
    """The bot's commands of a scope as Discord wants them, with their translations.

    Args:
        tree: has them.
        scope: which of them.
    """
    guild = discord.Object(scope.guild_id) if scope.guild_id else None
    found = tree.get_commands(guild=guild)
    if tree.translator is None:
        return [command.to_dict(tree) for command in found]
    return [await command.get_translated_payload(tree, tree.translator) for command in found]


async def registered_commands(client: discord.Client, scope: Scope) -> list[dict[str, Any]]:
    """What is registered in a scope, with its translations, for which the library does not ask.

    Args:
        client: logged in.
        scope: where.

    Raises:
        BotGuildError: it is a server in which the bot may register nothing.
        HTTPException: Discord does not answer.
    """
    try:
        found: list[dict[str, Any]] = await client.http.request(
            _route("GET", client, scope), params={"with_localizations": "true"}
        )
    except (discord.Forbidden, discord.NotFound):
        if not scope.guild_id:
            raise
        raise _not_there(client, scope) from None
    return found


async def compare(tree: Tree, scope: Scope) -> Difference:
    """What registering would change in a scope.

    Raises:
        BotGuildError: it is a server in which the bot may register nothing.
        HTTPException: Discord does not answer.
    """
    return difference(await wanted_commands(tree, scope), await registered_commands(tree.client, scope))


async def register(tree: Tree, guild: discord.abc.Snowflake | None) -> None:
    """Register the commands, where something changed, and take them back where they are registered no more.

    Discord counts how many commands are registered in a day: what is there already is left alone.

    Args:
        tree: has the commands of the scope that is wanted.
        guild: register them in this server only; None for everywhere. In the latter case servers are looked at behind
            the scenes for commands of their own.

    Raises:
        BotGuildError: it is a server in which the bot may register nothing.
        DiscordRefusedError: Discord does not take a command as it is.
        HTTPException: Discord does not answer.
    """
    scope = Scope(guild.id if guild else 0)
    wanted = await wanted_commands(tree, scope)
    there = await registered_commands(tree.client, scope)
    changes = difference(wanted, there)
    if changes:
        await _put(tree.client, scope, wanted, there)
    _log.info("Commands registered %s: %d, %s.", scope, len(wanted), _told(changes))
    if scope.guild_id:
        await clear(tree.client, Scope())


async def clear(client: discord.Client, scope: Scope) -> int:
    """Take back what is registered in a scope.

    Args:
        client: logged in.
        scope: where.

    Returns:
        How many commands were.

    Raises:
        HTTPException: Discord does not answer.
    """
    there = await registered_commands(client, scope)
    stale = difference([], there).stale
    if stale:
        await _put(client, scope, [], there)
        _log.info("Commands registered %s before: %d, taken back.", scope, len(stale))
    return len(stale)


async def guilds_with_commands(client: discord.Client, *, but: int = 0) -> list[int]:
    """Servers, of the first hundred that the bot is in, with commands of their own.

    Args:
        client: logged in.
        but: leave this one out.

    Raises:
        HTTPException: Discord does not answer.
    """
    found = []
    async for guild in client.fetch_guilds(limit=_MOST_GUILDS):
        try:
            if guild.id != but and difference([], await registered_commands(client, Scope(guild.id))):
                found.append(guild.id)
        except BotGuildError:
            # It was invited there without commands, so there are none.
            continue
    return found


async def clear_elsewhere(client: discord.Client, *, but: int = 0) -> None:
    """Take back commands of single servers, registered when another server was set; trouble with it stops nothing.

    Args:
        client: logged in.
        but: the server whose commands stay.
    """
    try:
        for guild_id in await guilds_with_commands(client, but=but):
            await clear(client, Scope(guild_id))
    except (discord.HTTPException, OSError, TimeoutError) as error:
        _log.warning("Whether servers have commands of their own is not known (%s).", type(error).__name__)


async def _put(client: discord.Client, scope: Scope, wanted: Sequence[Payload], there: Sequence[Payload]) -> None:
    kept = [one for one in there if one.get("type") == ENTRY_POINT]
    try:
        await client.http.request(_route("PUT", client, scope), json=[*wanted, *kept])
    except discord.HTTPException as error:
        if error.code == _NO_MORE_TODAY:
            _log.warning("Discord takes no more commands today; those that are registered %s stay as they are.", scope)
            return
        if error.status == 400:
            told = " ".join(error.text.split())[:_LONGEST]
            raise DiscordRefusedError(f"Discord does not take the commands as they are: {told}.", status=400) from None
        raise


def _route(method: str, client: discord.Client, scope: Scope) -> Route:
    if scope.guild_id:
        path = "/applications/{application_id}/guilds/{guild_id}/commands"
        return Route(method, path, application_id=client.application_id, guild_id=scope.guild_id)
    return Route(method, "/applications/{application_id}/commands", application_id=client.application_id)


def _told(changes: Difference) -> str:
    counts = (("new", changes.missing), ("changed", changes.changed), ("taken back", changes.stale))
    return ", ".join(f"{len(names)} {what}" for what, names in counts if names) or "as they were registered"


def _not_there(client: discord.Client, scope: Scope) -> BotGuildError:
    link = invitation(client.application_id or 0, guild_id=scope.guild_id)
    return BotGuildError(
        f"The bot is not in server {scope.guild_id}, or was invited without applications.commands. Correct "
        f"discord_guild in the settings, or invite it: {link}",
        guild_id=scope.guild_id,
    )
