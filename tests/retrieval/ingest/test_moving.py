"""Records between files and servers."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from retrieval import Retriever
from retrieval._storage.apart import Folder
from retrieval._storage.opening import open_untouched
from retrieval._storage.record import Record
from retrieval.errors import BackupError, StorageError
from retrieval.ingest.moving import move
from retrieval.types.address import Place, PostgresAddress
from retrieval.types.apart import RecordsApart
from tests.conftest import MakeItem
from tests.retrieval._storage.filled import fill


@pytest.fixture
def source(tmp_path: Path, make_item: MakeItem) -> Path:
    path = tmp_path / "feed.db"
    with closing(Record.open(path)) as record:
        fill(record, make_item)
    return path


@pytest.fixture
def apart(source: Path, make_item: MakeItem) -> Folder:
    """The feeds that two servers added for themselves."""
    folder = Folder.beside(source)
    for number in ("7", "8"):
        with closing(Record.open(folder.make(number))) as record:
            fill(record, make_item)
            record.preferences.put("feeds", "own", f'["of {number}"]')
    return folder


def own_feeds(place: Place) -> str | None:
    with closing(Record.open(place)) as record:
        return record.preferences.get("feeds", "own")


def apart_of(place: Place) -> RecordsApart:
    with closing(open_untouched(place)) as record:
        return record.apart()


def answers(place: Place) -> list[tuple[str, str, float]]:
    with Retriever.open(place, workers=0) as retriever:
        hits = retriever.ask("What did Ida Soren say about the quay?").hits
        return [(hit.item.id, hit.passage.text, round(hit.score, 5)) for hit in hits]


def test_what_was_moved_answers_as_before(source: Path, postgres: PostgresAddress, tmp_path: Path) -> None:
    before = answers(source)
    assert before
    content = source.read_bytes()
    assert move(source, postgres).rows["items"] == 3
    assert source.read_bytes() == content
    assert move(postgres, tmp_path / "back.db").rows["items"] == 3
    assert answers(postgres) == answers(tmp_path / "back.db") == before


def test_a_target_that_is_not_empty_is_refused_and_untouched(
    source: Path, postgres: PostgresAddress, tmp_path: Path, make_item: MakeItem
) -> None:
    with pytest.raises(BackupError, match="There is a file"):
        move(source, source)
    with closing(Record.open(postgres)) as record:
        record.preferences.put("guild", "7", "{}")
    with pytest.raises(BackupError, match="holds a record already"):
        move(source, postgres)
    with closing(Record.open(postgres)) as record:
        assert record.all_item_ids() == []


def test_a_source_that_is_none_is_told_and_not_made(tmp_path: Path, postgres: PostgresAddress) -> None:
    with pytest.raises(StorageError, match="no database at"):
        move(tmp_path / "none.db", postgres)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(StorageError, match="holds no record"):
        move(postgres, tmp_path / "back.db")
    assert list(tmp_path.iterdir()) == []


def test_what_a_move_that_was_killed_left_is_in_nobodys_way(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "moved.db"
    (tmp_path / ".moved.db.moving").write_text("half of a database")
    assert move(source, target, progress=None).rows["items"] == 3
    assert answers(target) == answers(source)
    assert not (tmp_path / ".moved.db.moving").exists()


def test_a_move_that_ends_early_leaves_no_file(source: Path, tmp_path: Path) -> None:
    def end(_done: int, _total: int | None) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        move(source, tmp_path / "moved.db", progress=end)
    assert [one.name for one in tmp_path.iterdir() if "moved" in one.name] == []


def test_what_lies_apart_goes_along_there_and_back(
    source: Path, apart: Folder, postgres: PostgresAddress, tmp_path: Path
) -> None:
    assert set(move(source, postgres).apart) == {"7", "8"}
    with closing(apart_of(postgres)) as schemas:
        assert schemas.numbers() == ["7", "8"]
        assert own_feeds(schemas.place("8")) == '["of 8"]'
        assert answers(schemas.place("7")) == answers(apart.place("7")) != []
    back = tmp_path / "back.db"
    assert move(postgres, back).apart == move(source, tmp_path / "copy.db").apart
    assert own_feeds(Folder.beside(back).place("7")) == '["of 7"]'
    assert {one.name for one in (tmp_path / "back.guilds").iterdir()} >= {"7.db", "8.db"}


def test_what_is_apart_already_is_neither_overwritten_nor_joined(
    source: Path, apart: Folder, postgres: PostgresAddress
) -> None:
    with closing(Record.open(postgres)) as record, closing(record.apart()) as schemas:
        with closing(Record.open(schemas.make("9"))) as own:
            own.preferences.put("feeds", "own", "[]")
        with pytest.raises(BackupError, match="feeds of Discord servers already"):
            move(source, postgres)
        assert schemas.numbers() == ["9"]
        assert record.all_item_ids() == []
    assert apart.numbers() == ["7", "8"]


@pytest.mark.parametrize("to_server", [True, False], ids=["to a server", "to a file"])
def test_a_move_that_ends_early_leaves_nothing_apart(
    source: Path, apart: Folder, postgres: PostgresAddress, tmp_path: Path, to_server: bool
) -> None:
    calls = list[int]()

    def end(done: int, _total: int | None) -> None:
        calls.append(done)
        # Behind both records that lie apart, in the middle of the common one.
        if calls.count(min(calls)) == 3:
            raise KeyboardInterrupt

    target: Place = postgres if to_server else tmp_path / "moved.db"
    with pytest.raises(KeyboardInterrupt):
        move(source, target, progress=end)
    if to_server:
        with closing(Record.open(postgres)) as record, closing(record.apart()) as schemas:
            assert schemas.numbers() == schemas.draft().numbers() == []
    else:
        assert not list(tmp_path.glob("moved*"))
    assert set(move(source, target).apart) == set(apart.numbers())


@pytest.mark.parametrize("to_server", [True, False], ids=["to a server", "to a file"])
def test_what_another_process_puts_there_meanwhile_stays(
    source: Path, apart: Folder, postgres: PostgresAddress, tmp_path: Path, to_server: bool
) -> None:
    target: Place = postgres if to_server else tmp_path / "moved.db"
    with closing(Record.open(postgres)) as record, closing(record.apart()) as schemas:
        beyond: RecordsApart = schemas if to_server else Folder.beside(tmp_path / "moved.db")

        def add(_done: int, _total: int | None) -> None:
            if not beyond.numbers():
                with closing(Record.open(beyond.make("7"))) as own:
                    own.preferences.put("feeds", "own", '["somebody else"]')

        with pytest.raises(StorageError):
            move(source, target, progress=add)
        assert beyond.numbers() == ["7"]
        assert own_feeds(beyond.place("7")) == '["somebody else"]'


def test_one_of_another_version_is_told_and_nothing_is_moved(
    source: Path, apart: Folder, postgres: PostgresAddress
) -> None:
    with closing(sqlite3.connect(apart.place("8"))) as connection:
        connection.execute("PRAGMA user_version = 3")
    with pytest.raises(StorageError, match=r"8\.db has schema 3"):
        move(source, postgres)
    with closing(Record.open(postgres)) as record, closing(record.apart()) as schemas:
        assert (schemas.numbers(), record.all_item_ids()) == ([], [])
