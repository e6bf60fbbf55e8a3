"""Sentences by key, in the language of whoever reads them."""

import string
import tomllib
from functools import cache
from importlib.resources import files

from retrieval.language import Language

LANGUAGES: tuple[Language, ...] = ("en", "ja")


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Every row of the tables: by ``topic.key``, its text by language."""
    found: dict[str, dict[str, str]] = {}
    for file in files("bot.texts").iterdir():
        if file.name.endswith(".toml"):
            rows = tomllib.loads(file.read_text(encoding="utf-8"))
            found |= {f"{file.name.removesuffix('.toml')}.{key}": row for key, row in rows.items()}
    return found


def say(key: str, language: Language, **values: object) -> str:
    """A text with its values put in.

    Args:
        key: the topic and the row, such as ``ask.name``.
        language: of whoever reads it.
        values: for the places of the text; they are put in as they are, so the caller makes them safe.

    Raises:
        KeyError: there is no such row, or a value is missing.

    >>> say("ask.name", "ja")
    '聞く'
    """
    return catalogue()[key][language].format(**values)


def places(text: str) -> set[str]:
    """The names of the places in a text that values are put in.

    >>> sorted(places("{count} of {total}"))
    ['count', 'total']
    """
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
