"""Names and descriptions of commands in the language in which a member uses Discord."""

from typing import Any

from discord import Locale, app_commands

from bot.texts.catalogue import catalogue, say


def text_of(key: str) -> app_commands.locale_str:
    """A text of the tables as discord.py takes names and descriptions: English, with the key for the translator.

    Args:
        key: such as ``ask.name``.

    Raises:
        KeyError: there is no such row.
    """
    return app_commands.locale_str(say(key, "en"), key=key)


class TableTranslator(app_commands.Translator):
    """Translates what ``text_of`` made, from the tables; other texts stay as they are."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: Locale,
        context: app_commands.TranslationContextTypes,  # noqa: ARG002
    ) -> str | None:
        """The text for a locale; None where there is none of its own."""
        key: Any = string.extras.get("key")
        if locale is not Locale.japanese or key not in catalogue():
            return None
        return say(key, "ja")
