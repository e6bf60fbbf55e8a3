"""Vectors as rows of 16-bit numbers with a scale each: half the memory of floats, with scores exact to 0.00001 or so.

A vector is coded by itself, so that its score never depends on what else is in the index.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import faiss
import numpy as np
from numpy.typing import NDArray

from retrieval._storage.coded import coded, decoded

_AT_ONCE = 256
"""Rows decoded together: few enough to stay in the processor's cache."""

_SPARE = 8
"""Where rows are gathered, room for one more for so many is made at once."""


@dataclass(frozen=True, eq=False)
class Block:
    """Vectors of segments.

    Attributes:
        segments: int64, shape ``(rows,)``: the segment id of each.
        codes: int16, shape ``(rows, dim)``.
        scales: float32, shape ``(rows,)``: a vector is its codes times its scale.
    """

    segments: NDArray[np.int64]
    codes: NDArray[np.int16]
    scales: NDArray[np.float32]

    @classmethod
    def encode(cls, segments: NDArray[np.int64], vectors: NDArray[np.float32]) -> Self:
        """Code vectors, float32 of shape ``(rows, dim)``."""
        return cls(segments, *coded(vectors))

    @classmethod
    def empty(cls, dim: int) -> Self:
        """No vectors of a length."""
        return cls.encode(np.zeros(0, dtype=np.int64), np.zeros((0, dim), dtype=np.float32))

    @classmethod
    def gathered(cls, blocks: Iterable["Block"], dim: int) -> Self:
        """The rows of blocks that are made one after the other; there is never room for all of them twice.

        Args:
            blocks: each is let go of once it is copied.
            dim: the length of their vectors.
        """
        found, count = cls.empty(dim), 0
        arrays: list[NDArray[Any]] = [found.segments, found.codes, found.scales]
        for block in blocks:
            end = count + len(block)
            parts: list[NDArray[Any]] = [block.segments, block.codes, block.scales]
            for array, rows in zip(arrays, parts, strict=True):
                if end > len(array):
                    # In place, as far as the system can: a list of arrays would have to be joined.
                    array.resize((end + end // _SPARE, *array.shape[1:]), refcheck=False)
                array[count:end] = rows
            count = end
        for array in arrays:
            array.resize((count, *array.shape[1:]), refcheck=False)
        return found

    @classmethod
    def joined(cls, blocks: Sequence["Block"]) -> "Block":
        """The rows of several blocks, one block after the other; of a single one that holds something, itself."""
        filled = [block for block in blocks if len(block)] or blocks[:1]
        if len(filled) == 1:
            return filled[0]
        return cls(
            np.concatenate([block.segments for block in filled]),
            np.concatenate([block.codes for block in filled]),
            np.concatenate([block.scales for block in filled]),
        )

    def __len__(self) -> int:
        """The number of vectors."""
        return len(self.segments)

    def take(self, rows: NDArray[np.int64] | NDArray[np.bool_]) -> "Block":
        """Some rows, by number or by a mask."""
        return Block(self.segments[rows], self.codes[rows], self.scales[rows])

    def sorted(self) -> "Block":
        """The rows in order of segment ids."""
        if len(self) < 2 or bool((self.segments[1:] > self.segments[:-1]).all()):
            return self
        return self.take(np.argsort(self.segments, kind="stable"))

    def decoded(self, start: int, stop: int, step: int = 1) -> NDArray[np.float32]:
        """The vectors of a range of rows, float32."""
        rows = slice(start, stop, step)
        return decoded(self.codes[rows], self.scales[rows])

    def products(self, query: NDArray[np.float32], rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """Inner products with given rows, in the order given."""
        dim = self.codes.shape[1]
        codes = np.empty((_AT_ONCE, dim), dtype=np.int16)
        vectors = np.empty((_AT_ONCE, dim), dtype=np.float32)
        products = np.empty(len(rows), dtype=np.float32)
        for start in range(0, len(rows), _AT_ONCE):
            part = rows[start : start + _AT_ONCE]
            np.take(self.codes, part, axis=0, out=codes[: len(part)], mode="clip")
            np.copyto(vectors[: len(part)], codes[: len(part)])
            inner_products(query, vectors[: len(part)], products[start : start + len(part)])
        return products * self.scales[rows]

    def products_between(self, query: NDArray[np.float32], start: int, stop: int) -> NDArray[np.float32]:
        """Inner products with a range of rows; quicker than with as many scattered ones."""
        vectors = np.empty((_AT_ONCE, self.codes.shape[1]), dtype=np.float32)
        products = np.empty(stop - start, dtype=np.float32)
        for first in range(start, stop, _AT_ONCE):
            count = min(_AT_ONCE, stop - first)
            np.copyto(vectors[:count], self.codes[first : first + count])
            inner_products(query, vectors[:count], products[first - start : first - start + count])
        return products * self.scales[start:stop]

    def arrays(self, prefix: str) -> dict[str, NDArray[np.generic]]:
        """What a copy on disk holds."""
        return {f"{prefix}segments": self.segments, f"{prefix}codes": self.codes, f"{prefix}scales": self.scales}

    @classmethod
    def from_arrays(cls, prefix: str, arrays: Mapping[str, NDArray[np.generic]], dim: int) -> Self:
        """A block from its copy.

        Raises:
            KeyError, ValueError: it holds something else.
        """
        segments, codes, scales = (arrays[f"{prefix}{name}"] for name in ("segments", "codes", "scales"))
        if codes.dtype != np.int16 or codes.shape != (len(segments), dim):
            raise ValueError(f"vectors of shape {codes.shape} instead of {(len(segments), dim)}")
        return cls(
            segments.astype(np.int64, copy=False),
            codes.astype(np.int16, copy=False),
            scales.astype(np.float32, copy=False),
        )


def inner_products(query: NDArray[np.float32], vectors: NDArray[np.float32], out: NDArray[np.float32]) -> None:
    """Inner products of a query with float32 rows, into ``out``; all are contiguous.

    FAISS's own loop rather than BLAS: BLAS shares one pool of threads, for which concurrent questions would queue.
    """
    faiss.fvec_inner_products_ny(
        faiss.swig_ptr(out), faiss.swig_ptr(query), faiss.swig_ptr(vectors), vectors.shape[1], len(vectors)
    )
