"""Nearest vectors with FAISS (Johnson et al. 2017, https://arxiv.org/abs/1702.08734).

Every segment of a passage has a vector; a passage scores as its best segment. Up to ``EXACT_LIMIT``
vectors the search is exact; beyond, an inverted file of 8-bit vectors answers, with the filter inside.
"""

import hashlib
import os
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from retrieval._index.protocol import Scored
from retrieval._storage.changes import Changes, Mark
from retrieval._storage.entries import SEGMENT_BITS, IndexRow
from retrieval.filters import Filters

EXACT_LIMIT = 20_000
"""Vectors up to which every one is compared."""

_PROBES = 16
_USUAL_SEGMENTS = 8
_CHUNK = 8_192
_SUFFIX = ".faiss"
_UNSIGNED = (1 << 64) - 1
_WORTH_WRITING = 50
_UNSIGNED = (1 << 64) - 1


class DenseIndex:
    """Inner product over unit vectors, kept in memory, with a copy on disk.

    Args:
        folder: where the copy lies.
        model_id: whose vectors these are; a copy made with another model is ignored.
        dim: their length.
        allowed: gives the sorted passage numbers that filters allow.
        knows: tells whether a point belongs to the record's history.
        exact_limit: vectors up to which the search is exact.
    """

    def __init__(
        self,
        folder: Path,
        model_id: str,
        dim: int,
        *,
        allowed: Callable[[Filters], NDArray[np.int64]],
        knows: Callable[[Mark], bool],
        exact_limit: int = EXACT_LIMIT,
    ) -> None:
        self._folder = folder
        self._prefix = f"dense-{hashlib.sha256(model_id.encode()).hexdigest()[:12]}"
        self._dim = dim
        self._allowed = allowed
        self._exact_limit = exact_limit
        copy = self._load(knows)
        self._index, self._mark = copy or (self._flat(), Mark())
        self._saved = self._mark if copy else None
        self._unsaved = 0

    @property
    def mark(self) -> Mark:
        """The point of the record's history that the index holds."""
        return self._mark

    def __len__(self) -> int:
        """The number of vectors."""
        return int(self._index.ntotal)

    def apply(self, changes: Changes, rows: Iterable[IndexRow]) -> None:
        """Follow the record, in memory only; ``save`` writes the copy."""
        void = np.array(sorted({*changes.removed, *changes.added}), dtype=np.int64)
        if len(void) and len(self):
            self._index.remove_ids(_selector(void))
        self._unsaved += len(void)
        for ids, matrix in _batches(rows):
            self._index.add_with_ids(matrix, ids)
            if len(self) > self._exact_limit and not self._is_inverted():
                self._index = self._inverted()
        self._mark = changes.upto

    def search(self, query: NDArray[np.float32], k: int, filters: Filters | None = None) -> list[Scored]:
        """The passages whose best segment is nearest.

        Args:
            query: shape ``(dim,)``, length one.
            k: at most so many passages.
            filters: only these passages are looked at.
        """
        if not len(self) or k < 1 or not query.any():
            return []
        selector = None
        if filters:
            allowed = self._allowed(filters)
            if not len(allowed):
                return []
            selector = _selector(allowed)
        wanted = k
        while True:
            wanted = min(wanted * 4, len(self))
            found = self._nearest(query, wanted, selector)
            passages = dict(reversed([(int(i) >> SEGMENT_BITS, s) for i, s in found]))
            if len(passages) >= k or len(found) < wanted or wanted == len(self):
                best = sorted(passages.items(), key=lambda pair: (-pair[1], pair[0]))
                return [Scored(number, score) for number, score in best[:k]]

    def scores(self, query: NDArray[np.float32], passages: NDArray[np.int64]) -> dict[int, float]:
        """The scores of given passages.

        Args:
            query: shape ``(dim,)``, length one.
            passages: their numbers; those the index does not hold are left out.
        """
        if not len(self) or not len(passages):
            return {}
        wanted = len(passages) * _USUAL_SEGMENTS
        selector = _selector(passages)
        found = self._nearest(query, min(len(self), wanted), selector)
        if len(found) == wanted:
            found = self._nearest(query, min(len(self), len(passages) << SEGMENT_BITS), selector)
        return dict(reversed([(i >> SEGMENT_BITS, score) for i, score in found]))

    @property
    def wants_saving(self) -> bool:
        """Whether the copy lags so far behind that following the record from it would cost more than writing it."""
        if self._saved is None:
            return self._mark != Mark()
        return self._mark != self._saved and self._unsaved * _WORTH_WRITING >= len(self)

    def save(self) -> None:
        """Write the copy beside the database; other processes see the old one or the new one, never a half.

        Raises:
            OSError: the folder cannot be written.
        """
        data = faiss.serialize_index(self._index).tobytes()
        stamp = self._mark.stamp & _UNSIGNED
        name = f"{self._prefix}-{self._mark.number}-{stamp:016x}-{zlib.crc32(data):08x}{_SUFFIX}"
        handle, temporary = tempfile.mkstemp(dir=self._folder, prefix="writing-")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).replace(self._folder / name)
        self._saved, self._unsaved = self._mark, 0
        for old in self._folder.glob(f"dense-*{_SUFFIX}"):
            if old.name != name:
                old.unlink(missing_ok=True)

    def _load(self, knows: Callable[[Mark], bool]) -> tuple[Any, Mark] | None:
        """The newest readable copy that belongs to this record, or None: it is then rebuilt."""
        for path in sorted(self._folder.glob(f"{self._prefix}-*{_SUFFIX}"), key=lambda p: -_number(p)):
            try:
                number, stamp, checksum = path.name.removesuffix(_SUFFIX).split("-")[2:]
                mark = Mark(int(number), _signed(int(stamp, 16)))
                data = path.read_bytes()
                if zlib.crc32(data) == int(checksum, 16) and knows(mark):
                    index = faiss.deserialize_index(np.frombuffer(data, dtype=np.uint8))
                    if index.d == self._dim:
                        return index, mark
            except (OSError, ValueError, RuntimeError):
                # A damaged or vanished copy is worth nothing; the record has everything.
                continue
        return None

    def _nearest(self, query: NDArray[np.float32], k: int, selector: Any) -> list[tuple[int, float]]:
        if self._is_inverted():
            # Few allowed vectors lie in few lists; looking into all of them costs little and misses none.
            probes = _PROBES if selector is None else self._index.nlist
            parameters = faiss.SearchParametersIVF(sel=selector, nprobe=probes)
        else:
            parameters = faiss.SearchParameters(sel=selector)
        scores, ids = self._index.search(np.ascontiguousarray(query[None, :], dtype=np.float32), k, params=parameters)
        return [(int(i), float(s)) for i, s in zip(ids[0], scores[0], strict=True) if i >= 0]

    def _is_inverted(self) -> bool:
        return isinstance(self._index, faiss.IndexIVFScalarQuantizer)

    def _flat(self) -> Any:
        return faiss.IndexIDMap2(faiss.IndexFlatIP(self._dim))

    def _inverted(self) -> Any:
        """The same vectors in an inverted file, 8 bits a number."""
        flat = self._index
        stored = faiss.downcast_index(flat.index)
        vectors = faiss.rev_swig_ptr(stored.get_xb(), flat.ntotal * self._dim).reshape(-1, self._dim)
        lists = 1 << round(np.log2(np.sqrt(flat.ntotal)))
        index = faiss.IndexIVFScalarQuantizer(
            faiss.IndexFlatIP(self._dim),
            self._dim,
            lists,
            faiss.ScalarQuantizer.QT_8bit,
            faiss.METRIC_INNER_PRODUCT,
        )
        index.cp.niter = 10
        index.train(vectors[:: max(1, len(vectors) // (64 * lists))])
        index.add_with_ids(vectors, faiss.vector_to_array(flat.id_map))
        return index


def _signed(stamp: int) -> int:
    """SQLite's integers are signed; a minus sign in a file name would read as a separator."""
    return stamp - (1 << 64) if stamp >> 63 else stamp


def _number(path: Path) -> int:
    parts = path.name.split("-")
    return int(parts[2]) if len(parts) > 2 and parts[2].isdigit() else -1


def _selector(passages: NDArray[np.int64]) -> Any:
    """Selects every segment of these passages: 64 bits, one a segment, for each passage number."""
    bitmap = np.zeros(int(passages.max()) + 1, dtype=np.uint64)
    bitmap[passages] = np.iinfo(np.uint64).max
    selector = faiss.IDSelectorBitmap(bitmap.view(np.uint8))
    selector.bitmap_owner = bitmap
    return selector


def _batches(rows: Iterable[IndexRow]) -> Iterator[tuple[NDArray[np.int64], NDArray[np.float32]]]:
    """Segment ids and vectors, a few thousand at a time."""
    ids: list[NDArray[np.int64]] = []
    matrices: list[NDArray[np.float32]] = []
    count = 0
    for row in rows:
        if len(row.vectors):
            ids.append((row.passage_id << SEGMENT_BITS) + np.arange(len(row.vectors), dtype=np.int64))
            matrices.append(row.vectors)
            count += len(row.vectors)
        if count >= _CHUNK:
            yield np.concatenate(ids), np.concatenate(matrices).astype(np.float32)
            ids, matrices, count = [], [], 0
    if count:
        yield np.concatenate(ids), np.concatenate(matrices).astype(np.float32)
