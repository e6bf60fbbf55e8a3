"""Who speaks, counted as items come and go."""

import sqlite3
from datetime import UTC, date, datetime

from retrieval._storage.record import Record
from retrieval._storage.speakers import select_forms
from tests.conftest import MakeItem
from tests.retrieval._storage.storing import put


def test_who_speaks_is_counted_as_items_come_and_go(record: Record, make_item: MakeItem) -> None:
    first = make_item("会見\nソレン市長は、橋を直すと述べた。", published=datetime(2025, 3, 1, tzinfo=UTC))
    second = make_item("集会\nソレン市長は「道も直す」と述べた。", published=datetime(2025, 3, 4, tzinfo=UTC))
    put(record, first)
    mark = record.last_change().number
    put(record, second)
    (form,), gone = record.speaker_forms()
    assert (form.name, form.statements, form.first, form.last) == ("ソレン", 2, date(2025, 3, 1), date(2025, 3, 4))
    assert gone == []
    assert record.speaker_forms(mark)[0] == [form]
    record.remove(second.id)
    assert record.speaker_forms()[0][0].statements == 1
    assert record.speaker_forms()[0][0].last == date(2025, 3, 1)
    record.remove(first.id)
    assert record.speaker_forms() == ([], [form.key])


def test_who_speaks_since_a_change_is_found_by_an_index(sqlite_record: Record, make_item: MakeItem) -> None:
    put(sqlite_record, make_item("会見\nソレン市長は、橋を直すと述べた。"))
    said: list[str] = []
    with sqlite_record._database.read() as connection:
        assert isinstance(connection, sqlite3.Connection)
        connection.set_trace_callback(said.append)
        select_forms(connection, 0)
        connection.set_trace_callback(None)
        plan = connection.execute(f"EXPLAIN QUERY PLAN {said[0]}").fetchall()
    assert any("USING INDEX speaker_forms_by_change" in step[3] for step in plan), plan


def test_who_speaks_in_an_item(record: Record, make_item: MakeItem) -> None:
    speaking = make_item("会見\nソレン市長は、橋を直すと述べた。")
    named = make_item("式典\nソレン市長も出席した。")
    put(record, speaking)
    put(record, named)
    assert record.items_speaking(["ソレン", "ケルダ"]) == {speaking.id}
    assert record.items_naming(["ソレン"]) == {speaking.id, named.id}
