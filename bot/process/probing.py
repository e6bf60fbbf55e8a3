"""Looks, without connecting and without changing anything, what Discord knows of the bot."""

import asyncio

from bot.gateway.client import OnRecordBot
from bot.gateway.payloads import difference
from bot.gateway.registering import Scope, compare, guilds_with_commands, registered_commands, wanted_commands
from bot.process.checkup import Finding, commands, intents, starts, token
from bot.process.troubles import trouble_of

_PATIENCE_S = 30.0


async def probe(
    bot_token: str, client: OnRecordBot, *, guild_id: int = 0, message_content: bool = False
) -> list[Finding]:
    """Ask Discord for everything that keeps a bot from running.

    Args:
        bot_token: the token; it stands in no finding.
        client: made for looking only; it is closed afterwards.
        guild_id: the server in which commands are registered; 0 for everywhere.
        message_content: whether messages are read that do not mention the bot.
    """
    found: list[Finding] = []
    name = None
    try:
        async with client, asyncio.timeout(_PATIENCE_S):
            await client.login(bot_token)
            name = str(client.user)
            found.append(token(name, None))
            found.append(intents(client.application_flags.value, message_content=message_content))
            limits = await client.fetch_session_start_limits()
            found += [one for one in [starts(limits.remaining, limits.total)] if one]
            found += await _commands(client, Scope(guild_id))
    except Exception as error:
        trouble = trouble_of(error)
        if trouble is None:
            raise
        found.append(token(None, trouble) if name is None else Finding("fail", "discord", str(trouble)))
    return found


async def _commands(client: OnRecordBot, scope: Scope) -> list[Finding]:
    changes = await compare(client.tree, scope)
    count = len(await wanted_commands(client.tree, scope))
    others = [Scope(guild_id) for guild_id in await guilds_with_commands(client, but=scope.guild_id)]
    if scope.guild_id and difference([], await registered_commands(client, Scope())):
        others.append(Scope())
    return commands(changes, count, str(scope), [str(other) for other in others])
