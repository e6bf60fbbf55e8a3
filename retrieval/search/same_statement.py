"""Whether two texts carry one statement. Pure functions.

The same statement means the same speaker and act, the same numbers and dates, the same names, the same negation and
stance, and nearly the same words. A doubt keeps two.

Two statements are compared in one spelling (``retrieval.search.wording``), from which only what reprints change is
gone: whatever else differs, be it *not*, a number, a name, an antonym or the order of words, is another statement.
What a speaker does to the words from outside them (*denied that*, 〜を撤回した) is compared as marks of stance, which
are also what a trimmed text may not have lost.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from retrieval.language import detect_language
from retrieval.search.wording import wording_of
from retrieval.types import Act, Speaker

_KEPT_OF_TRIMMED = 0.6
_SHORTEST_TRIMMED = 8

_ANY_DAY = date(2000, 1, 1)

_LATIN = re.compile("[a-z]")
_DIGIT = re.compile(r"\d")
_WEEKDAY = re.compile(r"(?<!every )(?<!each )weekday|(?<!毎週)[月火水木金土日]曜")
_DAY_OF_MONTH = re.compile(r"\d日(?!間)|month\d+ \d{1,2}\b(?! \d{4})")
_MONTH = re.compile(r"month\d|\d月")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WEEK, _LONG_MONTH, _MOST_OF_A_YEAR = 6, 27, 300

_NAME_BREAK = re.compile(r"[\s・=.,()/'’-]+")
_OTHER_OFFICE = re.compile(r"[前元副次]|代行|代理|\b(?:former|ex|vice|deputy|acting|under|assistant|ministry)\b")


class StanceRow(NamedTuple):
    """A row of ``stance.tsv``.

    Attributes:
        mark: what it tells.
        language: ``en`` or ``ja``.
        pattern: over a wording.
        example: a statement that has the mark.
        other: a statement that must not be one with it.
    """

    mark: str
    language: str
    pattern: str
    example: str
    other: str


@dataclass(frozen=True)
class Fingerprint:
    """What of a statement tells it from others.

    Attributes:
        wording: its words in one spelling: numbers, dates, names, negation and all.
        speaker: the parts of the speaker's name; empty where nobody is known.
        role: the speaker's title; empty where none is known.
        act: what is done with the words.
        stance: marks of what the speaker does to the words from outside them.
        is_trimmed: whether its end is cut off.
        day: when it was published.
        horizon: from so many days apart on, its dates are other dates; None where it has none.
    """

    wording: str
    speaker: tuple[str, ...] = ()
    role: str = ""
    act: Act = "statement"
    stance: frozenset[str] = frozenset()
    is_trimmed: bool = False
    day: date = date.min
    horizon: int | None = None


def fingerprint(
    text: str, day: date, *, speaker: Speaker | None = None, frame: str | None = None, act: Act = "statement"
) -> Fingerprint:
    """What of a statement is compared.

    Args:
        text: the statement.
        day: when it was published.
        speaker: who makes it; None where a whole passage is compared, which names who speaks itself.
        frame: what its sentence says around it; None where the text is no report of somebody's words.
        act: what is done with the words.
    """
    wording, is_trimmed = wording_of(text, day, is_reported=frame is not None)
    return Fingerprint(
        wording,
        _name_parts(speaker.name) if speaker else (),
        unicodedata.normalize("NFKC", speaker.role).casefold().strip() if speaker else "",
        act,
        _stance_of_frame(" ".join(frame.split())) if frame else frozenset(),
        is_trimmed,
        day,
        _horizon(wording),
    )


def is_same_statement(left: Fingerprint, right: Fingerprint) -> bool:
    """Whether two texts carry the same statement; a doubt is a no. Symmetric, and true of a text and itself."""
    return (
        (left.wording == right.wording or _is_beginning(left, right) or _is_beginning(right, left))
        and left.act == right.act
        and left.stance == right.stance
        and _same_speaker(left, right)
        and _same_dates(left, right)
    )


def stance_rows() -> tuple[StanceRow, ...]:
    """The rows of ``stance.tsv``."""
    text = files(__package__).joinpath("stance.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(StanceRow(*line.split("\t")) for line in lines)


def stance_of(wording: str) -> frozenset[str]:
    """Marks of negation and stance in a wording.

    >>> sorted(stance_of("dahl denied reports")), sorted(stance_of("市長が賛成しない"))
    (['denial'], ['negation', 'support'])
    """
    language = detect_language(wording)
    return frozenset(mark for mark, pattern in _patterns(language) if pattern.search(wording))


@lru_cache(maxsize=1_024)
def _stance_of_frame(frame: str) -> frozenset[str]:
    """Marks of stance in what a sentence says around somebody's words: a few frames (と述べた) stand around most."""
    return stance_of(wording_of(frame, _ANY_DAY).text)


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row.mark, re.compile(row.pattern)) for row in stance_rows() if row.language == language)


