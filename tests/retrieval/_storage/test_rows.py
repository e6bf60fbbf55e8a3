"""Groups of values, and filters as conditions."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval._storage.filters import Filters
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
    ],
)
def test_filters_are_conditions(filters: Filters, conditions: list[str], values: list[str]) -> None:
    assert conditions_of(filters, "t") == (conditions, values)
