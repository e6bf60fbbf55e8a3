"""Quotation marks: where they open and close, and a text with what stands in them blanked out. Pure functions."""

from dataclasses import dataclass

BLANK = "＿"
_PAIRS = {"「": "」", "『": "』", "“": "”", "〝": "〟", "«": "»"}
_STRAIGHT = '"'


@dataclass(frozen=True)
class Quotation:
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
    for place, character in enumerate(text):
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


def masked(text: str) -> str:
    """The text with the inside of every quotation blanked, at the same length.

    >>> masked("彼は「終わった」と述べた。")
    '彼は「＿＿＿＿」と述べた。'
    """
    parts, place = [], 0
    for quotation in quotations(text):
        parts += [text[place : quotation.start], BLANK * (quotation.end - quotation.start)]
        place = quotation.end
    return "".join([*parts, text[place:]])
