"""What Discord and the network do to a bot, in one line each."""

import ssl
from types import SimpleNamespace
from typing import Any

import aiohttp
import discord
import pytest

from bot.errors import (
    BotTokenError,
    DateError,
    DiscordRefusedError,
    IntentsError,
    ShardsError,
    UnreachableError,
)
from bot.process.troubles import CLOSINGS, trouble_of

TOKEN = "MTIz.token-that-must-not-leak"


def closed(code: int) -> discord.ConnectionClosed:
    return discord.ConnectionClosed(SimpleNamespace(close_code=code), shard_id=0, code=code)  # type: ignore[arg-type]


def http(kind: type[discord.HTTPException], status: int, code: int = 0, **headers: str) -> discord.HTTPException:
    response: Any = SimpleNamespace(status=status, reason=TOKEN, headers=headers)
    return kind(response, {"code": code, "message": f"quoted {TOKEN}"})


def connector(kind: type[aiohttp.ClientConnectorError], error: OSError) -> aiohttp.ClientConnectorError:
    key: Any = SimpleNamespace(host="discord.example", port=443, ssl=True, is_ssl=True)
    return kind(key, error)


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (discord.LoginFailure(TOKEN), BotTokenError, "refused the token"),
        (http(discord.HTTPException, 401), BotTokenError, "not accept the token any more"),
        (closed(4004), BotTokenError, "reset"),
        (closed(4010), ShardsError, "discord_shards"),
        (closed(4011), ShardsError, "discord_shards"),
        (closed(4012), DiscordRefusedError, "upgrade"),
        (closed(4013), IntentsError, "upgrade"),
        (closed(4014), IntentsError, "Privileged Gateway Intents"),
        (closed(4000), UnreachableError, "code 4000"),
        (discord.PrivilegedIntentsRequired(0), IntentsError, "discord_message_content"),
        (discord.GatewayNotFound(), UnreachableError, "discordstatus.com"),
        (discord.RateLimited(12.0), UnreachableError, "wait 12 s"),
        (http(discord.HTTPException, 429, **{"Retry-After": "9"}), UnreachableError, "wait 9 s"),
        (http(discord.HTTPException, 429), UnreachableError, "(429)."),
        (http(discord.DiscordServerError, 503), UnreachableError, "maintained"),
        (http(discord.Forbidden, 403, 50001), DiscordRefusedError, "403, code 50001"),
        (http(discord.HTTPException, 418), DiscordRefusedError, "(418)"),
        (connector(aiohttp.ClientConnectorDNSError, OSError(-2, "Name")), UnreachableError, "the name discord.example"),
        (connector(aiohttp.ClientConnectorError, OSError(111, "Refused")), UnreachableError, "refused"),
        (aiohttp.ServerDisconnectedError(), UnreachableError, "the connection fails"),
        (TimeoutError(), UnreachableError, "no answer in time"),
        (OSError(101, "Unreachable"), UnreachableError, "no way to it"),
    ],
)
def test_each_is_told_without_what_the_library_says(error: Exception, kind: type, words: str) -> None:
    trouble = trouble_of(error)
    assert type(trouble) is kind
    assert words in str(trouble)
    assert TOKEN not in str(trouble)
    assert "\n" not in str(trouble)


def test_a_certificate_that_is_not_trusted_is_told_as_such() -> None:
    error = aiohttp.ClientConnectorCertificateError(
        SimpleNamespace(host="discord.example", port=443, is_ssl=True),  # type: ignore[arg-type]
        ssl.SSLCertVerificationError("self-signed"),
    )
    assert "certificate is not trusted" in str(trouble_of(error))


def test_how_long_discord_asks_to_wait_is_kept() -> None:
    trouble = trouble_of(http(discord.HTTPException, 429, **{"Retry-After": "9"}))
    assert isinstance(trouble, UnreachableError)
    assert trouble.retry_after == 9


def test_ours_stays_and_what_nobody_knows_is_none() -> None:
    ours = DateError("No date.", text="x")
    assert trouble_of(ours) is ours
    assert trouble_of(ZeroDivisionError()) is None


def test_every_code_that_discord_py_gives_up_on_has_its_line() -> None:
    assert set(CLOSINGS) == {4004, 4010, 4011, 4012, 4013, 4014}
