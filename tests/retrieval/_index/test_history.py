"""What happened after a point, read once where several ask for it."""

from pathlib import Path

from retrieval._index.history import History
from retrieval._storage.changes import Mark
from retrieval._storage.entries import Voice
from retrieval._storage.record import Record
from tests.conftest import MakeItem
from tests.retrieval._storage.storing import DIM, MODEL, put


def test_what_happened_after_a_point_is_read_once(tmp_path: Path, make_item: MakeItem) -> None:
    record = Record.open(tmp_path / "feed.db")
    put(record, make_item("橋1\n港1の話。"))
    history = History(record, MODEL, DIM)
    changes, rows = history.after(Mark())
    assert [row.passage_id for row in rows] == sorted(changes.added) == record.passage_ids().tolist()
    between = record.last_change()
    put(record, make_item("橋2\n港2の話。"))
    again, same = history.after(Mark())
    assert again == changes
    assert [row.passage_id for row in same] == sorted(changes.added)
    later, fresh = history.after(between)
    assert [row.passage_id for row in fresh] == sorted(later.added)
    assert not set(later.added) & set(changes.added)


def test_who_speaks_is_told_where_it_is_asked_for(tmp_path: Path, make_item: MakeItem) -> None:
    record = Record.open(tmp_path / "feed.db")
    put(record, make_item("会見\nソレン市長は、橋を直すと述べた。"))
    put(record, make_item("橋1\n港1の話。"))
    for with_voices, wanted in ((False, set()), (True, {(Voice(("ソレン", "市長"), "statement"),)})):
        _, rows = History(record, MODEL, DIM, with_voices=with_voices).after(Mark())
        assert {row.voices for row in rows} == {(), *wanted}
