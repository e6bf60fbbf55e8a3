"""Dates in a question: which days it asks about. Plain rules in a table, each with its example; pure functions.

A day without a year is the last such day up to the newest post. A post tells of the day before as well as of
its own, so that "on a day" takes in the day after.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

Days = tuple[date | None, date | None]
"""First and last day, both inclusive; None where it is open."""

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = rf"(?:(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})|{_MONTH}\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>\d{{4}}))?)"
_DAY_JA = r"(?:(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日)"


@dataclass(frozen=True)
class When:
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
    return (day, day + timedelta(days=1)) if day else None


def _since(match: re.Match[str], _: date, newest: date) -> Days | None:
    day = _day(match, newest)
    return (day, None) if day else None


def _until(match: re.Match[str], _: date, newest: date) -> Days | None:
    day = _day(match, newest)
    return (None, day) if day else None


def _ago(first: int, last: int) -> Callable[[re.Match[str], date, date], Days]:
    return lambda _, today, __: (today - timedelta(days=first), today - timedelta(days=last))


def _week(back: int) -> Callable[[re.Match[str], date, date], Days]:
    def days(_: re.Match[str], today: date, __: date) -> Days:
        monday = today - timedelta(days=today.weekday() + 7 * back)
        return monday, monday + timedelta(days=6)

    return days


def _since_weekday(match: re.Match[str], today: date, _: date) -> Days:
    back = (today.weekday() - _WEEKDAYS.index(match["weekday"].lower())) % 7 or 7
    return today - timedelta(days=back), None


WHEN = (
    When(rf"(?:since|from|after) {_DAY}", _since, "what did Okada say since Feb 20?", (date(2025, 2, 20), None)),
    When(rf"(?:until|before|up to) {_DAY}", _until, "what did Okada say until 2025-02-20?", (None, date(2025, 2, 20))),
    When(rf"on {_DAY}", _on, "what did Okada say on February 20th?", (date(2025, 2, 20), date(2025, 2, 21))),
    When(
        rf"since (?:last )?(?P<weekday>{'|'.join(_WEEKDAYS)})",
        _since_weekday,
        "what did Okada say since Monday?",
        (date(2025, 3, 3), None),
    ),
    When(r"yesterday", _ago(1, 0), "what did Okada say yesterday?", (date(2025, 3, 4), date(2025, 3, 5))),
    When(r"today", _ago(0, 0), "what did Okada say today?", (date(2025, 3, 5), date(2025, 3, 5))),
    When(r"last week", _week(1), "what did Okada say last week?", (date(2025, 2, 24), date(2025, 3, 2))),
    When(r"this week", _week(0), "what did Okada say this week?", (date(2025, 3, 3), date(2025, 3, 9))),
    When(
        rf"{_DAY_JA}(?:以降|から|以後)(?:に|は|の)?、?",
        _since,
        "2月20日以降に岡田市長は何と言った?",
        (date(2025, 2, 20), None),
    ),
    When(
        rf"{_DAY_JA}(?:まで|以前)(?:に|は|の)?、?",
        _until,
        "2月20日までに岡田市長は何と言った?",
        (None, date(2025, 2, 20)),
    ),
    When(
        r"(?:昨日|きのう)(?:は|、|の|に)?",
        _ago(1, 0),
        "昨日、岡田市長は何と言った?",
        (date(2025, 3, 4), date(2025, 3, 5)),
    ),
    When(
        r"(?:今日|きょう)(?:は|、|の|に)?",
        _ago(0, 0),
        "今日、岡田市長は何と言った?",
        (date(2025, 3, 5), date(2025, 3, 5)),
    ),
    When(r"先週(?:は|、|の|に)?", _week(1), "先週、岡田市長は何と言った?", (date(2025, 2, 24), date(2025, 3, 2))),
    When(r"今週(?:は|、|の|に)?", _week(0), "今週、岡田市長は何と言った?", (date(2025, 3, 3), date(2025, 3, 9))),
)
"""The first that fits is taken; only at the beginning or the end of a question, where dates say when it was said."""


def _edges(pattern: str) -> re.Pattern[str]:
    """At the beginning or at the end; a name of a group may stand only once in a pattern."""
    last = pattern.replace("?P<", "?P<e_")
    return re.compile(rf"^{pattern},?\s*|\s*,?\s*{last}(?=[?？!。.\s]*$)", re.IGNORECASE)


_EDGES = [(_edges(when.pattern), when) for when in WHEN]


def read_days(text: str, today: date, newest: date) -> tuple[str, Days]:
    """Take the days out of a question.

    Args:
        text: the question.
        today: when it is asked.
        newest: day of the newest post.

    Returns:
        The question without them, and the days; both None where it names none.
    """
    for pattern, when in _EDGES:
        if not (match := pattern.search(text)):
            continue
        inner = re.search(when.pattern, match.group(), re.IGNORECASE)
        days = when.days(inner, today, newest) if inner else None
        rest = (text[: match.start()] + text[match.end() :]).strip()
        if days and rest.strip("?？!。. "):
            return rest, days
    return text, (None, None)


def _day(match: re.Match[str], newest: date) -> date | None:
    """The day of a match; None where there is no such day."""
    groups = match.groupdict()
    try:
        if groups.get("iso"):
            return date.fromisoformat(groups["iso"])
        month = groups["month"]
        number = int(month) if month.isdigit() else 1 + _MONTHS.index(month[:3].lower())
        if groups.get("year"):
            return date(int(groups["year"]), number, int(groups["day"]))
        found = date(newest.year, number, int(groups["day"]))
        return found if found <= newest else found.replace(year=newest.year - 1)
    except ValueError:
        return None
