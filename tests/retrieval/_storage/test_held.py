"""Connections that are closed by a thread that is not theirs."""

import sqlite3
import threading
import weakref
from pathlib import Path

import pytest

from retrieval._storage.held import HeldConnection, close

PATIENCE_S = 30
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT told() UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


def opened(path: Path) -> HeldConnection:
    return sqlite3.connect(path, check_same_thread=False, isolation_level=None, factory=HeldConnection)


def test_a_running_statement_is_interrupted_and_its_thread_is_told(tmp_path: Path) -> None:
    connection, runs, told = opened(tmp_path / "feed.db"), threading.Event(), []
    connection.create_function("told", 0, lambda: runs.set() or 1)

    def work() -> None:
        with connection.in_use, pytest.raises(sqlite3.OperationalError, match="interrupted") as error:
            connection.execute(ENDLESS).fetchone()
        told.append(error.value)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    assert runs.wait(PATIENCE_S)
    close(connection)
    thread.join(PATIENCE_S)
    assert told
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.execute("SELECT 1")


def test_the_last_that_is_closed_writes_the_log_back(tmp_path: Path) -> None:
    connection = opened(tmp_path / "feed.db")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE said (words TEXT)")
    assert (tmp_path / "feed.db-wal").stat().st_size
    close(connection)
    assert not (tmp_path / "feed.db-wal").exists()


def test_one_that_nobody_uses_any_more_goes_by_itself(tmp_path: Path) -> None:
    connection = opened(tmp_path / "feed.db")
    held = weakref.ref(connection)
    connection.close()
    del connection
    assert held() is None
