"""BM25 with tantivy over tokens made here; filters are inside the search.

A score is a matter of the passages that are there, never of how the index came to hold them: tantivy counts removed
passages in its own frequencies and lengths until it merges them away, so none of these is used. How much a token says
of its passage is worked out when the passage is written, and is a part of the token; how rare it is, is counted.
"""

import math
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import tantivy
from numpy.typing import NDArray
from tantivy import Occur, Query

from retrieval._index.local.passages import contains
from retrieval._index.protocol import Scored
from retrieval._index.speaking import Speaking
from retrieval._storage.changes import Changes, Mark
from retrieval._storage.entries import IndexRow
from retrieval._storage.filters import Filters

if TYPE_CHECKING:
    from retrieval._index.local.lexical_folder import LexicalFolder

FIELDS = ("words", "grams")

_IDS_OR_HITS = 8
"""One passage number in a query costs tantivy about as much as giving back so many hits more."""

_SPARE_HITS = 4
"""So many times the hits wanted are asked for, since the last of them may not be alone with its score."""

_REMOVED_SHARE = 0.05

_SATURATION, _LENGTH_SHARE = 1.2, 0.75
_USUAL_LENGTHS = {"words": 20, "grams": 50}
"""Tokens of a passage of news. The average of an index would change the score of one passage with every other."""

_LEVEL_BOUNDS = (0.33, 0.43, 0.53, 0.65, 0.76)
LEVELS = (0.27, 0.38, 0.48, 0.59, 0.7, 0.82)
"""How much a token says of its passage: the part of BM25 that hangs on its number and on the length, in six steps."""

_MARKS = tuple(map(chr, range(0xE000, 0xE000 + len(LEVELS))))
"""Stand behind a token and tell its level; characters that have no meaning of their own."""

_STEPS = 1_024
"""Scores are whole multiples of one part in so many: sums of these are exact, in whatever order they are made."""


class Term(NamedTuple):
    """One token to look for.

    Attributes:
        field: ``"words"`` or ``"grams"``.
        token: as the tokenizer gave it.
        weight: factor on its BM25 score.
    """

    field: str
    token: str
    weight: float = 1.0


Clause = Sequence[Term]
"""Terms that stand for one another: the best of them counts."""


