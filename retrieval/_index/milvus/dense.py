"""Nearest vectors with Milvus: it proposes segments within the filters; a passage scores as its best one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval._index.local.passages import best_passages, contains
from retrieval._index.milvus.engine import MOST_HITS, Engine
from retrieval._index.milvus.expressions import HAS_VECTOR, allowed, among, both, parts, upto
from retrieval._index.milvus.options import EXACT
from retrieval._index.milvus.state import State
from retrieval._index.protocol import Scored
from retrieval._index.speaking import Speaking
from retrieval._storage.changes import Mark
from retrieval._storage.entries import SEGMENT_BITS
from retrieval._storage.filters import Filters

GATHERED = 2_000
"""Passages up to which all that is known of them is fetched: exact, and quicker than a search among them."""

_FOR_A_HIT = 12
"""Segments proposed for each passage wanted: a passage has several."""

_AT_ONCE = 1_000

_NOTHING = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
"""No passages, with no scores."""


@dataclass(frozen=True, eq=False)
class MilvusDense:
    """What a collection held at one point, but for passages that the record has removed since.

    Attributes:
        engine: where it is.
        name: of the collection.
        state: of the index.
    """

    engine: Engine
    name: str
    state: State

    @property
    def mark(self) -> Mark:
        """The point of the record's history that it holds."""
        return self.state.mark

    def segments(self) -> NDArray[np.int64]:
        """Sorted segment ids of all vectors."""
        if self.state.is_empty:
            return np.zeros(0, dtype=np.int64)
        rows = self.engine.rows(self.name, both(upto(self.state.newest), HAS_VECTOR), ["pk"])
        return np.sort(np.array([row["pk"] for row in rows], dtype=np.int64))

    def search(
        self,
        query: NDArray[np.float32],
        k: int,
        passages: NDArray[np.int64] | None = None,
        *,
        filters: Filters | None = None,
        speaking: Speaking | None = None,
    ) -> list[Scored]:
        """The passages whose best segment is nearest, best first; of equals the lower number first.

        Args:
            query: shape ``(dim,)``, length one.
            k: at most so many passages.
            passages: sorted numbers; only these are looked at. None for all.
            filters: by source and day.
            speaking: what ``passages`` have in common.
        """
        if k < 1 or self.state.is_empty or not query.any() or (passages is not None and not len(passages)):
            return []
        if passages is not None and len(passages) <= GATHERED:
            found, scores = self._best(query, passages, allowed(filters))
            best, best_scores = best_passages(found, scores, k)
        else:
            best, best_scores = self._proposed(query, k, passages, filters, speaking)
        return list(map(Scored, best.tolist(), best_scores.tolist()))

    def scores(self, query: NDArray[np.float32], passages: NDArray[np.int64]) -> dict[int, float]:
        """The scores of given passages.

        Args:
            query: shape ``(dim,)``, length one.
            passages: sorted numbers; those the index does not hold are left out.
        """
        found, scores = self._best(query, passages)
        return dict(zip(found.tolist(), scores.tolist(), strict=True))

    def _proposed(
        self,
        query: NDArray[np.float32],
        k: int,
        passages: NDArray[np.int64] | None,
        filters: Filters | None,
        speaking: Speaking | None,
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        chosen = both(upto(self.state.newest), HAS_VECTOR, allowed(filters))
        found, scores = self._hits(query, k, chosen, passages, parts(passages, speaking))
        if passages is not None and speaking and len(np.unique(found)) < k:
            # Who speaks there may have been read anew since, or others speak there far more often.
            found, scores = self._hits(query, k, chosen, passages, parts(passages, None))
        best, best_scores = best_passages(found, scores, k)
        if self.engine.method == EXACT or not len(best):
            return best, best_scores
        # A passage's best segment may not have been among those proposed, and short codes are no scores.
        return best_passages(*self._best(query, np.sort(best)), k)

    def _hits(
        self,
        query: NDArray[np.float32],
        k: int,
        chosen: str,
        passages: NDArray[np.int64] | None,
        within: Sequence[str],
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """The passages of segments that are proposed, with their scores; of each part so many passages."""
        hits = [_NOTHING, *(self._hits_of(query, k, both(chosen, part), passages) for part in within)]
        return np.concatenate([found for found, _ in hits]), np.concatenate([scores for _, scores in hits])

    def _hits_of(
        self, query: NDArray[np.float32], k: int, chosen: str, passages: NDArray[np.int64] | None
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        wanted = min(MOST_HITS, _FOR_A_HIT * k)
        while True:
            parameters = self.engine.options.search_for(self.engine.method, wanted)
            hits = self.engine.search(self.name, "vector", query.tolist(), wanted, chosen, parameters=parameters)
            found = np.array([hit.key for hit in hits], dtype=np.int64) >> SEGMENT_BITS
            scores = np.array([hit.score for hit in hits], dtype=np.float32)
            if passages is not None:
                # The record has the last word.
                are_meant = contains(passages, found)
                found, scores = found[are_meant], scores[are_meant]
            if len(np.unique(found)) >= k or len(hits) < wanted or wanted == MOST_HITS:
                return found, scores
            # Passages of very many segments: they leave no place for others.
            wanted = min(MOST_HITS, 4 * wanted)

    def _best(
        self, query: NDArray[np.float32], passages: NDArray[np.int64], more: str = ""
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Given passages that the index holds, each with the score of its best segment."""
        keys: list[int] = []
        products: list[NDArray[np.float32]] = []
        for some, vectors in self._vectors(passages, more):
            keys += some
            products.append(vectors @ query.astype(np.float32, copy=False))
        if not keys:
            return _NOTHING
        order = np.argsort(keys)
        numbers = np.array(keys, dtype=np.int64)[order] >> SEGMENT_BITS
        found, firsts = np.unique(numbers, return_index=True)
        return found, np.maximum.reduceat(np.concatenate(products)[order], firsts)

    def _vectors(self, passages: NDArray[np.int64], more: str) -> Iterator[tuple[list[int], NDArray[np.float32]]]:
        for start in range(0, 0 if self.state.is_empty else len(passages), _AT_ONCE):
            some = among("passage", passages[start : start + _AT_ONCE].tolist())
            chosen = both(upto(self.state.newest), HAS_VECTOR, more, some)
            rows = list(self.engine.rows(self.name, chosen, ["pk", "vector"]))
            if rows:
                yield [row["pk"] for row in rows], np.array([row["vector"] for row in rows], dtype=np.float32)
