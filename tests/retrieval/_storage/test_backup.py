"""Copies of a database: whole or not there, proved before they are put in place."""

import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from retrieval._storage.backup import prove, put_in_place
from retrieval._storage.record import Record
from retrieval.errors import BackupError, StorageError
from tests.conftest import MakeItem
from tests.retrieval._storage.storing import put


@pytest.fixture
def record(sqlite_record: Record) -> Record:
    """Copies are made of SQLite's files; a server is copied by its own means."""
    return sqlite_record


def ids(path: Path) -> list[str]:
    record = Record.open(path)
    try:
        return record.all_item_ids()
    finally:
        record.close()


def test_a_copy_is_made_while_others_write(record: Record, make_item: MakeItem, tmp_path: Path) -> None:
    first = [make_item(f"橋の話{n}\n工事が始まった。") for n in range(40)]
    for item in first:
        put(record, item)
    told: list[tuple[int, int | None]] = []
    going, stop = threading.Event(), threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            put(record, make_item(f"港の話{number}\n船が着いた。"))
            going.set()

    writer = threading.Thread(target=write)
    writer.start()
    going.wait()
    try:
        record.back_up(tmp_path / "copy.db", lambda done, total: told.append((done, total)))
    finally:
        stop.set()
        writer.join()
    assert prove(tmp_path / "copy.db") == []
    assert {item.id for item in first} < set(ids(tmp_path / "copy.db"))
    assert told[-1][0] == told[-1][1]
    assert [path.name for path in tmp_path.iterdir() if "writing" in path.name] == []


def test_a_copy_goes_neither_onto_the_database_nor_where_no_folder_is(
    record: Record, make_item: MakeItem, tmp_path: Path
) -> None:
    put(record, make_item("橋の話"))
    with pytest.raises(BackupError, match="is the database itself"):
        record.back_up(record.file)
    with pytest.raises(BackupError, match="make it first"):
        record.back_up(tmp_path / "nowhere" / "copy.db")
    assert len(ids(record.file)) == 1


def test_a_copy_goes_where_no_database_is(record: Record, make_item: MakeItem, tmp_path: Path) -> None:
    put(record, make_item("橋の話"))
    record.back_up(tmp_path / "copy.db")
    assert put_in_place(tmp_path / "copy.db", tmp_path / "new.db") is None
    assert ids(tmp_path / "new.db") == record.all_item_ids()


def test_a_database_gives_way_only_when_told_and_is_kept(record: Record, make_item: MakeItem, tmp_path: Path) -> None:
    put(record, make_item("橋の話"))
    record.back_up(tmp_path / "copy.db")
    before = record.all_item_ids()
    put(record, make_item("港の話"))
    after = record.all_item_ids()
    record.close()
    with pytest.raises(BackupError, match="--force"):
        put_in_place(tmp_path / "copy.db", record.file)
    assert ids(record.file) == after
    kept = put_in_place(tmp_path / "copy.db", record.file, force=True)
    assert kept
    assert (ids(record.file), ids(kept)) == (before, after)
    again = put_in_place(tmp_path / "copy.db", record.file, force=True)
    assert again not in {None, kept}


def test_a_database_in_use_does_not_give_way(record: Record, make_item: MakeItem, tmp_path: Path) -> None:
    put(record, make_item("橋の話"))
    record.back_up(tmp_path / "copy.db")
    put(record, make_item("港の話"))
    with pytest.raises(StorageError, match="in use by another program"):
        put_in_place(tmp_path / "copy.db", record.file, force=True)
    assert len(record.all_item_ids()) == 2
    assert put(record, make_item("森の話")) == "added"


def empty(path: Path) -> None:
    path.write_bytes(b"")


def text(path: Path) -> None:
    path.write_text("no database at all\n" * 100)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000])


def overwritten(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[8_192:40_000] = b"\xff" * (40_000 - 8_192)
    path.write_bytes(bytes(data))


def newer(path: Path) -> None:
    _execute(path, "PRAGMA user_version = 999")


def another(path: Path) -> None:
    path.unlink()
    _execute(path, "CREATE TABLE songs (title TEXT)")


def orphaned(path: Path) -> None:
    _execute(path, "UPDATE passages SET item_id = 'gone'")


def _execute(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)


@pytest.mark.parametrize("damage", [empty, text, cut, overwritten, newer, another, orphaned, Path.unlink])
def test_a_copy_that_is_not_sound_is_refused_and_nothing_changed(
    record: Record, make_item: MakeItem, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    for number in range(30):
        put(record, make_item(f"橋の話{number}\n工事が始まった。"))
    record.back_up(tmp_path / "copy.db")
    record.close()
    damage(tmp_path / "copy.db")
    before = sorted((path.name, path.stat().st_size) for path in tmp_path.iterdir())
    with pytest.raises(BackupError) as caught:
        put_in_place(tmp_path / "copy.db", record.file, force=True)
    assert "\n" not in str(caught.value)
    assert sorted((path.name, path.stat().st_size) for path in tmp_path.iterdir()) == before
    assert len(ids(record.file)) == 30


def test_a_damaged_database_gives_way_too(record: Record, make_item: MakeItem, tmp_path: Path) -> None:
    put(record, make_item("橋の話"))
    record.back_up(tmp_path / "copy.db")
    record.close()
    text(record.file)
    kept = put_in_place(tmp_path / "copy.db", record.file, force=True)
    assert kept
    assert kept.read_text().startswith("no database")
    assert len(ids(record.file)) == 1


def test_a_copy_that_cannot_be_written_leaves_what_was_there(
    record: Record, make_item: MakeItem, tmp_path: Path
) -> None:
    put(record, make_item("橋の話"))
    (tmp_path / "taken").mkdir()
    with pytest.raises(BackupError, match="cannot be written"):
        record.back_up(tmp_path / "taken")
    with pytest.raises(BackupError, match="itself"):
        put_in_place(record.file, record.file, force=True)
    shutil.copy(record.file, tmp_path / "copy.db")


def test_who_may_read_a_file_may_read_the_one_that_replaces_it(
    record: Record, make_item: MakeItem, tmp_path: Path
) -> None:
    put(record, make_item("橋の話"))
    copy, place = tmp_path / "copy.db", tmp_path / "place.db"
    record.back_up(copy)
    shutil.copy(copy, place)
    for file in (copy, place):
        file.chmod(0o664)
    record.back_up(copy)
    put_in_place(copy, place, force=True)
    assert [file.stat().st_mode & 0o777 for file in (copy, place)] == [0o664, 0o664]
