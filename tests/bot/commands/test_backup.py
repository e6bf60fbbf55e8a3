"""``onrecord backup`` and ``onrecord restore``."""

from pathlib import Path

import pytest

from bot.commands.backup import run_backup, run_restore
from bot.errors import MissingIndexError
from retrieval import BackupError, Retriever, read_feed
from tests.bot.terminal import SAMPLE, onrecord


def test_a_copy_is_made_while_the_database_is_open_and_put_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, copy = tmp_path / "feed.db", tmp_path / "copy.db"
    with Retriever.open(path) as retriever:
        retriever.add(read_feed(SAMPLE))
        assert run_backup(copy, db=path) == 0
        assert "proved sound" in capsys.readouterr().out
    with pytest.raises(BackupError, match="--force"):
        run_restore(copy, force=False, db=path)
    assert run_restore(copy, force=True, db=path) == 0
    out = capsys.readouterr().out
    assert f"{path} is the copy now." in out
    assert "is kept as" in out
    with Retriever.open(path) as retriever:
        assert retriever.stats().items == 15


def test_without_a_database_there_is_nothing_to_copy(tmp_path: Path) -> None:
    with pytest.raises(MissingIndexError):
        run_backup(tmp_path / "copy.db", db=tmp_path / "none.db")


def test_what_is_no_copy_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no database")
    done = onrecord("restore", "notes.txt", "--db", "feed.db", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "not an onrecord database" in done.stderr
    assert not (tmp_path / "feed.db").exists()
