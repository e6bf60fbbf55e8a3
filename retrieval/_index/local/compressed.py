"""Many vectors: short codes of all of them propose, the vectors themselves decide.

The codes are FAISS's product quantiser with four bits for each pair of numbers, all of them scanned with shuffles in
registers (André et al. 2017, https://arxiv.org/abs/1704.07355). Nothing is trained: vectors are rotated at random, all
alike, after which their numbers are spread alike whatever model they are of, and each is coded by the best steps for a
normal distribution (Max 1960). So the code of a vector, and what is proposed for a question, are a matter of the
vectors that are there, and never of those that were there when something was trained.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Self

import faiss
import numpy as np
from numpy.typing import NDArray

from retrieval._index.local.block import Block
from retrieval._index.local.passages import Groups, PassageRows, Selection
from retrieval._index.local.rotation import rotated
from retrieval._storage.entries import SEGMENT_BITS

_PROPOSED = 1_000
_FOR_A_HIT = 12
"""Vectors proposed for each passage wanted, at least: a passage has several."""

_GATHERED = 2_000
"""Allowed passages up to which all their vectors are looked at: quicker than to scan codes."""

_SCANNED = 100
"""And up to one for so many vectors that there are: the more there are, the longer it takes to scan them."""

_BITS = 4
_AT_ONCE = 16_384

_FOUR = (0.4528, 1.5104)
_SIXTEEN = (0.1284, 0.3880, 0.6568, 0.9423, 1.2562, 1.6181, 2.0690, 2.7326)
"""The best steps on either side of 0 for numbers of a normal distribution of variance one."""

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
    """

    block: Block
    codes: Any
    live: NDArray[np.bool_]
    rows: PassageRows

    @classmethod
    def of(cls, block: Block) -> Self:
        """Vectors with their codes."""
        block = block.sorted()
        codes = _quantiser(block.codes.shape[1])
        _add(codes, block)
        return cls(block, codes, np.ones(len(block), dtype=bool), PassageRows(block.segments))

    def extended(self, more: Block) -> "Compressed":
        """The same with further vectors."""
        if not len(more):
            return self
        codes = faiss.clone_index(self.codes)
        _add(codes, more)
        block = Block.joined([self.block, more])
        live = np.concatenate([self.live, np.ones(len(more), dtype=bool)])
        return Compressed(block, codes, live, PassageRows(block.segments, live))

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

    def proposed(self, query: NDArray[np.float32], count: int, selection: Selection | None) -> Found:
        """The rows whose codes are nearest to a query, in any order, and how near they are.

        Args:
            query: rotated, shape ``(dim,)``.
            count: at most so many rows; which of those as near as the last one is chance.
            selection: only these are looked at.
        """
        count = min(count, len(self.block))
        if not count:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        selector = self._live_selector if selection is None else _selector(self.mask(selection))
        parameters = faiss.SearchParametersIVF(nprobe=1, sel=selector)
        scores, rows = self.codes.search(query[None, :], count, params=parameters)
        is_there = rows[0] >= 0
        return rows[0][is_there], scores[0][is_there]

    def mask(self, selection: Selection | None) -> NDArray[np.bool_]:
        """For each row whether it counts and is selected."""
        return self.live if selection is None else self.rows.mask(selection) & self.live

    def scored(self, query: NDArray[np.float32], rows: NDArray[np.int64]) -> Found:
        """The passages of given rows, and the exact scores of these."""
        return self.block.segments[rows] >> SEGMENT_BITS, self.block.products(query, rows)

    @cached_property
    def _alive(self) -> int:
        return int(self.live.sum())

    @cached_property
    def _live_selector(self) -> Any:
        """What keeps struck out vectors from being proposed; None where there are none."""
        return None if self._alive == len(self.block) else _selector(self.live)

    def arrays(self, prefix: str) -> dict[str, NDArray[np.generic]]:
        """What a copy on disk holds."""
        return {
            **self.block.arrays(f"{prefix}vectors_"),
            f"{prefix}codes": faiss.serialize_index(self.codes),
            f"{prefix}live": self.live,
        }

    @classmethod
    def from_arrays(cls, prefix: str, arrays: Mapping[str, NDArray[np.generic]], dim: int) -> Self:
        """The snapshot from its copy.

        Raises:
            KeyError, ValueError, RuntimeError: it holds something else.
        """
        block = Block.from_arrays(f"{prefix}vectors_", arrays, dim)
        codes = faiss.deserialize_index(arrays[f"{prefix}codes"])
        live = arrays[f"{prefix}live"].astype(np.bool_, copy=False)
        if codes.d != dim or not codes.ntotal == len(live) == len(block):
            raise ValueError("vectors and codes that do not fit together")
        return cls(block, codes, live, PassageRows(block.segments, live))


def nearest(parts: Sequence[Compressed], query: NDArray[np.float32], k: int, selection: Selection | None) -> Found:
    """Scores of the vectors nearest to a query, of several parts of an index as though they were one.

    Args:
        parts: of which each passage is in one.
        query: shape ``(dim,)``.
        k: so many passages are wanted.
        selection: only these are looked at.

    Returns:
        Which vectors these are hangs on nothing but all vectors that count.
    """
    if selection is not None and len(selection) <= max(_GATHERED, sum(map(len, parts)) // _SCANNED):
        return _joined([part.scored(query, part.groups(selection.passages).rows) for part in parts])
    turned = rotated(query[None, :])[0]
    wanted = max(_PROPOSED, _FOR_A_HIT * k)
    while wanted < sum(map(len, parts)):
        proposed = [part.proposed(turned, wanted, selection) for part in parts]
        scores = np.concatenate([scores for _, scores in proposed])
        is_all = len(scores) < wanted
        # Which of those as near as the last one were proposed is chance: none of them is taken.
        bound = -np.inf if is_all else np.partition(scores, len(scores) - wanted)[len(scores) - wanted]
        rows = [np.sort(numbers[near > bound]) for numbers, near in proposed]
        found = _joined([part.scored(query, numbers) for part, numbers in zip(parts, rows, strict=True)])
        if is_all or len(np.unique(found[0])) >= k:
            return found
        # Passages of very many segments: they leave no place for others.
        wanted *= 4
    return _joined([part.scored(query, np.flatnonzero(part.mask(selection))) for part in parts])


def _joined(parts: Sequence[Found]) -> Found:
    return np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts])


def _quantiser(dim: int) -> Any:
    """An index without vectors, whose codes are those of all such indexes."""
    width = 2 if dim % 2 == 0 else 1
    # One list that holds all: unlike a plain index it takes a filter.
    centre = faiss.IndexFlatIP(dim)
    centre.add(np.zeros((1, dim), dtype=np.float32))
    codes = faiss.IndexIVFPQFastScan(centre, dim, 1, dim // width, _BITS, faiss.METRIC_INNER_PRODUCT)
    # FAISS keeps no reference of its own.
    codes.referenced_objects = [centre]
    half = np.array(_FOUR if width == 2 else _SIXTEEN) / np.sqrt(dim)
    steps = np.concatenate([-half[::-1], half])
    pairs = np.stack(np.meshgrid(*[steps] * width, indexing="ij"), axis=-1).reshape(-1, width)
    faiss.copy_array_to_vector(np.tile(pairs, (dim // width, 1)).astype(np.float32).ravel(), codes.pq.centroids)
    codes.is_trained = True
    return codes


def _add(codes: Any, block: Block) -> None:
    with _one_thread():
        for start in range(0, len(block), _AT_ONCE):
            codes.add(rotated(block.decoded(start, min(len(block), start + _AT_ONCE))))


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
