"""States and unions as they stand beside a role, in both languages.

The table is ``countries.tsv``; codes are ISO 3166's where there is one, and its examples are the tests.
"""

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

_SHORT = 1
_BODY_ENDS = ("政府", "政権", "軍", "省", "庁", "府", "議会")
_KATAKANA = re.compile("[ァ-ヺ]")


@cache
def _lines() -> tuple[str, ...]:
    text = files(__package__).joinpath("countries.tsv").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def _rows() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...], str], ...]:
    rows = [line.split("\t") for line in _lines()]
    return tuple(
        (code, tuple(japanese.split(", ")), (*english.split(", "), *adjective.split(", ")), example)
        for code, japanese, english, adjective, example in rows
    )


def country_examples() -> list[tuple[str, str]]:
    """Each example of the table with its code."""
    return [(example, code) for code, _, _, example in _rows()]


def country_names(code: str) -> tuple[str, ...]:
    """How a state is called in both languages, adjectives included.

    >>> country_names("UA")
    ('ウクライナ', '宇', 'ukraine', 'ukrainian')

    Args:
        code: from ``country_in``; nothing for one that is not in the table.
    """
    return tuple(name for row, japanese, english, _ in _rows() if row == code for name in (*japanese, *english))


class CountryForms(NamedTuple):
    """How a state is called.

    Attributes:
        japanese: its names.
        signs: single characters that stand for it.
        english: its names, lower case.
        adjectives: and what belongs to it is called.
    """

    japanese: tuple[str, ...]
    signs: tuple[str, ...]
    english: tuple[str, ...]
    adjectives: tuple[str, ...]


@cache
def country_forms() -> dict[str, CountryForms]:
    """The names of each state, by code.

    >>> country_forms()["UA"]
    CountryForms(japanese=('ウクライナ',), signs=('宇',), english=('ukraine',), adjectives=('ukrainian',))
    """
    found = {}
    for line in _lines():
        code, written, english, adjective, _ = line.split("\t")
        japanese = written.split(", ")
        found[code] = CountryForms(
            tuple(name for name in japanese if len(name) > _SHORT),
            tuple(name for name in japanese if len(name) == _SHORT),
            tuple(english.split(", ")),
            tuple(adjective.split(", ")),
        )
    return found


@lru_cache(maxsize=4_096)
def country_in(text: str) -> str:
    """The code of the last state that a text names, or an empty string.

    A sign such as 米 counts where it stands alone only; elsewhere it is part of a word or a name (田中, 佐伯).

    >>> country_in("ウクライナの"), country_in("米"), country_in("the Ukrainian foreign minister"), country_in("田中")
    ('UA', 'US', 'UA', '')
    """
    found = [(match.start(), match.group()) for match in _names().finditer(text)]
    folded = text.casefold()
    found += [(match.start(), match.group()) for match in _english().finditer(folded)]
    if found:
        return _codes()[max(found)[1]]
    stripped = text.strip("の・ 　")
    return _codes()[stripped] if stripped in _signs() else ""


@lru_cache(maxsize=4_096)
def is_state_or_body(name: str) -> bool:
    """Whether a name is a state's, or that of a body of one; a sign alone is a state's too.

    >>> is_state_or_body("米"), is_state_or_body("韓国"), is_state_or_body("露外務省"), is_state_or_body("英利")
    (True, True, True, False)
    """
    if name in _codes():
        return True
    return name.endswith(_BODY_ENDS) and name.startswith(tuple(_codes()))


def japanese_states() -> list[str]:
    """What states are called in Japanese, their signs aside, the longest first."""
    names = {name for _, japanese, _, _ in _rows() for name in japanese if len(name) > _SHORT}
    return sorted(names, key=lambda name: (-len(name), name))


@cache
def _codes() -> dict[str, str]:
    return {name: code for code, japanese, english, _ in _rows() for name in (*japanese, *english)}


@cache
def _signs() -> frozenset[str]:
    return frozenset(name for _, japanese, _, _ in _rows() for name in japanese if len(name) == _SHORT)


@cache
def _names() -> re.Pattern[str]:
    names = [name for _, japanese, _, _ in _rows() for name in japanese if len(name) > _SHORT]
    ordered = [re.escape(name) for name in sorted(names, key=len, reverse=True)]
    katakana = "|".join(name for name in ordered if _KATAKANA.match(name))
    others = "|".join(name for name in ordered if not _KATAKANA.match(name))
    # タイ is no part of タイムズ.
    return re.compile(rf"(?<![ァ-ヺー])(?:{katakana})(?![ァ-ヺー])|{others}")


@cache
def _english() -> re.Pattern[str]:
    names = [name for _, _, english, _ in _rows() for name in english]
    joined = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![a-z])(?:{joined})(?![a-z])")
