"""Indexes against the record: what is lacking and what is too much."""

from dataclasses import replace

import numpy as np
import pytest

from retrieval._index.checking import faults
from retrieval._index.local.manager import Indexes
from retrieval._storage.record import Record
from tests.conftest import MakeItem
from tests.retrieval._storage.conftest import record  # noqa: F401
from tests.retrieval._storage.storing import DIM, MODEL, put


@pytest.fixture
def indexes(record: Record, make_item: MakeItem) -> Indexes:  # noqa: F811
    items = [make_item(f"Quay {number}\nRuna Dahl said so. It was {number}.") for number in range(5)]
    for item in items:
        put(record, item)
    made = Indexes(record, MODEL, DIM)
    made.follow()
    record.remove(items[2].id)
    put(record, make_item("Quay 3\nRuna Dahl said otherwise.", urls=items[3].urls))
    made.follow()
    return made


def test_indexes_that_followed_hold_what_they_should(indexes: Indexes, record: Record) -> None:  # noqa: F811
    assert list(faults(indexes.view(), record, MODEL, DIM)) == []


def test_what_an_index_lacks_or_has_too_much_is_told(indexes: Indexes, record: Record) -> None:  # noqa: F811
    view = indexes.view()
    days = replace(view.columns, days=view.columns.days + np.int32(1))
    (told,) = faults(replace(view, columns=days), record, MODEL, DIM)
    assert "another day or source" in told
    first = view.columns.passage_ids[:1]
    lacking = replace(view.dense, recent=view.dense.recent.take(view.dense.recent.segments >> 6 != first[0]))
    (told,) = faults(replace(view, dense=lacking), record, MODEL, DIM)
    assert "The index of vectors lacks" in told
    (item_id, *_) = record.all_item_ids()
    record.remove(item_id)
    found = list(faults(view, record, MODEL, DIM))
    assert len([one for one in found if "has too many" in one]) == 3
