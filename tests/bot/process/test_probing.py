"""What Discord knows of the bot, looked at without changing it."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from discord.http import Route

from bot.process.checkup import Finding
from bot.process.making import client_factory
from bot.process.probing import probe
from bot.settings.model import Settings
from retrieval import Retriever
from tests.bot.troubled_discord import TOKEN, TroubledDiscord

CONTENT = 1 << 18


@pytest.fixture
async def there(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[TroubledDiscord]:
    found = TroubledDiscord()
    await found.start()
    monkeypatch.setattr(Route, "BASE", f"{found.base}/api/v10")
    yield found
    await found.stop()


@pytest.fixture
def looking(tmp_path: Path, there: TroubledDiscord) -> Any:
    """Looks, and gives each finding as a line."""
    with Retriever.open(tmp_path / "none.db") as nothing:

        async def look(token: str = TOKEN, **settings: Any) -> list[Finding]:
            set_so = Settings(**settings)
            client = client_factory(nothing, set_so, only_looks=True)()
            guild_id = set_so.discord_guild or 0
            return await probe(token, client, guild_id=guild_id, message_content=set_so.discord_message_content)

        yield look


Look = Callable[..., Any]


async def test_all_is_told_and_nothing_is_changed(there: TroubledDiscord, looking: Look) -> None:
    there.guilds = [77]
    lines = [str(one) for one in await looking()]
    assert lines[0].startswith("ok   token: it is that of onrecord")
    assert lines[1] == "ok   intents: none is privileged."
    assert lines[2].startswith("ok   commands: ")
    assert "new (" in lines[2]
    assert not any(request.startswith(("PUT", "POST", "DELETE", "PATCH")) for request in there.requests)
    assert there.commands == {}


async def test_commands_of_other_scopes_are_told(there: TroubledDiscord, looking: Look) -> None:
    there.guilds = [76, 77]
    there.commands = {0: [{"name": "ask", "type": 1}], 76: [{"name": "ask", "type": 1, "guild_id": "76"}]}
    last = (await looking(discord_guild=77))[-1]
    assert (last.state, "in server 76, everywhere" in last.text) == ("warn", True)


async def test_an_intent_that_is_not_allowed_fails(there: TroubledDiscord, looking: Look) -> None:
    assert "fail" in [one.state for one in await looking(discord_message_content=True)]
    there.flags = CONTENT
    assert "fail" not in [one.state for one in await looking(discord_message_content=True)]


async def test_a_refused_token_is_one_line_without_it(there: TroubledDiscord, looking: Look) -> None:
    (found,) = await looking("wrong." + TOKEN)
    assert (found.state, found.subject) == ("fail", "token")
    assert TOKEN not in str(found)


async def test_a_server_without_the_bot_fails(there: TroubledDiscord, looking: Look) -> None:
    there.answers["GET applications/1234567890/guilds/77/commands"].append((403, {"code": 50001, "message": "No"}, {}))
    last = (await looking(discord_guild=77))[-1]
    assert last.state == "fail"
    assert "not in server 77" in last.text


async def test_without_a_network_it_says_what_it_did_not_look_at(
    there: TroubledDiscord, looking: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Route, "BASE", "http://127.0.0.1:1/api/v10")
    (found,) = await looking()
    assert (found.state, found.subject) == ("warn", "network")
    assert "were not looked at" in found.text
