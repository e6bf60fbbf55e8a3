"""Records between files and servers."""

from contextlib import closing
from pathlib import Path

import pytest

from retrieval import Retriever
from retrieval._storage.record import Record
from retrieval.errors import BackupError, StorageError
from retrieval.ingest.moving import move
from retrieval.types.address import Place, PostgresAddress
from tests.conftest import MakeItem
from tests.retrieval._storage.filled import fill


@pytest.fixture
def source(tmp_path: Path, make_item: MakeItem) -> Path:
    path = tmp_path / "feed.db"
    with closing(Record.open(path)) as record:
        fill(record, make_item)
    return path


def answers(place: Place) -> list[tuple[str, str, float]]:
    with Retriever.open(place, workers=0) as retriever:
        hits = retriever.ask("What did Ida Soren say about the quay?").hits
        return [(hit.item.id, hit.passage.text, round(hit.score, 5)) for hit in hits]


def test_what_was_moved_answers_as_before(source: Path, postgres: PostgresAddress, tmp_path: Path) -> None:
    before = answers(source)
    assert before
    content = source.read_bytes()
    assert move(source, postgres)["items"] == 3
    assert source.read_bytes() == content
    assert move(postgres, tmp_path / "back.db")["items"] == 3
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
    assert move(source, target, progress=None)["items"] == 3
    assert answers(target) == answers(source)
    assert not (tmp_path / ".moved.db.moving").exists()


def test_a_move_that_ends_early_leaves_no_file(source: Path, tmp_path: Path) -> None:
    def end(_done: int, _total: int | None) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        move(source, tmp_path / "moved.db", progress=end)
    assert [one.name for one in tmp_path.iterdir() if "moved" in one.name] == []
