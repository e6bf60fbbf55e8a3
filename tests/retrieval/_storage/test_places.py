"""From where a database is read where it cannot be written."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from retrieval._storage import places
from retrieval._storage.places import place_of
from retrieval._storage.record import Record
from retrieval.errors import StorageError
from tests.conftest import MakeItem
from tests.retrieval._storage.storing import put


@pytest.fixture
def unwritable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing may be written, whoever runs the tests; SQLite is told so by the address alone."""
    monkeypatch.setattr(os, "access", lambda *_: False)


def stored(path: Path, make_item: MakeItem) -> None:
    record = Record.open(path)
    put(record, make_item("Quay"))
    record.close()


def test_what_can_be_written_is_used_as_it_is(tmp_path: Path) -> None:
    place = place_of(tmp_path / "feed.db")
    assert (place.is_read_only, place.options) == (False, "")


@pytest.mark.usefixtures("unwritable")
def test_what_can_only_be_read_is_read_and_never_written(
    tmp_path: Path, make_item: MakeItem, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "feed.db"
    with monkeypatch.context() as patch:
        patch.setattr(os, "access", lambda *_: True)
        stored(path, make_item)
    before = path.read_bytes()
    record = Record.open(path)
    assert record.is_read_only
    assert len(record.all_item_ids()) == 1
    with pytest.raises(StorageError, match="cannot be written"):
        put(record, make_item("Pier"))
    record.close()
    assert path.read_bytes() == before


@pytest.mark.usefixtures("unwritable")
def test_an_older_schema_is_brought_forward_in_a_copy(tmp_path: Path) -> None:
    path = tmp_path / "feed.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(Path(__file__).with_name("schema_0003.sql").read_text(encoding="utf-8"))
    before = path.read_bytes()
    record = Record.open(path)
    copy = record._database._place.path
    assert (len(record.all_item_ids()), copy.is_file(), copy != path) == (2, True, True)
    with pytest.raises(StorageError, match="cannot be written"):
        record.remove(record.all_item_ids()[0])
    record.close()
    assert (path.read_bytes(), copy.exists()) == (before, False)


def test_a_log_that_was_left_is_read_from_a_copy(tmp_path: Path, make_item: MakeItem) -> None:
    path = tmp_path / "feed.db"
    record = Record.open(path)
    put(record, make_item("Quay"))
    place = places.Place(path).copied()
    with closing(sqlite3.connect(place.address, uri=True)) as connection:
        assert connection.execute("SELECT COUNT(*) FROM items").fetchone() == (1,)
    place.remove()
    assert not place.path.exists()
    record.close()
