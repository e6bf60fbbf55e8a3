"""What the leader does: the changes of the record to rows of Milvus, so that it may be killed at any point of it.

Milvus has no transactions. So what the index says of itself moves on last: until then readers leave out what is beyond
it, and whoever leads next sweeps that away and writes it again. What is removed goes after that, from a list.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from retrieval._index.milvus.engine import Engine, Row
from retrieval._index.milvus.expressions import NO_TIME, SENTENCE, WHOLE, WORDS_ONLY, among, both
from retrieval._index.milvus.state import State, Words
from retrieval._index.milvus.terms import NOWHERE, codes_of, number_of, numbers_in, sparse, voices_of
from retrieval._storage.changes import Changes
from retrieval._storage.entries import SEGMENT_BITS, IndexRow
from retrieval.errors import OnRecordError

_AT_ONCE = 1_000
"""Passage numbers in one expression."""


class LeadLostError(OnRecordError, RuntimeError):
    """Another process leads by now; what was written so far is swept away by that one."""


class Writer:
    """Brings an index from one point of the record's history to another. The caller is the only one that does.

    Args:
        engine: where the index is.
        passages: the collection of passages.
        words: the collection of tokens.
        dim: the length of a vector.
        leads: tells whether the caller still is the only one, where that hangs on a line to a server.

    Raises:
        LeadLostError: from any method; it is the only one no more.
    """

    def __init__(
        self, engine: Engine, passages: str, words: Words, dim: int, leads: Callable[[], bool] = lambda: True
    ) -> None:
        self._engine = engine
        self._passages = passages
        self._words = words
        self._dim = dim
        self._leads = leads

    def recover(self, state: State) -> State:
        """Take away what a killed leader left half done."""
        self._check_lead()
        if state.is_being_written:
            self._words.put_back(state.mark)
            self._engine.delete(self._passages, f"pk >= {(state.newest + 1) << SEGMENT_BITS}")
            state = self._words.note(replace(state, is_being_written=False))
        return self._purged(state) if state.is_pending else state

    def apply(self, state: State, changes: Changes, rows: Iterable[IndexRow]) -> State:
        """Write changes.

        Args:
            state: of the index, which was recovered.
            changes: what happened after it.
            rows: the passages added by it.

        Returns:
            The state of the index now.
        """
        void = sorted(number for number in {*changes.removed, *changes.added} if number <= state.newest)
        self._words.note(replace(state, is_being_written=True))
        counted, held = self._counted(void)
        after = _Tally(state.newest)
        self._engine.upsert(self._passages, self._rows(rows, counted, after))
        self._check_lead()
        self._words.count(counted, state.mark, changes.upto)
        gone = [number for number in held if number not in after.numbers]
        self._words.put_pending(gone, changes.upto)
        state = State(
            changes.upto.number,
            changes.upto.stamp,
            after.newest,
            state.passages - len(held) + len(after.numbers),
            is_pending=bool(gone),
            written=self._engine.clock(),
        )
        self._check_lead()
        self._words.note(state)
        return self._purged(state) if gone else state

    def _check_lead(self) -> None:
        if not self._leads():
            raise LeadLostError("Another process writes the index.")

    def _counted(self, void: list[int]) -> tuple[Counter[int], list[int]]:
        """What the tokens of passages that are replaced or go take from the numbers; and which of these are there."""
        counted: Counter[int] = Counter()
        held = []
        for start in range(0, len(void), _AT_ONCE):
            chosen = both(among("passage", void[start : start + _AT_ONCE]), f"kind != {SENTENCE}")
            for row in self._engine.rows(self._passages, chosen, ["passage", "terms"]):
                counted.subtract(numbers_in(row["terms"]))
                held.append(int(row["passage"]))
        return counted, held

    def _rows(self, rows: Iterable[IndexRow], counted: "Counter[int]", after: "_Tally") -> Iterator[Row]:
        for row in rows:
            codes = codes_of(row)
            counted.update(numbers_in(codes))
            after.add(row.passage_id)
            yield from rows_of(row, codes, self._dim)

    def _purged(self, state: State) -> State:
        """The state once what was removed has gone."""
        numbers = self._words.pending(state.mark)
        for start in range(0, len(numbers), _AT_ONCE):
            self._engine.delete(self._passages, among("passage", numbers[start : start + _AT_ONCE]))
        return self._words.settle(state)


class _Tally:
    """The passages that were written.

    Attributes:
        numbers: of them.
        newest: the highest, or the highest there was.
    """

    def __init__(self, newest: int) -> None:
        self.numbers: set[int] = set()
        self.newest = newest

    def add(self, number: int) -> None:
        self.numbers.add(number)
        self.newest = max(self.newest, number)


def rows_of(row: IndexRow, codes: list[int], dim: int) -> Iterator[Row]:
    """A passage as rows: one for the whole with all that is known, one for each further segment with its vector.

    Args:
        row: the passage.
        codes: its tokens.
        dim: the length of a vector.
    """
    known = {
        "passage": row.passage_id,
        "item": number_of("item", row.item_id),
        "source": number_of("source", row.handle_key),
        "day": row.day,
        "moment": NO_TIME if row.moment is None else row.moment,
        "voices": voices_of(row),
    }
    vectors = row.vectors.tolist() or [[0.0] * dim]
    for place, vector in enumerate(vectors):
        kind = SENTENCE if place else WHOLE if len(row.vectors) else WORDS_ONLY
        yield {
            "pk": (row.passage_id << SEGMENT_BITS) + place,
            **known,
            "kind": kind,
            "terms": [] if place else codes,
            "vector": vector,
            "words": {NOWHERE: 1.0} if place else sparse(codes),
        }
