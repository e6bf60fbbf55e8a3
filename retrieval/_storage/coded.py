"""Vectors as 16-bit numbers with a scale each: half the room of floats, with scores exact to 0.00001 or so."""

import numpy as np
from numpy.typing import NDArray

_LARGEST = 32_767


def coded(vectors: NDArray[np.float32]) -> tuple[NDArray[np.int16], NDArray[np.float32]]:
    """Code vectors, each by itself.

    Args:
        vectors: float32, shape ``(rows, dim)``.

    Returns:
        Codes, shape ``(rows, dim)``, and scales, shape ``(rows,)``: a vector is its codes times its scale.
    """
    scales = (np.abs(vectors).max(axis=1, initial=0.0) / _LARGEST).astype(np.float32)
    codes = np.rint(vectors / np.where(scales > 0, scales, 1)[:, None]).astype(np.int16)
    return codes, scales


def decoded(codes: NDArray[np.int16], scales: NDArray[np.float32]) -> NDArray[np.float32]:
    """The vectors again, float32 of shape ``(rows, dim)``."""
    vectors: NDArray[np.float32] = codes * scales[:, None]
    return vectors
