"""Gathers what is said in a text, and cuts the words out of what stands before a mark."""

import re
from bisect import bisect_left, bisect_right
from typing import Literal, NamedTuple

from retrieval.speech.speakers import Phrase
from retrieval.text.quotations import Quotation, masked, quotations
from retrieval.types import Act

SpokenKind = Literal["direct", "indirect", "headline"]

FEWEST = 3
"""Fewer characters than these are no statement, unless they stand in quotation marks."""

_SHORT_QUOTE = 8
_MOSTLY = 0.6
_INCOMPLETE = re.compile(r"[のが]$|(?<![てにで])は$")
"""Before a few quoted words that are no statement without what stands here: …の可能性は「低い」."""

_NO_COMMA = re.compile("[^、]+")
_OPENING = ' \t\u3000、「“",'
_CLOSING = ' \t\u3000、。．.,”"'


class Found(NamedTuple):
    """Words that somebody says, as the rules of one language give them, before it is known who is who in the item.

    Attributes:
        start: offset of its first character.
        end: offset after its last one.
        kind: word for word, reported, or in a headline.
        cue: the mark, as the text has it.
        speaker: who says it; None where nobody can be named.
        via: who passes it on.
        act: what is done with the words.
        is_certain: whether the text says plainly who speaks.
    """

    start: int
    end: int
    kind: SpokenKind
    cue: str
    speaker: Phrase | None
    via: Phrase | None = None
    act: Act = "statement"
    is_certain: bool = True


