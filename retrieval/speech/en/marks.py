"""Quotation marks in English text, in all house styles: “…”, "…", ‘…’, '…', ``…'' and «…». Pure functions.

A mark inside other marks opens nothing of its own. What is opened and not closed in its paragraph goes on to its end:
so papers mark words that run over several paragraphs.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

BLANK = "＿"

_DOUBLE = re.compile(r"[“”„\"«»]|``|''")
_SINGLE = re.compile(r"[‘’'‚‛]")
_ELIDED = re.compile(r"[‘’'](?:\d0s|em|til|tis|twas|cause|round|n)\b", re.IGNORECASE)
_CLOSED_INSIDE = re.compile(r"[.,?!…]['’](?=\s)")
_OPENS = frozenset(("“", "„", "«", "``"))
_CLOSES = frozenset(("”", "»", "''"))
_BEFORE_OPENING = " \t\u00a0([{—–-/:;,"
_ENDS_WORDS = ".,?!…;—–-"


@dataclass(frozen=True)
class Quoted:
    """A quotation of a paragraph.

    Attributes:
        opening: offset of its first mark.
        start: offset of the first character inside.
        end: offset after the last one inside.
        closing: offset after its last mark.
        is_closed: whether it has one; else it goes on to the end of the paragraph.
    """

    opening: int
    start: int
    end: int
    closing: int
    is_closed: bool = True


def quoted(paragraph: str) -> list[Quoted]:
    """The outermost quotations of a paragraph, in order.

    >>> text = '‘The club’s roof leaks,’ she said. "It “always” did.'
    >>> [text[one.start : one.end] for one in quoted(text)]
    ['The club’s roof leaks,', 'It “always” did.']
    """
    double = _doubles(paragraph)
    closed = [one for one in double if one.is_closed]
    taken = [one.opening for one in closed]
    single = [one for one in _singles(paragraph) if not _lies_in(one.opening, closed, taken)]
    found: list[Quoted] = []
    for one in sorted([*double, *single], key=lambda one: one.opening):
        if not found or one.opening >= found[-1].closing:
            if one.end > one.start:
                found.append(one)
        elif not found[-1].is_closed and one.is_closed and one.opening < found[-1].start:
            found[-1] = one
    return found


def _lies_in(place: int, closed: list[Quoted], openings: list[int]) -> bool:
    number = bisect_left(openings, place) - 1
    return number >= 0 and place < closed[number].closing


def blanked(paragraph: str, quotations: list[Quoted]) -> str:
    """The paragraph at the same length, each quotation as “＿＿”; no other double mark is left.

    >>> blanked('"We go," he said.', quoted('"We go," he said.'))
    '“＿＿＿＿＿＿” he said.'
    """
    parts, place = [], 0
    for one in quotations:
        inside = one.closing - one.opening - 2
        parts += [_without_marks(paragraph[place : one.opening]), "“", BLANK * inside, "”"]
        if inside < 0:
            parts[-3:] = [BLANK * (one.closing - one.opening)]
        place = one.closing
    return "".join([*parts, _without_marks(paragraph[place:])])


def _without_marks(text: str) -> str:
    return text.replace("“", "'").replace("”", "'").replace('"', "'").replace(BLANK, "_")


def _doubles(text: str) -> list[Quoted]:
    """Quotations in double marks; where their nesting does not come out even, each opening begins anew."""
    marks = [(match.start(), match.group()) for match in _DOUBLE.finditer(text)]
    # Two straight single marks are a mark only where two backticks opened.
    if not any(mark == "``" for _, mark in marks):
        marks = [one for one in marks if one[1] != "''"]
    nested = _paired(text, marks, is_nested=True)
    return nested if nested is not None else _paired(text, marks, is_nested=False) or []


def _paired(text: str, marks: list[tuple[int, str]], *, is_nested: bool) -> list[Quoted] | None:
    """The outermost pairs; None where marks are nested and one of them is left over inside another."""
    found: list[Quoted] = []
    depth = 0
    opening = start = 0
    for place, mark in marks:
        after = place + len(mark)
        if depth and not _is_opening(text, place, mark, is_inside=True):
            depth -= 1
            if not depth:
                found.append(Quoted(opening, start, place, after))
        elif depth and is_nested:
            depth += 1
        elif depth or _is_opening(text, place, mark, is_inside=False):
            opening, start, depth = place, after, 1
        elif not found and text[place - 1 : place] in list(_ENDS_WORDS) and mark != "''":
            # The first mark of a paragraph closes: its opening mark was lost, or stands in a paragraph before.
            found.append(Quoted(0, 0, place, after))
    if depth > 1:
        return None
    if depth and not text[start : start + 1].isspace():
        found.append(Quoted(opening, start, len(text.rstrip()), len(text.rstrip()), is_closed=False))
    return found


def _is_opening(text: str, place: int, mark: str, *, is_inside: bool) -> bool:
    if mark in _OPENS:
        return True
    if mark in _CLOSES:
        return False
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    is_left = (
        (not before or before in _BEFORE_OPENING) and bool(after) and not after.isspace() and after not in ".,;:?!)"
    )
    # "He said "no" to her": a straight mark inside straight ones opens only where it cannot close.
    return is_left and before != "," if is_inside else is_left or not (before.isalnum() or after.isspace())


def _singles(text: str) -> Iterator[Quoted]:
    """Quotations in single marks; an apostrophe is none."""
    marks = [match.start() for match in _SINGLE.finditer(text)]
    closed = max((match.start() for match in _CLOSED_INSIDE.finditer(text)), default=-1)
    number = 0
    while number < len(marks):
        place = marks[number]
        number += 1
        if not _opens_single(text, place):
            continue
        last = _closing_single(text, marks, number)
        if last is not None:
            yield Quoted(place, place + 1, marks[last], marks[last] + 1)
            number = last + 1
        elif (not place or text[max(0, place - 2) : place] in (": ", ", ")) and place > closed:
            # Words of several paragraphs, which hold words in marks of the same kind.
            end = len(text.rstrip())
            is_closed = text[end - 1] in "'’" and text[end - 2] in _ENDS_WORDS
            yield Quoted(place, place + 1, end - is_closed, end, is_closed=is_closed)
            return


def _opens_single(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if text[place] == "’" or (before and before not in f'{_BEFORE_OPENING}“"'):
        return False
    return after.isalnum() and not _ELIDED.match(text, place)


def _closing_single(text: str, marks: list[int], number: int) -> int | None:
    """Where a single quotation closes: at the first mark behind a stop, else at the first that ends a word.

    A mark behind the s of a plural that goes on (the players’ union) closes only where no other can.
    """
    possible: int | None = None
    for other in range(number, min(len(marks), number + 12)):
        place = marks[other]
        before, after = text[place - 1], text[place + 1 : place + 2]
        if text[place] in "‘‛" or (before in _BEFORE_OPENING and after.isalnum() and before not in _ENDS_WORDS):
            break
        if after.isalnum() or before.isspace():
            continue
        if before in _ENDS_WORDS:
            return other
        is_plural = before == "s" and bool(re.match(r" [a-z]", text[place + 1 : place + 3]))
        if possible is None or _is_plural_at(text, marks[possible]):
            possible = other
        if not is_plural and possible == other:
            # Words that close without a stop are a few; a stop further on may belong to another quotation.
            return other
    return possible


def _is_plural_at(text: str, place: int) -> bool:
    return text[place - 1] == "s"
