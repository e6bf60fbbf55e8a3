"""The rotation: products stay, numbers become alike, each vector by itself."""

import numpy as np
import pytest

from retrieval._index.local.rotation import rotated


@pytest.mark.parametrize("dim", [1, 31, 32, 96, 256, 384])
def test_products_stay(dim: int) -> None:
    vectors = np.random.default_rng(2).standard_normal((7, dim)).astype(np.float32)
    turned = rotated(vectors)
    assert turned @ turned.T == pytest.approx(vectors @ vectors.T, rel=1e-3, abs=1e-4)


def test_numbers_become_alike() -> None:
    vectors = np.random.default_rng(2).standard_normal((500, 256)).astype(np.float32)
    vectors[:, 8:] *= 0.01
    before, after = vectors.std(axis=0), rotated(vectors).std(axis=0)
    assert before.max() / before.min() > 50
    assert after.max() / after.min() < 10


def test_each_vector_is_rotated_by_itself() -> None:
    vectors = np.random.default_rng(2).standard_normal((700, 256)).astype(np.float32)
    together = rotated(vectors)
    assert all((rotated(vectors[row : row + 1])[0] == together[row]).all() for row in (*range(40), 255, 256, 512, 699))
    assert (rotated(vectors[100:600]) == together[100:600]).all()
