"""The dense index against brute force."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from retrieval._index.dense import DenseIndex
from retrieval._storage.changes import Changes, Mark
from retrieval._storage.entries import IndexRow
from retrieval.filters import Filters

DIM = 16


def rows(count: int, *, seed: int = 0, first: int = 1) -> list[IndexRow]:
    dice = np.random.default_rng(seed)
    centres = dice.standard_normal((40, DIM))
    made = []
    for number in range(first, first + count):
        matrix = centres[dice.integers(40)] + 0.6 * dice.standard_normal((int(dice.integers(1, 4)), DIM))
        matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
        made.append(IndexRow(number, f"item{number}", "h", 1, "", matrix.astype(np.float32)))
    return made


def brute(made: list[IndexRow], query: NDArray[np.float32], k: int, allowed: set[int] | None = None) -> list[int]:
    scored = [
        (float((row.vectors @ query).max()), row.passage_id)
        for row in made
        if allowed is None or row.passage_id in allowed
    ]
    return [number for _, number in sorted(scored, key=lambda pair: (-pair[0], pair[1]))[:k]]


def opened(folder: Path, allowed: NDArray[np.int64] | None = None, **options: int) -> DenseIndex:
    numbers = allowed if allowed is not None else np.zeros(0, dtype=np.int64)
    return DenseIndex(folder, "model", DIM, allowed=lambda _: numbers, knows=lambda _: True, **options)


def queries(count: int = 20) -> Iterator[NDArray[np.float32]]:
    dice = np.random.default_rng(99)
    for _ in range(count):
        query = dice.standard_normal(DIM).astype(np.float32)
        yield query / np.linalg.norm(query)


def test_exact_search_equals_brute_force_with_and_without_a_filter(tmp_path: Path) -> None:
    made = rows(500)
    allowed = np.array(sorted(range(1, 500, 37)), dtype=np.int64)
    index = opened(tmp_path, allowed)
    index.apply(Changes(Mark(1, 1), added=tuple(row.passage_id for row in made)), made)
    for query in queries():
        assert [hit.passage_id for hit in index.search(query, 10)] == brute(made, query, 10)
        found = index.search(query, 10, Filters(sources=("x",)))
        assert [hit.passage_id for hit in found] == brute(made, query, 10, set(allowed.tolist()))


@pytest.mark.parametrize("filtered", [False, True])
def test_inverted_search_recalls_nearly_all(tmp_path: Path, *, filtered: bool) -> None:
    made = rows(3_000)
    allowed = np.array(sorted(range(1, 3_000, 100)), dtype=np.int64)
    index = opened(tmp_path, allowed, exact_limit=1_000)
    index.apply(Changes(Mark(1, 1), added=tuple(row.passage_id for row in made)), made)
    assert index._is_inverted()
    recalls = []
    for query in queries():
        wanted = set(brute(made, query, 10, set(allowed.tolist()) if filtered else None))
        found = {hit.passage_id for hit in index.search(query, 10, Filters(sources=("x",)) if filtered else None)}
        recalls.append(len(wanted & found) / len(wanted))
    assert np.mean(recalls) >= 0.95


@pytest.mark.parametrize("limit", [10_000, 50])
def test_removing_and_adding(tmp_path: Path, limit: int) -> None:
    made = rows(200)
    index = opened(tmp_path, exact_limit=limit)
    index.apply(Changes(Mark(1, 1), added=tuple(range(1, 201))), made)
    more = rows(10, seed=5, first=201)
    index.apply(Changes(Mark(2, 2), removed=tuple(range(1, 101)), added=tuple(range(201, 211))), more)
    left = [*made[100:], *more]
    assert len(index) == sum(len(row.vectors) for row in left)
    for query in queries(5):
        assert all(hit.passage_id > 100 for hit in index.search(query, 50))


def test_scores_of_given_passages(tmp_path: Path) -> None:
    made = rows(50)
    index = opened(tmp_path)
    index.apply(Changes(Mark(1, 1), added=tuple(range(1, 51))), made)
    query = next(queries())
    found = index.scores(query, np.array([3, 7, 99], dtype=np.int64))
    assert found == {n: pytest.approx(float((made[n - 1].vectors @ query).max()), abs=1e-5) for n in (3, 7)}


def test_a_saved_copy_is_read_again_and_a_damaged_one_is_not(tmp_path: Path) -> None:
    made = rows(30)
    index = opened(tmp_path)
    index.apply(Changes(Mark(4, -77), added=tuple(range(1, 31))), made)
    index.save()
    (file,) = tmp_path.glob("dense-*.faiss")
    again = opened(tmp_path)
    assert (again.mark, len(again)) == (Mark(4, -77), len(index))
    stranger = DenseIndex(tmp_path, "model", DIM, allowed=lambda _: np.zeros(0, np.int64), knows=lambda _: False)
    assert (stranger.mark, len(stranger)) == (Mark(), 0)
    data = bytearray(file.read_bytes())
    for damaged in (bytes(data[: len(data) // 2]), b"", bytes(data[:-1]) + bytes([data[-1] ^ 255])):
        file.write_bytes(damaged)
        assert len(opened(tmp_path)) == 0


def test_nothing_to_find(tmp_path: Path) -> None:
    index = opened(tmp_path)
    assert index.search(next(queries()), 10) == []
    index.apply(Changes(Mark(1, 1), added=(1,)), rows(1))
    assert index.search(np.zeros(DIM, dtype=np.float32), 10) == []
