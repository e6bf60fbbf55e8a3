"""Groups of values, and filters as conditions."""

from datetime import UTC, date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval._storage.filters import AFTER_ALL, BEFORE_ALL, Filters
from retrieval._storage.rows import chunks, conditions_of


@given(st.lists(st.integers(), max_size=1_700))
def test_groups_hold_every_value_once_with_a_mark_each(values: list[int]) -> None:
    found = list(chunks(iter(values)))
    assert [value for _, group in found for value in group] == values
    assert all(marks.count("?") == len(group) > 0 for marks, group in found)


@pytest.mark.parametrize(
    ("filters", "conditions", "values"),
    [
        (Filters(), [], []),
        (Filters(sources=("@A", "a", "B")), ["t.handle_key IN (?, ?)"], ["a", "b"]),
        (
            Filters(since=date(2025, 3, 1), until=date(2025, 3, 2)),
            ["t.day >= ?", "t.day <= ?"],
            ["2025-03-01", "2025-03-02"],
        ),
        (
            Filters(since=date(2025, 3, 1), zone=ZoneInfo("Asia/Tokyo")),
            ["t.day >= ?", "(t.moment BETWEEN ? AND ? OR (t.moment IS NULL AND t.day >= ?))"],
            ["2025-02-27", 1_740_754_800, AFTER_ALL, "2025-03-01"],
        ),
        # Beyond the calendar there is no day to look around.
        (
            Filters(since=date.min, until=date.max, zone=UTC),
            ["(t.moment BETWEEN ? AND ? OR (t.moment IS NULL AND t.day >= ? AND t.day <= ?))"],
            [BEFORE_ALL, AFTER_ALL, "0001-01-01", "9999-12-31"],
        ),
    ],
)
def test_filters_are_conditions(filters: Filters, conditions: list[str], values: list[str | int]) -> None:
    assert conditions_of(filters, "t") == (conditions, values)
