"""What the queries of several nouns share: groups of values, and filters as conditions."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from retrieval._storage.filters import Filters

_VARIABLES = 500
_FARTHEST = timedelta(days=2)


def chunks(values: Iterable[Any]) -> Iterator[tuple[str, list[Any]]]:
    """Values in groups that one statement takes, with as many question marks."""
    rest = list(values)
    for start in range(0, len(rest), _VARIABLES):
        chunk = rest[start : start + _VARIABLES]
        yield ", ".join("?" * len(chunk)), chunk


def first_and_last(table: str) -> str:
    """For a row that is there already: its first and last day, widened by those of the row that was to be inserted."""
    return (
        f"first_day = CASE WHEN {table}.first_day < excluded.first_day THEN {table}.first_day"
        f" ELSE excluded.first_day END, last_day = CASE WHEN {table}.last_day > excluded.last_day"
        f" THEN {table}.last_day ELSE excluded.last_day END"
    )


def conditions_of(filters: Filters, table: str) -> tuple[list[str], list[str | int]]:
    """Filters as conditions on a table's ``handle_key``, ``day`` and ``moment``, with the values for their marks."""
    conditions: list[str] = []
    values: list[str | int] = []
    if filters.handle_keys:
        conditions.append(f"{table}.handle_key IN ({', '.join('?' * len(filters.handle_keys))})")
        values += filters.handle_keys
    days, limits = _days(table, filters.since, filters.until)
    period = filters.period
    if period is None:
        return [*conditions, *days], [*values, *limits]
    # By day first, which an index knows: the day that a page prints is at most two away from anybody's.
    near, around = _days(table, *_widened(filters))
    timed = f"{table}.moment BETWEEN ? AND ?"
    plain = " AND ".join([f"{table}.moment IS NULL", *days])
    return [*conditions, *near, f"({timed} OR ({plain}))"], [*values, *around, *period, *limits]


def _days(table: str, since: date | None, until: date | None) -> tuple[list[str], list[str]]:
    named = [(one, day.isoformat()) for one, day in ((">=", since), ("<=", until)) if day is not None]
    return [f"{table}.day {comparison} ?" for comparison, _ in named], [day for _, day in named]


def _widened(filters: Filters) -> tuple[date | None, date | None]:
    since, until = filters.since, filters.until
    return (
        None if since is None or since - date.min < _FARTHEST else since - _FARTHEST,
        None if until is None or date.max - until < _FARTHEST else until + _FARTHEST,
    )
