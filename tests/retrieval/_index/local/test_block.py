"""Coded vectors against the vectors themselves."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from retrieval._index.local.block import Block

DIM = 24


def vectors(count: int, seed: int = 0) -> NDArray[np.float32]:
    matrix = np.random.default_rng(seed).standard_normal((count, DIM))
    return (matrix / np.linalg.norm(matrix, axis=1, keepdims=True)).astype(np.float32)


@settings(deadline=None, max_examples=15)
@given(st.integers(0, 700), st.integers(0, 2**32 - 1))
def test_products_are_those_of_the_vectors(count: int, seed: int) -> None:
    matrix = vectors(count, seed)
    block = Block.encode(np.arange(count, dtype=np.int64), matrix)
    query = vectors(1, seed + 1)[0]
    rows = np.random.default_rng(seed).permutation(count)[: count // 2]
    assert block.products(query, rows) == pytest.approx(matrix[rows] @ query, abs=5e-5)
    assert block.products_between(query, count // 3, count) == pytest.approx(matrix[count // 3 :] @ query, abs=5e-5)
    assert block.decoded(0, count) == pytest.approx(matrix, abs=5e-5)


def test_a_vector_is_coded_the_same_whatever_lies_beside_it() -> None:
    matrix = vectors(300)
    ids = np.arange(300, dtype=np.int64)
    alone = Block.joined([Block.encode(ids[n : n + 1], matrix[n : n + 1]) for n in range(300)])
    together = Block.encode(ids, matrix * np.where(ids == 7, 1000, 1)[:, None].astype(np.float32))
    others = ids != 7
    assert (alone.codes[others] == together.codes[others]).all()
    assert (alone.scales[others] == together.scales[others]).all()


@pytest.mark.parametrize("sizes", [(), (0,), (3,), (0, 3, 0), (40, 1, 7, 300, 2)])
def test_blocks_that_come_one_by_one_are_gathered_as_they_would_be_joined(sizes: tuple[int, ...]) -> None:
    blocks = [
        Block.encode(np.arange(size, dtype=np.int64) + 1_000 * n, vectors(size, n)) for n, size in enumerate(sizes)
    ]
    joined, gathered = Block.joined([Block.empty(DIM), *blocks]), Block.gathered(iter(blocks), DIM)
    assert len(gathered) == sum(sizes)
    for name, array in joined.arrays("").items():
        assert (array == gathered.arrays("")[name]).all()
        assert array.dtype == gathered.arrays("")[name].dtype


def test_a_block_is_not_copied_to_join_nothing_to_it() -> None:
    block = Block.encode(np.arange(3), vectors(3))
    assert Block.joined([Block.empty(DIM), block]) is block


def test_a_vector_of_nothing() -> None:
    block = Block.encode(np.array([1]), np.zeros((1, DIM), dtype=np.float32))
    assert block.products(vectors(1)[0], np.array([0])).tolist() == [0.0]


def test_a_copy_of_another_length_is_refused() -> None:
    block = Block.encode(np.arange(3), vectors(3))
    arrays = block.arrays("x_")
    assert (Block.from_arrays("x_", arrays, DIM).codes == block.codes).all()
    with pytest.raises(ValueError, match="shape"):
        Block.from_arrays("x_", arrays, DIM + 1)
    with pytest.raises(KeyError):
        Block.from_arrays("y_", arrays, DIM)
