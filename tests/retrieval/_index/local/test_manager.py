"""Both indexes follow the record: behind, absent, damaged, or written by somebody else."""

import shutil
import threading
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock

from retrieval._index.local import manager
from retrieval._index.local.lexical import Term
from retrieval._index.local.manager import Indexes, index_folder
from retrieval._storage.filters import Filters
from retrieval._storage.record import Record
from tests.conftest import MakeItem
from tests.retrieval._storage.storing import DIM, MODEL, put


@pytest.fixture
def record(tmp_path: Path, make_item: MakeItem) -> Record:
    record = Record.open(tmp_path / "feed.db")
    for number in range(20):
        put(record, make_item(f"橋{number}\n港{number}の工事の話。"))
    return record


def opened(record: Record) -> Indexes:
    indexes = Indexes(record, MODEL, DIM)
    indexes.follow()
    return indexes


def holds_everything(record: Record, indexes: Indexes) -> bool:
    numbers = set(record.passage_ids().tolist())
    view = indexes.view()
    lexical = {hit.passage_id for hit in view.lexical.search([[Term("words", "橋")], [Term("words", "港")]], 1000)}
    query = np.ones(DIM, dtype=np.float32) / np.sqrt(DIM)
    dense = {hit.passage_id for hit in view.dense.search(query, 1000)}
    columns = set(view.columns.passage_ids.tolist())
    marks = {view.mark, view.dense.mark, view.lexical.mark, view.columns.mark}
    return lexical == dense == columns == numbers and marks == {record.last_change()} and not indexes.is_behind()


def test_made_from_nothing_and_read_again(record: Record) -> None:
    assert Indexes(record, MODEL, DIM).is_behind()
    assert holds_everything(record, opened(record))
    assert holds_everything(record, Indexes(record, MODEL, DIM))


def test_behind_catches_up(record: Record, make_item: MakeItem) -> None:
    indexes = opened(record)
    put(record, make_item("橋99\n港99の話。"))
    record.remove(make_item("橋3\n港3の工事の話。").id)
    before = indexes.view()
    assert indexes.is_behind()
    assert not holds_everything(record, indexes)
    assert indexes.follow()
    assert indexes.view() is not before
    assert before.mark != record.last_change()
    assert holds_everything(record, indexes)


@pytest.mark.parametrize("damage", ["folder gone", "dense cut", "columns gone", "lexical gone", "stranger's"])
def test_damage_is_rebuilt(record: Record, tmp_path: Path, damage: str, make_item: MakeItem) -> None:
    opened(record)
    folder = index_folder(record.file)
    if damage == "folder gone":
        shutil.rmtree(folder)
    elif damage == "dense cut":
        (file,) = folder.glob("dense-*")
        data = file.read_bytes()
        # A new file: a mapped one that shrinks kills the process.
        file.unlink()
        file.write_bytes(data[:100])
    elif damage == "columns gone":
        (file,) = folder.glob("columns-*")
        file.unlink()
    elif damage == "lexical gone":
        (place,) = folder.glob("lexical-*")
        shutil.rmtree(place)
    else:
        other = Record.open(tmp_path / "other.db")
        put(other, make_item("別\n別の話。"))
        opened(other)
        shutil.rmtree(folder)
        shutil.copytree(index_folder(other.file), folder)
    assert holds_everything(record, opened(record))


def test_what_a_killed_writer_left_is_swept(record: Record) -> None:
    folder = index_folder(record.file)
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
        assert not indexes.follow()
        view = indexes.view()
        assert view.dense.mark == view.columns.mark == record.last_change()
        assert view.lexical.mark == view.mark != record.last_change()
        assert indexes.is_behind()
        assert view.lexical.search([[Term("words", "橋")]], 5)
    assert indexes.follow()
    assert holds_everything(record, indexes)


def test_nobody_waits_who_does_not_want_to(record: Record) -> None:
    indexes = Indexes(record, MODEL, DIM)
    with indexes._following:
        assert not indexes.follow(wait=False)
    indexes.folder.mkdir()
    with FileLock(indexes.folder / "writers.lock"):
        assert not indexes.follow(wait=False)
    assert indexes.follow(wait=False)
    assert holds_everything(record, indexes)


def test_two_hands_on_one_index(record: Record, make_item: MakeItem) -> None:
    first, second = opened(record), opened(record)
    put(record, make_item("橋98\n港98の話。"))
    first.follow()
    second.follow()
    assert holds_everything(record, first)
    assert holds_everything(record, second)


def test_files_that_a_killed_commit_left_in_the_way(record: Record, make_item: MakeItem) -> None:
    indexes = opened(record)
    (place,) = indexes.folder.glob("lexical-*")
    for segment in {path.name.split(".")[0] for path in place.glob("*.idx")}:
        for stamp in range(300):
            (place / f"{segment}.{stamp}.del").touch()
    record.remove(make_item("橋3\n港3の工事の話。").id)
    indexes.follow()
    assert holds_everything(record, indexes)
    assert indexes.folder == index_folder(record.file)
    assert holds_everything(record, opened(record))


