"""Commands are registered once, where they are wanted, and only when something changed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import discord
import pytest
from discord import app_commands
from discord.http import Route

from bot.errors import BotGuildError, DiscordRefusedError
from bot.gateway.payloads import ENTRY_POINT
from bot.gateway.registering import Scope, clear_elsewhere, compare, guilds_with_commands, register, wanted_commands
from tests.bot.troubled_discord import TOKEN, TroubledDiscord

EVERYWHERE = "PUT applications/1234567890/commands"
IN_77 = "PUT applications/1234567890/guilds/77/commands"


@pytest.fixture
async def there(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[TroubledDiscord]:
    found = TroubledDiscord()
    await found.start()
    monkeypatch.setattr(Route, "BASE", f"{found.base}/api/v10")
    yield found
    await found.stop()


class Japanese(app_commands.Translator):
    """Says one word."""

    def __init__(self, word: str) -> None:
        self._word = word

    async def translate(self, string: Any, locale: discord.Locale, context: Any) -> str | None:
        return self._word if locale is discord.Locale.japanese else None


@asynccontextmanager
async def tree_with(*names: str, guild_id: int = 0, word: str = "") -> AsyncIterator[app_commands.CommandTree[Any]]:
    """A bot that has logged in, with commands that do nothing."""
    async with discord.Client(intents=discord.Intents.none()) as client:
        tree = app_commands.CommandTree(client)
        if word:
            await tree.set_translator(Japanese(word))
        for name in names:
            tree.add_command(command(name), guild=discord.Object(guild_id) if guild_id else None)
        await client.login(TOKEN)
        yield tree


def command(name: str) -> app_commands.Command[Any, ..., None]:
    async def nothing(interaction: discord.Interaction, text: str, private: bool = False) -> None: ...

    found = app_commands.Command(name=app_commands.locale_str(name), description="Nothing", callback=nothing)
    found.default_permissions = discord.Permissions(manage_guild=True)
    return found


def names(there: TroubledDiscord, scope: int = 0) -> list[str]:
    return [one["name"] for one in there.commands.get(scope, [])]


async def test_a_second_start_registers_nothing(there: TroubledDiscord) -> None:
    for _ in range(2):
        async with tree_with("ask", "latest", word="きく") as tree:
            await register(tree, None)
    assert names(there) == ["ask", "latest"]
    assert there.requests.count(EVERYWHERE) == 1


async def test_a_translation_that_changed_is_registered(there: TroubledDiscord) -> None:
    for word in ("きく", "たずねる"):
        async with tree_with("ask", word=word) as tree:
            await register(tree, None)
    assert there.requests.count(EVERYWHERE) == 2
    assert there.commands[0][0]["name_localizations"] == {"ja": "たずねる"}


async def test_a_server_set_later_takes_them_from_everywhere_else(there: TroubledDiscord) -> None:
    async with tree_with("ask") as tree:
        await register(tree, None)
    for _ in range(2):
        async with tree_with("ask", guild_id=77) as tree:
            await register(tree, discord.Object(77))
    assert (names(there), names(there, 77)) == ([], ["ask"])
    assert (there.requests.count(EVERYWHERE), there.requests.count(IN_77)) == (2, 1)


async def test_a_server_set_no_more_has_none_of_its_own(there: TroubledDiscord) -> None:
    there.guilds = [76, 77]
    async with tree_with("ask", guild_id=77) as tree:
        await register(tree, discord.Object(77))
    there.answers["GET applications/1234567890/guilds/76/commands"].append((403, {"code": 50001, "message": "No"}, {}))
    async with tree_with("ask") as tree:
        await register(tree, None)
        assert await guilds_with_commands(tree.client) == [77]
        assert await guilds_with_commands(tree.client, but=77) == []
        await clear_elsewhere(tree.client)
    assert (names(there), names(there, 77)) == (["ask"], [])


async def test_trouble_with_other_servers_stops_nothing(
    there: TroubledDiscord, caplog: pytest.LogCaptureFixture
) -> None:
    there.answers["GET users/@me/guilds"].append((503, "", {}))
    async with tree_with() as tree:
        await clear_elsewhere(tree.client)
    assert "not known (DiscordServerError)" in caplog.text


async def test_what_starts_an_activity_stays(there: TroubledDiscord) -> None:
    there.commands[0] = [{"id": "9", "name": "launch", "type": ENTRY_POINT}, {"id": "8", "name": "old", "type": 1}]
    async with tree_with("ask") as tree:
        await register(tree, None)
    assert names(there) == ["ask", "launch"]


@pytest.mark.parametrize(("status", "code"), [(403, 50001), (404, 10004)])
async def test_a_server_without_the_bot_is_told_with_a_link_that_mends_it(
    there: TroubledDiscord, status: int, code: int
) -> None:
    there.answers[IN_77.replace("PUT", "GET")].append((status, {"message": "Missing Access", "code": code}, {}))
    async with tree_with("ask", guild_id=77) as tree:
        with pytest.raises(BotGuildError, match=r"not in server 77.*applications\.commands.*guild_id=77") as raised:
            await register(tree, discord.Object(77))
    assert raised.value.guild_id == 77


async def test_where_discord_takes_no_more_today_the_bot_runs_with_what_is_there(
    there: TroubledDiscord, caplog: pytest.LogCaptureFixture
) -> None:
    there.answers[EVERYWHERE].append((400, {"message": "Max", "code": 30034}, {}))
    async with tree_with("ask") as tree:
        await register(tree, None)
    assert "takes no more commands today" in caplog.text


async def test_a_command_that_discord_does_not_take_is_told_in_one_line(there: TroubledDiscord) -> None:
    errors = {"0": {"description": {"_errors": [{"code": "X", "message": "This field is required"}]}}}
    there.answers[EVERYWHERE].append((400, {"message": "Invalid Form Body", "code": 50035, "errors": errors}, {}))
    async with tree_with("ask") as tree:
        with pytest.raises(DiscordRefusedError, match="This field is required") as raised:
            await register(tree, None)
    assert "\n" not in str(raised.value)


async def test_comparing_changes_nothing(there: TroubledDiscord) -> None:
    async with tree_with("ask") as tree:
        assert (await compare(tree, Scope())).missing == ("ask",)
        assert [one["name"] for one in await wanted_commands(tree, Scope())] == ["ask"]
    assert names(there) == []
