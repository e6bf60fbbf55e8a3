"""Dates as a page of posts prints them, in any language that one was embedded in."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo

from retrieval.feeds.date_words import CONNECTING, is_weekday, is_zone, month_of, zone_named

LONGEST = 80
"""Characters; a longer text is no date."""

_WORD = r"(?P<month>[^\s\d,()（）·:/-]{2,20})"
_DAY, _YEAR = r"(?P<day>\d{1,2})", r"(?P<year>\d{4})"
_NUMBER = r"(?P<month>\d{1,2})"
_OF = r"(?:d[eio]l? |d['’])?"
_TIME = r"(?P<hour>\d{1,2})[:：](?P<minute>\d{2})"
_SECONDS = r"(?::(?P<second>\d{2})(?:\.\d{1,9})?)?"


@dataclass(frozen=True)
class DateForm:
    """One way to print a date.

    Attributes:
        pattern: looked for in the text; beside it may stand a time, a weekday and a few words.
        example: a text it reads.
        iso: what it reads there.
    """

    pattern: str
    example: str
    iso: str


DATE_FORMS = (
    DateForm(rf"{_WORD} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}", "February 21, 2025", "2025-02-21T00:00:00"),
    DateForm(
        rf"(?<!\d){_DAY}(?:\.|er|re|e|º|°|st|nd|rd|th)?[ -]?{_OF}{_WORD},?[ -]{_OF}{_YEAR}",
        "21 Feb 2025",
        "2025-02-21T00:00:00",
    ),
    DateForm(rf"{_YEAR}[年년] ?{_NUMBER}[月월] ?{_DAY}[日일]", "2025年2月21日", "2025-02-21T00:00:00"),
    DateForm(rf"{_YEAR}[年년,]? ?{_NUMBER}[月월] {_DAY}", "2014, 12月 13", "2014-12-13T00:00:00"),
    DateForm(rf"(?<!\d){_NUMBER}[月월] {_DAY},? {_YEAR}", "12月 13, 2014", "2014-12-13T00:00:00"),
    DateForm(rf"(?<!\d){_DAY} {_NUMBER}[月월],? {_YEAR}", "13 12월 2014", "2014-12-13T00:00:00"),
    DateForm(rf"(?<!\d){_DAY} (?:tháng|thg) {_NUMBER},? {_YEAR}", "21 tháng 2, 2025", "2025-02-21T00:00:00"),
    DateForm(rf"{_YEAR}[.,]? {_WORD} {_DAY}(?!\d)\.?", "2025. február 21.", "2025-02-21T00:00:00"),
    DateForm(rf"(?<!\d){_YEAR}([-/.]) ?{_NUMBER}\2 ?{_DAY}(?!\d)\.?", "2025-02-21", "2025-02-21T00:00:00"),
    # With points, the day comes first wherever they are used; with strokes, only a number over twelve tells.
    DateForm(rf"(?<!\d){_DAY}\.{_NUMBER}\.{_YEAR}", "21.02.2025", "2025-02-21T00:00:00"),
    DateForm(rf"(?<!\d)(?P<day>1[3-9]|2\d|3[01])([-/]){_NUMBER}\2{_YEAR}", "21/02/2025", "2025-02-21T00:00:00"),
    DateForm(rf"(?<!\d){_NUMBER}([-/])(?P<day>1[3-9]|2\d|3[01])\2{_YEAR}", "02/21/2025", "2025-02-21T00:00:00"),
)

TIME_FORMS = (
    DateForm(rf"(?P<half>午前|午後|오전|오후|上午|下午)\s*{_TIME}", "午後3:04 · 2025年2月21日", "2025-02-21T15:04:00"),
    DateForm(
        r"(?P<half>午前|午後|오전|오후|上午|下午)\s*(?P<hour>\d{1,2})[時시时点]\s*(?P<minute>\d{1,2})[分분]",
        "2025年2月21日 午前0時5分",
        "2025-02-21T00:05:00",
    ),
    DateForm(
        r"(?P<hour>\d{1,2})[時시时点]\s*(?P<minute>\d{1,2})[分분](?:\s*(?P<second>\d{1,2})[秒초])?",
        "2025年2月21日（金）15時04分",
        "2025-02-21T15:04:00",
    ),
    DateForm(rf"{_TIME}{_SECONDS}\s*(?P<half>[AaPp]\.?\s?[Mm]\.?)", "3:04 PM · Feb 21, 2025", "2025-02-21T15:04:00"),
    DateForm(
        rf"[Tt]?{_TIME}{_SECONDS}\s*(?P<offset>[+-]\d{{2}}:?\d{{2}}(?!\d))?", "21 Feb 2025 15:04", "2025-02-21T15:04:00"
    ),
)

_DATES = [re.compile(form.pattern) for form in DATE_FORMS]
_TIMES = [re.compile(form.pattern) for form in TIME_FORMS]
_BETWEEN = re.compile(r"[\s·・•,、|()（）‧⋅–—\-]+")
_AFTER_NOON = ("午後", "오후", "下午", "p", "P")
_BUDDHIST_ERA = 543


@dataclass(frozen=True)
class PrintedDate:
    """A date read from a page.

    Attributes:
        moment: the printed calendar date and wall time; with a zone only where one is printed too.
        has_time: whether a time was printed.
    """

    moment: datetime
    has_time: bool


@dataclass(frozen=True)
class _Time:
    hour: int
    minute: int
    second: int
    zone: tzinfo | None
    is_certain: bool = True


def read_date(text: str) -> PrintedDate | None:
    """Read a date with or without a time, in either order; None where the text is anything else.

    A date whose day and month cannot be told apart, such as 02/03/2025, is none.

    >>> read_date("午後3:04 · 2025年2月21日").moment.isoformat()
    '2025-02-21T15:04:00'
    >>> read_date("2025-02-20T20:28:28+09:00").moment.isoformat()
    '2025-02-20T20:28:28+09:00'
    >>> read_date("February 31, 2025") is None
    True
    """
    if len(text) > LONGEST or not any(char.isdecimal() for char in text):
        return None
    text = _plain(text)
    for pattern in _DATES:
        match = pattern.search(text)
        if not match:
            continue
        day = _day(match)
        beside = f"{text[: match.start()]} \n {text[match.end() :]}"
        time = _read_time(beside)
        if day is None or (time is None and not _is_empty(beside)):
            continue
        if time is None or not time.is_certain:
            return PrintedDate(day, has_time=False)
        try:
            moment = day.replace(hour=time.hour, minute=time.minute, second=time.second, tzinfo=time.zone)
        except ValueError:
            return None
        return PrintedDate(moment, has_time=True)
    return None


def _plain(text: str) -> str:
    """A text with digits of any script as ASCII, and without marks of direction."""
    if text.isascii():
        return re.sub(r"\s", " ", text.strip())
    text = unicodedata.normalize("NFC", text.strip().replace("،", ","))
    return "".join(
        " " if char.isspace() else str(unicodedata.decimal(char, "")) or char
        for char in text
        if unicodedata.category(char) != "Cf"
    )


def _day(match: re.Match[str]) -> datetime | None:
    word = match["month"]
    month = int(word) if word.isdigit() else month_of(word)
    year = int(match["year"])
    # Thai pages count years from the death of the Buddha.
    year -= _BUDDHIST_ERA if any("\u0e00" <= letter <= "\u0e7f" for letter in word) and year > 2400 else 0
    try:
        return datetime(year, month or 0, int(match["day"]))
    except ValueError:
        return None


def _read_time(beside: str) -> _Time | None:
    """The time in what stands beside a date, where nothing else of weight stands there."""
    for pattern in _TIMES:
        match = pattern.search(beside)
        if not match:
            continue
        words = _words(beside[: match.start()]) + _words(beside[match.end() :])
        named = [word for word in words if is_zone(word) and not is_weekday(word)]
        if not all(_may_stand_beside(word) for word in words if word not in named) or len(named) > 1:
            continue
        parts = match.groupdict()
        hour, half = int(parts["hour"]), parts.get("half") or ""
        if half:
            hour = hour % 12 + (12 if half.startswith(_AFTER_NOON) else 0)
        offset = parts.get("offset")
        zone = _offset(offset) if offset else zone_named(named[0]) if named else None
        # Letters that mean several zones leave the day, and no time that could be relied on.
        is_certain = not named or zone is not None
        return _Time(hour, int(parts["minute"]), int(parts.get("second") or 0), zone, is_certain)
    return None


def _offset(text: str) -> tzinfo | None:
    hours, minutes = int(text[1:3]), int(text[-2:])
    ahead = timedelta(hours=hours, minutes=minutes) * (-1 if text[0] == "-" else 1)
    return timezone(ahead) if abs(ahead) < timedelta(hours=24) else None


def _words(text: str) -> list[str]:
    return [word for word in _BETWEEN.split(text) if word]


def _is_empty(text: str) -> bool:
    return all(_may_stand_beside(word) for word in _words(text))


def _may_stand_beside(word: str) -> bool:
    return word.casefold().rstrip(":：") in CONNECTING or word == "." or is_weekday(word)