def test_a_folder_that_cannot_be_written_gives_way_to_a_temporary_one(record: Record, make_item: MakeItem) -> None:
    index_folder(record.file).write_text("a file stands where the folder should")
    indexes = opened(record)
    assert indexes.folder != index_folder(record.file)
    assert holds_everything(record, indexes)
    put(record, make_item("橋99\n港99の話。"))
    indexes.follow()
    assert holds_everything(record, indexes)
    temporary = indexes.folder
    indexes.close()
    assert not temporary.exists()


def test_copies_that_cannot_be_saved_are_done_without(
    record: Record, make_item: MakeItem, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexes = opened(record)
    for kind in ("dense", "columns"):
        for path in indexes.folder.glob(f"{kind}-*"):
            path.unlink()
    indexes = Indexes(record, MODEL, DIM)

    def full(*_: object) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as patch:
        patch.setattr(manager, "write_copy", full)
        indexes.follow()
    assert indexes.folder == index_folder(record.file)
    assert holds_everything(record, indexes)


def test_rounds_of_updates_leave_the_answers_as_they_were(record: Record, make_item: MakeItem) -> None:
    """The same posts give the same hits and scores, whatever was added, changed and removed on the way."""
    indexes = opened(record)
    for turn in range(3):
        changed = [make_item(f"橋{n}\n港{n}の工事の話。{'続報。' * turn}", headline=f"橋{n}") for n in range(10)]
        for item in changed:
            put(record, item)
            indexes.follow()
        for item in changed:
            record.remove(item.id)
        indexes.follow()
    shutil.rmtree(index_folder(record.file))
    anew = opened(record)
    assert holds_everything(record, indexes)
    query = np.random.default_rng(3).standard_normal(DIM).astype(np.float32)
    assert indexes.view().dense.search(query, 30) == anew.view().dense.search(query, 30)
    for words in (["橋", "工事"], ["港", "話"], ["橋", "橋7"]):
        clauses = [[Term("words", word)] for word in words]
        wanted, found = (dict(one.view().lexical.search(clauses, 30)) for one in (anew, indexes))
        assert found == {number: pytest.approx(score, rel=0.02) for number, score in wanted.items()}
        terms = [one.view().lexical.document_frequency("words", words[1]) for one in (anew, indexes)]
        assert terms[0] == terms[1]


def test_many_questions_while_a_writer_follows(record: Record, make_item: MakeItem) -> None:
    """No question fails, and each is answered from one state of the record."""
    indexes = Indexes(record, MODEL, DIM, exact_limit=60)
    indexes.follow()
    known = {record.last_change(): set(record.passage_ids().tolist())}
    query = np.ones(DIM, dtype=np.float32) / np.sqrt(DIM)
    done, answers, failures = threading.Event(), [], []

    def ask() -> None:
        try:
            while not done.is_set():
                view = indexes.view()
                dense = {hit.passage_id for hit in view.dense.search(query, 1000)}
                lexical = {
                    hit.passage_id for hit in view.lexical.search([[Term("words", "橋")], [Term("words", "港")]], 1000)
                }
                allowed = view.columns.allowed(Filters(sources=("harborwire",)))
                assert allowed is not None
                answers.append((view.mark, dense, lexical, set(allowed.tolist())))
        except BaseException as error:  # noqa: BLE001 - shown by the test's own thread
            failures.append(error)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for turn in range(12):
        put(record, make_item(f"橋{100 + turn}\n港{100 + turn}の話。"))
        if turn % 3 == 0:
            record.remove(make_item(f"橋{turn}\n港{turn}の工事の話。").id)
        known[record.last_change()] = set(record.passage_ids().tolist())
        indexes.follow()
    done.set()
    for thread in threads:
        thread.join()
    assert not failures
    assert len({mark for mark, *_ in answers}) > 1
    for mark, dense, lexical, allowed in answers:
        assert dense == lexical == allowed == known[mark]


def test_many_threads_may_follow_at_once(record: Record, make_item: MakeItem) -> None:
    indexes = opened(record)
    put(record, make_item("橋99\n港99の話。"))
    threads = [threading.Thread(target=indexes.follow) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert holds_everything(record, indexes)


def test_growth_beyond_the_limit_is_saved_and_read_again(record: Record, make_item: MakeItem) -> None:
    indexes = Indexes(record, MODEL, DIM, exact_limit=60)
    for start in range(100, 200, 20):
        for number in range(start, start + 20):
            put(record, make_item(f"橋{number}\n港{number}の工事の話。"))
        indexes.follow()
    assert indexes.view().dense.parts
    assert holds_everything(record, indexes)
    again = Indexes(record, MODEL, DIM, exact_limit=60)
    assert again.view().dense.parts
    again.follow()
    assert holds_everything(record, again)
    query = np.random.default_rng(3).standard_normal(DIM).astype(np.float32)
    found = dict(again.view().dense.search(query, 300))
    assert found == dict(indexes.view().dense.search(query, 300))
