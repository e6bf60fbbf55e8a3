"""Passages that a model embeds group by group; vectors as rows are tested in test_vectors.py."""

import numpy as np

from retrieval._storage.record import Record
from tests.conftest import MakeItem
from tests.retrieval._storage.storing import DIM, put


def test_a_model_goes_on_behind_the_last_passage_that_it_was_given(record: Record, make_item: MakeItem) -> None:
    for words in ("橋の話", "港の話", "森の話"):
        put(record, make_item(words))
    numbers = record.passage_ids().tolist()
    seen: list[int] = []
    while batch := record.unembedded("other", 2, after=seen[-1] if seen else 0):
        seen += [number for number, _, _ in batch]
    assert seen == numbers
    # Nothing was stored: whoever begins anew gets the same.
    assert [number for number, _, _ in record.unembedded("other", 2)] == numbers[:2]


def test_what_was_embedded_is_left_out(record: Record, make_item: MakeItem) -> None:
    for words in ("橋の話", "港の話"):
        put(record, make_item(words))
    first, second = record.passage_ids().tolist()
    record.put_vectors([first], [np.ones((1, DIM), dtype=np.float32)], "other")
    assert [number for number, _, _ in record.unembedded("other")] == [second]
    assert record.count_unembedded("other") == 1


def test_rows_are_given_in_the_order_asked_for(record: Record, make_item: MakeItem) -> None:
    for words in ("橋の話", "港の話"):
        put(record, make_item(words))
    numbers = record.passage_ids().tolist()
    assert [row.text for row in record.rows(numbers, "other", DIM)] == ["橋の話", "港の話"]