@dataclass(frozen=True, eq=False)
class LexicalIndex:
    """A snapshot: what a tantivy index held when it was opened, whatever is written to its folder since.

    Queries are built from terms, never parsed from text. Passages that were replaced or removed are in the files until
    tantivy merges them away, and count for nothing.

    Attributes:
        folder: where it lies and is written.
        mark: the point of the record's history that it holds.
        searcher: tantivy's own snapshot; None where there is no index.
    """

    folder: "LexicalFolder"
    mark: Mark
    searcher: Any = None

    def __len__(self) -> int:
        """The number of passages."""
        # The mark is a document too.
        return 0 if self.searcher is None else int(self.searcher.num_docs) - 1

    def passage_ids(self) -> NDArray[np.int64]:
        """Sorted numbers of all passages; each as often as it is there."""
        if self.searcher is None:
            return np.zeros(0, dtype=np.int64)
        every = Query.term_query(self.folder.schema, "kind", "passage", "basic")
        addresses = [address for _, address in self.searcher.search(every, len(self) + 1, count=False).hits]
        return np.sort(np.array(self.searcher.fast_field_values("id", addresses), dtype=np.int64))

    def apply(self, changes: Changes, rows: Iterable[IndexRow]) -> "LexicalIndex":
        """The index after some changes, which are committed to the folder; this one stays as it is.

        The caller holds the writers' lock.

        Raises:
            OSError: the folder cannot be written.
            ValueError: tantivy cannot write.
        """
        return self.folder.write(self, changes, rows)

    def search(
        self,
        query: Sequence[Clause],
        k: int,
        allowed: NDArray[np.int64] | None = None,
        *,
        filters: Filters | None = None,
        speaking: Speaking | None = None,  # noqa: ARG002
    ) -> list[Scored]:
        """The passages with the highest sum over clauses of the best weighted BM25 score in each.

        Args:
            query: what is looked for.
            k: at most so many passages; of equals the lower number first.
            allowed: sorted passage numbers; only these are looked at. None for all.
            filters: by source and day, which tantivy knows itself and is quicker with; ``item_ids`` are not known here.
            speaking: not needed, ``allowed`` tells it.
        """
        clauses = [made for clause in query if (made := self._clause(clause)) is not None]
        if self.searcher is None or not clauses or k < 1 or (allowed is not None and not len(allowed)):
            return []
        wanted = Query.boolean_query([(Occur.Should, clause) for clause in clauses])
        conditions = _conditions(self.folder.schema, filters) if filters else []
        if allowed is None:
            return self._best(wanted, conditions, k, None)
        taken = 2 * k * len(self) // len(allowed) + k
        while taken < min(len(self), _IDS_OR_HITS * len(allowed)):
            found = self._best(wanted, conditions, k, allowed, taken)
            if len(found) >= k:
                return found
            taken *= 4
        if _IDS_OR_HITS * len(allowed) < len(self):
            numbers = Query.term_set_query(self.folder.schema, "id", allowed.tolist())
            return self._best(wanted, [*conditions, numbers], k, None)
        return self._best(wanted, conditions, k, allowed, len(self))

    def holding(self, runs: Sequence[Sequence[Term]], k: int, filters: Filters | None = None) -> tuple[list[int], int]:
        """Passages that hold every term of one of some runs, the newest first.

        Args:
            runs: terms that stand in one passage together; an empty one is held by none.
            k: at most so many.
            filters: by source and day.

        Returns:
            The numbers of the passages, and how many there are.
        """
        if self.searcher is None or k < 1:
            return [], 0
        wanted = [
            Query.boolean_query(
                [(Occur.Must, self._any_of(one.field, self._written(one.field, one.token))) for one in run]
            )
            for run in runs
            if run and all(self._written(one.field, one.token) for one in run)
        ]
        if not wanted:
            return [], 0
        parts = [(Occur.Must, Query.boolean_query([(Occur.Should, one) for one in wanted]))]
        parts += [(Occur.Must, one) for one in (_conditions(self.folder.schema, filters) if filters else [])]
        hits = self.searcher.search(Query.boolean_query(parts), len(self) + 1, count=False).hits
        addresses = [address for _, address in hits]
        numbers, days = (
            np.array(self.searcher.fast_field_values(name, addresses), dtype=np.int64) for name in ("id", "day")
        )
        newest = np.lexsort((-numbers, -days))
        return numbers[newest][:k].tolist(), len(numbers)

    def document_frequency(self, field: str, token: str) -> int:
        """In how many passages a token stands."""
        if self.searcher is None:
            return 0
        return self._frequency(field, self._written(field, token))

    def _frequency(self, field: str, written: Mapping[str, int]) -> int:
        """In how many passages that are there one of some tokens stands, which no two of them share."""
        counted = sum(written.values())
        if not counted or self._copies == len(self):
            return counted
        return int(self.searcher.search(self._any_of(field, written), 1, count=True).count)

    @property
    def wants_purging(self) -> bool:
        """Whether what was removed or replaced is so much that it slows searches, and the index should be made anew."""
        return self.searcher is not None and self._copies - len(self) > _REMOVED_SHARE * len(self)

    def _best(
        self, wanted: Query, conditions: Sequence[Query], k: int, allowed: NDArray[np.int64] | None, taken: int = 0
    ) -> list[Scored]:
        """The best of at least ``taken`` hits, those that are not allowed left out."""
        if conditions:
            parts = [(Occur.Must, Query.const_score_query(condition, 0.0)) for condition in conditions]
            wanted = Query.boolean_query([(Occur.Must, wanted), *parts])
        # Scores are steps, and many passages have one: some more hits cost far less than to search again.
        taken = max(taken, _SPARE_HITS * k)
        while True:
            hits = self.searcher.search(wanted, taken, count=False).hits
            numbers = np.array(self.searcher.fast_field_values("id", [address for _, address in hits]), dtype=np.int64)
            scores = np.array([score for score, _ in hits], dtype=np.float64)
            last = scores[-1] if len(hits) == taken else None
            if allowed is not None:
                keep = contains(allowed, numbers)
                numbers, scores = numbers[keep], scores[keep]
            # Where more hits may equal the last one of the best, chance chose among them: take all of these.
            if len(scores) < k or scores[k - 1] != last:
                order = np.lexsort((numbers, -scores))[:k]
                return list(map(Scored, numbers[order].tolist(), scores[order].tolist()))
            taken *= 4

    def _clause(self, clause: Clause) -> Query | None:
        """The best of some terms; None where none of them stands anywhere."""
        terms = []
        for term in clause:
            written = self._written(term.field, term.token)
            frequency = self._frequency(term.field, written)
            if not frequency:
                continue
            scores = level_scores(term.weight, frequency, len(self))
            for token in written:
                score = scores[_MARKS.index(token[-1])]
                wanted = Query.term_query(self.folder.schema, term.field, token, "basic")
                terms.append(Query.const_score_query(wanted, score))
        return Query.disjunction_max_query(terms) if len(terms) > 1 else next(iter(terms), None)

    def _written(self, field: str, token: str) -> dict[str, int]:
        """A token with the mark of each level at which it stands somewhere, and how often it does, copies included."""
        if self.searcher is None:
            return {}
        bare = unspaced(token)
        counted = {bare + mark: int(self.searcher.doc_freq(field, bare + mark)) for mark in _MARKS}
        return {one: count for one, count in counted.items() if count}

    def _any_of(self, field: str, written: Iterable[str]) -> Query:
        each = [Query.term_query(self.folder.schema, field, one, "basic") for one in written]
        return Query.boolean_query([(Occur.Should, one) for one in each])

    @cached_property
    def _copies(self) -> int:
        """The number of passages in the files, removed ones included."""
        return int(self.searcher.doc_freq("kind", "passage"))


