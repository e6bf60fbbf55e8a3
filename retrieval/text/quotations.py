"""Quotation marks: where they open and close, and a text with what stands in them blanked out. Pure functions."""

import re
from collections.abc import Sequence
from typing import NamedTuple

BLANK = "＿"
NAME_OPENS, NAME_CLOSES = "\ue000", "\ue001"
"""Stand in a blanked text for the marks around a name that quotation marks set off."""

_NAMED = re.compile(
    r"(?:党|団体|会社|企業|メーカー|大手|銀行|店|劇団|法人|グループ|紙|誌|局|財団|協会|組合|会|連合|機関|チーム|クラブ|バンド|楽団|サイト|の)$"
)
_TAKES_PART = re.compile(r"[」』](?:は|が|も|の[^、。「」]{1,24}?(?:は|が|によ)|によると|によりますと)")
_NO_NAME = re.compile(r"[。、「」？?]|[るたいだす]$")
_LONGEST_NAME = 14
_PAIRS = {"「": "」", "『": "』", "“": "”", "〝": "〟", "«": "»"}
_STRAIGHT = '"'
_MARK = re.compile(f"[{''.join([*_PAIRS, *_PAIRS.values(), _STRAIGHT])}\n]")
_LONGEST_NOUN = 8


class Quotation(NamedTuple):
    """Words in quotation marks that stand in no others.

    Attributes:
        start: offset of the first character inside.
        end: offset after the last one inside.
    """

    start: int
    end: int


def quotations(text: str) -> list[Quotation]:
    """The outermost quotations of a text, in order; one that is never closed is none.

    >>> text = "彼は「『終わった』と聞いた」と述べた。"
    >>> [text[q.start : q.end] for q in quotations(text)]
    ['『終わった』と聞いた']
    """
    found: list[Quotation] = []
    stack: list[str] = []
    start = 0
    for match in _MARK.finditer(text):
        place, character = match.start(), match.group()
        if stack and character == stack[-1]:
            stack.pop()
            if not stack:
                found.append(Quotation(start, place))
        elif character in _PAIRS or character == _STRAIGHT:
            if not stack:
                start = place + 1
            stack.append(_PAIRS.get(character, _STRAIGHT))
        elif character == "\n" and stack == [_STRAIGHT]:
            stack.clear()
    return found


def masked(text: str, inside: Sequence[Quotation] | None = None) -> str:
    """The text with the inside of every quotation blanked, at the same length.

    The name of a body (野党「改革の会」は) stays; other marks stand around it.

    Args:
        text: any text.
        inside: its quotations, where they were looked for already.

    >>> masked("彼は「終わった」と述べた。")
    '彼は「＿＿＿＿」と述べた。'
    """
    inside = quotations(text) if inside is None else inside
    if not inside:
        return text
    parts, place = [], 0
    for quotation in inside:
        words = text[quotation.start : quotation.end]
        if _is_name(text, quotation):
            parts += [text[place : quotation.start - 1], NAME_OPENS, words, NAME_CLOSES]
            place = quotation.end + 1
        else:
            parts += [text[place : quotation.start], BLANK * len(words)]
            place = quotation.end
    return "".join([*parts, text[place:]])


_SENTENCE_ENDING = re.compile(r"(?:[。?？!！…]|[うくぐすつぬぶむるいただんよねかわぞさなろれえけせめべ])$")
_SURELY_SAID = 12


def is_said(words: str) -> bool:
    """Whether quoted words are a sentence, rather than a name or a label.

    >>> is_said("腕が振れていた"), is_said("虹の橋")
    (True, False)
    """
    return len(words) >= _SURELY_SAID or bool(_SENTENCE_ENDING.search(words))


def _is_name(text: str, quotation: Quotation) -> bool:
    inside = text[quotation.start : quotation.end]
    before = text[max(0, quotation.start - 1 - _LONGEST_NOUN) : quotation.start - 1]
    return (
        len(inside) <= _LONGEST_NAME
        and not _NO_NAME.search(inside)
        and bool(_NAMED.search(before))
        and bool(_TAKES_PART.match(text, quotation.end))
    )
