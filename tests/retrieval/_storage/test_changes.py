"""What happened to passages since a point in time."""

from pathlib import Path

import numpy as np

from retrieval._storage.changes import Changes, Mark
from retrieval._storage.record import Record
from tests.conftest import MakeItem
from tests.retrieval._storage.storing import DIM, put


def test_history_of_another_file_is_not_known(record: Record, tmp_path: Path, make_item: MakeItem) -> None:
    first, second = record, Record.open(tmp_path / "other.db")
    put(first, make_item("見出し"))
    put(second, make_item("見出し"))
    assert first.knows(first.last_change())
    assert not first.knows(second.last_change())
    assert first.knows(Mark())


def test_later_changes_cancel_earlier_ones(record: Record, make_item: MakeItem) -> None:
    stays, goes, comes = (make_item(f"{word}の話") for word in ("橋", "港", "道"))
    put(record, stays)
    put(record, goes)
    first, second = record.passage_ids().tolist()
    before = record.last_change()
    assert record.changes(before) == Changes(before)
    put(record, comes)
    third = record.passage_ids().tolist()[-1]
    record.remove(goes.id)
    record.put_vectors([first], [np.ones((1, DIM), dtype=np.float32)], "other")
    record.remove(comes.id)
    found = record.changes(before)
    # The first was embedded again: what was derived of it is void.
    assert (found.added, set(found.removed)) == ((first,), {first, second})
    assert third not in (*found.added, *found.removed)
    assert set(record.changes(Mark()).added) == {first}


def test_whether_a_passage_was_removed(record: Record, make_item: MakeItem) -> None:
    item = make_item("橋の話")
    put(record, item)
    mark = record.last_change()
    put(record, make_item("港の話"))
    assert not record.has_removed(mark)
    record.remove(item.id)
    assert record.has_removed(mark)
    assert not record.has_removed(record.last_change())
