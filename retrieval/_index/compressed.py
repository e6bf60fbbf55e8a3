"""Many vectors: short codes of all of them propose, the vectors themselves decide.

The codes are FAISS's product quantiser with four bits for each pair of numbers, all of them scanned with shuffles in
registers (André et al. 2017, https://arxiv.org/abs/1704.07355). On sentence vectors, which lie in no clusters, that
finds nearly all of the nearest in the time in which an inverted file looks into an eighth of its lists and misses a
tenth of them.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Self

import faiss
import numpy as np
from numpy.typing import NDArray

from retrieval._index.block import Block
from retrieval._index.passages import Groups, PassageRows, Selection
from retrieval._storage.entries import SEGMENT_BITS

_PROPOSED = 1_000
_FOR_A_HIT = 12
"""Vectors proposed for each passage wanted, at least: a passage has several."""

_GATHERED = 6_000
"""Allowed vectors, by what passages have on average, up to which all are looked at: quicker than to scan codes."""

_BITS = 4
_SAMPLE = 16_384
_AT_ONCE = 16_384

Found = tuple[NDArray[np.int64], NDArray[np.float32]]
"""Passage numbers and the scores of their segments, row by row."""


@dataclass(frozen=True, eq=False)
class Compressed:
    """A snapshot; what is removed is struck out in another one that shares the vectors.

    Attributes:
        block: the vectors.
        codes: a FAISS index of the same rows; never changed once it is here.
        live: for each row whether it still counts.
        rows: finds the rows of a passage.
        trained_on: how many vectors there were when the quantiser was trained.
    """

    block: Block
    codes: Any
    live: NDArray[np.bool_]
    rows: PassageRows
    trained_on: int

    @classmethod
    def trained(cls, block: Block) -> Self:
        """Vectors with codes of their own; 16 at least."""
        block = block.sorted()
        dim = block.codes.shape[1]
        width = 2 if dim % 2 == 0 else 1
        # One list that holds all: unlike a plain index it takes a filter.
        codes = faiss.IndexIVFPQFastScan(
            faiss.IndexFlatIP(dim), dim, 1, dim // width, _BITS, faiss.METRIC_INNER_PRODUCT
        )
        codes.cp.min_points_per_centroid = codes.pq.cp.min_points_per_centroid = 1
        with _one_thread():
            codes.train(block.decoded(0, len(block), max(1, len(block) // _SAMPLE)))
        _add(codes, block)
        return cls(block, codes, np.ones(len(block), dtype=bool), PassageRows(block.segments), len(block))

    def extended(self, more: Block) -> "Compressed":
        """The same with further vectors, coded alike."""
        codes = faiss.clone_index(self.codes)
        _add(codes, more)
        block = Block.joined([self.block, more])
        live = np.concatenate([self.live, np.ones(len(more), dtype=bool)])
        return Compressed(block, codes, live, PassageRows(block.segments, live), self.trained_on)

    def without(self, passages: NDArray[np.int64]) -> "Compressed":
        """The same with passages, sorted numbers, struck out; vectors and codes are shared."""
        rows = self.rows.of(passages).rows
        if not self.live[rows].any():
            return self
        live = self.live.copy()
        live[rows] = False
        return replace(self, live=live)

    def __len__(self) -> int:
        """The number of vectors that count."""
        return self._alive

    @property
    def share_struck(self) -> float:
        """The share of vectors that no longer count."""
        return 1 - self._alive / max(1, len(self.block))

    def remaining(self) -> Block:
        """The vectors that count."""
        return self.block.take(self.live)

    def groups(self, passages: NDArray[np.int64]) -> Groups:
        """The rows of passages, sorted numbers; those that were struck out or are not there are left out."""
        return self.rows.of(passages, self.live)

    def search(self, query: NDArray[np.float32], k: int, selection: Selection | None) -> Found:
        """Scores of the vectors nearest to a query.

        Args:
            query: shape ``(dim,)``.
            k: so many passages are wanted.
            selection: only these are looked at.
        """
        rows = self._candidates(query, k, selection)
        return self.block.segments[rows] >> SEGMENT_BITS, self.block.products(query, rows)

    def _candidates(self, query: NDArray[np.float32], k: int, selection: Selection | None) -> NDArray[np.int64]:
        if selection is not None and len(selection) * len(self.block) <= _GATHERED * len(self.rows.passages):
            return self.groups(selection.passages).rows
        mask = self.live if selection is None else self.rows.mask(selection) & self.live
        selector = self._live_selector if selection is None else _selector(mask)
        wanted = max(_PROPOSED, _FOR_A_HIT * k)
        while wanted < len(self.block):
            parameters = faiss.SearchParametersIVF(nprobe=1, sel=selector)
            _, found = self.codes.search(query[None, :], wanted, params=parameters)
            rows: NDArray[np.int64] = np.sort(found[0][found[0] >= 0])
            if len(rows) < wanted or len(np.unique(self.block.segments[rows] >> SEGMENT_BITS)) >= k:
                return rows
            # Passages of very many segments: they leave no place for others.
            wanted *= 4
        return np.flatnonzero(mask)

    @cached_property
    def _alive(self) -> int:
        return int(self.live.sum())

    @cached_property
    def _live_selector(self) -> Any:
        """What keeps struck out vectors from being proposed; None where there are none."""
        return None if self._alive == len(self.block) else _selector(self.live)

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """What a copy on disk holds."""
        return {
            **self.block.arrays("main_"),
            "codes": faiss.serialize_index(self.codes),
            "live": self.live,
            "trained_on": np.array([self.trained_on]),
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[np.generic]], dim: int) -> Self:
        """The snapshot from its copy.

        Raises:
            KeyError, ValueError, RuntimeError: it holds something else.
        """
        block = Block.from_arrays("main_", arrays, dim)
        codes = faiss.deserialize_index(arrays["codes"])
        live = arrays["live"].astype(np.bool_, copy=False)
        if codes.d != dim or not codes.ntotal == len(live) == len(block):
            raise ValueError("vectors and codes that do not fit together")
        trained_on = int(arrays["trained_on"].astype(np.int64)[0])
        return cls(block, codes, live, PassageRows(block.segments, live), trained_on)


def _add(codes: Any, block: Block) -> None:
    with _one_thread():
        for start in range(0, len(block), _AT_ONCE):
            codes.add(block.decoded(start, min(len(block), start + _AT_ONCE)))


@contextmanager
def _one_thread() -> Iterator[None]:
    """Leave the other cores to questions; on a busy machine, threads that wait for one another take ten times as long.

    OpenMP keeps the number for each calling thread by itself.
    """
    before = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(before)


def _selector(mask: NDArray[np.bool_]) -> Any:
    return faiss.IDSelectorBitmap(np.packbits(mask, bitorder="little"))
