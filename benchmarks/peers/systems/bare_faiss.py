"""What vectors cost at least: FAISS alone, no texts."""

import math
from collections.abc import Iterable, Sequence
from pathlib import Path

import faiss
import numpy as np

from benchmarks.peers.model import DIMENSIONS, Model
from benchmarks.peers.posts import Post, Where, batches
from benchmarks.peers.systems import Found

_BATCH = 10_000
_PROBED = 32
_TRAINED_ON = 40
"""Vectors a list, which is what FAISS asks for."""


class Adapter:
    """See ``benchmarks.peers.systems.System``."""

    def __init__(self, model: Path) -> None:
        self._model = Model(model)

    def open(self, folder: Path) -> None:
        self._file, self._columns = folder / "index.faiss", folder / "columns.npz"
        if self._file.exists():
            self._index = faiss.read_index(str(self._file))
            with np.load(self._columns) as columns:
                self._names, self._sources, self._days = columns["names"], columns["sources"], columns["days"]

    def add(self, posts: Iterable[Post]) -> None:
        vectors, sources, days = [], [], []
        for batch in batches(posts, _BATCH):
            vectors.append(self._model.encode([post.text for post in batch]))
            sources += [post.source for post in batch]
            days += [post.day for post in batch]
        matrix = np.concatenate(vectors)
        lists = max(1, min(round(4 * math.sqrt(len(matrix))), len(matrix) // _TRAINED_ON))
        self._index = faiss.index_factory(DIMENSIONS, f"IVF{lists},SQ8", faiss.METRIC_INNER_PRODUCT)
        sample = np.random.default_rng(0).permutation(len(matrix))[: max(_TRAINED_ON * lists, 1)]
        self._index.train(matrix[sample])
        self._index.add(matrix)
        self._names, self._sources = np.unique(sources, return_inverse=True)
        self._days = np.array(days)
        faiss.write_index(self._index, str(self._file))
        np.savez(self._columns, names=self._names, sources=self._sources, days=self._days)

    def ask(self, question: str, where: Where, limit: int) -> Sequence[Found]:
        options = {"nprobe": min(_PROBED, self._index.nlist)}
        if where:
            allowed = np.ones(len(self._days), dtype=bool)
            if where.sources:
                allowed &= np.isin(self._sources, np.flatnonzero(np.isin(self._names, where.sources)))
            if where.since is not None:
                allowed &= self._days >= where.since
            if where.until is not None:
                allowed &= self._days <= where.until
            bits = np.packbits(allowed, bitorder="little")
            options["sel"] = faiss.IDSelectorBitmap(bits)
            # What passes is spread over all lists.
            options["nprobe"] = max(options["nprobe"], self._index.nlist // 4)
        parameters = faiss.SearchParametersIVF(**options)
        _, numbers = self._index.search(self._model.one(question)[None], limit, params=parameters)
        return [Found(int(number), "") for number in numbers[0] if number >= 0]

    def close(self) -> None:
        pass
