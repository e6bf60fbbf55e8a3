"""Many vectors: what the codes propose, what is struck out, what is added."""

import numpy as np
import pytest
from numpy.typing import NDArray

from retrieval._index.local.block import Block
from retrieval._index.local.compressed import Compressed, nearest
from retrieval._index.local.passages import Selection
from retrieval._storage.entries import SEGMENT_BITS

DIM, COUNT = 32, 12_000


def vectors(count: int, seed: int) -> NDArray[np.float32]:
    """No clusters, which is what sentences are like and is hardest."""
    matrix = np.random.default_rng(seed).standard_normal((count, DIM)).astype(np.float32)
    return matrix / np.linalg.norm(matrix, axis=1, keepdims=True)


def block(matrix: NDArray[np.float32], first: int = 1) -> Block:
    return Block.encode(np.arange(first, first + len(matrix), dtype=np.int64) << SEGMENT_BITS, matrix)


@pytest.fixture(scope="module")
def matrix() -> NDArray[np.float32]:
    return vectors(COUNT, 0)


@pytest.fixture(scope="module")
def compressed(matrix: NDArray[np.float32]) -> Compressed:
    return Compressed.of(block(matrix))


def best(compressed: Compressed, query: NDArray[np.float32], allowed: NDArray[np.int64] | None = None) -> list[int]:
    selection = None if allowed is None else Selection(allowed)
    passages, scores = nearest([compressed], query, 10, selection)
    return [int(number) for number in passages[np.argsort(-scores, kind="stable")[:10]]]


def assert_nearly_as_near(products: NDArray[np.float32], found: list[int], wanted: list[int]) -> None:
    """Where the nearest are taken away, hundreds of others are as near as one another."""
    assert len(found) == len(wanted)
    assert products[np.array(found) - 1] == pytest.approx(products[np.array(wanted) - 1], abs=0.02)


@pytest.mark.parametrize("share", [None, 0.001, 0.1, 0.7, 1.0])
def test_nearly_all_of_the_nearest_are_found_and_scored_exactly(
    compressed: Compressed, matrix: NDArray[np.float32], share: float | None
) -> None:
    chosen = np.random.default_rng(1).random(COUNT) < (share or 0.0)
    allowed = None if share is None else np.flatnonzero(chosen).astype(np.int64) + 1
    recalls = []
    for query in vectors(20, 9):
        products = matrix @ query
        order = np.argsort(-products) + 1
        wanted = order[:10] if allowed is None else order[np.isin(order, allowed)][:10]
        recalls.append(len(set(best(compressed, query, allowed)) & set(wanted.tolist())) / len(wanted))
        passages, scores = nearest([compressed], query, 10, None if allowed is None else Selection(allowed))
        assert scores == pytest.approx(products[passages - 1], abs=5e-5)
        assert allowed is None or set(passages.tolist()) <= set(allowed.tolist())
    assert np.mean(recalls) >= 0.97


def test_allowed_vectors_far_from_the_question_are_found(compressed: Compressed, matrix: NDArray[np.float32]) -> None:
    query = vectors(1, 9)[0]
    farthest = (np.argsort(-(matrix @ query)) + 1)[-8_000:]
    found = best(compressed, query, np.sort(farthest).astype(np.int64))
    assert set(found) <= set(farthest.tolist())
    assert_nearly_as_near(matrix @ query, found, farthest[:10].tolist())


def test_only_some_of_the_vectors_are_compared(compressed: Compressed) -> None:
    query = vectors(1, 9)[0]
    assert len(nearest([compressed], query, 10, None)[0]) <= COUNT / 10
    assert len(nearest([compressed], query, 10, Selection(np.arange(1, 9_000, dtype=np.int64)))[0]) <= COUNT / 10
    assert len(nearest([compressed], query, COUNT, None)[0]) == COUNT


