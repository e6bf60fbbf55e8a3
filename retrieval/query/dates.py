"""Dates in a question: which days it asks about. Plain rules in a table, each with its example; pure functions.

A day without a year is the last such day up to the newest post. A post tells of the day before as well as of
its own, so that "on a day" takes in the day after.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

Days = tuple[date | None, date | None]
"""First and last day, both inclusive; None where it is open."""

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_LEAP_YEARS_APART = 8
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = (
    r"(?:(?P<iso_year>\d{4})-(?P<iso_month>\d{2})-(?P<iso_day>\d{2})"
    rf"|{_MONTH}\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>\d{{4}}))?)(?!\d)"
)
_DAY_JA = r"(?:(?<!\d)(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日)"


@dataclass(frozen=True)
class DateFilter:
    """One way to name days.

    Attributes:
        pattern: what is taken out of the question.
        days: of a match, with today and the newest post's day.
        example: a question, asked on 2025-03-05 (a Wednesday), the newest post being of that day.
        reads: the days it asks about.
    """

    pattern: str
    days: Callable[[re.Match[str], date, date], Days | None]
    example: str
    reads: Days


def _on(match: re.Match[str], _: date, newest: date) -> Days | None:
    day = _day(match, newest)
    return (day, shifted(day, 1)) if day else None


def _between(match: re.Match[str], _: date, newest: date) -> Days | None:
    first, last = _day(match, newest), _day(match, newest, "_2")
    return (first, last) if first and last and first <= last else None


def _month_of(back: int) -> Callable[[re.Match[str], date, date], Days]:
    def days(_: re.Match[str], today: date, __: date) -> Days:
        first = today.replace(day=1)
        for _step in range(back):
            first = shifted(first, -1).replace(day=1)
        return first, shifted(first, monthrange(first.year, first.month)[1] - 1)

    return days


def _since(match: re.Match[str], _: date, newest: date) -> Days | None:
    day = _day(match, newest)
    return (day, None) if day else None


def _until(match: re.Match[str], _: date, newest: date) -> Days | None:
    day = _day(match, newest)
    return (None, day) if day else None


def _since_yesterday(_: re.Match[str], today: date, __: date) -> Days:
    return shifted(today, -1), None


def _lately(match: re.Match[str], today: date, _: date) -> Days:
    return shifted(today, -int(match["count"])), today


def _ago(first: int, last: int) -> Callable[[re.Match[str], date, date], Days]:
    return lambda _, today, __: (shifted(today, -first), shifted(today, -last))


def _week(back: int) -> Callable[[re.Match[str], date, date], Days]:
    def days(_: re.Match[str], today: date, __: date) -> Days:
        # Each counted from today: a Monday that the calendar does not reach is the first day there is.
        monday = -today.weekday() - 7 * back
        return shifted(today, monday), shifted(today, monday + 6)

    return days


def _since_weekday(match: re.Match[str], today: date, _: date) -> Days:
    back = (today.weekday() - _WEEKDAYS.index(match["weekday"].lower())) % 7 or 7
    return shifted(today, -back), None


def _in_year(match: re.Match[str], _: date, __: date) -> Days:
    year = int(match["year"])
    return date(year, 1, 1), date(year, 12, 31)


def _in_month(match: re.Match[str], _: date, newest: date) -> Days | None:
    number = _month_number(match["month"])
    year = int(match["year"]) if match["year"] else newest.year - (number > newest.month)
    first = _date(year, number, 1)
    return (first, shifted(first, monthrange(first.year, first.month)[1] - 1)) if first else None


_DAY_2 = re.sub(r"\(\?P<(\w+)>", r"(?P<\1_2>", _DAY)
_DAY_JA_2 = r"(?:(?:(?P<year_2>\d{4})年)?(?:(?P<month_2>\d{1,2})月)?(?P<day_2>\d{1,2})日)"

_SAID_JA = r"(?:言|述べ|語|話|発言|コメント|発表|ニュース|記事|投稿|報)"

DATE_FILTERS = (
    DateFilter(
        rf"(?:between|from) {_DAY} (?:and|to|until) {_DAY_2}",
        _between,
        "what did Okada say between Feb 20 and Feb 22?",
        (date(2025, 2, 20), date(2025, 2, 22)),
    ),
    DateFilter(
        rf"{_DAY_JA}(?:から|〜|～|-){_DAY_JA_2}(?:まで|の間)?(?:に|は|の)?、?",
        _between,
        "2月20日から22日までに岡田市長は何と言った?",
        (date(2025, 2, 20), date(2025, 2, 22)),
    ),
    DateFilter(rf"(?:since|from|after) {_DAY}", _since, "what did Okada say since Feb 20?", (date(2025, 2, 20), None)),
    DateFilter(
        rf"(?:until|before|up to) {_DAY}", _until, "what did Okada say until 2025-02-20?", (None, date(2025, 2, 20))
    ),
    DateFilter(rf"on {_DAY}", _on, "what did Okada say on February 20th?", (date(2025, 2, 20), date(2025, 2, 21))),
    DateFilter(
        rf"since (?:last )?(?P<weekday>{'|'.join(_WEEKDAYS)})",
        _since_weekday,
        "what did Okada say since Monday?",
        (date(2025, 3, 3), None),
    ),
    DateFilter(r"since yesterday", _since_yesterday, "what did Okada say since yesterday?", (date(2025, 3, 4), None)),
    DateFilter(
        r"(?:in|over|during|within) the (?:last|past) (?P<count>\d{1,3}) days",
        _lately,
        "what did Okada say in the last 5 days?",
        (date(2025, 2, 28), date(2025, 3, 5)),
    ),
    DateFilter(
        r"(?:on )?the day before yesterday",
        _ago(2, 1),
        "what did Okada say the day before yesterday?",
        (date(2025, 3, 3), date(2025, 3, 4)),
    ),
    DateFilter(r"yesterday", _ago(1, 0), "what did Okada say yesterday?", (date(2025, 3, 4), date(2025, 3, 5))),
    DateFilter(r"today", _ago(0, 0), "what did Okada say today?", (date(2025, 3, 5), date(2025, 3, 5))),
    DateFilter(r"last week", _week(1), "what did Okada say last week?", (date(2025, 2, 24), date(2025, 3, 2))),
    DateFilter(r"this week", _week(0), "what did Okada say this week?", (date(2025, 3, 3), date(2025, 3, 9))),
    DateFilter(
        rf"{_DAY_JA}(?:以降|から|以後)(?:に|は|の)?、?",
        _since,
        "2月20日以降に岡田市長は何と言った?",
        (date(2025, 2, 20), None),
    ),
    DateFilter(
        rf"{_DAY_JA}(?:まで|以前)(?:に|は|の)?、?",
        _until,
        "2月20日までに岡田市長は何と言った?",
        (None, date(2025, 2, 20)),
    ),
    DateFilter(
        rf"{_DAY_JA}(?:に|は|の)?、?(?=[^\d]{{0,60}}{_SAID_JA})",
        _on,
        "2月20日に岡田市長は何と言った?",
        (date(2025, 2, 20), date(2025, 2, 21)),
    ),
    DateFilter(
        rf"(?:(?<=say )|(?<=said )|^)in {_MONTH}(?:,? (?P<year>\d{{4}}))?(?!\d| \d)",
        _in_month,
        "what did Okada say in February 2024?",
        (date(2024, 2, 1), date(2024, 2, 29)),
    ),
    DateFilter(
        r"(?:(?<=say )|(?<=said )|^)in (?P<year>(?:19|20)\d{2})(?!\d)",
        _in_year,
        "what did Okada say in 2024?",
        (date(2024, 1, 1), date(2024, 12, 31)),
    ),
    DateFilter(
        rf"(?<!\d)(?:(?P<year>\d{{4}})年)?(?P<month>\d{{1,2}})月(?:に|の|は)、?(?=[^\d]{{0,60}}{_SAID_JA})",
        _in_month,
        "2024年2月に岡田市長は何と言った?",
        (date(2024, 2, 1), date(2024, 2, 29)),
    ),
    DateFilter(
        rf"(?<!\d)(?P<year>(?:19|20)\d{{2}})年(?:に|の|は)、?(?=[^\d]{{0,60}}{_SAID_JA})",
        _in_year,
        "2024年に岡田市長は何と言った?",
        (date(2024, 1, 1), date(2024, 12, 31)),
    ),
    DateFilter(r"last month", _month_of(1), "what did Okada say last month?", (date(2025, 2, 1), date(2025, 2, 28))),
    DateFilter(r"this month", _month_of(0), "what did Okada say this month?", (date(2025, 3, 1), date(2025, 3, 31))),
    DateFilter(
        r"先月(?:は|、|の|に)?", _month_of(1), "先月、岡田市長は何と言った?", (date(2025, 2, 1), date(2025, 2, 28))
    ),
    DateFilter(
        r"今月(?:は|、|の|に)?", _month_of(0), "今月、岡田市長は何と言った?", (date(2025, 3, 1), date(2025, 3, 31))
    ),
    DateFilter(
        r"(?:一昨日|おととい)(?:は|、|の|に)?",
        _ago(2, 1),
        "おととい岡田市長は何と言った?",
        (date(2025, 3, 3), date(2025, 3, 4)),
    ),
    DateFilter(
        r"(?:この|ここ|過去|直近)(?P<count>\d{1,3})日間?(?:で|に|は|の)?、?",
        _lately,
        "この5日間に岡田市長は何と言った?",
        (date(2025, 2, 28), date(2025, 3, 5)),
    ),
    DateFilter(
        r"(?:昨日|きのう)(?:から|以降)(?:は|、|の|に)?",
        _since_yesterday,
        "昨日から岡田市長は何と言った?",
        (date(2025, 3, 4), None),
    ),
    DateFilter(
        r"(?:昨日|きのう)(?:は|、|の|に)?",
        _ago(1, 0),
        "昨日、岡田市長は何と言った?",
        (date(2025, 3, 4), date(2025, 3, 5)),
    ),
    DateFilter(
        r"(?:今日|きょう)(?:は|、|の|に)?",
        _ago(0, 0),
        "今日、岡田市長は何と言った?",
        (date(2025, 3, 5), date(2025, 3, 5)),
    ),
    DateFilter(r"先週(?:は|、|の|に)?", _week(1), "先週、岡田市長は何と言った?", (date(2025, 2, 24), date(2025, 3, 2))),
    DateFilter(r"今週(?:は|、|の|に)?", _week(0), "今週、岡田市長は何と言った?", (date(2025, 3, 3), date(2025, 3, 9))),
)
"""The first that fits is taken; only at the beginning or the end of a question, where dates say when it was said."""

_END_MARKS = frozenset("?？!！。.")


def _bounded(pattern: str) -> str:
    """A pattern of Latin letters as whole words: neither the season nor Today's News names a day."""
    return rf"(?<![A-Za-z])(?:{pattern})(?!['’]?[A-Za-z])" if pattern.isascii() else pattern


