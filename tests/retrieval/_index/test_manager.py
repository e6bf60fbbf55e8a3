"""Both indexes follow the record: behind, absent, damaged, or written by somebody else."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock

from retrieval._index import manager
from retrieval._index.lexical import Term
from retrieval._index.manager import Indexes, index_folder
from retrieval._storage.record import Record
from tests.conftest import MakeItem
from tests.retrieval._storage.test_record import DIM, MODEL, put


@pytest.fixture
def record(tmp_path: Path, make_item: MakeItem) -> Record:
    record = Record.open(tmp_path / "feed.db")
    for number in range(20):
        put(record, make_item(f"橋{number}\n港{number}の工事の話。"))
    return record


def opened(record: Record) -> Indexes:
    indexes = Indexes(record, MODEL, DIM)
    indexes.catch_up()
    return indexes


def holds_everything(record: Record, indexes: Indexes) -> bool:
    numbers = set(record.passage_ids().tolist())
    lexical = {hit.passage_id for hit in indexes.lexical.search([[Term("words", "橋")], [Term("words", "港")]], 1000)}
    query = np.ones(DIM, dtype=np.float32) / np.sqrt(DIM)
    dense = {hit.passage_id for hit in indexes.dense.search(query, 1000)}
    return lexical == dense == numbers and indexes.dense.mark == indexes.lexical.mark == record.last_change()


def test_made_from_nothing_and_read_again(record: Record) -> None:
    assert holds_everything(record, opened(record))
    again = Indexes(record, MODEL, DIM)
    assert again.dense.mark == again.lexical.mark == record.last_change()
    assert holds_everything(record, again)


def test_behind_catches_up(record: Record, make_item: MakeItem) -> None:
    indexes = opened(record)
    put(record, make_item("橋99\n港99の話。"))
    record.remove(make_item("橋3\n港3の工事の話。").id)
    assert not holds_everything(record, indexes)
    indexes.catch_up()
    assert holds_everything(record, indexes)


@pytest.mark.parametrize("damage", ["folder gone", "dense cut", "lexical gone", "stranger's"])
def test_damage_is_rebuilt(record: Record, tmp_path: Path, damage: str, make_item: MakeItem) -> None:
    opened(record)
    folder = index_folder(record.path)
    if damage == "folder gone":
        shutil.rmtree(folder)
    elif damage == "dense cut":
        (file,) = folder.glob("dense-*")
        file.write_bytes(file.read_bytes()[:100])
    elif damage == "lexical gone":
        (place,) = folder.glob("lexical-*")
        shutil.rmtree(place)
    else:
        other = Record.open(tmp_path / "other.db")
        put(other, make_item("別\n別の話。"))
        opened(other)
        shutil.rmtree(folder)
        shutil.copytree(index_folder(other.path), folder)
    assert holds_everything(record, opened(record))


def test_what_a_killed_writer_left_is_swept(record: Record) -> None:
    folder = index_folder(record.path)
    folder.mkdir()
    (folder / "writing-abc").mkdir()
    (folder / "writing-abc" / "meta.json").write_text("{")
    assert holds_everything(record, opened(record))
    assert not list(folder.glob("writing-*"))


def test_a_writer_that_does_not_end_is_not_waited_for(
    record: Record, make_item: MakeItem, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(record)
    monkeypatch.setattr(manager, "_LOCK_WAIT_S", 0.05)
    indexes = Indexes(record, MODEL, DIM)
    put(record, make_item("橋99\n港99の話。"))
    with FileLock(indexes.folder / "writers.lock"):
        indexes.catch_up()
        assert indexes.dense.mark == record.last_change()
        assert indexes.lexical.mark != record.last_change()
        assert indexes.lexical.search([[Term("words", "橋")]], 5)
    indexes.catch_up()
    assert holds_everything(record, indexes)


def test_two_hands_on_one_index(record: Record, make_item: MakeItem) -> None:
    first, second = opened(record), opened(record)
    put(record, make_item("橋98\n港98の話。"))
    first.catch_up()
    second.catch_up()
    assert holds_everything(record, first)
    assert holds_everything(record, second)


def test_files_that_a_killed_commit_left_in_the_way(record: Record, make_item: MakeItem) -> None:
    indexes = opened(record)
    (place,) = indexes.folder.glob("lexical-*")
    for segment in {path.name.split(".")[0] for path in place.glob("*.idx")}:
        for stamp in range(300):
            (place / f"{segment}.{stamp}.del").touch()
    record.remove(make_item("橋3\n港3の工事の話。").id)
    indexes.catch_up()
    assert holds_everything(record, indexes)
    assert indexes.folder == index_folder(record.path)
    assert holds_everything(record, opened(record))
