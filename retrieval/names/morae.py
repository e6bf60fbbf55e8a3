"""How much of a name is heard in another one, mora by mora. Pure functions.

A likeness of sounds forgives much, since a sound may be lost on the way between scripts; of a short name it leaves too
little: イシバ and シビハ are alike and share one mora in order. What is offered as a near name shares more.
"""

import re
from collections.abc import Sequence

from retrieval.names.forms import SURE, Part, forms
from retrieval.names.kana import romanise

_FEWEST = 3
"""Morae that two names share in order at the least, unless they are read alike to the end."""

_MORA = re.compile(r"(?:[cst]h|ts|[^aeiou])?[aeiou]|[cst]h|ts|[^aeiou]")
"""A consonant without a vowel is one too, as katakana write it with a vowel of its own."""


def shares_morae(asked: str, name: str) -> bool:
    """Whether enough of a name asked for is heard in another name, as a whole or in one of its words.

    Of words in letters it is enough that more than half of the letters stand in the other one in their order.

    Names that no script has both of, one in letters and one in katakana, are not compared: their sounds are.

    >>> shares_morae("石破", "シビハ"), shares_morae("ラブロ", "ラブロフ"), shares_morae("Scholz", "ショルツ")
    (False, True, True)
    """
    pairs = [(one, other) for one in _parts(asked) for other in _parts(name) if one.is_kana is other.is_kana]
    return not pairs or any(_is_shared(one, other) for one, other in pairs)


def morae(part: Part) -> list[str]:
    """A word cut into its morae, in letters.

    >>> morae(Part("シビハ", is_kana=True)), morae(Part("okade", is_kana=False))
    (['shi', 'bi', 'ha'], ['o', 'ka', 'de'])
    """
    return _MORA.findall(romanise(part.text) if part.is_kana else part.text)


def _parts(name: str) -> set[Part]:
    """The words of a name in every way that it is surely read, and all of them in one."""
    sure = [form for form in forms(name) if form.sureness >= SURE]
    return {part for form in sure for part in (*form.parts, form.whole)}


def _is_shared(asked: Part, own: Part) -> bool:
    left, right = morae(asked), morae(own)
    if left == right or _in_common(left, right) >= _FEWEST:
        return True
    # A slip of the hand changes letters, and with one of them a mora.
    is_written_alike = 2 * _in_common(asked.text, own.text) > max(len(asked.text), len(own.text))
    return not asked.is_kana and is_written_alike and _in_common(asked.text, own.text) >= _FEWEST


def _in_common(left: Sequence[str], right: Sequence[str]) -> int:
    """How many stand in both, in the same order."""
    row = [0] * (len(right) + 1)
    for one in left:
        before = row
        row = [0]
        for place, other in enumerate(right):
            row.append(before[place] + 1 if one == other else max(before[place + 1], row[-1]))
    return row[-1]
