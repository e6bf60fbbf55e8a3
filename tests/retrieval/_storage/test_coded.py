"""Vectors as 16-bit numbers."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from retrieval._storage.coded import coded, decoded

VECTORS = arrays(np.float32, st.tuples(st.integers(0, 5), st.integers(1, 9)), elements=st.floats(-4, 4, width=32))


@settings(deadline=None)
@given(VECTORS)
def test_vectors_come_back_nearly_as_they_were_and_then_stay(vectors: NDArray[np.float32]) -> None:
    codes, scales = coded(vectors)
    again = decoded(codes, scales)
    assert again.shape == vectors.shape
    assert np.abs(again - vectors).max(initial=0.0) <= np.abs(vectors).max(initial=0.0) / 60_000 + 1e-30
    assert np.array_equal(coded(again)[0], codes)


def test_a_vector_of_nothing_stays_one() -> None:
    codes, scales = coded(np.zeros((2, 3), dtype=np.float32))
    assert not decoded(codes, scales).any()