def _is_beginning(short: Fingerprint, whole: Fingerprint) -> bool:
    """Whether one is the other with its end cut off, and nothing lost there that may turn it round."""
    if not short.is_trimmed or not whole.wording.startswith(short.wording):
        return False
    long_enough = max(_SHORTEST_TRIMMED, _KEPT_OF_TRIMMED * len(whole.wording))
    lost = whole.wording[len(short.wording) :]
    # A number may have been cut in two, and a Japanese sentence turns round in its last word.
    return (
        len(short.wording) >= long_enough
        and not _DIGIT.search(short.wording[-1] + lost)
        and not stance_of(whole.wording) - stance_of(short.wording)
        and not stance_of(lost)
    )


def _same_speaker(left: Fingerprint, right: Fingerprint) -> bool:
    """Whether the speakers may be one: no part of a name against another, no office against another."""
    if left.speaker == right.speaker and left.role == right.role:
        return True
    fewer, more = sorted((left.speaker, right.speaker), key=len)
    if not fewer or not all(any(_same_part(part, other) for other in more) for part in fewer):
        return False
    short, long = sorted((left.role, right.role), key=len)
    return short in long and not (short and _OTHER_OFFICE.search(long.replace(short, " ", 1)))


def _same_part(left: str, right: str) -> bool:
    """A name's part and itself, or a Japanese family name and the whole name: 松井 and 松井一郎."""
    short, long = sorted((left, right), key=len)
    return short == long or (len(short) > 1 and long.startswith(short) and not _LATIN.search(long))


def _same_dates(left: Fingerprint, right: Fingerprint) -> bool:
    horizons = [one.horizon for one in (left, right) if one.horizon is not None]
    return not horizons or abs((left.day - right.day).days) <= min(horizons)


def _horizon(wording: str) -> int | None:
    """How far apart two texts may be published whose dates mean the same: 金曜 is another day a week later."""
    if _YEAR.search(wording):
        return None
    if _WEEKDAY.search(wording):
        return _WEEK
    if _MONTH.search(wording):
        return _MOST_OF_A_YEAR
    return _LONG_MONTH if _DAY_OF_MONTH.search(wording) else None


def _name_parts(name: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKC", name).casefold()
    return tuple(part for part in _NAME_BREAK.split(plain) if part)


class Statements:
    """Statements seen so far, found again by their words.

    Each lookup compares those alone whose words agree, and of those that are equal in everything one for all: a text
    may say one thing a thousand times.
    """

    def __init__(self) -> None:
        self._by_wording: dict[str, dict[Fingerprint, set[int]]] = {}
        self._by_opening: dict[str, dict[Fingerprint, set[int]]] = {}
        self._trimmed_by_opening: dict[str, dict[Fingerprint, set[int]]] = {}

    def add(self, number: int, statements: Iterable[Fingerprint]) -> None:
        """Remember the statements of the text with this number."""
        for one in statements:
            opening = one.wording[:_SHORTEST_TRIMMED]
            self._by_wording.setdefault(one.wording, {}).setdefault(one, set()).add(number)
            self._by_opening.setdefault(opening, {}).setdefault(one, set()).add(number)
            if one.is_trimmed:
                self._trimmed_by_opening.setdefault(opening, {}).setdefault(one, set()).add(number)

    def carrying(self, statement: Fingerprint) -> set[int]:
        """The numbers of texts that carry a statement."""
        opening = statement.wording[:_SHORTEST_TRIMMED]
        near = self._by_opening if statement.is_trimmed else self._trimmed_by_opening
        found: set[int] = set()
        for other, numbers in self._by_wording.get(statement.wording, {}).items():
            if is_same_statement(statement, other):
                found |= numbers
        for other, numbers in near.get(opening, {}).items():
            if other.wording != statement.wording and is_same_statement(statement, other):
                found |= numbers
        return found
