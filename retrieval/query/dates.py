"""Dates in a question: which days it asks about. The ways to name them stand in ``date_filters.py``."""

import re
from datetime import date
from functools import cache
from itertools import product

from retrieval.query.date_filters import DATE_FILTERS, DAY_NAMES, MONTH
from retrieval.query.date_readings import DateFilter
from retrieval.query.days import Days, shifted

LONGEST = 60
"""Characters; a longer text names more than days."""

_END_MARKS = frozenset("?？!！。.")
_ABOUT = re.compile(r"(?:on|in|for|during|of|from|at|に)? ?(?P<days>.+?)(?:に|は|の|分|中|頃|ごろ)?", re.IGNORECASE)
"""What may stand before or behind days, and says no more."""

_SINCE = re.compile(
    r"(?:since|from|after|starting) (?P<en>.{1,60})|(?P<ja>.{1,60}?)(?:から|以降|以後|以来)は?", re.IGNORECASE
)
_UNTIL = re.compile(r"(?:until|till|before|up to|by) (?P<en>.{1,60})|(?P<ja>.{1,60}?)(?:まで|以前)は?", re.IGNORECASE)


def _bounded(pattern: str) -> str:
    """A pattern of Latin letters as whole words: neither the season nor Today's News names a day."""
    return rf"(?<![A-Za-z])(?:{pattern})(?!['’]?[A-Za-z])" if pattern.isascii() else pattern


_ASKING = re.compile(r"(?:何|なん)(?:と|を|て|か)|どう|どのよう|どんな|誰|だれ|いくつ|発言|コメント")
"""What is asked, in Japanese; days often stand right before it: 岡田市長は昨日何と言った?"""

_MOST_ASKED = 3
_BEFORE_DAYS = frozenset("はがもにてでを、 　")
"""What a word of days stands behind in the middle of a question."""

MAY_NAME_DAYS = re.compile(
    rf"\d|day|week|month|year|日|きのう|きょう|おととい|週|月|曜|去年|昨年|(?:in|since) {MONTH}|since [mtwfs]",
    re.IGNORECASE,
)
"""Every way to name days has one of these: most questions have none, and are answered sooner than the ways compile."""


@cache
def _edges() -> list[tuple[re.Pattern[str], re.Pattern[str], DateFilter]]:
    """Each way as it opens a question and as it ends one.

    None begins with something of any length, so that looking for it takes time in proportion to the question.
    """
    ways = ((_bounded(way.pattern), way) for way in DATE_FILTERS)
    return [
        (re.compile(pattern, re.IGNORECASE), re.compile(rf"{pattern}\Z", re.IGNORECASE), way) for pattern, way in ways
    ]


@cache
def _endings() -> list[tuple[re.Pattern[str], DateFilter]]:
    return [(re.compile(rf"{_bounded(way.pattern)}\Z", re.IGNORECASE), way) for way in (*DATE_FILTERS, *DAY_NAMES)]


@cache
def _whole() -> list[tuple[re.Pattern[str], DateFilter]]:
    return [(re.compile(way.pattern, re.IGNORECASE), way) for way in (*DATE_FILTERS, *DAY_NAMES)]


def read_days(text: str, today: date, newest: date) -> tuple[str, Days]:
    """Take the days out of a question.

    Args:
        text: the question.
        today: when it is asked.
        newest: day of the newest post.

    Returns:
        The question without them, and the days, of which none lies outside ``date.min`` to ``date.max``; both None
        where it names none.
    """
    end = _end(text)
    for opening, ending, way in _edges() if MAY_NAME_DAYS.search(text) else ():
        for match in (opening.match(text), ending.search(text, 0, end)):
            days = way.days(match, today, newest) if match else None
            if not (match and days):
                continue
            rest = _without(text, match.start(), match.end())
            if rest[: _end(rest)]:
                return rest, _asked(days, way)
    return _read_inside(text, today, newest)


def _read_inside(text: str, today: date, newest: date) -> tuple[str, Days]:
    """The same where days stand in the middle, right before what is asked.

    >>> _read_inside("岡田市長は昨日何と言った?", date(2025, 3, 5), date(2025, 3, 5))[0]
    '岡田市長は何と言った?'
    """
    asking = [match.start() for match in _ASKING.finditer(text)] if MAY_NAME_DAYS.search(text) else []
    # Nobody asks more than a few things at once; a text that repeats itself is no question.
    for place in reversed(asking[-_MOST_ASKED:]):
        # What stands between the days and what is asked says no more.
        end = len(text[:place].rstrip("に、 　"))
        for (pattern, way), upto in product(_endings(), dict.fromkeys((place, end))):
            match = pattern.search(text, 0, upto)
            days = way.days(match, today, newest) if match else None
            if match and days and match.start() and text[match.start() - 1] in _BEFORE_DAYS:
                return text[: match.start()] + text[place:], _asked(days, way)
    return text, (None, None)


def named_days(text: str, today: date, newest: date, *, is_question: bool = False) -> Days | None:
    """The days that a text names and nothing else; None where it is anything else.

    Args:
        text: such as *last week*, *since Monday*, 2月20日.
        today: when it is typed.
        newest: day of the newest post; a day without a year is the last such day up to then.
        is_question: whether what is told of these days is asked for, and not the very days.

    >>> named_days("last week", date(2025, 3, 5), date(2025, 3, 5))
    (datetime.date(2025, 2, 24), datetime.date(2025, 3, 2))
    >>> named_days("the minerals deal", date(2025, 3, 5), date(2025, 3, 5)) is None
    True
    """
    text = text[: _end(text)].strip()
    if not text or len(text) > LONGEST:
        return None
    for opening, is_first in ((_SINCE, True), (_UNTIL, False)):
        if edge := opening.fullmatch(text):
            found = named_days(edge["en"] or edge["ja"], today, newest)
            if found:
                return (found[0], None) if is_first else (None, found[1])
    about = _ABOUT.fullmatch(text)
    for typed in dict.fromkeys((text, about["days"] if about else text)):
        for pattern, way in _whole():
            match = pattern.fullmatch(typed)
            if match and (days := way.days(match, today, newest)):
                return _asked(days, way) if is_question else days
    return None


def _asked(days: Days, way: DateFilter) -> Days:
    first, last = days
    return (first, shifted(last, 1)) if last and way.with_next else days


def _end(text: str) -> int:
    """Where a text ends without its final marks and white space."""
    end = len(text)
    while end and (text[end - 1] in _END_MARKS or text[end - 1].isspace()):
        end -= 1
    return end


def _without(text: str, start: int, end: int) -> str:
    """A text without a piece at its beginning or its end, nor the comma that sets that off."""
    if start == 0:
        return text[end:].removeprefix(",").strip()
    return (text[:start].rstrip().removesuffix(",").rstrip() + text[end:]).strip()
