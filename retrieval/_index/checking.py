"""Whether the indexes hold exactly what the record holds."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from retrieval._index.protocol import IndexView
from retrieval._storage.entries import SEGMENT_BITS
from retrieval._storage.record import Record


def faults(view: IndexView, record: Record, model_id: str, dim: int) -> Iterator[str]:
    """What an index lacks or has too much, a sentence each.

    Args:
        view: the newest snapshots.
        record: what they are made of, which nobody changes meanwhile.
        model_id: whose vectors the dense index holds.
        dim: their length.
    """
    numbers = record.passage_ids()
    segments, published = [], {}
    for row in record.rows(numbers.tolist(), model_id, dim):
        segments.append((row.passage_id << SEGMENT_BITS) + np.arange(len(row.vectors), dtype=np.int64))
        published[row.passage_id] = row.day, row.handle_key
    wanted = np.concatenate(segments) if segments else np.zeros(0, dtype=np.int64)
    yield from _difference("The index of words", "passages", view.lexical.passage_ids(), numbers)
    yield from _difference("The index of vectors", "vectors", view.dense.segments(), wanted)
    yield from _difference("The columns of days and sources", "passages", view.columns.passage_ids, numbers)
    told = zip(view.columns.passage_ids.tolist(), view.columns.days.tolist(), view.columns.source_codes, strict=True)
    other = sum(published.get(number, (day, "")) != (day, view.columns.handles[code]) for number, day, code in told)
    if other:
        yield f"The columns have another day or source than the record for {other:,} passages."


def _difference(index: str, things: str, held: NDArray[np.int64], wanted: NDArray[np.int64]) -> Iterator[str]:
    for told, some in (("lacks", np.setdiff1d(wanted, held)), ("has too many", np.setdiff1d(held, wanted))):
        if len(some):
            yield f"{index} {told} {len(some):,} {things}."
    if len(np.unique(held)) != len(held):
        yield f"{index} has {len(held) - len(np.unique(held)):,} {things} twice."