class Collected:
    """The utterances gathered from a text so far, none inside another.

    Args:
        text: the text.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        # None lies inside another, so that by start and by end they are in one order.
        self._found: list[Found] = []
        self._starts: list[int] = []

    def in_order(self) -> list[Found]:
        """All of it, by where it stands."""
        return list(self._found)

    def has_any(self, first: int, last: int) -> bool:
        """Whether something was found between two offsets."""
        number = bisect_left(self._starts, first)
        return number < len(self._found) and self._found[number].end <= last

    def covers(self, first: int, last: int) -> bool:
        """Whether a stretch was found, alone or in other words, or something in it was."""
        return self._holds(first, last) or self.has_any(first, last)

    def who_said(self, words: str) -> Phrase | None:
        """Whose very words these were before: a headline names who says what the text below quotes again."""
        same = (one for one in self._found if one.speaker and one.kind != "indirect")
        return next((one.speaker for one in same if self.text[one.start : one.end] == words), None)

    def renamed(self, first: int, last: int, speaker: Phrase) -> None:
        """What stands between two offsets was said by somebody else than it seemed."""
        for number in range(bisect_left(self._starts, first), bisect_left(self._starts, last)):
            self._found[number] = self._found[number]._replace(speaker=speaker, is_certain=True)

    def forget(self, span: tuple[int, int]) -> None:
        """Take back what was found at a place: it turned out to be said otherwise."""
        number = bisect_left(self._starts, span[0])
        if number < len(self._found) and (self._found[number].start, self._found[number].end) == span:
            self._replace(number, number + 1)

    def add(
        self,
        span: tuple[int, int],
        kind: SpokenKind,
        cue: str,
        speaker: Phrase | None,
        via: Phrase | None = None,
        *,
        act: Act = "statement",
        is_certain: bool = True,
    ) -> None:
        """Take words without the marks around them; what lies inside other words is no second statement.

        Of one speaker's words the longer stay, but words given word for word are not lost in reported ones; where
        somebody reports what another says, it is the other who says it.
        """
        first, last = self._without_marks(span)
        if last - first < 2 or self._holds(first, last):
            return
        number = until = bisect_left(self._starts, first)
        while until < len(self._found) and self._found[until].end <= last:
            until += 1
        inside = self._found[number:until]
        if all(one.speaker == speaker and (one.kind != "direct" or kind == "direct") for one in inside):
            self._replace(number, until, Found(first, last, kind, cue, speaker, via, act, is_certain))

    def _without_marks(self, span: tuple[int, int]) -> tuple[int, int]:
        first, last = span
        while first < last and self.text[first] in _OPENING and not self._is_paired(first, last, at_end=False):
            first += 1
        while last > first and self.text[last - 1] in _CLOSING and not self._is_paired(first, last, at_end=True):
            last -= 1
        return first, last

    def _is_paired(self, first: int, last: int, *, at_end: bool) -> bool:
        """Whether the mark at an end of a stretch has its other half inside: it is part of the words."""
        if not at_end and self.text[first] == "「":
            words = self.text[first:last]
            return words.count("「") == words.count("」")
        place, beside = (last - 1, self.text[last - 2]) if at_end else (first, self.text[first + 1 : first + 2] or " ")
        mark = self.text[place]
        if mark not in '“”"' or beside in _OPENING or beside in '”"':
            # Marks side by side hold no words; nor need they be counted, however many they are.
            return False
        words = self.text[first:last]
        if mark == '"':
            return words.count(mark) % 2 == 0 and (words[0] != mark or words[-1] != mark)
        return words.count("“") == words.count("”") > 0 and (words[0] != "“" or words[-1] != "”")

    def _holds(self, first: int, last: int) -> bool:
        """Whether a stretch lies inside what was found."""
        number = bisect_right(self._starts, first) - 1
        return number >= 0 and last <= self._found[number].end

    def _replace(self, number: int, until: int, *found: Found) -> None:
        self._found[number:until] = found
        self._starts[number:until] = [one.start for one in found]

    def said(
        self,
        span: tuple[int, int],
        kind: SpokenKind,
        cue: str,
        speaker: Phrase | None,
        via: Phrase | None = None,
        *,
        act: Act = "statement",
        is_certain: bool = True,
    ) -> None:
        """Take what stands before a mark: the quotation right before it, the quotations it mostly is, or all of it."""
        first, last = span
        while last > first and self.text[last - 1] in " \t\u3000、。．":
            last -= 1
        if self._holds(first, last):
            return
        piece = self.text[first:last]
        inside = quotations(piece)
        literal: SpokenKind = "direct" if kind == "indirect" else kind
        if chosen := _adjacent(piece, inside) or _predominant(piece, inside):
            for one in chosen:
                self.add(
                    (first + one.start, first + one.end), literal, cue, speaker, via, act=act, is_certain=is_certain
                )
        elif kind == "headline" and inside and "、" in masked(piece):
            for part in _NO_COMMA.finditer(masked(piece)):
                self._headline_part(first + part.start(), first + part.end(), cue, speaker)
        else:
            self.add((first, last), kind, cue, speaker, via, act=act, is_certain=is_certain)

    def _headline_part(self, first: int, last: int, cue: str, speaker: Phrase | None) -> None:
        """One of several things that a headline says."""
        inside = quotations(self.text[first:last])
        if inside and inside[-1].end == last - first - 1:
            self.add((first + inside[-1].start, first + inside[-1].end), "headline", cue, speaker)
        elif last - first >= FEWEST:
            self.add((first, last), "headline", cue, speaker)


def _adjacent(piece: str, inside: list[Quotation]) -> list[Quotation]:
    """The quotation that a piece ends with, and those that stand side by side with it.

    A few quoted words that only the grammar of the sentence around them completes are not taken out of it.
    """
    if not inside or inside[-1].end != len(piece) - 1:
        return []
    last = inside[-1]
    before = piece[: last.start - 1]
    is_short = last.end - last.start < max(_SHORT_QUOTE, len(before))
    if is_short and _INCOMPLETE.search(before):
        return []
    return [one for one in inside if one is last or not piece[one.end + 1 : last.start - 1].strip("、や と")]


def _predominant(piece: str, inside: list[Quotation]) -> list[Quotation]:
    """The longer quotations of a piece that is little else."""
    long = [one for one in inside if one.end - one.start >= _SHORT_QUOTE]
    return long if sum(one.end - one.start + 2 for one in long) > _MOSTLY * len(piece) else []
