"""``onrecord check``."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.commands.check import run
from retrieval import Retriever, read_feed
from tests.bot.terminal import SAMPLE


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(read_feed(SAMPLE))
    return tmp_path / "feed.db"


def test_a_sound_database_has_no_fault(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(db=path) == 0
    assert capsys.readouterr().out.startswith("No fault in 15 items, ")


def test_faults_are_a_line_each(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "UPDATE sources SET items = items + 1 WHERE handle_key = (SELECT MIN(handle_key) FROM sources)"
        )
        connection.execute("UPDATE names SET passages = 99 WHERE name = (SELECT MIN(name) FROM names)")
    assert run(db=path) == 1
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_a_damaged_file_is_a_fault_too(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_text("no database at all\n" * 500)
    assert run(db=path) == 1
    assert len(capsys.readouterr().out.splitlines()) == 1
