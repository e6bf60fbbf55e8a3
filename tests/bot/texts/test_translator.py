"""Names and descriptions for Discord."""

import re

from discord import Locale, app_commands
from discord.app_commands import TranslationContext, TranslationContextLocation

from bot.texts.translator import TableTranslator, text_of

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
