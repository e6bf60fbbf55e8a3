"""No server sees a word, a name, a count or a completion of another's feeds: over every command that is registered.

So it is where each has a file of its own, and where each has a schema of its own in one database.
"""

import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.asking.cooldowns import Cooldowns
from bot.gateway.servers import Servers
from retrieval import Retriever
from retrieval.types.address import Place
from tests.bot.owning import added, own_servers, quiet_site
from tests.bot.running import bot_items, running
from tests.fakes.discord_server import FakeDiscord
from tests.fakes.hostile_server import HostileServer
from tests.fakes.loopback.guilds import Guild

_TYPED = ("Norden", "Mika Norden", "Quiet Post", "ferry")
_HIDDEN = re.compile("autumn|localhost|secret|would wait", re.IGNORECASE)
"""What stands in one server's feed and is typed by nobody."""

_STRING, _INTEGER, _BOOLEAN, _CHANNEL, _ROLE, _USER = 3, 4, 5, 7, 8, 6
_CHANGING = {"watch", "preferences", "feed add"}
"""Commands after which the next one is told something else."""


@pytest.fixture
def web() -> Iterator[HostileServer]:
    made = HostileServer()
    yield made
    made.close()


@pytest.fixture
def retriever(place: Place) -> Iterator[Retriever]:
    with Retriever.open(place, workers=0) as opened:
        opened.add(bot_items())
        yield opened


@pytest.fixture
def own(retriever: Retriever, tmp_path: Path) -> Iterator[Servers]:
    with own_servers(retriever, tmp_path) as made:
        yield made


def commands(server: FakeDiscord) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Every slash command with its options, each subcommand by itself."""

    def within(path: str, command: dict[str, Any]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        inner = [one for one in command.get("options") or [] if one["type"] in {1, 2}]
        if not inner:
            yield path, command.get("options") or []
        for one in inner:
            yield from within(f"{path} {one['name']}", one)

    for command in server.synced:
        if command.get("type", 1) == 1:
            yield from within(command["name"], command)


def fillings(options: list[dict[str, Any]], place: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Options as somebody fills them who looks for what is another server's."""
    for typed in _TYPED:
        filled: dict[str, Any] = {}
        for one in options:
            if one.get("choices"):
                filled[one["name"]] = one["choices"][0]["value"]
            elif one["type"] == _STRING and ("since" in one["name"] or "until" in one["name"]):
                continue
            elif one["type"] == _STRING and len(typed) >= one.get("min_length", 0):
                filled[one["name"]] = typed
            elif one["type"] == _INTEGER:
                filled[one["name"]] = one.get("min_value", 1)
            elif one["type"] == _CHANNEL and "guild" in place:
                filled[one["name"]] = place["guild"].general
        yield {name: value for name, value in filled.items() if _wanted(options, name)}
        yield filled


def _wanted(options: list[dict[str, Any]], name: str) -> bool:
    return any(one["name"] == name and one.get("required") for one in options)


async def told(server: FakeDiscord, place: dict[str, Any]) -> AsyncIterator[tuple[str, str]]:
    """What every command tells, and completes, in a place."""
    for name, options in list(commands(server)):
        try:
            for filled in fillings(options, place):
                token = await server.command(name, **place, options=filled)
                yield f"{name} {filled}", (await server.final(token)).text
            for one in options:
                if one.get("autocomplete"):
                    for typed in ("", "q", "nor", "Quiet", "mika"):
                        token = await server.autocomplete(name, one["name"], typed, **place)
                        yield f"{name} {one['name']}={typed}", str(await server.choices(token))
        except LookupError:
            # Discord does not offer it there.
            assert name.split()[0] in {"feed", "settings"}


def _still(text: str) -> str:
    """A text without what no two messages share."""
    return re.sub(r"<t:\d+(:\w)?>|\d{17,20}|or:[^\s]*|\(\d\d:\d\d\)", "", text)


async def test_every_command_tells_others_what_it_told_before_there_was_such_a_feed(
    server: FakeDiscord, retriever: Retriever, own: Servers, web: HostileServer
) -> None:
    async with running(server, retriever, servers=own, cooldowns=Cooldowns("9999 per second", "9999 per second")):
        ours, theirs = await server.add_guild("Ours"), await server.add_guild("Theirs")
        server.owner.has_app = True
        foreign = await server.add_guild("Foreign", has_bot=False)
        places: list[dict[str, Any]] = [
            {"guild": theirs, "user": server.owner},
            {"guild": foreign, "user": server.owner},
            {"user": server.owner},
        ]
        before = [{asked: _still(text) async for asked, text in told(server, place)} for place in places]
        await added(server, own, ours, quiet_site(web), name="Quiet Post")
        await _seen_at_home(server, ours)
        for place, earlier in zip(places, before, strict=True):
            count = 0
            async for asked, text in told(server, place):
                count += 1
                assert "ask again in" not in text
                assert not _HIDDEN.search(text), asked
                if not any(asked.startswith(one) for one in _CHANGING):
                    assert _still(text) == earlier[asked], asked
            assert count > 20


async def _seen_at_home(server: FakeDiscord, guild: Guild) -> None:
    """At home it is there, so that the test looks for something."""
    seen = [text async for _, text in told(server, {"guild": guild, "user": server.owner})]
    assert any("autumn" in text for text in seen)
    assert any("localhost" in text for text in seen)
