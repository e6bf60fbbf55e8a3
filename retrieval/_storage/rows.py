"""What the queries of several nouns share: groups of values, and filters as conditions."""

from collections.abc import Iterable, Iterator
from typing import Any

from retrieval._storage.filters import Filters

_VARIABLES = 500


def chunks(values: Iterable[Any]) -> Iterator[tuple[str, list[Any]]]:
    """Values in groups that one statement takes, with as many question marks."""
    rest = list(values)
    for start in range(0, len(rest), _VARIABLES):
        chunk = rest[start : start + _VARIABLES]
        yield ", ".join("?" * len(chunk)), chunk


def conditions_of(filters: Filters, table: str) -> tuple[list[str], list[str]]:
    """Filters as conditions on a table's ``handle_key`` and ``day``, with the values for their question marks."""
    conditions: list[str] = []
    values: list[str] = []
    if filters.handle_keys:
        conditions.append(f"{table}.handle_key IN ({', '.join('?' * len(filters.handle_keys))})")
        values += filters.handle_keys
    for comparison, day in ((">=", filters.since), ("<=", filters.until)):
        if day is not None:
            conditions.append(f"{table}.day {comparison} ?")
            values.append(day.isoformat())
    return conditions, values
