"""Filters by source and day against plain Python, and changes that leave older columns alone."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval._index.local.columns import NO_TIME, Columns, Published, intersect
from retrieval._storage.changes import Changes, Mark
from retrieval._storage.filters import Filters

FIRST = date(2025, 3, 1)


def row(number: int, handle: str = "h", day: int = 0, moment: int | None = None) -> Published:
    return Published(number, FIRST.toordinal() + day, handle, moment)


def made(rows: list[Published]) -> Columns:
    return Columns.empty().apply(Changes(Mark(1, 1), added=tuple(one.passage_id for one in rows)), rows)


rows_of = st.lists(
    st.builds(row, st.integers(1, 200), st.sampled_from(["aki", "mori", "sora"]), st.integers(0, 9)),
    unique_by=lambda one: one.passage_id,
)
days = st.none() | st.integers(-1, 10).map(lambda day: FIRST + timedelta(days=day))
handles = st.lists(st.sampled_from(["@Aki", "mori", "ＳＯＲＡ", "none"]), max_size=3).map(tuple)


@settings(deadline=None)
@given(rows_of, handles, days, days, st.none() | st.lists(st.integers(1, 220), unique=True).map(sorted))
def test_filters_allow_what_they_say(
    rows: list[Published], sources: tuple[str, ...], since: date | None, until: date | None, passages: list[int] | None
) -> None:
    filters = Filters(sources=sources, since=since, until=until)
    explicit = None if passages is None else np.array(passages, dtype=np.int64)
    allowed = made(rows).allowed(filters, explicit)
    if allowed is None:
        assert not filters
        assert passages is None
        return
    wanted = [
        one.passage_id
        for one in rows
        if (not sources or one.handle_key in filters.handle_keys)
        and (since is None or one.day >= since.toordinal())
        and (until is None or one.day <= until.toordinal())
        and (passages is None or one.passage_id in passages)
    ]
    assert allowed.tolist() == sorted(wanted)


@settings(deadline=None)
@given(rows_of, rows_of, st.sets(st.integers(1, 200)))
def test_changes_make_new_columns_and_leave_the_old_ones(
    rows: list[Published], more: list[Published], removed: set[int]
) -> None:
    before = made(rows)
    held = before.passage_ids.tolist()
    added = tuple(one.passage_id for one in more)
    after = before.apply(Changes(Mark(2, 2), removed=tuple(removed - set(added)), added=added), more)
    there = {one.passage_id: one for one in rows if one.passage_id not in removed} | {o.passage_id: o for o in more}
    assert after.passage_ids.tolist() == sorted(there)
    for handle in ("aki", "mori", "sora"):
        allowed = after.allowed(Filters(sources=(handle,)))
        assert allowed is not None
        assert allowed.tolist() == sorted(n for n, one in there.items() if one.handle_key == handle)
    assert (before.passage_ids.tolist(), before.mark, after.mark) == (held, Mark(1, 1), Mark(2, 2))


def test_a_copy_is_read_again() -> None:
    columns = made([row(3, "森", 2, 1_740_787_200), row(1, "空", 5)])
    again = Columns.from_arrays(columns.mark, columns.arrays())
    assert (again.handles, again.passage_ids.tolist(), again.days.tolist()) == (
        ("森", "空"),
        [1, 3],
        columns.days.tolist(),
    )
    assert again.moments.tolist() == [NO_TIME, 1_740_787_200]
    with pytest.raises(KeyError):
        Columns.from_arrays(columns.mark, {})


def test_a_copy_is_wanted_where_much_has_changed() -> None:
    columns = made([row(number) for number in range(100)])
    assert columns.wants_saving
    saved = columns.saved()
    assert not saved.wants_saving
    few = saved.apply(Changes(Mark(2, 2), added=(200,)), [row(200)])
    assert not few.wants_saving
    many = few.apply(Changes(Mark(3, 3), added=tuple(range(300, 310))), [row(n) for n in range(300, 310)])
    assert many.wants_saving


@given(st.sets(st.integers(0, 50)), st.sets(st.integers(0, 50)))
def test_intersection(one: set[int], other: set[int]) -> None:
    left, right = (np.array(sorted(numbers), dtype=np.int64) for numbers in (one, other))
    assert intersect(left, right).tolist() == sorted(one & other)
