"""What SQLite's errors are told as."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from retrieval._storage.sqlite_errors import explained


def test_a_file_that_is_no_database_is_told_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "feed.db"
    path.write_bytes(b"a page of a newspaper" * 100)
    with closing(sqlite3.connect(path)) as connection, pytest.raises(sqlite3.DatabaseError) as caught:
        connection.execute("SELECT 1 FROM sqlite_schema")
    told = explained(caught.value, path)
    assert told == f"{path} is not an onrecord database. Give another path, or move that file away."


def test_an_error_without_advice_is_told_as_it_is() -> None:
    assert "no such table: quays" in explained(sqlite3.OperationalError("no such table: quays"), Path("feed.db"))