def test_of_a_small_share_of_many_every_vector_is_compared(
    compressed: Compressed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many that is: scanning takes as long as there are vectors."""
    monkeypatch.setattr("retrieval._index.local.compressed._GATHERED", 50)
    query = vectors(1, 9)[0]
    few, more = (np.arange(1, 2 * count, 2, dtype=np.int64) for count in (COUNT // 100, COUNT // 50))
    assert sorted(nearest([compressed], query, 10, Selection(few))[0].tolist()) == few.tolist()
    scans: list[int] = []
    monkeypatch.setattr(Compressed, "proposed", lambda *given: scans.append(1) or (np.arange(9), np.arange(9.0)))
    nearest([compressed], query, 1, Selection(few))
    assert not scans
    nearest([compressed], query, 1, Selection(more))
    assert scans


def test_passages_of_many_segments_leave_place_for_others(matrix: NDArray[np.float32]) -> None:
    query = vectors(1, 9)[0]
    near = 0.9 * query + 0.1 * matrix[:1_280]
    segments = np.concatenate([np.arange(1_280) + (1 << SEGMENT_BITS), (np.arange(100, 6_100)) << SEGMENT_BITS])
    many = Compressed.of(Block.encode(segments, np.concatenate([near, matrix[:6_000]])))
    assert len(set(nearest([many], query, 80, None)[0].tolist())) >= 80


def test_what_is_struck_out_is_found_no_more_and_stays_in_the_older_snapshot(
    compressed: Compressed, matrix: NDArray[np.float32]
) -> None:
    query = vectors(1, 9)[0]
    nearest = best(compressed, query)
    void = np.sort((np.argsort(-(matrix @ query)) + 1)[:1_500]).astype(np.int64)
    fewer = compressed.without(void)
    assert fewer.block is compressed.block
    assert fewer.codes is compressed.codes
    assert (len(compressed), len(fewer), fewer.share_struck) == (COUNT, COUNT - 1_500, pytest.approx(0.125))
    assert best(compressed, query) == nearest
    assert not set(best(fewer, query)) & set(void.tolist())
    order = np.argsort(-(matrix @ query)) + 1
    assert_nearly_as_near(matrix @ query, best(fewer, query), order[1_500:1_510].tolist())
    assert fewer.groups(void).passages.tolist() == []
    assert not set(best(fewer, query, np.arange(1, COUNT, dtype=np.int64))) & set(void.tolist())
    assert fewer.without(void) is fewer
    assert set((fewer.remaining().segments >> SEGMENT_BITS).tolist()) == set(range(1, COUNT + 1)) - set(void.tolist())


def test_further_vectors_leave_the_older_snapshot_alone(compressed: Compressed) -> None:
    query = vectors(1, 9)[0]
    nearest = best(compressed, query)
    more = compressed.without(np.array(nearest[:1])).extended(block(query[None, :], first=COUNT + 1))
    assert best(more, query) == [COUNT + 1, *nearest[1:]]
    assert best(compressed, query) == nearest
    assert len(more) == COUNT
    again = Compressed.from_arrays("some_", more.arrays("some_"), DIM)
    assert best(again, query) == best(more, query)
    assert len(again.extended(block(vectors(5, 2), first=COUNT + 2))) == COUNT + 5


def test_vectors_of_an_odd_length() -> None:
    matrix = vectors(2_000, 0)[:, :31]
    odd = Compressed.of(block(matrix))
    query = np.ascontiguousarray(vectors(1, 9)[0][:31])
    wanted = np.argsort(-(matrix @ query))[:10] + 1
    assert len(set(best(odd, query)) & set(wanted.tolist())) >= 9


def test_copies_that_do_not_fit_together_are_refused(compressed: Compressed) -> None:
    arrays = compressed.arrays("some_")
    for name in ("some_live", "some_vectors_codes", "some_vectors_segments"):
        with pytest.raises(ValueError):
            Compressed.from_arrays("some_", {**arrays, name: arrays[name][:-1]}, DIM)
    with pytest.raises(RuntimeError):
        Compressed.from_arrays("some_", {**arrays, "some_codes": arrays["some_codes"][:100]}, DIM)


def test_several_parts_are_searched_as_one(compressed: Compressed, matrix: NDArray[np.float32]) -> None:
    parts = [Compressed.of(block(matrix[:9_000])), Compressed.of(block(matrix[9_000:], first=9_001))]
    for query in vectors(20, 9):
        for selection in (None, Selection(np.arange(1, COUNT, 2, dtype=np.int64))):
            wanted, found = (nearest(one, query, 10, selection) for one in ([compressed], parts))
            assert dict(zip(*map(np.ndarray.tolist, found), strict=True)) == dict(
                zip(*map(np.ndarray.tolist, wanted), strict=True)
            )