MAY_NAME_DAYS = re.compile(rf"\d|day|week|month|日|きのう|きょう|おととい|週|月|in {_MONTH}", re.IGNORECASE)
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
                return rest, days
    return text, (None, None)


def shifted(day: date, days: int) -> date:
    """The day so many days later, or earlier; the calendar's first or last one where that is beyond it.

    >>> shifted(date(2025, 2, 28), 1), shifted(date.max, 1) == date.max, shifted(date.min, -7) == date.min
    (datetime.date(2025, 3, 1), True, True)
    """
    return date.fromordinal(min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal()))


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


def _day(match: re.Match[str], newest: date, suffix: str = "") -> date | None:
    """The day of a match; None where there is no such day.

    Args:
        match: of a way to name days.
        newest: day of the newest post.
        suffix: of the groups of its second day, which may leave the month to the first.
    """
    groups = match.groupdict()

    def part(name: str) -> str | None:
        return groups.get(f"{name}{suffix}")

    if part("iso_year"):
        return _date(*(int(part(name) or 0) for name in ("iso_year", "iso_month", "iso_day")))
    number, day = _month_number(part("month") or groups["month"]), int(part("day") or 0)
    if year := part("year") or groups.get("year"):
        return _date(int(year), number, day)
    # February 29th is up to eight years back.
    years = (_date(newest.year - back, number, day) for back in range(_LEAP_YEARS_APART + 1))
    return next((found for found in years if found and found <= newest), None)


def _month_number(month: str) -> int:
    return int(month) if month.isdigit() else 1 + _MONTHS.index(month[:3].lower())


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
