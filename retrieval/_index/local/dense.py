"""Nearest vectors: every segment of a passage has one; a passage scores as its best segment.

Up to ``EXACT_LIMIT`` vectors every one is compared. Beyond, short codes tell which are worth comparing. What is new
lies in a small part beside the main one until it is much; together they are searched as one would be, so that what is
found is a matter of the vectors that are there and never of the order in which they came.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Self

import numpy as np
from numpy.typing import NDArray

from retrieval._index.local.block import Block
from retrieval._index.local.compressed import Compressed, Found, nearest
from retrieval._index.local.passages import Groups, PassageRows, Selection, best_passages, contains
from retrieval._index.protocol import Scored
from retrieval._storage.changes import Changes, Mark
from retrieval._storage.entries import SEGMENT_BITS, IndexRow

EXACT_LIMIT = 20_000
"""Vectors up to which every one is compared."""

KIND = "dense"
"""What the copies of dense indexes on disk are called."""

_FORMAT = "2"
"""Changes with what a copy on disk holds."""

_PARTS = ("main_", "beside_")
_NEW_SHARE = 0.05
_STRUCK_SHARE = 0.1
_CHUNK = 8_192


@dataclass(frozen=True, eq=False)
class DenseIndex:
    """A snapshot: inner product over unit vectors, in memory or mapped from a copy on disk.

    Attributes:
        dim: the length of a vector.
        exact_limit: vectors up to which the search is exact.
        mark: the point of the record's history that it holds.
        recent: vectors that are all compared, in order of segment ids; none where there are many.
        parts: all vectors where there are many: most of them, and those that came since.
        unsaved: how much has changed since the copy on disk, in passages gone and vectors come.
    """

    dim: int
    exact_limit: int = EXACT_LIMIT
    mark: Mark = field(default_factory=Mark)
    recent: Block = field(kw_only=True)
    parts: tuple[Compressed, ...] = ()
    unsaved: int = 0

    @classmethod
    def empty(cls, dim: int, exact_limit: int = EXACT_LIMIT) -> Self:
        """An index of nothing."""
        return cls(dim, exact_limit, recent=Block.empty(dim))

    def __len__(self) -> int:
        """The number of vectors."""
        return len(self.recent) + sum(map(len, self.parts))

    def segments(self) -> NDArray[np.int64]:
        """Sorted segment ids of all vectors."""
        parts = [self.recent.segments, *(part.block.segments[part.live] for part in self.parts)]
        return np.sort(np.concatenate(parts))

    def apply(self, changes: Changes, rows: Iterable[IndexRow]) -> "DenseIndex":
        """The index after some changes; this one stays as it is."""
        void = np.array(sorted({*changes.removed, *changes.added}), dtype=np.int64)
        stays = ~contains(void, self.recent.segments >> SEGMENT_BITS)
        kept = self.recent if stays.all() else self.recent.take(stays)
        fresh = Block.gathered(_blocks(rows), self.dim).sorted()
        unsaved = self.unsaved + len(void) + len(fresh)
        changed = replace(self, mark=changes.upto, recent=kept, unsaved=unsaved)
        if not self.parts:
            return replace(changed, recent=Block.joined([kept, fresh]).sorted())._settled()
        main, beside = (part.without(void) if len(void) else part for part in self.parts)
        return replace(changed, parts=(main, beside.extended(fresh)))._settled()

    def search(self, query: NDArray[np.float32], k: int, allowed: NDArray[np.int64] | None = None) -> list[Scored]:
        """The passages whose best segment is nearest, best first; of equals the lower number first.

        Args:
            query: shape ``(dim,)``, length one.
            k: at most so many passages.
            allowed: sorted passage numbers; only these are looked at. None for all.
        """
        if k < 1 or not len(self) or not query.any() or (allowed is not None and not len(allowed)):
            return []
        query = np.ascontiguousarray(query, dtype=np.float32)
        selection = None if allowed is None else Selection(allowed)
        if self.parts:
            passages, scores = nearest(self.parts, query, k, selection)
        else:
            passages, scores = self._recent_found(query, selection)
        best, best_scores = best_passages(passages, scores, k)
        if self.parts:
            # A passage's best segment may not have been among those proposed.
            best, best_scores = best_passages(*self.best(query, np.sort(best)), k)
        return list(map(Scored, best.tolist(), best_scores.tolist()))

    def scores(self, query: NDArray[np.float32], passages: NDArray[np.int64]) -> dict[int, float]:
        """The scores of given passages.

        Args:
            query: shape ``(dim,)``, length one.
            passages: sorted numbers; those the index does not hold are left out.
        """
        found, scores = self.best(np.ascontiguousarray(query, dtype=np.float32), passages)
        return dict(zip(found.tolist(), scores.tolist(), strict=True))

    def best(self, query: NDArray[np.float32], passages: NDArray[np.int64]) -> Found:
        """Given passages, sorted numbers, that the index holds, each with the score of its best segment."""
        found = [_maxima(query, self.recent, self._recent_rows.of(passages))]
        found += [_maxima(query, part.block, part.groups(passages)) for part in self.parts]
        return np.concatenate([part[0] for part in found]), np.concatenate([part[1] for part in found])

    @property
    def wants_saving(self) -> bool:
        """Whether the copy on disk lags so far behind that following from it would cost more than writing it."""
        return self.unsaved > 0 and self.unsaved >= _NEW_SHARE * len(self)

    def saved(self) -> "DenseIndex":
        """This snapshot, once a copy of it lies on disk."""
        return replace(self, unsaved=0)

    def _settled(self) -> "DenseIndex":
        """The same vectors in the form that suits their number."""
        count = len(self)
        if not self.parts:
            if count <= self.exact_limit:
                return self
            return replace(self, recent=Block.empty(self.dim), parts=(Compressed.of(self.recent), self._nothing()))
        main, beside = self.parts
        if count <= self.exact_limit:
            return replace(self, recent=Block.joined([part.remaining() for part in self.parts]).sorted(), parts=())
        if main.share_struck > _STRUCK_SHARE:
            main, beside = Compressed.of(Block.joined([part.remaining() for part in self.parts])), self._nothing()
        elif len(beside.block) > max(self.exact_limit // 4, int(_NEW_SHARE * count)):
            main, beside = main.extended(beside.remaining()), self._nothing()
        return replace(self, parts=(main, beside))

    def _nothing(self) -> Compressed:
        return Compressed.of(Block.empty(self.dim))

    def _recent_found(self, query: NDArray[np.float32], selection: Selection | None) -> Found:
        if selection is None:
            products = self.recent.products_between(query, 0, len(self.recent))
            return self.recent.segments >> SEGMENT_BITS, products
        if len(selection) * 4 < len(self.recent):
            rows = self._recent_rows.of(selection.passages).rows
        else:
            rows = np.flatnonzero(selection.holds(self.recent.segments >> SEGMENT_BITS))
        return self.recent.segments[rows] >> SEGMENT_BITS, self.recent.products(query, rows)

    @cached_property
    def _recent_rows(self) -> PassageRows:
        return PassageRows(self.recent.segments)

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """What a copy on disk holds."""
        arrays = self.recent.arrays("recent_")
        for name, part in zip(_PARTS, self.parts, strict=False):
            arrays |= part.arrays(name)
        return arrays

    @classmethod
    def from_arrays(
        cls, mark: Mark, arrays: Mapping[str, NDArray[np.generic]], dim: int, exact_limit: int = EXACT_LIMIT
    ) -> Self:
        """An index from its copy.

        Raises:
            KeyError, ValueError: it holds something else.
        """
        recent = Block.from_arrays("recent_", arrays, dim)
        names = _PARTS if f"{_PARTS[0]}codes" in arrays else ()
        parts = tuple(Compressed.from_arrays(name, arrays, dim) for name in names)
        return cls(dim, exact_limit, mark, recent=recent, parts=parts)


def kind_for(model_id: str) -> str:
    """What the copies of a model's index are called: a copy made with another model is never read."""
    return f"{KIND}-{hashlib.sha256(f'{_FORMAT} {model_id}'.encode()).hexdigest()[:12]}"


def _maxima(query: NDArray[np.float32], block: Block, groups: Groups) -> Found:
    """The best score in each group of rows."""
    if not len(groups.passages):
        return groups.passages, np.zeros(0, dtype=np.float32)
    return groups.passages, np.maximum.reduceat(block.products(query, groups.rows), groups.firsts[:-1])


def _blocks(rows: Iterable[IndexRow]) -> Iterator[Block]:
    """Coded vectors, a few thousand at a time."""
    ids: list[NDArray[np.int64]] = []
    matrices: list[NDArray[np.float32]] = []
    count = 0
    for row in rows:
        if len(row.vectors):
            ids.append((row.passage_id << SEGMENT_BITS) + np.arange(len(row.vectors), dtype=np.int64))
            matrices.append(row.vectors)
            count += len(row.vectors)
        if count >= _CHUNK:
            yield Block.encode(np.concatenate(ids), np.concatenate(matrices).astype(np.float32, copy=False))
            ids, matrices, count = [], [], 0
    if count:
        yield Block.encode(np.concatenate(ids), np.concatenate(matrices).astype(np.float32, copy=False))
