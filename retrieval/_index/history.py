"""What happened in the record after some points, as the indexes follow it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from retrieval._storage.changes import Changes, Mark
from retrieval._storage.entries import IndexRow
from retrieval._storage.record import Record

_KEPT_ROWS = 5_000
"""Rows up to which they are read once for all indexes; more would fill the memory."""


_AT_ONCE = 2_000


class History:
    """What happened in the record after some points, read once where several indexes stand at the same one.

    Args:
        record: the record of truth.
        model_id: whose vectors the passages come with.
        dim: their length.
        with_voices: whether they tell who speaks in them, for an index that filters by it.
    """

    def __init__(self, record: Record, model_id: str, dim: int, *, with_voices: bool = False) -> None:
        self._record = record
        self._model_id = model_id
        self._dim = dim
        self._with_voices = with_voices
        self._read: dict[Mark, tuple[Changes, list[IndexRow] | None]] = {}

    def after(self, mark: Mark) -> tuple[Changes, Iterable[IndexRow]]:
        """The changes after a point, and the passages that they added."""
        if mark not in self._read:
            changes = self._record.changes(mark)
            few = len(changes.added) <= _KEPT_ROWS
            self._read[mark] = (changes, list(self._rows(changes)) if few else None)
        changes, rows = self._read[mark]
        return changes, self._rows(changes) if rows is None else rows

    def _rows(self, changes: Changes) -> Iterable[IndexRow]:
        rows = self._record.rows(changes.added, self._model_id, self._dim)
        return self._voiced(iter(rows)) if self._with_voices else rows

    def _voiced(self, rows: Iterator[IndexRow]) -> Iterator[IndexRow]:
        # What is read a moment later than the row, and differs, is a change that is followed next.
        while some := list(islice(rows, _AT_ONCE)):
            voices = self._record.voices(row.passage_id for row in some)
            yield from (replace(row, voices=tuple(voices[row.passage_id])) for row in some)
