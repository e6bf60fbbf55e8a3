"""BM25 with Milvus over our own tokens: its sparse search proposes, and scores are those of the lexical index.

A product of sparse vectors adds up all terms of a clause, where the score takes the best of them. So the product is
never less than the score: once the last hit's product is below the score of the worst one wanted, nothing better is
left.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from retrieval._index.local.lexical import Clause, Term
from retrieval._index.local.passages import contains
from retrieval._index.milvus import expressions
from retrieval._index.milvus.dense import GATHERED
from retrieval._index.milvus.engine import MOST_HITS, Engine, Hit
from retrieval._index.milvus.expressions import HAS_WORDS, among, both, parts, upto
from retrieval._index.milvus.state import State, Words
from retrieval._index.milvus.terms import Weighed, token_number, weighed
from retrieval._index.protocol import Scored
from retrieval._index.speaking import Speaking
from retrieval._storage.changes import Mark
from retrieval._storage.entries import SEGMENT_BITS
from retrieval._storage.filters import Filters

_AT_ONCE = 1_000
_ROUNDING = 1e-4
"""The greatest part of itself by which Milvus's product may be off."""

_KEPT_FREQUENCIES = 20_000


@dataclass(frozen=True, eq=False)
class MilvusLexical:
    """What a collection held at one point, but for passages that the record has removed since.

    Attributes:
        engine: where it is.
        name: of the collection.
        words: in how many passages each token stands.
        state: of the index.
    """

    engine: Engine
    name: str
    words: Words
    state: State
    _known: dict[int, int] = field(default_factory=dict, repr=False)

    @property
    def mark(self) -> Mark:
        """The point of the record's history that it holds."""
        return self.state.mark

    def __len__(self) -> int:
        """The number of passages."""
        return self.state.passages

    def passage_ids(self) -> NDArray[np.int64]:
        """Sorted numbers of all passages; each as often as it is there."""
        if self.state.is_empty:
            return np.zeros(0, dtype=np.int64)
        rows = self.engine.rows(self.name, self._chosen(), ["passage"])
        return np.sort(np.array([row["passage"] for row in rows], dtype=np.int64))

    def search(
        self,
        query: Sequence[Clause],
        k: int,
        allowed: NDArray[np.int64] | None = None,
        *,
        filters: Filters | None = None,
        speaking: Speaking | None = None,
    ) -> list[Scored]:
        """The passages with the highest sum over clauses of the best weighted BM25 score in each.

        Args:
            query: what is looked for.
            k: at most so many passages; of equals the lower number first.
            allowed: sorted passage numbers; only these are looked at. None for all.
            filters: by source and day.
            speaking: what ``allowed`` have in common.
        """
        if k < 1 or (allowed is not None and not len(allowed)):
            return []
        numbers = {token_number(term.field, term.token) for clause in query for term in clause}
        wanted = weighed(query, self._frequencies(numbers), len(self))
        if not wanted.clauses:
            return []
        if allowed is not None and len(allowed) <= GATHERED:
            return self._gathered(wanted, k, allowed, filters)
        return self._proposed(wanted, k, allowed, filters, speaking)

    def holding(self, runs: Sequence[Sequence[Term]], k: int, filters: Filters | None = None) -> tuple[list[int], int]:
        """Passages that hold every term of one of some runs, the newest first.

        Args:
            runs: terms that stand in one passage together; an empty one is held by none.
            k: at most so many.
            filters: by source and day.

        Returns:
            The numbers of the passages, and how many there are.
        """
        wanted = [[token_number(one.field, one.token) for one in run] for run in runs if run]
        known = self._frequencies({number for run in wanted for number in run})
        wanted = [run for run in wanted if all(known.get(number) for number in run)]
        if not wanted or k < 1:
            return [], 0
        rows = self.engine.rows(self.name, both(self._chosen(filters), expressions.holding(wanted)), ["passage", "day"])
        found = sorted((-row["day"], -row["passage"]) for row in rows)
        return [-number for _, number in found[:k]], len(found)

    def document_frequency(self, field: str, token: str) -> int:
        """In how many passages a token stands."""
        number = token_number(field, token)
        return self._frequencies({number}).get(number, 0)

    def _frequencies(self, numbers: Iterable[int]) -> dict[int, int]:
        if self.state.is_empty:
            return {}
        wanted = set(numbers)
        found = {number: count for number in wanted if (count := self._known.get(number)) is not None}
        if missing := wanted - found.keys():
            fresh = dict.fromkeys(missing, 0) | self.words.frequencies(missing, self.mark)
            if len(self._known) > _KEPT_FREQUENCIES:
                self._known.clear()
            self._known.update(fresh)
            found |= fresh
        return found

    def _chosen(self, filters: Filters | None = None) -> str:
        return both(upto(self.state.newest), HAS_WORDS, expressions.allowed(filters))

    def _gathered(self, wanted: Weighed, k: int, passages: NDArray[np.int64], filters: Filters | None) -> list[Scored]:
        """The best of few passages, all of which are looked at."""
        scores = {}
        for start in range(0, len(passages), _AT_ONCE):
            some = among("passage", passages[start : start + _AT_ONCE].tolist())
            for row in self.engine.rows(self.name, both(self._chosen(filters), some), ["passage", "terms"]):
                scores[int(row["passage"])] = wanted.score(row["terms"])
        return _best({number: score for number, score in scores.items() if score}, k)

    def _proposed(
        self,
        wanted: Weighed,
        k: int,
        passages: NDArray[np.int64] | None,
        filters: Filters | None,
        speaking: Speaking | None,
    ) -> list[Scored]:
        """The best of all that Milvus proposes, until none can be better."""
        best, is_sure = self._best_within(wanted, k, passages, filters, parts(passages, speaking))
        if passages is None or speaking is None or is_sure:
            return best
        # Of so few numbers in one expression Milvus gives all.
        return self._best_within(wanted, k, passages, filters, parts(passages, None))[0]

    def _best_within(
        self,
        wanted: Weighed,
        k: int,
        passages: NDArray[np.int64] | None,
        filters: Filters | None,
        within: Sequence[str],
    ) -> tuple[list[Scored], bool]:
        """The best of each part together, and whether none can be better."""
        scores: dict[int, float] = {}
        is_sure = True
        for part in within:
            some, is_all = self._scores_of(wanted, k, passages, both(self._chosen(filters), part))
            scores |= some
            is_sure = is_sure and is_all
        return _best(scores, k), is_sure

    def _scores_of(
        self, wanted: Weighed, k: int, passages: NDArray[np.int64] | None, chosen: str
    ) -> tuple[dict[int, float], bool]:
        taken = min(MOST_HITS, 2 * k + 20)
        while True:
            hits = self.engine.search(self.name, "words", wanted.bound, taken, chosen, ["terms"])
            scores = {number: score for number, score in _scored(wanted, hits) if score}
            if passages is not None:
                # The record has the last word.
                are_meant = contains(passages, np.array([*scores], dtype=np.int64))
                scores = dict(compress(scores.items(), are_meant.tolist()))
            best = _best(scores, k)
            if len(hits) < taken or (len(best) == k and best[-1].score > hits[-1].score * (1 + _ROUNDING)):
                return scores, True
            if taken == MOST_HITS:
                return scores, False
            taken = min(MOST_HITS, 4 * taken)


def _scored(wanted: Weighed, hits: Iterable[Hit]) -> Iterator[tuple[int, float]]:
    for hit in hits:
        yield hit.key >> SEGMENT_BITS, wanted.score(hit.fields["terms"])


def _best(scores: dict[int, float], k: int) -> list[Scored]:
    ordered = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    return [Scored(number, score) for number, score in ordered[:k]]
