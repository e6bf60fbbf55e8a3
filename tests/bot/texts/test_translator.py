"""Names and descriptions for Discord."""

import re
from collections.abc import Iterator
from typing import Any

from discord import Locale, app_commands
from discord.app_commands import TranslationContext, TranslationContextLocation

from bot.texts.translator import TableTranslator, text_of
from retrieval import Retriever
from tests.bot.running import running
from tests.fakes.discord_server import FakeDiscord

SLASH = 1
CONTEXT = TranslationContext(location=TranslationContextLocation.other, data=None)
# https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming
NAME = re.compile(r"[-_'\w]{1,32}")


async def test_a_text_of_the_tables_is_translated() -> None:
    string = text_of("ask.name")
    assert string.message == "ask"
    name = await TableTranslator().translate(string, Locale.japanese, CONTEXT)
    assert name
    assert NAME.fullmatch(name)
    assert await TableTranslator().translate(string, Locale.german, CONTEXT) is None


async def test_any_other_text_stays_as_it_is() -> None:
    plain = app_commands.locale_str("as it is")
    assert await TableTranslator().translate(plain, Locale.japanese, CONTEXT) is None


async def test_every_command_menu_option_and_choice_is_called_by_discords_rules_in_both_languages(
    server: FakeDiscord, retriever: Retriever
) -> None:
    async with running(server, retriever):
        (commands,) = server.commands.values()
    assert server.invalid == []
    assert len({one["name_localizations"]["ja"] for one in commands}) == len(commands)
    for command in commands:
        is_menu = command["type"] != SLASH
        for part in _parts(command):
            names = part["name"], part["name_localizations"]["ja"]
            assert all(1 <= len(name) <= 32 for name in names)
            if not is_menu and "type" in part:
                assert all(NAME.fullmatch(name) and name == name.lower() for name in names)
                texts = part["description"], part["description_localizations"]["ja"]
                assert all(1 <= len(text) <= 100 for text in texts), texts
            assert _is_japanese(part), part


def _parts(command: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A command, its subcommands, options and choices."""
    yield command
    yield from command.get("choices") or []
    for option in command.get("options") or []:
        yield from _parts(option)


def _is_japanese(part: dict[str, Any]) -> bool:
    found = [part["name_localizations"]["ja"], (part.get("description_localizations") or {}).get("ja", "")]
    return all(re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", text) for text in found if text)
