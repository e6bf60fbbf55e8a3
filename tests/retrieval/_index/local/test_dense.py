"""The dense index against brute force, as it grows, shrinks, is read again, and by different ways to the same rows."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from retrieval._index.local.dense import DenseIndex, kind_for
from retrieval._index.local.files import read_copies, write_copy
from retrieval._storage.changes import Changes, Mark
from retrieval._storage.entries import IndexRow

DIM = 16


def rows(count: int, *, seed: int = 0, first: int = 1) -> list[IndexRow]:
    dice = np.random.default_rng(seed)
    centres = np.random.default_rng(7).standard_normal((40, DIM))
    made = []
    for number in range(first, first + count):
        matrix = centres[dice.integers(40)] + 0.6 * dice.standard_normal((int(dice.integers(1, 4)), DIM))
        matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
        made.append(IndexRow(number, f"item{number}", "h", 1, "", "", matrix.astype(np.float32)))
    return made


def best_segment(row: IndexRow, query: NDArray[np.float32]) -> float:
    return float((row.vectors @ query).max())


def brute(made: list[IndexRow], query: NDArray[np.float32], k: int, allowed: set[int] | None = None) -> list[int]:
    scored = [
        (best_segment(row, query), row.passage_id) for row in made if allowed is None or row.passage_id in allowed
    ]
    return [number for _, number in sorted(scored, key=lambda pair: (-pair[0], pair[1]))[:k]]


def grown(index: DenseIndex, added: list[IndexRow], removed: tuple[int, ...] = ()) -> DenseIndex:
    upto = Mark(index.mark.number + 1, 5)
    return index.apply(Changes(upto, removed=removed, added=tuple(row.passage_id for row in added)), added)


def queries(count: int = 20) -> Iterator[NDArray[np.float32]]:
    dice = np.random.default_rng(99)
    for _ in range(count):
        query = dice.standard_normal(DIM).astype(np.float32)
        yield query / np.linalg.norm(query)


def numbers(index: DenseIndex, query: NDArray[np.float32], k: int, allowed: set[int] | None = None) -> list[int]:
    chosen = None if allowed is None else np.array(sorted(allowed), dtype=np.int64)
    return [hit.passage_id for hit in index.search(query, k, chosen)]


def recall(index: DenseIndex, made: list[IndexRow], allowed: set[int] | None = None) -> float:
    shares = []
    for query in queries():
        wanted = set(brute(made, query, 10, allowed))
        shares.append(len(wanted & set(numbers(index, query, 10, allowed))) / len(wanted))
    return float(np.mean(shares))


def test_exact_search_equals_brute_force_with_and_without_a_filter() -> None:
    made = rows(500)
    allowed = set(range(1, 500, 37))
    index = grown(DenseIndex.empty(DIM), made)
    for query in queries():
        assert numbers(index, query, 10) == brute(made, query, 10)
        assert numbers(index, query, 10, allowed) == brute(made, query, 10, allowed)


@settings(deadline=None, max_examples=25)
@given(
    st.lists(st.tuples(st.integers(1, 60), st.sets(st.integers(1, 400), max_size=80)), min_size=1, max_size=8),
    st.sampled_from([40, 200, 10_000]),
    st.integers(0, 1_000),
)
def test_after_any_history_the_scores_are_those_of_brute_force(
    history: list[tuple[int, set[int]]], limit: int, seed: int
) -> None:
    index = DenseIndex.empty(DIM, limit)
    there: dict[int, IndexRow] = {}
    first = 1
    for count, void in history:
        # Some that were removed come again with other vectors, as after a change of model.
        again = rows(len(void) // 4, seed=seed + first, first=min(void, default=1))
        fresh = {row.passage_id: row for row in [*again, *rows(count, seed=seed + first + 1, first=first)]}
        removed = tuple(number for number in void if number not in fresh)
        index = grown(index, list(fresh.values()), removed)
        there = {number: row for number, row in there.items() if number not in void} | fresh
        first = max(first + count, *fresh)
    held = list(there.values())
    assert len(index) == sum(len(row.vectors) for row in held)
    for query in queries(3):
        everything = index.search(query, len(held) + 5)
        assert {hit.passage_id for hit in everything} == set(there)
        assert [hit.score for hit in everything] == sorted((hit.score for hit in everything), reverse=True)
        for number, score in everything:
            assert score == pytest.approx(best_segment(there[number], query), abs=5e-5)
        assert index.scores(query, np.array(sorted(there), dtype=np.int64)) == dict(everything)


@pytest.mark.parametrize("share", [None, 0.01, 0.3, 0.9])
def test_a_search_of_many_recalls_nearly_all(share: float | None) -> None:
    made = rows(6_000)
    index = grown(DenseIndex.empty(DIM, 1_000), made)
    assert index.parts
    chosen = np.random.default_rng(1).random(len(made)) < (share or 0)
    allowed = None if share is None else {row.passage_id for row, is_in in zip(made, chosen, strict=True) if is_in}
    assert recall(index, made, allowed) >= 0.95


def test_growth_beyond_the_limit() -> None:
    index, made = DenseIndex.empty(DIM, 1_000), rows(4_000)
    for start in range(0, len(made), 100):
        index = grown(index, made[start : start + 100])
        held = sum(len(row.vectors) for row in made[: start + 100])
        assert len(index) == held
        assert (not index.parts) == (held <= 1_000)
        if index.parts:
            assert len(index.parts[1]) <= max(250, 0.05 * held)
    assert recall(index, made) >= 0.95


def test_shrinking_below_the_limit_is_exact_again() -> None:
    made = rows(2_000)
    index = grown(grown(DenseIndex.empty(DIM, 1_000), made), [], removed=tuple(range(1, 1_801)))
    assert not index.parts
    for query in queries(5):
        assert numbers(index, query, 10) == brute(made[1_800:], query, 10)


def test_a_snapshot_never_changes() -> None:
    made = rows(1_500)
    before = grown(DenseIndex.empty(DIM, 1_000), made[:1_000])
    query = next(queries())
    answer, count, scores = before.search(query, 50), len(before), before.scores(query, np.array([1, 2, 3]))
    after = grown(before, made[1_000:], removed=tuple(range(1, 900)))
    assert (before.search(query, 50), len(before), before.mark) == (answer, count, Mark(1, 5))
    assert before.scores(query, np.array([1, 2, 3])) == scores
    assert after.scores(query, np.array([1, 2, 3])) == {}


@pytest.mark.parametrize("limit", [10_000, 1_000])
def test_the_way_to_the_same_rows_makes_no_difference(limit: int) -> None:
    made = rows(3_000)
    at_once = grown(DenseIndex.empty(DIM, limit), made)
    by_and_by = DenseIndex.empty(DIM, limit)
    for start in range(0, 3_000, 60):
        by_and_by = grown(by_and_by, made[start : start + 60])
    roundabout = grown(grown(DenseIndex.empty(DIM, limit), rows(3_000, seed=8)), made[2_000:])
    roundabout = grown(grown(roundabout, made[:2_000]), [], removed=(7, 2_999))
    there_again = grown(roundabout, [made[6], made[2_998]])
    some = np.arange(1, 3_000, 3, dtype=np.int64)
    for query in queries(40):
        for k, allowed in ((10, None), (80, None), (10, some), (500, some)):
            wanted = at_once.search(query, k, allowed)
            assert by_and_by.search(query, k, allowed) == wanted
            assert there_again.search(query, k, allowed) == wanted


def test_scores_of_given_passages() -> None:
    made = rows(50)
    index = grown(DenseIndex.empty(DIM), made)
    query = next(queries())
    found = index.scores(query, np.array([3, 7, 99], dtype=np.int64))
    assert found == {n: pytest.approx(best_segment(made[n - 1], query), abs=5e-5) for n in (3, 7)}


@pytest.mark.parametrize("limit", [10_000, 40])
def test_a_copy_is_read_again(tmp_path: Path, limit: int) -> None:
    made = rows(100)
    index = grown(grown(DenseIndex.empty(DIM, limit), made), rows(2, first=101), removed=(4,))
    assert index.wants_saving
    assert not index.saved().wants_saving
    write_copy(tmp_path, kind_for("model"), index.mark, index.arrays())
    ((mark, arrays),) = read_copies(tmp_path, kind_for("model"), lambda _: True)
    again = DenseIndex.from_arrays(mark, arrays, DIM, limit)
    assert (again.mark, len(again), again.wants_saving) == (index.mark, len(index), False)
    for query in queries(5):
        assert again.search(query, 10) == index.search(query, 10)
    more = grown(again, rows(30, first=200))
    assert len(more) > len(again)
    with pytest.raises(ValueError):
        DenseIndex.from_arrays(mark, arrays, DIM + 1, limit)
    assert read_copies(tmp_path, kind_for("another"), lambda _: True) == []


def test_nothing_to_find() -> None:
    index = DenseIndex.empty(DIM)
    none = np.zeros(0, dtype=np.int64)
    assert index.search(next(queries()), 10) == []
    assert index.scores(next(queries()), np.array([1, 2])) == {}
    index = grown(index, rows(1))
    assert index.search(np.zeros(DIM, dtype=np.float32), 10) == []
    assert index.search(next(queries()), 10, none) == []
    assert index.search(next(queries()), 0) == []
    assert index.scores(next(queries()), none) == {}
    without = IndexRow(5, "item5", "h", 1, "", "", np.zeros((0, DIM), dtype=np.float32))
    assert numbers(grown(index, [without]), next(queries()), 10) == [1]
