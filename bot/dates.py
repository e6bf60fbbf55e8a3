"""Days as people type them, in options and commands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.errors import DateError
from retrieval.feeds.dates import read_date
from retrieval.query.dates import named_days

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, tzinfo

    from retrieval import Retriever
    from retrieval.language import Language
    from retrieval.query.days import Days

_LONGEST_SHOWN = 40
NOT_READ: dict[Language, str] = {
    "en": "“{text}” is not a date that is read. Write it as 2025-02-20, 20 Feb, Monday, last week or 3 days ago.",
    "ja": "「{text}」は日付として読み取れません。2025-02-20、2月20日、月曜日、先週、3日前のように書いてください。",
}
OPEN: dict[str, dict[Language, str]] = {
    "since": {
        "en": "“{text}” names no first day. Write a day, such as 2025-02-20, or leave it out.",
        "ja": "「{text}」には最初の日がありません。2025-02-20のように書くか、省いてください。",
    },
    "until": {
        "en": "“{text}” names no last day. Write a day, such as 2025-02-20, or leave it out.",
        "ja": "「{text}」には最後の日がありません。2025-02-20のように書くか、省いてください。",
    },
}


def parse_days(text: str, *, today: Callable[[], date], newest: Callable[[], date] | None = None) -> Days:
    """Read the days that a text names.

    Args:
        text: such as ``2025-02-20``, ``20 Feb``, ``Monday``, ``last week``, ``3 days ago``, 先週, 2月20日.
        today: tells what day it is for whoever typed it; called where that matters.
        newest: tells the day of the feed's newest post: a day without a year is the last such day up to then. None
            for today.

    Returns:
        The first and the last day, both inclusive; None where one is open, as the last of *since Monday*.

    Raises:
        DateError: the text names no days; ``error.told(language)`` tells what is read.

    >>> from datetime import date
    >>> def today(): return date(2025, 3, 5)
    >>> [str(day) for day in parse_days("last week", today=today)]
    ['2025-02-24', '2025-03-02']
    >>> parse_days("Feb 20", today=today)[0] == parse_days("20 Feb 2025", today=today)[1] == date(2025, 2, 20)
    True
    """
    typed = re.sub(r"\s+", " ", text[: 2 * _LONGEST_SHOWN + 1]).strip()
    # A date that says its year needs nobody to tell which day it is.
    if printed := read_date(typed):
        day = printed.moment.date()
        return day, day
    days = named_days(typed, now := today(), newest() if newest else now)
    if days is None:
        raise _error(NOT_READ, text)
    return days


def first_day(text: str, *, today: Callable[[], date], newest: Callable[[], date] | None = None) -> date:
    """The first of the days that an option *since* names: the Monday of *last week*.

    Args:
        text: see ``parse_days``, as are the others.
        today: of whoever typed it.
        newest: of the feed.

    Raises:
        DateError: the text names no days, or none as the first: *until Monday*.
    """
    first, _ = parse_days(text, today=today, newest=newest)
    if first is None:
        raise _error(OPEN["since"], text)
    return first


def last_day(text: str, *, today: Callable[[], date], newest: Callable[[], date] | None = None) -> date:
    """The last of the days that an option *until* names: the Sunday of *last week*.

    Args:
        text: see ``parse_days``, as are the others.
        today: of whoever typed it.
        newest: of the feed.

    Raises:
        DateError: the text names no days, or none as the last: *since Monday*.
    """
    _, last = parse_days(text, today=today, newest=newest)
    if last is None:
        raise _error(OPEN["until"], text)
    return last


def parse_date(text: str, *, today: Callable[[], date]) -> date:
    """The first of the days that a text names; see ``first_day``."""
    return first_day(text, today=today)


def newest_day(retriever: Retriever, zone: tzinfo | None) -> date:
    """The day of a feed's newest post; today where it is empty.

    Args:
        retriever: of the feed.
        zone: of whoever asks.
    """
    return max((one.last for one in retriever.sources()), default=None) or retriever.today(zone)


def _error(messages: dict[Language, str], text: str) -> DateError:
    shown = " ".join(text.split())[:_LONGEST_SHOWN]
    return DateError(messages["en"].format(text=shown), text=text, japanese=messages["ja"].format(text=shown))
