"""What a check finds: each fault that was made on purpose, and none in a sound record."""

import pytest

from retrieval._storage.connection import Database
from retrieval._storage.record import Record
from tests.conftest import MakeItem
from tests.retrieval._storage.storing import put

TEXT = "Quay to reopen in May\nMayor Runa Dahl said the quay would reopen in May."


@pytest.fixture
def sound(record: Record, make_item: MakeItem) -> Record:
    items = [make_item(TEXT.replace("May", month)) for month in ("April", "May", "June")]
    for item in items:
        put(record, item)
    put(record, make_item(f"{items[0].text} Soon.", urls=items[0].urls))
    record.remove(items[1].id)
    return record


def test_a_sound_record_has_none(sound: Record) -> None:
    assert sound.faults() == []


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        (
            "UPDATE passages SET text = 'Nobody said so.' WHERE passage_id = (SELECT MAX(passage_id) FROM passages)",
            "no part",
        ),
        ("UPDATE passages SET segments = '[[0, 9999]]'", "reaches beyond it"),
        ("DELETE FROM passages", "has no passage"),
        ("UPDATE sources SET items = items + 1", "source @harborwire"),
        ("UPDATE sources SET first_day = '1999-01-01'", "source @harborwire"),
        ("UPDATE names SET passages = passages + 1", "name "),
        ("DELETE FROM names", "name "),
        ("UPDATE speaker_forms SET statements = 9", "speaker form"),
        ("UPDATE speaker_forms SET uncertain = 9", "speaker form"),
        ("UPDATE utterances SET end_offset = 9999", "reach beyond"),
        ("UPDATE utterances SET day = '1999-01-01'", "another day"),
        ("UPDATE vectors SET data = substr(data, 1, 1)", "another length"),
        ("DELETE FROM copies", "never noted"),
        ("UPDATE versions SET item_id = 'none'", "belong to no item"),
        ("UPDATE removals SET item_id = (SELECT item_id FROM items LIMIT 1)", "there and removed"),
    ],
)
def test_each_fault_is_told(sound: Record, statement: str, told: str) -> None:
    with sound._database.write() as connection:
        connection.execute(statement)
    faults = sound.faults()
    assert any(told in fault for fault in faults), faults
    assert all("\n" not in fault for fault in faults)


def test_a_row_that_belongs_to_nothing_is_told(sqlite_record: Record, make_item: MakeItem) -> None:
    """A fault that only SQLite can be brought to."""
    put(sqlite_record, make_item(TEXT))
    database = sqlite_record._database
    assert isinstance(database, Database)
    with database.outside_transaction() as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("UPDATE mentions SET passage_id = passage_id + 900")
    assert any("belongs to nothing in passages" in fault for fault in sqlite_record.faults())


def test_many_faults_of_one_kind_are_counted(record: Record, make_item: MakeItem) -> None:
    for number in range(30):
        put(record, make_item(f"Quay {number}"))
    with record._database.write() as connection:
        connection.execute("UPDATE passages SET text = 'Nobody said so.'")
    faults = record.faults()
    assert len(faults) == 21
    assert faults[-1] == "There are 10 more of this kind."