def levelled(field: str, tokens: Sequence[str]) -> Iterator[str]:
    """The tokens of a passage, each once, with the mark of how much it says of the passage."""
    for token, level in levels_of(field, tokens):
        yield token + _MARKS[level]


def levels_of(field: str, tokens: Sequence[str]) -> Iterator[tuple[str, int]]:
    """The tokens of a passage, each once, with the level of how much it says of the passage.

    BM25 in its usual form (Robertson and Zaragoza 2009), but for the length of a usual passage.
    """
    length = _LENGTH_SHARE * len(tokens) / _USUAL_LENGTHS[field] + 1 - _LENGTH_SHARE
    for token, count in Counter(map(unspaced, tokens)).items():
        yield token, bisect(_LEVEL_BOUNDS, count / (count + _SATURATION * length))


def level_scores(weight: float, frequency: int, documents: int) -> tuple[float, ...]:
    """What a token adds to the score of a passage, for each level at which it may stand there.

    Args:
        weight: factor on the BM25 score.
        frequency: in how many passages the token stands.
        documents: how many passages there are.
    """
    whole = weight * _idf(frequency, documents) * (_SATURATION + 1)
    return tuple(max(1, round(whole * level * _STEPS)) / _STEPS for level in LEVELS)


def make_schema() -> tantivy.Schema:
    """The fields of a passage: its number, day, moment and source, and its tokens; and of the mark.

    A passage has either a moment, in seconds since 1970 in UTC, or where only its day is known that day as
    ``plain_day`` too: days of a zone other than the source's are looked for in these two.
    """
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("id", indexed=True, fast=True)
    for field in ("day", "plain_day", "moment"):
        builder.add_integer_field(field, indexed=True, fast=True)
    for field in ("handle", "kind"):
        builder.add_text_field(field, tokenizer_name="raw", index_option="basic")
    for field in FIELDS:
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field("mark", tokenizer_name="raw", index_option="basic", stored=True)
    return builder.build()


def unspaced(token: str) -> str:
    """White space would cut a token in two."""
    return token if token.isalnum() else "".join(token.split())


def _conditions(schema: tantivy.Schema, filters: Filters) -> list[Query]:
    conditions = []
    if len(filters.handle_keys) == 1:
        # Twice as quick as a set of one.
        conditions.append(Query.term_query(schema, "handle", filters.handle_keys[0], "basic"))
    elif filters.handle_keys:
        conditions.append(Query.term_set_query(schema, "handle", list(filters.handle_keys)))
    if filters.since or filters.until:
        first = filters.since.toordinal() if filters.since else 0
        last = filters.until.toordinal() if filters.until else 9_999_999
        if (period := filters.period) is None:
            conditions.append(_within(schema, "day", first, last))
        else:
            either = [_within(schema, "moment", *period), _within(schema, "plain_day", first, last)]
            conditions.append(Query.boolean_query([(Occur.Should, one) for one in either]))
    return conditions


def _within(schema: tantivy.Schema, field: str, first: int, last: int) -> Query:
    return Query.range_query(schema, field, tantivy.FieldType.Integer, first, last)


def _idf(frequency: int, documents: int) -> float:
    """As tantivy computes it (Robertson and Zaragoza 2009, with one added inside the logarithm)."""
    return math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5))
