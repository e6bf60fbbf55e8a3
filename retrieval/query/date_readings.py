"""What the days of a match are. Pure functions of a match, of today and of the newest post's day."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from retrieval.query.days import (
    Days,
    count_of,
    day_named,
    month_back,
    month_number,
    shifted,
    week_back,
    weekday_number,
    whole_month,
    whole_year,
)

DaysOf = Callable[[re.Match[str], date, date], Days | None]
"""Gives the days of a match, from today and the newest post's day; None where it names none after all."""

_UNITS_JA = {"日": "day", "週": "week", "年": "year"}


@dataclass(frozen=True)
class DateFilter:
    """One way to name days.

    Attributes:
        pattern: what is taken out of the question.
        days: of a match, with today and the newest post's day: the very days that are named.
        example: a question, asked on 2025-03-05 (a Wednesday), the newest post being of that day.
        reads: the days it asks about.
        with_next: whether a question about them asks about the day after as well, whose posts tell of it.
    """

    pattern: str
    days: DaysOf
    example: str
    reads: Days
    with_next: bool = False


def on(match: re.Match[str], _: date, newest: date) -> Days | None:
    """The day that is named."""
    day = day_named(match, newest)
    return (day, day) if day else None


def between(match: re.Match[str], _: date, newest: date) -> Days | None:
    """From one day to another; None where they are in the other order."""
    first, last = day_named(match, newest), day_named(match, newest, "_2")
    return (first, last) if first and last and first <= last else None


def since(match: re.Match[str], _: date, newest: date) -> Days | None:
    """The day that is named and all after it."""
    day = day_named(match, newest)
    return (day, None) if day else None


def until(match: re.Match[str], _: date, newest: date) -> Days | None:
    """All up to the day that is named."""
    day = day_named(match, newest)
    return (None, day) if day else None


def days_back(days: int) -> DaysOf:
    """The day so many days ago."""
    return lambda _, today, __: (shifted(today, -days), shifted(today, -days))


def weeks_back(back: int) -> DaysOf:
    """The week so many weeks ago, from Monday to Sunday."""
    return lambda _, today, __: week_back(today, back)


def months_back(back: int) -> DaysOf:
    """The whole month so many months ago."""
    return lambda _, today, __: month_back(today, back)


def years_back(back: int) -> DaysOf:
    """The whole year so many years ago."""
    return lambda _, today, __: whole_year(today.year - back)


def ago(match: re.Match[str], today: date, _: date) -> Days:
    """The day, week, month or year so many of them ago."""
    count, unit = count_of(match["count"]), _unit(match)
    match unit:
        case "day":
            return shifted(today, -count), shifted(today, -count)
        case "week":
            return week_back(today, count)
        case "month":
            return month_back(today, count)
        case _:
            return whole_year(today.year - count)


def lately(match: re.Match[str], today: date, _: date) -> Days:
    """The last so many days, weeks, months or years, up to today."""
    count, unit = count_of(match.groupdict().get("count") or "1"), _unit(match)
    return shifted(today, -count * {"day": 1, "week": 7, "month": 30, "year": 365}[unit]), today


def _unit(match: re.Match[str]) -> str:
    unit = match.groupdict().get("unit") or "day"
    return unit.lower() if unit.isascii() else _UNITS_JA.get(unit[0], "month")


def weekday(match: re.Match[str], today: date, _: date) -> Days:
    """The last such day before today."""
    day = shifted(today, -((today.weekday() - weekday_number(match["weekday"])) % 7 or 7))
    return day, day


def in_year(match: re.Match[str], _: date, __: date) -> Days:
    """The year that is named."""
    return whole_year(int(match["year"]))


def in_month(match: re.Match[str], _: date, newest: date) -> Days | None:
    """The month that is named; without a year the last such one up to the newest post."""
    number = month_number(match["month"])
    year = int(match["year"]) if match["year"] else newest.year - (number > newest.month)
    days = whole_month(year, number)
    return days if days[0] else None


def from_first(days_of: DaysOf) -> DaysOf:
    """From the first of some days on."""

    def days(match: re.Match[str], today: date, newest: date) -> Days | None:
        found = days_of(match, today, newest)
        return (found[0], None) if found else None

    return days
