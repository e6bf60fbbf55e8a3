"""Days of the calendar, counted within it, and the dates that a match names. Pure functions."""

import re
from calendar import monthrange
from datetime import date

Days = tuple[date | None, date | None]
"""First and last day, both inclusive; None where it is open."""

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
WEEKDAYS = "mon tue wed thu fri sat sun".split()
WEEKDAYS_JA = "月火水木金土日"
_LEAP_YEARS_APART = 8
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}


def shifted(day: date, days: int) -> date:
    """The day so many days later, or earlier; the calendar's first or last one where that is beyond it.

    >>> shifted(date(2025, 2, 28), 1), shifted(date.max, 1) == date.max, shifted(date.min, -7) == date.min
    (datetime.date(2025, 3, 1), True, True)
    """
    return date.fromordinal(min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal()))


def day_of(year: int, month: int, day: int) -> date | None:
    """A day of the calendar; None where it has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_number(month: str) -> int:
    """A month by its number or its English name, whole or short."""
    return int(month) if month.isdigit() else 1 + MONTHS.index(month[:3].lower())


def weekday_number(name: str) -> int:
    """A day of the week, Monday being 0, by its English or Japanese name, whole or short."""
    return WEEKDAYS_JA.index(name[0]) if name[0] in WEEKDAYS_JA else WEEKDAYS.index(name[:3].lower())


def count_of(number: str) -> int:
    """A number in digits or in an English word.

    >>> count_of("3"), count_of("Two"), count_of("a")
    (3, 2, 1)
    """
    return int(number) if number.isdigit() else _COUNTS[number.lower()]


def week_back(today: date, back: int) -> Days:
    """Monday to Sunday of the week so many weeks before the one that a day is in."""
    # Each counted from today: a Monday that the calendar does not reach is the first day there is.
    monday = -today.weekday() - 7 * back
    return shifted(today, monday), shifted(today, monday + 6)


def month_back(today: date, back: int) -> Days:
    """The month so many months before the one that a day is in; the calendar's first one where that is beyond it."""
    months = max(today.year * 12 + today.month - 1 - back, date.min.year * 12)
    return whole_month(months // 12, months % 12 + 1)


def whole_month(year: int, month: int) -> Days:
    """A month's days; both None where the calendar has no such month."""
    first = day_of(year, month, 1)
    return (first, shifted(first, monthrange(year, month)[1] - 1)) if first else (None, None)


def whole_year(year: int) -> Days:
    """A year's days, or those of the calendar's first or last one."""
    year = min(max(year, date.min.year), date.max.year)
    return date(year, 1, 1), date(year, 12, 31)


def day_named(match: re.Match[str], newest: date, suffix: str = "") -> date | None:
    """The day of a match; None where there is no such day.

    A day without a year is the last such day up to the newest post; one without a month, likewise.

    Args:
        match: of a way to name days.
        newest: day of the newest post.
        suffix: of the groups of its second day, which may leave the month to the first.
    """
    groups = match.groupdict()

    def part(name: str) -> str | None:
        return groups.get(f"{name}{suffix}")

    if part("iso_year"):
        return day_of(*(int(part(name) or 0) for name in ("iso_year", "iso_month", "iso_day")))
    named, day = part("month") or groups.get("month"), int(part("day") or 0)
    if not named:
        return next(
            (found for back in range(3) if (found := _in_month_back(newest, back, day)) and found <= newest), None
        )
    number = month_number(named)
    if year := part("year") or groups.get("year"):
        return day_of(int(year), number, day)
    # February 29th is up to eight years back.
    years = (day_of(newest.year - back, number, day) for back in range(_LEAP_YEARS_APART + 1))
    return next((found for found in years if found and found <= newest), None)


def _in_month_back(newest: date, back: int, day: int) -> date | None:
    first, _ = month_back(newest, back)
    return day_of(first.year, first.month, day) if first else None
