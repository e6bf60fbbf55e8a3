"""A random rotation, the same for all vectors of a length: their products stay, and their numbers become alike.

Signs, an order by chance, and Hadamard's transform (Ailon and Chazelle 2006), twice. Each vector is rotated by itself,
by additions in a fixed order: its numbers never depend on those it is rotated together with.
"""

import numpy as np
from numpy.typing import NDArray

_SEED = 1
_ROUNDS = 2

_AT_ONCE = 256
"""Vectors rotated together: few enough to stay in the processor's cache."""


def rotated(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Vectors after the rotation.

    Args:
        vectors: shape ``(rows, dim)``; where no power of two above one divides ``dim``, only signs and order change.
    """
    rows, dim = vectors.shape
    dice = np.random.Generator(np.random.PCG64(_SEED))
    width = dim & -dim
    rounds = []
    for _ in range(_ROUNDS):
        signs = (np.where(dice.random(dim) < 0.5, -1, 1) / np.sqrt(width)).astype(np.float32)
        rounds.append((signs[:, None], np.argsort(dice.random(dim), kind="stable")))
    found = np.empty((rows, dim), dtype=np.float32)
    for start in range(0, rows, _AT_ONCE):
        # The same number of all vectors side by side: what is added up then lies in rows as long as there are vectors.
        turned = np.ascontiguousarray(vectors[start : start + _AT_ONCE].T)
        for signs, order in rounds:
            turned = _transformed((turned * signs)[order], width)
        found[start : start + _AT_ONCE] = turned.T
    return found


def _transformed(numbers: NDArray[np.float32], width: int) -> NDArray[np.float32]:
    """Hadamard's transform of each part of so many numbers, a power of two, of vectors that are columns."""
    dim, count = numbers.shape
    step, other = 1, np.empty_like(numbers)
    while step < width:
        shape = (dim // (2 * step), 2, step, count)
        pairs, sums = numbers.reshape(shape), other.reshape(shape)
        np.add(pairs[:, 0], pairs[:, 1], out=sums[:, 0])
        np.subtract(pairs[:, 0], pairs[:, 1], out=sums[:, 1])
        numbers, other = other, numbers
        step *= 2
    return numbers
