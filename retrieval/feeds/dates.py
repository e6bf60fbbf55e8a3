"""Dates as a page of posts prints them."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september"
        "|oct october|nov november|dec december".split("|"),
        start=1,
    )
    for name in names.split()
}
_TIME = r"(?P<hour>\d{1,2})[:：](?P<minute>\d{2})"


@dataclass(frozen=True)
class DateForm:
    """One way to print a date.

    Attributes:
        pattern: matched against the whole text.
        example: a text it reads.
        iso: what it reads there.
    """

    pattern: str
    example: str
    iso: str


DATE_FORMS = (
    DateForm(
        r"(?P<month>[A-Za-z]{3,9})\.? (?P<day>\d{1,2}),? (?P<year>\d{4})",
        "February 21, 2025",
        "2025-02-21T00:00:00",
    ),
    DateForm(r"(?P<day>\d{1,2}) (?P<month>[A-Za-z]{3,9})\.?,? (?P<year>\d{4})", "21 Feb 2025", "2025-02-21T00:00:00"),
    DateForm(
        r"(?P<year>\d{4})年\s*(?P<month>\d{1,2})月\s*(?P<day>\d{1,2})日(?:\([月火水木金土日]\))?",
        "2025年2月21日",
        "2025-02-21T00:00:00",
    ),
    DateForm(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})", "2025-02-21", "2025-02-21T00:00:00"),
)

TIME_FORMS = (
    DateForm(rf"(?P<half>午前|午後)\s*{_TIME}", "午後3:04 · 2025年2月21日", "2025-02-21T15:04:00"),
    DateForm(
        r"(?P<half>午前|午後)\s*(?P<hour>\d{1,2})時(?P<minute>\d{1,2})分",
        "2025年2月21日 午前0時5分",
        "2025-02-21T00:05:00",
    ),
    DateForm(rf"{_TIME}(?::\d{{2}})?\s*(?P<half>[AaPp]\.?[Mm]\.?)", "3:04 PM · Feb 21, 2025", "2025-02-21T15:04:00"),
    DateForm(rf"{_TIME}(?::\d{{2}})?", "21 Feb 2025 15:04", "2025-02-21T15:04:00"),
)

_DATES = [re.compile(form.pattern) for form in DATE_FORMS]
_TIMES = [re.compile(form.pattern) for form in TIME_FORMS]
_BETWEEN = re.compile(r"^[\s·・•,、|at-]*$")


@dataclass(frozen=True)
class PrintedDate:
    """A date read from a page.

    Attributes:
        moment: the printed calendar date and wall time. The page names no zone, so it stands as UTC:
            its date is the printed one whatever the reader's zone.
        has_time: whether a time was printed.
    """

    moment: datetime
    has_time: bool


def read_date(text: str) -> PrintedDate | None:
    """Read a date with or without a time, in either order; None where the text is anything else.

    >>> read_date("午後3:04 · 2025年2月21日").moment.isoformat()
    '2025-02-21T15:04:00+00:00'
    >>> read_date("February 31, 2025") is None
    True
    """
    text = text.strip().replace("\u00a0", " ").replace("\u202f", " ")
    for pattern in _DATES:
        match = pattern.search(text)
        if not match:
            continue
        before, after = text[: match.start()], text[match.end() :]
        time = _read_time(before) or _read_time(after)
        if time is None and not (_BETWEEN.match(before) and _BETWEEN.match(after)):
            continue
        hour, minute = time or (0, 0)
        month = match["month"]
        number = int(month) if month.isdigit() else _MONTHS.get(month.casefold(), 0)
        try:
            moment = datetime(int(match["year"]), number, int(match["day"]), hour, minute, tzinfo=UTC)
        except ValueError:
            return None
        return PrintedDate(moment, has_time=time is not None)
    return None


def _read_time(text: str) -> tuple[int, int] | None:
    for pattern in _TIMES:
        match = pattern.search(text)
        if match and _BETWEEN.match(text[: match.start()]) and _BETWEEN.match(text[match.end() :]):
            hour, half = int(match["hour"]), match.groupdict().get("half") or ""
            if half:
                hour = hour % 12 + (12 if half in {"午後"} or half[0] in "Pp" else 0)
            return hour, int(match["minute"])
    return None
