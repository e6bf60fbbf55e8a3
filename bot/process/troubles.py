"""What Discord and the network do to a bot, each as one line for its owner.

The library's own errors may quote the token or a page of HTML; nothing of their text goes on.
"""

import errno
from collections.abc import Callable

import aiohttp
import discord

from bot.errors import BotTokenError, DiscordRefusedError, IntentsError, ShardsError, UnreachableError
from retrieval.errors import OnRecordError

PORTAL = "https://discord.com/developers/applications"
_STATUS = "https://discordstatus.com tells how it is"

TOKEN_HELP = (
    f"Copy the token from the Bot page of your application at {PORTAL} "
    "and set ONRECORD_DISCORD_TOKEN in the environment or in .env."
)


_UPGRADE = "Run `pip install --upgrade discord.py onrecord`."

CLOSINGS: dict[int, Callable[[], OnRecordError]] = {
    4004: lambda: BotTokenError(
        f"Discord does not accept the token any more: it was reset, or belongs to a bot that is gone. {TOKEN_HELP}"
    ),
    4010: lambda: ShardsError(
        "Discord refuses this division into connections. Take discord_shards out of the settings.", code=4010
    ),
    4011: lambda: ShardsError(
        "The bot is in too many servers for so few connections. Take discord_shards out of the settings, or raise it.",
        code=4011,
    ),
    4012: lambda: DiscordRefusedError(
        f"Discord does not speak to this version of discord.py any more. {_UPGRADE}", status=4012
    ),
    4013: lambda: IntentsError(f"Discord does not know an intent that the bot asks for. {_UPGRADE}", code=4013),
    4014: lambda: IntentsError(
        'The setting discord_message_content needs the privileged intent "Message Content", which is not allowed. '
        f"Switch it on under Privileged Gateway Intents on the Bot page of your application at {PORTAL}, "
        "or set discord_message_content = false.",
        code=4014,
    ),
}
"""The codes with which Discord closes a connection for good, and what each means to the owner."""


def trouble_of(error: Exception) -> OnRecordError | None:
    """What to tell the owner where the bot could not start or go on.

    Args:
        error: of discord.py, of its HTTP client, or one of ours already.

    Returns:
        An ``UnreachableError`` where it may pass by itself; None where it is nothing that is known.
    """
    match error:
        case OnRecordError():
            return error
        case discord.LoginFailure():
            return BotTokenError(f"Discord refused the token. {TOKEN_HELP}")
        case discord.PrivilegedIntentsRequired():
            return CLOSINGS[4014]()
        case discord.ConnectionClosed():
            return _closed(error.code)
        case discord.GatewayNotFound():
            return UnreachableError(f"Discord gives no address of a gateway at the moment; {_STATUS}.")
        case discord.RateLimited():
            return _limited(error.retry_after)
        case discord.HTTPException():
            return _answered(error)
        case TimeoutError() | OSError() | aiohttp.ClientError():
            return UnreachableError(_unreached(error))
    return None


def _closed(code: int) -> OnRecordError:
    if closing := CLOSINGS.get(code):
        return closing()
    return UnreachableError(f"Discord closed the connection with code {code}.")


def _answered(error: discord.HTTPException) -> OnRecordError:
    status = error.status
    if status == 429:
        return _limited(_seconds(error.response.headers.get("Retry-After", "")))
    if status >= 500:
        return UnreachableError(f"Discord answers {status}: it is in trouble, or being maintained; {_STATUS}.")
    if status == 401:
        return CLOSINGS[4004]()
    told = f"{status}, code {error.code}" if error.code else str(status)
    return DiscordRefusedError(f"Discord refused what the bot asked for ({told}).", status=status)


def _limited(seconds: float) -> UnreachableError:
    wait = f"; it asks to wait {seconds:.0f} s" if seconds else ""
    return UnreachableError(
        f"Discord takes no more requests from this address for now (429){wait}.", retry_after=seconds
    )


def _seconds(text: str) -> float:
    return float(text) if text.isdecimal() else 0.0


_REASONS = {errno.ECONNREFUSED: "the connection is refused", errno.ENETUNREACH: "there is no way to it"}


def _unreached(error: Exception) -> str:
    """Which link of the chain is broken: the name, the certificate, the way."""
    where = f" at {error.host}" if isinstance(error, aiohttp.ClientConnectorError) and error.host else ""
    number = error.errno if isinstance(error, OSError) else None
    match error:
        case aiohttp.ClientConnectorDNSError():
            reason, question = f"the name {error.host} is not found", "Is there a network, and does DNS work?"
            where = ""
        case aiohttp.ClientConnectorCertificateError() | aiohttp.ClientSSLError():
            reason, question = "its certificate is not trusted", "Is the clock right, is there a proxy?"
        case TimeoutError():
            reason, question = "no answer in time", "Is there a network?"
        case _:
            reason, question = _REASONS.get(number or 0, "the connection fails"), "Is there a network?"
    return f"Discord cannot be reached{where}: {reason}. {question}"
