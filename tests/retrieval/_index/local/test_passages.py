"""Rows by passage, and the best passages of scored rows, against plain Python."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retrieval._index.local.passages import PassageRows, Selection, best_passages, contains, expanded
from retrieval._storage.entries import SEGMENT_BITS

numbers = st.lists(st.integers(1, 60), unique=True).map(sorted)


@given(st.lists(st.tuples(st.integers(1, 40), st.integers(0, 5)), unique=True), numbers)
def test_rows_of_passages(rows: list[tuple[int, int]], wanted: list[int]) -> None:
    segments = np.array([(passage << SEGMENT_BITS) + place for passage, place in rows], dtype=np.int64)
    groups = PassageRows(segments).of(np.array(wanted, dtype=np.int64))
    there = {passage for passage, _ in rows}
    assert groups.passages.tolist() == [number for number in wanted if number in there]
    for number, start, end in zip(groups.passages, groups.firsts, groups.firsts[1:], strict=False):
        assert sorted(groups.rows[start:end]) == [row for row, (passage, _) in enumerate(rows) if passage == number]


def test_rows_that_do_not_count_are_of_no_passage() -> None:
    segments = np.array([1, 2, 1, 3], dtype=np.int64) << SEGMENT_BITS
    rows = PassageRows(segments, np.array([False, True, True, False]))
    assert rows.of(np.array([1, 2, 3])).rows.tolist() == [2, 1]
    assert rows.mask(Selection(np.array([1, 3]))).tolist() == [False, False, True, False]
    struck = np.array([False, False, True, False])
    assert rows.of(np.array([1, 2, 3]), struck).rows.tolist() == [2]


@given(numbers.filter(bool), st.lists(st.integers(0, 10**9)))
def test_a_selection_holds_what_it_was_given(chosen: list[int], asked: list[int]) -> None:
    for far in ([], [10**9]):
        selection = Selection(np.array([*chosen, *far], dtype=np.int64))
        held = selection.holds(np.array([*asked, *chosen], dtype=np.int64)).tolist()
        assert held == [number in {*chosen, *far} for number in [*asked, *chosen]]


def test_ranges_and_membership_of_nothing() -> None:
    none = np.zeros(0, dtype=np.int64)
    assert expanded(none, none).tolist() == []
    assert contains(none, np.array([3])).tolist() == [False]
    assert PassageRows(none).of(np.array([1, 2])).rows.tolist() == []


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 4)), max_size=80), st.integers(1, 12))
def test_the_best_passages_with_equals_in_order(rows: list[tuple[int, int]], k: int) -> None:
    passages = np.array([passage for passage, _ in rows], dtype=np.int64)
    scores = np.array([score for _, score in rows], dtype=np.float32)
    best: dict[int, int] = {}
    for passage, score in rows:
        best[passage] = max(score, best.get(passage, -1))
    wanted = sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))[:k]
    found, found_scores = best_passages(passages, scores, k)
    assert list(zip(found.tolist(), found_scores.tolist(), strict=True)) == wanted


def test_one_passage_of_many_rows_does_not_crowd_the_others_out() -> None:
    passages = np.repeat(np.arange(1, 4, dtype=np.int64), [500, 1, 1])
    scores = np.linspace(1, 0, 502, dtype=np.float32)
    assert best_passages(passages, scores, 3)[0].tolist() == [1, 2, 3]
