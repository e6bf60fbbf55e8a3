"""Dates as feeds write them: W3C, RFC 822 in many languages and loosely kept, seconds since 1970."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from retrieval.feeds.date_words import month_of
from retrieval.feeds.dates import read_date

_LONGEST = 80

_TIME = r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d{1,9})?)?"
_TIME += r"(?:\s?(?P<half>[AaPp])\.?[Mm]\.?)?"
_ZONE = r"(?P<zone>[A-Za-z+\-\u2212][^()]{0,40}?)?\s{0,5}(?:\((?P<comment>[^()]{0,40})\))?"
_WORD = r"[^\W\d_]{2,15}"


@dataclass(frozen=True)
class FeedDateForm:
    """One way to write a date.

    Attributes:
        pattern: matched against the whole text.
        example: a text it reads.
        iso: what it reads there.
    """

    pattern: str
    example: str
    iso: str


FORMS = (
    FeedDateForm(
        rf"(?P<year>\d{{4}})[-/.](?P<number>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?:(?:[Tt]|,?\s{{1,5}}|,){_TIME}\s{{0,5}}{_ZONE})?Z?",
        "2025-02-20T09:30:05+09:00",
        "2025-02-20T09:30:05+09:00",
    ),
    FeedDateForm(
        r"(?P<year>\d{4})(?P<number>\d{2})(?P<day>\d{2})(?:T?(?P<hour>\d{2}):?(?P<minute>\d{2}):?(?P<second>\d{2})?"
        rf"\s{{0,5}}{_ZONE})?",
        "20250220T093005Z",
        "2025-02-20T09:30:05+00:00",
    ),
    FeedDateForm(
        rf"(?:{_WORD}(?:-{_WORD})?\.?,?\s{{0,5}})?(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.|º)?[\s.-]{{1,5}}(?:de\s)?"
        rf"(?P<month>{_WORD})\.?,?[\s.-]{{1,5}}(?:de\s)?(?P<year>\d{{2}}(?:\d{{2}})?)"
        rf"(?:,?\s{{1,5}}(?:at\s)?{_TIME}\s{{0,5}}{_ZONE})?",
        "Seg, 24 Set 2018 19:42:40 -0300",
        "2018-09-24T19:42:40-03:00",
    ),
    FeedDateForm(
        rf"(?:{_WORD}\.?,?\s{{1,5}})?(?P<month>{_WORD})\.?\s{{1,5}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,5}}(?P<year>\d{{4}})"
        rf"(?:,?\s{{1,5}}(?:at\s)?{_TIME}\s{{0,5}}{_ZONE})?",
        "Thursday, February 20, 2025 9:30 PM EST",
        "2025-02-20T21:30:00-05:00",
    ),
    FeedDateForm(
        rf"(?:{_WORD}\.?,?\s{{1,5}})?(?P<month>{_WORD})\.?\s{{1,5}}(?P<day>\d{{1,2}})\s{{1,5}}{_TIME}\s{{1,5}}"
        rf"(?:(?P<zone>[A-Za-z+\-][A-Za-z0-9:+\-]{{1,9}})\s{{1,5}})?(?P<year>\d{{4}})",
        "Thu Feb 20 09:30:05 JST 2025",
        "2025-02-20T09:30:05+09:00",
    ),
    FeedDateForm(
        rf"(?:{_WORD}\.?,?\s{{0,5}})?(?P<first>\d{{1,2}})[/.](?P<number>\d{{1,2}})[/.](?P<year>\d{{4}})"
        rf"(?:,?\s{{1,5}}{_TIME}\s{{0,5}}{_ZONE})?",
        "20/02/2025 09:30",
        "2025-02-20T09:30:00",
    ),
)
_FORMS = [re.compile(form.pattern) for form in FORMS]

HOURS = {
    "GMT UTC UT Z WET": 0,
    "BST IST WEST": 1,
    "CET MET MEZ": 1,
    "CEST MEST MESZ EET SAST": 2,
    "EEST MSK TRT": 3,
    "GST": 4,
    "PKT": 5,
    "ICT WIB": 7,
    "HKT SGT AWST PHT MYT": 8,
    "JST KST": 9,
    "AEST": 10,
    "AEDT": 11,
    "NZST": 12,
    "NZDT": 13,
    "BRT ART ADT": -3,
    "EDT AST CLT": -4,
    "EST CDT": -5,
    "CST MDT": -6,
    "MST PDT": -7,
    "PST AKDT": -8,
    "AKST": -9,
    "HST": -10,
}
"""Hours from UTC of the abbreviations of zones, as RFC 822 and most feeds mean them."""

_HOURS = {name: hours for names, hours in HOURS.items() for name in names.split()}
_WALL = {"ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles"}
_OFFSET = re.compile(
    r"(?:GMT|UTC?|Z)?\s?(?P<sign>[+\-\u2212])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?", re.IGNORECASE
)
_NAMED = re.compile(r"[A-Z][A-Za-z]{1,20}/[A-Z][A-Za-z_]{1,30}")
_SECONDS = re.compile(r"\d{9,10}(?:\d{3})?")


@dataclass(frozen=True)
class FeedDate:
    """A date read from a feed.

    Attributes:
        moment: with its zone, or without where none is named.
        has_time: whether a time of day is given.
    """

    moment: datetime
    has_time: bool


class FeedDates:
    """Reads the dates of one feed.

    Args:
        language: of the feed, such as ``"pt"`` or ``"en-US"``; empty where it says none.
    """

    def __init__(self, language: str = "") -> None:
        self._language = language.casefold()

    def read(self, text: str) -> FeedDate | None:
        """Read a date; None where there is none that can be read, or a month or day could be either.

        >>> FeedDates().read("Thu, 20 Feb 2025 09:30:00 EST").moment.isoformat()
        '2025-02-20T09:30:00-05:00'
        >>> FeedDates().read("2005-01-02").has_time
        False
        """
        text = " ".join(text.split())
        if not text or len(text) > _LONGEST:
            return None
        if _SECONDS.fullmatch(text):
            return _since_1970(int(text))
        for form in _FORMS:
            if match := form.fullmatch(text):
                found = self._of(match.groupdict())
                if found:
                    return found
        printed = read_date(text)
        return FeedDate(printed.moment, printed.has_time) if printed else None

    def _of(self, parts: dict[str, str | None]) -> FeedDate | None:
        day, number = int(parts.get("day") or 0), parts.get("number")
        month = int(number) if number else month_of(parts.get("month") or "")
        year = parts["year"] or ""
        if parts.get("first"):
            day, month = self._either(int(parts["first"] or 0), month or 0)
        full_year = int(year) + (0 if len(year) == 4 else 2000 if int(year) < 69 else 1900)
        hour = parts.get("hour")
        half = (parts.get("half") or "").casefold()
        try:
            whole = datetime(full_year, month or 0, day)
            if hour is None:
                return FeedDate(whole, has_time=False)
            clock = int(hour) % 12 + (12 if half == "p" else 0) if half else int(hour)
            # 24:00 is the end of a day, second 60 one that is put in.
            time = timedelta(
                hours=clock, minutes=int(parts["minute"] or 0), seconds=min(int(parts.get("second") or 0), 59)
            )
            if clock > 24 or int(parts["minute"] or 0) > 59:
                return None
            return FeedDate(
                (whole + time).replace(tzinfo=zone_named(parts.get("zone") or parts.get("comment") or "")),
                has_time=True,
            )
        except (ValueError, OverflowError):
            return None

    def _either(self, first: int, second: int) -> tuple[int, int]:
        """Day and month of 20/02/2025 and of 02/20/2025; no day where it could be either."""
        if second > 12 or (first <= 12 and self._language.startswith("en-us")):
            return second, first
        is_month_first = first <= 12 and self._language.partition("-")[0] in {"", "en"} and first != second
        return (0, 0) if is_month_first else (first, second)


def zone_named(name: str) -> tzinfo | None:
    """The zone of a name or an offset as feeds write it; None where it names none that is known.

    >>> zone_named("+0900").utcoffset(None), zone_named("JST").utcoffset(None), zone_named("no zone")
    (datetime.timedelta(seconds=32400), datetime.timedelta(seconds=32400), None)
    """
    name = name.strip()
    if match := _OFFSET.fullmatch(name):
        minutes = int(match["hours"]) * 60 + int(match["minutes"] or 0)
        return timezone(timedelta(minutes=minutes if match["sign"] == "+" else -minutes)) if minutes < 1_440 else None
    hours = _HOURS.get(name.upper())
    if hours is not None:
        return timezone(timedelta(hours=hours)) if hours else UTC
    wall = _WALL.get(name.upper()) or (name if _NAMED.fullmatch(name) else None)
    try:
        return ZoneInfo(wall) if wall else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _since_1970(number: int) -> FeedDate:
    return FeedDate(datetime.fromtimestamp(number / 1000 if number > 99_999_999_999 else number, UTC), has_time=True)
