"""A random rotation, the same for all vectors of a length: their products stay, and their numbers become alike.

Signs, an order by chance, and Hadamard's transform (Ailon and Chazelle 2006), twice. Each vector is rotated by itself,
by additions in a fixed order: its numbers never depend on those it is rotated together with.
"""

import numpy as np
from numpy.typing import NDArray

_SEED = 1
_ROUNDS = 2


def rotated(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Vectors after the rotation.

    Args:
        vectors: shape ``(rows, dim)``; where no power of two above one divides ``dim``, only signs and order change.
    """
    rows, dim = vectors.shape
    dice = np.random.Generator(np.random.PCG64(_SEED))
    width = dim & -dim
    for _ in range(_ROUNDS):
        signs = (np.where(dice.random(dim) < 0.5, -1, 1) / np.sqrt(width)).astype(np.float32)
        order = np.argsort(dice.random(dim), kind="stable")
        vectors = _transformed((vectors * signs)[:, order].reshape(rows, dim // width, width)).reshape(rows, dim)
    return np.ascontiguousarray(vectors, dtype=np.float32)


def _transformed(parts: NDArray[np.float32]) -> NDArray[np.float32]:
    """Hadamard's transform of each part, whose length is a power of two."""
    rows, count, width = parts.shape
    step = 1
    while step < width:
        pairs = parts.reshape(rows, count, width // (2 * step), 2, step)
        left, right = pairs[:, :, :, 0], pairs[:, :, :, 1]
        parts = np.stack([left + right, left - right], axis=3)
        step *= 2
    return parts.reshape(rows, count, width)
