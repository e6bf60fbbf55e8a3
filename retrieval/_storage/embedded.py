"""What the record keeps of models: vectors of passages, and which passages a model has not embedded."""

import json
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from retrieval._storage import changes, passages, vectors
from retrieval._storage.engine import Engine
from retrieval._storage.entries import IndexRow
from retrieval.types import Span


class Embedded:
    """The part of a record that keeps vectors."""

    _database: Engine

    def rows(self, numbers: Sequence[int], model_id: str, dim: int) -> Iterator[IndexRow]:
        """Passages as the indexes need them."""
        with self._database.read() as connection:
            key = vectors.find_model(connection, model_id, dim)
        for start in range(0, len(numbers), 2_000):
            with self._database.read() as connection:
                batch = list(vectors.select_rows(connection, numbers[start : start + 2_000], key, dim))
            yield from batch

    def unembedded(self, model_id: str, limit: int = 256, *, after: int = 0) -> list[tuple[int, str, list[Span]]]:
        """Passages without vectors of a model: number, text, segment spans.

        Args:
            model_id: the model.
            limit: at most so many.
            after: only numbers above this one; a caller that goes on from its last number skips what it did.
        """
        if not self.count_unembedded(model_id):
            return []
        with self._database.read() as connection:
            found = vectors.select_unembedded(connection, model_id, limit, after)
        return [(number, text, [(start, end) for start, end in json.loads(spans)]) for number, text, spans in found]

    def count_unembedded(self, model_id: str) -> int:
        """How many passages a model has not embedded yet."""
        with self._database.read() as connection:
            return vectors.count_unembedded(connection, model_id)

    def put_vectors(self, numbers: Sequence[int], matrices: Sequence[NDArray[np.float32]], model_id: str) -> None:
        """Store vectors of passages that are there already, in one transaction."""
        with self._database.write() as connection:
            there = passages.select_passages(connection, numbers)
            kept = [(number, matrix) for number, matrix in zip(numbers, matrices, strict=True) if number in there]
            if kept:
                key = vectors.model_key(connection, model_id, kept[0][1].shape[1])
                vectors.insert_vectors(connection, key, [number for number, _ in kept], [matrix for _, matrix in kept])
                changes.log(connection, "embedded", [number for number, _ in kept])
